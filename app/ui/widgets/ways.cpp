#include "app/ui/widgets/poster.h"

#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace kerbside::app::ui {

namespace {

/// How a page of ways is set.
struct Look {
    Type heading = Type::Title;
    Type what = Type::Strong;
    TypeStyle number;
    float pad = 0;
    float gap = 0;
    float picture = 0; ///< 0: none
};

/// The numbers' size where nothing was made larger, in units.
constexpr float kLeastNumber = 44;
constexpr float kLeastNumberNarrow = 30;

/// It is height that is short: the words keep apart from the card's sides.
float side_of(const UiCore& core, const Look& look)
{
    return std::max(look.pad, core.theme().space(5));
}

float words_width(const UiCore& core, const Look& look)
{
    return std::max(1.F, core.width() - 2 * side_of(core, look) - (look.picture > 0 ? look.picture + core.theme().space(4) : 0));
}

float height_of(UiCore& core, const Look& look, const Way& way)
{
    const float width = words_width(core, look);
    return std::round(2 * look.pad + core.lay(way.what, core.theme().type(look.what), width).size.h + core.lay(way.number, look.number, width).size.h);
}

float height_of(UiCore& core, const Look& look, std::string_view heading, std::span<const Way> ways)
{
    float height = core.lay(heading, core.theme().type(look.heading), core.width()).size.h;
    for (const auto& way : ways)
        height += look.gap + height_of(core, look, way);
    return height;
}

TypeStyle sized(TypeStyle style, float size)
{
    style.line = std::round(style.line * size / style.size);
    style.size = size;
    return style;
}

/// First with all air and all pictures; then with numbers a little smaller beside pictures; then without these; then with a
/// smaller heading; letters of numbers last.
Look fitting_look(const Ui& ui, UiCore& core, std::string_view heading, std::span<const Way> ways)
{
    const auto& theme = core.theme();
    const bool is_across = !ui.is_portrait();
    const auto great = theme.type(ui.is_narrow() ? Type::Title : Type::Display);
    const float least = std::min(great.size, theme.px(ui.is_narrow() ? kLeastNumberNarrow : kLeastNumber));
    const auto title = is_across || ui.is_narrow() ? Type::Title : Type::Display;
    const float picture = mark_size(core, is_across ? 44 : 56);
    std::vector<Look> looks = {
        {title, Type::Strong, great, theme.space(is_across ? 5 : 6), theme.space(is_across ? 4 : 6), picture},
        {title, Type::Strong, great, theme.space(4), theme.space(3), picture},
    };
    constexpr float kLittleSmaller = 0.69F;
    for (float share = 1; share >= kLittleSmaller && great.size * share >= least; share -= 0.05F)
        looks.push_back({title, Type::Small, sized(great, great.size * share), theme.space(2), theme.space(2), picture});
    looks.push_back({title, Type::Small, great, theme.space(2), theme.space(2), 0});
    looks.push_back({Type::Heading, Type::Label, great, theme.space(3), theme.space(2), 0});
    looks.push_back({Type::Subheading, Type::Small, great, theme.space(2), theme.space(2), 0});
    const float room = core.free.h - theme.space(ui.is_narrow() ? 8 : 13);
    // What is said below them is seen too where that costs no more than air.
    const float below = theme.type(Type::Subheading).line + theme.type(Type::Body).line + theme.space(10);
    const auto fits = [&](const Look& look, float left) {
        return height_of(core, look, heading, ways) <= left && std::all_of(ways.begin(), ways.end(), [&](const Way& way) {
            return is_whole(core.lay(way.number, look.number, words_width(core, look)), look.number);
        });
    };
    for (std::size_t at = 0; at < looks.size(); ++at)
        if (fits(looks[at], room - (at < 2 ? below : 0)))
            return looks[at];
    auto look = looks.back();
    for (float size = great.size; size > least && !fits(look, room); size *= 0.95F)
        look.number = sized(great, std::max(least, size * 0.95F));
    return look;
}

void draw(UiCore& core, const Look& look, const Way& way)
{
    const auto& theme = core.theme();
    const Rect card = core.next(height_of(core, look, way));
    core.paint.fill(card, theme.colour(way.paint), theme.radius(Radius::Large));
    if (theme.elevation() <= 0)
        core.paint.stroke(card, theme.colour(Paint::Outline), theme.radius(Radius::Large), theme.stroke());
    core.item({.id = std::string(way.id), .role = Role::Image, .label = {}, .rect = card, .is_target = false});
    const Colour ink = theme.colour(way.ink);
    Rect inner = card.inset(side_of(core, look), look.pad);
    if (look.picture > 0) {
        const Rect place = core.cut_leading(inner, look.picture);
        core.paint.icon(turned(core, way.picture), {place.centre().x, inner.centre().y}, look.picture, ink);
        core.cut_leading(inner, theme.space(4));
    }
    const float width = words_width(core, look);
    const auto& what = core.lay(way.what, theme.type(look.what), width);
    const auto& number = core.lay(way.number, look.number, width);
    core.item({.id = {}, .role = Role::Text, .label = std::string(way.what), .rect = {inner.x, inner.y, inner.w, what.size.h}, .is_target = false, .is_cut = what.is_cut});
    core.paint.text(what, {inner.x, inner.y}, ink, inner.w, core.leading_share());
    const float y = inner.y + what.size.h;
    core.item({.id = std::string(way.number_id), .role = Role::Text, .label = std::string(way.number), .rect = {inner.x, y, inner.w, number.size.h}, .is_target = false,
               .is_cut = number.is_cut, .line = number.lines.empty() ? 0 : number.lines.front().height});
    core.paint.text(number, {inner.x, y}, ink, inner.w, core.leading_share());
}

}

void ways(Ui& ui, std::string_view heading, std::span<const Way> ways)
{
    auto& core = ui.core();
    const auto look = fitting_look(ui, core, heading, ways);
    text(ui, {.text = heading, .type = look.heading, .is_heading = true});
    auto& place = core.place();
    for (const auto& way : ways) {
        place.y += look.gap - place.gap;
        draw(core, look, way);
    }
}

}
