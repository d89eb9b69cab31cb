#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::platform {

/// How much a part of a text stands out from what is around it.
enum class Stress : std::uint8_t {
    Light,  ///< *emphasis*
    Strong, ///< **strong**, and headings
};

struct Stressed {
    std::uint32_t begin = 0; ///< bytes of MarkedText::text
    std::uint32_t end = 0;
    Stress stress = Stress::Strong;
    friend bool operator==(const Stressed&, const Stressed&) = default;
};

/// A text without its marks, and what they said of it.
struct MarkedText {
    std::string text;
    std::vector<Stressed> stressed; ///< ascending; none lies over another
};

/// `more` behind `to`, with what it stresses.
void append(MarkedText& to, const MarkedText& more);

/// The texts of a form as ODK styles them (docs.getodk.org/form-styling): headings, emphasis, links, escapes, and the
/// tags of HTML that people use. CommonMark within a line; lines stay as they are written, since in a form `1.`, `-` and
/// a line feed are what they look like. A link is its words and its address: nothing is opened from a form.
/// What is no mark by these rules stays as typed: snake_case, #1, 2*3*4, <none>.
MarkedText read_markdown(std::string_view);
/// False where read_markdown() would give the text as it is: most texts, and lists are long.
bool may_have_marks(std::string_view);

}
