#include "app/session/moments.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside::app;
using namespace std::chrono_literals;

namespace {

/// London in 2026: summer time from 29 March, 01:00 UTC, to 25 October, 01:00 UTC.
std::int32_t london(std::int64_t utc)
{
    return utc >= 1774746000 && utc < 1792890000 ? 60 : 0;
}

}

TEST_CASE("a time bears the offset of its own day", "[moments]")
{
    Environment environment;
    environment.zone = london;
    CHECK(date_time_value(environment, 2026y / 3 / 28, {22, 5}) == "2026-03-28T22:05:00.000+00:00");
    CHECK(date_time_value(environment, 2026y / 3 / 29, {3, 0}) == "2026-03-29T03:00:00.000+01:00");
    CHECK(time_value(environment, 2026y / 7 / 1, {9, 30}) == "09:30:00.000+01:00");
}

TEST_CASE("what a form holds is read again", "[moments]")
{
    CHECK(day_in("2026-03-14") == 2026y / 3 / 14);
    CHECK(day_in("2026-03-14T22:05:00.000+00:00") == 2026y / 3 / 14);
    CHECK_FALSE(day_in("2026-02-30"));
    CHECK_FALSE(day_in("soon"));
    CHECK(time_in("2026-03-14T22:05:00.000Z")->minute == 5);
    CHECK(time_in("22:05:00.000Z")->hour == 22);
    CHECK_FALSE(time_in(""));
}

TEST_CASE("an instant is shown as the clock on the wall does", "[moments]")
{
    Environment environment;
    environment.zone = london;
    const auto moment = local_moment(environment, kerbside::platform::WallTime(1782907200000ms));
    CHECK(moment.day == 2026y / 7 / 1);
    CHECK(moment.hour == 13);
}
