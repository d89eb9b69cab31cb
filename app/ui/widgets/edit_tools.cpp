#include "app/ui/widgets/edit.h"
#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace kerbside::app::ui {

namespace {

constexpr float kHandle = 48;
constexpr float kKnob = 11;

/// A knob hangs below one end of what is chosen, to the outer side, so that two never lie over one another.
bool handle(UiCore& core, const Field& field, const SetText& set, const ShownText& shown, bool is_caret)
{
    auto& edit = core.edit;
    const auto& theme = core.theme();
    const auto offset = is_caret ? edit.caret : edit.anchor;
    const bool is_first = edit.caret == edit.anchor ? false : offset == edit.begin();
    const Caret place = edit.caret == edit.anchor ? shown.shown(edit.place())
                                                  : Caret{shown.shown(offset), is_first ? Caret::Clings::After : Caret::Clings::Before};
    const Rect at = set.caret_rect(place);
    const bool hangs_left = is_first != set.laid.lines[set.laid.line_of(place)].is_right_to_left;
    const float side = theme.px(kHandle);
    const float x = std::clamp(hangs_left ? at.x - side : at.x, 0.F, core.screen.w - side);
    const Rect rect{std::round(x), std::round(at.bottom()), side, side};
    const auto response = core.item({.id = std::string(field.id) + (is_caret ? ".caret" : ".anchor"), .role = Role::Slider, .label = std::string(field.label),
                                     .rect = rect, .takes_drag = true, .keeps_focus = true});
    const Colour colour = theme.colour(Paint::Primary);
    const float r = theme.px(kKnob);
    core.paint.fill({hangs_left ? at.x - r : at.x, at.bottom(), r, r}, colour);
    core.paint.disc({hangs_left ? at.x - r : at.x + r, at.bottom() + r}, r, colour);
    if (response.is_tapped && edit.caret == edit.anchor)
        edit.has_bar = !edit.has_bar;
    if (!response.is_down || (response.at.x == response.from.x && response.at.y == response.from.y))
        return false;
    // Where the finger took hold of it stays under the finger.
    const Point end{response.at.x + (hangs_left ? r : -r), response.at.y - r - at.h / 2};
    const auto to = set.caret_at(end);
    const auto moved = shown.real(to.offset);
    const auto other = is_caret ? edit.anchor : edit.caret;
    if (moved == offset || (moved == other && edit.caret != edit.anchor))
        return true;
    if (edit.caret == edit.anchor) {
        edit.caret = edit.anchor = moved;
        edit.clings = to.clings;
    } else if (is_caret) {
        edit.caret = moved;
        edit.clings = to.clings;
    } else {
        edit.anchor = moved;
    }
    core.follow_caret();
    core.ask_pass();
    return true;
}

struct Action {
    const char* suffix;
    const std::string* label;
    Key key;
};

std::vector<Action> actions_of(const UiCore& core, const Field& field)
{
    const auto& edit = core.edit;
    std::vector<Action> actions;
    const bool has_choice = edit.caret != edit.anchor;
    if (has_choice && core.may_copy && !is_masked(field)) {
        actions.push_back({".cut", &core.edit_words.cut, Key::X});
        actions.push_back({".copy", &core.edit_words.copy, Key::C});
    }
    if (core.may_copy)
        actions.push_back({".paste", &core.edit_words.paste, Key::V});
    if (!edit.text.empty() && edit.end() - edit.begin() < edit.text.size())
        actions.push_back({".select_all", &core.edit_words.select_all, Key::A});
    return actions;
}

/// In a field of one line that has nothing at its end: there.
std::optional<Rect> free_end(const UiCore& core, const Field& field, const SetText& set, const Rect& box, float w, float h)
{
    const float margin = core.theme().space(2);
    const bool is_left = set.laid.lines.front().is_right_to_left;
    const float text = set.laid.size.w + core.theme().px(kHandle);
    const float taken = is_left ? box.right() - set.origin.x : set.origin.x + text - box.x;
    if (field.is_multiline || core.edit.caret != core.edit.anchor || h > box.h || box.w - std::max(text, taken) < w + 2 * margin)
        return std::nullopt;
    return Rect{is_left ? box.x + margin : box.right() - margin - w, box.y + (box.h - h) / 2, w, h};
}

Changes bar(UiCore& core, const Field& field, const SetText& set, const ShownText& shown, const Rect& box)
{
    const auto actions = actions_of(core, field);
    if (actions.empty())
        return {};
    const auto& theme = core.theme();
    const auto& edit = core.edit;
    const float pad = theme.space(4);
    float height = target(core);
    for (const auto& action : actions)
        height = std::max(height, std::round(core.lay(*action.label, Type::Label).size.h));
    std::vector<float> widths;
    float total = 0;
    for (const auto& action : actions) {
        widths.push_back(std::max(height, std::round(core.lay(*action.label, Type::Label).size.w + 2 * pad)));
        total += widths.back();
    }
    const float margin = theme.space(2);
    const float most = core.screen.w - 2 * margin;
    const bool is_stacked = total > most;
    const Rect first = set.caret_rect(shown.shown(Caret{static_cast<std::uint32_t>(edit.begin())}));
    const Rect last = set.caret_rect(shown.shown(Caret{static_cast<std::uint32_t>(edit.end()), Caret::Clings::Before}));
    const float w = is_stacked ? std::min(most, *std::max_element(widths.begin(), widths.end())) : total;
    const float h = is_stacked ? height * static_cast<float>(actions.size()) : height;
    float x = std::clamp(first.x - w / 2, margin, std::max(margin, core.screen.w - margin - w));
    float y = first.y - margin - h;
    const float below = std::max(box.bottom(), last.bottom() + (edit.has_handles ? theme.px(kHandle) : 0)) + margin;
    const bool fits_above = y >= core.free.y + margin;
    const bool fits_below = below + h + margin <= core.free.bottom();
    if (const auto inside = free_end(core, field, set, box, w, h)) {
        x = inside->x;
        y = inside->y;
    } else if (fits_below && (field.error.empty() || !fits_above)) { // what is wrong stands below the field, and is read first
        y = below;
    } else if (!fits_above) {
        y = last.bottom() + theme.px(2 * kKnob) + margin;
    }
    const Rect panel{std::round(x), std::round(y), w, h};
    const float radius = theme.radius(Radius::Medium);
    core.paint.shadow(panel, radius);
    core.paint.fill(panel, theme.colour(Paint::Raised), radius);
    core.paint.stroke(panel, theme.colour(Paint::Outline), radius, theme.stroke());
    Rect left = panel;
    Changes changes;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        Rect cell = left;
        if (is_stacked) {
            cell.h = height;
            left.y += height;
        } else {
            cell = core.cut_leading(left, widths[i]);
        }
        const auto response = core.item({.id = std::string(field.id) + actions[i].suffix, .role = Role::Button, .label = *actions[i].label,
                                         .rect = cell, .keeps_focus = true});
        if (response.is_down || response.is_hovered)
            core.paint.fill(cell, theme.colour(Paint::Primary).with_alpha(0.12F), radius);
        const auto& label = core.lay(*actions[i].label, Type::Label, cell.w, 1);
        core.paint.text(label, {cell.x, cell.y + (cell.h - label.size.h) / 2}, theme.colour(Paint::Text), cell.w, 0.5F);
        if (response.is_tapped) {
            changes = apply_stroke(core, field, set.width, {.key = actions[i].key, .control = true});
            core.ask_pass();
        }
    }
    return changes;
}

}

