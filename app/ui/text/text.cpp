#include "app/ui/text/text.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <array>
#include <cmath>
#include <cstring>
#include <vector>

namespace kerbside::app::ui {

namespace {

/// In glyphs; even an empty paragraph takes some memory.
std::size_t cost_of(const Paragraph& paragraph)
{
    std::size_t glyphs = 8;
    for (const auto& line : paragraph.lines)
        glyphs += line.glyphs.size() + 4;
    return glyphs;
}

std::string key_of(std::string_view text, const FontSpec& font, float width, int most_lines)
{
    struct Fixed {
        float size;
        float line;
        float width;
        int weight;
        int most_lines;
        int kind;
        std::uint32_t weighted;
    } const fixed{font.size, font.line, width, font.weight, most_lines, 2 * static_cast<int>(font.said) + (font.is_tight ? 1 : 0),
                  static_cast<std::uint32_t>(font.weighted.size())};
    std::string key(sizeof fixed, '\0');
    std::memcpy(key.data(), &fixed, sizeof fixed);
    key.append(font.language).push_back('\0');
    for (const auto& part : font.weighted)
        key.append(reinterpret_cast<const char*>(&part), sizeof part);
    key.append(text);
    return key;
}

ImU32 packed(Colour c)
{
    return IM_COL32(c.r, c.g, c.b, c.a);
}

struct Quad {
    ImFontBaked* baked;
    ImWchar code;
    float x;
    float y;
    float mirror = 0; ///< the axis that it is turned round; 0: it is not
};

/// Two passes: the first may make the atlas grow, which changes where every glyph is in it.
void draw_quads(ImDrawList& list, const std::vector<Quad>& quads, ImU32 colour)
{
    for (const auto& quad : quads)
        quad.baked->FindGlyph(quad.code);
    for (const auto& quad : quads) {
        const ImFontGlyph* glyph = quad.baked->FindGlyph(quad.code);
        if (!glyph || !glyph->Visible)
            continue;
        float left = quad.x + glyph->X0;
        float u0 = glyph->U0;
        float u1 = glyph->U1;
        if (quad.mirror != 0) {
            left = 2 * quad.mirror - quad.x - glyph->X1;
            std::swap(u0, u1);
        }
        list.PrimReserve(6, 4);
        list.PrimRectUV({left, quad.y + glyph->Y0}, {left + glyph->X1 - glyph->X0, quad.y + glyph->Y1}, {u0, glyph->V0}, {u1, glyph->V1},
                        colour);
    }
}

}

platform::Result<std::unique_ptr<TextEngine>> TextEngine::open(const platform::Path& fonts)
{
    TRY_ASSIGN(auto faces, Faces::open(fonts));
    return std::unique_ptr<TextEngine>(new TextEngine(std::move(faces)));
}

void TextEngine::attach(ImFontAtlas& atlas)
{
    m_faces->forget_drawn();
    m_faces->drawn(atlas, m_faces->pick('a', "en", 400));
}

const Paragraph& TextEngine::lay_out(std::string_view text, const FontSpec& font, float width, int most_lines)
{
    FontSpec rounded = font;
    rounded.size = std::round(font.size);
    rounded.line = std::round(font.line);
    auto key = key_of(text, rounded, std::floor(width), most_lines);
    auto [found, is_new] = m_kept.try_emplace(std::move(key));
    auto& kept = found->second;
    kept.used = m_pass;
    if (is_new) {
        kept.paragraph = std::make_unique<Paragraph>(set_whole(text, rounded, std::floor(width), most_lines));
        m_glyphs += cost_of(*kept.paragraph);
    }
    return *kept.paragraph;
}

/// A word stays whole in somewhat smaller letters, where they are enough. What somebody types keeps its size.
Paragraph TextEngine::set_whole(std::string_view text, const FontSpec& font, float width, int most_lines)
{
    auto paragraph = ui::lay_out(*m_faces, text, font, width, most_lines);
    if (!paragraph.is_parted || font.said == Said::ByPerson)
        return paragraph;
    for (const float share : {0.92F, 0.85F, 0.78F, 0.72F}) {
        FontSpec smaller = font;
        smaller.size = std::round(font.size * share);
        smaller.line = std::round(font.line * share);
        auto whole = ui::lay_out(*m_faces, text, smaller, width, most_lines);
        if (!whole.is_parted)
            return whole;
    }
    return paragraph;
}

void TextEngine::begin_pass()
{
    ++m_pass;
    // A long answer is laid out anew with each key: what was seen a moment ago goes first where there is too much.
    for (const unsigned passes : {256U, 32U, 4U, 1U}) {
        if (m_glyphs <= kMostGlyphs)
            return;
        std::erase_if(m_kept, [&](const auto& entry) {
            const bool is_old = entry.second.used + passes < m_pass;
            if (is_old)
                m_glyphs -= cost_of(*entry.second.paragraph);
            return is_old;
        });
    }
}

void TextEngine::draw(ImDrawList& list, const Paragraph& paragraph, Point at, Colour colour, float width, float share)
{
    if (colour.a == 0)
        return;
    auto& atlas = *ImGui::GetIO().Fonts;
    std::vector<Quad> quads;
    const float clip_top = list._ClipRectStack.Size ? list._ClipRectStack.back().y : -1e9F;
    const float clip_bottom = list._ClipRectStack.Size ? list._ClipRectStack.back().w : 1e9F;
    FaceId last = 0;
    ImFontBaked* baked = nullptr;
    for (const auto& line : paragraph.lines) {
        if (at.y + line.top > clip_bottom || at.y + line.top + line.height < clip_top)
            continue;
        const float left = at.x + std::max(0.F, width - line.width) * (share < 0 ? (line.is_right_to_left ? 1.F : 0.F) : share);
        const float baseline = std::round(at.y + line.baseline);
        for (const auto& glyph : line.glyphs) {
            if (!baked || glyph.face != last) {
                auto* font = m_faces->drawn(atlas, glyph.face);
                baked = font ? font->GetFontBaked(paragraph.font_size, 1.F) : nullptr;
                last = glyph.face;
            }
            if (!baked)
                continue;
            const float x = left + glyph.x;
            float whole = std::floor(x);
            int step = static_cast<int>(std::lround((x - whole) * Faces::kSteps));
            if (step == Faces::kSteps) {
                whole += 1;
                step = 0;
            }
            // Big letters gain nothing by it.
            if (paragraph.font_size > 40)
                step = 0;
            quads.push_back({baked, Faces::code_of(glyph.glyph, step), whole, baseline + std::round(glyph.y)});
        }
    }
    draw_quads(list, quads, packed(colour));
}

void TextEngine::draw_icon(ImDrawList& list, char32_t code, Point centre, float size, Colour colour, int weight, bool is_mirrored)
{
    const auto id = m_faces->icons(weight);
    auto& face = m_faces->face(id);
    if (!face.is_open())
        return;
    auto* font = m_faces->drawn(*ImGui::GetIO().Fonts, id);
    const float whole = std::round(size);
    if (!font)
        return;
    const float x = std::round(centre.x - whole / 2);
    const float em = (face.ascent() + face.descent()) * whole;
    const float baseline = std::round(centre.y - em / 2 + face.ascent() * whole);
    const std::vector<Quad> quads = {{font->GetFontBaked(whole, 1.F), Faces::code_of(face.glyph_of(code), 0), x, baseline, is_mirrored ? x + whole / 2 : 0.F}};
    draw_quads(list, quads, packed(colour));
}

void TextEngine::forget()
{
    m_kept.clear();
    m_glyphs = 0;
}

}
