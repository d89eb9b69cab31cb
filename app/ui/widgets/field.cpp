#include "app/ui/widgets/parts.h"

#include "app/ui/text/breaks.h"
#include "app/ui/widgets/edit.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

FieldEvent::~FieldEvent()
{
    wipe(text);
}

namespace {

struct Shown {
    const Field& field;
    const ShownText& text;
    const SetText& set;
    Rect inner;
    bool is_focused;
};

/// Where the paragraph goes in its box. One line that is longer than the box shows its begin, or where the caret is.
SetText set_text(UiCore& core, const Field& field, const Paragraph& laid, const Rect& box, const Rect& inner, const EditState* edit, const ShownText& shown)
{
    if (field.is_multiline)
        return {laid, {inner.x, inner.y}, inner.w};
    const auto& line = laid.lines.front();
    const float y = box.y + (box.h - laid.size.h) / 2;
    const float over = laid.size.w + core.theme().px(2) - inner.w;
    if (over <= 0)
        return {laid, {line.is_right_to_left ? inner.right() - laid.size.w : inner.x, y}, 0};
    if (!edit)
        return {laid, {inner.x - (line.is_right_to_left ? over : 0), y}, 0};
    const float x = laid.caret_x(shown.shown(edit->place()));
    core.edit.scroll = std::clamp(core.edit.scroll, x - inner.w + core.theme().px(2), std::max(0.F, x));
    core.edit.scroll = std::clamp(core.edit.scroll, 0.F, over);
    return {laid, {inner.x - core.edit.scroll, y}, 0};
}

/// What a finger or a mouse chose. `place` tells what is under a point.
template <typename Place> void choose(UiCore& core, const Field& field, const Response& response, const Place& place)
{
    auto& edit = core.edit;
    const auto stand = [&](Caret caret, std::size_t anchor) {
        edit.caret = caret.offset;
        edit.clings = caret.clings;
        edit.anchor = anchor;
        edit.wanted_x = -1;
        edit.doing = EditState::Doing::Nothing;
    };
    const auto take = [&](Stretch stretch) { stand({static_cast<std::uint32_t>(stretch.end), Caret::Clings::Before}, stretch.begin); };
    const Caret at = place(response.at);
    const bool is_drawn_over = !response.is_touch && std::abs(response.at.x - response.from.x) + std::abs(response.at.y - response.from.y) > core.theme().px(5);
    if (is_drawn_over) {
        stand(at, place(response.from).offset);
        return;
    }
    if (response.is_down)
        return;
    const bool by_word = response.is_held || response.taps == 2;
    if (is_masked(field) && (by_word || response.taps > 2))
        take({0, edit.text.size()});
    else if (by_word)
        take(word_at(edit.text, at.offset));
    else if (response.taps > 2)
        take(line_at(edit.text, at.offset));
    else
        stand(at, at.offset);
    edit.has_handles = edit.has_bar = response.is_touch && (by_word || response.taps > 2);
}

void draw_content(UiCore& core, const Shown& shown)
{
    const auto& theme = core.theme();
    auto& edit = core.edit;
    const auto& laid = shown.set.laid;
    // Nastaliq's letters lean out of their places.
    core.paint.push_clip(shown.inner.inset(-theme.px(8), -theme.px(2)));
    const bool composes = shown.is_focused && !edit.preedit.empty();
    if (shown.is_focused && edit.caret != edit.anchor && !composes) {
        const Colour colour = theme.colour(Paint::Primary).with_alpha(0.28F);
        for (const auto& box : laid.boxes(shown.text.shown(edit.begin()), shown.text.shown(edit.end()))) {
            const auto& line = laid.lines[box.line];
            core.paint.fill({shown.set.left_of(line) + box.left, shown.set.origin.y + line.top, std::max(theme.px(2), box.right - box.left), line.height}, colour);
        }
    }
    if (shown.text.text().empty() && !shown.field.placeholder.empty()) {
        const auto& quiet = core.lay(shown.field.placeholder, theme.type(Type::Body), shown.inner.w, shown.field.is_multiline ? 3 : 1);
        // A script whose lines are taller than the field's own letters stands in the middle, too.
        const float y = shown.field.is_multiline ? shown.set.origin.y : shown.inner.y + (shown.inner.h - quiet.size.h) / 2;
        // Beside the caret, which would be a part of its first letter.
        const float beside = shown.is_focused ? (core.m_rtl ? -1.F : 1.F) * theme.px(4) : 0;
        core.paint.text(quiet, {shown.inner.x + beside, y}, theme.colour(Paint::TextQuiet), shown.inner.w, core.leading_share());
    }
    core.paint.text(laid, shown.set.origin, theme.colour(shown.field.is_enabled ? Paint::Text : Paint::OnDisabled), shown.set.width, kOwnSide);
    if (shown.is_focused) {
        auto place = shown.text.shown(edit.place());
        if (composes) {
            // Composed text is underlined, and the candidates go below its begin.
            const auto begin = place.offset;
            const auto size = static_cast<std::uint32_t>(shown.text.composed());
            for (const auto& box : laid.boxes(begin, begin + size)) {
                const auto& line = laid.lines[box.line];
                core.paint.fill({shown.set.left_of(line) + box.left, shown.set.origin.y + line.top + line.height - theme.px(4), box.right - box.left, theme.px(2)},
                                theme.colour(Paint::Text));
            }
            place = {begin + static_cast<std::uint32_t>(shown.text.composed_before()), Caret::Clings::Before};
        }
        const Rect at = shown.set.caret_rect(place);
        const float width = std::max(2.F, theme.px(2));
        const float x = std::clamp(std::round(at.x), shown.inner.x - width, shown.inner.right());
        const Rect caret{x, at.y + theme.px(2), width, at.h - theme.px(4)};
        core.paint.fill(caret, theme.colour(Paint::Primary));
        // Where directions mix, a flag says which way the next letter goes.
        if (const auto& line = laid.lines[laid.line_of(place)]; line.is_mixed()) {
            const float flag = theme.px(5);
            core.paint.fill({laid.is_right_to_left_at(place) ? x - flag : x + width, caret.y, flag, width}, theme.colour(Paint::Primary));
        }
        core.set_caret(caret);
    }
    core.paint.pop_clip();
}

/// How a field is laid out, from its label down to what is wrong.
struct FieldPlan {
    const Paragraph* label = nullptr;
    const Paragraph* hint = nullptr;
    std::string_view wrong;
    const Paragraph* error = nullptr; ///< those words
    float above = 0;
    float below = 0;
    float set_width = 0; ///< 0: one line
    Rect all;
    Rect box;
    Rect inner; ///< where the text is
    Rect icon;
};

/// What was typed or pasted and is not taken is told before what else is wrong.
std::string_view wrong_with(const Field& field, EditState::Refused refused)
{
    if (refused == EditState::Refused::Pasted && !field.paste_refusal.empty())
        return field.paste_refusal;
    return refused == EditState::Refused::Nothing || field.refusal.empty() ? field.error : field.refusal;
}

float box_height(UiCore& core, const Field& field, std::string_view text, float inner_width)
{
    const auto& theme = core.theme();
    if (field.is_multiline) {
        const auto rows = static_cast<float>(field.rows > 0 ? field.rows : 3);
        return std::max(rows * theme.type(Type::Body).line, core.lay_written(text, inner_width).size.h) + 2 * theme.space(3);
    }
    const float height = std::max(target(core, Extent::Field), core.lay_written(text, 0).size.h + theme.space(2));
    return field.placeholder.empty() ? height : std::max(height, core.lay(field.placeholder, Type::Body, inner_width, 1).size.h + theme.space(2));
}

FieldPlan lay_field(Ui& ui, const Field& field, std::string_view text, EditState::Refused refused)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float pad = theme.space(4);
    const float width = core.width();
    const float inner_width = width - 2 * pad - (field.icon == Icon::None ? 0 : theme.extent(Extent::Icon) + theme.space(3));
    FieldPlan plan;
    plan.set_width = field.is_multiline ? inner_width : 0;
    plan.wrong = wrong_with(field, refused);
    // What the question above says already is the first to go.
    if (!field.label.empty() && !(field.is_asked_above && ui.is_pressed()))
        plan.label = &core.lay(field.label, theme.type(Type::Label), width);
    if (!field.hint.empty())
        plan.hint = &core.lay(field.hint, theme.type(Type::Small), width);
    if (!plan.wrong.empty())
        plan.error = &core.lay(plan.wrong, theme.type(Type::Small), width - mark_size(core, 20) - theme.space(2));
    const float high = box_height(core, field, text, inner_width);
    plan.above = (plan.label ? plan.label->size.h + theme.space(1) : 0) + (plan.hint ? plan.hint->size.h + theme.space(1) : 0);
    plan.below = plan.error ? plan.error->size.h + theme.space(2) : 0;
    plan.all = core.next(plan.above + high + plan.below);
    plan.box = {plan.all.x, std::round(plan.all.y + plan.above), plan.all.w, std::round(high)};
    plan.inner = plan.box.inset(pad, field.is_multiline ? theme.space(3) : 0);
    if (field.icon != Icon::None) {
        plan.icon = core.cut_leading(plan.inner, theme.extent(Extent::Icon));
        core.cut_leading(plan.inner, theme.space(3));
    }
    return plan;
}

