#pragma once

#include "app/form/xlsform/table.h"

#include <string>
#include <string_view>

namespace kerbside::app::xlsform {

/// Whether a form may have a sheet of this name (case and the spaces around it do not count).
bool is_form_sheet(std::string_view name);

/// The sheet of that name, or nothing.
const Sheet* find_sheet(const Workbook&, std::string_view name);

/// Where `name` is missing and a sheet is nearly called so: ` There is a sheet "chioces": did you mean …?`
std::string misspelt_sheet(const Workbook&, std::string_view name);

}
