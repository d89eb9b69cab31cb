#include "tests/conformance/form_tables.h"

#include <catch2/catch_test_macros.hpp>
#include <xlsxwriter.h>

#include <algorithm>
#include <sstream>

namespace kerbside::test {

using platform::Path;

namespace {

std::string text_of(const Path& path)
{
    auto text = platform::read_file(path);
    INFO(path.string());
    REQUIRE(text);
    return *text;
}

std::string trimmed(const std::string& text)
{
    const auto from = text.find_first_not_of(' ');
    return from == std::string::npos ? std::string{} : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

Row cells_of(const std::string& line, char between)
{
    Row out;
    std::istringstream in(line);
    for (std::string cell; std::getline(in, cell, between);)
        out.push_back(trimmed(cell));
    return out;
}

}

std::map<std::string, std::vector<Row>> sheets_of(const Path& form)
{
    std::map<std::string, std::vector<Row>> out;
    std::string sheet;
    std::istringstream in(text_of(form));
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() != '|')
            continue;
        Row cells = cells_of(line.substr(1), '|');
        if (!cells.front().empty())
            sheet = cells.front();
        else
            out[sheet].emplace_back(cells.begin() + 1, cells.end());
    }
    return out;
}

std::vector<Row> list_of(const Path& list)
{
    std::vector<Row> out;
    std::istringstream in(text_of(list));
    for (std::string line; std::getline(in, line);) {
        // No cell needs more than quotes round a comma.
        Row row(1);
        bool quoted = false;
        for (const char c : line) {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                row.emplace_back();
            else
                row.back() += c;
        }
        out.push_back(row);
    }
    return out;
}

std::size_t column(const std::vector<Row>& sheet, const std::string& name)
{
    REQUIRE(!sheet.empty());
    const auto found = std::find(sheet.front().begin(), sheet.front().end(), name);
    INFO(name);
    REQUIRE(found != sheet.front().end());
    return static_cast<std::size_t>(found - sheet.front().begin());
}

void write_workbook(const std::map<std::string, std::vector<Row>>& sheets, const Path& file)
{
    lxw_workbook* book = workbook_new(file.c_str());
    REQUIRE(book != nullptr);
    for (const auto& [name, rows] : sheets) {
        lxw_worksheet* sheet = workbook_add_worksheet(book, name.c_str());
        REQUIRE(sheet != nullptr);
        for (std::size_t r = 0; r < rows.size(); ++r) {
            for (std::size_t c = 0; c < rows[r].size(); ++c) {
                if (!rows[r][c].empty())
                    worksheet_write_string(sheet, static_cast<lxw_row_t>(r), static_cast<lxw_col_t>(c), rows[r][c].c_str(),
                                           nullptr);
            }
        }
    }
    REQUIRE(workbook_close(book) == LXW_NO_ERROR);
}

}