/// What a finger or a mouse does within the text of a field that has the focus.
void take_pointer(UiCore& core, const Field& field, const FieldPlan& plan, const Response& response, bool was_focused)
{
    const bool is_pointed = (response.is_tapped || response.is_held || (response.is_down && !response.is_touch)) && response.at.y > 0;
    if (!is_pointed || !core.edit.preedit.empty())
        return;
    const ShownText shown(field, core.edit.text, &core.edit);
    const auto& laid = core.lay_written(shown.text(), plan.set_width);
    const auto set = set_text(core, field, laid, plan.box, plan.inner, was_focused ? &core.edit : nullptr, shown);
    choose(core, field, response, [&](Point at) {
        auto caret = set.caret_at(at);
        caret.offset = static_cast<std::uint32_t>(shown.real(caret.offset));
        return caret;
    });
}

void tell(UiCore& core, const Field& field, const Changes& changes, std::optional<FieldEvent>& event)
{
    if (!changes.is_changed && !changes.is_submitted)
        return;
    if (!event)
        event.emplace();
    event->is_changed = event->is_changed || changes.is_changed;
    event->is_submitted = event->is_submitted || changes.is_submitted;
    wipe(event->text);
    event->text = core.edit.text;
    core.ask_pass();
    if (field.finds && changes.is_changed)
        core.bring_into_sight(field.id);
}

