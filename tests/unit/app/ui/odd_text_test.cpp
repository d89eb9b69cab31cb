#include "typeset.h"

#include "app/ui/text/breaks.h"
#include "app/ui/text/paragraph.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <string>

using namespace kerbside;
using namespace kerbside::app::ui;
using test::faces;

namespace {

/// What is hard somewhere: marks without letters, joiners, turns, isolates that are not closed, broken UTF-8.
constexpr std::array<std::string_view, 44> kPieces = {
    "a", "fi", "W", " ", "  ", "-", "/", "1", "22:05", "+44 20", "(", ")", "\u00AD", "\u00A0", "e\u0301", "\u0301", "\u200B", "\u200D", "\u200C",
    "\u202E", "\u202A", "\u202C", "\u2067", "\u2068", "\u2069", "\u200F", "א", "ב", "שלום", "ل", "لا", "ا", "مُدَرِّس", "٣", "کیا", "கொ", "க்ஷ", "ক্ষ",
    "क्ष", "\u094D", "\U0001F468\u200D\U0001F469", "\U0001F1F5", "\u6F22", "\n"};

std::string made(std::mt19937& random)
{
    std::string text;
    for (auto left = random() % 24; left > 0; --left) {
        if (random() % 40 == 0)
            text += static_cast<char>(random() % 256);
        else
            text += kPieces[random() % kPieces.size()];
    }
    return text;
}

void check(const std::string& text, const Paragraph& laid)
{
    REQUIRE_FALSE(laid.lines.empty());
    CHECK(laid.lines.back().end == text.size());
    std::uint32_t at = 0;
    for (const auto& line : laid.lines) {
        // Nothing is left out but the line feeds, and every byte of a line is in one cell.
        CHECK((line.begin == at || (line.begin == at + 1 && text[at] == '\n')));
        at = line.end;
        std::vector<bool> is_covered(line.end - line.begin);
        for (std::size_t i = 0; i < line.cells.size(); ++i) {
            const auto& cell = line.cells[i];
            REQUIRE(cell.begin < cell.end);
            REQUIRE(cell.begin >= line.begin);
            REQUIRE(cell.end <= line.end);
            for (auto byte = cell.begin; byte < cell.end; ++byte) {
                CHECK_FALSE(is_covered[byte - line.begin]);
                is_covered[byte - line.begin] = true;
            }
            if (i > 0)
                CHECK(std::abs(cell.left - line.cells[i - 1].right) < 0.01F);
        }
        CHECK(std::all_of(is_covered.begin(), is_covered.end(), [](bool is) { return is; }));
    }
}

/// From one end to the other by the arrow key, and by a finger at each place on the way.
void walk(const std::string& text, const Paragraph& laid)
{
    // Where lines of different directions meet, one key leads back to where it came from.
    if (std::any_of(laid.lines.begin(), laid.lines.end(), [&](const Line& line) { return line.is_right_to_left != laid.lines[0].is_right_to_left; }))
        return;
    Caret caret{0, Caret::Clings::LineBegin};
    // To the first place of all, as it is seen.
    const int forward = laid.lines.front().is_right_to_left ? -1 : 1;
    std::size_t steps = 0;
    for (auto next = laid.beside(caret, forward); !(next == caret); next = laid.beside(caret, forward)) {
        REQUIRE(next.offset <= text.size());
        REQUIRE(++steps < 2 * text.size() + 8);
        caret = next;
    }
    for (const auto& line : laid.lines)
        for (float x = -4; x < line.width + 8; x += 5)
            CHECK(laid.caret_at({x, line.top + 1}).offset <= text.size());
}

}

TEST_CASE("whatever is written, each byte has its place, and the caret comes to an end", "[ui][text]")
{
    std::mt19937 random(7);
    for (int i = 0; i < 1500; ++i) {
        const auto text = made(random);
        INFO(i << ": " << text);
        for (const float width : {0.F, 60.F}) {
            const auto laid = test::set(text, i % 3 == 0 ? "ur" : "en", width);
            check(text, laid);
            walk(text, laid);
        }
    }
}

TEST_CASE("letters and words go from one end of any text to the other and back", "[ui][text]")
{
    std::mt19937 random(11);
    for (int i = 0; i < 1500; ++i) {
        const auto text = made(random);
        INFO(i << ": " << text);
        const auto letters = letters_of(text);
        CHECK(std::is_sorted(letters.begin(), letters.end()));
        CHECK(letters.back() == text.size());
        for (const bool by_word : {false, true}) {
            std::size_t steps = 0;
            for (std::size_t at = 0; at < text.size();) {
                const auto next = by_word ? next_word(text, at) : next_letter(text, at);
                REQUIRE(next > at);
                at = next;
                REQUIRE(++steps <= text.size());
            }
            for (std::size_t at = text.size(); at > 0;) {
                const auto next = by_word ? word_before(text, at) : letter_before(text, at);
                REQUIRE(next < at);
                at = next;
            }
        }
        const auto word = word_at(text, random() % (text.size() + 1));
        CHECK(word.begin <= word.end);
        CHECK(word.end <= text.size());
        CHECK(erased_before(text, text.size()) <= text.size());
    }
}
