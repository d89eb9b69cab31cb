#pragma once

#include "app/ui/text/paragraph.h"
#include "app/ui/theme/theme.h"

#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct ImDrawList;
struct ImFontAtlas;

namespace kerbside::app::ui {

/// In place of a share: each line on the side that its own direction begins at.
constexpr float kOwnSide = -1;

/// The only way to measure or draw text: shaped by HarfBuzz, ordered by FriBidi, drawn by FreeType into ImGui's atlas.
class TextEngine {
public:
    static platform::Result<std::unique_ptr<TextEngine>> open(const platform::Path& fonts);

    /// A pass begins: nobody holds a paragraph of an earlier one. What was not used for longest goes where there are too many.
    void begin_pass();
    /// Laid out once and kept while it is used; the reference holds until the next begin_pass() or forget(). Its letters are
    /// smaller than asked for where a word would not fit a line, by three tenths at most: see Paragraph::font_size.
    const Paragraph& lay_out(std::string_view text, const FontSpec&, float width = 0, int most_lines = 0);

    /// `at`: the paragraph's top left corner; `width`: what its lines are aligned in (`share` 0 left, 0.5, 1 right).
    void draw(ImDrawList&, const Paragraph&, Point at, Colour, float width, float share);
    /// A picture of the icon font, its em box in the middle of `centre`.
    void draw_icon(ImDrawList&, char32_t code, Point centre, float size, Colour, int weight = 400, bool is_mirrored = false);

    /// Adds the first font, which ImGui wants to have before it begins.
    void attach(ImFontAtlas&);
    /// Every text that was laid out is forgotten, and every glyph with it.
    void forget();

    Faces& faces() { return *m_faces; }
    std::size_t kept_glyphs() const { return m_glyphs; }
    static constexpr std::size_t kMostGlyphs = 40'000; ///< about 2 MB

private:
    explicit TextEngine(std::unique_ptr<Faces> faces) : m_faces(std::move(faces)) {}
    Paragraph set_whole(std::string_view text, const FontSpec&, float width, int most_lines);

    struct Kept {
        std::unique_ptr<Paragraph> paragraph;
        unsigned used = 0; ///< in which pass
    };
    std::unique_ptr<Faces> m_faces;
    std::unordered_map<std::string, Kept> m_kept;
    unsigned m_pass = 0;
    std::size_t m_glyphs = 0;
};

}
