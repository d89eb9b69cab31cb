#include "app/ui/screens/question_parts.h"

#include "platform/base/characters.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace kerbside::app::ui {

namespace {

FieldKind field_kind(const QuestionView& question)
{
    switch (question.kind) {
    case AnswerKind::Integer:
        return FieldKind::Integer;
    case AnswerKind::Decimal:
        return FieldKind::Decimal;
    case AnswerKind::Hidden:
        return FieldKind::Secret;
    default:
        return question.is_telephone ? FieldKind::Telephone : question.is_digits ? FieldKind::Figures : FieldKind::Text;
    }
}

}

void put_typed(Put& put, const QuestionView& question)
{
    auto& ui = put.asking.ui;
    const auto kind = field_kind(question);
    const bool is_figures = kind == FieldKind::Figures || kind == FieldKind::Telephone;
    const bool is_number = kind == FieldKind::Integer || kind == FieldKind::Decimal || is_figures;
    const auto label = put.say(question.is_telephone ? "form.telephone-here" : is_figures ? "form.figures-here" : is_number ? "form.number-here" : "form.type-here");
    // While it is typed the number is as it is typed; at rest it is as it is kept and read.
    const auto kept = question.read_as.empty() ? question.value : question.read_as;
    const auto reading = question.is_grouped ? grouped(kept, put.asking.words.language()) : kept;
    const bool is_typed = ui.is_focused(question.id);
    const auto value = is_typed ? question.value : reading;
    const auto refusal = is_figures ? put.say("form.number.message") : std::string();
    const auto paste_refusal = is_number ? put.say("form.number.pasted") : std::string();
    // A stranger's text has as many letters in every language.
    constexpr std::size_t kMostBytes = 65'536;
    constexpr std::size_t kMostLetters = 500;
    const std::size_t most_letters = put.asking.is_kiosk ? kMostLetters : 0;
    const auto event = field(ui, {.id = question.id,
                                  .label = label,
                                  .value = value,
                                  .kind = kind,
                                  .is_multiline = question.kind == AnswerKind::LongText,
                                  .most = kMostBytes,
                                  .most_letters = most_letters,
                                  .rows = question.rows,
                                  .refusal = refusal,
                                  .paste_refusal = paste_refusal,
                                  .is_asked_above = true});
    if (event && event->is_changed) {
        put.asking.interview.type(question.node, event->text);
        put.asking.changed(true);
    }
    if (event && event->is_submitted)
        ui.focus_next();
    // The longest letter may not have fitted: what was typed and is not there is told.
    constexpr std::size_t kLongestLetter = 4;
    if (question.value.size() + kLongestLetter > kMostBytes || (most_letters > 0 && platform::characters_in(question.value) >= most_letters)) {
        const auto id = question.id + ".full";
        text(ui, {.text = put.asking.words.text("form.full"), .type = Type::Small, .paint = Paint::Danger, .id = id});
    }
    // What it is taken for is told while it can still be changed: a number with a point to come is no other one.
    if (is_typed && !question.value.starts_with(reading)) {
        const auto id = question.id + ".reading";
        text(ui, {.text = reading, .type = Type::Subheading, .paint = Paint::Primary, .id = id});
    }
}

void put_link(Put& put, const QuestionView& question)
{
    auto& ui = put.asking.ui;
    const auto note = put.say("link.note");
    // A kiosk has no clipboard to take it away with.
    const auto copy = put.asking.is_kiosk ? std::string() : put.say("link.copy");
    if (link(ui, {.id = question.id, .address = question.value, .note = note, .action = copy}))
        ui.copy(question.value);
}

void put_range(Put& put, const QuestionView& question)
{
    auto& ui = put.asking.ui;
    const auto& scale = question.scale;
    const auto least = scale.text(0);
    const auto most = scale.text(scale.steps());
    const auto place = scale.place(question.value);
    const auto answer = [&](std::optional<long> to) {
        if (!to)
            return;
        put.asking.interview.answer(question.node, *to < 0 ? std::string() : scale.text(*to));
        put.asking.changed(false);
    };
    const std::optional<long> now = place ? std::optional(static_cast<long>(*place)) : std::nullopt;
    const auto rest = question.placeholder ? std::optional(static_cast<long>(*question.placeholder)) : std::nullopt;
    const auto prompt = put.say("range.prompt");
    std::vector<ScaleMark> marks;
    for (const auto& tick : question.ticks)
        marks.push_back({static_cast<double>(tick.at), tick.label});
    // An end that has words of its own needs no number.
    const bool tells_ends = !question.ticks.empty() && !question.ticks.front().label.empty() && !question.ticks.back().label.empty();
    switch (question.range_look) {
    case RangeLook::Picker:
        if (opener(ui, {.id = question.id, .value = question.value, .prompt = put.say("choice.choose"), .icon = Icon::Down}))
            put.asking.interview.open_list(question.node);
        break;
    case RangeLook::Rating: {
        const auto value = question.value.empty() ? std::string() : put.asking.words.fill("rating.of", {{"value", question.value}, {"most", most}});
        answer(rating(ui, {.id = question.id, .label = question.label, .steps = static_cast<long>(scale.steps()), .place = now, .value = value}));
        break;
    }
    case RangeLook::Upright:
        answer(upright_slider(ui, {.id = question.id, .label = question.label, .steps = static_cast<long>(scale.steps()), .place = now, .value = question.value, .least_label = least, .most_label = most,
                                   .marks = marks, .hides_marks = question.hides_ticks, .rest = rest, .prompt = prompt}));
        break;
    case RangeLook::Slider: {
        const auto set = slider(ui, {.id = question.id,
                                     .label = question.label,
                                     .least = 0,
                                     .most = static_cast<double>(scale.steps()),
                                     .step = 1,
                                     .value = now ? std::optional(static_cast<double>(*now)) : std::nullopt,
                                     .least_label = tells_ends ? std::string_view() : std::string_view(least),
                                     .most_label = tells_ends ? std::string_view() : std::string_view(most),
                                     .shown = question.value,
                                     .hides_label = true,
                                     .marks = marks,
                                     .hides_marks = question.hides_ticks,
                                     .rest = rest ? std::optional(static_cast<double>(*rest)) : std::nullopt,
                                     .prompt = prompt});
        if (set)
            answer(std::lround(*set));
        break;
    }
    }
    const bool is_line = question.range_look == RangeLook::Slider || question.range_look == RangeLook::Upright;
    if (is_line && is_cleared(put, question))
        answer(-1);
}

Stepper counter_of(const Words& words, const QuestionView& question)
{
    constexpr long kMost = 9999;
    long value = 0;
    std::from_chars(question.value.data(), question.value.data() + question.value.size(), value);
    return {.id = {}, .label = {}, .value = value, .least = question.may_less || question.less_clears ? value - 1 : value, .most = question.may_more ? kMost : value, .is_empty = question.value.empty(),
            .more = words.text("form.more"), .less = words.text("form.less")};
}

void put_tally(Put& put, const QuestionView& question)
{
    auto counter = counter_of(put.asking.words, question);
    counter.id = question.id;
    counter.label = question.label;
    counter.hint = question.hint;
    if (const auto by = tally(put.asking.ui, counter)) {
        put.asking.interview.count(question.node, *by);
        put.asking.changed(false);
    }
}

void put_counter(Put& put, const QuestionView& question)
{
    auto counter = counter_of(put.asking.words, question);
    counter.id = question.id;
    counter.name = question.label;
    if (const auto by = stepper(put.asking.ui, counter)) {
        put.asking.interview.count(question.node, *by);
        put.asking.changed(false);
    }
}

}
