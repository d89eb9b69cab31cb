#include "app/i18n/other_calendar.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside::app;
using namespace std::chrono;

namespace {

const Words& words_in(std::string_view language)
{
    static const auto all = Translations::load(KERBSIDE_SOURCE_DIR "/assets/translations");
    REQUIRE(all);
    return all->in(language);
}

}

TEST_CASE("a date is told in the calendar that the form asks for", "[calendar]")
{
    const auto day = 2026y / March / 20;
    CHECK(OtherCalendar::called("ethiopian")->told(words_in("en"), day) == "11 Megabit 2018");
    CHECK(OtherCalendar::called("coptic")->told(words_in("en"), day) == "11 Baramhat 1742");
    CHECK(OtherCalendar::called("islamic")->told(words_in("en"), day) == "1 Shawwal 1447");
    CHECK(OtherCalendar::called("persian")->told(words_in("en"), day) == "29 Esfand 1404");
    CHECK(OtherCalendar::called("buddhist")->told(words_in("en"), day) == "20 March 2569");
    CHECK(OtherCalendar::called("islamic")->told(words_in("ar"), day) == "1 \u0634\u0648\u0627\u0644 1447");
}

TEST_CASE("every day of three centuries comes back from every calendar", "[calendar]")
{
    for (const auto* name : {"ethiopian", "coptic", "islamic", "persian", "buddhist"}) {
        const auto* calendar = OtherCalendar::called(name);
        REQUIRE(calendar);
        for (auto day = sys_days(1850y / January / 1); day < sys_days(2150y / January / 1); day += days(13)) {
            const auto date = calendar->from(day);
            if (calendar->everyday(date) != year_month_day(day) || date.day > calendar->days_in(date.year, date.month) || date.month > calendar->months())
                FAIL(name << " " << date.year << "-" << date.month << "-" << date.day);
        }
    }
}

TEST_CASE("a short month ends where it ends, and a day beyond it is its last", "[calendar]")
{
    const auto* ethiopian = OtherCalendar::called("ethiopian");
    CHECK(ethiopian->months() == 13);
    CHECK(ethiopian->days_in(2015, 13) == 6);
    CHECK(ethiopian->days_in(2016, 13) == 5);
    CHECK(ethiopian->everyday({2016, 13, 30}) == year_month_day(2024y / September / 10));
    CHECK(OtherCalendar::called("islamic")->days_in(1447, 9) == 30);
}

TEST_CASE("calendars that are not known are nobody's, so that the everyday one is shown and said", "[calendar]")
{
    for (const auto* name : {"", "bikram-sambat", "myanmar", "gregorian"})
        CHECK(OtherCalendar::called(name) == nullptr);
}

TEST_CASE("every month has a name in every language of the face", "[calendar]")
{
    for (const auto* language : {"en", "pl", "pt", "uk", "ta", "ur", "ar", "bn"})
        for (const auto* name : {"ethiopian", "coptic", "islamic", "persian", "buddhist"}) {
            const auto* calendar = OtherCalendar::called(name);
            const auto names = calendar->month_names(words_in(language));
            REQUIRE(names.size() == static_cast<std::size_t>(calendar->months()));
            for (const auto& month : names)
                CHECK(month.find_first_not_of("0123456789") != std::string::npos);
        }
}
