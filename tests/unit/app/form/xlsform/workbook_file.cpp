#include "workbook_file.h"

#include "platform/base/file.h"

#include <xlsxwriter.h>

#include <cstdlib>

namespace kerbside::test {

WorkbookFile::WorkbookFile()
    : m_path((m_folder.path() / "book.xlsx").string()), m_book(workbook_new(m_path.c_str()))
{
}

WorkbookFile::~WorkbookFile()
{
    if (m_book != nullptr)
        workbook_close(m_book);
}

lxw_worksheet* WorkbookFile::sheet(const char* name, const std::vector<std::vector<std::string>>& rows)
{
    auto* sheet = workbook_add_worksheet(m_book, name);
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t column = 0; column < rows[row].size(); ++column)
            if (!rows[row][column].empty())
                worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                       rows[row][column].c_str(), nullptr);
    return sheet;
}

std::string WorkbookFile::bytes()
{
    workbook_close(m_book);
    m_book = nullptr;
    auto read = platform::read_file(m_path);
    if (!read)
        std::abort();
    return std::move(read).value();
}

}
