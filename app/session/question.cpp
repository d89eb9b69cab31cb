#include "app/session/question.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>

namespace kerbside::app {

namespace {

/// More choices than this do not lie open on a page.
constexpr std::size_t kMostOnPage = 40;

bool has(const std::vector<std::string>& appearances, std::string_view word)
{
    return std::any_of(appearances.begin(), appearances.end(), [&](const std::string& appearance) {
        return appearance == word || appearance.starts_with(std::string(word) + "-");
    });
}

/// The very word, without anything behind it.
bool is_one_of(const std::vector<std::string>& appearances, std::string_view word)
{
    return std::find(appearances.begin(), appearances.end(), word) != appearances.end();
}

bool has_one(const std::vector<std::string>& appearances, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return has(appearances, word); });
}

AnswerKind text_kind(const NodeView& view)
{
    if (has(view.appearances, "masked"))
        return AnswerKind::Hidden;
    if (has(view.appearances, "url") && !view.value.empty())
        return AnswerKind::Link;
    return has(view.appearances, "multiline") ? AnswerKind::LongText : AnswerKind::Text;
}

AnswerKind input_kind(const NodeView& view)
{
    switch (view.type) {
    case ValueType::Integer:
        if (has(view.appearances, "tally"))
            return AnswerKind::Tally;
        return has(view.appearances, "counter") ? AnswerKind::Counter : AnswerKind::Integer;
    case ValueType::Decimal:
        return AnswerKind::Decimal;
    case ValueType::Date:
        return AnswerKind::Date;
    case ValueType::Time:
        return AnswerKind::Time;
    case ValueType::DateTime:
        return AnswerKind::DateTime;
    case ValueType::String:
    case ValueType::Intent:
        return text_kind(view);
    default:
        return AnswerKind::Unsupported;
    }
}

/// As it would be asked if it could be answered.
AnswerKind asked_kind(const NodeView& view)
{
    switch (view.kind.value_or(ControlKind::Input)) {
    case ControlKind::Secret:
        return AnswerKind::Hidden;
    case ControlKind::Textarea:
        return AnswerKind::LongText;
    case ControlKind::Select:
        return AnswerKind::ChooseMany;
    case ControlKind::Select1:
        return AnswerKind::ChooseOne;
    case ControlKind::Rank:
        return AnswerKind::Rank;
    case ControlKind::Range:
        return AnswerKind::Range;
    case ControlKind::Trigger:
        return AnswerKind::Acknowledge;
    case ControlKind::Input:
        return input_kind(view);
    default:
        return AnswerKind::Unsupported;
    }
}

/// What may not be answered is read: a value, or the words of the question alone.
AnswerKind kind_of(const NodeView& view, AnswerKind asked)
{
    if (!view.readonly || asked == AnswerKind::Link || asked == AnswerKind::Unsupported)
        return asked;
    return view.value.empty() ? AnswerKind::Note : AnswerKind::ShownOnly;
}

Lack lack_of(const NodeView& view, std::string_view mediatype)
{
    if (view.kind == ControlKind::Upload) {
        if (mediatype.starts_with("image/"))
            return Lack::Picture;
        if (mediatype.starts_with("audio/"))
            return Lack::Sound;
        return mediatype.starts_with("video/") ? Lack::Film : Lack::File;
    }
    switch (view.type) {
    case ValueType::Geopoint:
    case ValueType::Geotrace:
    case ValueType::Geoshape:
        return Lack::Place;
    case ValueType::Barcode:
        return Lack::Barcode;
    case ValueType::Decimal:
        return Lack::Bearing;
    default:
        return Lack::Other;
    }
}

/// The number in `columns-3` (or, as it was spelt once, `compact-3`); 0 where there is none.
int columns_of(const std::vector<std::string>& appearances)
{
    for (const auto& appearance : appearances)
        for (const std::string_view word : {"columns-", "compact-", "quickcompact-"}) {
            int number = 0;
            if (appearance.starts_with(word))
                std::from_chars(appearance.data() + word.size(), appearance.data() + appearance.size(), number);
            if (number > 0)
                return std::min(number, 10);
        }
    return 0;
}

