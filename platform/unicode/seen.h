#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kerbside::platform {

/// What a reader sees of a text that she has typed. Blanks of every width, controls, joiners, marks of direction and
/// letters that are drawn as nothing are not seen (Unicode: White_Space, Default_Ignorable_Code_Point, Cc, Cf).
struct Seen {
    std::size_t bytes = 0;        ///< of what is seen; blanks between count as one
    bool is_one_character = true; ///< the same one again and again, or none: no secret
};
Seen seen_of(std::string_view);

/// As a name is kept: composed (NFC), one space between its words and none around them, nothing in it that is not
/// seen but what joins or parts letters of other scripts. Empty where nothing is left of it, or where it is no UTF-8.
std::string neat(std::string_view);

}
