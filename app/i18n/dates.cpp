#include "app/i18n/dates.h"

#include "platform/base/digit.h"
#include "platform/base/direction.h"

#include <optional>

namespace kerbside::app {

namespace {

using platform::is_digit;

std::string two_digits(int number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string month_of(const Words& words, std::chrono::year_month_day day)
{
    return std::string(words.text("month." + std::to_string(static_cast<unsigned>(day.month()))));
}

constexpr std::size_t kIsoDay = 10; ///< letters of 2026-03-14

/// The day that is written at `at`, and that no more digits stand beside.
std::optional<std::chrono::year_month_day> iso_day_at(std::string_view text, std::size_t at)
{
    const auto part = text.substr(at, kIsoDay);
    if (part.size() < kIsoDay || (at > 0 && is_digit(text[at - 1])) || (at + kIsoDay < text.size() && is_digit(text[at + kIsoDay])))
        return std::nullopt;
    int numbers[3] = {};
    std::size_t which = 0;
    for (std::size_t i = 0; i < kIsoDay; ++i) {
        const bool is_dash = i == 4 || i == 7;
        if (is_dash ? part[i] != '-' : !is_digit(part[i]))
            return std::nullopt;
        if (is_dash)
            ++which;
        else
            numbers[which] = numbers[which] * 10 + (part[i] - '0');
    }
    const std::chrono::year_month_day day{std::chrono::year(numbers[0]), std::chrono::month(static_cast<unsigned>(numbers[1])),
                                          std::chrono::day(static_cast<unsigned>(numbers[2]))};
    return day.ok() ? std::optional(day) : std::nullopt;
}

}

std::string long_day(const Words& words, std::chrono::year_month_day day)
{
    const std::chrono::weekday weekday{std::chrono::sys_days(day)};
    return words.fill("date.long", {{"weekday", words.text("weekday." + std::to_string(weekday.iso_encoding()))},
                                    {"day", std::to_string(static_cast<unsigned>(day.day()))},
                                    {"month", month_of(words, day)},
                                    {"year", std::to_string(static_cast<int>(day.year()))}});
}

std::string short_day(const Words& words, std::chrono::year_month_day day)
{
    return words.fill("date.short", {{"day", std::to_string(static_cast<unsigned>(day.day()))}, {"month", month_of(words, day)}});
}

std::string with_days_told(const Words& words, std::string_view name, std::chrono::year_month_day today)
{
    std::string told;
    for (std::size_t at = 0; at < name.size();) {
        if (const auto day = iso_day_at(name, at)) {
            // The name is in the form's language, which may run the other way. A day at its begin leads it: it runs as the day does.
            const auto said = day->year() == today.year() ? short_day(words, *day) : long_day(words, *day);
            told += told.empty() ? said : platform::isolated(said, platform::has_right_to_left(name));
            at += kIsoDay;
        } else {
            told += name[at++];
        }
    }
    return told;
}

std::string clock_time(int hour, int minute)
{
    return two_digits(hour) + ":" + two_digits(minute);
}

std::string near_moment(const Words& words, const LocalMoment& moment, std::chrono::year_month_day today)
{
    const auto time = clock_time(moment.hour, moment.minute);
    const auto days = (std::chrono::sys_days(today) - std::chrono::sys_days(moment.day)).count();
    if (days == 0)
        return words.fill("date.today", {{"time", time}});
    if (days == 1)
        return words.fill("date.yesterday", {{"time", time}});
    return words.fill("date.other", {{"day", short_day(words, moment.day)}, {"time", time}});
}

}
