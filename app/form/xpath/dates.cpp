#include "app/form/xpath/dates.h"

#include "platform/base/digit.h"
#include "platform/base/trim.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace kerbside::app::xpath {

namespace {

constexpr std::int64_t kDayMilliseconds = 86'400'000;

/// `count` digits at `at`, which moves past them; -1 where they are not.
int digits(std::string_view text, std::size_t& at, std::size_t count)
{
    if (at + count > text.size())
        return -1;
    int out = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const char c = text[at + i];
        if (!platform::is_digit(c))
            return -1;
        out = out * 10 + (c - '0');
    }
    at += count;
    return out;
}

bool takes(std::string_view text, std::size_t& at, char c)
{
    if (at >= text.size() || text[at] != c)
        return false;
    ++at;
    return true;
}

std::int64_t floor_div(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

}

std::int64_t days_from_civil(std::int64_t year, int month, int day)
{
    const std::int64_t y = year - (month <= 2 ? 1 : 0);
    const std::int64_t era = floor_div(y, 400);
    const std::int64_t yoe = y - era * 400;
    const std::int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

bool is_date(std::int64_t year, int month, int day)
{
    if (month < 1 || month > 12 || day < 1)
        return false;
    constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

std::optional<ClockTime> parse_clock_time(std::string_view text)
{
    std::size_t at = 0;
    const int hour = digits(text, at, 2);
    if (hour < 0 || hour > 23 || !takes(text, at, ':'))
        return std::nullopt;
    const int minute = digits(text, at, 2);
    if (minute < 0 || minute > 59)
        return std::nullopt;
    int second = 0;
    int milliseconds = 0;
    if (takes(text, at, ':')) {
        second = digits(text, at, 2);
        if (second < 0 || second > 59)
            return std::nullopt;
        if (takes(text, at, '.')) {
            int scale = 100;
            const std::size_t from = at;
            for (; at < text.size() && platform::is_digit(text[at]); ++at) {
                milliseconds += (text[at] - '0') * scale;
                scale /= 10;
            }
            if (at == from)
                return std::nullopt;
        }
    }
    ClockTime out;
    out.milliseconds = ((hour * 60 + minute) * 60 + second) * 1000LL + milliseconds;
    if (at == text.size())
        return out;
    if (takes(text, at, 'Z')) {
        out.offset = 0;
    } else {
        const char sign = text[at];
        if (sign != '+' && sign != '-')
            return std::nullopt;
        ++at;
        const int hours = digits(text, at, 2);
        int minutes = 0;
        if (hours < 0 || hours > 14)
            return std::nullopt;
        if (at < text.size()) {
            takes(text, at, ':');
            minutes = digits(text, at, 2);
        }
        if (minutes < 0 || minutes > 59)
            return std::nullopt;
        out.offset = (hours * 60 + minutes) * (sign == '-' ? -1 : 1);
    }
    if (at != text.size())
        return std::nullopt;
    return out;
}

std::int32_t offset_at_local(std::int64_t local_seconds, const Zone& zone)
{
    if (!zone)
        return 0;
    const std::int32_t guess = zone(local_seconds);
    return zone(local_seconds - std::int64_t{guess} * 60);
}

std::optional<Moment> parse_moment(std::string_view given, const Zone& zone)
{
    const auto text = platform::trimmed(given);
    std::size_t at = 0;
    const int year = digits(text, at, 4);
    if (year < 0 || !takes(text, at, '-'))
        return std::nullopt;
    // Months and days of one digit are taken, as the field writes them.
    const auto short_number = [&]() -> int {
        std::size_t probe = at;
        const int two = digits(text, probe, 2);
        if (two >= 0) {
            at = probe;
            return two;
        }
        return digits(text, at, 1);
    };
    const int month = short_number();
    if (month < 0 || !takes(text, at, '-'))
        return std::nullopt;
    const int day = short_number();
    if (day < 0 || !is_date(year, month, day))
        return std::nullopt;
    const std::int64_t date = days_from_civil(year, month, day);
    ClockTime time;
    const bool has_time = at < text.size();
    if (has_time) {
        if (!takes(text, at, 'T'))
            return std::nullopt;
        const auto found = parse_clock_time(text.substr(at));
        if (!found)
            return std::nullopt;
        time = *found;
    }
    const std::int64_t local = date * kDayMilliseconds + time.milliseconds;
    const std::int32_t offset = time.offset ? *time.offset : offset_at_local(floor_div(local, 1000), zone);
    return Moment{static_cast<double>(local - std::int64_t{offset} * 60'000) / static_cast<double>(kDayMilliseconds),
                  has_time};
}

Civil civil_at(double days, const Zone& zone)
{
    // Beyond what a calendar shows; the conversion below would overflow.
    constexpr double kFarthest = 3.65e8;
    if (!(std::fabs(days) < kFarthest))
        return {};
    const auto utc = static_cast<std::int64_t>(std::llround(days * static_cast<double>(kDayMilliseconds)));
    const std::int32_t offset = zone ? zone(floor_div(utc, 1000)) : 0;
    const std::int64_t local = utc + std::int64_t{offset} * 60'000;
    const std::int64_t day = floor_div(local, kDayMilliseconds);
    std::int64_t rest = local - day * kDayMilliseconds;
    const std::int64_t z = day + 719468;
    const std::int64_t era = floor_div(z, 146097);
    const std::int64_t doe = z - era * 146097;
    const std::int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const std::int64_t mp = (5 * doy + 2) / 153;
    Civil out;
    out.day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
    out.month = static_cast<int>(mp + (mp < 10 ? 3 : -9));
    out.year = yoe + era * 400 + (out.month <= 2 ? 1 : 0);
    out.millisecond = static_cast<int>(rest % 1000);
    rest /= 1000;
    out.second = static_cast<int>(rest % 60);
    out.minute = static_cast<int>(rest / 60 % 60);
    out.hour = static_cast<int>(rest / 3600);
    return out;
}

std::string offset_text(std::int32_t minutes)
{
    std::array<char, 16> out{};
    const int size = std::snprintf(out.data(), out.size(), "%c%02d:%02d", minutes < 0 ? '-' : '+',
                                   std::abs(minutes) / 60 % 100, std::abs(minutes) % 60);
    return {out.data(), static_cast<std::size_t>(size)};
}

std::string moment_to_text(const Moment& moment, const Zone& zone)
{
    if (!std::isfinite(moment.days))
        return {};
    const Civil at = civil_at(moment.days, zone);
    std::array<char, 64> out{};
    int size = std::snprintf(out.data(), out.size(), "%04lld-%02d-%02d", static_cast<long long>(at.year), at.month,
                             at.day);
    std::string text(out.data(), static_cast<std::size_t>(size));
    if (!moment.has_time)
        return text;
    size = std::snprintf(out.data(), out.size(), "T%02d:%02d:%02d.%03d", at.hour, at.minute, at.second,
                         at.millisecond);
    text.append(out.data(), static_cast<std::size_t>(size));
    const auto utc = static_cast<std::int64_t>(std::floor(moment.days * 86400.0));
    return text + offset_text(zone ? zone(utc) : 0);
}

}
