#include "tests/unit/app/form/xpath/tried.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>

namespace kerbside::test {

TEST_CASE("today is the date that the worker's clock shows, not Greenwich's", "[xpath]")
{
    CHECK(tried("today()", {.now = "2026-07-14T23:30:00Z"}) == "2026-07-15");
    CHECK(tried("today()", {.winter_minutes = -420, .now = "2026-01-02T03:00:00Z"}) == "2026-01-01");
}

TEST_CASE("now keeps the offset of the clocks at that moment", "[xpath]")
{
    CHECK(tried("now()") == "2026-07-14T22:30:15.000+01:00");
    CHECK(tried("now()", {.now = "2026-01-05T08:00:00Z"}) == "2026-01-05T08:00:00.000+00:00");
}

TEST_CASE("a shift over the night when the clocks change has its true length", "[xpath]")
{
    const char* hours = "(decimal-date-time('2026-03-29T04:00:00.000+01:00') - "
                        "decimal-date-time('2026-03-28T21:00:00.000Z')) * 24";
    CHECK(tried_number(hours) == Catch::Approx(6));
}

TEST_CASE("a date counts from its own midnight, in summer as in winter", "[xpath]")
{
    CHECK(tried_number("date('2026-01-01')") == Catch::Approx(20454.0));
    CHECK(tried_number("date('2026-07-01')") == Catch::Approx(20635.0 - 1.0 / 24));
    CHECK(tried("date('2026-07-14T23:30:00.000Z')") == "2026-07-15");
    CHECK(tried("date(20454)") == "2026-01-01");
}

TEST_CASE("what is no date gives an empty text and no number", "[xpath]")
{
    CHECK(tried("date('soon')") == "");
    CHECK(tried("format-date('2026-02-30', '%Y')") == "");
    CHECK(tried("format-date-time('', '%H')") == "");
    CHECK(std::isnan(tried_number("decimal-date-time('soon')")));
    CHECK(std::isnan(tried_number("decimal-time('25:00')")));
    CHECK(std::isnan(tried_number("decimal-date-time(1 div 0)")));
}

TEST_CASE("a date is written as the format says", "[xpath]")
{
    CHECK(tried("format-date('2026-03-09', '%Y %y %m %n %d %e %b %a %%')") == "2026 26 03 3 09 9 Mar Mon %");
    CHECK(tried("format-date-time('2026-01-05T08:07:06.050Z', '%H %h %M %S %3')") == "08 8 07 06 050");
    CHECK(tried("format-date('2026-03-09', '%q %')") == "%q %");
}

TEST_CASE("months and days have the names of the form's language", "[xpath]")
{
    const char* form = R"xml(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head>
<h:title>t</h:title><model><itext><translation lang="Ukrainian (uk)"><text id="a"><value>a</value></text></translation>
</itext><instance><data id="f"/></instance></model></h:head><h:body/></h:html>)xml";
    CHECK(tried("format-date('2026-03-09', '%a %e %b')", {.document = form}) == "пн 9 бер");
}

TEST_CASE("a time of day is a share of the day on the device's clocks", "[xpath]")
{
    CHECK(tried_number("decimal-time('18:00')") == Catch::Approx(0.75));
    CHECK(tried_number("decimal-time('17:00:00.000Z')") == Catch::Approx(0.75));
}

}
