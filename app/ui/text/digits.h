#pragma once

namespace kerbside::app::ui {

/// As a number is kept, whatever keyboard wrote it: the ASCII digit that a digit of any script stands for (Unicode's Nd,
/// by ICU), a point for the decimal marks; every other character as it is.
char32_t number_letter(char32_t);

}
