#pragma once

#include "app/form/xlsform/model.h"
#include "app/form/xlsform/table.h"

namespace kerbside::app::xlsform {

/// Sections deeper than this are refused.
inline constexpr std::uint32_t kDeepest = 60;

/// Fills the draft's nodes from the sheet `survey`, and checks each row by itself.
void read_survey(Workbook&, Draft&, Problems&);

/// The instanceID and its companions (ODK XForms §metadata), as the last children of the root.
void add_meta(Draft&);

}
