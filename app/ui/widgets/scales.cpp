#include "app/ui/widgets/answers.h"
#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>
#include <vector>

namespace kerbside::app::ui {

namespace {

/// Five points, one shape.
void star(Painter& paint, Point centre, float radius, Colour colour)
{
    std::array<Point, 10> points{};
    for (std::size_t i = 0; i < points.size(); ++i) {
        const float turn = std::numbers::pi_v<float> * (static_cast<float>(i) / 5.F - 0.5F);
        const float reach = i % 2 == 0 ? radius : radius * 0.46F;
        points[i] = {centre.x + reach * std::cos(turn), centre.y + reach * std::sin(turn)};
    }
    paint.fill(points, colour);
}

}

namespace {

const Paragraph& lay_mark(UiCore& core, const ScaleMark& mark, float width)
{
    return core.lay(mark.label, core.theme().type(Type::Small), width - core.theme().space(2));
}

/// So much the words of all marks need below one another.
float upright_words_height(UiCore& core, std::span<const ScaleMark> marks, float width)
{
    float height = 0;
    for (const auto& mark : marks)
        if (!mark.label.empty())
            height += lay_mark(core, mark, width).size.h;
    return height;
}

/// Words beside their marks; those that would touch make way for one another, and keep their order.
template <typename PlaceOf> void put_upright_words(UiCore& core, std::span<const ScaleMark> marks, const Rect& place, PlaceOf y_of)
{
    struct One {
        const ScaleMark* mark;
        const Paragraph* words;
        float top;
    };
    std::vector<One> all;
    for (const auto& mark : marks)
        if (!mark.label.empty()) {
            const auto& words = lay_mark(core, mark, place.w);
            all.push_back({&mark, &words, y_of(mark.at) - words.size.h / 2});
        }
    std::sort(all.begin(), all.end(), [](const One& one, const One& other) { return one.top < other.top; });
    float least = place.y;
    for (auto& one : all) {
        one.top = std::max(one.top, least);
        least = one.top + one.words->size.h;
    }
    float most = place.bottom();
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        one->top = std::min(one->top, most - one->words->size.h);
        most = one->top;
    }
    for (const auto& [mark, words, top] : all) {
        core.item({.id = {}, .role = Role::Text, .label = mark->label, .rect = {place.x, top, place.w, words->size.h}, .is_target = false, .is_cut = words->is_cut});
        core.paint.text(*words, {place.x, top}, core.theme().colour(Paint::TextQuiet), place.w, core.leading_share());
    }
}

}

std::optional<long> upright_slider(Ui& ui, const Steps& steps)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float knob = theme.px(16);
    const float lane = std::max(target(core), theme.px(64));
    const float track = theme.px(10);
    const float height = std::max({theme.px(300), target(core) * 4, upright_words_height(core, steps.marks, (core.width() - lane - theme.space(4)) / 2)});
    const auto& least = core.lay(steps.least_label, theme.type(Type::Small), core.width() - lane - theme.space(4));
    const auto& most = core.lay(steps.most_label, theme.type(Type::Small), core.width() - lane - theme.space(4));
    Rect all = core.next(height);
    const Rect bar = core.cut_leading(all, lane);
    core.cut_leading(all, theme.space(4));
    const auto response = core.item({.id = std::string(steps.id), .role = Role::Slider, .label = std::string(steps.label), .value = std::string(steps.value),
                                     .rect = bar, .takes_drag = true, .takes_sideways = true, .takes_upright = true});
    const float from = bar.bottom() - knob - theme.px(4);
    const float length = bar.h - 2 * (knob + theme.px(4));
    std::optional<long> chosen;
    // A key points at nothing: it begins an answer in the middle, and leaves one that there is.
    if (response.is_down || (response.is_tapped && !(response.shows_ring && steps.place))) {
        const float along = std::clamp((from - response.at.y) / length, 0.F, 1.F);
        chosen = std::lround(static_cast<double>(along) * static_cast<double>(steps.steps));
    } else if (const int by = response.upright + response.sideways; by != 0) {
        chosen = steps.place ? std::clamp(*steps.place + by, 0L, steps.steps) : 0;
    }
    if (chosen == steps.place)
        chosen.reset();
    const auto place = chosen ? chosen : steps.place;
    const float share = static_cast<float>(place.value_or(steps.rest.value_or(0))) / static_cast<float>(std::max(1L, steps.steps));
    const Point centre{bar.centre().x, from - length * share};
    const Rect rail{centre.x - track / 2, from - length - track / 2, track, length + track};
    core.paint.fill(rail, theme.colour(Paint::Sunken), track / 2);
    core.paint.stroke(rail, theme.colour(Paint::OutlineStrong), track / 2, theme.px(1));
    const auto y_of = [&](double at) { return from - length * static_cast<float>(at) / static_cast<float>(std::max(1L, steps.steps)); };
    if (!steps.hides_marks && steps.marks.empty() && steps.steps <= 20)
        for (long i = 1; i < steps.steps; ++i)
            core.paint.disc({centre.x, y_of(static_cast<double>(i))}, theme.px(2), theme.colour(Paint::OutlineStrong));
    for (const auto& mark : steps.marks)
        if (!steps.hides_marks || !mark.label.empty())
            core.paint.fill({centre.x - theme.px(9), y_of(mark.at) - theme.px(1), theme.px(18), theme.px(2)}, theme.colour(Paint::OutlineStrong));
    Rect beside = all;
    put_upright_words(core, steps.marks, core.cut_trailing(beside, all.w / 2), y_of);
    if (place) {
        core.paint.fill({rail.x, centre.y, track, rail.bottom() - centre.y}, theme.colour(Paint::Primary), track / 2);
        if (response.is_down)
            core.paint.disc(centre, knob * 1.7F, theme.colour(Paint::Primary).with_alpha(0.2F));
        core.paint.disc(centre, knob, theme.colour(Paint::Primary));
    } else if (steps.rest) {
        core.paint.disc(centre, knob, theme.colour(Paint::Surface));
        core.paint.ring(centre, knob - theme.px(1), theme.px(2), theme.colour(Paint::OutlineStrong));
    }
    // The number stands beside the knob, the ends beside theirs; before there is one, between them what leads to it.
    const auto& number = place ? core.lay(steps.value, Type::Title) : core.lay(steps.prompt, theme.type(Type::Body), steps.marks.empty() ? all.w : all.w / 2);
    if (!place && !steps.prompt.empty())
        core.item({.id = std::string(steps.id) + ".prompt", .role = Role::Text, .label = std::string(steps.prompt), .rect = {all.x, all.centre().y - number.size.h / 2, steps.marks.empty() ? all.w : all.w / 2, number.size.h}, .is_target = false});
    const float number_y = std::clamp((place ? centre.y : all.centre().y) - number.size.h / 2, all.y + most.size.h, all.bottom() - least.size.h - number.size.h);
    core.paint.text(most, {all.x, all.y}, theme.colour(Paint::TextQuiet), all.w, core.leading_share());
    core.paint.text(number, {all.x, number_y}, theme.colour(place ? Paint::Primary : Paint::TextQuiet), all.w, core.leading_share());
    core.paint.text(least, {all.x, all.bottom() - least.size.h}, theme.colour(Paint::TextQuiet), all.w, core.leading_share());
    if (response.shows_ring && (place || steps.rest))
        core.focus_ring({centre.x - knob, centre.y - knob, 2 * knob, 2 * knob}, knob);
    else if (response.shows_ring)
        core.focus_ring(rail.inset(-knob, -knob), knob);
    return chosen;
}

