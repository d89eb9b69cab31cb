#include "app/ui/screens/question_widgets.h"

#include "app/i18n/dates.h"
#include "app/i18n/other_calendar.h"
#include "app/session/moments.h"
#include "app/session/number.h"
#include "app/session/question.h"
#include "app/ui/screens/question_parts.h"

#include "platform/base/digit.h"
#include "platform/base/direction.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace kerbside::app::ui {

std::vector<Weighted> weighted(const std::vector<platform::Stressed>& stressed)
{
    std::vector<Weighted> parts;
    for (const auto& part : stressed)
        parts.push_back({part.begin, part.end, part.stress == platform::Stress::Strong ? 700 : 600});
    return parts;
}

namespace {

/// What cannot be kept as the number that it should be: too many digits, or none.
std::string number_message(const Words& words, const QuestionView& question)
{
    constexpr std::ptrdiff_t kSure = 9; // of ODK's int every number of so many digits
    if (question.kind == AnswerKind::Integer && !number_typed(question.value, Whole::Yes) && number_typed(question.value, Whole::No))
        return std::string(words.text("form.number.whole"));
    const auto digits = std::count_if(question.value.begin(), question.value.end(), platform::is_digit);
    return std::string(words.text(question.kind == AnswerKind::Integer && digits > kSure ? "form.number.long" : "form.number.message"));
}

}

std::string bar_of_typing(Ui& ui, const PageView& view, std::span<const BarButton> ways, AppBar& bar)
{
    if (!ui.is_pressed())
        return {};
    bar.trailing.insert(bar.trailing.end(), ways.begin(), ways.end());
    // In one hand they stand in the rail, and the title stays what it was.
    if (!has_low_bar(ui))
        return {};
    const auto typed = std::find_if(view.questions.begin(), view.questions.end(), [&](const QuestionView& each) { return ui.is_typed_in(each.id); });
    if (typed == view.questions.end() || typed->label.empty())
        return {};
    auto asking = bar;
    asking.title = typed->label;
    asking.subtitle = asking.aside = {};
    if (!low_bar_holds(ui, asking))
        return {};
    bar = asking;
    return typed->id;
}

void notice_left_field(const Ui& ui, Interview& interview)
{
    if (const auto typing = interview.typing(); !typing.empty() && !ui.is_focused(typing))
        interview.end_typing();
}

void look_at_fault(Ui& ui, const Interview& interview)
{
    const auto view = interview.page();
    const auto faulty = std::find_if(view.questions.begin(), view.questions.end(), [](const QuestionView& each) { return each.fault != Fault::None; });
    if (faulty == view.questions.end())
        return;
    ui.focus_within(faulty->id);
    ui.bring_into_sight(faulty->id + ".message");
}

bool lacks_time(const QuestionView& question)
{
    return question.kind == AnswerKind::DateTime && question.fault != Fault::None && day_in(question.value) && !time_in(question.value);
}

std::string message_of(const Words& words, const QuestionView& question)
{
    if (lacks_time(question))
        return std::string(words.text("form.required.time"));
    if (!question.message.empty())
        return question.message;
    switch (question.fault) {
    case Fault::Missing:
        return std::string(words.text(question.kind == AnswerKind::DateTime ? "form.required.moment" : "form.required.message"));
    case Fault::Unfit:
        return std::string(words.text("form.constraint.message"));
    case Fault::NotOfType:
        if (question.kind == AnswerKind::Integer || question.kind == AnswerKind::Decimal)
            return number_message(words, question);
        return std::string(words.text("form.type.message"));
    case Fault::None:
        break;
    }
    return {};
}

void put_message(const Put& put, const QuestionView& question, float below)
{
    if (question.fault == Fault::None)
        return;
    const auto id = question.id + ".message";
    banner(put.asking.ui, {.id = id, .label = message_of(put.asking.words, question), .tone = Tone::Danger,
                           .weighted = lacks_time(question) ? std::vector<Weighted>() : weighted(question.message_stressed), .below = below});
}

