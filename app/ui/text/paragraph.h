#pragma once

#include "app/ui/geometry.h"
#include "app/ui/text/shape.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace kerbside::app::ui {

/// How a text is set. `language` is borrowed for the call.
struct FontSpec {
    float size = 16;
    float line = 24;
    int weight = 400;
    std::string_view language = "en";
};

struct PlacedGlyph {
    FaceId face = 0;
    std::uint32_t glyph = 0;
    float x = 0;
    float y = 0; ///< from the baseline, down
};

/// Where the caret stands before the byte `offset`.
struct CaretStop {
    std::uint32_t offset = 0;
    float x = 0;
};

struct Line {
    std::uint32_t begin = 0; ///< bytes of the text
    std::uint32_t end = 0;
    float width = 0;
    float top = 0;
    float height = 0;
    float baseline = 0; ///< from the top of the paragraph
    bool is_right_to_left = false;
    std::vector<PlacedGlyph> glyphs;
    std::vector<CaretStop> stops;
};

/// A text broken into lines, ready to be drawn at any place and in any colour.
struct Paragraph {
    std::vector<Line> lines;
    Size size;
    float font_size = 16;
    bool is_cut = false; ///< it had more lines than were allowed

    /// The line where the byte `offset` stands.
    std::size_t line_of(std::uint32_t offset) const;
    float caret_x(std::uint32_t offset) const;
    /// The byte nearest to a point of the paragraph.
    std::uint32_t offset_at(Point) const;
};

/// Breaks at spaces, hyphens and line feeds; within a word only where it is wider than a whole line.
/// `most_lines` 0: as many as it needs; beyond it the last line ends in an ellipsis.
Paragraph lay_out(Faces&, std::string_view text, const FontSpec&, float width, int most_lines);

}
