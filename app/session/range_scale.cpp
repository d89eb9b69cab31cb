#include "app/session/range_scale.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace kerbside::app {

namespace {

constexpr int kMostDigits = 9;
constexpr std::int64_t kMostSteps = 100'000;

/// Digits behind the point, without the zeros at the end.
int digits_of(std::string_view text)
{
    const auto point = text.find('.');
    if (point == std::string_view::npos)
        return 0;
    auto digits = text.substr(point + 1);
    while (!digits.empty() && digits.back() == '0')
        digits.remove_suffix(1);
    return static_cast<int>(digits.size());
}

std::optional<double> number_of(std::string_view text)
{
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size() || !std::isfinite(number))
        return {};
    return number;
}

}

RangeScale RangeScale::of(std::string_view start, std::string_view end, std::string_view step)
{
    const auto from = number_of(start);
    const auto to = number_of(end);
    const auto by = number_of(step.empty() ? std::string_view("1") : step);
    const int digits = std::max({digits_of(start), digits_of(end), digits_of(step)});
    if (!from || !to || !by || *by == 0 || *from == *to || digits > kMostDigits)
        return {};
    const double unit = std::pow(10.0, digits);
    constexpr double kMost = 1e15;
    if (std::abs(*from) * unit > kMost || std::abs(*to) * unit > kMost || std::abs(*by) * unit > kMost)
        return {};
    RangeScale scale;
    scale.m_digits = digits;
    scale.m_start = std::llround(*from * unit);
    const auto last = std::llround(*to * unit);
    const auto size = std::max<std::int64_t>(1, std::llabs(std::llround(*by * unit)));
    scale.m_step = last < scale.m_start ? -size : size;
    scale.m_steps = std::clamp<std::int64_t>((last - scale.m_start) / scale.m_step, 1, kMostSteps);
    return scale;
}

std::string RangeScale::text(std::int64_t at) const
{
    const auto number = m_start + std::clamp<std::int64_t>(at, 0, m_steps) * m_step;
    auto text = std::to_string(std::llabs(number));
    if (m_digits > 0) {
        const auto digits = static_cast<std::size_t>(m_digits);
        if (text.size() <= digits)
            text.insert(0, digits + 1 - text.size(), '0');
        text.insert(text.size() - digits, 1, '.');
        while (text.back() == '0')
            text.pop_back();
        if (text.back() == '.')
            text.pop_back();
    }
    return number < 0 ? "-" + text : text;
}

std::optional<std::int64_t> RangeScale::place(std::string_view value) const
{
    const auto number = number_of(value);
    if (!number)
        return {};
    const double steps = (*number * std::pow(10.0, m_digits) - static_cast<double>(m_start)) / static_cast<double>(m_step);
    return std::clamp<std::int64_t>(std::llround(std::clamp(steps, -1e12, 1e12)), 0, m_steps);
}

std::int64_t RangeScale::steps_in(std::string_view length) const
{
    const auto number = number_of(length);
    if (!number || *number == 0)
        return 0;
    const double steps = std::abs(*number) * std::pow(10.0, m_digits) / static_cast<double>(std::llabs(m_step));
    return std::clamp<std::int64_t>(std::llround(std::min(steps, 1e12)), 1, std::max<std::int64_t>(1, m_steps));
}

}
