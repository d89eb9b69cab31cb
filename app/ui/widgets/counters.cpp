#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace kerbside::app::ui {

namespace {

void number_node(UiCore& core, std::string_view id, std::string_view label, const std::string& value, const Rect& rect)
{
    core.item({.id = std::string(id), .role = Role::Stepper, .label = std::string(label), .value = value, .rect = rect, .is_target = false});
}

/// "One more: Water": what a step does, and of what.
std::string told_step(const Stepper& stepper, std::string_view step)
{
    return std::string(step) + ": " + std::string(stepper.name.empty() ? stepper.label : stepper.name);
}

void draw_number(UiCore& core, const std::string& text, Type type, const Rect& rect, Paint paint)
{
    const auto& laid = core.lay(text, type);
    core.paint.text(laid, {rect.x, rect.y + (rect.h - laid.size.h) / 2}, core.theme().colour(paint), rect.w, 0.5F);
}

std::string plain(double value)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.6g", value);
    return buffer;
}

}

std::optional<int> stepper(Ui& ui, const Stepper& stepper)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float size = target(core, Extent::Button);
    const std::string value = stepper.is_empty ? "\u2013" : std::to_string(stepper.value);
    const float number = std::max(theme.px(88), core.lay(value, Type::Numeral).size.w + theme.space(6));
    const float group = 2 * size + number;
    const bool is_stacked = core.width() - group < theme.px(160);
    const float text_width = is_stacked ? core.width() : core.width() - group - theme.space(4);
    const auto& label = core.lay(stepper.label, theme.type(Type::Body), std::max(1.F, text_width));
    const auto* hint = stepper.hint.empty() ? nullptr : &core.lay(stepper.hint, theme.type(Type::Small), std::max(1.F, text_width));
    const bool has_label = !stepper.label.empty();
    const float words = (has_label ? label.size.h : 0) + (hint ? hint->size.h : 0);
    const Rect rect = core.next(is_stacked ? words + (words > 0 ? theme.space(2) : 0) + size : std::max(size, words));
    Rect rest = rect;
    if (is_stacked) {
        rest.y = rect.bottom() - size;
        rest.h = size;
    }
    Rect bar = is_stacked || !has_label ? core.cut_leading(rest, group) : core.cut_trailing(rest, group);
    bar = {bar.x, bar.y + (bar.h - size) / 2, bar.w, size};
    float y = is_stacked ? rect.y : rect.y + (rect.h - words) / 2;
    if (has_label) {
        core.paint.text(label, {rect.x + (core.m_rtl && !is_stacked ? rect.w - text_width : 0), y}, theme.colour(Paint::Text), text_width, core.leading_share());
        y += label.size.h;
    }
    if (hint)
        core.paint.text(*hint, {rect.x + (core.m_rtl && !is_stacked ? rect.w - text_width : 0), y}, theme.colour(Paint::TextQuiet), text_width, core.leading_share());
    number_node(core, stepper.id, stepper.name.empty() ? stepper.label : stepper.name, stepper.is_empty ? "" : std::to_string(stepper.value), bar);
    const float radius = size / 2;
    core.paint.fill(bar, theme.colour(Paint::Surface), radius);
    core.paint.stroke(bar, theme.colour(Paint::OutlineStrong), radius, theme.stroke());
    const std::string id(stepper.id);
    std::optional<int> by;
    Rect inner = bar;
    if (icon_button_in(core, core.cut_leading(inner, size), id + ".less", Icon::Remove, told_step(stepper, stepper.less),
                       stepper.is_enabled && !stepper.is_empty && stepper.value > stepper.least, Paint::Primary, Paint::Count_))
        by = -1;
    const Rect more = core.cut_trailing(inner, size);
    if (icon_button_in(core, more, id + ".more", Icon::Add, told_step(stepper, stepper.more),
                       stepper.is_enabled && (stepper.is_empty || stepper.value < stepper.most), Paint::OnPrimary, Paint::Primary))
        by = 1;
    draw_number(core, value, Type::Heading, inner, stepper.is_empty ? Paint::TextQuiet : Paint::Text);
    return by;
}

