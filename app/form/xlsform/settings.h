#pragma once

#include "app/form/xlsform/model.h"
#include "app/form/xlsform/table.h"

namespace kerbside::app::xlsform {

/// Fills the draft's settings from the sheet and checks each; `stem` is the file's name without its ending.
void read_settings(Workbook&, std::string_view stem, Draft&, Problems&);

/// `prefix=uri` pairs of the setting `namespaces`, those that are well-formed.
std::vector<std::pair<std::string, std::string>> extra_namespaces(const Draft&);

}
