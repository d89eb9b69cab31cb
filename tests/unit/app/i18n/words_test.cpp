#include "app/i18n/dates.h"
#include "app/i18n/locale.h"
#include "app/i18n/words.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::app;
using namespace std::chrono_literals;

TEST_CASE("a text is filled with what it is about", "[i18n]")
{
    const auto words = Words::parse(R"({"language":"en","name":"English","words":{"hello":"Hello, {name}, {name}"}})");
    REQUIRE(words);
    CHECK(words->fill("hello", {{"name", "Ada"}}) == "Hello, Ada, Ada");
    CHECK(words->text("missing.key") == "missing.key");
}

TEST_CASE("what fills a text is never filled again", "[i18n]")
{
    const auto words = Words::parse(R"({"language":"en","name":"English","words":{"hello":"Hello, {name}"}})");
    REQUIRE(words);
    CHECK(words->fill("hello", {{"name", "{name}"}}) == "Hello, {name}");
}

TEST_CASE("Polish counts in three forms", "[i18n]")
{
    const auto words = Words::parse(
        R"({"language":"pl","name":"Polski","words":{"n":{"one":"{count} rzecz","few":"{count} rzeczy","many":"{count} rzeczy."}}})");
    REQUIRE(words);
    CHECK(words->count("n", 1) == "1 rzecz");
    CHECK(words->count("n", 3) == "3 rzeczy");
    CHECK(words->count("n", 13) == "13 rzeczy.");
    CHECK(words->count("n", 22) == "22 rzeczy");
    CHECK(words->count("n", 0) == "0 rzeczy.");
}

TEST_CASE("Ukrainian counts twenty-one like one", "[i18n]")
{
    CHECK(plural_of("uk", 1) == Plural::One);
    CHECK(plural_of("uk", 21) == Plural::One);
    CHECK(plural_of("uk", 11) == Plural::Many);
    CHECK(plural_of("uk", 12) == Plural::Many);
    CHECK(plural_of("uk", 34) == Plural::Few);
    CHECK(plural_of("uk-UA", 5) == Plural::Many);
}

TEST_CASE("Arabic counts in six forms", "[i18n]")
{
    CHECK(plural_of("ar", 0) == Plural::Zero);
    CHECK(plural_of("ar", 1) == Plural::One);
    CHECK(plural_of("ar", 2) == Plural::Two);
    CHECK(plural_of("ar", 3) == Plural::Few);
    CHECK(plural_of("ar", 110) == Plural::Few);
    CHECK(plural_of("ar", 11) == Plural::Many);
    CHECK(plural_of("ar", 99) == Plural::Many);
    CHECK(plural_of("ar", 100) == Plural::Other);
    CHECK(plural_of("ar", 102) == Plural::Other);
    const auto translations = Translations::load(KERBSIDE_SOURCE_DIR "/assets/translations");
    REQUIRE(translations);
    CHECK(translations->in("ar").count("sync.next", 2) == "المحاولة التالية بعد ثانيتين.");
    CHECK(translations->in("ar").count("sync.next", 5) == "المحاولة التالية بعد 5\u00A0ثوانٍ.");
}

TEST_CASE("Bengali counts none like one; Tamil and Urdu do not", "[i18n]")
{
    CHECK(plural_of("bn", 0) == Plural::One);
    CHECK(plural_of("bn", 2) == Plural::Other);
    CHECK(plural_of("ta", 0) == Plural::Other);
    CHECK(plural_of("ur", 1) == Plural::One);
}

TEST_CASE("a translation that is no translation is refused", "[i18n]")
{
    CHECK_FALSE(Words::parse("[]"));
    CHECK_FALSE(Words::parse(R"({"language":"en","name":"English"})"));
    CHECK_FALSE(Words::parse(R"({"language":"en","name":"English","words":{"a":1}})"));
    CHECK_FALSE(Words::parse(R"({"language":"en","name":"English","words":{"a":{"one":1}}})"));
}

TEST_CASE("a moment is told as people tell it", "[i18n]")
{
    const auto translations = Translations::load(KERBSIDE_SOURCE_DIR "/assets/translations");
    REQUIRE(translations);
    const auto& words = translations->in("en");
    const auto today = 2026y / 3 / 14;
    CHECK(near_moment(words, {today, 2, 5}, today) == "today at 02:05");
    CHECK(with_days_told(words, "Shift 2026-03-14, Ada", today) == "Shift 14 March, Ada");
    CHECK(with_days_told(words, "2025-12-01 to 2026-01-02", today) == "Monday 1 December 2025 to 2 January");
    for (const auto* const no_day : {"", "12026-03-14", "2026-03-145", "2026-13-14", "2026-02-30", "2026-3-14", "2026-03-1"})
        CHECK(with_days_told(words, no_day, today) == no_day);
    CHECK(near_moment(words, {2026y / 3 / 13, 22, 5}, today) == "yesterday at 22:05");
    CHECK(near_moment(words, {2026y / 2 / 28, 22, 5}, today) == "28 February at 22:05");
    CHECK(long_day(words, today) == "Saturday 14 March 2026");
    CHECK(long_day(translations->in("pt"), today) == "sábado, 14 de março de 2026");
}

TEST_CASE("a name from the right stays apart from the sentence that it fills", "[i18n]")
{
    const auto words = Words::parse(R"({"language":"en","name":"English","words":{"hello":"{name}: {count} left","n":{"one":"{name} has {count}","other":"{name} has {count}"}}})");
    REQUIRE(words);
    CHECK(words->fill("hello", {{"name", "שרה"}, {"count", "3"}}) == "\u2068שרה\u2069: 3 left");
    CHECK(words->fill("hello", {{"name", "Ada"}, {"count", "3"}}) == "Ada: 3 left");
    CHECK(words->count("n", 2, {{"name", "{count}"}}) == "{count} has 2");
    const auto urdu = Words::parse(R"({"language":"ur","name":"اردو","words":{"hello":"سلام {name}"}})");
    REQUIRE(urdu);
    CHECK(urdu->fill("hello", {{"name", "Ada"}}) == "سلام \u2068Ada\u2069");
}

TEST_CASE("the language of a machine's locale is known, and C and POSIX are none", "[i18n]")
{
    for (const auto* const locale : {"pl_PL.UTF-8", "pl_PL", "pl.UTF-8", "pl", "pl@euro", "pl-PL", "PL_pl", "pol_PL"})
        CHECK(language_of_locale(locale) == "pl");
    CHECK(language_of_locale("en_GB.UTF-8") == "en");
    for (const auto* const none : {"C", "C.UTF-8", "POSIX", "", "/usr/share/locale"})
        CHECK(language_of_locale(none).empty());
}
