#include "app/ui/widgets/answers.h"
#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace kerbside::app::ui {

namespace {

/// Up to here each row is measured before it is drawn; beyond, all are taken to be as high as the longest by its bytes, up
/// to so many lines, until one comes into sight that needs more.
constexpr std::size_t kRowsMeasured = 200;
constexpr float kMostLines = 6;

struct Measure {
    float pad = 0;
    float mark = 0;
    float words = 0;
    float least = 0;
    TypeStyle style;
};

const Paragraph& lay_row(UiCore& core, const PickList& list, const Measure& measure, std::size_t row, bool is_chosen = false)
{
    const auto weighted = list.weighted ? list.weighted(row) : std::vector<Weighted>();
    auto style = measure.style;
    if (is_chosen)
        style.weight = core.theme().type(Type::Strong).weight;
    return core.lay(list.label(row), style_around(core, style, weighted), measure.words, 0, {}, weighted);
}

Measure measure_of(UiCore& core, const PickList& list, float width)
{
    const auto& theme = core.theme();
    Measure measure;
    measure.pad = theme.space(4);
    measure.mark = mark_size(core, 26);
    measure.words = width - 2 * measure.pad - measure.mark - theme.space(4);
    measure.least = target(core, Extent::Button) + theme.space(2);
    measure.style = theme.type(Type::Body);
    if (list.rows <= kRowsMeasured)
        measure.style = even_style(measure.style, list.rows, [&](std::size_t row) -> const Paragraph& { return lay_row(core, list, measure, row); });
    return measure;
}

float row_height(UiCore& core, const PickList& list, const Measure& measure, std::size_t row)
{
    // A row is as high before it is chosen, in plain letters, as it is then.
    const float words = std::max(lay_row(core, list, measure, row).size.h, lay_row(core, list, measure, row, true).size.h);
    return std::round(std::max(measure.least, words + 2 * core.theme().space(4)));
}

/// One height for all that are not known to need more.
float common_height(UiCore& core, const PickList& list, const Measure& measure)
{
    const auto key = "pick height " + std::string(list.id) + " " + std::to_string(std::lround(measure.words)) + "x" + std::to_string(std::lround(measure.least)) + core.language;
    if (const float known = core.recall(key, 0); known > 0)
        return known;
    std::size_t longest = 0;
    for (std::size_t row = 0; row < list.rows; ++row)
        if (list.label(row).size() > list.label(longest).size())
            longest = row;
    const float most = std::round(kMostLines * measure.style.line + 2 * core.theme().space(4));
    const float height = std::min(row_height(core, list, measure, longest), std::max(measure.least, most));
    core.remember(key, height);
    return height;
}

bool draw_row(UiCore& core, const PickList& list, std::size_t row, const Rect& rect, const Measure& measure)
{
    const auto& theme = core.theme();
    const auto text = list.label(row);
    const bool is_chosen = list.is_chosen(row);
    const auto& label = lay_row(core, list, measure, row, is_chosen);
    const auto response = core.item({.id = list.key(row),
                                     .role = list.is_many ? Role::Checkbox : Role::Radio,
                                     .label = std::string(text),
                                     .rect = rect,
                                     .is_cut = label.is_cut,
                                     .is_checked = is_chosen,
                                     // Tab leads to the list and on; nobody goes through a thousand rows to come to its end.
                                     .group = std::string(list.id) + ".rows"});
    if (rect.within(core.paint.clip()).is_empty())
        return response.is_tapped;
    const float radius = theme.radius(Radius::Medium);
    if (is_chosen)
        core.paint.fill(rect, stated(theme.colour(Paint::PrimarySoft), theme.colour(Paint::OnPrimarySoft), response), radius);
    else if (response.is_down || response.is_hovered)
        core.paint.fill(rect, theme.colour(Paint::Text).with_alpha(response.is_down ? 0.14F : 0.06F), radius);
    Rect inner = rect.inset(measure.pad, 0);
    const Point centre{core.cut_leading(inner, measure.mark).centre().x, mark_middle(rect, label, label.size.h)};
    choice_mark(core, centre, measure.mark, list.is_many ? ChoiceKind::Checkbox : ChoiceKind::Radio, is_chosen);
    core.cut_leading(inner, theme.space(4));
    core.paint.text(label, {inner.x, rect.y + (rect.h - label.size.h) / 2}, theme.colour(is_chosen ? Paint::OnPrimarySoft : Paint::Text), inner.w, core.leading_share());
    if (response.shows_ring)
        core.focus_ring(rect.inset(theme.px(5), theme.px(5)), radius);
    return response.is_tapped;
}

/// Where the rows lie: each as high as its words, or of a long list all of one height but those that need more.
struct Rows {
    Measure measure;
    std::vector<float> tops;
    float total = 0;
    float each = 0;