bool is_cleared(Put& put, const QuestionView& question)
{
    auto& ui = put.asking.ui;
    if (question.is_required)
        return false;
    const bool is_answered = !question.value.empty();
    const auto id = question.id + ".clear";
    const auto label = put.say("form.clear");
    const bool is_by_key = is_answered && ui.is_focused(question.id) && (ui.pressed("Backspace") || ui.pressed("Delete"));
    if (!clear_button(ui, id, label, is_answered) && !is_by_key)
        return false;
    ui.focus_within(question.id);
    return true;
}

namespace {

std::vector<std::string> note_parts(const Words& words, const QuestionView& question, bool is_kiosk)
{
    std::vector<std::string> parts;
    // The form may speak another language than the app: each part keeps the direction of its own.
    const bool is_from_right = platform::is_right_to_left_language(words.language());
    const auto say = [&](std::string_view part) { parts.push_back(platform::set_apart(part, is_from_right)); };
    const auto add = [&](std::string_view key) { say(words.text(key)); };
    if (!question.hint.empty())
        say(question.hint);
    if (question.kind == AnswerKind::ChooseMany)
        add("form.choose-many");
    if (question.kind == AnswerKind::Rank)
        add("rank.hint");
    // At the kiosk a question that needs an answer offers not to say: nobody is pressed before they have tried to go on.
    if (question.is_required && !is_kiosk)
        add("form.required");
    return parts;
}

}

std::string note_of(const Words& words, const QuestionView& question, bool is_kiosk)
{
    std::string note;
    for (const auto& part : note_parts(words, question, is_kiosk))
        note += (note.empty() ? "" : "  ·  ") + part;
    return note;
}

std::vector<Weighted> stressed_in(const QuestionView& question, std::string_view line)
{
    const auto at = line.find(question.hint);
    if (question.hint.empty() || at == std::string_view::npos)
        return {};
    auto parts = weighted(question.hint_stressed);
    for (auto& part : parts) {
        part.begin += static_cast<std::uint32_t>(at);
        part.end += static_cast<std::uint32_t>(at);
    }
    return parts;
}

