#include "app/form/xlsform/table_builder.h"

#include "app/form/xlsform/text.h"

namespace kerbside::app::xlsform {

using platform::Error;
using platform::ErrorKind;
using platform::Status;

Status TableBuilder::begin_sheet(std::string name)
{
    drop_empty_row();
    if (m_book.sheets.size() == m_limits.sheets)
        return Error{ErrorKind::Refused, "the workbook has too many sheets"};
    m_book.sheets.push_back({std::move(name), {}});
    return {};
}

Status TableBuilder::begin_row(std::uint32_t number)
{
    drop_empty_row();
    auto& rows = m_book.sheets.back().rows;
    if (number == 0 || number > m_limits.rows)
        return Error{ErrorKind::Refused, "a sheet has too many rows"};
    if (!rows.empty() && rows.back().number >= number)
        return Error{ErrorKind::Invalid, "the rows of a sheet are out of order"};
    rows.push_back({number, {}});
    return {};
}

Status TableBuilder::cell(std::uint32_t column, std::string_view text)
{
    text = trimmed(text);
    if (text.empty())
        return {};
    auto& cells = m_book.sheets.back().rows.back().cells;
    if (column >= m_limits.columns)
        return Error{ErrorKind::Refused, "a row has too many columns"};
    if (!cells.empty() && cells.back().column >= column)
        return Error{ErrorKind::Invalid, "the cells of a row are out of order"};
    if (text.size() > m_limits.cell_bytes)
        return Error{ErrorKind::Refused, "a cell holds too much text"};
    if (++m_cells > m_limits.cells)
        return Error{ErrorKind::Refused, "the workbook has too many cells"};
    cells.push_back({column, text});
    return {};
}

Workbook TableBuilder::take()
{
    drop_empty_row();
    return std::move(m_book);
}

void TableBuilder::drop_empty_row()
{
    if (m_book.sheets.empty())
        return;
    auto& rows = m_book.sheets.back().rows;
    if (!rows.empty() && rows.back().cells.empty())
        rows.pop_back();
}

}
