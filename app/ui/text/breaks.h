#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

/// Where Unicode lets a text be parted, by ICU. Offsets are bytes of UTF-8 and always lie between characters.
/// None of our languages has rules of its own for letters and words, so one set of rules serves all.
namespace kerbside::app::ui {

/// The beginnings of what readers call letters (UAX #29), and the text's end.
/// Consonants joined by a virama are one letter (GB9c).
std::vector<std::uint32_t> letters_of(std::string_view text);

/// Where a line may begin (UAX #14), ascending, without 0. In Polish and Ukrainian not after a word of one letter.
std::vector<std::uint32_t> line_starts_of(std::string_view text, std::string_view language);

std::size_t next_letter(std::string_view, std::size_t at);
std::size_t letter_before(std::string_view, std::size_t at);
/// What Backspace takes: a letter, but only the last sign of an Indic syllable.
std::size_t erased_before(std::string_view, std::size_t at);

/// The end of the next word, and the beginning of the one before; what parts words is stepped over.
std::size_t next_word(std::string_view, std::size_t at);
std::size_t word_before(std::string_view, std::size_t at);

struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};
/// The word around a byte; where there is none, what stands between the words.
Stretch word_at(std::string_view, std::size_t at);
/// What lies between two line feeds.
Stretch line_at(std::string_view, std::size_t at);

}