namespace {

/// A moment that has its day alone says so where its time is set.
void message(const Put& put, const QuestionView& question)
{
    if (!lacks_time(question))
        put_message(put, question);
}

/// What this program cannot take is said, and holds nobody up.
void lacking(const Put& put, const QuestionView& question)
{
    static constexpr std::pair<std::string_view, Icon> kLacks[] = {
        {"form.unsupported", Icon::Info}, {"lack.picture", Icon::Info}, {"lack.sound", Icon::Info}, {"lack.film", Icon::Info}, {"lack.file", Icon::Form},
        {"lack.place", Icon::Location},   {"lack.barcode", Icon::Info},   {"lack.bearing", Icon::Location}, {"form.unsupported", Icon::Info},
    };
    const auto& [key, picture] = kLacks[static_cast<std::size_t>(question.lack)];
    banner(put.asking.ui, {.id = question.id, .label = put.asking.words.text(key), .tone = Tone::Info, .icon = picture});
}

/// What may be read and not changed, in the words of an answer.
void shown_only(const Put& put, const QuestionView& question)
{
    const auto answer = answer_of(question);
    text(put.asking.ui, {.text = told_answer(put.asking.words, answer), .type = Type::Subheading, .id = question.id, .weighted = weighted(answer.text_stressed)});
}

/// What could be heard or watched beside the words is said: the words hold all that is asked.
void unplayed(const Put& put, const QuestionView& question)
{
    if (!question.has_sound && !question.has_film)
        return;
    const auto id = question.id + ".unplayed";
    text(put.asking.ui, {.text = put.asking.words.text(question.has_film ? "media.film" : "media.sound"), .type = Type::Small, .paint = Paint::TextQuiet, .id = id});
}

void answer_widget(Put& put, const QuestionView& question)
{
    auto& ui = put.asking.ui;
    switch (question.kind) {
    case AnswerKind::ChooseOne:
    case AnswerKind::ChooseMany:
        put_choices(put, question);
        break;
    case AnswerKind::Rank:
        put_ranking(put, question);
        break;
    case AnswerKind::Date:
    case AnswerKind::Time:
    case AnswerKind::DateTime:
        put_moment(put, question);
        break;
    case AnswerKind::Range:
        put_range(put, question);
        break;
    case AnswerKind::Tally:
        put_tally(put, question);
        break;
    case AnswerKind::Counter:
        put_counter(put, question);
        break;
    case AnswerKind::Acknowledge:
        if (choice(ui, {.id = question.id,
                        .label = put.asking.words.text("form.acknowledge"),
                        .is_selected = !question.value.empty(),
                        .kind = ChoiceKind::Checkbox})) {
            put.asking.interview.answer(question.node, question.value.empty() ? "OK" : "");
            put.asking.changed(false);
        }
        break;
    case AnswerKind::Link:
        put_link(put, question);
        break;
    case AnswerKind::ShownOnly:
        shown_only(put, question);
        break;
    case AnswerKind::Unsupported:
        lacking(put, question);
        break;
    case AnswerKind::Note:
        break;
    default:
        if (question.lack == Lack::Bearing)
            text(ui, {.text = put.asking.words.text("lack.bearing.typed"), .type = Type::Small, .paint = Paint::TextQuiet});
        put_typed(put, question);
        break;
    }
}

void why(Put& put, const QuestionView& question)
{
    if (question.why.empty())
        return;
    const auto id = question.id + ".why";
    if (disclosure(put.asking.ui, id, put.asking.words.text(question.kind == AnswerKind::Note ? "form.more-about" : "form.why"), question.why, question.is_explained, weighted(question.why_stressed)))
        put.asking.interview.explain(question.node);
}

void label_picture(Put& put, const QuestionView& question)
{
    // An image map is its own picture.
    if (question.picture.empty())
        return;
    const auto id = question.id + ".picture";
    if (question.look != ChoiceLook::ImageMap)
        picture(put.asking.ui, id, put.picture(question.picture), question.label);
}

/// What must not be overlooked: the words that the form stresses at its begin are its heading.
void urgent(Put& put, const QuestionView& question)
{
    std::size_t begin = 0;
    auto parts = weighted(question.label_stressed);
    if (!parts.empty() && parts.front().begin == 0) {
        begin = parts.front().end;
        parts.erase(parts.begin());
    }
    const auto title = std::string_view(question.label).substr(0, begin);
    begin = std::min(question.label.find_first_not_of(" \n", begin), question.label.size());
    for (auto& part : parts) {
        part.begin -= static_cast<std::uint32_t>(begin);
        part.end -= static_cast<std::uint32_t>(begin);
    }
    banner(put.asking.ui, {.id = question.id, .label = std::string_view(question.label).substr(begin), .tone = question.urgency == Urgency::Danger ? Tone::Danger : Tone::Warning,
                           .title = title, .icon = Icon::Warning, .weighted = parts, .is_great = true});
}

/// A note among questions stands out as what it is: something to read.
void note(Put& put, const QuestionView& question)
{
    if (question.urgency != Urgency::None && !question.label.empty())
        urgent(put, question);
    else if (!question.label.empty())
        banner(put.asking.ui, {.id = question.id, .label = question.label, .tone = Tone::Info, .icon = Icon::Info, .weighted = weighted(question.label_stressed)});
    label_picture(put, question);
    unplayed(put, question);
    if (!question.hint.empty())
        caption(put.asking.ui, question.hint, Align::Leading, weighted(question.hint_stressed));
    why(put, question);
    // A form may hold people at a note, until what it depends on is put right.
    put_message(put, question);
}

/// As much as a question needs to be read beside its answer, in pixels.
float least_beside(const Ui& ui)
{
    return 11.5F * ui.theme().type(Type::Title).size;
}

/// The only question of its page.
void ask_alone(Put& put, const QuestionView& question)
{
    auto& ui = put.asking.ui;
    if (question.kind == AnswerKind::Note) {
        // No wider than is good to read.
        Row column(ui, {2, 1}, false, 8, 20 * ui.theme().type(Type::Title).size);
        if (question.urgency != Urgency::None) {
            urgent(put, question);
        } else {
            icon(ui, Icon::Info, 48, Paint::Primary);
            space(ui, 2);
            text(ui, {.text = question.label, .type = Type::Heading, .id = question.id, .is_heading = true, .weighted = weighted(question.label_stressed)});
        }
        label_picture(put, question);
        unplayed(put, question);
        if (!question.hint.empty())
            paragraph(ui, question.hint, Align::Leading, weighted(question.hint_stressed));
        why(put, question);
        put_message(put, question);
        return;
    }
    // Across, a worker's question stands beside its answer: both are in sight above the keyboard. A day and its time need
    // the whole width.
    std::unique_ptr<Row> halves;
    if (!put.asking.is_kiosk && question.kind != AnswerKind::DateTime)
        halves = std::make_unique<Row>(ui, std::vector<float>{5, 7}, false, 12.F, least_beside(ui));
    // Upright, a kiosk has room for a question that is read from where one stands.
    const bool is_great = put.asking.is_kiosk && ui.is_portrait() && !ui.is_narrow() && ui.theme().type(Type::Display).size < ui.theme().px(60);
    // What the bar tells leaves its line to the answer; beside the answer it takes none, and stays.
    if (question.id != put.asking.told || (halves && !halves->is_stacked()))
        heading(ui, question.label, is_great ? 0 : 1, Align::Leading, Paint::Text, weighted(question.label_stressed));
    if (const auto line = joined(ui, note_parts(put.asking.words, question, put.asking.is_kiosk), Type::Body); !line.empty())
        text(ui, {.text = line, .paint = Paint::TextQuiet, .weighted = stressed_in(question, line)});
    label_picture(put, question);
    unplayed(put, question);
    why(put, question);
    if (halves)
        halves->next();
    message(put, question);
    answer_widget(put, question);
}

/// One of several on a page.
void ask_among(Put& put, const QuestionView& question, bool is_only)
{
    auto& ui = put.asking.ui;
    if (question.kind == AnswerKind::Note) {
        note(put, question);
        return;
    }
    const auto card = question.id + ".card";
    Card surface(ui, card);
    std::unique_ptr<Row> halves;
    if (!put.asking.is_kiosk)
        halves = std::make_unique<Row>(ui, std::vector<float>{5, 7}, false, 12.F, least_beside(ui));
    // Beside others it keeps its words, or nobody knows which is which.
    if (!is_only || question.id != put.asking.told)
        heading(ui, question.label, is_only ? 1 : 3, Align::Leading, Paint::Text, weighted(question.label_stressed));
    if (const auto line = joined(ui, note_parts(put.asking.words, question, put.asking.is_kiosk), Type::Small); !line.empty())
        caption(ui, line, Align::Leading, stressed_in(question, line));
    label_picture(put, question);
    unplayed(put, question);
    why(put, question);
    if (halves)
        halves->next();
    message(put, question);
    answer_widget(put, question);
}

void ask_together(Put& put, const PageView& page)
{
    auto& ui = put.asking.ui;
    if (!page.title.empty())
        heading(ui, page.title, 1, Align::Leading, Paint::Text, weighted(page.title_stressed));
    // Beside notes alone it is the page's question, and as large as one that has its page to itself.
    const bool is_only = put.asking.is_kiosk && std::count_if(page.questions.begin(), page.questions.end(), [](const QuestionView& question) {
        return question.kind != AnswerKind::Note;
    }) == 1;
    for (std::size_t at = 0; at < page.questions.size();) {
        const auto& question = page.questions[at];
        if (!question.section.empty()) {
            space(ui, 3);
            heading(ui, question.section, 2, Align::Leading, Paint::Text, weighted(question.section_stressed));
        }
        if (const auto taken = put_table(put, page, at); taken > 0) {
            at += taken;
            continue;
        }
        const bool heads_table = question.kind == AnswerKind::Note && at + 1 < page.questions.size() && page.questions[at + 1].table == TablePart::Head;
        if (heads_table) {
            heading(ui, question.label, page.title.empty() ? 1 : 2, Align::Leading, Paint::Text, weighted(question.label_stressed));
            ++at;
            continue;
        }
        if (question.kind != AnswerKind::Tally) {
            ask_among(put, question, is_only);
            ++at;
            continue;
        }
        Grid pad(ui, 230, 4);
        for (; at < page.questions.size() && page.questions[at].kind == AnswerKind::Tally; ++at) {
            pad.next();
            message(put, page.questions[at]);
            put_tally(put, page.questions[at]);
        }
    }
}

/// A page that would be blank says why.
void nothing_asked(const Put& put)
{
    auto& ui = put.asking.ui;
    medallion(ui, Icon::Info, Tone::Info);
    space(ui, 2);
    heading(ui, put.asking.words.text("form.empty.title"), 1, Align::Centre);
    text(ui, {.text = put.asking.words.text("form.empty.text"), .paint = Paint::TextQuiet, .align = Align::Centre, .id = "form.empty"});
}

}

