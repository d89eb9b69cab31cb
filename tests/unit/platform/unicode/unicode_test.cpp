#include "platform/unicode/unicode.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside::platform;

TEST_CASE("what is looked for in haste is what was written with care", "[unicode]")
{
    CHECK(folded("żółw") == folded("ZOLW"));
    CHECK(folded("São João") == "sao joao");
    CHECK(folded("Søren Đặng ISTANBUL İzmir ılık") == "soren dang istanbul izmir ilik");
    CHECK(folded("ЇЖАК Київ") == folded("їжак київ"));
    CHECK(folded("Straße") == folded("STRASSE"));
    CHECK(folded("ﬁnger") == "finger");
    // With its vowel signs and without.
    CHECK(folded("كَتَبَ") == folded("كتب"));
    CHECK(folded("தமிழ்") != folded("தமழ்"));
}

TEST_CASE("words are parted by one space, whatever stands between them", "[unicode]")
{
    CHECK(folded("  North--Lane, (old) ") == "north lane old");
    CHECK(folded("O’Neill's") == "oneills");
    CHECK(folded("").empty());
    CHECK(folded("--").empty());
    std::string all = "x";
    append_folded(all, "Ä b");
    CHECK(all == "x a b");
}

TEST_CASE("bytes that are no text are left out, and what stands around them is kept", "[unicode]")
{
    CHECK(folded("a\xC3") == "a");
    CHECK(folded("\xFF" "b\x80" "c") == "bc");
    CHECK_FALSE(composed("a\xC3"));
}

TEST_CASE("a text is composed as servers compare it, and a letter has the capital of its script", "[unicode]")
{
    CHECK(composed("e\u0301te\u0301") == "\u00e9t\u00e9");
    CHECK(composed("") == "");
    CHECK(composed("a b") == "a b");
    CHECK(capital_of(U'ł') == U'Ł');
    CHECK(capital_of(U'ж') == U'Ж');
    CHECK(capital_of(U'7') == U'7');
    CHECK(begun("łucja of the gate") == "Łucja of the gate");
    CHECK(begun("") == "");
    CHECK(begun("தமிழ்") == "தமிழ்");
}