ChoiceLook look_of(const std::vector<std::string>& appearances, std::size_t choices)
{
    if (has(appearances, "image-map"))
        return ChoiceLook::ImageMap;
    if (has(appearances, "autocomplete") || choices > kMostOnPage)
        return ChoiceLook::Search;
    if (has(appearances, "minimal"))
        return ChoiceLook::Picker;
    // `list` is what one row with its choices' words was called once.
    if (has(appearances, "likert") || is_one_of(appearances, "list"))
        return ChoiceLook::Likert;
    if (has_one(appearances, {"columns-pack", "columns-flex", "horizontal", "horizontal-compact"}))
        return ChoiceLook::Packed;
    if (has_one(appearances, {"columns", "compact", "quickcompact"}))
        return ChoiceLook::Columns;
    return ChoiceLook::List;
}

void take_choices(QuestionView& question, const std::vector<std::string>& appearances)
{
    const auto& list = *question.list;
    question.look = look_of(appearances, list.size());
    question.columns = columns_of(appearances);
    question.advances = question.kind == AnswerKind::ChooseOne && has_one(appearances, {"quick", "quickcompact"});
    question.hides_marks = has(appearances, "no-buttons");
    if (question.kind != AnswerKind::Rank && list.size() <= kMostOnPage) {
        if (is_one_of(appearances, "label"))
            question.table = TablePart::Head;
        else if (has(appearances, "list-nolabel"))
            question.table = TablePart::Row;
    }
    question.has_sound = question.has_sound || list.has_sounds();
    question.has_film = question.has_film || list.has_films();
    const auto chosen = list.places(question.value);
    platform::MarkedText labels;
    for (const auto at : chosen) {
        labels.text += labels.text.empty() ? "" : ", ";
        append(labels, {std::string(list.label(at)), list.stressed(at)});
    }
    question.chosen = std::move(labels.text);
    question.chosen_stressed = std::move(labels.stressed);
    // A rank has to be seen whole to be ordered.
    if (list.size() > kMostOnPage && question.kind != AnswerKind::Rank)
        return;
    const auto offer = [&](std::uint32_t at, bool is_selected) {
        question.choices.push_back({.id = question.id + "." + std::string(list.value(at)),
                                    .value = std::string(list.value(at)),
                                    .label = std::string(list.label(at)),
                                    .label_stressed = list.stressed(at),
                                    .picture = std::string(list.picture(at)),
                                    .is_selected = is_selected});
    };
    const auto is_in = [&](std::uint32_t at) { return std::find(chosen.begin(), chosen.end(), at) != chosen.end(); };
    if (question.kind == AnswerKind::Rank)
        for (const auto at : chosen)
            offer(at, true);
    for (std::uint32_t at = 0; at < list.size(); ++at)
        if (question.kind != AnswerKind::Rank || !is_in(at))
            offer(at, is_in(at));
}

/// `rows` makes a text long, and says how long.
void take_rows(QuestionView& question, std::string_view rows)
{
    constexpr int kMostRows = 20;
    int number = 0;
    std::from_chars(rows.data(), rows.data() + rows.size(), number);
    if (number <= 0)
        return;
    question.rows = std::min(number, kMostRows);
    question.kind = AnswerKind::LongText;
}

/// Counting stops where the form's rule would be broken by it. From a number that breaks it already both ways are open.
void take_ends(QuestionView& question, const Instance& instance)
{
    long number = 0;
    std::from_chars(question.value.data(), question.value.data() + question.value.size(), number);
    const auto holds = [&](long value) { return instance.would_hold(question.node, std::to_string(value)); };
    const bool is_held = holds(number);
    question.may_more = !is_held || holds(number + 1);
    question.may_less = number > 0 && (!is_held || holds(number - 1));
    // Below the least there is no answer, where none is needed. A tally has none to begin with: only from what does not hold.
    question.less_clears = !question.may_less && !question.value.empty() && !question.is_required && (question.kind == AnswerKind::Counter || !is_held);
}

