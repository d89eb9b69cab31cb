#include "app/i18n/dates.h"

namespace kerbside::app {

namespace {

std::string two_digits(int number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string month_of(const Words& words, std::chrono::year_month_day day)
{
    return std::string(words.text("month." + std::to_string(static_cast<unsigned>(day.month()))));
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
