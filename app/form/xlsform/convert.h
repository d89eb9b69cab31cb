#pragma once

#include "app/form/problem.h"
#include "platform/base/bytes.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app {

/// Where a node of the form was written.
struct Origin {
    std::string path;
    std::string sheet;
    std::uint32_t row = 0;
};

/// An XForm, or the reasons why there is none: `xml` is only whole where `errors` is empty.
struct Conversion {
    std::string xml;
    std::vector<Problem> errors;
    std::vector<Problem> warnings;
    std::vector<Origin> origins;
    std::string itemsets; ///< the sheet external_choices as itemsets.csv, which goes beside the form; empty: no such sheet

    bool ok() const { return errors.empty(); }
};

/// Turns an XLSForm (`.xlsx`, or the tables of one as Markdown `.md` or as `.csv`) into ODK XForm XML text.
/// `name` is the file's name: its ending tells the format, the rest of it the form's id where the settings
/// name none. Pure, bounded in memory and time whatever the bytes are, and never throws.
Conversion convert_xlsform(std::string_view name, platform::ByteView bytes);

/// Whether the file's name ends as one that convert_xlsform() takes.
bool is_xlsform_name(std::string_view name);

}
