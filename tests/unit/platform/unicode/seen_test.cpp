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
