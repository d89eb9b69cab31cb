#include "app/ui/widgets/bar_room.h"
#include "app/ui/widgets/brand.h"

#include "platform/base/direction.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace kerbside::app::ui {

namespace {

/// A trailing button of the app bar: a pill with its words, or an icon; one that has words elsewhere keeps the colour they
/// stand on.
bool bar_button(UiCore& core, const Rect& rect, const BarButton& button, bool shows_words, const Brand& brand)
{
    const auto& theme = core.theme();
    if (!shows_words) {
        const auto soft = button.is_danger ? std::pair{Paint::OnDangerSoft, Paint::DangerSoft} : std::pair{Paint::OnPrimarySoft, Paint::PrimarySoft};
        const auto [ink, fill] = button.is_main || button.is_way ? std::pair{Paint::OnPrimary, Paint::Primary} : button.show_label ? soft : std::pair{brand.ink, Paint::Count_};
        const bool tapped = icon_button_in(core, rect, button.id, button.icon, button.label, true, ink, fill, false, button.is_main);
        if (button.badge > 0) {
            const auto text = button.badge > 99 ? std::string("99+") : std::to_string(button.badge);
            const auto& label = core.lay(text, TypeStyle{mark_size(core, 13), mark_size(core, 16), 700});
            const float h = mark_size(core, 20);
            const float w = std::max(h, label.size.w + theme.px(10));
            const Rect pill{rect.centre().x + theme.px(2), rect.y + theme.px(2), w, h};
            core.paint.fill(pill, theme.colour(Paint::Accent), h / 2);
            core.paint.text(label, {pill.x, pill.y + (h - label.size.h) / 2}, theme.colour(Paint::OnAccent), w, 0.5F);
        }
        return tapped;
    }
    return button_in(core, rect, {.id = button.id, .label = button.label,
                                  .kind = button.is_danger ? ButtonKind::DangerTonal : ButtonKind::Tonal, .icon = button.icon});
}

/// What the bar is made of: paper, or what the Masthead below it is made of.
Brand look_of(const Theme& theme, const AppBar& bar)
{
    return bar.is_branded ? brand_of(theme) : Brand{Paint::Surface, Paint::Text, Paint::TextQuiet, Paint::Primary};
}

/// The line below the bar, and how far the form has come on it.
void bar_edge(UiCore& core, const AppBar& bar, const Rect& whole)
{
    const auto& theme = core.theme();
    const float line = bar.progress ? theme.px(4) : theme.px(1);
    const Rect track{whole.x, whole.bottom() - line, whole.w, line};
    // What is still to do is quieter than what is done, where outlines are as strong as text too.
    if (!bar.is_branded)
        core.paint.fill(track, theme.colour(bar.progress && theme.elevation() <= 0 ? Paint::Disabled : Paint::Outline));
    if (!bar.progress)
        return;
    Rect full = track;
    const Rect done = core.cut_leading(full, std::round(track.w * std::clamp(*bar.progress, 0.F, 1.F)));
    core.paint.fill(done, theme.colour(Paint::Primary));
    core.item({.id = std::string(bar.id) + ".progress", .role = Role::Progress, .label = {},
               .value = std::to_string(std::lround(*bar.progress * 100)), .rect = track, .is_target = false});
}

/// What stands below the title; with what may stand beside it where both are one line.
std::string subtitle_of(UiCore& core, const AppBar& bar, const TypeStyle& style, float width)
{
    if (bar.aside.empty())
        return std::string(bar.subtitle);
    // A name of the form's beside a number: neither takes the other's digits into its own direction.
    auto both = platform::set_apart(bar.subtitle, core.m_rtl) + "  \u00b7  " + platform::isolated(bar.aside, core.m_rtl);
    return core.lay(both, style).size.w <= width ? both : std::string(bar.subtitle);
}

/// The title and what stands below it, as two texts that can be found by name.
struct BarWords {
    const Paragraph& title;
    std::string below; ///< the title
    const Paragraph* subtitle = nullptr;
    float height() const { return title.size.h + (subtitle ? subtitle->size.h : 0); }
};

void bar_words(UiCore& core, const AppBar& bar, const Brand& look, const BarWords& words, Point at, float width)
{
    const auto& [title, below, subtitle] = words;
    const auto id_of = [&](std::string_view part) { return bar.id.empty() ? std::string() : std::string(bar.id) + std::string(part); };
    core.item({.id = id_of(".title"), .role = Role::Heading, .label = std::string(bar.title), .rect = {at.x, at.y, width, title.size.h},
               .is_target = false, .is_cut = title.is_cut});
    core.paint.text(title, at, core.theme().colour(look.ink), width, core.leading_share());
    if (!subtitle)
        return;
    at.y += title.size.h;
    core.item({.id = id_of(".subtitle"), .role = Role::Text, .label = platform::without_isolates(below), .rect = {at.x, at.y, width, subtitle->size.h},
               .is_target = false, .is_cut = subtitle->is_cut});
    core.paint.text(*subtitle, at, core.theme().colour(look.quiet), width, core.leading_share());
}

void bar_title(UiCore& core, const AppBar& bar, const Rect& whole, const Rect& rest)
{
    const auto& theme = core.theme();
    const float width = std::max(1.F, rest.w);
    BarWords words{core.lay(bar.title, theme.type(bar.subtitle.empty() ? Type::Heading : Type::Subheading), width, 1), subtitle_of(core, bar, theme.type(Type::Small), width)};
    if (!bar.subtitle.empty())
        words.subtitle = &core.lay(words.below, theme.type(Type::Small), width, 1);
    bar_words(core, bar, look_of(theme, bar), words, {rest.x, whole.y + (whole.h - words.height()) / 2}, rest.w);
    bar_edge(core, bar, whole);
}

/// In the rail: an icon over its words, or alone.
bool rail_button(UiCore& core, const Rect& rect, const BarButton& button, bool shows_words)
{
    const auto& theme = core.theme();
    const auto& label = core.lay(button.label, theme.type(Type::Small), rect.w - theme.space(2), 2);
    const auto response = core.item({.id = button.id, .role = Role::Button, .label = button.label, .rect = rect, .is_cut = shows_words && label.is_cut, .is_main = button.is_main});
    const bool is_filled = button.is_main || button.is_way;
    const Colour fill = theme.colour(button.is_danger ? Paint::DangerSoft : is_filled ? Paint::Primary : Paint::Surface);
    const Colour ink = theme.colour(button.is_danger ? Paint::OnDangerSoft : is_filled ? Paint::OnPrimary : Paint::Text);
    const float radius = theme.radius(Radius::Medium);
    core.paint.fill(rect, stated(fill, ink, response), radius);
    core.paint.stroke(rect, theme.colour(button.is_danger ? Paint::DangerSoftEdge : Paint::TileEdge), radius, theme.px(1));
    const float icon = theme.extent(Extent::Icon);
    const float height = icon + (shows_words ? theme.space(1) + label.size.h : 0);
    const float y = rect.y + (rect.h - height) / 2;
    core.paint.icon(turned(core, button.icon), {rect.centre().x, y + icon / 2}, icon, ink);
    if (shows_words)
        core.paint.text(label, {rect.x + theme.space(1), y + icon + theme.space(1)}, ink, rect.w - theme.space(2), 0.5F);
    if (response.shows_ring)
        core.focus_ring(rect, radius);
    return response.is_tapped;
}

/// What stands in the rail, from above: what every page has is the lowest, and so where it was.
std::vector<int> rail_order(const AppBar& bar)
{
    std::vector<int> order;
    for (const bool is_standing : {false, true}) {
        for (std::size_t i = 0; i < bar.trailing.size(); ++i)
            if (bar.trailing[i].show_label == is_standing)
                order.push_back(static_cast<int>(i));
        if (!is_standing && bar.leading)
            order.push_back(-1);
    }
    return order;
}

/// In one hand: the title stays above, the buttons stand in a rail at the thumb's side, from the bottom bar upwards. Where a
/// keyboard leaves too little of it they are icons.
std::optional<int> bar_with_rail(Ui& ui, const AppBar& bar, const Rect& whole)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    bar_title(core, bar, whole, whole.inset(theme.space(ui.is_narrow() ? 4 : 6), 0));
    core.free.y += whole.h;
    core.free.h -= whole.h;
    const auto order = rail_order(bar);
    if (order.empty())
        return std::nullopt;
    const auto count = static_cast<float>(order.size());
    const float pad = theme.space(2);
    const float gap = theme.space(2);
    const float width = std::round(theme.px(104) * std::max(1.F, core.text_scale * 0.75F));
    const bool is_left = core.hand == Hand::Left;
    const Rect rail{is_left ? core.free.x : core.free.right() - width, core.free.y, width, core.free.h};
    const float most = (rail.h - 2 * pad + gap) / count - gap;
    const float worded = std::max(target(core), theme.extent(Extent::Icon) + 2 * theme.type(Type::Small).line + theme.space(4));
    const bool shows_words = worded <= most;
    const float height = std::floor(shows_words ? worded : std::min(target(core), most));
    core.paint.fill(rail, theme.colour(Paint::Surface));
    const float edge = theme.px(1);
    core.paint.fill({is_left ? rail.right() - edge : rail.x, rail.y, edge, rail.h}, theme.colour(Paint::Outline));
    core.free.w -= width;
    if (is_left)
        core.free.x += width;
    std::optional<int> tapped;
    float y = rail.bottom() - pad - count * (height + gap) + gap;
    core.is_late = true;
    for (const int index : order) {
        if (rail_button(core, {rail.x + pad, std::round(y), rail.w - 2 * pad, height}, index < 0 ? *bar.leading : bar.trailing[static_cast<std::size_t>(index)], shows_words))
            tapped = index;
        y += height + gap;
    }
    core.is_late = false;
    if (bar.leading && !core.has_dialog() && core.pressed(Key::Escape))
        tapped = -1;
    return tapped;
}

