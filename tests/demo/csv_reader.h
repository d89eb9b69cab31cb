#pragma once

#include "platform/base/file.h"

#include <map>
#include <string>
#include <vector>

namespace kerbside::test {

/// A row of a CSV file by its columns' names.
using CsvRecord = std::map<std::string, std::string>;

/// RFC 4180, read apart from what wrote it. Ends the program where it is malformed.
std::vector<CsvRecord> read_csv(const platform::Path&);

}