    double top_of(const UiCore& core, std::size_t row) const
    {
        if (each <= 0)
            return static_cast<double>(row < tops.size() ? tops[row] : total);
        double top = static_cast<double>(each) * static_cast<double>(row);
        for (const auto& [at, more] : core.tall_rows.more)
            if (at < row)
                top += static_cast<double>(more);
        return top;
    }
};

/// Those of another list, or of what else was searched for, are no longer known.
void keep_tall_rows(UiCore& core, const PickList& list, const Rows& rows)
{
    const auto of = std::string(list.id) + " " + std::to_string(list.rows) + " " + std::to_string(std::hash<std::string_view>{}(list.typed)) + " " +
        std::to_string(std::lround(rows.measure.words)) + "x" + std::to_string(std::lround(rows.each)) + core.language;
    if (core.tall_rows.of != of)
        core.tall_rows = {of, {}};
}

Rows rows_of(UiCore& core, const PickList& list, float width)
{
    Rows rows{.measure = measure_of(core, list, width - 2 * core.theme().space(4)), .tops = {}};
    if (list.rows <= kRowsMeasured) {
        for (std::size_t row = 0; row < list.rows; ++row) {
            rows.tops.push_back(rows.total);
            rows.total += row_height(core, list, rows.measure, row);
        }
    } else {
        rows.each = common_height(core, list, rows.measure);
        keep_tall_rows(core, list, rows);
        rows.total = static_cast<float>(rows.top_of(core, list.rows));
    }
    return rows;
}

float below_rows(const UiCore& core, const PickList& list)
{
    return core.theme().space(list.done_label.empty() ? 6 : 3);
}

/// Of a long list the rows in sight and one or two on either side, so that keys lead on. The one that was tapped.
std::optional<std::size_t> draw_rows(UiCore& core, const PickList& list, const Rows& rows, const Rect& view, float corner, bool opens)
{
    const auto scroll = std::string(list.id) + ".list";
    const float side = core.theme().space(4);
    const float each = rows.each;
    const auto top_of = [&](std::size_t row) { return rows.top_of(core, row); };
    if (opens)
        core.put_scroll(scroll, list.begins_at < list.rows ? std::max(0.F, static_cast<float>(top_of(list.begins_at)) - view.h / 3) : 0.F);
    core.begin_scroll(scroll, view, 0, corner);
    auto& place = core.place();
    const double start = place.y;
    const double above = static_cast<double>(view.y) - start;
    // The rows of a short list are all there, to be found; only those in sight are drawn.
    std::size_t first = each > 0 ? static_cast<std::size_t>(std::max(0.0, above / static_cast<double>(each))) : 0;
    while (first > 0 && top_of(first) > above)
        --first;
    first = first > 1 ? first - 2 : 0;
    std::vector<std::pair<std::size_t, float>> taller;
    const float gap = core.theme().space(2);
    std::optional<std::size_t> tapped;
    for (std::size_t row = first; row < list.rows; ++row) {
        const double top = start + top_of(row);
        const auto height = static_cast<float>(top_of(row + 1) - top_of(row));
        if (draw_row(core, list, row, {view.x + side, static_cast<float>(top) + gap / 2, view.w - 2 * side, height - gap}, rows.measure))
            tapped = row;
        if (each > 0)
            if (const float more = row_height(core, list, rows.measure, row) - height; more > 0.5F)
                taller.emplace_back(row, more);
        if (each > 0 && top > static_cast<double>(view.bottom()) + static_cast<double>(height))
            break;
    }
    place.y = static_cast<float>(start + static_cast<double>(rows.total)) + below_rows(core, list);
    core.end_scroll();
    for (const auto& [row, more] : taller) {
        core.tall_rows.more[row] += more;
        core.ask_pass();
    }
    return tapped;
}

/// Where the list lies over the page.
struct PickPanel {
    Rect rect;
    float room = 0; ///< as high as it may be
    bool is_above_keyboard = false;
    std::string key; ///< of the height that is remembered
};

PickPanel place_panel(Ui& ui, const PickList& list)
{
    const auto& core = ui.core();
    const auto& theme = ui.theme();
    const float bottom = core.screen.h - core.recall("keyboard", 0);
    const float margin = ui.is_narrow() ? 0 : theme.space(6);
    const float width = std::round(std::min(core.screen.w - 2 * margin, theme.px(720) * std::max(1.F, core.text_scale * 0.85F)));
    const float top = ui.is_narrow() ? theme.space(8) : ui.is_pressed() ? theme.space(2) : margin;
    PickPanel panel{.rect = {}, .is_above_keyboard = bottom < core.screen.h,
                    .key = "pick panel " + std::string(list.id) + " " + std::to_string(std::lround(width))};
    // As high as what it offers, as far as there is room; while somebody searches it does not shrink under their hands.
    panel.room = bottom - top - (panel.is_above_keyboard ? theme.space(2) : margin);
    const float height = std::round(std::min(panel.room, core.recall(panel.key, panel.room)));
    panel.rect = {std::round((core.screen.w - width) / 2), std::round(ui.is_narrow() ? top + panel.room - height : top + (panel.room - height) / 2), width, height};
    return panel;
}

/// From the panel's edge to what stands in it.
float pad_of(const Theme& theme)
{
    return theme.space(5);
}

/// Where the keyboard leaves too little for a row of its own, what ends it stands beside the title, which is smaller.
bool ends_beside_title(Ui& ui, const PickList& list, const PickPanel& panel)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float size = target(core, Extent::Button);
    const float pad = pad_of(theme);
    const float title = panel.rect.w - 2 * pad - size;
    const float others = target(core, Extent::Field) + 4 * theme.type(Type::Small).line + size + 5 * pad;
    return !list.done_label.empty() &&
        (ui.is_pressed() || (panel.is_above_keyboard && panel.room - core.lay(list.title, theme.type(Type::Heading), title, 3).size.h - others < 1.5F * size));
}

