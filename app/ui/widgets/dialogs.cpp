#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

namespace {

void scrim(UiCore& core)
{
    core.paint.fill({0, 0, core.screen.w, core.screen.h}, core.theme().colour(Paint::Scrim));
}

void panel(UiCore& core, const Rect& rect)
{
    const auto& theme = core.theme();
    const float radius = theme.radius(Radius::Large) * 1.2F;
    core.paint.shadow(rect, radius, 3);
    core.paint.fill(rect, theme.colour(Paint::Raised), radius);
    if (theme.elevation() <= 0)
        core.paint.stroke(rect, theme.colour(Paint::Outline), radius, theme.stroke());
}

}

std::optional<int> dialog(Ui& ui, const Dialog& dialog)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    core.begin_layer(true);
    scrim(core);
    const float margin = theme.space(4);
    const float pad = theme.space(6);
    const float width = std::round(std::min(core.screen.w - 2 * margin, theme.px(520) * std::max(1.F, core.text_scale * 0.85F)));
    const float inner = width - 2 * pad;
    const bool has_icon = dialog.icon != Icon::None;
    const float disc = theme.px(28);
    const auto& title = core.lay(dialog.title, theme.type(Type::Heading), inner);
    const auto* body = dialog.label.empty() ? nullptr : &core.lay(dialog.label, theme.type(Type::Body), inner);
    const float button_height = target(core, Extent::Button);
    const auto count = dialog.buttons.size();
    const float gap = theme.space(3);
    float natural = gap * static_cast<float>(count == 0 ? 0 : count - 1);
    float widest = 0;
    for (const auto& button : dialog.buttons) {
        natural += button_width(core, button);
        widest = std::max(widest, button_width(core, button));
    }
    const bool even_fits = widest * static_cast<float>(count) + gap * static_cast<float>(count == 0 ? 0 : count - 1) <= inner;
    const bool is_stacked = natural > inner || (dialog.is_even && !even_fits);
    const float buttons = count == 0 ? 0 : is_stacked ? static_cast<float>(count) * (button_height + gap) - gap : button_height;
    const float height = std::round(2 * pad + (has_icon ? 2 * disc + theme.space(4) : 0) + title.size.h +
                                    (body ? body->size.h + theme.space(3) : 0) + (count == 0 ? 0 : buttons + theme.space(6)));
    Rect rect{std::round((core.screen.w - width) / 2), std::round((core.screen.h - height) / 2), width, height};
    if (ui.is_narrow())
        rect.y = core.screen.h - height - margin;
    panel(core, rect);
    core.item({.id = std::string(dialog.id), .role = Role::Dialog, .label = std::string(dialog.title), .rect = rect, .is_target = false});
    float y = rect.y + pad;
    const float x = rect.x + pad;
    if (has_icon) {
        const auto tint = tint_of(dialog.tone == Tone::Neutral ? Tone::Primary : dialog.tone);
        const Point centre{core.m_rtl ? rect.right() - pad - disc : x + disc, y + disc};
        core.paint.disc(centre, disc, theme.colour(tint.fill));
        core.paint.icon(dialog.icon, centre, disc * 1.15F, theme.colour(tint.ink));
        y += 2 * disc + theme.space(4);
    }
    core.item({.id = {}, .role = Role::Heading, .label = std::string(dialog.title), .rect = {x, y, inner, title.size.h}, .is_target = false});
    core.paint.text(title, {x, y}, theme.colour(Paint::Text), inner, core.leading_share());
    y += title.size.h;
    if (body) {
        y += theme.space(3);
        core.item({.id = {}, .role = Role::Text, .label = std::string(dialog.label), .rect = {x, y, inner, body->size.h}, .is_target = false});
        core.paint.text(*body, {x, y}, theme.colour(Paint::TextQuiet), inner, core.leading_share());
    }
    std::optional<int> tapped;
    Rect row{x, rect.bottom() - pad - buttons, inner, button_height};
    // The main one is last in the list: at the trailing end of a row, on top of a stack. Of equal ones none is main.
    const bool is_turned = is_stacked && !dialog.is_even;
    const auto nth = [&](std::size_t i) { return is_turned ? count - 1 - i : i; };
    std::vector<Rect> places(count);
    if (is_stacked) {
        for (std::size_t i = 0; i < count; ++i) {
            places[nth(i)] = row;
            row.y += button_height + gap;
        }
    } else {
        const float even = count == 0 ? 0 : (inner - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
        for (std::size_t i = count; i-- > 0;) {
            places[i] = core.cut_trailing(row, dialog.is_even ? std::floor(even) : button_width(core, dialog.buttons[i]));
            core.cut_trailing(row, gap);
        }
    }
    // As they are seen from the top down: so the Tab key goes.
    for (std::size_t i = 0; i < count; ++i)
        if (button_in(core, places[nth(i)], dialog.buttons[nth(i)]))
            tapped = static_cast<int>(nth(i));
    if (core.pressed(Key::Escape))
        tapped = -1;
    core.end_layer();
    return tapped;
}