std::optional<int> tally(Ui& ui, const Stepper& stepper, Icon icon)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float pad = theme.space(4);
    const float less = target(core);
    const bool is_counting = !stepper.is_empty && stepper.value != 0;
    const float icon_size = icon == Icon::None ? 0 : theme.extent(Extent::Icon) + theme.space(2);
    const auto& label = core.lay(stepper.label, theme.type(Type::Label), core.width() - 2 * pad - icon_size, 5);
    const auto* hint = stepper.hint.empty() ? nullptr : &core.lay(stepper.hint, theme.type(Type::Small), core.width() - 2 * pad);
    const float hint_height = hint ? hint->size.h + theme.space(1) : 0;
    const float number_height = std::max(theme.type(Type::Numeral).line, less);
    const float height = core.row_height(std::max(label.size.h + hint_height + number_height + 2 * pad + theme.space(3), theme.px(136)));
    const Rect rect = core.next(height);
    const float radius = theme.radius(Radius::Large);
    const std::string id(stepper.id);
    const bool may_add = stepper.is_enabled && stepper.value < stepper.most;
    const auto response = core.item({.id = id, .role = Role::Stepper, .label = std::string(stepper.label),
                                     .value = std::to_string(stepper.value), .rect = rect, .is_enabled = may_add, .is_cut = label.is_cut || (hint && hint->is_cut)});
    // What cannot count lies flat, whether it has counted or not.
    const bool is_flat = !may_add && !is_counting;
    const Colour fill = theme.colour(is_counting ? Paint::PrimarySoft : is_flat ? Paint::Sunken : Paint::Surface);
    const Colour ink = theme.colour(is_counting ? Paint::OnPrimarySoft : Paint::Text);
    if (may_add)
        core.paint.shadow(rect, radius, response.is_down ? 0.4F : 1.F);
    core.paint.fill(rect, stated(fill, ink, response), radius);
    core.paint.stroke(rect, theme.colour(is_counting ? Paint::Primary : Paint::TileEdge), radius, is_counting ? theme.px(2) : theme.px(1));
    Rect inner = rect.inset(pad, pad);
    Rect head{inner.x, inner.y, inner.w, label.size.h};
    if (icon != Icon::None) {
        const Rect place = core.cut_leading(head, theme.extent(Extent::Icon));
        core.paint.icon(icon, {place.centre().x, head.y + theme.type(Type::Label).line / 2}, theme.extent(Extent::Icon), ink);
        core.cut_leading(head, theme.space(2));
    }
    core.paint.text(label, {head.x, head.y}, ink, head.w, core.leading_share());
    if (hint)
        core.paint.text(*hint, {inner.x, head.bottom() + theme.space(1)}, is_counting ? ink : theme.colour(Paint::TextQuiet), inner.w, core.leading_share());
    Rect foot{inner.x, inner.bottom() - number_height, inner.w, number_height};
    std::optional<int> by;
    if (response.is_tapped)
        by = 1;
    if (stepper.value > stepper.least) {
        const Rect place = core.cut_trailing(foot, less);
        if (icon_button_in(core, {place.x, foot.centre().y - less / 2, less, less}, id + ".less", Icon::Remove,
                           told_step(stepper, stepper.less), stepper.is_enabled, is_counting ? Paint::OnPrimarySoft : Paint::Text,
                           is_counting ? Paint::Surface : Paint::Sunken))
            by = -1;
    }
    const auto& number = core.lay(std::to_string(stepper.value), Type::Numeral);
    const Rect place = core.cut_leading(foot, std::min(foot.w, number.size.w));
    core.paint.text(number, {place.x, foot.y + (foot.h - number.size.h) / 2}, theme.colour(is_counting ? Paint::OnPrimarySoft : Paint::TextQuiet), place.w,
                    core.leading_share());
    // That the tile is what counts is seen before it has counted anything. Where "less" comes it never was: who taps twice counts twice.
    if (const float sign = mark_size(core, 24); may_add && sign + theme.space(3) <= foot.w) {
        core.cut_leading(foot, theme.space(3));
        core.paint.icon(Icon::Add, {core.cut_leading(foot, sign).centre().x, foot.centre().y}, sign, theme.colour(is_counting ? Paint::OnPrimarySoft : Paint::Primary));
    }
    if (response.shows_ring)
        core.focus_ring(rect, radius);
    return by;
}

