#include "app/session/range_scale.h"

#include <catch2/catch_test_macros.hpp>

using kerbside::app::RangeScale;

TEST_CASE("a range counts its steps: tenths are tenths to the last", "[range]")
{
    const auto scale = RangeScale::of("0", "1", "0.1");
    REQUIRE(scale.steps() == 10);
    CHECK(scale.text(3) == "0.3");
    CHECK(scale.text(7) == "0.7");
    CHECK(scale.text(10) == "1");
    CHECK(scale.place("0.3") == 3);
    CHECK_FALSE(scale.place("none"));
}

TEST_CASE("a range may begin below zero, and may go downwards", "[range]")
{
    const auto cold = RangeScale::of("-1", "1", "0.25");
    CHECK(cold.text(0) == "-1");
    CHECK(cold.text(3) == "-0.25");
    CHECK(cold.text(8) == "1");
    const auto down = RangeScale::of("10", "0", "5");
    CHECK(down.steps() == 2);
    CHECK(down.text(1) == "5");
    CHECK(down.place("0") == 2);
}

TEST_CASE("what makes no scale is nought to ten, and too many steps are cut", "[range]")
{
    CHECK(RangeScale::of("a", "b", "c").steps() == 10);
    CHECK(RangeScale::of("1", "1", "1").steps() == 10);
    CHECK(RangeScale::of("0", "1", "0").steps() == 10);
    CHECK(RangeScale::of("0", "1000000000", "0.001").steps() == 100'000);
}
