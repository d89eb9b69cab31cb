#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kerbside::app {

/// The plural categories of Unicode CLDR that our languages use for whole numbers.
enum class Plural : std::uint8_t { One, Few, Many, Other };

/// The category of `count` things in `language` (a BCP 47 code; only its first part counts).
/// A language that is not known counts as English.
Plural plural_of(std::string_view language, std::uint64_t count) noexcept;

/// The categories that a translation into `language` has to have.
std::vector<Plural> plurals_of(std::string_view language);

/// `one`, `few`, `many`, `other`: the keys in the translation files.
std::string_view name_of(Plural) noexcept;

}
