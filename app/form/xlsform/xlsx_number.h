#pragma once

#include <string>
#include <string_view>

namespace kerbside::app::xlsform {

/// Whether a number format (ECMA-376 Part 1 §18.8.30/31) shows dates or times.
bool is_date_format(int id);
bool is_date_format(std::string_view code);

/// The stored number as a person would type it: `3` for `3.0`, `0.1` for `0.10000000000000001`.
std::string number_text(std::string_view stored);

/// A serial date as ISO 8601: `2026-03-14`, `10:20:30`, or both with a `T`. The stored text where it is no date.
std::string date_text(std::string_view stored, bool from_1904);

}
