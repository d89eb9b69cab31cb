#include "app/form/xlsform/expression_scan.h"

#include "app/form/xlsform/text.h"

#include "platform/base/digit.h"

#include <algorithm>

namespace kerbside::app::xlsform {

using platform::is_digit;

namespace {

bool starts_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (static_cast<unsigned char>(c) & 0x80) != 0;
}

bool in_word(char c)
{
    return starts_word(c) || is_digit(c) || c == '-' || c == '.';
}

std::size_t word_end(std::string_view text, std::size_t at)
{
    while (at < text.size() && in_word(text[at]))
        ++at;
    return at;
}

std::size_t after_spaces(std::string_view text, std::size_t at)
{
    return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

/// Past the quoted text that begins at `at`, or npos where it never ends.
std::size_t after_literal(std::string_view text, std::size_t at)
{
    const auto close = text.find(text[at], at + 1);
    return close == std::string_view::npos ? close : close + 1;
}

/// Past the `]` that closes the `[` at `at`, or npos.
std::size_t after_predicate(std::string_view text, std::size_t at)
{
    std::size_t depth = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '\'' || c == '"') {
            at = after_literal(text, at);
            if (at == std::string_view::npos)
                return at;
            continue;
        }
        depth += c == '[' ? 1 : 0;
        ++at;
        if (c == ']' && --depth == 0)
            return at;
    }
    return std::string_view::npos;
}

}

void ExpressionScan::advance(std::size_t to)
{
    for (; m_at < to && m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (m_quote != '\0') {
            if (c == m_quote)
                m_quote = '\0';
            continue;
        }
        switch (c) {
        case '\'':
        case '"':
            m_quote = c;
            break;
        case '(':
        case '[': {
            const auto before = trimmed(m_text.substr(0, m_at));
            m_levels.push_back({c, c == '(' && before.ends_with("indexed-repeat"), 0});
            break;
        }
        case ')':
        case ']':
            if (!m_levels.empty())
                m_levels.pop_back();
            break;
        case ',':
            if (!m_levels.empty())
                ++m_levels.back().argument;
            break;
        default:
            break;
        }
    }
}

bool ExpressionScan::in_predicate() const
{
    return std::ranges::any_of(m_levels, [](const Level& level) { return level.opened == '['; });
}

bool ExpressionScan::wants_absolute() const
{
    if (m_levels.empty() || !m_levels.back().indexed_repeat)
        return false;
    const auto argument = m_levels.back().argument;
    return argument == 0 || argument == 1 || argument == 3 || argument == 5;
}

bool find_instance_expression(std::string_view text, std::size_t from, std::size_t& begin, std::size_t& end)
{
    for (auto at = text.find("instance(", from); at != std::string_view::npos; at = text.find("instance(", at + 1)) {
        begin = at;
        auto next = after_spaces(text, at + 9);
        if (next == text.size() || (text[next] != '\'' && text[next] != '"'))
            continue;
        next = after_literal(text, next);
        if (next == std::string_view::npos)
            continue;
        next = after_spaces(text, next);
        if (next == text.size() || text[next] != ')')
            continue;
        end = ++next;
        bool has_step = false;
        while (next < text.size()) {
            if (text[next] == '/' && next + 1 < text.size() && (starts_word(text[next + 1]) || text[next + 1] == '@')) {
                next = word_end(text, next + 2);
                // A full stop that ends the sentence is not part of the name.
                while (text[next - 1] == '.')
                    --next;
                has_step = true;
            } else if (text[next] == '[') {
                next = after_predicate(text, next);
                // One that never closes would make every later search as long as the text.
                if (next == std::string_view::npos)
                    return false;
            } else {
                break;
            }
            end = next;
        }
        if (has_step)
            return true;
    }
    return false;
}

bool is_dynamic_default(std::string_view text, std::string_view bind_type)
{
    const bool has_hyphens = bind_type == "date" || bind_type == "dateTime" || bind_type == "time" ||
                             bind_type == "geopoint" || bind_type == "geotrace" || bind_type == "geoshape";
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '\'' || c == '"') {
            const auto past = after_literal(text, at);
            at = past == std::string_view::npos ? at + 1 : past;
        } else if (is_digit(c) || (c == '-' && at + 1 < text.size() && is_digit(text[at + 1]))) {
            // A number, or a date or time written out, with its zone.
            bool is_time = false;
            for (++at; at < text.size(); ++at) {
                const bool before_digit = at + 1 < text.size() && is_digit(text[at + 1]);
                is_time = is_time || text[at] == ':';
                const bool joins = text[at] == '-' || text[at] == ':' || text[at] == 'T' || (text[at] == '+' && is_time);
                if (!is_digit(text[at]) && text[at] != '.' && !(joins && before_digit))
                    break;
            }
        } else if (c == '$' && at + 1 < text.size() && text[at + 1] == '{') {
            return true;
        } else if (starts_word(c)) {
            const auto past = word_end(text, at);
            const auto word = text.substr(at, past - at);
            if (past < text.size() && (text[past] == '(' || text[past] == '['))
                return true;
            if (text.substr(past).starts_with("://"))
                at = past + 3;
            else
                at = past;
            const bool spaced = at - word.size() > 0 && text[at - word.size() - 1] == ' ' && at < text.size() &&
                                text[at] == ' ';
            if (spaced && (word == "mod" || word == "div"))
                return true;
        } else if (c == '-' && has_hyphens) {
            return false;
        } else if (c == '*' || c == '+' || c == '-' || c == '|') {
            return true;
        } else {
            ++at;
        }
    }
    return false;
}

std::vector<std::string> pulldata_files(std::string_view expression)
{
    std::vector<std::string> files;
    for (auto at = expression.find("pulldata"); at != std::string_view::npos; at = expression.find("pulldata", at + 8)) {
        auto next = after_spaces(expression, at + 8);
        if (next == expression.size() || expression[next] != '(')
            continue;
        next = after_spaces(expression, next + 1);
        if (next == expression.size() || (expression[next] != '\'' && expression[next] != '"'))
            continue;
        const auto past = after_literal(expression, next);
        if (past != std::string_view::npos)
            files.emplace_back(trimmed(expression.substr(next + 1, past - next - 2)));
    }
    return files;
}

bool has_search(std::string_view appearance)
{
    const auto at = appearance.find("search");
    return at != std::string_view::npos && appearance.substr(after_spaces(appearance, at + 6)).starts_with('(');
}

}
