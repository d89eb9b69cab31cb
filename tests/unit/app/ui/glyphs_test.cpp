#include "typeset.h"

#include "app/ui/text/paragraph.h"

#include "platform/base/file.h"
#include "platform/base/json.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

using namespace kerbside;
using namespace kerbside::app::ui;
using test::faces;

namespace {

/// How many glyphs of it are a box, or the sign for what no face has.
int missing_in(std::string_view text, std::string_view language, int weight)
{
    const auto unknown = faces().pick(0xFFFD, "en", weight);
    const auto sign = faces().face(unknown).glyph_of(0xFFFD);
    int missing = 0;
    for (const auto& line : test::set(text, language, 400, 0, weight).lines)
        for (const auto& glyph : line.glyphs)
            missing += glyph.glyph == 0 || (glyph.face == unknown && glyph.glyph == sign);
    return missing;
}

void check(const std::string& text, const std::string& language)
{
    for (const int weight : {400, 600, 700})
        if (missing_in(text, language, weight) > 0) {
            INFO(language << ", " << weight << ": " << text);
            CHECK(missing_in(text, language, weight) == 0);
        }
}

void check_all(const platform::Json& value, const std::string& language, int& count)
{
    if (value.is_string()) {
        ++count;
        check(value.get<std::string>(), language);
    }
    if (value.is_structured())
        for (const auto& each : value)
            check_all(each, language, count);
}

std::vector<platform::Path> files_in(const std::string& folder, const std::string& extension)
{
    std::vector<platform::Path> files;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(KERBSIDE_SOURCE_DIR) + "/assets/" + folder))
        if (entry.path().extension() == extension)
            files.push_back(entry.path());
    return files;
}

std::string read(const platform::Path& path)
{
    auto text = platform::read_file(path, 1U << 22);
    REQUIRE(text.has_value());
    return std::move(text).value();
}

/// `Tamil (ta)` in a header's `label::Tamil (ta)`.
std::string language_of(const std::string& header)
{
    const auto open = header.rfind('(');
    const auto close = header.rfind(')');
    return open == header.npos || close == header.npos || close < open ? "en" : header.substr(open + 1, close - open - 1);
}

std::vector<std::string> cells_of(const std::string& row)
{
    std::vector<std::string> cells;
    std::istringstream rest(row);
    for (std::string cell; std::getline(rest, cell, '|');)
        cells.push_back(cell);
    return cells;
}

}

TEST_CASE("every string of every translation has a glyph for every letter", "[ui][text][glyphs]")
{
    const auto files = files_in("translations", ".json");
    CHECK(files.size() >= 4);
    for (const auto& file : files) {
        const auto json = platform::parse_json(read(file));
        REQUIRE(json.has_value());
        int count = 0;
        check_all(*json, file.stem().string(), count);
        INFO(file);
        CHECK(count > 100);
    }
}

TEST_CASE("every text of every form, in each of its languages, has a glyph for every letter", "[ui][text][glyphs]")
{
    const auto files = files_in("forms", ".md");
    CHECK(files.size() >= 5);
    for (const auto& file : files) {
        std::vector<std::string> header;
        std::istringstream lines(read(file));
        for (std::string line; std::getline(lines, line);) {
            const auto cells = cells_of(line);
            if (line.find("label") != line.npos && line.find("name") != line.npos)
                header = cells;
            for (std::size_t i = 0; i < cells.size(); ++i)
                check(cells[i], i < header.size() ? language_of(header[i]) : "en");
        }
    }
    for (const auto& file : files_in("lists", ".csv"))
        check(read(file), "en");
}

TEST_CASE("answers in what else is written in the borough, and with emoji, show no box", "[ui][text][glyphs]")
{
    for (const char* text : {"ਪੰਜਾਬੀ", "ગુજરાતી", "සිංහල", "తెలుగు", "ಕನ್ನಡ", "മലയാളം", "ଓଡ଼ିଆ", "ไทย", "ລາວ", "ខ្មែរ", "မြန်မာ", "ትግርኛ",
                             "ქართული", "Հայերեն", "Ελληνικά", "Türkçe ğış", "Română țș", "Tiếng Việt", "پښتو", "کوردی", "українська ґ",
                             "\U0001F600\U0001F44D\U0001F3FE", "\U0001F468\u200D\U0001F469\u200D\U0001F467", "1\uFE0F\u20E3", "\u2764\uFE0F",
                             "\U0001F1F5\U0001F1F1", "✓ ✗ → ⇒ ★ ☎ ♿ ½ ≤ ∞ € £ № ™ \u266B", "a\u0300\u0301\u0302", "\u00AD\u200B\u200D\u2066\u2069\u202E\uFEFF", "\t \r\x01\x7F"}) {
        INFO(text);
        for (const int weight : {400, 600, 700})
            CHECK(missing_in(text, "en", weight) == 0);
    }
}

TEST_CASE("an emoji of several characters is one picture where the face has it", "[ui][text][glyphs]")
{
    const auto drawn = [](std::string_view text) {
        int seen = 0;
        for (const auto& line : test::set(text).lines)
            seen += static_cast<int>(line.cells.size());
        return seen;
    };
    CHECK(drawn("\U0001F468\u200D\U0001F469\u200D\U0001F467") == 1);
    CHECK(drawn("\U0001F44D\U0001F3FE") == 1);
}

TEST_CASE("what no face has is the sign for an unknown letter, one for each, and never a box", "[ui][text][glyphs]")
{
    for (const char* text : {"\u6F22\u5B57", "\uE5CD", "\U0001F9FF\U000F0000"}) {
        const auto laid = test::set(text);
        for (const auto& glyph : laid.lines[0].glyphs)
            CHECK(glyph.glyph != 0);
        CHECK(laid.lines[0].cells.size() <= 2);
    }
    CHECK(missing_in("\u6F22\u5B57", "en", 400) == 2);
    // Icons are no letters: nobody writes a button into an answer.
    CHECK(missing_in("\uE5CD", "en", 400) == 1);
}