namespace {

/// The words of marks, each below its mark, in as many rows as it takes that none touches another.
struct MarkWords {
    struct One {
        const ScaleMark* mark;
        const Paragraph* words;
        float x; ///< from the left edge of the slider
        std::size_t row;
    };
    std::vector<One> all; ///< from the left
    float row = 0;
    std::size_t rows = 0;
};

/// `along`: how far from the left edge, in pixels, a value's place is.
template <typename Along> MarkWords words_of(UiCore& core, std::span<const ScaleMark> marks, Along along)
{
    const auto& style = core.theme().type(Type::Small);
    const float gap = core.theme().space(3);
    MarkWords words;
    float widest = 0;
    for (const auto& mark : marks)
        if (!mark.label.empty()) {
            words.all.push_back({&mark, nullptr, along(mark.at), 0});
            widest = std::max(widest, core.lay(mark.label, style, 0).size.w);
        }
    if (words.all.empty())
        return words;
    std::sort(words.all.begin(), words.all.end(), [](const auto& one, const auto& other) { return one.x < other.x; });
    // The first and the last are moved inwards: between two marks there is a little less than their share.
    const float share = core.width() / static_cast<float>(words.all.size()) - gap;
    const float width = std::max(core.theme().px(48), widest <= share * 0.8F || words.all.size() == 1 ? share : 2 * share);
    std::vector<float> ends;
    for (auto& one : words.all) {
        one.words = &core.lay(one.mark->label, style, width);
        one.x = std::clamp(one.x - one.words->size.w / 2, 0.F, std::max(0.F, core.width() - one.words->size.w));
        words.row = std::max(words.row, one.words->size.h);
        while (one.row < ends.size() && ends[one.row] + gap > one.x)
            ++one.row;
        ends.resize(std::max(ends.size(), one.row + 1));
        ends[one.row] = one.x + one.words->size.w;
    }
    words.rows = ends.size();
    return words;
}

void draw_mark_words(UiCore& core, const MarkWords& words, const Rect& place)
{
    for (const auto& [mark, laid, left, row] : words.all) {
        const Rect rect{place.x + left, place.y + words.row * static_cast<float>(row), laid->size.w, laid->size.h};
        core.item({.id = {}, .role = Role::Text, .label = mark->label, .rect = rect, .is_target = false, .is_cut = laid->is_cut});
        core.paint.text(*laid, {rect.x, rect.y}, core.theme().colour(Paint::TextQuiet), rect.w, 0.5F);
    }
}

/// What stands above a slider: what it is called and its value, or before there is one what to do.
struct SliderHead {
    const Paragraph& label;
    const Paragraph* prompt;
    std::string value;
    float height;
};

SliderHead head_of(UiCore& core, const Slider& slider)
{
    const auto& theme = core.theme();
    const auto& label = core.lay(slider.hides_label ? std::string_view() : slider.label, theme.type(Type::Body), core.width() - theme.px(96));
    const bool is_empty = !slider.value;
    const auto* prompt = is_empty && slider.hides_label && !slider.prompt.empty() ? &core.lay(slider.prompt, theme.type(Type::Body), core.width()) : nullptr;
    const float height = std::max({label.size.h, theme.type(Type::Heading).line, prompt ? prompt->size.h : 0});
    return {label, prompt, is_empty ? std::string() : slider.shown.empty() ? plain(*slider.value) : std::string(slider.shown), height};
}

void put_head(UiCore& core, const Slider& slider, const SliderHead& head, const Rect& place)
{
    const auto& theme = core.theme();
    Rect rest = place;
    const Rect number = core.cut_trailing(rest, theme.px(96));
    const auto& shown = core.lay(head.value, Type::Heading);
    core.paint.text(shown, {number.x, number.y}, theme.colour(slider.value ? Paint::Primary : Paint::TextQuiet), number.w, 1 - core.leading_share());
    core.paint.text(head.label, {rest.x, rest.y}, theme.colour(Paint::Text), rest.w, core.leading_share());
    if (!head.prompt)
        return;
    core.item({.id = std::string(slider.id) + ".prompt", .role = Role::Text, .label = std::string(slider.prompt), .rect = {place.x, place.y, place.w, head.prompt->size.h}, .is_target = false});
    core.paint.text(*head.prompt, {place.x, place.y}, theme.colour(Paint::TextQuiet), place.w, core.leading_share());
}

/// Where a slider's values lie, from its first place to its last.
struct SliderLine {
    const Slider& of;
    float from = 0;
    float length = 0;
    float y = 0;
    bool is_mirrored = false;