std::string_view attribute(const Control& control, std::string_view name)
{
    for (const auto& [key, value] : control.attributes)
        if (key == name)
            return value;
    return {};
}

/// An attribute in a namespace, whatever its prefix is.
std::string_view attribute_called(const Control& control, std::string_view local)
{
    for (const auto& [key, value] : control.attributes)
        if (const auto colon = key.find(':'); key.substr(colon == std::string::npos ? 0 : colon + 1) == local)
            return value;
    return {};
}

/// Marks where the form wants them: at every so many, and at those that have words.
void take_ticks(QuestionView& question, const Control& control, const std::vector<Choice>& words)
{
    const auto& scale = question.scale;
    constexpr std::size_t kMostTicks = 100;
    if (const auto apart = scale.steps_in(attribute_called(control, "tick-interval")); apart > 0 && !control.has_appearance("no-ticks"))
        for (std::int64_t at = 0; at <= scale.steps() && question.ticks.size() < kMostTicks; at += apart)
            question.ticks.push_back({at, {}});
    for (const auto& word : words) {
        const auto place = scale.place(word.value);
        if (!place || question.ticks.size() > kMostTicks)
            continue;
        const auto same = std::find_if(question.ticks.begin(), question.ticks.end(), [&](const RangeTick& tick) { return tick.at == *place; });
        if (same != question.ticks.end())
            same->label = plain_text(word.label);
        else
            question.ticks.push_back({*place, plain_text(word.label)});
    }
    std::sort(question.ticks.begin(), question.ticks.end(), [](const RangeTick& a, const RangeTick& b) { return a.at < b.at; });
}

void take_range(QuestionView& question, const Control& control)
{
    question.scale = RangeScale::of(attribute(control, "start"), attribute(control, "end"), attribute(control, "step"));
    question.hides_ticks = control.has_appearance("no-ticks");
    if (const auto rest = attribute_called(control, "placeholder"); !rest.empty())
        question.placeholder = question.scale.place(rest);
    constexpr std::int64_t kMostStars = 10;
    if (control.has_appearance("rating") && question.scale.steps() <= kMostStars)
        question.range_look = RangeLook::Rating;
    else if (control.has_appearance("picker"))
        question.range_look = RangeLook::Picker;
    else if (control.has_appearance("vertical"))
        question.range_look = RangeLook::Upright;
}

void take_date(QuestionView& question, const std::vector<std::string>& appearances)
{
    if (has(appearances, "month-year"))
        question.date_part = DatePart::Month;
    else if (has(appearances, "year"))
        question.date_part = DatePart::Year;
    question.by_parts = has(appearances, "no-calendar");
    for (const std::string_view calendar : {"ethiopian", "coptic", "islamic", "bikram-sambat", "myanmar", "persian", "buddhist"})
        if (is_one_of(appearances, calendar))
            question.calendar = calendar;
}

}

bool offers_choices(const Control& control)
{
    return control.kind == ControlKind::Select || control.kind == ControlKind::Select1 || control.kind == ControlKind::Rank || control.has_external_choices;
}

bool takes_answer(AnswerKind kind)
{
    return kind != AnswerKind::Note && kind != AnswerKind::ShownOnly && kind != AnswerKind::Link && kind != AnswerKind::Unsupported;
}

