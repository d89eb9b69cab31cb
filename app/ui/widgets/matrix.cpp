#include "app/ui/widgets/answers.h"
#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

namespace {

/// Each row a question of its own: its words, its choices below them; a line between them, one surface below them all.
std::optional<MatrixTap> stacked(Ui& ui, std::string_view id, std::span<const MatrixHead> heads, std::span<const MatrixRow> rows)
{
    std::optional<MatrixTap> tap;
    const Card card(ui, id);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const auto& row = rows[at];
        if (at > 0)
            divider(ui);
        heading(ui, row.label, 3, Align::Leading, Paint::Text, row.weighted);
        if (!row.note.empty())
            caption(ui, row.note, Align::Leading, row.note_weighted);
        if (!row.message.empty()) {
            const auto wrong = row.id + ".message";
            banner(ui, {.id = wrong, .label = row.message, .tone = Tone::Danger, .weighted = row.message_weighted});
        }
        std::vector<Choice> choices;
        for (std::size_t column = 0; column < row.cells.size(); ++column) {
            const auto& cell = row.cells[column];
            Choice choice{.id = cell.id, .label = cell.label, .is_selected = cell.is_selected, .kind = row.is_many ? ChoiceKind::Checkbox : ChoiceKind::Radio};
            if (column < heads.size() && heads[column].label == cell.label)
                choice.weighted = heads[column].weighted;
            choices.push_back(choice);
        }
        if (const auto cell = likert(ui, choices))
            tap = MatrixTap{at, *cell};
    }
    return tap;
}

struct Columns {
    float words = 0;
    float cell = 0;
    float head = 0;
    bool fit = false;
};

TypeStyle head_style(const UiCore& core, const MatrixHead& head)
{
    auto style = core.theme().type(Type::Small);
    style.weight = 600;
    return style_around(core, style, head.weighted);
}

const Paragraph& lay_head(UiCore& core, const MatrixHead& head, float width)
{
    return core.lay(head.label, head_style(core, head), width, 0, {}, head.weighted);
}

Columns columns_of(UiCore& core, std::span<const MatrixHead> heads)
{
    const auto& theme = core.theme();
    const auto count = static_cast<float>(heads.size());
    Columns columns;
    const float least = target(core) + theme.space(5);
    const float most = theme.px(132) * std::max(1.F, core.text_scale * 0.8F);
    columns.cell = std::floor(std::clamp((core.width() * 0.64F) / std::max(1.F, count), least, std::max(least, most)));
    // Words keep as far from the card's edge as from each other.
    columns.words = core.width() - columns.cell * count - theme.space(2);
    columns.fit = columns.words >= core.width() * 0.3F && columns.words >= theme.px(140) * core.text_scale;
    for (const auto& head : heads) {
        const auto& laid = lay_head(core, head, columns.cell - theme.space(4));
        columns.head = std::max(columns.head, laid.size.h);
        // Words are not broken to fit a column.
        columns.fit = columns.fit && laid.lines.size() <= 3 && is_whole(laid, head_style(core, head));
    }
    return columns;
}

bool put_cell(UiCore& core, const MatrixCell& cell, const Rect& place, bool is_many)
{
    const auto& theme = core.theme();
    const float size = mark_size(core, 28);
    const auto response = core.item({.id = cell.id,
                                     .role = is_many ? Role::Checkbox : Role::Radio,
                                     .label = cell.label,
                                     .rect = place,
                                     .is_checked = cell.is_selected});
    const float corner = theme.radius(Radius::Medium);
    if (cell.is_selected || response.is_down || response.is_hovered)
        core.paint.fill(place, stated(theme.colour(cell.is_selected ? Paint::PrimarySoft : Paint::Sunken), theme.colour(Paint::Text), response), corner);
    choice_mark(core, place.centre(), size, is_many ? ChoiceKind::Checkbox : ChoiceKind::Radio, cell.is_selected);
    if (response.shows_ring)
        core.focus_ring(place.inset(theme.px(5), theme.px(5)), corner);
    return response.is_tapped;
}

/// What a row's question says, and below it what is still needed and what is wrong, where something is.
struct RowWords {
    const Paragraph& label;
    const Paragraph* note;
    const Paragraph* message;
    float air; ///< above the message
    float height() const { return label.size.h + (note ? note->size.h : 0) + (message ? message->size.h + air : 0); }
};