    double span() const { return std::max(1e-9, of.most - of.least); }
    /// 0: every value between is a place.
    double steps() const { return of.step > 0 ? std::floor(span() / of.step + 1e-9) : 0; }
    Point point_of(double value) const
    {
        const auto along = static_cast<float>((value - of.least) / span());
        return {from + length * (is_mirrored ? 1 - along : along), y};
    }
    double value_at(float x) const
    {
        double along = std::clamp((x - from) / length, 0.F, 1.F);
        along = is_mirrored ? 1 - along : along;
        const double wanted = steps() > 0 ? of.least + std::round(along * span() / of.step) * of.step : of.least + along * span();
        return std::clamp(wanted, of.least, of.most);
    }
};

/// What a finger or the arrows make of its value; nothing where that is what it was.
std::optional<double> chosen_on(const SliderLine& line, const Response& response)
{
    const auto& slider = line.of;
    std::optional<double> chosen;
    // A key points at nothing: it begins an answer in the middle, and leaves one that there is.
    if (response.is_down || (response.is_tapped && !(response.shows_ring && slider.value))) {
        chosen = line.value_at(response.at.x);
    } else if (response.sideways != 0) {
        const double step = slider.step > 0 ? slider.step : line.span() / 20;
        chosen = slider.value ? std::clamp(*slider.value + step * response.sideways, slider.least, slider.most) : slider.least;
    }
    if (chosen && slider.value && std::abs(*chosen - *slider.value) < 1e-9)
        chosen.reset();
    return chosen;
}

void draw_track(UiCore& core, const SliderLine& line, const Rect& track)
{
    const auto& theme = core.theme();
    const auto& slider = line.of;
    const double steps = line.steps();
    core.paint.fill(track, theme.colour(Paint::Sunken), track.h / 2);
    core.paint.stroke(track, theme.colour(Paint::OutlineStrong), track.h / 2, theme.px(1));
    if (!slider.hides_marks && slider.marks.empty() && steps > 0 && steps <= 20)
        for (int i = 1; i < static_cast<int>(steps); ++i)
            core.paint.disc(line.point_of(slider.least + slider.step * i), theme.px(2), theme.colour(Paint::OutlineStrong));
    // The marks that the form asks for reach beyond the track: they mean something.
    for (const auto& mark : slider.marks)
        if (!slider.hides_marks || !mark.label.empty())
            core.paint.fill({line.point_of(mark.at).x - theme.px(1), line.y - theme.px(9), theme.px(2), theme.px(18)}, theme.colour(Paint::OutlineStrong));
}

/// At the value, with what lies before it filled; or hollow, where the form has it rest before there is one.
void draw_knob(UiCore& core, const Rect& track, Point centre, float knob, bool has_value, bool is_down)
{
    const auto& theme = core.theme();
    if (!has_value) {
        core.paint.disc(centre, knob, theme.colour(Paint::Surface));
        core.paint.ring(centre, knob - theme.px(1), theme.px(2), theme.colour(Paint::OutlineStrong));
        return;
    }
    const Rect done = core.m_rtl ? Rect{centre.x, track.y, track.right() - centre.x, track.h} : Rect{track.x, track.y, centre.x - track.x, track.h};
    core.paint.fill(done, theme.colour(Paint::Primary), track.h / 2);
    core.paint.disc(centre, knob, theme.colour(Paint::Primary));
    if (is_down)
        core.paint.disc(centre, knob * 1.7F, theme.colour(Paint::Primary).with_alpha(0.2F));
}

}

std::optional<double> slider(Ui& ui, const Slider& slider)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float size = target(core);
    const bool has_ends = !slider.least_label.empty() || !slider.most_label.empty();
    const auto head = head_of(core, slider);
    const float end_line = theme.type(Type::Small).line;
    const float knob = theme.px(14);
    SliderLine line{.of = slider, .from = knob, .length = core.width() - 2 * knob, .is_mirrored = core.m_rtl};
    const auto mark_words = words_of(core, slider.marks, [&](double place) { return line.point_of(place).x; });
    const float foot = (has_ends ? end_line : 0) + mark_words.row * static_cast<float>(mark_words.rows);
    const Rect rect = core.next(head.height + size + foot);
    put_head(core, slider, head, {rect.x, rect.y, rect.w, head.height});
    const Rect bar{rect.x, rect.y + head.height, rect.w, size};
    const auto response = core.item({.id = std::string(slider.id), .role = Role::Slider, .label = std::string(slider.label),
                                     .value = head.value, .rect = bar, .takes_drag = true, .takes_sideways = true});
    const float track_h = mark_size(core, 8);
    line.from = bar.x + knob;
    line.length = bar.w - 2 * knob;
    line.y = bar.centre().y;
    const auto chosen = chosen_on(line, response);
    // It begins and ends at its first and last place, so that all marks are equally far apart.
    const Rect track{line.from - track_h / 2, line.y - track_h / 2, line.length + track_h, track_h};
    draw_track(core, line, track);
    const auto value = chosen ? chosen : slider.value;
    const bool has_knob = value || slider.rest;
    const Point centre = line.point_of(value ? *value : slider.rest.value_or(slider.least));
    if (has_knob)
        draw_knob(core, track, centre, knob, value.has_value(), response.is_down);
    draw_mark_words(core, mark_words, {rect.x, bar.bottom(), rect.w, foot});
    if (has_ends) {
        const float y = rect.bottom() - end_line;
        put_text(core, slider.least_label, Type::Small, theme.colour(Paint::TextQuiet), {track.x, y}, track.w, core.leading_share(), 1);
        put_text(core, slider.most_label, Type::Small, theme.colour(Paint::TextQuiet), {track.x, y}, track.w, 1 - core.leading_share(), 1);
    }
    if (response.shows_ring && has_knob)
        core.focus_ring({centre.x - knob, centre.y - knob, 2 * knob, 2 * knob}, knob);
    else if (response.shows_ring)
        core.focus_ring(track.inset(-knob, -knob), knob);
    return chosen;
}

}
