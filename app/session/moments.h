#pragma once

#include "app/form/environment.h"
#include "platform/base/clock.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kerbside::app {

/// A moment as the wall shows it.
struct Moment {
    std::chrono::year_month_day day{};
    int hour = 0;
    int minute = 0;
    int offset = 0; ///< minutes east of Greenwich
};

/// What the clock on the wall shows at that instant, in the environment's zone.
Moment local_moment(const Environment&, platform::WallTime);
Moment local_now(const Environment&);

/// The day, or the hour and minute, that a date, time or dateTime of a form holds; nothing where it holds none.
std::optional<std::chrono::year_month_day> day_in(std::string_view value);
struct HourMinute {
    int hour = 0;
    int minute = 0;
};
std::optional<HourMinute> time_in(std::string_view value);

/// `2026-03-14`.
std::string date_value(std::chrono::year_month_day);
/// `22:05:00.000+01:00`, with the offset of that day (the clocks change).
std::string time_value(const Environment&, std::chrono::year_month_day, HourMinute);
/// `2026-03-14T22:05:00.000+00:00`.
std::string date_time_value(const Environment&, std::chrono::year_month_day, HourMinute);

}
