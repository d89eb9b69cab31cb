#pragma once

namespace kerbside::app::ui {

/// As a number is kept, whatever keyboard wrote it: the ASCII digit that a digit of any script stands for (Unicode's Nd,
/// by ICU), a point for the decimal marks, where `is_comma_decimal` the comma too; every other character as it is.
char32_t number_letter(char32_t, bool is_comma_decimal);

}