Changes edit_tools(UiCore& core, const Field& field, const ShownText& shown, const SetText& set, const Rect& box)
{
    auto& edit = core.edit;
    if (!edit.has_handles && !edit.has_bar)
        return {};
    const Rect clip = core.paint.clip();
    const auto is_seen = [&](std::size_t offset, Caret::Clings clings) {
        const Rect at = set.caret_rect({shown.shown(offset), clings});
        return clip.contains({std::clamp(at.x, clip.x, clip.right() - 1), at.centre().y});
    };
    core.begin_layer(false);
    bool is_dragged = false;
    const bool has_choice = edit.caret != edit.anchor;
    if (edit.has_handles && has_choice && is_seen(edit.anchor, edit.anchor < edit.caret ? Caret::Clings::After : Caret::Clings::Before))
        is_dragged = handle(core, field, set, shown, false);
    if (edit.has_handles && !edit.text.empty() && is_seen(edit.caret, has_choice ? (edit.caret < edit.anchor ? Caret::Clings::After : Caret::Clings::Before) : edit.clings))
        is_dragged = handle(core, field, set, shown, true) || is_dragged;
    Changes changes;
    if (edit.has_bar && !is_dragged && is_seen(edit.begin(), Caret::Clings::After))
        changes = bar(core, field, set, shown, box);
    core.end_layer();
    return changes;
}

}