void ask(const Asking& asking, const PageView& page)
{
    auto& interview = asking.interview;
    const auto& form = interview.form();
    Put put{.asking = asking,
            .files = [&interview](std::string_view name) { return interview.file(name); },
            .owner = form.id().value_or("") + " " + form.version().value_or(""),
            .is_among = page.questions.size() > 1};
    if (page.is_empty)
        nothing_asked(put);
    else if (page.kind == PageKind::Cards)
        put_cards(put, page);
    else if (page.questions.size() == 1)
        ask_alone(put, page.questions.front());
    else
        ask_together(put, page);
    if (page.picking)
        put_picking(put, *page.picking);
    if (put.advances && page.questions.size() == 1 && asking.advance)
        asking.advance();
}

namespace {

/// A date as it was asked for in another calendar: as much of it as was asked.
std::string told_elsewhere(const Words& words, const AnswerView& answer, const OtherCalendar& calendar, std::chrono::year_month_day day)
{
    const auto date = calendar.from(day);
    const auto year = std::to_string(date.year);
    if (answer.date_part == DatePart::Year)
        return year;
    if (answer.date_part == DatePart::Month)
        return calendar.month_names(words).at(static_cast<std::size_t>(date.month - 1)) + " " + year;
    return calendar.told(words, day);
}

}

