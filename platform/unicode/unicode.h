#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kerbside::platform {

/// As a text is compared in a search: no case, no accents (żółw is found by zolw), words parted by
/// one space. What is no UTF-8 is left out.
std::string folded(std::string_view);

/// The same, put behind what is there, with a space before its first word.
void append_folded(std::string& out, std::string_view);

/// The capital of a letter, where it has one of its own.
char32_t capital_of(char32_t);

/// The same text with its first letter as a name begins: ada, Ada; a script without such letters stays as it is.
std::string begun(std::string_view);

/// Composed (NFC), as servers and their exports compare texts; none where it is no UTF-8.
std::optional<std::string> composed(std::string_view);

}
