#include "typeset.h"

#include "app/ui/text/breaks.h"
#include "app/ui/text/paragraph.h"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

using namespace kerbside;
using namespace kerbside::app::ui;
using test::faces;
using test::set;

namespace {

/// The letters of the first line as they are seen, from left to right; those without width left out.
std::string seen(std::string_view text, std::string_view language = "en")
{
    const auto laid = set(text, language);
    std::string letters;
    for (const auto& cell : laid.lines[0].cells)
        if (cell.right - cell.left > 0.1F)
            letters += text.substr(cell.begin, cell.end - cell.begin);
    return letters;
}

}

TEST_CASE("the arrow keys move the caret the way they point, through every direction", "[ui][text][bidi]")
{
    for (const std::string text : {"plain words", "abc אבג def", "אבג abc דהו", "abc אבג", "אבג", "שלום 123 abc, (ok)", "راجہ Ada 22:05", "குடை abc"})
        for (const char* language : {"en", "he"}) {
            INFO(language << ": " << text);
            const auto laid = set(text, language);
            const auto& line = laid.lines[0];
            Caret caret = line.is_right_to_left ? laid.line_end({}) : laid.line_begin({});
            float x = laid.caret_x(caret);
            CHECK(x < 0.5F);
            std::size_t steps = 0;
            for (auto next = laid.beside(caret, 1); !(next == caret); next = laid.beside(caret, 1)) {
                CHECK(laid.caret_x(next) > x);
                x = laid.caret_x(next);
                // And back again to where it was seen.
                CHECK(std::abs(laid.caret_x(laid.beside(next, -1)) - laid.caret_x(caret)) < 0.01F);
                caret = next;
                REQUIRE(++steps < 100);
            }
            CHECK(steps == line.cells.size());
            CHECK(std::abs(x - line.width) < 0.5F);
        }
}

TEST_CASE("over the end of a line the caret goes to the next in the direction of reading", "[ui][text][bidi]")
{
    const auto laid = set("one two\nthree");
    const auto over = laid.beside(laid.line_end(Caret{0}), 1);
    CHECK(over.offset == 8);
    CHECK(laid.beside(over, -1).offset == 7);
    const auto hebrew = set("אחת\nשתיים", "he");
    CHECK(hebrew.beside(hebrew.line_end(Caret{0}), -1).offset == 7);
    const std::string text = "several words that go over";
    const auto wrapped = set(text, "en", 90);
    REQUIRE(wrapped.lines.size() > 1);
    Caret caret{0, Caret::Clings::LineBegin};
    std::vector<std::uint32_t> offsets;
    for (std::size_t i = 0; i < text.size(); ++i) {
        caret = wrapped.beside(caret, 1);
        CHECK(caret.offset == i + 1);
    }
    for (std::size_t i = text.size(); i > 0; --i) {
        caret = wrapped.beside(caret, -1);
        CHECK(caret.offset == i - 1);
    }
}

TEST_CASE("what is chosen in mixed directions is marked where it is seen", "[ui][text][bidi]")
{
    const std::string text = "abc אבג def";
    const auto laid = set(text);
    // "c אב" lies in two stretches: the end of the Latin, and the right of the Hebrew.
    const auto boxes = laid.boxes(2, 8);
    REQUIRE(boxes.size() == 2);
    CHECK(boxes[0].right < boxes[1].left);
    CHECK(laid.boxes(0, static_cast<std::uint32_t>(text.size())).size() == 1);
    CHECK(laid.boxes(3, 3).empty());
}

TEST_CASE("embeddings and overrides in an answer turn nothing round", "[ui][text][bidi]")
{
    CHECK(seen("pay \u202E001\u202C now") == "pay 001 now");
    CHECK(seen("\u202Eevil.exe") == "evil.exe");
    CHECK(seen("\u202Babc\u202C def") == "abc def");
}

TEST_CASE("what is isolated leaves the sentence around it in order", "[ui][text][bidi]")
{
    // Without isolation the number would go to the left of the name.
    CHECK(seen("\u2068\u0627\u0628\u2069 3 left").ends_with("3 left"));
    CHECK_FALSE(set("\u2068\u0627\u0628\u2069 3 left").lines[0].is_right_to_left);
    CHECK_FALSE(seen("\u0627\u0628 3 left") == seen("\u2068\u0627\u0628\u2069 3 left"));
    // A sentence from the right may begin with a name in Latin letters.
    CHECK(set("Kerbside אבג", "he").lines[0].is_right_to_left);
    CHECK_FALSE(set("Kerbside", "he").lines[0].is_right_to_left);
}

TEST_CASE("a telephone number is read from the left in every language", "[ui][text][bidi]")
{
    for (const char* language : {"ar", "ur", "he"}) {
        CHECK(seen("اتصل 0800 1111", language).find("0800 1111") != std::string::npos);
        CHECK(seen("טלפון +44 20 7946 0000", language).find("+44 20 7946 0000") != std::string::npos);
        CHECK(seen("22:05", language) == "22:05");
    }
}

TEST_CASE("spaces at the end of a line stand at its end, whatever was before them", "[ui][text][bidi]")
{
    const std::string text = "שלום Ada  ";
    const auto laid = set(text, "he");
    const auto& line = laid.lines[0];
    CHECK(line.cells.front().end == text.size());
    CHECK(line.cells.front().right <= 0.01F);
    CHECK(std::abs(line.width - set("שלום Ada", "he").lines[0].width) < 0.01F);
    // Also where a line ends within the Latin.
    const auto wrapped = set("שלום Ada Ada Ada Ada", "he", 100);
    REQUIRE(wrapped.lines.size() > 1);
    for (const auto& each : wrapped.lines)
        if (&each != &wrapped.lines.back()) {
            CHECK(each.cells.front().end == each.end);
            CHECK(each.cells.front().right <= 0.01F);
        }
}
