#pragma once

#include "app/form/xlsform/headers.h"
#include "app/form/xlsform/model.h"
#include "app/form/xlsform/table.h"

namespace kerbside::app::xlsform {

/// A row of the survey with its cells sorted into a node; what it is comes later.
struct SurveyRow {
    std::uint32_t number = 0;
    Value type;
    Value name;
    Value parameters;
    Value trigger;
    Value disabled;
    Node node;

    bool is_blank() const;
    Place place(std::string_view column = {}) const { return {kSurvey, number, column}; }
};

/// Trims, straightens quotes and single-spaces the cells (unless the setting clean_text_values says no), and checks
/// that `${…}` in them is well-formed.
SurveyRow read_survey_row(const Row&, const std::vector<Column>&, TextPool&, const Draft&, Problems&);

}
