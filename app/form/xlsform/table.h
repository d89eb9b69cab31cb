#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app::xlsform {

/// Owns texts that stay where they are; the tables and all that is made of them borrow from it.
class TextPool {
public:
    std::string_view keep(std::string text) { return m_texts.emplace_back(std::move(text)); }

private:
    std::deque<std::string> m_texts;
};

/// A cell that has something in it.
struct Cell {
    std::uint32_t column = 0; ///< from 0
    std::string_view text;
};

/// A row that has something in it.
struct Row {
    std::uint32_t number = 0; ///< as the spreadsheet program counts: from 1, empty rows too
    std::vector<Cell> cells;  ///< by rising column

    std::string_view at(std::uint32_t column) const;
};

/// One sheet, sparse: empty rows and cells are not there.
struct Sheet {
    std::string name;
    std::vector<Row> rows;
};

/// One form's tables, whatever they were written as. Not copied: its cells point into its pool.
struct Workbook {
    Workbook() = default;
    Workbook(Workbook&&) = default;
    Workbook& operator=(Workbook&&) = default;

    TextPool pool;
    std::vector<Sheet> sheets;
};

/// What a workbook may hold, so that nobody fills the memory with it.
struct TableLimits {
    std::uint32_t rows = 1'100'000; ///< the highest row number
    std::uint32_t columns = 16'384;
    std::size_t cells = 4'000'000;
    std::size_t cell_bytes = 128 * 1024;
    std::size_t sheets = 256;
};

}
