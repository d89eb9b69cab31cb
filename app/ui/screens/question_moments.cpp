#include "app/ui/screens/question_parts.h"

#include "app/i18n/dates.h"
#include "app/i18n/other_calendar.h"
#include "app/session/moments.h"

namespace kerbside::app::ui {

namespace {

using Everyday = std::chrono::year_month_day;

Day day_of(Everyday day)
{
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())), static_cast<int>(static_cast<unsigned>(day.day()))};
}

Everyday everyday_of(const Day& day)
{
    return {std::chrono::year(day.year), std::chrono::month(static_cast<unsigned>(day.month)), std::chrono::day(static_cast<unsigned>(day.day))};
}

/// The calendar in which the question is asked: the everyday one, or another where the form wants it and we have it.
class Counting {
public:
    Counting(const Words& words, std::string_view calendar) : m_other(OtherCalendar::called(calendar))
    {
        if (m_other == nullptr) {
            for (int month = 1; month <= 12; ++month)
                m_months.emplace_back(words.text("month.name." + std::to_string(month)));
            return;
        }
        m_months = m_other->month_names(words);
        const auto* other = m_other;
        const auto year = [&](int everyday) { return other->from(Everyday{std::chrono::year(everyday), std::chrono::month(7), std::chrono::day(1)}).year; };
        m_count = {.months = other->months(),
                   .first_year = year(1900),
                   .last_year = year(2100),
                   .days = [other](int in_year, int month) { return other->days_in(in_year, month); },
                   .everyday = [other](const Day& day) { return day_of(other->everyday({day.year, day.month, day.day})); }};
    }

    Day counted(Everyday day) const
    {
        if (m_other == nullptr)
            return day_of(day);
        const auto date = m_other->from(day);
        return {date.year, date.month, date.day};
    }
    Everyday everyday(const Day& day) const { return m_other == nullptr ? everyday_of(day) : m_other->everyday({day.year, day.month, day.day}); }
    const std::vector<std::string>& months() const { return m_months; }
    const DayCount* count() const { return m_other == nullptr ? nullptr : &m_count; }
    bool is_other() const { return m_other != nullptr; }

private:
    const OtherCalendar* m_other;
    std::vector<std::string> m_months;
    DayCount m_count;
};

DateNames names_of(const Put& put, const QuestionView& question, const Counting& counting)
{
    DateNames names;
    names.months = counting.months();
    for (int weekday = 1; weekday <= 7; ++weekday)
        names.weekdays.push_back(put.say("weekday.short." + std::to_string(weekday)));
    // What the form would refuse is not offered.
    names.today = question.may_be_today ? put.say("form.today") : std::string();
    names.years_before = put.say("date.years-before");
    names.years_after = put.say("date.years-after");
    names.previous = put.say("date.previous-month");
    names.next = put.say("date.next-month");
    return names;
}

std::optional<Day> pick_day(Put& put, const QuestionView& question, const Counting& counting, std::optional<Day> day, Day today)
{
    auto& ui = put.asking.ui;
    if (question.date_part == DatePart::Year) {
        const YearNames names{.before = put.say("date.years-before"), .after = put.say("date.years-after")};
        const auto year = year_picker(ui, question.id, day ? std::optional(day->year) : std::nullopt, today.year, names, counting.count());
        return year ? std::optional(Day{*year, 1, 1}) : std::nullopt;
    }
    if (question.date_part == DatePart::Month) {
        const YearNames names{.months = counting.months(), .before = put.say("date.year-before"), .after = put.say("date.year-after")};
        return month_picker(ui, question.id, day, today, names, counting.count());
    }
    if (question.by_parts)
        return parts_picker(ui, question.id, day, today,
                            {.day = put.say("date.day"), .month = put.say("date.month"), .year = put.say("date.year"), .more = put.say("form.more"),
                             .less = put.say("form.less"), .months = counting.months(), .today = question.may_be_today ? put.say("form.today") : std::string()},
                            counting.count());
    return date_picker(ui, question.id, day, today, names_of(put, question, counting), counting.count());
}

/// The day in the calendar that it was asked for in, and in the everyday one below it.
void tell_other(const Put& put, const QuestionView& question, std::optional<Everyday> day)
{
    auto& ui = put.asking.ui;
    if (!day)
        return;
    const auto& words = put.asking.words;
    const auto id = question.id + ".told";
    text(ui, {.text = told_answer(words, {.text = date_value(*day), .kind = AnswerKind::Date, .date_part = question.date_part, .calendar = question.calendar}),
              .type = Type::Strong, .id = id});
    const auto below = question.id + ".everyday";
    text(ui, {.text = words.fill("date.everyday", {{"date", long_day(words, *day)}}), .type = Type::Small, .paint = Paint::TextQuiet, .id = below});
}

}

void put_moment(Put& put, const QuestionView& question)
{
    auto& ui = put.asking.ui;
    const auto& environment = put.asking.environment;
    const auto now = local_now(environment);
    const auto day = day_in(question.value);
    const auto time = time_in(question.value);
    const bool has_day = question.kind != AnswerKind::Time;
    const bool has_time = question.kind != AnswerKind::Date;
    const Counting counting(put.asking.words, has_day ? std::string_view(question.calendar) : std::string_view());
    std::optional<Day> picked;
    std::optional<TimeOfDay> set;
    const auto days = [&] { picked = pick_day(put, question, counting, day ? std::optional(counting.counted(*day)) : std::nullopt, counting.counted(now.day)); };
    const auto times = [&] {
        set = time_picker(ui, question.id, time ? std::optional(TimeOfDay{time->hour, time->minute}) : std::nullopt, {now.hour, now.minute},
                          {.now = question.may_be_now ? std::string_view(put.asking.words.text("form.now")) : std::string_view(), .hour = put.asking.words.text("time.hour"), .tens = put.asking.words.text("time.tens"), .minute = put.asking.words.text("time.minute"),
                           .more = put.asking.words.text("form.more"), .less = put.asking.words.text("form.less")});
    };
    if (has_day && has_time) {
        constexpr float kGap = 12;
        Row row(ui, shares_of_moment(ui, kGap), false, kGap, date_picker_width(ui));
        days();
        row.next();
        if (lacks_time(question))
            put_message(put, question, time_picker_height(ui));
        times();
    } else if (has_day) {
        days();
    } else {
        times();
    }
    if (counting.is_other())
        tell_other(put, question, day);
    else if (has_day && !question.calendar.empty())
        caption(ui, put.asking.words.text("date.gregorian"));
    if (is_cleared(put, question)) {
        put.asking.interview.answer(question.node, {});
        put.asking.changed(false);
        return;
    }
    if (!picked && !set)
        return;
    const auto new_day = picked ? counting.everyday(*picked) : day.value_or(now.day);
    const auto new_time = set ? HourMinute{set->hour, set->minute} : time.value_or(HourMinute{now.hour, now.minute});
    auto value = date_value(new_day);
    if (question.kind == AnswerKind::Time)
        value = time_value(environment, now.day, new_time);
    else if (question.kind == AnswerKind::DateTime)
        value = date_time_value(environment, new_day, new_time);
    // The day alone was picked, and the time that it is was put in with it: nothing is answered unseen.
    if (question.kind == AnswerKind::DateTime && picked && !set && !time)
        ui.bring_into_sight(question.id + ".hour.less");
    put.asking.interview.answer(question.node, value);
    put.asking.changed(false);
}

}
