#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kerbside::app {

/// The plural categories of Unicode CLDR that our languages use for whole numbers.
enum class Plural : std::uint8_t { Zero, One, Two, Few, Many, Other };

/// The category of `count` things in `language` (a BCP 47 code; only its first part counts).
/// A language that is not known counts as English.
Plural plural_of(std::string_view language, std::uint64_t count) noexcept;

/// The categories that a translation into `language` has to have.
std::vector<Plural> plurals_of(std::string_view language);

/// Whether `category` stands for one number alone in `language`, so that its text may say the number in words
/// (Arabic has a dual; Ukrainian's `one` is 21 as well).
bool is_one_number(std::string_view language, Plural category) noexcept;

/// `zero`, `one`, `two`, `few`, `many`, `other`: the keys in the translation files.
std::string_view name_of(Plural) noexcept;

}
