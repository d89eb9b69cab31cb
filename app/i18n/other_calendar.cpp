#include "app/i18n/other_calendar.h"

#include "platform/unicode/icu.h"

#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

namespace kerbside::app {

namespace {

namespace chrono = std::chrono;

struct CloseCalendar {
    void operator()(UCalendar* calendar) const { ucal_close(calendar); }
};
struct CloseFormat {
    void operator()(UDateFormat* format) const { udat_close(format); }
};

constexpr std::array<UChar, 4> kZone = {'U', 'T', 'C', 0};
constexpr double kDay = 86'400'000;

/// Opened once a thread, when a form first needs it.
UCalendar* opened(const char* name)
{
    thread_local std::map<std::string_view, std::unique_ptr<UCalendar, CloseCalendar>> kept;
    auto& calendar = kept[name];
    if (!calendar) {
        platform::prepare_icu();
        UErrorCode failed = U_ZERO_ERROR;
        const auto locale = std::string("en@calendar=") + name;
        calendar.reset(ucal_open(kZone.data(), 3, locale.c_str(), UCAL_DEFAULT, &failed));
        if (U_FAILURE(failed))
            calendar.reset();
    }
    return calendar.get();
}

/// Set to the first of a month; false where there is no such calendar.
bool set_to(UCalendar* calendar, int year, int month)
{
    if (calendar == nullptr)
        return false;
    ucal_clear(calendar);
    ucal_set(calendar, UCAL_YEAR, year);
    ucal_set(calendar, UCAL_MONTH, month - 1);
    ucal_set(calendar, UCAL_DATE, 1);
    return true;
}

std::string utf8(const std::array<UChar, 96>& text, std::int32_t length)
{
    std::array<char, 400> bytes{};
    std::int32_t size = 0;
    UErrorCode failed = U_ZERO_ERROR;
    u_strToUTF8(bytes.data(), static_cast<std::int32_t>(bytes.size()), &size, text.data(), length, &failed);
    return U_SUCCESS(failed) ? std::string(bytes.data(), static_cast<std::size_t>(size)) : std::string();
}

}

const OtherCalendar* OtherCalendar::called(std::string_view appearance)
{
    static constexpr std::array<OtherCalendar, 5> kCalendars = {{
        {"ethiopian", "ethiopic", 13}, {"coptic", "coptic", 13}, {"islamic", "islamic-civil", 12}, {"persian", "persian", 12}, {"buddhist", "buddhist", 12},
    }};
    const auto found = std::find_if(kCalendars.begin(), kCalendars.end(), [&](const OtherCalendar& each) { return each.m_appearance == appearance; });
    return found == kCalendars.end() || opened(found->m_icu) == nullptr ? nullptr : &*found;
}

OtherCalendar::Date OtherCalendar::from(chrono::year_month_day everyday) const
{
    auto* calendar = opened(m_icu);
    UErrorCode failed = U_ZERO_ERROR;
    ucal_setMillis(calendar, static_cast<double>(chrono::sys_days(everyday).time_since_epoch().count()) * kDay, &failed);
    const auto part = [&](UCalendarDateFields field) { return ucal_get(calendar, field, &failed); };
    return {part(UCAL_YEAR), part(UCAL_MONTH) + 1, part(UCAL_DATE)};
}

chrono::year_month_day OtherCalendar::everyday(Date date) const
{
    auto* calendar = opened(m_icu);
    set_to(calendar, date.year, date.month);
    UErrorCode failed = U_ZERO_ERROR;
    const auto first = ucal_getMillis(calendar, &failed);
    const auto days = static_cast<int>(first / kDay) + std::clamp(date.day, 1, days_in(date.year, date.month)) - 1;
    return chrono::sys_days(chrono::days(days));
}

int OtherCalendar::days_in(int year, int month) const
{
    auto* calendar = opened(m_icu);
    UErrorCode failed = U_ZERO_ERROR;
    if (!set_to(calendar, year, month))
        return 30;
    // The field is only there to be asked about once the calendar has worked out its day.
    (void)ucal_getMillis(calendar, &failed);
    return ucal_getLimit(calendar, UCAL_DATE, UCAL_ACTUAL_MAXIMUM, &failed);
}

std::vector<std::string> OtherCalendar::month_names(const Words& words) const
{
    std::vector<std::string> names;
    UErrorCode failed = U_ZERO_ERROR;
    const auto locale = words.language() + "@calendar=" + m_icu;
    constexpr std::array<UChar, 5> kPattern = {'L', 'L', 'L', 'L', 0};
    const std::unique_ptr<UDateFormat, CloseFormat> format(udat_open(UDAT_PATTERN, UDAT_PATTERN, locale.c_str(), kZone.data(), 3, kPattern.data(), 4, &failed));
    for (std::int32_t month = 0; month < m_months; ++month) {
        std::array<UChar, 96> text{};
        const auto length = U_SUCCESS(failed) ? udat_getSymbols(format.get(), UDAT_STANDALONE_MONTHS, month, text.data(), static_cast<std::int32_t>(text.size()), &failed) : 0;
        auto name = U_SUCCESS(failed) ? utf8(text, length) : std::string();
        names.push_back(name.empty() ? std::to_string(month + 1) : std::move(name));
    }
    return names;
}

std::string OtherCalendar::told(const Words& words, chrono::year_month_day everyday) const
{
    const auto date = from(everyday);
    const auto names = month_names(words);
    const auto month = static_cast<std::size_t>(date.month - 1);
    return std::to_string(date.day) + " " + (month < names.size() ? names[month] : std::to_string(date.month)) + " " + std::to_string(date.year);
}

}
