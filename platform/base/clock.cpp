#include "platform/base/clock.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace kerbside::platform {

WallTime SystemClock::now() const
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

MonotonicTime SystemClock::monotonic() const
{
    // CLOCK_BOOTTIME goes on while a tablet sleeps, so that a wait of an hour is over after an hour.
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return MonotonicTime(std::chrono::milliseconds(static_cast<std::int64_t>(time.tv_sec) * 1000 + time.tv_nsec / 1000000));
}

std::string utc_day(WallTime time)
{
    const auto days = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{days};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

std::string utc_text(WallTime time)
{
    const auto days = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(time - days)};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "T%02d:%02d:%02dZ", static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
    return utc_day(time) + text.data();
}

}
