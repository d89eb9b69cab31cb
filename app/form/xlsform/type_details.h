#pragma once

#include "app/form/xlsform/survey_row.h"

namespace kerbside::app::xlsform {

/// Completes a question's node from its type: binding, parameters, actions (XLSForm reference: question types).
void apply_type_details(SurveyRow&, Draft&, Problems&);

/// Completes a select's node: its list, filter and parameters. False where there is nothing to choose from.
bool apply_select_details(SurveyRow&, const ParsedType&, const Workbook&, Draft&, Problems&);

}