std::string grouped(std::string_view number, std::string_view language)
{
    const auto sign = number.starts_with('-') ? 1U : 0U;
    const auto point = std::min(number.find('.'), number.size());
    const auto digits = number.substr(sign, point - sign);
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos)
        return std::string(number);
    const bool spaced = language == "pl" || language == "pt" || language == "uk" || language == "bg";
    std::string out(number.substr(0, sign));
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at > 0 && (digits.size() - at) % 3 == 0)
            out += spaced ? "\u00A0" : ",";
        out += digits[at];
    }
    return out + std::string(number.substr(point));
}

std::string told_answer(const Words& words, const AnswerView& answer)
{
    if (answer.is_grouped)
        return grouped(answer.text, words.language());
    const auto day = day_in(answer.text);
    const auto time = time_in(answer.text);
    const bool has_day = answer.kind == AnswerKind::Date || answer.kind == AnswerKind::DateTime;
    if (const auto* calendar = OtherCalendar::called(answer.calendar); calendar != nullptr && has_day && day) {
        const auto told = told_elsewhere(words, answer, *calendar, *day);
        return answer.kind == AnswerKind::DateTime && time ? words.fill("date.other", {{"day", told}, {"time", clock_time(time->hour, time->minute)}}) : told;
    }
    if (answer.kind == AnswerKind::Date && day && answer.date_part != DatePart::Day) {
        const auto year = std::to_string(static_cast<int>(day->year()));
        if (answer.date_part == DatePart::Year)
            return year;
        return std::string(words.text("month.name." + std::to_string(static_cast<unsigned>(day->month())))) + " " + year;
    }
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
