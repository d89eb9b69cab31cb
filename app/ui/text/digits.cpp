#include "app/ui/text/digits.h"

#include "app/ui/text/shape.h"

#include "platform/base/digit.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

namespace kerbside::app::ui {

namespace {

/// Between two of these stand two things: lines, cells of a table.
bool parts_lines(UChar32 letter)
{
    return u_iscntrl(letter) || letter == 0x2028 || letter == 0x2029;
}

bool is_digit_at(std::string_view text, std::size_t at)
{
    return at < text.size() && platform::is_digit(text[at]);
}

/// Threes behind the first one to three digits, and twos before the last three, as in India; no number begins so with a nought.
bool parts_thousands(std::string_view whole, char mark)
{
    std::size_t digits = 0;
    bool is_first = true;
    for (std::size_t at = 0; at <= whole.size(); ++at) {
        if (is_digit_at(whole, at)) {
            ++digits;
            continue;
        }
        const bool is_last = at == whole.size();
        if (!is_last && whole[at] != mark)
            return false;
        if (is_first ? is_last || digits == 0 || digits > 3 || whole.front() == '0' : digits != 3 && (is_last || digits != 2))
            return false;
        is_first = false;
        digits = 0;
    }
    return true;
}

/// Figures and what parts them, without a sign before them; every blank between two of them is one space.
std::string with_blanks(std::string_view text)
{
    std::string out;
    bool has_blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto next = decode(text, at);
        at += next.length;
        const auto seen = static_cast<UChar32>(next.character);
        if (u_isUWhiteSpace(seen)) {
            has_blank = !out.empty();
            continue;
        }
        const auto letter = number_letter(next.character, false);
        const bool is_sign = out.empty() && (letter == U'+' || u_hasBinaryProperty(seen, UCHAR_DASH));
        if (is_sign || u_hasBinaryProperty(seen, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            continue;
        if (std::exchange(has_blank, false))
            out += ' ';
        append_utf8(out, letter);
    }
    return out;
}

/// A comma parts thousands or is the decimal one; nothing where it may be either or none.
std::optional<std::string> without_commas(std::string figures, bool is_comma_decimal)
{
    const auto commas = std::count(figures.begin(), figures.end(), ',');
    if (commas == 0)
        return figures;
    const auto sign = figures.find_first_not_of("+-");
    const char group = is_comma_decimal ? '.' : ',';
    const auto point = figures.find(is_comma_decimal ? ',' : '.');
    const auto whole = std::string_view(figures).substr(sign, std::min(point, figures.size()) - sign);
    const auto behind = point == std::string::npos ? std::string_view() : std::string_view(figures).substr(point + 1);
    const bool has_groups = whole.find(group) != whole.npos;
    if (behind.find_first_not_of("0123456789") != behind.npos)
        return std::nullopt;
    if (has_groups && !parts_thousands(whole, group)) {
        // As it is typed, a lone comma is a point.
        if (commas != 1 || point != std::string::npos)
            return std::nullopt;
    } else if (has_groups) {
        std::erase(figures, group);
    }
    std::replace(figures.begin(), figures.end(), ',', '.');
    return figures;
}

}

char32_t number_letter(char32_t letter, bool is_comma_decimal)
{
    constexpr char32_t kArabicDecimalMark = 0x066B;
    constexpr char32_t kArabicThousandsMark = 0x066C;
    if (letter == kArabicDecimalMark || (letter == U',' && is_comma_decimal))
        return U'.';
    if (letter == kArabicThousandsMark)
        return U',';
    const auto digit = u_charDigitValue(static_cast<UChar32>(letter));
    return digit < 0 ? letter : U'0' + static_cast<char32_t>(digit);
}

std::optional<std::string> figures_of(std::string_view text, bool is_comma_decimal)
{
    std::string figures;
    bool has_digit = false;
    bool has_ended = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto next = decode(text, at);
        at += next.length;
        const auto seen = static_cast<UChar32>(next.character);
        has_ended = has_ended || (!figures.empty() && parts_lines(seen));
        if (u_isUWhiteSpace(seen) || u_hasBinaryProperty(seen, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            continue;
        if (next.character == U'\'' || next.character == U'\u2019') {
            const auto after = at < text.size() ? decode(text, at).character : U'\0';
            if (!figures.empty() && platform::is_digit(figures.back()) && u_isdigit(static_cast<UChar32>(after)))
                continue;
            return std::nullopt;
        }
        const auto letter = u_hasBinaryProperty(seen, UCHAR_DASH) ? U'-' : number_letter(next.character, false);
        const bool is_figure = platform::is_digit(letter) || letter == U'-' || letter == U'.' || letter == U',' || (letter == U'+' && figures.empty());
        if (!is_figure || has_ended)
            return std::nullopt;
        has_digit = has_digit || platform::is_digit(letter);
        figures += static_cast<char>(letter);
    }
    return has_digit ? without_commas(std::move(figures), is_comma_decimal) : std::nullopt;
}

std::optional<std::string> number_of(std::string_view text, bool is_comma_decimal)
{
    auto number = figures_of(text, is_comma_decimal);
    if (!number)
        return std::nullopt;
    const auto sign = number->find_first_not_of("+-") == 1 ? 1U : 0U;
    if (const auto spaced = with_blanks(text); spaced.find(' ') != spaced.npos) {
        const auto point = std::min(spaced.find_first_of(".,"), spaced.size());
        auto whole = spaced.substr(0, point);
        if (!parts_thousands(whole, ' '))
            return std::nullopt;
        std::erase(whole, ' ');
        *number = number->substr(0, sign) + whole + (point < spaced.size() ? "." : "") + spaced.substr(std::min(point + 1, spaced.size()));
    }
    const auto digits = std::string_view(*number).substr(sign);
    const auto point = std::min(digits.find('.'), digits.size());
    const auto are_digits = [](std::string_view part) { return std::all_of(part.begin(), part.end(), platform::is_digit); };
    if (!are_digits(digits.substr(0, point)) || !are_digits(digits.substr(std::min(point + 1, digits.size()))))
        return std::nullopt;
    return number;
}

}
