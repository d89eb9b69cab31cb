#pragma once

#include "app/i18n/words.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app {

/// A calendar beside the everyday (Gregorian) one, by ICU: a date is picked and told in it, and kept in the everyday one.
/// Values; one thread at a time asks.
class OtherCalendar {
public:
    struct Date {
        int year = 0;
        int month = 1; ///< from 1; there may be 13
        int day = 1;
        friend bool operator==(const Date&, const Date&) = default;
    };

    /// By the appearance of a date in a form: `ethiopian`, `coptic`, `islamic` (the civil, tabular one), `persian` or
    /// `buddhist`. Null for the everyday calendar and for one that ICU has not (Bikram Sambat, Myanmar).
    static const OtherCalendar* called(std::string_view appearance);

    Date from(std::chrono::year_month_day everyday) const;
    /// The everyday date; of a day that its month has not, the month's last.
    std::chrono::year_month_day everyday(Date) const;
    int days_in(int year, int month) const;
    int months() const { return m_months; }
    std::vector<std::string> month_names(const Words&) const;
    /// `12 Ramadan 1447`.
    std::string told(const Words&, std::chrono::year_month_day everyday) const;

private:
    constexpr OtherCalendar(std::string_view appearance, const char* icu, int months) : m_appearance(appearance), m_icu(icu), m_months(months) {}

    std::string_view m_appearance;
    const char* m_icu; ///< as ICU names it
    int m_months;
};

}