RowWords lay_words(UiCore& core, const MatrixRow& row, Type type, float width)
{
    const auto& theme = core.theme();
    const auto lay_small = [&](std::string_view text, std::span<const Weighted> weighted) {
        return text.empty() ? nullptr : &core.lay(text, theme.type(Type::Small), width, 0, {}, weighted);
    };
    return {core.lay(row.label, style_around(core, theme.type(type), row.weighted), width, 0, {}, row.weighted),
            lay_small(row.note, row.note_weighted), lay_small(row.message, row.message_weighted), theme.space(1)};
}

/// In the middle of the row's height.
void put_words(UiCore& core, const MatrixRow& row, const RowWords& words, const Rect& place)
{
    const auto& theme = core.theme();
    const auto& [label, note, message, air] = words;
    float top = place.y + (place.h - words.height()) / 2;
    core.item({.id = row.id, .role = Role::Heading, .label = row.label, .rect = place, .is_target = false});
    core.paint.text(label, {place.x, top}, theme.colour(Paint::Text), place.w, core.leading_share());
    top += label.size.h;
    if (note) {
        core.paint.text(*note, {place.x, top}, theme.colour(Paint::TextQuiet), place.w, core.leading_share());
        top += note->size.h;
    }
    if (message) {
        core.item({.id = row.id + ".message", .role = Role::Status, .label = row.message, .rect = {place.x, top, place.w, message->size.h}, .is_target = false});
        core.paint.text(*message, {place.x, top + air}, theme.colour(Paint::Danger), place.w, core.leading_share());
    }
}

/// That column of a line of the table.
Rect column_of(const UiCore& core, const Columns& columns, const Rect& line, std::size_t at)
{
    const float x = columns.words + columns.cell * static_cast<float>(at);
    return {core.m_rtl ? line.right() - x - columns.cell : line.x + x, line.y, columns.cell, line.h};
}

void put_heads(UiCore& core, std::string_view id, std::span<const MatrixHead> heads, const Columns& columns, const Rect& line)
{
    const auto& theme = core.theme();
    for (std::size_t at = 0; at < heads.size(); ++at) {
        const auto& laid = lay_head(core, heads[at], columns.cell - theme.space(4));
        const Rect place = column_of(core, columns, line, at);
        core.item({.id = std::string(id) + ".head." + std::to_string(at + 1), .role = Role::Text, .label = heads[at].label, .rect = place, .is_target = false, .is_cut = laid.is_cut});
        core.paint.text(laid, {place.x + theme.space(2), place.y + place.h - laid.size.h - theme.space(2)}, theme.colour(Paint::TextQuiet), columns.cell - theme.space(4), 0.5F);
    }
}

}

std::optional<MatrixTap> matrix(Ui& ui, std::string_view id, std::span<const MatrixHead> heads, std::span<const MatrixRow> rows)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const auto columns = columns_of(core, heads);
    if (!columns.fit || heads.empty())
        return stacked(ui, id, heads, rows);
    const float pad = theme.space(4);
    const float words = columns.words - pad - theme.space(3);
    const float head = columns.head + theme.space(5);
    std::vector<float> heights;
    float total = head;
    for (const auto& row : rows) {
        const float height = lay_words(core, row, Type::Body, words).height();
        heights.push_back(std::round(std::max(target(core, Extent::Button) + theme.space(2), height + 2 * theme.space(3))));
        total += heights.back();
    }
    const Rect all = core.next(total);
    const float radius = theme.radius(Radius::Large);
    core.item({.id = std::string(id), .role = Role::Text, .label = {}, .rect = all, .is_target = false});
    core.paint.fill(all, theme.colour(Paint::Surface), radius);
    put_heads(core, id, heads, columns, {all.x, all.y, all.w, head});
    std::optional<MatrixTap> tap;
    float y = all.y + head;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const auto& row = rows[at];
        const Rect line{all.x, y, all.w, heights[at]};
        core.paint.fill({line.x, line.y, line.w, theme.px(1)}, theme.colour(Paint::Outline));
        const bool is_answered = std::any_of(row.cells.begin(), row.cells.end(), [](const MatrixCell& cell) { return cell.is_selected; });
        const float x = core.m_rtl ? line.right() - pad - words : line.x + pad;
        put_words(core, row, lay_words(core, row, is_answered ? Type::Strong : Type::Body, words), {x, line.y, words, line.h});
        for (std::size_t cell = 0; cell < row.cells.size() && cell < heads.size(); ++cell) {
            const Rect place = column_of(core, columns, line, cell).inset(theme.px(4), theme.px(4));
            if (put_cell(core, row.cells[cell], place, row.is_many))
                tap = MatrixTap{at, cell};
        }
        y += heights[at];
    }
    core.paint.stroke(all, theme.colour(Paint::Outline), radius, theme.px(1));
    return tap;
}

}