Sheet::Sheet(Ui& ui, std::string_view id, std::string_view title, std::string_view close_label) : m_ui(ui)
{
    const bool is_closable = !close_label.empty();
    auto& core = ui.core();
    const auto& theme = ui.theme();
    core.begin_layer(true);
    scrim(core);
    const float pad = theme.space(6);
    const float around = ui.is_narrow() ? 0 : 2 * theme.space(6);
    const float width = std::round(std::min(core.screen.w - around, theme.px(640) * std::max(1.F, core.text_scale * 0.85F)));
    const std::string key = "sheet " + std::string(id);
    const auto& heading = core.lay(title, theme.type(Type::Heading), width - 2 * pad - target(core) - theme.space(2));
    const float head = std::max(target(core), heading.size.h) + pad + theme.space(2);
    // What bars and keyboard have taken below stays free.
    const float bottom_free = core.screen.h - core.recall("keyboard", 0);
    const float most = bottom_free - theme.space(ui.is_narrow() ? 8 : 12);
    const float wanted = std::min(most, head + core.recall(key, theme.px(240)) + theme.space(2));
    Rect rect{std::round((core.screen.w - width) / 2), std::round((bottom_free - wanted) / 2), width, std::round(wanted)};
    if (ui.is_narrow())
        rect.y = bottom_free - rect.h;
    Rect outside{0, 0, core.screen.w, core.screen.h};
    const std::string outside_id = std::string(id) + ".outside";
    if (core.item({.id = outside_id, .role = Role::Image, .rect = outside, .keeps_focus = true}).is_tapped)
        m_dismissed = is_closable;
    panel(core, rect);
    core.item({.id = std::string(id), .role = Role::Dialog, .label = std::string(title), .rect = rect, .is_target = true, .keeps_focus = true});
    Rect bar{rect.x + pad, rect.y + pad - theme.space(2), rect.w - 2 * pad, target(core)};
    const Rect close = is_closable ? core.cut_trailing(bar, target(core)) : Rect{};
    core.item({.id = {}, .role = Role::Heading, .label = std::string(title), .rect = bar, .is_target = false});
    core.paint.text(heading, {bar.x, bar.y + std::max(0.F, (bar.h - heading.size.h) / 2)}, theme.colour(Paint::Text), bar.w, core.leading_share());
    if (is_closable && icon_button_in(core, close, std::string(id) + ".close", Icon::Close, close_label, true, Paint::Text, Paint::Sunken))
        m_dismissed = true;
    if (is_closable && core.pressed(Key::Escape))
        m_dismissed = true;
    m_key = key;
    m_id = id;
    const Rect view{rect.x, rect.y + head, rect.w, rect.h - head};
    core.begin_scroll(std::string(id) + ".scroll", view, theme.space(3));
    core.place().area.x += pad;
    core.place().area.w -= 2 * pad;
    m_top = core.place().y;
    core.place().y += theme.space(2);
}

Sheet::~Sheet()
{
    auto& core = m_ui.core();
    core.place().y += m_ui.theme().space(6);
    core.remember(m_key, core.place().y - m_top);
    core.end_scroll();
    core.end_layer();
}

}
