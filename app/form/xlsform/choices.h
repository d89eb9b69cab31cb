#pragma once

#include "app/form/xlsform/model.h"
#include "app/form/xlsform/table.h"

namespace kerbside::app::xlsform {

/// Fills the draft's lists from the sheet `choices` (XLSForm reference: Setting up your worksheets).
void read_choices(Workbook&, Draft&, Problems&);

/// The names of the lists in the sheet `external_choices`; the choices themselves travel as itemsets.csv.
void read_external_lists(const Workbook&, Draft&);
/// That table; empty where there is no such sheet.
std::string external_lists_table(const Workbook&);

/// The lists of tags for `osm` questions.
void read_osm_lists(Workbook&, Draft&, Problems&);

}
