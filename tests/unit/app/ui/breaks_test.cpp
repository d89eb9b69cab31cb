#include "typeset.h"

#include "app/ui/text/breaks.h"
#include "app/ui/text/paragraph.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace kerbside;
using namespace kerbside::app::ui;
using test::faces;
using test::set;

namespace {

/// The text with a bar where a line may begin.
std::string parted(std::string_view text, std::string_view language = "en")
{
    std::string with_bars;
    std::size_t at = 0;
    for (const auto start : line_starts_of(text, language)) {
        with_bars += text.substr(at, start - at);
        with_bars += '|';
        at = start;
    }
    with_bars += text.substr(at);
    return with_bars;
}

std::string letters(std::string_view text)
{
    std::string with_bars;
    const auto found = letters_of(text);
    for (std::size_t i = 0; i + 1 < found.size(); ++i) {
        if (i > 0)
            with_bars += '|';
        with_bars += text.substr(found[i], found[i + 1] - found[i]);
    }
    return with_bars;
}

}

TEST_CASE("lines may begin where Unicode lets them, in every language of the borough", "[ui][text]")
{
    CHECK(parted("How safe? 10 % of it") == "How |safe? |10 |% |of |it");
    CHECK(parted("a well-lit bus-stop") == "a |well-|lit |bus-|stop");
    CHECK(parted("100\u00A0m away") == "100\u00A0m |away");
    CHECK(parted("so\u00ADlid") == "so\u00AD|lid");
    CHECK(parted("(quietly) “now” – then") == "(quietly) |“now” |– |then");
    CHECK(parted("https://example.org/a/long-path?x=1") == "https://|example.org/|a/|long-|path?|x=1");
    CHECK(parted("நீங்கள் பாதுகாப்பாக உணர்கிறீர்களா?") == "நீங்கள் |பாதுகாப்பாக |உணர்கிறீர்களா?");
    CHECK(parted("আপনি কি নিরাপদ।") == "আপনি |কি |নিরাপদ।");
    CHECK(parted("क्या आप सुरक्षित हैं?") == "क्या |आप |सुरक्षित |हैं?");
    CHECK(parted("هل تشعر بالأمان؟") == "هل |تشعر |بالأمان؟");
    CHECK(parted("کیا آپ محفوظ ہیں؟") == "کیا |آپ |محفوظ |ہیں؟");
}

TEST_CASE("a Polish or Ukrainian word of one letter does not end a line", "[ui][text]")
{
    CHECK(parted("Czy w nocy i o świcie jest tu cicho?", "pl") == "Czy |w nocy |i o świcie |jest |tu |cicho?");
    CHECK(parted("я й він", "uk") == "я й він");
    CHECK(parted("a word", "en") == "a |word");
}

TEST_CASE("the caret steps over what a reader calls one letter", "[ui][text]")
{
    CHECK(letters("Zoe\u0301!") == "Z|o|e\u0301|!");
    CHECK(letters("கொடி") == "கொ|டி");
    CHECK(letters("ক্ষমা") == "ক্ষ|মা");
    CHECK(letters("क्षत्रिय") == "क्ष|त्रि|य");
    CHECK(letters("مُدَرِّس") == "مُ|دَ|رِّ|س");
    CHECK(letters("a\U0001F468\u200D\U0001F469\u200D\U0001F467b") == "a|\U0001F468\u200D\U0001F469\u200D\U0001F467|b");
    CHECK(letters("\U0001F44D\U0001F3FE\U0001F1F5\U0001F1F1") == "\U0001F44D\U0001F3FE|\U0001F1F5\U0001F1F1");
    CHECK(letters("") == "");

    const std::string text = "e\u0301x\U0001F468\u200D\U0001F469y";
    CHECK(next_letter(text, 0) == 3);
    CHECK(next_letter(text, 3) == 4);
    CHECK(next_letter(text, 4) == 15);
    CHECK(letter_before(text, 15) == 4);
    CHECK(letter_before(text, 3) == 0);
    CHECK(letter_before("a\n\nb", 3) == 2);
    CHECK(letter_before("a\n\nb", 2) == 1);
    CHECK(next_letter("क्ष", 0) == std::string("क्ष").size());
    CHECK(letter_before("क्ष", std::string("क्ष").size()) == 0);
}

TEST_CASE("Backspace takes a letter, but only the last sign of an Indic syllable", "[ui][text]")
{
    const std::string accent = "Zoe\u0301";
    CHECK(erased_before(accent, accent.size()) == 2);
    const std::string syllable = "கொ";
    CHECK(erased_before(syllable, syllable.size()) == std::string("க").size());
    const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
    CHECK(erased_before(family, family.size()) == 0);
}

