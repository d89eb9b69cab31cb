#include "app/form/xpath/value.h"

#include "platform/base/digit.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace kerbside::app::xpath {

std::string number_to_text(double number)
{
    if (std::isnan(number))
        return "NaN";
    if (std::isinf(number))
        return number < 0 ? "-Infinity" : "Infinity";
    if (number == 0)
        return "0";
    constexpr double kExact = 9007199254740992.0;
    std::array<char, 400> out{};
    const auto end = std::fabs(number) < kExact && number == std::trunc(number)
                         ? std::to_chars(out.data(), out.data() + out.size(), static_cast<long long>(number))
                         : std::to_chars(out.data(), out.data() + out.size(), number, std::chars_format::fixed);
    return {out.data(), static_cast<std::size_t>(end.ptr - out.data())};
}

double text_to_number(std::string_view text)
{
    constexpr double kNot = std::numeric_limits<double>::quiet_NaN();
    std::size_t from = 0;
    std::size_t end = text.size();
    const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (from < end && is_space(text[from]))
        ++from;
    while (end > from && is_space(text[end - 1]))
        --end;
    const bool negative = from < end && text[from] == '-';
    std::size_t at = from + (negative ? 1 : 0);
    if (at == end)
        return kNot;
    // Most numbers in a form are short integers.
    if (end - at <= 15) {
        std::int64_t whole = 0;
        std::size_t i = at;
        for (; i < end && platform::is_digit(text[i]); ++i)
            whole = whole * 10 + (text[i] - '0');
        if (i == end)
            return negative ? -static_cast<double>(whole) : static_cast<double>(whole);
    }
    bool digit = false;
    bool dot = false;
    bool exponent = false;
    for (std::size_t i = at; i < end; ++i) {
        const char c = text[i];
        if (platform::is_digit(c)) {
            digit = true;
        } else if (c == '.' && !dot && !exponent) {
            dot = true;
        } else if ((c == 'e' || c == 'E') && digit && !exponent && i + 1 < end) {
            exponent = true;
            if ((text[i + 1] == '+' || text[i + 1] == '-') && i + 2 < end)
                ++i;
        } else {
            return kNot;
        }
    }
    if (!digit)
        return kNot;
    // from_chars wants a digit before the point.
    double out = 0;
    const bool bare = text[at] == '.';
    std::string padded;
    const char* first = text.data() + at;
    const char* last = text.data() + end;
    if (bare) {
        padded = "0" + std::string(text.substr(at, end - at));
        first = padded.data();
        last = padded.data() + padded.size();
    }
    const auto result = std::from_chars(first, last, out);
    if (result.ec == std::errc::result_out_of_range)
        return kNot;
    return negative ? -out : out;
}

}
