#pragma once

#include "app/form/xlsform/table.h"
#include "platform/base/bytes.h"
#include "platform/base/result.h"

#include <string_view>

namespace kerbside::app::xlsform {

/// `| survey | | |` tables, as the usual converters take them in tests and forums: the first cell names the sheet,
/// or is empty. Lines that do not begin with `|` are prose. `\|` is a bar. Rows are counted within their sheet.
platform::Result<Workbook> read_markdown(std::string_view text, const TableLimits& = {});

/// The same tables as CSV (RFC 4180; a byte order mark and any line ending are fine): the first column names the
/// sheet, or is empty.
platform::Result<Workbook> read_csv(std::string_view text, const TableLimits& = {});

/// An Office Open XML workbook (ECMA-376 Part 1 §18): texts, rich texts without their formats, numbers, booleans,
/// dates as ISO 8601, the last computed value of a formula. Hidden sheets count; a million empty rows cost nothing.
platform::Result<Workbook> read_xlsx(platform::ByteView bytes, const TableLimits& = {});

}
