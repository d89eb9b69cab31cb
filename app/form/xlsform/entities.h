#pragma once

#include "app/form/xlsform/model.h"
#include "app/form/xlsform/table.h"

namespace kerbside::app::xlsform {

/// Reads the sheet `entities` and the survey's save_to cells, and finds for each entity the group or repeat whose
/// meta block it belongs in: where its properties are saved, else where what it refers to stands.
void read_entities(const Workbook&, Draft&, Problems&);

}
