#pragma once

#include "app/ui/text/faces.h"
#include "app/ui/text/levels.h"
#include "app/ui/text/weighted.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app::ui {

/// A glyph in its run; lengths in ems. `cluster` is the byte where what it stands for begins.
struct ShapedGlyph {
    std::uint32_t glyph = 0;
    std::uint32_t cluster = 0;
    float advance = 0;
    float dx = 0;
    float dy = 0;
};

/// A stretch of one direction, script and face; its glyphs in visual order.
struct ShapedRun {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint8_t level = 0; ///< odd: from right to left
    FaceId face = 0;
    std::vector<ShapedGlyph> glyphs;
};

/// One paragraph of text (no line feed in it), shaped and with its levels (UAX #9), not yet broken into lines.
struct Shaped {
    bool is_right_to_left = false;
    std::vector<ShapedRun> runs;        ///< in logical order
    std::vector<std::uint32_t> letters; ///< where each begins, and the end; a caret stands nowhere else
};

/// `language` is a BCP 47 tag; it decides among faces and forms, and the direction of text without letters.
/// A letter is set in one face where any has all of it; what no face has is drawn as U+FFFD, never as a box.
Shaped shape(Faces&, std::string_view paragraph, std::string_view language, int weight, Said = Said::ByApp,
             std::span<const Weighted> = {});

/// The next character and how many bytes it takes; U+FFFD for what is no UTF-8.
struct Decoded {
    char32_t character = 0;
    std::uint32_t length = 1;
};
Decoded decode(std::string_view text, std::size_t at);
void append_utf8(std::string& to, char32_t);

}
