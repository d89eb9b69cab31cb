#include "tests/unit/app/form/xpath/tried.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <numbers>

namespace kerbside::test {

TEST_CASE("powers, roots and logarithms are those of XPath 3.0", "[xpath]")
{
    CHECK(tried_number("pow(2, 10)") == 1024);
    CHECK(tried_number("pow(4, -0.5)") == 0.5);
    CHECK(tried_number("sqrt(2)") == Catch::Approx(std::numbers::sqrt2));
    CHECK(tried_number("exp(1)") == Catch::Approx(std::numbers::e));
    CHECK(tried_number("exp10(2)") == Catch::Approx(100));
    CHECK(tried_number("log(exp(3))") == Catch::Approx(3));
    CHECK(tried_number("log10(1000)") == Catch::Approx(3));
    CHECK(tried("log(0)") == "-Infinity");
    CHECK(tried("sqrt(-1)") == "NaN");
}

TEST_CASE("angles are in radians", "[xpath]")
{
    CHECK(tried_number("sin(pi() div 6)") == Catch::Approx(0.5));
    CHECK(tried_number("cos(pi())") == Catch::Approx(-1));
    CHECK(tried_number("tan(pi() div 4)") == Catch::Approx(1));
    CHECK(tried_number("asin(1)") == Catch::Approx(std::numbers::pi / 2));
    CHECK(tried_number("acos(0)") == Catch::Approx(std::numbers::pi / 2));
    CHECK(tried_number("atan(1)") == Catch::Approx(std::numbers::pi / 4));
    CHECK(tried_number("atan2(-1, -1)") == Catch::Approx(-3 * std::numbers::pi / 4));
    CHECK(tried("acos(2)") == "NaN");
    CHECK(tried("sin('a')") == "NaN");
}

}
