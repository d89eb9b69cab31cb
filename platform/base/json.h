#pragma once

#include "platform/base/result.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace kerbside::platform {

/// JSON with its keys in the order in which they were written (our output lines are read by people too).
using Json = nlohmann::ordered_json;

/// Invalid with line and column, or Refused above 16 MiB or 64 levels; never throws.
Result<Json> parse_json(std::string_view);

/// One line; bytes that are not UTF-8 become U+FFFD, so that it never throws.
std::string to_line(const Json&);

/// The member `key` as text, or `otherwise` where it is missing or no string.
std::string text_at(const Json& object, const char* key, std::string_view otherwise = {});

}