TEST_CASE("words are those of the language, without what stands between them", "[ui][text]")
{
    const std::string text = "Don't stop, Żółć 3.5 மழை";
    CHECK(next_word(text, 0) == 5);
    CHECK(next_word(text, 5) == 10);
    CHECK(next_word(text, 10) == text.find(" 3.5"));
    CHECK(word_before(text, text.find("3.5") + 3) == text.find("3.5"));
    CHECK(word_before(text, 10) == 6);
    CHECK(word_before(text, 3) == 0);
    CHECK(next_word(text, text.size()) == text.size());
    const auto word = [&](std::size_t at) {
        const auto found = word_at(text, at);
        return text.substr(found.begin, found.end - found.begin);
    };
    CHECK(word(1) == "Don't");
    CHECK(word(10) == "stop");
    CHECK(word(text.find("Ż") + 2) == "Żółć");
    CHECK(word(text.size()) == "மழை");
    CHECK(word_at("", 0).end == 0);
    CHECK(line_at("one\ntwo\nthree", 5).begin == 4);
    CHECK(line_at("one\ntwo\nthree", 5).end == 7);
}

TEST_CASE("a soft hyphen is seen only where a line ends at it", "[ui][text]")
{
    const std::string text = "neigh\u00ADbour\u00ADhood";
    const auto whole = set(text);
    REQUIRE(whole.lines.size() == 1);
    const auto plain = set("neighbourhood");
    CHECK(whole.lines[0].width == plain.lines[0].width);
    const auto broken = set(text, "en", plain.lines[0].width - 8);
    REQUIRE(broken.lines.size() == 2);
    const float hyphen = set("-").lines[0].width;
    CHECK(std::abs(broken.lines[0].width - set("neighbour").lines[0].width - hyphen) < 1.F);
}

TEST_CASE("a long word is broken between letters, never within one", "[ui][text]")
{
    for (const std::string text : {"பாதுகாப்பாகஉணர்கிறீர்களா", "ক্ষত্রিয়ক্ষত্রিয়ক্ষত্রিয়", "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301"}) {
        const auto broken = set(text, "en", 60);
        const auto bounds = letters_of(text);
        CHECK(broken.lines.size() > 1);
        for (const auto& line : broken.lines)
            CHECK(std::binary_search(bounds.begin(), bounds.end(), line.begin));
    }
}

TEST_CASE("a caret set by a finger always stands between letters", "[ui][text]")
{
    for (const std::string text : {"Zoe\u0301 ffi", "கொடிக்கு மழை", "ক্ষত্রিয় স্ত্রী", "क्षत्रिय", "کیا آپ محفوظ", "هل السلام لا", "a\U0001F468\u200D\U0001F469\u200D\U0001F467b", "abc אבג 123 def"}) {
        INFO(text);
        const auto laid = set(text);
        const auto bounds = letters_of(text);
        for (float x = -5; x < laid.size.w + 10; x += 1) {
            const auto caret = laid.caret_at({x, 5});
            CHECK(std::binary_search(bounds.begin(), bounds.end(), caret.offset));
            // Where it is seen is where it was put, to half a letter.
            CHECK(laid.caret_x(caret) >= -0.01F);
        }
    }
}

TEST_CASE("a ligature has a caret within it", "[ui][text]")
{
    // Lam and alef are one glyph and two letters.
    const auto laid = set("لا", "ar");
    REQUIRE(laid.lines[0].cells.size() == 2);
    CHECK(laid.lines[0].cells[0].is_right_to_left);
    CHECK(laid.caret_x(2) > 1);
    CHECK(laid.caret_x(2) < laid.lines[0].width - 1);
}

TEST_CASE("a number keeps the ending that a hyphen joins to it", "[text][breaks]")
{
    CHECK(parted("call 999-এ now") == "call |999-এ |now");
    CHECK(parted("a 16-letni boy") == "a |16-letni |boy");
    CHECK(parted("well-known") == "well-|known");
}

TEST_CASE("a number that is dialled stays on one line", "[text][breaks]")
{
    CHECK(parted("or Childline 0800 1111, free") == "or |Childline |0800 1111, |free");
    CHECK(parted("020 8770 5000") == "020 8770 5000");
    CHECK(parted("0808 16 89 111 is free") == "0808 16 89 111 |is |free");
    CHECK(parted("+44 20 8770 5000, or 116 123") == "+44 20 8770 5000, |or |116 123");
    CHECK(parted("10 12 people") == "10 |12 |people");
    CHECK(parted("10 20 30 40 50 60") == "10 |20 |30 |40 |50 |60");
    CHECK(parted("101 or 999") == "101 |or |999");
    // No number is as long as a list of numbers may be.
    CHECK(parted("100 200 300 400 500 600").find('|') != std::string::npos);
}
