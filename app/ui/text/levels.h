#pragma once

#include "platform/base/direction.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace kerbside::app::ui {

/// The level of each character (UAX #9): odd ones run from right to left.
struct Levels {
    bool is_right_to_left = false; ///< the paragraph as a whole
    std::vector<std::uint8_t> of;  ///< empty where all are 0
};

/// Who said it: the app, in its own language, or a person, in any.
enum class Said : std::uint8_t { ByApp, ByPerson };

/// The direction is that of the first letter outside of isolates; what the app says in a language from the right needs only
/// one letter from the right somewhere, so that its sentences may begin with a name in Latin letters.
/// Embeddings and overrides (U+202A–202E) count for nothing: no answer turns what stands beside it.
/// Digits in groups ("0800 1111") are one number, also between Arabic letters.
Levels levels_of(const std::vector<char32_t>& paragraph, std::string_view language, Said = Said::ByApp);

using platform::is_right_to_left_language;

}
