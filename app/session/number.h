#pragma once

#include "app/form/form.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kerbside::app {

enum class Whole : std::uint8_t { Yes, No };

/// The number that somebody means who types this, as it is kept: digits and a point. Nothing where it is none, or might be
/// two. What parts the thousands has three digits behind it ("1,234", "1 234 567", "12,34,567"); one comma before fewer or
/// more of them is a decimal one, "12,34", so it makes no whole number.
std::optional<std::string> number_typed(std::string_view text, Whole);

/// 007 and 7, 1.50 and 1.5: both are digits and a point, as number_typed() gives them, or empty.
bool is_same_number(std::string_view one, std::string_view other);

/// What a question for an integer or a decimal keeps of it; "" where it is no such number.
std::string number_kept(std::string_view text, ValueType);

}
