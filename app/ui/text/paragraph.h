#pragma once

#include "app/ui/geometry.h"
#include "app/ui/text/shape.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace kerbside::app::ui {

/// How a text is set. `language` and `weighted` are borrowed for the call.
struct FontSpec {
    float size = 16;
    float line = 24;
    int weight = 400;
    std::string_view language = "en";
    Said said = Said::ByApp;
    bool is_tight = false; ///< lines stand as near as `line` says, and only as much farther as their ink needs
    std::span<const Weighted> weighted = {};
};

struct PlacedGlyph {
    FaceId face = 0;
    std::uint32_t glyph = 0;
    float x = 0;
    float y = 0; ///< from the baseline, down
};

/// What the caret steps over: a letter, or what a face can only draw as one. In pixels from the line's left.
struct Cell {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    float left = 0;
    float right = 0;
    bool is_right_to_left = false;
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
    std::vector<Cell> cells; ///< from left to right

    bool is_mixed() const;
};

/// One offset can be two places on the screen, where directions meet and where a line goes over into the next: a caret
/// also says what it clings to.
struct Caret {
    enum class Clings : std::uint8_t { After, Before, LineBegin, LineEnd }; ///< to the letter after it, before it …
    std::uint32_t offset = 0;
    Clings clings = Clings::After;
    friend bool operator==(const Caret&, const Caret&) = default;
};

/// A text broken into lines, ready to be drawn at any place and in any colour.
struct Paragraph {
    std::vector<Line> lines;
    Size size;
    float font_size = 16;
    bool is_cut = false; ///< it had more lines than were allowed
    bool is_parted = false; ///< a word was wider than a line

    std::size_t line_of(Caret) const;
    std::size_t line_of(std::uint32_t offset) const { return line_of(Caret{offset}); }
    /// From the line's left.
    float caret_x(Caret) const;
    float caret_x(std::uint32_t offset) const { return caret_x(Caret{offset}); }
    /// True where what is typed here runs from right to left.
    bool is_right_to_left_at(Caret) const;
    /// The nearest place to a point of the paragraph; always between letters.
    Caret caret_at(Point) const;
    /// The next place to the left (-1) or the right (1) as it is seen, whatever the directions.
    Caret beside(Caret, int step) const;
    Caret line_begin(Caret) const;
    Caret line_end(Caret) const;
    /// What is between two offsets, from left to right within each line; x is from the line's left.
    struct Box {
        std::size_t line = 0;
        float left = 0;
        float right = 0;
    };
    std::vector<Box> boxes(std::uint32_t from, std::uint32_t to) const;
};

/// A line that ends at that byte ends with a hyphen that is seen only there (U+00AD).
bool ends_softly(std::string_view text, std::uint32_t at);

/// Breaks where Unicode allows it (UAX #14) and at line feeds; within a word, between letters, only where it is wider than
/// a whole line. A soft hyphen is seen where a line ends at it.
/// `most_lines` 0: as many as it needs; beyond it the last line ends in an ellipsis.
Paragraph lay_out(Faces&, std::string_view text, const FontSpec&, float width, int most_lines);

}