/// What stands before the title, or the air there.
float lead_of(Ui& ui, const AppBar& bar)
{
    return bar.leading ? target(ui.core()) : ui.theme().space(ui.is_narrow() ? 2 : 4);
}

}

bool has_low_bar(const Ui& ui)
{
    return ui.is_pressed() && ui.core().hand == Hand::Both;
}

bool low_bar_holds(Ui& ui, const AppBar& bar)
{
    auto& core = ui.core();
    const auto room = low_bar_room(core, bar, lead_of(ui, bar));
    const auto& laid = core.lay(bar.title, room.type, room.title, room.lines);
    return !laid.is_cut && is_whole(laid, room.type);
}

std::optional<int> app_bar(Ui& ui, const AppBar& bar)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float size = target(core);
    const float lead = lead_of(ui, bar);
    const bool is_both = core.hand == Hand::Both;
    const bool is_folded = has_low_bar(ui);
    const auto room = is_folded ? low_bar_room(core, bar, lead) : bar_room(core, bar, lead, ui.is_portrait() && is_both);
    const auto count = bar.trailing.size();
    float buttons = size;
    for (std::size_t i = 0; is_both && i < count; ++i)
        if (room.shows[i] && i != room.below)
            buttons = std::max(buttons, bar_button_height(core, bar.trailing[i]));
    BarWords words{core.lay(bar.title, room.type, room.title, room.lines), subtitle_of(core, bar, room.small, room.title)};
    if (room.has_subtitle)
        words.subtitle = &core.lay(words.below, room.small, room.title, 2);
    const float text_height = words.height();
    // As high as for two lines whether or not there are, and what is pressed in the middle of that: it stays where it was.
    const float two = count > 1 ? theme.type(Type::Subheading).line + theme.type(Type::Small).line + theme.space(3) : 0;
    const float step = theme.space(4);
    const float usual = is_folded ? std::max(buttons, text_height) + theme.space(4)
                                  : std::max(theme.extent(Extent::Bar), std::ceil(std::max({buttons + step, two, room.row}) / step) * step);
    const float height = is_folded ? usual : std::max(usual, text_height + theme.space(bar.subtitle.empty() ? 2 : 3));
    const float line = room.below < count ? bar_button_height(core, bar.trailing[room.below]) + theme.space(3) : 0;
    const Rect field{core.free.x, core.free.y, core.free.w, std::round(height + line)};
    const Rect whole{field.x, field.y, field.w, std::round(height)};
    const auto look = look_of(theme, bar);
    core.paint.fill(field, theme.colour(look.field));
    if (bar.is_branded && !bar.is_unlit)
        street_light(core, field, false, field.bottom());
    std::optional<int> tapped;
    if (!is_both)
        return bar_with_rail(ui, bar, whole);
    core.ring_paint = bar.is_branded ? look.ink : Paint::Focus;
    Rect rest = whole.inset(theme.space(2), 0);
    const auto in_middle = [&](Rect rect, float h) { return Rect{rect.x, rect.y + (usual - h) / 2, rect.w, h}; };
    if (bar.leading) {
        const Rect place = in_middle(core.cut_leading(rest, size), size);
        if (icon_button_in(core, place, bar.leading->id, bar.leading->icon, bar.leading->label, true, look.ink, Paint::Count_))
            tapped = -1;
    } else {
        core.cut_leading(rest, lead);
    }
    core.cut_leading(rest, theme.space(2));
    core.cut_trailing(rest, room.end);
    for (std::size_t i = count; i-- > 0;) {
        if (i == room.below)
            continue;
        auto button = bar.trailing[i];
        button.show_label = room.shows[i];
        const float w = bar_button_width(core, button);
        const Rect place = in_middle(core.cut_trailing(rest, w), room.shows[i] ? buttons : size);
        core.cut_trailing(rest, theme.space(2));
        if (bar_button(core, place, bar.trailing[i], room.shows[i], look))
            tapped = static_cast<int>(i);
    }
    if (room.below < count) {
        const float side = theme.space(ui.is_narrow() ? 4 : 8);
        if (bar_button(core, {field.x + side, whole.bottom(), field.w - 2 * side, line - theme.space(3)}, bar.trailing[room.below], true, look))
            tapped = static_cast<int>(room.below);
    }
    bar_words(core, bar, look, words, {rest.x, whole.y + (whole.h - text_height) / 2}, rest.w);
    bar_edge(core, bar, field);
    core.ring_paint = Paint::Focus;
    if (bar.leading && !core.has_dialog() && core.pressed(Key::Escape))
        tapped = -1;
    core.free.y += field.h;
    core.free.h -= field.h;
    return tapped;
}

}
