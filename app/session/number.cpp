#include "app/session/number.h"

#include "platform/base/digit.h"

#include <algorithm>
#include <array>
#include <vector>

namespace kerbside::app {

namespace {

constexpr std::string_view kMinus = "\u2212";
/// As people write them between thousands, all but the comma and the point.
constexpr std::array<std::string_view, 5> kSpaces = {" ", "\u00A0", "\u202F", "'", "\u2019"};

/// Digits, and between them one letter for each mark: `,`, `.`, or a space for all that is like one.
std::string plain(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const auto space = std::find_if(kSpaces.begin(), kSpaces.end(), [&](std::string_view each) { return text.starts_with(each); });
        out += space == kSpaces.end() ? text.front() : ' ';
        text.remove_prefix(space == kSpaces.end() ? 1 : space->size());
    }
    const auto first = out.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : out.substr(first, out.find_last_not_of(' ') + 1 - first);
}

bool are_digits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), platform::is_digit);
}

std::vector<std::string_view> parts_at(std::string_view text, char mark)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const auto at = text.find(mark);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return parts;
        text.remove_prefix(at + 1);
    }
}

/// The whole part without what parts its thousands; in India and Bangladesh groups of two stand before the last three.
std::optional<std::string> ungrouped(std::string_view text, char mark)
{
    const auto parts = parts_at(text, mark);
    std::string out;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        const auto& part = parts[at];
        const bool is_last = at + 1 == parts.size();
        const bool is_group = parts.size() == 1 || (at == 0 ? !part.empty() && part.size() <= 3 && part.front() != '0' : part.size() == 3 || (!is_last && part.size() == 2));
        if (!is_group || !are_digits(part))
            return std::nullopt;
        out += part;
    }
    return out;
}

std::size_t count_of(std::string_view text, char mark)
{
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), mark));
}

/// Where the whole part ends, and what parts its thousands; no mark: nothing does.
struct Marks {
    std::size_t point = std::string_view::npos;
    char group = '\0';
};

std::optional<Marks> marks_in(std::string_view text)
{
    Marks marks;
    const auto commas = count_of(text, ',');
    const auto points = count_of(text, '.');
    const bool has_spaces = count_of(text, ' ') > 0;
    if (commas > 0 && points > 0) {
        // The later one is the decimal mark.
        const bool is_comma = text.rfind(',') > text.rfind('.');
        marks = {text.rfind(is_comma ? ',' : '.'), is_comma ? '.' : ','};
        if (has_spaces || count_of(text, is_comma ? ',' : '.') != 1)
            return std::nullopt;
    } else if (commas + points == 1) {
        const bool is_comma = commas == 1;
        marks.point = text.find(is_comma ? ',' : '.');
        if (is_comma && !has_spaces && ungrouped(text, ','))
            marks = {std::string_view::npos, ','};
    } else if (commas + points > 1) {
        marks.group = commas > 0 ? ',' : '.';
    }
    if (has_spaces && marks.group != '\0')
        return std::nullopt;
    if (has_spaces)
        marks.group = ' ';
    return marks;
}

}

std::optional<std::string> number_typed(std::string_view text, Whole whole)
{
    const auto written = plain(text);
    std::string_view rest = written;
    std::string out;
    for (const auto minus : {std::string_view("-"), kMinus})
        if (rest.starts_with(minus)) {
            rest.remove_prefix(minus.size());
            out = "-";
            break;
        }
    const auto marks = marks_in(rest);
    if (!marks)
        return std::nullopt;
    const auto before = rest.substr(0, marks->point);
    const auto behind = marks->point == std::string_view::npos ? std::string_view() : rest.substr(marks->point + 1);
    const auto digits = ungrouped(before, marks->group == '\0' ? ' ' : marks->group);
    if (!digits || !are_digits(behind) || (digits->empty() && behind.empty()) || (whole == Whole::Yes && !behind.empty()))
        return std::nullopt;
    out += *digits;
    if (!behind.empty())
        out.append(".").append(behind);
    return out;
}

std::string number_kept(std::string_view text, ValueType type)
{
    return number_typed(text, type == ValueType::Integer ? Whole::Yes : Whole::No).value_or("");
}

namespace {

/// Without the noughts that say nothing.
std::string bare(std::string_view number)
{
    const bool is_below = number.starts_with('-');
    if (is_below)
        number.remove_prefix(1);
    while (number.size() > 1 && number.front() == '0' && number[1] != '.')
        number.remove_prefix(1);
    if (number.find('.') != number.npos) {
        while (number.ends_with('0'))
            number.remove_suffix(1);
        if (number.ends_with('.'))
            number.remove_suffix(1);
    }
    if (number.starts_with('.'))
        return (is_below ? "-0" : "0") + std::string(number);
    return (is_below && number != "0" ? "-" : "") + std::string(number);
}

}

bool is_same_number(std::string_view one, std::string_view other)
{
    return one.empty() == other.empty() && bare(one) == bare(other);
}

}
