#pragma once

#include "app/i18n/words.h"

#include <chrono>
#include <string>
#include <string_view>

namespace kerbside::app {

/// A moment as the wall clock of the place shows it: no zone, no instant. The caller has converted it.
struct LocalMoment {
    std::chrono::year_month_day day{};
    int hour = 0;
    int minute = 0;
};

/// `Saturday 14 March 2026`, in the order and case of the language.
std::string long_day(const Words&, std::chrono::year_month_day);
/// `14 March`.
std::string short_day(const Words&, std::chrono::year_month_day);
/// A name that a form has made, `Shift 2026-03-14, Ada`, with its days as a person writes them: `Shift 14 March, Ada`; of
/// another year than today's with the weekday and the year.
std::string with_days_told(const Words&, std::string_view name, std::chrono::year_month_day today);
/// `22:05`: 24 hours everywhere, as on the shift sheets.
std::string clock_time(int hour, int minute);
/// `today at 22:05`, `yesterday at 22:05`, else `14 March at 22:05`.
std::string near_moment(const Words&, const LocalMoment& moment, std::chrono::year_month_day today);

}
