#pragma once

#include <cstdint>
#include <string>

namespace kerbside::app {

/// What a form's author should know, with the place where she mends it.
/// `row` counts as the spreadsheet program does (the header is row 1); `line` is that of the XML file.
/// 0, and empty texts, where there is none.
struct Problem {
    std::string message;
    std::string sheet;
    std::uint32_t row = 0;
    std::string column;
    std::uint32_t line = 0;
    std::string node; ///< the path of the node that an expression belongs to
    std::string part; ///< and what of it: `relevant`, `calculate`, `itemset` …
};

/// One line for people: `survey, row 4, column "name": …` or `line 12: …`.
std::string line_of(const Problem&);

}
