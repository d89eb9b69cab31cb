#include "app/session/question.h"

#include <algorithm>
#include <array>

namespace kerbside::app {

namespace {

/// More choices than this want to be searched.
constexpr std::size_t kManyChoices = 12;

bool has(const std::vector<std::string>& appearances, std::string_view word)
{
    return std::any_of(appearances.begin(), appearances.end(), [&](const std::string& appearance) {
        return appearance == word || appearance.starts_with(std::string(word) + "-");
    });
}

AnswerKind number_kind(const std::vector<std::string>& appearances, AnswerKind otherwise)
{
    return has(appearances, "tally") || has(appearances, "counter") ? AnswerKind::Tally : otherwise;
}

AnswerKind input_kind(const NodeView& view)
{
    switch (view.type) {
    case ValueType::Integer:
        return number_kind(view.appearances, AnswerKind::Integer);
    case ValueType::Decimal:
        return AnswerKind::Decimal;
    case ValueType::Date:
        return AnswerKind::Date;
    case ValueType::Time:
        return AnswerKind::Time;
    case ValueType::DateTime:
        return AnswerKind::DateTime;
    case ValueType::String:
        if (has(view.appearances, "masked"))
            return AnswerKind::Hidden;
        return has(view.appearances, "multiline") ? AnswerKind::LongText : AnswerKind::Text;
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
    case ControlKind::Range:
        return AnswerKind::Range;
    case ControlKind::Trigger:
        return AnswerKind::Acknowledge;
    case ControlKind::Input:
        if (view.readonly)
            return view.value.empty() ? AnswerKind::Note : AnswerKind::ShownOnly;
        return input_kind(view);
    default:
        return AnswerKind::Unsupported;
    }
}

bool is_chosen(const QuestionView& question, const std::string& value)
{
    if (question.kind == AnswerKind::ChooseOne)
        return question.value == value;
    for (std::size_t begin = 0; begin <= question.value.size();) {
        const auto end = std::min(question.value.find(' ', begin), question.value.size());
        if (question.value.compare(begin, end - begin, value) == 0)
            return true;
        begin = end + 1;
    }
    return false;
}

void take_choices(QuestionView& question, std::vector<Choice> choices)
{
    for (auto& choice : choices) {
        ChoiceView view{.id = question.id + "." + choice.value, .value = std::move(choice.value)};
        view.label = choice.label.empty() ? view.value : plain_text(choice.label);
        view.is_selected = is_chosen(question, view.value);
        question.choices.push_back(std::move(view));
    }
}

}

QuestionView question_of(const Instance& instance, const OutlineItem& item)
{
    auto view = instance.view(item.node);
    QuestionView question;
    question.id = "form." + view.path;
    question.node = item.node;
    question.value = view.value;
    question.kind = kind_of(view);
    question.label = plain_text(view.label.value_or(""));
    question.hint = plain_text(view.hint.value_or(""));
    question.why = plain_text(view.guidance.value_or(""));
    question.is_required = view.required && question.kind != AnswerKind::Note;
    question.is_compact = has(view.appearances, "likert") || has(view.appearances, "columns") ||
        has(view.appearances, "horizontal") || has(view.appearances, "compact");
    take_choices(question, std::move(view.choices));
    question.is_searchable = question.choices.size() > kManyChoices || has(view.appearances, "autocomplete") ||
        has(view.appearances, "minimal");
    if (item.control >= 0) {
        const auto& control = instance.form().controls()[static_cast<std::size_t>(item.control)];
        question.least = control.range_start.value_or(0);
        question.most = control.range_end.value_or(10);
        question.step = control.range_step.value_or(1);
    }
    return question;
}

AnswerView answer_of(const QuestionView& question)
{
    AnswerView answer{question.label, question.value, question.kind};
    if (question.choices.empty())
        return answer;
    answer.text.clear();
    for (const auto& choice : question.choices)
        if (choice.is_selected)
            answer.text += (answer.text.empty() ? "" : ", ") + choice.label;
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
