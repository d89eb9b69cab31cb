#include "tests/unit/app/form/xpath/tried.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>

namespace kerbside::test {

namespace {

constexpr const char* kSquare = "'0 0;0 1;1 1;1 0;0 0'";

double geo(const std::string& expression)
{
    return tried_number(expression);
}

}

TEST_CASE("distance is along the sphere, point after point", "[xpath]")
{
    CHECK(geo("distance('0 0; 0 90')") == Catch::Approx(10018696.05));
    CHECK(geo("distance('0 0; 0 90; 0 0')") == Catch::Approx(2 * 10018696.05));
    CHECK(geo("distance('0 0')") == 0);
    const Trial points{.document = "<data><p>0 0</p><p>0 90</p></data>"};
    CHECK(tried_number("distance(/data/p)", points) == Catch::Approx(10018696.05));
}

TEST_CASE("area does not depend on where one begins or which way one goes", "[xpath]")
{
    CHECK(geo(std::string("area(") + kSquare + ")") == Catch::Approx(1.2391e10).epsilon(0.001));
    CHECK(geo("area('1 1;1 0;0 0;0 1;1 1')") == Catch::Approx(geo(std::string("area(") + kSquare + ")")));
    CHECK(geo("area('0 0;0 1')") == 0);
}

TEST_CASE("what is no point gives no number, never a wrong one", "[xpath]")
{
    CHECK(std::isnan(geo("distance('here; there')")));
    CHECK(std::isnan(geo("distance('0 0;;0 1')")));
    CHECK(std::isnan(geo("distance('0 181;0 1')")));
    CHECK(std::isnan(geo("area('1')")));
}

TEST_CASE("a fence holds what is within it and its south and west edges, and only where it is closed", "[xpath]")
{
    const std::string square = kSquare;
    CHECK(tried("geofence('0.5 0.5', " + square + ")") == "true");
    CHECK(tried("geofence('0 0.5', " + square + ")") == "true");
    CHECK(tried("geofence('0.5 0', " + square + ")") == "true");
    CHECK(tried("geofence('1 0.5', " + square + ")") == "false");
    CHECK(tried("geofence('0.5 1', " + square + ")") == "false");
    CHECK(tried("geofence('1 1', " + square + ")") == "false");
    CHECK(tried("geofence('1.1 0.5', " + square + ")") == "false");
    CHECK(tried("geofence('0.5 0.5', '0 0;0 1;1 1;1 0')") == "false");
    CHECK(tried("geofence('', " + square + ")") == "false");
}

}
