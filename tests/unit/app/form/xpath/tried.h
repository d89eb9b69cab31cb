#pragma once

#include "app/form/evaluation.h"

#include <string>
#include <string_view>

namespace kerbside::test {

/// Where and when an expression is tried.
struct Trial {
    std::string document = "<data/>";
    std::string context = "/";
    std::int32_t winter_minutes = 0; ///< east of Greenwich; an hour more from 2026-03-29T01:00Z to 2026-10-25T01:00Z
    std::string now = "2026-07-14T21:30:15Z";
};

/// The value as text; `error: …` where it cannot be evaluated.
std::string tried(std::string_view expression, const Trial& trial = {});
/// The value as a number; NaN where it is none.
double tried_number(std::string_view expression, const Trial& trial = {});

}