/// Label, hint and box, and the icon in it.
void draw_frame(UiCore& core, const Field& field, const FieldPlan& plan, const Response& response, bool is_focused)
{
    const auto& theme = core.theme();
    const Rect& all = plan.all;
    float y = all.y;
    if (plan.label) {
        core.paint.text(*plan.label, {all.x, y}, theme.colour(Paint::Text), core.width(), core.leading_share());
        y += plan.label->size.h + theme.space(1);
    }
    if (plan.hint)
        core.paint.text(*plan.hint, {all.x, y}, theme.colour(Paint::TextQuiet), core.width(), core.leading_share());
    const float radius = theme.radius(Radius::Medium);
    core.paint.fill(plan.box, stated(theme.colour(field.is_enabled ? Paint::Surface : Paint::Disabled), theme.colour(Paint::Text),
                                     is_focused ? Response{} : response), radius);
    core.paint.stroke(plan.box, theme.colour(plan.error ? Paint::Danger : is_focused ? Paint::Primary : Paint::OutlineStrong), radius,
                      is_focused || plan.error ? theme.px(2.5F) : theme.stroke());
    if (field.icon != Icon::None)
        core.paint.icon(field.icon, plan.icon.centre(), theme.extent(Extent::Icon), theme.colour(Paint::TextQuiet));
}

/// Below the box.
void put_error(UiCore& core, const std::string& id, const FieldPlan& plan)
{
    const auto& theme = core.theme();
    Rect row{plan.all.x, plan.box.bottom() + theme.space(2), plan.all.w, plan.error->size.h};
    const float size = mark_size(core, 20);
    core.paint.icon(Icon::Error, {core.cut_leading(row, size).centre().x, row.y + plan.error->lines.front().height / 2}, size, theme.colour(Paint::Danger));
    core.cut_leading(row, theme.space(2));
    core.item({.id = id + ".error", .role = Role::Status, .label = std::string(plan.wrong), .rect = row, .is_target = false});
    core.paint.text(*plan.error, {row.x, row.y}, theme.colour(Paint::Danger), row.w, core.leading_share());
}

}

std::optional<FieldEvent> field(Ui& ui, const Field& field)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const std::string id(field.id);
    const bool was_focused = core.focus_id == id && core.edit.id == id;
    const ShownText before(field, was_focused ? std::string_view(core.edit.text) : field.value, was_focused ? &core.edit : nullptr);
    const auto plan = lay_field(ui, field, before.text(), was_focused ? core.edit.refused : EditState::Refused::Nothing);
    const auto response = core.item({.id = id, .role = Role::Field, .label = std::string(field.label.empty() ? field.placeholder : field.label),
                                     .value = is_masked(field) ? std::string(before.text()) : was_focused ? core.edit.text : std::string(field.value), .rect = plan.box,
                                     .is_enabled = field.is_enabled, .takes_text = true, .takes_mouse_drag = true, .above = plan.above, .below = plan.below, .finds = field.finds});
    std::optional<FieldEvent> event;
    if (response.is_held)
        core.set_focus(id);
    const bool is_focused = response.is_focused || response.is_held;
    if (field.finds && is_focused && core.recall("keyboard", 0) > 0)
        core.keep_view_from(plan.all.y - theme.space(2));
    if (is_focused) {
        begin_edit(core, field);
        take_pointer(core, field, plan, response, was_focused);
        const auto had_refused = core.edit.refused;
        tell(core, field, apply_strokes(core, field, plan.set_width), event);
        if (core.edit.refused != had_refused)
            core.ask_pass();
    }

    draw_frame(core, field, plan, response, is_focused);
    const ShownText shown(field, is_focused ? std::string_view(core.edit.text) : field.value, is_focused ? &core.edit : nullptr);
    const auto& laid = core.lay_written(shown.text(), plan.set_width);
    const auto set = set_text(core, field, laid, plan.box, plan.inner, is_focused ? &core.edit : nullptr, shown);
    draw_content(core, {field, shown, set, plan.inner, is_focused});
    if (response.shows_ring)
        core.focus_ring(plan.box, theme.radius(Radius::Medium));
    // What is told while it is typed in comes into sight by itself.
    const auto told = "told " + id;
    if (plan.error && is_focused && core.recall(told, 0) <= 0)
        core.bring_into_sight(id);
    core.remember(told, plan.below);
    if (plan.error)
        put_error(core, id, plan);
    if (is_focused)
        tell(core, field, edit_tools(core, field, shown, set, plan.box), event);
    return event;
}

}