Button done_button(const PickList& list, std::string_view id)
{
    return {.id = id, .label = list.done_label, .kind = ButtonKind::Primary, .icon = Icon::Check};
}

const Paragraph& lay_title(Ui& ui, const PickList& list, float width, bool ends_beside)
{
    auto& core = ui.core();
    const auto lay = [&](Type type, int most_lines) {
        return &core.lay(list.title, style_around(core, ui.theme().type(type), list.title_weighted), width, most_lines, {}, list.title_weighted);
    };
    const auto* fitting = lay(ui.is_pressed() || ends_beside ? Type::Label : Type::Heading, ends_beside ? 2 : 3);
    if (fitting->is_cut)
        fitting = lay(Type::Small, 3);
    return *fitting;
}

/// The title, what closes the list and, where it stands there, what ends it; where they end.
float put_head(Ui& ui, const PickList& list, Rect head, bool ends_beside, Picked& picked)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const std::string id(list.id);
    const float size = target(core, Extent::Button);
    const float done_width = ends_beside ? button_width(core, done_button(list, {})) + theme.space(3) : 0;
    const auto& title = lay_title(ui, list, std::max(1.F, head.w - target(core) - theme.space(3) - done_width), ends_beside);
    head.h = std::max({target(core), title.size.h, ends_beside ? size : 0.F});
    Rect words = head;
    const Rect close = core.cut_trailing(words, target(core));
    core.cut_trailing(words, theme.space(3));
    if (ends_beside) {
        const Rect place = core.cut_trailing(words, done_width - theme.space(3));
        core.cut_trailing(words, theme.space(3));
        if (button_in(core, {place.x, head.y, place.w, size}, done_button(list, id + ".done")))
            picked.is_closed = true;
    }
    core.item({.id = {}, .role = Role::Heading, .label = std::string(list.title), .rect = words, .is_target = false});
    core.paint.text(title, {words.x, words.y + (words.h - title.size.h) / 2}, theme.colour(Paint::Text), words.w, core.leading_share());
    if (icon_button_in(core, {close.x, head.y + (ends_beside ? (size - close.w) / 2 : 0), close.w, close.w}, id + ".close", Icon::Close, list.close_label, true, Paint::Text, Paint::Sunken))
        picked.is_closed = true;
    return head.bottom() + theme.space(3);
}

