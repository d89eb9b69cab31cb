#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

namespace {

/// So much of the screen's height is left for the page, or the bottom bar gives way to the keyboard.
constexpr float kLeastWhileTyping = 0.28F;
/// Buttons that weigh the same end where the questions above them do.
constexpr float kEvenReach = 860;

/// How the bar is laid out: its buttons side by side, each as wide as it wants to be or all evenly, or one below the other.
struct BottomPlan {
    std::vector<Button> buttons; ///< their letters are of one size
    float pad = 0;
    float gap = 0;
    float side = 0;  ///< free beside them
    float width = 0;
    float even = 0;  ///< as wide is each where all are
    float high = 0;  ///< of a button
    float note = 0;  ///< above them
    float height = 0;
    bool is_even = false;
    bool is_stacked = false;
    bool note_fits = false; ///< between them
};

/// The main one, which is the last, is wider.
float wanted_width(UiCore& core, const std::vector<Button>& buttons, std::size_t at)
{
    return std::max(button_width(core, buttons[at]), core.theme().px(at + 1 == buttons.size() ? 200 : 140));
}

BottomPlan plan_bar(Ui& ui, const BottomBar& bar)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    BottomPlan plan{.buttons = bar.buttons, .pad = theme.space(4), .gap = theme.space(3), .side = theme.space(ui.is_narrow() ? 4 : 8)};
    // Words that weigh the same stand together; otherwise the ends of the page are where the thumbs are.
    const float usual = bar.is_even ? std::max(theme.extent(Extent::Reading), theme.px(kEvenReach)) : theme.extent(Extent::Page);
    const float most = (bar.width > 0 ? theme.px(bar.width) : usual) * std::max(1.F, core.text_scale * 0.85F);
    const float reach = core.hand == Hand::Both ? most : std::min(most, theme.px(560) * std::max(1.F, core.text_scale * 0.85F));
    plan.width = std::min(core.free.w - 2 * plan.side, reach);
    const auto count = bar.buttons.size();
    float natural = plan.gap * static_cast<float>(count == 0 ? 0 : count - 1);
    for (std::size_t i = 0; i < count; ++i)
        natural += wanted_width(core, bar.buttons, i);
    plan.is_even = bar.is_even || natural > plan.width || ui.is_narrow();
    const float between = plan.width - natural - plan.gap;
    plan.note_fits = !bar.note.empty() && !plan.is_even && count > 1 && core.hand == Hand::Both &&
        core.lay(bar.note, Type::Small).size.w + 2 * plan.gap <= between;
    plan.note = bar.note.empty() || plan.note_fits ? 0 : core.lay(bar.note, theme.type(Type::Small), plan.width, 3).size.h + theme.space(2);
    plan.even = count == 0 ? 0 : std::floor((plan.width - plan.gap * static_cast<float>(count - 1)) / static_cast<float>(count));
    const auto rise = [&](float of) {
        plan.high = target(core, Extent::Button);
        even_letters(core, plan.buttons, of);
        for (const auto& button : plan.buttons)
            plan.high = std::max(plan.high, button_height(core, button, of));
    };
    rise(plan.is_even ? plan.even : plan.width);
    // Long words in large letters: one below the other, still all of one size. Upright there is room for that sooner.
    const std::size_t most_lines = ui.is_portrait() ? 2 : 3;
    plan.is_stacked = plan.is_even && count > 1 &&
        std::any_of(plan.buttons.begin(), plan.buttons.end(), [&](const Button& button) { return button_lines(core, button, plan.even) > most_lines; });
    if (plan.is_stacked)
        rise(plan.width);
    const float rows = plan.is_stacked ? static_cast<float>(count) : 1.F;
    plan.height = std::round(rows * plan.high + (rows - 1) * plan.gap + 2 * plan.pad + plan.note);
    return plan;
}

