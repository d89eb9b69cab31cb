#include "platform/base/direction.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside::platform;

TEST_CASE("a name is set apart only where its direction may differ from the sentence's", "[direction]")
{
    CHECK(isolated("Ada", false) == "Ada");
    CHECK(isolated("Żółć, 14 – “ok”", false) == "Żółć, 14 – “ok”");
    CHECK(isolated("راجہ", false) == "\u2068راجہ\u2069");
    CHECK(isolated("שלום", false) == "\u2068שלום\u2069");
    CHECK(isolated("Ada", true) == "\u2068Ada\u2069");
    CHECK(isolated("குமார்", true) == "\u2068குமார்\u2069");
    CHECK(isolated("22:05", true) == "22:05");
    CHECK(isolated("راجہ", true) == "راجہ");
    CHECK(isolated("", true).empty());
}

TEST_CASE("an answer can neither end its own part of a sentence nor turn what follows", "[direction]")
{
    CHECK(isolated("Ada\u2069\u202E evil", false) == "\u2068Ada evil\u2069");
    CHECK(isolated("\u2067\u2066", false) == "\u2068\u2069");
    CHECK(without_isolates("\u2068Ada\u2069 is here") == "Ada is here");
    CHECK(without_isolates("cut \xE2\x81") == "cut \xE2\x81");
}

TEST_CASE("the languages from the right are known by their tags", "[direction]")
{
    for (const char* tag : {"ur", "ar-EG", "he"})
        CHECK(is_right_to_left_language(tag));
    for (const char* tag : {"en", "ta", "", "urx"})
        CHECK_FALSE(is_right_to_left_language(tag));
}

TEST_CASE("a sentence that is set apart keeps the names in it that are", "[direction]")
{
    CHECK(set_apart("Ask \u2068\u0645\u0631\u06CC\u0645\u2069 once", false) == "\u2068Ask \u2068\u0645\u0631\u06CC\u0645\u2069 once\u2069");
    CHECK(set_apart("Ask once", false) == "Ask once");
    CHECK(set_apart("Ask once", true) == "\u2068Ask once\u2069");
    for (const auto* const unpaired : {"a\u2069b", "a\u2068b", "\u2069a\u2068b", "\u202Eab", "a\u202Cb"})
        CHECK(set_apart(unpaired, false) == "\u2068ab\u2069");
}