/// What is typed there chooses the rows; where it ends.
float put_field(Ui& ui, const PickList& list, const Rect& place, bool opens, Picked& picked)
{
    auto& core = ui.core();
    core.push_place(place, 0);
    const std::string id(list.id);
    const auto find = id + ".find";
    // The layer that has come up takes the focus from all below; the field has it from the pass after, seen at once.
    const auto key = "pick focus " + id;
    if (opens) {
        core.remember(key, list.types_first ? 1.F : 0.F);
    } else if (core.recall(key, 0) == 1) {
        core.remember(key, 0);
        core.set_focus(find);
    }
    if (auto event = field(ui, {.id = find, .label = {}, .value = list.typed, .most = 120, .placeholder = list.find_label, .icon = Icon::Search})) {
        if (event->is_changed) {
            picked.typed = event->text;
            core.put_scroll(id + ".list", 0);
        }
        if (event->is_submitted && list.rows == 1)
            picked.row = 0;
    }
    return core.pop_place() + ui.theme().space(2);
}

/// How many were found; where it ends.
float put_note(UiCore& core, const PickList& list, Point at, float width)
{
    const auto& theme = core.theme();
    const auto& note = core.lay(list.note, theme.type(Type::Small), width);
    core.item({.id = std::string(list.id) + ".note", .role = Role::Status, .label = std::string(list.note), .rect = {at.x, at.y, width, note.size.h}, .is_target = false});
    core.paint.text(note, at, theme.colour(Paint::TextQuiet), width, core.leading_share());
    return at.y + (note.size.h + theme.space(2));
}

}

Picked pick_list(Ui& ui, const PickList& list)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const std::string id(list.id);
    const bool opens = !core.was_shown(id);
    Picked picked;
    core.begin_layer(true);
    core.paint.fill({0, 0, core.screen.w, core.screen.h}, theme.colour(Paint::Scrim));
    if (core.item({.id = id + ".outside", .role = Role::Image, .rect = {0, 0, core.screen.w, core.screen.h}, .keeps_focus = true}).is_tapped)
        picked.is_closed = true;

    const auto place = place_panel(ui, list);
    const Rect& panel = place.rect;
    ui::panel(core, panel);
    core.item({.id = id, .role = Role::Dialog, .label = std::string(list.title), .rect = panel, .is_target = true, .keeps_focus = true});

    const float pad = pad_of(theme);
    const float left = panel.x + pad;
    const float width = panel.w - 2 * pad;
    const bool ends_beside = ends_beside_title(ui, list, place);
    float y = put_head(ui, list, {left, panel.y + theme.space(4), width, 0}, ends_beside, picked);
    if (list.has_field)
        y = put_field(ui, list, {left, y, width, 1e6F}, opens, picked);
    if (!list.note.empty())
        y = put_note(core, list, {left, y}, width);
    const auto rows = rows_of(core, list, panel.w);
    float foot = 0;
    float corner = panel_radius(theme);
    if (!list.done_label.empty() && !ends_beside) {
        const float size = target(core, Extent::Button);
        if (button_in(core, {left, panel.bottom() - pad - size, width, size}, done_button(list, id + ".done")))
            picked.is_closed = true;
        foot = theme.space(3) + pad + size;
        corner = 0;
    }
    core.paint.fill({panel.x, y, panel.w, theme.px(1)}, theme.colour(Paint::Outline));
    y += theme.px(1);
    if (const auto row = draw_rows(core, list, rows, {panel.x, y, panel.w, std::max(theme.px(8), panel.bottom() - foot - y)}, corner, opens))
        picked.row = row;
    panel_edge(core, panel);
    const float wanted = std::ceil(y - panel.y + rows.total + below_rows(core, list) + foot);
    core.remember(place.key, opens ? wanted : std::max(wanted, core.recall(place.key, 0)));
    if (core.pressed(Key::Escape))
        picked.is_closed = true;
    core.end_layer();
    return picked;
}

}
