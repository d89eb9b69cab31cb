#include "app/session/number.h"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <string>

using namespace kerbside::app;

namespace {

std::string decimal(std::string_view text)
{
    return number_typed(text, Whole::No).value_or("none");
}

std::string whole(std::string_view text)
{
    return number_typed(text, Whole::Yes).value_or("none");
}

}

TEST_CASE("a number is kept as it is meant, and never as another one", "[number]")
{
    for (const std::string plain : {"0", "7", "-40", "1234567"}) {
        CHECK(decimal(plain) == plain);
        CHECK(whole(plain) == plain);
    }
    CHECK(decimal("12.34") == "12.34");
    CHECK(decimal("-.5") == "-.5");
    CHECK(decimal("12.") == "12");
    CHECK(whole("12.") == "12");
    CHECK(whole("\u221212") == "-12");
    CHECK(whole(" 12 ") == "12");
    for (const auto* other : {"", "-", ".", "1e5", "12 kg", "0x10", "1-2", "--1", "1.2.3", "seven", "1,2,3", "1..2"}) {
        CAPTURE(other);
        CHECK(decimal(other) == "none");
        CHECK(whole(other) == "none");
    }
}

TEST_CASE("what parts thousands has three digits behind it, else it is a decimal mark", "[number]")
{
    for (const auto* thousands : {"1,234", "1 234", "1\u00A0234", "1\u202F234", "1'234", "1\u2019234"}) {
        CAPTURE(thousands);
        CHECK(whole(thousands) == "1234");
        CHECK(decimal(thousands) == "1234");
    }
    CHECK(whole("12,34,567") == "1234567"); // lakhs
    CHECK(whole("1.234.567") == "1234567");
    CHECK(decimal("1,234.5") == "1234.5");
    CHECK(decimal("1.234,5") == "1234.5");
    CHECK(decimal("1 234,5") == "1234.5");
    for (const auto* comma : {"12,34", "12,3", "1,2345", "0,123"}) {
        CAPTURE(comma);
        CHECK(whole(comma) == "none");
    }
    CHECK(decimal("12,34") == "12.34");
    CHECK(decimal("0,123") == "0.123");
    CHECK(decimal("1,2345") == "1.2345");
    for (const auto* odd : {"12 34", "1,23,4", "1,234,56", "1 23 456,7 8", "1,234.5.6", ",234,567"}) {
        CAPTURE(odd);
        CHECK(decimal(odd) == "none");
    }
    CHECK(whole("12.5") == "none");
    CHECK(whole("1,234.0") == "none");
}

TEST_CASE("noughts that say nothing make no other number", "[number]")
{
    for (const auto& [one, other] : {std::pair("007", "7"), {"1.50", "1.5"}, {"-0", "0"}, {".5", "0.5"}, {"-.5", "-0.50"}, {"", ""}})
        CHECK(is_same_number(one, other));
    for (const auto& [one, other] : {std::pair("1", "12"), {"-7", "7"}, {"1.5", "15"}, {"0", ""}, {"12345678901234567890", "12345678901234567891"}})
        CHECK_FALSE(is_same_number(one, other));
}