QuestionView question_of(const Instance& instance, const OutlineItem& item, std::shared_ptr<const ChoiceList> list)
{
    auto view = instance.view_without_choices(item.node);
    QuestionView question;
    question.id = "form." + view.path;
    question.node = item.node;
    question.value = view.value;
    question.is_readonly = view.readonly;
    const bool is_external = item.control >= 0 && instance.form().controls()[static_cast<std::size_t>(item.control)].has_external_choices;
    question.shows = is_external ? AnswerKind::ChooseOne : asked_kind(view);
    question.kind = kind_of(view, question.shows);
    const auto read = [](const std::optional<std::string>& markdown, std::string& text, std::vector<platform::Stressed>& stressed) {
        auto marked = platform::read_markdown(markdown.value_or(""));
        text = std::move(marked.text);
        stressed = std::move(marked.stressed);
    };
    read(view.label, question.label, question.label_stressed);
    read(view.hint, question.hint, question.hint_stressed);
    read(view.guidance, question.why, question.why_stressed);
    question.picture = view.media.image;
    question.has_sound = !view.media.audio.empty();
    question.has_film = !view.media.video.empty();
    question.is_required = view.required && takes_answer(question.kind);
    if (question.kind == AnswerKind::Note)
        question.urgency = is_one_of(view.appearances, "danger") ? Urgency::Danger : is_one_of(view.appearances, "warning") ? Urgency::Warning : Urgency::None;
    question.is_digits = view.type == ValueType::String && has(view.appearances, "numbers");
    question.is_telephone = view.type == ValueType::String && has(view.appearances, "telephone");
    question.is_grouped = has(view.appearances, "thousands-sep");
    take_date(question, view.appearances);
    if (item.control >= 0) {
        const auto& control = instance.form().controls()[static_cast<std::size_t>(item.control)];
        // A bearing needs a compass; without one it is written down.
        if (question.kind == AnswerKind::Unsupported || (question.kind == AnswerKind::Decimal && has(view.appearances, "bearing")))
            question.lack = lack_of(view, control.mediatype);
        if (question.lack != Lack::None)
            question.is_required = false;
        if (offers_choices(control)) {
            question.list = list ? std::move(list) : std::make_shared<const ChoiceList>(instance.choices(item.node));
            take_choices(question, view.appearances);
            // Their file is made for lists that are too long for a page, however much the filter leaves of them.
            if (control.has_external_choices && question.look == ChoiceLook::List)
                question.look = ChoiceLook::Search;
        }
        if (question.shows == AnswerKind::Range) {
            take_range(question, control);
            take_ticks(question, control, instance.choices(item.node));
        }
        if (question.kind == AnswerKind::LongText || question.kind == AnswerKind::Text)
            take_rows(question, attribute(control, "rows"));
        if (question.kind == AnswerKind::Counter || question.kind == AnswerKind::Tally)
            take_ends(question, instance);
    }
    return question;
}

AnswerView answer_of(const QuestionView& question)
{
    const auto kind = question.kind == AnswerKind::ShownOnly ? question.shows : question.kind;
    const auto& kept = question.read_as.empty() ? question.value : question.read_as;
    AnswerView answer{question.label, question.list ? question.chosen : kept, kind};
    answer.date_part = question.date_part;
    answer.calendar = question.calendar;
    answer.is_grouped = question.is_grouped && (kind == AnswerKind::Integer || kind == AnswerKind::Decimal);
    answer.label_stressed = question.label_stressed;
    if (question.list)
        answer.text_stressed = question.chosen_stressed;
    return answer;
}

std::string plain_text(std::string_view markdown)
{
    return platform::read_markdown(markdown).text;
}

std::string language_name(std::string_view form_language)
{
    const auto open = form_language.rfind(" (");
    return std::string(open == std::string_view::npos ? form_language : form_language.substr(0, open));
}

std::string language_code(std::string_view form_language)
{
    const auto open = form_language.rfind('(');
    const auto close = form_language.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return std::string(form_language);
    return std::string(form_language.substr(open + 1, close - open - 1));
}

std::string form_language(const Form& form, std::string_view code)
{
    for (const auto& language : form.languages())
        if (language_code(language) == code)
            return language;
    return {};
}

}
