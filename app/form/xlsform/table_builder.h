#pragma once

#include "app/form/xlsform/table.h"
#include "platform/base/result.h"

#include <string>
#include <string_view>

namespace kerbside::app::xlsform {

/// Fills a workbook cell by cell under its limits, for the readers.
class TableBuilder {
public:
    explicit TableBuilder(const TableLimits& limits) : m_limits(limits) {}

    TextPool& pool() { return m_book.pool; }
    platform::Status begin_sheet(std::string name);
    bool has_sheet() const { return !m_book.sheets.empty(); }
    /// Rows come in rising order. One that stays empty is not kept.
    platform::Status begin_row(std::uint32_t number);
    /// `text` lives as long as the pool; blank ones are left out. Columns come in rising order.
    platform::Status cell(std::uint32_t column, std::string_view text);
    Workbook take();

private:
    void drop_empty_row();

    TableLimits m_limits;
    Workbook m_book;
    std::size_t m_cells = 0;
};

}
