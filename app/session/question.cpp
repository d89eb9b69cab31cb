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

bool has_one(const std::vector<std::string>& appearances, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return has(appearances, word); });
}

AnswerKind text_kind(const NodeView& view)
{
    if (has(view.appearances, "masked"))
        return AnswerKind::Hidden;
    if (has(view.appearances, "url") && (!view.value.empty() || view.readonly))
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
        return has(view.appearances, "bearing") ? AnswerKind::Unsupported : AnswerKind::Decimal;
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

AnswerKind kind_of(const NodeView& view)
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
        if (view.readonly && has(view.appearances, "url") && !view.value.empty())
            return AnswerKind::Link;
        if (view.readonly)
            return view.value.empty() ? AnswerKind::Note : AnswerKind::ShownOnly;
        return input_kind(view);
    default:
        return AnswerKind::Unsupported;
    }
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

/// The number in `columns-3`; 0 where there is none.
int columns_of(const std::vector<std::string>& appearances)
{
    for (const auto& appearance : appearances)
        if (constexpr std::string_view kColumns = "columns-"; appearance.starts_with(kColumns)) {
            int number = 0;
            std::from_chars(appearance.data() + kColumns.size(), appearance.data() + appearance.size(), number);
            if (number > 0)
                return std::min(number, 10);
        }
    return 0;
}

ChoiceLook look_of(const std::vector<std::string>& appearances, std::size_t choices)
{
    if (has(appearances, "autocomplete") || choices > kMostOnPage)
        return ChoiceLook::Search;
    if (has(appearances, "minimal"))
        return ChoiceLook::Picker;
    if (has(appearances, "likert"))
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
    if (std::find(appearances.begin(), appearances.end(), "label") != appearances.end())
        question.table = TablePart::Head;
    else if (has(appearances, "list-nolabel"))
        question.table = TablePart::Row;
    const auto chosen = list.places(question.value);
    for (const auto at : chosen)
        question.chosen += (question.chosen.empty() ? "" : ", ") + std::string(list.label(at));
    if (list.size() > kMostOnPage)
        return;
    const auto offer = [&](std::uint32_t at, bool is_selected) {
        question.choices.push_back({.id = question.id + "." + std::string(list.value(at)),
                                    .value = std::string(list.value(at)),
                                    .label = std::string(list.label(at)),
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

std::string_view attribute(const Control& control, std::string_view name)
{
    for (const auto& [key, value] : control.attributes)
        if (key == name)
            return value;
    return {};
}

void take_range(QuestionView& question, const Control& control)
{
    question.scale = RangeScale::of(attribute(control, "start"), attribute(control, "end"), attribute(control, "step"));
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
    question.is_other_calendar = has_one(appearances, {"ethiopian", "coptic", "islamic", "bikram-sambat", "myanmar", "persian", "buddhist"});
}

}

bool offers_choices(const Control& control)
{
    return control.kind == ControlKind::Select || control.kind == ControlKind::Select1 || control.kind == ControlKind::Rank;
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
    question.kind = kind_of(view);
    question.label = plain_text(view.label.value_or(""));
    question.hint = plain_text(view.hint.value_or(""));
    question.why = plain_text(view.guidance.value_or(""));
    question.picture = view.media.image;
    question.is_required = view.required && takes_answer(question.kind);
    question.is_digits = view.type == ValueType::String && has(view.appearances, "numbers");
    question.is_grouped = has(view.appearances, "thousands-sep");
    take_date(question, view.appearances);
    if (item.control >= 0) {
        const auto& control = instance.form().controls()[static_cast<std::size_t>(item.control)];
        if (question.kind == AnswerKind::Unsupported)
            question.lack = lack_of(view, control.mediatype);
        if (offers_choices(control)) {
            question.list = list ? std::move(list) : std::make_shared<const ChoiceList>(instance.choices(item.node));
            take_choices(question, view.appearances);
        }
        if (question.kind == AnswerKind::Range)
            take_range(question, control);
    }
    return question;
}

AnswerView answer_of(const QuestionView& question)
{
    AnswerView answer{question.label, question.list ? question.chosen : question.value, question.kind};
    answer.date_part = question.date_part;
    return answer;
}

std::string plain_text(std::string_view markdown)
{
    std::string plain;
    bool begins_line = true;
    for (std::size_t at = 0; at < markdown.size(); ++at) {
        const char letter = markdown[at];
        if (begins_line && letter == '#') {
            while (at + 1 < markdown.size() && (markdown[at + 1] == '#' || markdown[at + 1] == ' '))
                ++at;
            begins_line = false;
            continue;
        }
        begins_line = letter == '\n';
        if (letter == '\\' && at + 1 < markdown.size()) {
            plain += markdown[++at];
            continue;
        }
        // Two of a kind are emphasis; one alone may be a star in a rating or an underscore in a word.
        if ((letter == '*' || letter == '_') && at + 1 < markdown.size() && markdown[at + 1] == letter) {
            ++at;
            continue;
        }
        plain += letter;
    }
    return plain;
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
