#include "typeset.h"

#include "app/ui/text/text.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace kerbside;
using namespace kerbside::app::ui;
using test::faces;
using test::set;

namespace {

int missing_in(const Paragraph& paragraph)
{
    int missing = 0;
    for (const auto& line : paragraph.lines)
        for (const auto& glyph : line.glyphs)
            missing += glyph.glyph == 0;
    return missing;
}

}

TEST_CASE("no language of the borough shows a box where a letter should be", "[ui][text]")
{
    for (const auto& [tag, text] : {std::pair{"en", "How safe do you feel? \u2013 \u201Cquite\u201D\u2026 \u2212 \u2022"}, {"pl", "Zażółć gęślą jaźń"},
                                    {"pt", "Não é ação, coração"}, {"uk", "Щастя, їжак, ґанок, п\u2019ять"}, {"bg", "Ще чакам ъгъла"},
                                    {"ta", "நீங்கள் பாதுகாப்பாக உணர்கிறீர்களா?"}, {"ur", "کیا آپ محفوظ محسوس کرتے ہیں؟"},
                                    {"ar", "هل تشعر بالأمان؟"}, {"bn", "আপনি কি নিরাপদ বোধ করেন?"}, {"hi", "क्या आप सुरक्षित महसूस करते हैं?"},
                                    {"he", "האם את מרגישה בטוחה?"}}) {
        INFO(tag);
        CHECK(missing_in(set(text, tag)) == 0);
    }
}

TEST_CASE("Arabic joins its letters and runs from the right", "[ui][text]")
{
    const auto joined = set("سلام", "ar");
    REQUIRE(joined.lines.size() == 1);
    const auto& line = joined.lines.front();
    CHECK(line.is_right_to_left);
    // The lam and the alef are one glyph, and the caret begins at the right.
    CHECK(line.glyphs.size() < 4);
    CHECK(joined.caret_x(0) > joined.caret_x(8));
}

TEST_CASE("a part of a text has a weight of its own, in every line that it is in", "[ui][text]")
{
    const std::string text = "How often\nand where?";
    const std::vector<Weighted> parts = {{4, 13, 700}};
    const auto laid = lay_out(faces(), text, {.size = 18, .line = 27, .weighted = parts}, 0, 0);
    const auto face_at = [&](std::size_t line, std::size_t glyph) { return laid.lines[line].glyphs[glyph].face; };
    REQUIRE(laid.lines.size() == 2);
    const auto light = set("x").lines.front().glyphs.front().face;
    const auto bold = set("x", "en", 0, 0, 700).lines.front().glyphs.front().face;
    CHECK(face_at(0, 0) == light);
    CHECK(face_at(0, 4) == bold);
    CHECK(face_at(1, 0) == bold);
    CHECK(face_at(1, 4) == light);
}

TEST_CASE("a Latin name inside Hebrew keeps its own direction", "[ui][text]")
{
    const std::string text = "שלום Ada שלום";
    const auto mixed = set(text, "he");
    const auto at = static_cast<std::uint32_t>(text.find("Ada"));
    CHECK(mixed.caret_x(at) < mixed.caret_x(at + 2));
    CHECK(mixed.caret_x(0) > mixed.caret_x(at));
}

TEST_CASE("Tamil vowel signs stay with their letters", "[ui][text]")
{
    // The sign of this syllable is drawn on both sides of the consonant, in one cluster.
    const auto syllable = set("கொ", "ta");
    REQUIRE(syllable.lines.size() == 1);
    CHECK(syllable.lines.front().glyphs.size() == 3);
    CHECK(syllable.lines.front().cells.size() == 1);
}

TEST_CASE("lines break between words, and within one only where it is wider than the line", "[ui][text]")
{
    const std::string text = "Tell us where you feel safe and where you do not";
    const auto wrapped = set(text, "en", 160);
    REQUIRE(wrapped.lines.size() > 2);
    for (const auto& line : wrapped.lines) {
        CHECK(line.width <= 160.5F);
        if (line.begin > 0)
            CHECK(text[line.begin - 1] == ' ');
    }
    const auto broken = set("Donaudampfschifffahrtsgesellschaft", "en", 100);
    CHECK(broken.lines.size() > 2);
    for (const auto& line : broken.lines)
        CHECK(line.width <= 100.5F);
}

