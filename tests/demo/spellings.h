#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kerbside::test {

struct Spelling {
    std::string_view name;
    std::string bytes;
};

/// How a text could stand in a file: UTF-8, UTF-16 in both orders, hexadecimal in both cases, base64 of both
/// alphabets at each of its three alignments (less the characters that depend on what stands beside it).
std::vector<Spelling> spellings_of(std::string_view utf8);

/// The name of the spelling in which `text` is found in `bytes`; empty where it is in none.
std::string_view find_spelling(std::string_view bytes, const std::vector<Spelling>&);

}