/// The main one is at the thumb: the last of the list, at the edge of the hand that holds it.
std::vector<Rect> places_at_thumb(UiCore& core, const BottomPlan& plan, Rect row)
{
    const auto& theme = core.theme();
    const auto count = plan.buttons.size();
    const bool is_left = core.hand == Hand::Left;
    std::vector<Rect> places(count);
    for (std::size_t i = count; i-- > 0;) {
        const float w = std::min(row.w, plan.is_even ? plan.even : std::max(button_width(core, plan.buttons[i]), i + 1 == count ? theme.px(200) : theme.px(120)));
        places[i] = {is_left ? row.x : row.right() - w, row.y, w, row.h};
        row.w -= w + plan.gap;
        row.x += is_left ? w + plan.gap : 0;
    }
    return places;
}

/// At both ends of the row; what is between them is left of it.
std::vector<Rect> places_at_ends(UiCore& core, const BottomPlan& plan, Rect& row)
{
    const auto count = plan.buttons.size();
    std::vector<Rect> places(count);
    // The way back is where a page begins, also where it is the only one.
    const std::size_t leading = count > 1 || (count == 1 && plan.buttons[0].icon == Icon::Back) ? 1 : 0;
    if (leading > 0)
        places[0] = core.cut_leading(row, std::max(button_width(core, plan.buttons[0]), core.theme().px(140)));
    for (std::size_t i = count; i-- > leading;) {
        places[i] = core.cut_trailing(row, wanted_width(core, plan.buttons, i));
        core.cut_trailing(row, plan.gap);
    }
    return places;
}

std::vector<Rect> button_places(UiCore& core, const BottomPlan& plan, Rect& row)
{
    if (!plan.is_stacked && core.hand != Hand::Both)
        return places_at_thumb(core, plan, row);
    if (!plan.is_even)
        return places_at_ends(core, plan, row);
    std::vector<Rect> places;
    for (std::size_t i = 0; i < plan.buttons.size(); ++i) {
        if (plan.is_stacked) {
            places.push_back({row.x, row.y + static_cast<float>(i) * (plan.high + plan.gap), row.w, plan.high});
        } else {
            places.push_back(core.cut_leading(row, plan.even));
            core.cut_leading(row, plan.gap);
        }
    }
    return places;
}

}

std::optional<int> bottom_bar(Ui& ui, const BottomBar& bar)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const auto plan = plan_bar(ui, bar);
    // What is being typed has to be seen: where keyboard and bars leave too little, this one is back when the keyboard goes.
    if (ui.is_pressed() || (core.recall("keyboard", 0) > 0 && core.free.h - plan.height < core.screen.h * kLeastWhileTyping))
        return std::nullopt;
    const Rect whole{core.free.x, core.free.bottom() - plan.height, core.free.w, plan.height};
    core.paint.fill(whole, theme.colour(Paint::Surface));
    core.paint.fill({whole.x, whole.y, whole.w, theme.px(1)}, theme.colour(Paint::Outline));
    const float from_side = (whole.w - plan.width) * core.thumb_share() + (core.hand == Hand::Both ? 0 : (1 - 2 * core.thumb_share()) * plan.side);
    Rect rest{std::round(whole.x + from_side), whole.y + plan.pad, plan.width, plan.high};
    if (!bar.note.empty() && !plan.note_fits) {
        put_text(core, bar.note, Type::Small, theme.colour(Paint::TextQuiet), {rest.x, rest.y}, rest.w, 0.5F, 3);
        rest.y += plan.note;
    }
    const auto places = button_places(core, plan, rest);
    std::optional<int> tapped;
    core.is_late = true;
    // The order of drawing is the order of the Tab key: that of the list.
    for (std::size_t i = 0; i < places.size(); ++i)
        if (button_in(core, places[i], plan.buttons[i]))
            tapped = static_cast<int>(i);
    if (plan.note_fits) {
        const auto& words = core.lay(bar.note, Type::Small);
        core.cut_leading(rest, plan.gap);
        core.paint.text(words, {rest.x, rest.y + (rest.h - words.size.h) / 2}, theme.colour(Paint::TextQuiet), rest.w, 0.5F);
    }
    core.is_late = false;
    core.free.h -= whole.h;
    return tapped;
}

}