TEST_CASE("a text that may have so many lines ends in an ellipsis and says that it was cut", "[ui][text]")
{
    const auto cut = set("one two three four five six seven eight nine ten", "en", 120, 2);
    CHECK(cut.lines.size() == 2);
    CHECK(cut.is_cut);
    CHECK(cut.size.w <= 121);
    CHECK_FALSE(set("one two", "en", 300, 1).is_cut);
}

TEST_CASE("line feeds begin lines, also empty ones, and the caret finds its way", "[ui][text]")
{
    const auto lines = set("ab\n\ncd");
    REQUIRE(lines.lines.size() == 3);
    CHECK(lines.line_of(3) == 1);
    CHECK(lines.caret_at({0, lines.lines[2].top + 2}).offset == 4);
    CHECK(lines.caret_at({500, 2}).offset == 2);
    for (std::uint32_t at = 0; at <= 6; ++at)
        CHECK(lines.caret_at({lines.caret_x(at), lines.lines[lines.line_of(at)].top + 3}).offset == at);
}

TEST_CASE("bytes that are no UTF-8 become replacement characters and end nothing", "[ui][text]")
{
    for (const std::string& text : {std::string("\xff\xfe"), std::string("a\xc3"), std::string("\xed\xa0\x80"), std::string("\xf8\x88\x80\x80")})
        CHECK(set(text).lines.size() == 1);
    CHECK(decode("\xc0\x80", 0).character == 0xFFFD);
}

TEST_CASE("a paragraph is laid out once for each size, language and width, and what is typed on and on does not pile up", "[ui][text]")
{
    const auto engine = std::move(TextEngine::open(std::string(KERBSIDE_BINARY_DIR) + "/assets/fonts")).value();
    const FontSpec font{.size = 18, .line = 27, .weight = 400, .language = "en"};
    auto urdu = font;
    urdu.language = "ur";
    auto bold = font;
    bold.weight = 700;
    const auto& once = engine->lay_out("سلام Ada", font, 300);
    CHECK(&engine->lay_out("سلام Ada", font, 300) == &once);
    for (const auto* other : {&engine->lay_out("سلام Ada", urdu, 300), &engine->lay_out("سلام Ada", bold, 300), &engine->lay_out("سلام Ada", font, 20),
                              &engine->lay_out("سلام Ada", font, 300, 1), &engine->lay_out("سلام Adam", font, 300)})
        CHECK(other != &once);
    CHECK(engine->lay_out("سلام Ada", urdu, 300).lines[0].glyphs.back().face != once.lines[0].glyphs.back().face);

    std::string written;
    for (int i = 0; i < 1500; ++i) {
        engine->begin_pass();
        engine->lay_out("a label that stays", font, 300);
        engine->lay_out(written += "ab ", font, 300);
    }
    CHECK(engine->kept_glyphs() < TextEngine::kMostGlyphs + 5000);
    const auto before = engine->kept_glyphs();
    engine->lay_out("a label that stays", font, 300);
    CHECK(engine->kept_glyphs() == before);
    engine->forget();
    CHECK(engine->kept_glyphs() == 0);
}

TEST_CASE("a poster's lines stand as near as they are asked to, and no nearer than their ink", "[ui][text]")
{
    const auto step_of = [](std::string_view text, std::string_view language, float line, bool is_tight) {
        const auto laid = lay_out(faces(), text, {.size = 100, .line = line, .weight = 700, .language = language, .is_tight = is_tight}, 0, 0);
        REQUIRE(laid.lines.size() == 2);
        CHECK(laid.size.h >= laid.lines[1].baseline);
        return laid.lines[1].baseline - laid.lines[0].baseline;
    };
    CHECK(step_of("Hope\nhere", "en", 105, true) == 105);
    CHECK(step_of("Hope\nhere", "en", 105, false) > 115);
    // A descender of the first line would touch an ascender of the second.
    CHECK(step_of("Hope\nhere", "en", 50, true) > 90);
    const auto urdu = step_of("آپ کے لیے\nیہ کیسا ہے؟", "ur", 80, true);
    CHECK(urdu > 110);
    CHECK(urdu < step_of("آپ کے لیے\nیہ کیسا ہے؟", "ur", 80, false));
}
