#pragma once

#include "platform/base/file.h"

#include <map>
#include <string>
#include <vector>

namespace kerbside::test {

using Row = std::vector<std::string>;

/// The sheets of an XLSForm in Markdown, read without the program's own reader: the first row is the header.
std::map<std::string, std::vector<Row>> sheets_of(const platform::Path& form);

/// A list of `assets/lists` (no cell there has quotes or a line end in it).
std::vector<Row> list_of(const platform::Path& list);

/// The column of that name; the test fails where there is none.
std::size_t column(const std::vector<Row>& sheet, const std::string& name);

/// The same sheets as a workbook.
void write_workbook(const std::map<std::string, std::vector<Row>>& sheets, const platform::Path& file);

}
