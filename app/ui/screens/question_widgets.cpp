#include "app/ui/screens/question_widgets.h"

#include "app/i18n/dates.h"
#include "app/session/moments.h"
#include "app/ui/widgets/widgets.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace kerbside::app::ui {

namespace {

/// Rows beyond this go in two columns where the page is wide.
constexpr std::size_t kChoicesInColumn = 6;

std::string said(const Words& words, std::string_view key)
{
    return std::string(words.text(key));
}

std::string message_of(const Words& words, const QuestionView& question)
{
    if (!question.message.empty())
        return question.message;
    switch (question.fault) {
    case Fault::Missing:
        return said(words, "form.required.message");
    case Fault::Unfit:
        return said(words, "form.constraint.message");
    case Fault::NotOfType:
        return said(words, "form.type.message");
    case Fault::None:
        break;
    }
    return {};
}

/// The quiet line under a question: its hint, how it is answered, and whether it has to be.
std::string note_of(const Words& words, const QuestionView& question)
{
    std::string note = question.hint;
    const auto add = [&](std::string_view key) {
        note += (note.empty() ? "" : "  ·  ") + said(words, key);
    };
    if (question.kind == AnswerKind::ChooseMany)
        add("form.choose-many");
    if (question.is_required)
        add("form.required");
    return note;
}

/// Side by side they would be narrow columns of broken words.
bool is_tight(const QuestionView& question)
{
    constexpr std::size_t kMostInRow = 5;
    constexpr std::size_t kLongWords = 20;
    return question.choices.size() > kMostInRow ||
        std::any_of(question.choices.begin(), question.choices.end(), [](const ChoiceView& view) { return view.label.size() > kLongWords; });
}

void choices(const Asking& asking, const QuestionView& question)
{
    auto& ui = asking.ui;
    const auto kind = question.kind == AnswerKind::ChooseMany ? ChoiceKind::Checkbox : ChoiceKind::Radio;
    const auto offer = [&](const ChoiceView& view, bool is_compact) {
        if (choice(ui, {.id = view.id,
                        .label = view.label,
                        .is_selected = view.is_selected,
                        .kind = kind,
                        .is_compact = is_compact})) {
            asking.interview.choose(question.node, view.value);
            asking.changed(false);
        }
    };
    if (question.is_compact && is_tight(question)) {
        Grid grid(ui, 180, 3, 2);
        for (const auto& view : question.choices) {
            grid.next();
            offer(view, true);
        }
        return;
    }
    if (question.is_compact) {
        Row row(ui, std::vector<float>(question.choices.size(), 1.F), false, 2);
        for (std::size_t at = 0; at < question.choices.size(); ++at) {
            if (at > 0)
                row.next();
            offer(question.choices[at], true);
        }
        return;
    }
    if (question.choices.size() > kChoicesInColumn) {
        Grid grid(ui, 320, 2, 2);
        for (const auto& view : question.choices) {
            grid.next();
            offer(view, false);
        }
        return;
    }
    for (const auto& view : question.choices)
        offer(view, false);
}

void typed(const Asking& asking, const QuestionView& question, std::string_view label)
{
    auto kind = FieldKind::Text;
    if (question.kind == AnswerKind::Integer)
        kind = FieldKind::Integer;
    else if (question.kind == AnswerKind::Decimal)
        kind = FieldKind::Decimal;
    else if (question.kind == AnswerKind::Hidden)
        kind = FieldKind::Secret;
    const auto event = field(asking.ui, {.id = question.id,
                                         .label = label,
                                         .value = question.value,
                                         .kind = kind,
                                         .is_multiline = question.kind == AnswerKind::LongText,
                                         .most = asking.is_kiosk ? 500U : 4096U});
    if (event && event->is_changed) {
        asking.interview.type(question.node, event->text);
        asking.changed(true);
    }
    if (event && event->is_submitted)
        asking.ui.focus_next();
}

DateNames names_of(const Words& words)
{
    DateNames names;
    for (int month = 1; month <= 12; ++month)
        names.months.push_back(said(words, "month.name." + std::to_string(month)));
    for (int weekday = 1; weekday <= 7; ++weekday)
        names.weekdays.push_back(said(words, "weekday.short." + std::to_string(weekday)));
    names.today = said(words, "form.today");
    names.clear = said(words, "action.clear");
    names.previous = said(words, "date.previous-month");
    names.next = said(words, "date.next-month");
    return names;
}

Day day_of(std::chrono::year_month_day day)
{
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::chrono::year_month_day calendar_of(const Day& day)
{
    return {std::chrono::year(day.year), std::chrono::month(static_cast<unsigned>(day.month)),
            std::chrono::day(static_cast<unsigned>(day.day))};
}

void moment(const Asking& asking, const QuestionView& question)
{
    auto& ui = asking.ui;
    const auto now = local_now(asking.environment);
    const auto day = day_in(question.value);
    const auto time = time_in(question.value);
    const bool has_day = question.kind != AnswerKind::Time;
    const bool has_time = question.kind != AnswerKind::Date;

    std::optional<Day> picked;
    std::optional<TimeOfDay> set;
    const auto pick_day = [&] {
        picked = date_picker(ui, question.id, day ? std::optional(day_of(*day)) : std::nullopt, day_of(now.day),
                             names_of(asking.words));
    };
    const auto pick_time = [&] {
        set = time_picker(ui, question.id, time ? std::optional(TimeOfDay{time->hour, time->minute}) : std::nullopt,
                          {now.hour, now.minute}, asking.words.text("form.now"));
    };
    if (has_day && has_time) {
        Row row(ui, {3, 2}, false, 4, date_picker_width(ui));
        pick_day();
        row.next();
        pick_time();
    } else if (has_day) {
        pick_day();
    } else {
        pick_time();
    }
    if (!picked && !set)
        return;
    const auto new_day = picked ? calendar_of(*picked) : day.value_or(now.day);
    const auto new_time = set ? HourMinute{set->hour, set->minute} : time.value_or(HourMinute{now.hour, now.minute});
    auto value = date_value(new_day);
    if (question.kind == AnswerKind::Time)
        value = time_value(asking.environment, now.day, new_time);
    else if (question.kind == AnswerKind::DateTime)
        value = date_time_value(asking.environment, new_day, new_time);
    asking.interview.answer(question.node, value);
    asking.changed(false);
}

void range(const Asking& asking, const QuestionView& question)
{
    std::optional<double> value;
    if (!question.value.empty())
        value = std::strtod(question.value.c_str(), nullptr);
    const auto number = [](double of) {
        auto text = std::to_string(of);
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.'))
            text.pop_back();
        return text;
    };
    const auto least = number(question.least);
    const auto most = number(question.most);
    if (const auto set = slider(asking.ui, {.id = question.id,
                                            .label = question.label,
                                            .least = question.least,
                                            .most = question.most,
                                            .step = question.step,
                                            .value = value,
                                            .least_label = least,
                                            .most_label = most})) {
        asking.interview.answer(question.node, number(*set));
        asking.changed(false);
    }
}

void tally_tile(const Asking& asking, const QuestionView& question)
{
    long value = 0;
    std::from_chars(question.value.data(), question.value.data() + question.value.size(), value);
    if (const auto by = tally(asking.ui, {.id = question.id, .label = question.label, .value = value, .hint = question.hint})) {
        asking.interview.count(question.node, *by);
        asking.changed(false);
    }
}

void message(const Asking& asking, const QuestionView& question)
{
    if (question.fault == Fault::None)
        return;
    const auto id = question.id + ".message";
    banner(asking.ui, {.id = id, .label = message_of(asking.words, question), .tone = Tone::Danger});
}

void answer_widget(const Asking& asking, const QuestionView& question, std::string_view field_label)
{
    auto& ui = asking.ui;
    switch (question.kind) {
    case AnswerKind::ChooseOne:
    case AnswerKind::ChooseMany:
        choices(asking, question);
        break;
    case AnswerKind::Date:
    case AnswerKind::Time:
    case AnswerKind::DateTime:
        moment(asking, question);
        break;
    case AnswerKind::Range:
        range(asking, question);
        break;
    case AnswerKind::Tally:
        tally_tile(asking, question);
        break;
    case AnswerKind::Acknowledge:
        if (choice(ui, {.id = question.id,
                        .label = asking.words.text("form.acknowledge"),
                        .is_selected = !question.value.empty(),
                        .kind = ChoiceKind::Checkbox})) {
            asking.interview.answer(question.node, question.value.empty() ? "OK" : "");
            asking.changed(false);
        }
        break;
    case AnswerKind::ShownOnly:
        text(ui, {.text = question.value, .type = Type::Subheading, .id = question.id});
        break;
    case AnswerKind::Unsupported:
        banner(ui, {.id = question.id, .label = asking.words.text("form.unsupported"), .tone = Tone::Info});
        break;
    case AnswerKind::Note:
        break;
    default:
        typed(asking, question, field_label);
        break;
    }
}

bool is_typed(AnswerKind kind)
{
    return kind == AnswerKind::Text || kind == AnswerKind::LongText || kind == AnswerKind::Hidden ||
        kind == AnswerKind::Integer || kind == AnswerKind::Decimal;
}

void why(const Asking& asking, const QuestionView& question)
{
    if (question.why.empty())
        return;
    const auto id = question.id + ".why";
    banner(asking.ui, {.id = id, .label = question.why, .tone = Tone::Neutral, .title = asking.words.text("form.why"), .icon = Icon::Info});
}

/// A note among questions stands out as what it is: something to read.
void note(const Asking& asking, const QuestionView& question)
{
    banner(asking.ui, {.id = question.id, .label = question.label, .tone = Tone::Info, .icon = Icon::Info});
    if (!question.hint.empty())
        caption(asking.ui, question.hint);
}

/// The only question of its page.
void ask_alone(const Asking& asking, const QuestionView& question)
{
    auto& ui = asking.ui;
    if (question.kind == AnswerKind::Note) {
        icon(ui, Icon::Info, 48, Paint::Primary);
        space(ui, 2);
        text(ui, {.text = question.label, .type = Type::Heading, .id = question.id, .is_heading = true});
        if (!question.hint.empty())
            paragraph(ui, question.hint);
        return;
    }
    heading(ui, question.label, 1);
    if (const auto line = note_of(asking.words, question); !line.empty())
        text(ui, {.text = line, .paint = Paint::TextQuiet});
    space(ui, 2);
    message(asking, question);
    const bool is_number = question.kind == AnswerKind::Integer || question.kind == AnswerKind::Decimal;
    answer_widget(asking, question, asking.words.text(is_number ? "form.number-here" : "form.type-here"));
    why(asking, question);
}

/// One of several on a page.
void ask_among(const Asking& asking, const QuestionView& question)
{
    auto& ui = asking.ui;
    if (question.kind == AnswerKind::Note) {
        note(asking, question);
        return;
    }
    const auto card = question.id + ".card";
    Card surface(ui, card);
    heading(ui, question.label, 3);
    if (const auto line = note_of(asking.words, question); !line.empty())
        caption(ui, line);
    message(asking, question);
    answer_widget(asking, question, asking.words.text(is_typed(question.kind) ? "form.type-here" : "form.number-here"));
    why(asking, question);
}

}

void ask(const Asking& asking, const PageView& page)
{
    if (page.questions.size() == 1) {
        ask_alone(asking, page.questions.front());
        return;
    }
    if (!page.title.empty())
        heading(asking.ui, page.title, 1);
    for (std::size_t at = 0; at < page.questions.size();) {
        if (page.questions[at].kind != AnswerKind::Tally) {
            ask_among(asking, page.questions[at++]);
            continue;
        }
        Grid pad(asking.ui, 230, 3);
        for (; at < page.questions.size() && page.questions[at].kind == AnswerKind::Tally; ++at) {
            pad.next();
            message(asking, page.questions[at]);
            tally_tile(asking, page.questions[at]);
        }
    }
}

std::string told_answer(const Words& words, const AnswerView& answer)
{
    const auto day = day_in(answer.text);
    const auto time = time_in(answer.text);
    if (answer.kind == AnswerKind::Date && day)
        return long_day(words, *day);
    if (answer.kind == AnswerKind::Time && time)
        return clock_time(time->hour, time->minute);
    if (answer.kind == AnswerKind::DateTime && day && time)
        return words.fill("date.other", {{"day", long_day(words, *day)}, {"time", clock_time(time->hour, time->minute)}});
    if (answer.kind == AnswerKind::Acknowledge && !answer.text.empty())
        return "✓";
    if (answer.kind == AnswerKind::Hidden && !answer.text.empty())
        return "••••••";
    return answer.text;
}

}
