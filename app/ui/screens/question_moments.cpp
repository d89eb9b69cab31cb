#include "app/ui/screens/question_parts.h"

#include "app/session/moments.h"

namespace kerbside::app::ui {

namespace {

std::vector<std::string> months_of(const Words& words)
{
    std::vector<std::string> months;
    for (int month = 1; month <= 12; ++month)
        months.emplace_back(words.text("month.name." + std::to_string(month)));
    return months;
}

DateNames names_of(const Put& put)
{
    DateNames names;
    names.months = months_of(put.asking.words);
    for (int weekday = 1; weekday <= 7; ++weekday)
        names.weekdays.push_back(put.say("weekday.short." + std::to_string(weekday)));
    names.today = put.say("form.today");
    names.clear = put.say("action.clear");
    names.previous = put.say("date.previous-month");
    names.next = put.say("date.next-month");
    return names;
}

Day day_of(std::chrono::year_month_day day)
{
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())), static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::chrono::year_month_day calendar_of(const Day& day)
{
    return {std::chrono::year(day.year), std::chrono::month(static_cast<unsigned>(day.month)), std::chrono::day(static_cast<unsigned>(day.day))};
}

std::optional<Day> pick_day(Put& put, const QuestionView& question, std::optional<Day> day, Day today)
{
    auto& ui = put.asking.ui;
    if (question.date_part == DatePart::Year) {
        const YearNames names{.before = put.say("date.years-before"), .after = put.say("date.years-after")};
        const auto year = year_picker(ui, question.id, day ? std::optional(day->year) : std::nullopt, today.year, names);
        return year ? std::optional(Day{*year, 1, 1}) : std::nullopt;
    }
    if (question.date_part == DatePart::Month) {
        const YearNames names{.months = months_of(put.asking.words), .before = put.say("date.year-before"), .after = put.say("date.year-after")};
        return month_picker(ui, question.id, day, today, names);
    }
    if (question.by_parts)
        return parts_picker(ui, question.id, day, today,
                            {.day = put.say("date.day"), .month = put.say("date.month"), .year = put.say("date.year"), .more = put.say("form.more"),
                             .less = put.say("form.less"), .months = months_of(put.asking.words), .today = put.say("form.today")});
    return date_picker(ui, question.id, day, today, names_of(put));
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
    std::optional<Day> picked;
    std::optional<TimeOfDay> set;
    const auto days = [&] { picked = pick_day(put, question, day ? std::optional(day_of(*day)) : std::nullopt, day_of(now.day)); };
    const auto times = [&] {
        set = time_picker(ui, question.id, time ? std::optional(TimeOfDay{time->hour, time->minute}) : std::nullopt, {now.hour, now.minute},
                          put.asking.words.text("form.now"));
    };
    if (has_day && has_time) {
        Row row(ui, {3, 2}, false, 4, date_picker_width(ui));
        days();
        row.next();
        times();
    } else if (has_day) {
        days();
    } else {
        times();
    }
    if (question.is_other_calendar)
        caption(ui, put.asking.words.text("date.gregorian"));
    if (!picked && !set)
        return;
    const auto new_day = picked ? calendar_of(*picked) : day.value_or(now.day);
    const auto new_time = set ? HourMinute{set->hour, set->minute} : time.value_or(HourMinute{now.hour, now.minute});
    auto value = date_value(new_day);
    if (question.kind == AnswerKind::Time)
        value = time_value(environment, now.day, new_time);
    else if (question.kind == AnswerKind::DateTime)
        value = date_time_value(environment, new_day, new_time);
    put.asking.interview.answer(question.node, value);
    put.asking.changed(false);
}

}
