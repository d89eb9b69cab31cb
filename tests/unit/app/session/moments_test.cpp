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
    kerbside::platform::ManualClock clock{kerbside::platform::WallTime(1774000000000ms)};
    Environment environment{.clock = &clock};
    environment.zone = london;
    CHECK(date_time_value(environment, 2026y / 3 / 28, {22, 5}) == "2026-03-28T22:05:00.000+00:00");
    CHECK(date_time_value(environment, 2026y / 3 / 29, {3, 0}) == "2026-03-29T03:00:00.000+01:00");
    CHECK(time_value(environment, 2026y / 7 / 1, {9, 30}) == "09:30:00.000+01:00");
}

TEST_CASE("an hour that the wall shows twice is the later one, unless that is still to come", "[moments]")
{
    // 25 October 2026, 00:10 and 01:10 UTC: ten past one both times.
    kerbside::platform::ManualClock clock{kerbside::platform::WallTime(1792887000000ms)};
    Environment environment{.clock = &clock};
    environment.zone = london;
    CHECK(local_now(environment).hour == 1);
    CHECK(date_time_value(environment, 2026y / 10 / 25, {1, 10}) == "2026-10-25T01:10:00.000+01:00");
    CHECK(date_time_value(environment, 2026y / 10 / 25, {0, 59}) == "2026-10-25T00:59:00.000+01:00");
    CHECK(date_time_value(environment, 2026y / 10 / 25, {2, 0}) == "2026-10-25T02:00:00.000+00:00");
    clock.advance(1h);
    CHECK(local_now(environment).hour == 1);
    CHECK(date_time_value(environment, 2026y / 10 / 25, {1, 10}) == "2026-10-25T01:10:00.000+00:00");
    // And one that it leaves out in spring is told as if it had not.
    CHECK(date_time_value(environment, 2026y / 3 / 29, {1, 30}) == "2026-03-29T01:30:00.000+00:00");
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
