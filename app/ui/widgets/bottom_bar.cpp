#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

namespace {

/// So much of the screen's height is left for the page, or the bottom bar gives way to the keyboard.
constexpr float kLeastWhileTyping = 0.28F;
/// Buttons that weigh the same end where the questions above them do.
constexpr float kEvenReach = 860;

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
    const bool note_fits = !bar.note.empty() && !is_even && count > 1 && core.hand == Hand::Both &&
        core.lay(bar.note, Type::Small).size.w + 2 * gap <= between;
    const float note = bar.note.empty() || note_fits ? 0 : core.lay(bar.note, theme.type(Type::Small), width, 3).size.h + theme.space(2);
    const float even = count == 0 ? 0 : std::floor((width - gap * static_cast<float>(count - 1)) / static_cast<float>(count));
    float high = target(core, Extent::Button);
    const auto rise = [&](float of) {
        even_letters(core, bar.buttons, of);
        for (const auto& button : bar.buttons)
            high = std::max(high, button_height(core, button, of));
    };
    rise(is_even ? even : width);
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
        // The way back is where a page begins, also where it is the only one.
        std::vector<Rect> places(count);
        const std::size_t leading = count > 1 || bar.buttons[0].icon == Icon::Back ? 1 : 0;
        if (leading > 0)
            places[0] = core.cut_leading(rest, std::max(button_width(core, bar.buttons[0]), theme.px(140)));
        for (std::size_t i = count; i-- > leading;) {
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

}
