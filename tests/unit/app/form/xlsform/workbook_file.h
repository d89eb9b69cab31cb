#pragma once

#include "tests/support/temporary_folder.h"

#include <string>
#include <vector>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace kerbside::test {

/// An `.xlsx` made by libxlsxwriter, as a spreadsheet program would.
class WorkbookFile {
public:
    WorkbookFile();
    ~WorkbookFile();
    WorkbookFile(const WorkbookFile&) = delete;
    WorkbookFile& operator=(const WorkbookFile&) = delete;

    /// Texts, row by row; an empty one leaves the cell empty.
    lxw_worksheet* sheet(const char* name, const std::vector<std::vector<std::string>>& rows);
    lxw_workbook* book() { return m_book; }
    /// Closes the workbook and gives its bytes.
    std::string bytes();

private:
    TemporaryFolder m_folder;
    std::string m_path;
    lxw_workbook* m_book;
};

}
