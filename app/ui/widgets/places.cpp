#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

void UiCore::begin_row(std::vector<float> shares, bool keep, float gap, float least_first)
{
    auto& around = m_places.back();
    if (!around.is_first)
        around.y += around.gap;
    around.is_first = false;
    RowState row{.area = {around.area.x, around.y, around.area.w, 0}, .shares = std::move(shares), .gap = gap};
    // What it was is no measure for what it is in another width, scale, look or language.
    const auto looks = std::to_string(std::lround(around.area.w)) + " " + std::to_string(std::lround(text_scale * 100)) + " " + theme_name + " " + language;
    row.key = "row " + page_id + " " + std::to_string(m_row_count++) + " " + looks;
    float sum = 0;
    for (const float share : row.shares)
        sum += share;
    const float first = (around.area.w - gap * static_cast<float>(row.shares.size() - 1)) * row.shares.front() / sum;
    row.is_stacked = !keep && (around.area.w < (has_gloves ? 880.F : 520.F) * scale * std::max(1.F, text_scale * 0.9F) || first < least_first);
    row.stacked_gap = least_first > 0 ? std::min(gap, around.gap) : gap;
    row.bottom = row.area.y;
    m_rows.push_back(std::move(row));
    m_rows.back().cell = static_cast<std::size_t>(-1);
    next_cell();
}

void UiCore::next_cell()
{
    auto& row = m_rows.back();
    if (row.cell != static_cast<std::size_t>(-1))
        row.bottom = std::max(row.bottom, pop_place());
    ++row.cell;
    if (row.is_stacked) {
        const bool is_first = row.cell == 0;
        const float top = is_first ? row.area.y : row.bottom + row.stacked_gap;
        push_place({row.area.x, top, row.area.w, 1e6F}, m_places.back().gap);
        return;
    }
    float sum = 0;
    for (const float share : row.shares)
        sum += share;
    const float free_width = row.area.w - row.gap * static_cast<float>(row.shares.size() - 1);
    float x = 0;
    const auto index = std::min(row.cell, row.shares.size() - 1);
    for (std::size_t i = 0; i < index; ++i)
        x += free_width * row.shares[i] / sum + row.gap;
    const float width = free_width * row.shares[index] / sum;
    const float left = m_rtl ? row.area.right() - x - width : row.area.x + x;
    const float right = std::round(left + width);
    push_place({std::round(left), row.area.y, right - std::round(left), 1e6F}, m_places.back().gap);
}

void UiCore::end_row()
{
    auto row = std::move(m_rows.back());
    m_rows.pop_back();
    row.bottom = std::max(row.bottom, pop_place());
    if (!row.is_stacked)
        remember(row.key, row.tallest > 0 ? row.tallest : row.bottom - row.area.y);
    m_places.back().y = row.bottom;
}

float UiCore::row_height(float natural)
{
    if (m_rows.empty() || m_rows.back().is_stacked)
        return natural;
    auto& row = m_rows.back();
    row.tallest = std::max(row.tallest, natural);
    return std::max(natural, recall(row.key, 0));
}

Row::Row(Ui& ui, std::vector<float> shares, bool keep, float gap_steps, float least_first) : m_ui(ui)
{
    ui.core().begin_row(std::move(shares), keep, ui.theme().space(gap_steps), least_first);
}

Row::~Row()
{
    m_ui.core().end_row();
}

void Row::next()
{
    m_ui.core().next_cell();
}

int Grid::columns_of(Ui& ui, float min_width, int most_columns, float gap_steps, std::size_t cells)
{
    const float gap = ui.theme().space(gap_steps);
    const float wanted = ui.theme().px(min_width) * std::max(1.F, ui.core().text_scale * 0.9F);
    const auto columns = std::clamp(static_cast<int>((ui.core().width() + gap) / (wanted + gap)), 1, std::max(1, most_columns));
    const auto count = static_cast<int>(cells);
    // One column of many would be a long way down: only three go there.
    const bool is_lonely = count > columns && columns > 1 && count % columns == 1;
    const bool is_better = columns > 2 ? count % (columns - 1) != 1 : count == 3;
    return is_lonely && is_better ? columns - 1 : columns;
}

Grid::Grid(Ui& ui, float min_width, int most_columns, float gap_steps, std::size_t cells)
    : m_ui(ui), m_columns(columns_of(ui, min_width, most_columns, gap_steps, cells)), m_gap(gap_steps)
{
}

Grid::~Grid() = default;

void Grid::next()
{
    ++m_cell;
    if (m_cell % m_columns == 0) {
        m_row.reset();
        auto& place = m_ui.core().place();
        // Rows of a grid are as far apart as its columns.
        if (m_cell > 0 && !place.is_first)
            place.y += m_ui.theme().space(m_gap) - place.gap;
        m_row = std::make_unique<Row>(m_ui, std::vector<float>(static_cast<std::size_t>(m_columns), 1.F), true, m_gap);
        m_ui.core().make_grid_of_row();
    } else {
        m_row->next();
    }
}

