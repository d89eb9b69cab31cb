#include "app/session/moments.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace kerbside::app {

namespace {

int offset_at(const Environment& environment, std::int64_t utc_seconds)
{
    return environment.zone ? environment.zone(utc_seconds) : 0;
}

/// The offset in force when the wall shows that moment. Where the clocks go back it shows it twice: then of the later one,
/// unless that is still to come. Where they go forward over it: as if they had not yet.
int offset_of(const Environment& environment, std::chrono::year_month_day day, HourMinute time)
{
    constexpr std::int64_t kDay = 24 * 3600;
    const std::int64_t local = std::chrono::sys_days(day).time_since_epoch() / std::chrono::seconds(1) +
        time.hour * 3600 + time.minute * 60;
    const int before = offset_at(environment, local - kDay);
    const int after = offset_at(environment, local + kDay);
    const auto holds = [&](int offset) { return offset_at(environment, local - offset * 60) == offset; };
    if (!holds(after))
        return before;
    if (!holds(before))
        return after;
    const auto now = std::chrono::floor<std::chrono::seconds>(environment.clock->now()).time_since_epoch().count();
    return local - after * 60 <= now ? after : before;
}

std::optional<int> number_in(std::string_view text, std::size_t at, std::size_t length)
{
    int number = 0;
    if (text.size() < at + length)
        return {};
    const auto* end = text.data() + at + length;
    const auto read = std::from_chars(text.data() + at, end, number);
    return read.ec == std::errc{} && read.ptr == end ? std::optional(number) : std::nullopt;
}

}

Moment local_moment(const Environment& environment, platform::WallTime instant)
{
    const auto utc = std::chrono::floor<std::chrono::seconds>(instant);
    const int offset = offset_at(environment, utc.time_since_epoch().count());
    const auto local = utc + std::chrono::minutes(offset);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const auto minutes = static_cast<int>((local - day) / std::chrono::minutes(1));
    return {std::chrono::year_month_day(day), minutes / 60, minutes % 60, offset};
}

Moment local_now(const Environment& environment)
{
    return local_moment(environment, environment.clock->now());
}

std::optional<std::chrono::year_month_day> day_in(std::string_view value)
{
    const auto year = number_in(value, 0, 4);
    const auto month = number_in(value, 5, 2);
    const auto day = number_in(value, 8, 2);
    if (!year || !month || !day || value[4] != '-' || value[7] != '-')
        return {};
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<HourMinute> time_in(std::string_view value)
{
    if (const auto t = value.find('T'); t != std::string_view::npos)
        value.remove_prefix(t + 1);
    const auto hour = number_in(value, 0, 2);
    const auto minute = number_in(value, 3, 2);
    if (!hour || !minute || value[2] != ':')
        return {};
    return HourMinute{*hour, *minute};
}

std::string date_value(std::chrono::year_month_day day)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return text.data();
}

std::string time_value(const Environment& environment, std::chrono::year_month_day day, HourMinute time)
{
    const int offset = offset_of(environment, day, time);
    const int size = offset < 0 ? -offset : offset;
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d:00.000%c%02d:%02d", time.hour, time.minute, offset < 0 ? '-' : '+',
                  size / 60, size % 60);
    return text.data();
}

std::string date_time_value(const Environment& environment, std::chrono::year_month_day day, HourMinute time)
{
    return date_value(day) + "T" + time_value(environment, day, time);
}

}
