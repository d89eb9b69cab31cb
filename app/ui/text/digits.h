#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kerbside::app::ui {

/// As a number is kept, whatever keyboard wrote it: the ASCII digit that a digit of any script stands for (Unicode's Nd,
/// by ICU), a point for the decimal marks, where `is_comma_decimal` the comma too; every other character as it is.
char32_t number_letter(char32_t, bool is_comma_decimal);

/// The figures of a text that is one number and nothing else: digits, points, hyphens, a plus before them. Blanks around
/// and within it, what parts its thousands (an apostrophe, a comma or, where `is_comma_decimal`, a point) and marks of
/// direction, as telephone numbers are copied with, are left out. Nothing where anything else is in it, or a second line.
/// ICU reads values, not figures: it drops the noughts of 007 and 1.50, and marks of direction stop it; strictly it takes
/// 1e5 and refuses 3,5 in English and 12,34,567, leniently it takes 12 34, --4 and 1,234,56.
std::optional<std::string> figures_of(std::string_view text, bool is_comma_decimal);

/// The one number that such a text is, which can be counted with: a sign, digits, a point and digits.
/// Blanks within it part its thousands: nothing where they may part two numbers.
std::optional<std::string> number_of(std::string_view text, bool is_comma_decimal);

}