bool clear_button(Ui& ui, std::string_view id, std::string_view label, bool is_there)
{
    auto& core = ui.core();
    const Button clear{.id = id, .label = label, .kind = ButtonKind::Quiet, .icon = Icon::Undo};
    if (is_there)
        return button(ui, clear);
    const float width = ui.is_narrow() ? core.width() : std::min(core.width(), button_width(core, clear));
    core.next(core.cell_height(button_height(core, clear, width)));
    return false;
}

std::optional<long> rating(Ui& ui, const Steps& steps)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const long stars = steps.steps + 1;
    const float gap = theme.space(2);
    // Smaller before there is a second row; and in rows none is left alone.
    const float fitting = std::floor((core.width() + gap) / static_cast<float>(stars) - gap);
    const float size = std::max(target(core), std::min(theme.px(60), fitting));
    const auto fit = std::max(1L, static_cast<long>((core.width() + gap) / (size + gap)));
    const long rows = (stars + fit - 1) / fit;
    const long in_row = (stars + rows - 1) / rows;
    const auto& words = core.lay(steps.value, Type::Subheading);
    // Its line is there before the answer is: nothing moves when a star is tapped.
    const Rect all = core.next(static_cast<float>(rows) * (size + gap) + std::max(words.size.h, theme.type(Type::Subheading).line));
    core.item({.id = std::string(steps.id), .role = Role::Slider, .label = std::string(steps.label), .value = std::string(steps.value), .rect = all, .is_target = false});
    std::optional<long> chosen;
    for (long at = 0; at < stars; ++at) {
        const float x = static_cast<float>(at % in_row) * (size + gap);
        const Rect rect{core.m_rtl ? all.right() - x - size : all.x + x, all.y + static_cast<float>(at / in_row) * (size + gap), size, size};
        const bool is_lit = steps.place && at <= *steps.place;
        const auto name = std::to_string(at + 1);
        const auto response = core.item({.id = std::string(steps.id) + "." + name, .role = Role::Radio, .label = name, .rect = rect, .is_checked = is_lit});
        if (response.is_down || response.is_hovered)
            core.paint.disc(rect.centre(), size / 2, theme.colour(Paint::Primary).with_alpha(response.is_down ? 0.16F : 0.08F));
        const Point centre{rect.centre().x, rect.centre().y + theme.px(2)};
        const float radius = size * 0.44F;
        // Lit: whole and edged; not lit: an edge alone.
        star(core.paint, centre, radius, theme.colour(is_lit ? Paint::Primary : Paint::OutlineStrong));
        star(core.paint, centre, radius - theme.px(is_lit ? 2.5F : 3.5F), theme.colour(is_lit ? Paint::Accent : Paint::Surface));
        if (response.shows_ring)
            core.focus_ring(rect.inset(theme.px(3), theme.px(3)), theme.radius(Radius::Medium));
        if (response.is_tapped)
            chosen = steps.place == at ? -1 : at;
    }
    core.paint.text(words, {all.x, all.bottom() - words.size.h}, theme.colour(steps.place ? Paint::Text : Paint::TextQuiet), all.w, core.leading_share());
    return chosen;
}

}
