#include "platform/unicode/seen.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside::platform;

TEST_CASE("blanks of every width, joiners, controls and fillers are not seen, however different they are", "[unicode]")
{
    // A space, a no-break one, zero width ones, an ideographic one, Hangul fillers, Braille without a dot, a soft hyphen,
    // marks of direction, a variation selector, a tag, a letter of private use.
    const std::string_view unseen = " \u00A0\u2003\u200B\u200C\u200D\u2060\uFEFF\u3000\u3164\u115F\u1160\uFFA0\u2800\u00AD\u200E\u202E\u2066"
                                    "\uFE0F\U000E0041\u034F\uE000\u2028\t\r\n\x01\x7F\u0085";
    CHECK(seen_of(unseen).bytes == 0);
    CHECK(seen_of(unseen).is_one_character);
    CHECK(neat(unseen).empty());
    CHECK(seen_of(std::string("a") + std::string(unseen) + "a").is_one_character);
    CHECK(seen_of(std::string("a") + std::string(unseen) + "b").bytes == 3);
    CHECK_FALSE(seen_of("ab").is_one_character);
    CHECK(seen_of("żżż").is_one_character);
    CHECK(seen_of("four plain words").bytes == 16);
    CHECK(seen_of("\xFF\xFE\xFF").bytes == 3);
}

TEST_CASE("a name is kept without what is not seen, but its script's own joiners stay", "[unicode]")
{
    CHECK(neat(" Ada\u200B  \u00A0Mary ") == "Ada Mary");
    CHECK(neat("A\u200Dda\u202E") == "Ada");
    CHECK(neat("e\u0301va") == "\u00E9va");
    CHECK(neat("می\u200Cخواهم") == "می\u200Cخواهم");
    CHECK(neat("র\u200D্য") == "র\u200D্য");
    CHECK(neat("علی\u200C") == "علی");
    CHECK(neat("a\xC3").empty());
}

TEST_CASE("names that look alike are told to be the same, and no others", "[unicode]")
{
    for (const auto* const alike : {"ada", "ADA", "A\u200Bda", "Ada\u3164", " ada ", "\u0410da", "\u0430d\u0430", "\uFF21da"})
        CHECK(looks_of(alike) == looks_of("Ada"));
    CHECK(looks_of("Ada  Mary") == looks_of("Ada\u00A0Mary"));
    CHECK(looks_of("علی") == looks_of("علي"));
    CHECK(looks_of("می\u200Cنا") == looks_of("مینا"));
    CHECK(looks_of("\u03BF\u03BA") == looks_of("OK"));
    CHECK(looks_of("\u039Dina") == looks_of("Nina"));
    CHECK(looks_of("O\u2019Hara") == looks_of("O'Hara"));
    for (const auto* const other : {"Adam", "Ad a", "Аля", "Іра"})
        CHECK(looks_of(other) != looks_of("Ada"));
    CHECK(looks_of("தமிழ்") != looks_of("தமழ்"));
}