Card::Card(Ui& ui, std::string_view id, Paint paint, CardHeight height) : m_ui(ui), m_paint(paint), m_height(height)
{
    auto& core = ui.core();
    auto& around = core.place();
    if (!around.is_first)
        around.y += around.gap;
    around.is_first = false;
    m_top = around.y;
    const float pad = ui.theme().space(ui.is_narrow() ? 4 : 6);
    core.paint.begin_over();
    core.push_place({around.area.x + pad, m_top + pad, around.area.w - 2 * pad, 1e6F}, ui.theme().space(3));
    core.begin_card();
    m_pad = pad;
    m_id = id;
}

Card::~Card()
{
    auto& core = m_ui.core();
    const auto& theme = m_ui.theme();
    float bottom = core.pop_place() + m_pad;
    if (m_height == CardHeight::OfRow)
        bottom = m_top + core.row_height(bottom - m_top);
    auto& around = core.place();
    const Rect rect{around.area.x, std::round(m_top), around.area.w, std::round(bottom - m_top)};
    core.paint.begin_under();
    const float radius = theme.radius(Radius::Large);
    if (m_paint == Paint::Surface || m_paint == Paint::Raised) {
        core.paint.shadow(rect, radius);
        core.paint.fill(rect, theme.colour(m_paint), radius);
        core.paint.stroke(rect, theme.colour(Paint::Outline), radius, theme.px(1));
    } else {
        core.paint.fill(rect, theme.colour(m_paint), radius);
    }
    core.paint.end_over();
    around.y = rect.bottom();
}

void space(Ui& ui, float steps)
{
    auto& place = ui.core().place();
    place.y += ui.theme().space(steps);
}

void divider(Ui& ui)
{
    auto& core = ui.core();
    const Rect rect = core.next(ui.theme().px(1));
    core.paint.fill(rect, ui.theme().colour(Paint::Outline));
}

Body::Body(Ui& ui, std::string_view id, BodyOptions options) : m_ui(ui), m_id(id)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const Rect view = core.free;
    const float side = theme.space(ui.is_narrow() ? 4 : 8);
    const float usual = options.is_wide ? theme.extent(Extent::Page) : theme.extent(Extent::Reading);
    const float most = (options.width > 0 ? theme.px(options.width) : usual) * std::max(1.F, core.text_scale * 0.85F);
    const bool is_in_hand = core.hand != Hand::Both;
    const bool begins_lower = options.begins_lower && !is_in_hand && ui.is_portrait();
    m_is_measured = options.is_centred || is_in_hand || begins_lower;
    const float reach = is_in_hand ? std::min(most, theme.px(640) * std::max(1.F, core.text_scale * 0.85F)) : most;
    const float width = std::round(std::min(reach, view.w - 2 * side));
    core.begin_scroll(id, view, theme.space(4));
    auto& place = core.place();
    place.area.x = std::round(view.x + side + core.thumb_share() * (view.w - 2 * side - width));
    place.area.w = width;
    m_top = place.y;
    const float pad = theme.space(ui.is_narrow() ? 5 : 8);
    float above = pad;
    if (is_in_hand) {
        // It stands upon the bottom bar; what is longer begins halfway, and comes down to the thumb as it is scrolled. In
        // great letters that half is worth more full than empty.
        const float content = core.recall("centred " + core.page_id + m_id, 0);
        above = std::max(pad, std::round(content + 2 * pad <= view.h ? view.h - content - pad : core.text_scale > 1.4F ? pad : std::min(view.h / 2, core.screen.h / 2 - view.y)));
    } else if (options.is_centred && !begins_lower) {
        const float content = core.recall("centred " + core.page_id + m_id, 0);
        above = std::max(pad, std::round((view.h - content) / 2));
    } else if (begins_lower) {
        constexpr float kAbove = 0.17F; // of the screen
        const float content = core.recall("centred " + core.page_id + m_id, 0);
        const float keyboard = core.recall("keyboard", 0);
        above = std::max(pad, std::round(std::min(core.screen.h * kAbove, view.h - content - pad)));
        // It stays where it is while somebody writes.
        const auto key = "above " + core.page_id + m_id + " " + std::to_string(std::lround(core.screen.h)) + " " + std::to_string(std::lround(core.text_scale * 100));
        if (keyboard > 0)
            above = core.recall(key, above);
        else
            core.remember(key, above);
    }
    place.y += above;
    m_above = above;
}

Body::~Body()
{
    auto& core = m_ui.core();
    auto& place = core.place();
    if (m_is_measured)
        core.remember("centred " + core.page_id + m_id, place.y - m_top - m_above);
    const float pad = m_ui.theme().space(m_ui.is_narrow() ? 5 : 8);
    place.y += pad;
    // What is typed in comes up as far as whole lines of its question need.
    if (m_ui.is_pressed())
        place.y += m_ui.theme().type(Type::Title).line;
    core.end_scroll(pad - m_ui.theme().space(3));
}

}
