#include "app/ui/widgets/brand.h"
#include "app/ui/widgets/parts.h"

#include "platform/base/direction.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

namespace {

/// So much of the screen's height is left for the page, or the bottom bar gives way to the keyboard.
constexpr float kLeastWhileTyping = 0.28F;
/// Buttons that weigh the same end where the questions above them do.
constexpr float kEvenReach = 860;

/// An icon alone. Without shadows it is edged, as a button with words is: what can be tapped is seen to be one.
bool bar_icon(UiCore& core, const Rect& rect, const BarButton& button, Paint ink, Paint fill)
{
    const auto& theme = core.theme();
    const bool tapped = icon_button_in(core, rect, button.id, button.icon, button.label, true, ink, fill);
    if (theme.elevation() <= 0)
        core.paint.stroke(rect, theme.colour(ink), std::min(rect.w, rect.h) / 2, theme.stroke());
    return tapped;
}

/// A trailing button of the app bar: an icon alone, or a pill with its words.
bool bar_button(UiCore& core, const Rect& rect, const BarButton& button, const Brand& brand)
{
    const auto& theme = core.theme();
    if (!button.show_label) {
        const bool is_on_colour = button.is_danger && brand.field != Paint::Surface;
        const bool tapped = bar_icon(core, rect, button, is_on_colour ? Paint::OnDangerSoft : button.is_danger ? Paint::Danger : brand.ink,
                                     is_on_colour ? Paint::DangerSoft : Paint::Count_);
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

float bar_button_width(UiCore& core, const BarButton& button)
{
    if (!button.show_label)
        return target(core);
    return button_width(core, {.id = button.id, .label = button.label, .icon = button.icon});
}

/// As high as a finger, or as the words are: Nastaliq's lines are taller than others.
float bar_button_height(UiCore& core, const BarButton& button)
{
    const float size = target(core);
    if (!button.show_label)
        return size;
    return std::round(std::max(size, core.lay(button.label, Type::Label).size.h + core.theme().space(3)));
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
std::string subtitle_of(UiCore& core, const AppBar& bar, float width)
{
    if (bar.aside.empty())
        return std::string(bar.subtitle);
    // A name of the form's beside a number: neither takes the other's digits into its own direction.
    auto both = platform::isolated(bar.subtitle, core.m_rtl) + "  \u00b7  " + platform::isolated(bar.aside, core.m_rtl);
    return core.lay(both, Type::Small).size.w <= width ? both : std::string(bar.subtitle);
}

/// The title and what stands below it, as two texts that can be found by name.
void bar_words(UiCore& core, const AppBar& bar, const Brand& look, const Paragraph& title, const Paragraph* subtitle, Point at, float width)
{
    const auto id_of = [&](std::string_view part) { return bar.id.empty() ? std::string() : std::string(bar.id) + std::string(part); };
    core.item({.id = id_of(".title"), .role = Role::Heading, .label = std::string(bar.title), .rect = {at.x, at.y, width, title.size.h},
               .is_target = false, .is_cut = title.is_cut});
    core.paint.text(title, at, core.theme().colour(look.ink), width, core.leading_share());
    if (!subtitle)
        return;
    at.y += title.size.h;
    core.item({.id = id_of(".subtitle"), .role = Role::Text, .label = platform::without_isolates(subtitle_of(core, bar, width)), .rect = {at.x, at.y, width, subtitle->size.h},
               .is_target = false, .is_cut = subtitle->is_cut});
    core.paint.text(*subtitle, at, core.theme().colour(look.quiet), width, core.leading_share());
}

void bar_title(UiCore& core, const AppBar& bar, const Rect& whole, const Rect& rest)
{
    const auto& theme = core.theme();
    const float width = std::max(1.F, rest.w);
    const auto& title = core.lay(bar.title, theme.type(bar.subtitle.empty() ? Type::Heading : Type::Subheading), width, 1);
    const auto* subtitle = bar.subtitle.empty() ? nullptr : &core.lay(subtitle_of(core, bar, width), theme.type(Type::Small), width, 1);
    const float height = title.size.h + (subtitle ? subtitle->size.h : 0);
    bar_words(core, bar, look_of(theme, bar), title, subtitle, {rest.x, whole.y + (whole.h - height) / 2}, rest.w);
    bar_edge(core, bar, whole);
}

/// An icon over its words, in the rail.
bool rail_button(UiCore& core, const Rect& rect, const BarButton& button)
{
    const auto& theme = core.theme();
    const auto& label = core.lay(button.label, theme.type(Type::Small), rect.w - theme.space(2), 2);
    const auto response = core.item({.id = button.id, .role = Role::Button, .label = button.label, .rect = rect, .is_cut = label.is_cut});
    const Colour fill = theme.colour(button.is_danger ? Paint::DangerSoft : Paint::Surface);
    const Colour ink = theme.colour(button.is_danger ? Paint::OnDangerSoft : Paint::Text);
    const float radius = theme.radius(Radius::Medium);
    core.paint.fill(rect, stated(fill, ink, response), radius);
    core.paint.stroke(rect, theme.colour(button.is_danger ? Paint::DangerSoftEdge : Paint::TileEdge), radius, theme.px(1));
    const float icon = theme.extent(Extent::Icon);
    const float height = icon + theme.space(1) + label.size.h;
    const float y = rect.y + (rect.h - height) / 2;
    core.paint.icon(turned(core, button.icon), {rect.centre().x, y + icon / 2}, icon, ink);
    core.paint.text(label, {rect.x + theme.space(1), y + icon + theme.space(1)}, ink, rect.w - theme.space(2), 0.5F);
    if (response.shows_ring)
        core.focus_ring(rect, radius);
    return response.is_tapped;
}

/// In one hand: the title stays above, the buttons stand in a rail at the thumb's side, from the bottom bar upwards.
std::optional<int> bar_with_rail(Ui& ui, const AppBar& bar, const Rect& whole)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    bar_title(core, bar, whole, whole.inset(theme.space(ui.is_narrow() ? 4 : 6), 0));
    core.free.y += whole.h;
    core.free.h -= whole.h;
    const auto count = bar.trailing.size() + (bar.leading ? 1 : 0);
    if (count == 0)
        return std::nullopt;
    const float pad = theme.space(2);
    const float gap = theme.space(2);
    const float width = std::round(theme.px(104) * std::max(1.F, core.text_scale * 0.75F));
    const float height = std::max(target(core), theme.extent(Extent::Icon) + 2 * theme.type(Type::Small).line + theme.space(4));
    const bool is_left = core.hand == Hand::Left;
    const Rect rail{is_left ? core.free.x : core.free.right() - width, core.free.y, width, core.free.h};
    core.paint.fill(rail, theme.colour(Paint::Surface));
    const float edge = theme.px(1);
    core.paint.fill({is_left ? rail.right() - edge : rail.x, rail.y, edge, rail.h}, theme.colour(Paint::Outline));
    core.free.w -= width;
    if (is_left)
        core.free.x += width;
    std::optional<int> tapped;
    float y = rail.bottom() - pad - static_cast<float>(count) * (height + gap) + gap;
    core.is_late = true;
    const auto draw = [&](const BarButton& button, int index) {
        if (rail_button(core, {rail.x + pad, std::round(y), rail.w - 2 * pad, std::round(height)}, button))
            tapped = index;
        y += height + gap;
    };
    for (std::size_t i = 0; i < bar.trailing.size(); ++i)
        draw(bar.trailing[i], static_cast<int>(i));
    if (bar.leading)
        draw(*bar.leading, -1);
    core.is_late = false;
    if (bar.leading && !core.has_dialog() && core.pressed(Key::Escape))
        tapped = -1;
    return tapped;
}

}

namespace {

/// Whole in so many lines, and each word whole in letters of the type's own size.
bool stands_in(UiCore& core, std::string_view text, Type type, float width, int most_lines)
{
    const auto& laid = core.lay(text, type, width, most_lines);
    return !laid.is_cut && is_whole(laid, core.theme().type(type));
}

/// How the title and the buttons share the bar.
struct BarRoom {
    std::vector<bool> shows; ///< for each trailing button: with its words
    Type type = Type::Small;
    int lines = 4;
    float end = 0; ///< beyond the last button
    float title = 1;
    bool has_subtitle = false;
    bool has_room = true; ///< for the buttons
    bool is_small = false; ///< the title is smaller than it would be alone
};

class BarFitting {
public:
    BarFitting(UiCore& core, const AppBar& bar, float lead) : m_core(core), m_bar(bar), m_lead(lead)
    {
        for (const bool is_danger : {false, true})
            for (std::size_t i = bar.trailing.size(); i-- > 0;)
                if (bar.trailing[i].show_label && bar.trailing[i].is_danger == is_danger)
                    m_order.push_back(i);
    }

    /// Words of buttons give way before the title is broken, those that raise a concern last of all.
    BarRoom fit() const
    {
        const auto natural = this->natural();
        const auto all = m_order.size();
        for (std::size_t without = 0; without < std::max<std::size_t>(all, 1); ++without)
            for (const auto type : {natural, Type::Label})
                if (auto room = with(without, type, 1); stands(room))
                    return room;
        for (std::size_t without = 0; without < all; ++without)
            if (auto room = with(without, Type::Label, 2); stands(room))
                return room;
        for (const auto type : {natural, Type::Label})
            if (auto room = with(all, type, 1); stands(room))
                return room;
        for (const auto type : {Type::Label, Type::Small})
            if (auto room = with(all, type, 3); stands(room))
                return room;
        return with(all, Type::Small, 4);
    }

    /// One low line: what is typed below needs the room.
    BarRoom fold() const
    {
        auto room = with(m_order.size(), Type::Label, 1);
        room.has_subtitle = false;
        if (!stands_in(m_core, m_bar.title, room.type, room.title, 1)) {
            room.type = Type::Small;
            room.lines = 3;
        }
        return room;
    }

private:
    Type natural() const { return m_bar.subtitle.empty() ? Type::Heading : Type::Subheading; }

    BarRoom with(std::size_t without, Type type, int lines) const
    {
        const auto& theme = m_core.theme();
        BarRoom room{.shows = {}, .type = type, .lines = lines, .has_subtitle = !m_bar.subtitle.empty(), .is_small = type != natural()};
        for (const auto& button : m_bar.trailing)
            room.shows.push_back(button.show_label);
        for (std::size_t i = 0; i < without; ++i)
            room.shows[m_order[i]] = false;
        // Words at the end stand as far from the edge as the title at the beginning.
        if (!m_bar.leading && !room.shows.empty() && room.shows.back())
            room.end = m_lead + theme.space(2);
        float trailing = room.end;
        for (std::size_t i = 0; i < room.shows.size(); ++i) {
            auto button = m_bar.trailing[i];
            button.show_label = room.shows[i];
            trailing += bar_button_width(m_core, button) + theme.space(2);
        }
        const float left = m_core.free.w - 2 * theme.space(2) - m_lead - theme.space(2) - trailing;
        room.title = std::max(1.F, left);
        room.has_room = left >= 0;
        return room;
    }

    bool stands(const BarRoom& room) const
    {
        return room.has_room && stands_in(m_core, m_bar.title, room.type, room.title, room.lines) &&
            (m_bar.subtitle.empty() || stands_in(m_core, m_bar.subtitle, Type::Small, room.title, std::min(room.lines, 2)));
    }

    UiCore& m_core;
    const AppBar& m_bar;
    float m_lead;
    std::vector<std::size_t> m_order; ///< in which words give way
};

}

namespace {

/// What raises a concern is never an icon alone where there is height for its words, nor does it press the title into a
/// column: it has a line of its own then, upright in great letters. Which of the trailing buttons it is; their number where
/// it is none.
std::size_t on_own_line(const Ui& ui, const AppBar& bar, const BarRoom& room)
{
    for (std::size_t i = 0; ui.is_portrait() && i < bar.trailing.size(); ++i)
        if (bar.trailing[i].is_danger && bar.trailing[i].show_label && (!room.shows[i] || room.lines > 1 || room.is_small))
            return i;
    return bar.trailing.size();
}

}

std::optional<int> app_bar(Ui& ui, const AppBar& given)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float size = target(core);
    const float lead = given.leading ? size : theme.space(ui.is_narrow() ? 2 : 4);
    const bool is_folded = ui.is_pressed() && core.hand == Hand::Both;
    auto bar = given;
    const auto count = given.trailing.size();
    const auto below = is_folded || core.hand != Hand::Both ? count : on_own_line(ui, given, BarFitting(core, given, lead).fit());
    if (below < count)
        bar.trailing.erase(bar.trailing.begin() + static_cast<std::ptrdiff_t>(below));
    const BarFitting fitting(core, bar, lead);
    const auto room = is_folded ? fitting.fold() : fitting.fit();
    float buttons = size;
    if (core.hand == Hand::Both)
        for (std::size_t i = 0; i < bar.trailing.size(); ++i)
            if (room.shows[i])
                buttons = std::max(buttons, bar_button_height(core, bar.trailing[i]));
    const auto* title = &core.lay(bar.title, room.type, room.title, room.lines);
    const auto* subtitle = room.has_subtitle ? &core.lay(subtitle_of(core, bar, room.title), theme.type(Type::Small), room.title, 2) : nullptr;
    const float text_height = title->size.h + (subtitle ? subtitle->size.h : 0);
    const float height = is_folded ? std::max(buttons, title->size.h) + theme.space(2)
                                   : std::max({theme.extent(Extent::Bar), buttons + theme.space(4), text_height + theme.space(bar.subtitle.empty() ? 2 : 3)});
    const float line = below < count ? bar_button_height(core, given.trailing[below]) + theme.space(2) : 0;
    const Rect field{core.free.x, core.free.y, core.free.w, std::round(height + line)};
    const Rect whole{field.x, field.y, field.w, std::round(height)};
    const auto look = look_of(theme, bar);
    core.paint.fill(field, theme.colour(look.field));
    if (bar.is_branded && !bar.is_unlit)
        street_light(core, field, false);
    std::optional<int> tapped;
    if (core.hand != Hand::Both)
        return bar_with_rail(ui, bar, whole);
    core.ring_paint = bar.is_branded ? look.ink : Paint::Focus;
    Rect rest = whole.inset(theme.space(2), 0);
    const auto in_middle = [&](Rect rect, float h) { return Rect{rect.x, rect.y + (rect.h - h) / 2, rect.w, h}; };
    if (bar.leading) {
        const Rect place = in_middle(core.cut_leading(rest, size), size);
        if (bar_icon(core, place, *bar.leading, look.ink, Paint::Count_))
            tapped = -1;
    } else {
        core.cut_leading(rest, lead);
    }
    core.cut_leading(rest, theme.space(2));
    core.cut_trailing(rest, room.end);
    for (std::size_t i = bar.trailing.size(); i-- > 0;) {
        auto button = bar.trailing[i];
        button.show_label = room.shows[i];
        const float w = bar_button_width(core, button);
        const Rect place = in_middle(core.cut_trailing(rest, w), button.show_label ? buttons : size);
        core.cut_trailing(rest, theme.space(2));
        if (bar_button(core, place, button, look))
            tapped = static_cast<int>(i >= below ? i + 1 : i);
    }
    if (below < count) {
        const float side = theme.space(ui.is_narrow() ? 4 : 6);
        if (bar_button(core, {field.x + side, whole.bottom(), field.w - 2 * side, line - theme.space(2)}, given.trailing[below], look))
            tapped = static_cast<int>(below);
    }
    bar_words(core, bar, look, *title, subtitle, {rest.x, whole.y + (whole.h - text_height) / 2}, rest.w);
    bar_edge(core, bar, field);
    core.ring_paint = Paint::Focus;
    if (bar.leading && !core.has_dialog() && core.pressed(Key::Escape))
        tapped = -1;
    core.free.y += field.h;
    core.free.h -= field.h;
    return tapped;
}

std::optional<int> bottom_bar(Ui& ui, const BottomBar& given)
{
    auto bar = given;
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float pad = theme.space(4);
    const float gap = theme.space(3);
    const float side = theme.space(ui.is_narrow() ? 4 : 8);
    // Words that weigh the same stand together; otherwise the ends of the page are where the thumbs are.
    const float most = (bar.is_even ? std::max(theme.extent(Extent::Reading), theme.px(kEvenReach)) : theme.extent(Extent::Page)) * std::max(1.F, core.text_scale * 0.85F);
    const float reach = core.hand == Hand::Both ? most : std::min(most, theme.px(560) * std::max(1.F, core.text_scale * 0.85F));
    const float width = std::min(core.free.w - 2 * side, reach);
    const auto count = bar.buttons.size();
    float natural = gap * static_cast<float>(count == 0 ? 0 : count - 1);
    for (std::size_t i = 0; i < count; ++i)
        natural += std::max(button_width(core, bar.buttons[i]), theme.px(i + 1 == count ? 200 : 140));
    const bool is_even = bar.is_even || natural > width || ui.is_narrow();
    const float between = width - natural - gap;
    const bool note_fits = !bar.note.empty() && !is_even && count == 2 && core.hand == Hand::Both &&
        core.lay(bar.note, Type::Small).size.w + 2 * gap <= between;
    const float note = bar.note.empty() || note_fits ? 0 : core.lay(bar.note, theme.type(Type::Small), width, 3).size.h + theme.space(2);
    const float even = count == 0 ? 0 : std::floor((width - gap * static_cast<float>(count - 1)) / static_cast<float>(count));
    float high = target(core, Extent::Button);
    const auto rise = [&](float of) {
        // A long word makes the letters of its button smaller: then those beside it are as small.
        float letters = theme.type(Type::Heading).size;
        for (auto& button : bar.buttons) {
            button.letters = 0;
            letters = std::min(letters, button_letters(core, button, of));
        }
        for (auto& button : bar.buttons)
            button.letters = letters;
        for (const auto& button : bar.buttons)
            high = std::max(high, button_height(core, button, of));
    };
    if (is_even)
        rise(even);
    // Long words in large letters: one below the other, still all of one size. Upright there is room for that sooner.
    const std::size_t most_lines = ui.is_portrait() ? 2 : 3;
    const bool is_stacked = is_even && count > 1 &&
        std::any_of(bar.buttons.begin(), bar.buttons.end(), [&](const Button& button) { return button_lines(core, button, even) > most_lines; });
    if (is_stacked) {
        high = target(core, Extent::Button);
        rise(width);
    }
    const float rows = is_stacked ? static_cast<float>(count) : 1.F;
    const float height = std::round(rows * high + (rows - 1) * gap + 2 * pad + note);
    // What is being typed has to be seen: where keyboard and bars leave too little, this one is back when the keyboard goes.
    if (ui.is_pressed() || (core.recall("keyboard", 0) > 0 && core.free.h - height < core.screen.h * kLeastWhileTyping))
        return std::nullopt;
    const Rect whole{core.free.x, core.free.bottom() - height, core.free.w, height};
    core.paint.fill(whole, theme.colour(Paint::Surface));
    core.paint.fill({whole.x, whole.y, whole.w, theme.px(1)}, theme.colour(Paint::Outline));
    const float from_side = (whole.w - width) * core.thumb_share() + (core.hand == Hand::Both ? 0 : (1 - 2 * core.thumb_share()) * side);
    Rect rest{std::round(whole.x + from_side), whole.y + pad, width, high};
    if (!bar.note.empty() && !note_fits) {
        put_text(core, bar.note, Type::Small, theme.colour(Paint::TextQuiet), {rest.x, rest.y}, rest.w, 0.5F, 3);
        rest.y += note;
    }
    std::optional<int> tapped;
    core.is_late = true;
    const auto draw = [&](std::size_t i, const Rect& place) {
        if (button_in(core, place, bar.buttons[i]))
            tapped = static_cast<int>(i);
    };
    if (is_stacked) {
        for (std::size_t i = 0; i < count; ++i)
            draw(i, {rest.x, rest.y + static_cast<float>(i) * (high + gap), rest.w, high});
    } else if (core.hand != Hand::Both) {
        // The main one is at the thumb: the last of the list, at the edge of the hand that holds it.
        const bool is_left = core.hand == Hand::Left;
        std::vector<Rect> places(count);
        for (std::size_t i = count; i-- > 0;) {
            const float w = std::min(rest.w, is_even ? even : std::max(button_width(core, bar.buttons[i]), i + 1 == count ? theme.px(200) : theme.px(120)));
            places[i] = {is_left ? rest.x : rest.right() - w, rest.y, w, rest.h};
            rest.w -= w + gap;
            rest.x += is_left ? w + gap : 0;
        }
        for (std::size_t i = 0; i < count; ++i)
            draw(i, places[i]);
    } else if (is_even) {
        for (std::size_t i = 0; i < count; ++i) {
            draw(i, core.cut_leading(rest, even));
            core.cut_leading(rest, gap);
        }
    } else if (count > 0) {
        // The order of drawing is the order of the Tab key: from the leading side to the trailing one.
        std::vector<Rect> places(count);
        if (count > 1)
            places[0] = core.cut_leading(rest, std::max(button_width(core, bar.buttons[0]), theme.px(140)));
        for (std::size_t i = count; i-- > (count > 1 ? 1 : 0);) {
            const float wanted = button_width(core, bar.buttons[i]);
            places[i] = core.cut_trailing(rest, std::max(wanted, i + 1 == count ? theme.px(200) : theme.px(140)));
            core.cut_trailing(rest, gap);
        }
        for (std::size_t i = 0; i < count; ++i)
            draw(i, places[i]);
        if (note_fits) {
            const auto& words = core.lay(bar.note, Type::Small);
            core.cut_leading(rest, gap);
            core.paint.text(words, {rest.x, rest.y + (rest.h - words.size.h) / 2}, theme.colour(Paint::TextQuiet), rest.w, 0.5F);
        }
    }
    core.is_late = false;
    core.free.h -= whole.h;
    return tapped;
}

bool button(Ui& ui, const Button& button)
{
    auto& core = ui.core();
    const bool is_wide = button.is_wide || ui.is_narrow();
    const float width = is_wide ? core.width() : std::min(core.width(), button_width(core, button));
    Rect rect = core.next(core.cell_height(button_height(core, button, width)));
    if (!is_wide)
        rect = core.cut_leading(rect, width);
    // What has no edge begins with its words, where all else in the column begins.
    if (!is_wide && button.kind == ButtonKind::Quiet)
        rect.x += (core.m_rtl ? 1.F : -1.F) * ui.theme().space(4);
    return button_in(core, rect, button);
}

std::vector<float> shares_beside(Ui& ui, const Button& button)
{
    auto& core = ui.core();
    const float both = core.width() - ui.theme().space(4);
    const float wanted = std::min(button_width(core, button), both / 2);
    return {both - wanted, wanted};
}

bool icon_button(Ui& ui, std::string_view id, Icon icon, std::string_view label, bool is_enabled)
{
    auto& core = ui.core();
    const float size = target(core);
    Rect row = core.next(size);
    return icon_button_in(core, core.cut_leading(row, size), id, icon, label, is_enabled, Paint::Text, Paint::Sunken);
}

}
