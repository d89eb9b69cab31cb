#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kerbside::platform {

/// What a tag of HTML means for words that are only read.
enum class Tag : std::uint8_t {
    Unknown, ///< it stays as typed
    Nothing, ///< span, font: colours and faces are the program's own
    Break,
    LightBegin,
    LightEnd,
    StrongBegin,
    StrongEnd,
};

/// Of `<b>`, `</B >`, `<span style="…">`.
Tag tag_of(std::string_view);

/// What `&amp;` or `&#8217;` stands for; itself where it is none of those that people type.
std::string entity_text(std::string_view);

}
