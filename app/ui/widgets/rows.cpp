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
    m_is_stacked = ui.core().is_row_stacked();
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

}
