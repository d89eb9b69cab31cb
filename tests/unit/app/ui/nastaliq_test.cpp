#include "typeset.h"

#include "app/ui/text/text.h"

#include "platform/base/json.h"

#include <catch2/catch_test_macros.hpp>

#include <hb.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace kerbside;
using namespace kerbside::app::ui;

namespace {

/// What the app says in Urdu, every sentence of it.
std::vector<std::string> sentences()
{
    const auto text = platform::read_file(std::string(KERBSIDE_SOURCE_DIR) + "/assets/translations/ur.json");
    REQUIRE(text);
    const auto json = platform::Json::parse(*text, nullptr, false);
    std::vector<std::string> all;
    for (const auto& each : json.flatten())
        if (each.is_string())
            all.push_back(each.get<std::string>());
    REQUIRE(all.size() > 300);
    return all;
}

/// Where the strokes of a line end: above and below its baseline, from its left.
struct Ink {
    float above = 0;
    float below = 0;
    float left = 0;
    float right = 0;
};

Ink ink_of(Faces& faces, const Line& line, float size)
{
    Ink ink;
    for (const auto& glyph : line.glyphs) {
        auto& face = faces.face(glyph.face);
        hb_glyph_extents_t box = {};
        if (!hb_font_get_glyph_extents(face.shaping(), glyph.glyph, &box) || box.width == 0)
            continue;
        const float ems = face.unit() * size;
        const float left = glyph.x + static_cast<float>(box.x_bearing) * ems;
        ink.above = std::max(ink.above, static_cast<float>(box.y_bearing) * ems - glyph.y);
        ink.below = std::max(ink.below, static_cast<float>(-box.y_bearing - box.height) * ems + glyph.y);
        ink.left = std::min(ink.left, left);
        ink.right = std::max(ink.right, left + static_cast<float>(box.width) * ems);
    }
    return ink;
}

struct Setting {
    float size = 0;
    float width = 0;
};
constexpr Setting kSettings[] = {{18, 560}, {36, 520}, {36, 300}};

template <typename Check> void each_line(const Check& check)
{
    const auto engine = std::move(TextEngine::open(std::string(KERBSIDE_BINARY_DIR) + "/assets/fonts")).value();
    for (const auto& text : sentences())
        for (const auto& setting : kSettings) {
            const auto& laid = engine->lay_out(text, {.size = setting.size, .line = setting.size * 1.5F, .language = "ur"}, setting.width);
            for (const auto& line : laid.lines)
                check(setting, laid, line, ink_of(engine->faces(), line, laid.font_size));
            engine->begin_pass();
        }
}

}

TEST_CASE("no stroke of Nastaliq reaches above its line or below it", "[ui][text]")
{
    int wrong = 0;
    each_line([&](const Setting&, const Paragraph&, const Line& line, const Ink& ink) {
        const bool is_within = ink.above <= line.baseline - line.top + 0.5F && ink.below <= line.top + line.height - line.baseline + 0.5F;
        wrong += is_within ? 0 : 1;
    });
    CHECK(wrong == 0);
}

TEST_CASE("no stroke of Nastaliq leaves its line at the left or at the right, and no line the width that it has", "[ui][text]")
{
    int beyond = 0;
    int too_wide = 0;
    each_line([&](const Setting& setting, const Paragraph& laid, const Line& line, const Ink& ink) {
        beyond += ink.left < -0.5F || ink.right > line.width + 0.5F ? 1 : 0;
        too_wide += !laid.is_parted && line.width > setting.width + 0.5F ? 1 : 0;
    });
    CHECK(beyond == 0);
    CHECK(too_wide == 0);
}

TEST_CASE("where Nastaliq has no room at all it is laid out nevertheless", "[ui][text]")
{
    const auto engine = std::move(TextEngine::open(std::string(KERBSIDE_BINARY_DIR) + "/assets/fonts")).value();
    for (const auto& text : sentences()) {
        CHECK(engine->lay_out(text, {.size = 18, .line = 27, .language = "ur"}, 1).is_parted);
        engine->begin_pass();
    }
}
