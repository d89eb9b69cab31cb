#include "app/ui/widgets/answers.h"
#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

void picture(Ui& ui, std::string_view id, const FormPicture& which, std::string_view label, float most_height)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    if (which.name.empty() || which.files == nullptr)
        return;
    const Size box{core.width(), theme.px(most_height)};
    const auto shown = core.pictures.want(std::string(which.owner) + "/" + std::string(which.name), which.name, *which.files, box, theme.radius(Radius::Medium));
    // The height that it had when it was last read keeps the page still while it is read again.
    const auto key = "picture " + std::string(which.owner) + "/" + std::string(which.name) + " " + std::to_string(std::lround(box.w));
    if (shown.texture != nullptr)
        core.remember(key, shown.size.h);
    if (shown.is_broken) {
        banner(ui, {.id = id, .label = which.lost, .icon = Icon::EyeOff});
        return;
    }
    const Rect rect = core.next(core.recall(key, box.h / 2));
    core.item({.id = std::string(id), .role = Role::Image, .label = std::string(label), .rect = rect, .is_target = false});
    if (shown.texture != nullptr) {
        const float x = core.m_rtl ? rect.right() - shown.size.w : rect.x;
        core.paint.picture(shown.texture, {std::round(x), rect.y, shown.size.w, shown.size.h});
        return;
    }
    core.paint.fill(rect, theme.colour(Paint::Sunken), theme.radius(Radius::Medium));
}

bool disclosure(Ui& ui, std::string_view id, std::string_view title, std::string_view text, bool is_open, std::span<const Weighted> weighted)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float size = theme.extent(Extent::Icon);
    const float pad = theme.space(3);
    const auto& label = core.lay(title, theme.type(Type::Label), core.width() - 2 * size - 4 * pad, 4);
    const float head = std::max(target(core), label.size.h + theme.space(3));
    const float wide = core.width() - 2 * pad - size - theme.space(2);
    const auto* body = is_open ? &core.lay(text, theme.type(Type::Body), wide, 0, {}, weighted) : nullptr;
    const Rect all = core.next(head + (body ? body->size.h + theme.space(4) : 0));
    const Rect rect{all.x, all.y, all.w, head};
    const float radius = theme.radius(Radius::Medium);
    if (is_open) {
        core.paint.fill(all, theme.colour(Paint::Sunken), radius);
        core.paint.stroke(all, theme.colour(Paint::SunkenEdge), radius, theme.stroke());
    }
    const auto response = core.item({.id = std::string(id), .role = Role::Button, .label = std::string(title), .value = is_open ? "open" : "", .rect = rect, .is_cut = label.is_cut});
    const Colour ink = theme.colour(is_open ? Paint::Text : Paint::Primary);
    if (response.is_down || response.is_hovered)
        core.paint.fill(rect, ink.with_alpha(response.is_down ? 0.16F : 0.08F), radius);
    Rect inner = rect.inset(pad, 0);
    core.paint.icon(Icon::Help, core.cut_leading(inner, size).centre(), size, ink);
    core.cut_leading(inner, theme.space(2));
    const float width = std::min(inner.w, label.size.w);
    const Rect words = core.cut_leading(inner, width);
    core.paint.text(label, {words.x, rect.y + (rect.h - label.size.h) / 2}, ink, width, core.leading_share());
    core.cut_leading(inner, theme.space(1));
    core.paint.icon(is_open ? Icon::Up : Icon::Down, core.cut_leading(inner, size).centre(), size, ink);
    if (body) {
        const float x = core.m_rtl ? all.x + pad : all.x + pad + size + theme.space(2);
        core.item({.id = std::string(id) + ".text", .role = Role::Text, .label = std::string(text), .rect = {x, rect.bottom(), wide, body->size.h}, .is_target = false});
        core.paint.text(*body, {x, rect.bottom()}, theme.colour(Paint::Text), wide, core.leading_share());
    }
    if (response.shows_ring)
        core.focus_ring(rect, radius);
    return response.is_tapped;
}

bool link(Ui& ui, const Link& link)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float pad = theme.space(4);
    const float size = theme.extent(Extent::Icon);
    const float wide = core.width() - 2 * pad - size - theme.space(3);
    const auto& address = core.lay(link.address, theme.type(Type::Strong), wide);
    const auto* note = link.note.empty() ? nullptr : &core.lay(link.note, theme.type(Type::Small), wide);
    const Button copy{.id = {}, .label = link.action, .kind = ButtonKind::Tonal, .icon = Icon::Copy};
    const float copy_width = std::min(wide, button_width(core, copy));
    const float copy_height = link.action.empty() ? 0 : std::max(target(core), core.lay(link.action, Type::Label, copy_width).size.h + theme.space(2));
    const Rect rect = core.next(2 * pad + address.size.h + (note ? note->size.h + theme.space(1) : 0) + (copy_height > 0 ? copy_height + theme.space(3) : 0));
    const float radius = theme.radius(Radius::Medium);
    core.item({.id = std::string(link.id), .role = Role::Link, .label = std::string(link.address), .value = std::string(link.address), .rect = rect, .is_target = false,
               .is_cut = address.is_cut});
    core.paint.fill(rect, theme.colour(Paint::Surface), radius);
    core.paint.stroke(rect, theme.colour(Paint::Outline), radius, theme.px(1));
    Rect inner = rect.inset(pad, pad);
    core.paint.icon(Icon::Link, {core.cut_leading(inner, size).centre().x, inner.y + theme.type(Type::Strong).line / 2}, size, theme.colour(Paint::Primary));
    core.cut_leading(inner, theme.space(3));
    // An address reads from the left in every script; underlined, it is known for what it is.
    const float x = core.m_rtl ? inner.right() - address.size.w : inner.x;
    core.paint.text(address, {x, inner.y}, theme.colour(Paint::Primary));
    for (const auto& line : address.lines)
        core.paint.fill({x, inner.y + line.top + line.height - theme.px(3), line.width, theme.px(1.5F)}, theme.colour(Paint::Primary));
    float y = inner.y + address.size.h + theme.space(1);
    if (note) {
        core.paint.text(*note, {inner.x, y}, theme.colour(Paint::TextQuiet), wide, core.leading_share());
        y += note->size.h;
    }
    if (link.action.empty())
        return false;
    Rect foot{inner.x, rect.bottom() - pad - copy_height, inner.w, copy_height};
    const auto id = std::string(link.id) + ".action";
    return button_in(core, core.cut_leading(foot, copy_width), {.id = id, .label = link.action, .kind = ButtonKind::Tonal, .icon = Icon::Copy});
}

}
