#include "app/form/xpath/dates.h"
#include "app/form/xpath/function.h"
#include "app/form/xpath/month_names.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <optional>
#include <string>

namespace kerbside::app::xpath {

namespace {

constexpr double kDayMilliseconds = 86'400'000.0;

Zone zone_of(const Call& call)
{
    return [&call](std::int64_t utc_seconds) { return call.zone_minutes(utc_seconds); };
}

std::string text_of(Call& call, const Value& value)
{
    if (const auto* text = value.text())
        return *text;
    const auto* nodes = value.nodes();
    return nodes != nullptr && !nodes->empty() ? call.text_of(nodes->front()) : std::string{};
}

/// Any value as a moment: a number is days since 1970 UTC, a text an ISO date, dateTime or such a number.
std::optional<Moment> moment_of(Call& call, const Value& value, const Zone& zone)
{
    double days = 0;
    if (const auto* moment = value.moment()) {
        return *moment;
    } else if (const auto* number = value.number()) {
        days = *number;
    } else if (const auto* boolean = value.boolean()) {
        days = *boolean ? 1 : 0;
    } else {
        const std::string text = text_of(call, value);
        if (auto parsed = parse_moment(text, zone))
            return parsed;
        days = text_to_number(text);
    }
    if (!std::isfinite(days))
        return std::nullopt;
    return Moment{days, true};
}

/// The midnight with which the moment's day began, in the zone.
Moment midnight_of(const Moment& moment, const Zone& zone)
{
    const Civil at = civil_at(moment.days, zone);
    const std::int64_t local = days_from_civil(at.year, at.month, at.day) * 86'400;
    const std::int64_t utc = local - std::int64_t{offset_at_local(local, zone)} * 60;
    return {static_cast<double>(utc) / 86'400.0, false};
}

Moment now_of(const Call& call)
{
    return {static_cast<double>(call.now_milliseconds()) / kDayMilliseconds, true};
}

Value now(Call& call)
{
    return now_of(call);
}

Value today(Call& call)
{
    return midnight_of(now_of(call), zone_of(call));
}

Value date(Call& call)
{
    const Zone zone = zone_of(call);
    const Value value = call.value(0);
    const auto moment = moment_of(call, value, zone);
    return moment ? Value(midnight_of(*moment, zone)) : Value("");
}

Value date_time(Call& call)
{
    const Value value = call.value(0);
    const auto moment = moment_of(call, value, zone_of(call));
    return moment ? Value(Moment{moment->days, true}) : Value("");
}

Value decimal_date_time(Call& call)
{
    const Value value = call.value(0);
    const auto moment = moment_of(call, value, zone_of(call));
    return moment ? moment->days : std::numeric_limits<double>::quiet_NaN();
}

/// Milliseconds since the local midnight of a time (with an offset: as the device's clocks show that moment today)
/// or of a moment.
std::optional<double> time_of_day(Call& call, const Value& value, const Zone& zone)
{
    if (value.moment() == nullptr && value.number() == nullptr && value.boolean() == nullptr) {
        if (const auto time = parse_clock_time(text_of(call, value))) {
            if (!time->offset)
                return static_cast<double>(time->milliseconds);
            const std::int64_t here = zone(call.now_milliseconds() / 1000);
            const double shifted = static_cast<double>(time->milliseconds + (here - *time->offset) * 60'000);
            return shifted - std::floor(shifted / kDayMilliseconds) * kDayMilliseconds;
        }
    }
    const auto moment = moment_of(call, value, zone);
    // A date alone has no time of day.
    if (!moment || !moment->has_time)
        return std::nullopt;
    const Civil at = civil_at(moment->days, zone);
    return static_cast<double>(((at.hour * 60 + at.minute) * 60 + at.second) * 1000 + at.millisecond);
}

Value decimal_time(Call& call)
{
    const Value value = call.value(0);
    const auto time = time_of_day(call, value, zone_of(call));
    return time ? *time / kDayMilliseconds : std::numeric_limits<double>::quiet_NaN();
}

std::string padded(std::int64_t number, int width)
{
    std::array<char, 32> out{};
    const int size = std::snprintf(out.data(), out.size(), "%0*lld", width, static_cast<long long>(number));
    return {out.data(), static_cast<std::size_t>(size)};
}

/// One identifier of ODK XForms §fn:format-date-time; nothing where it is none.
std::optional<std::string> formatted(char identifier, const Civil& at, const DateNames& names)
{
    switch (identifier) {
    case 'Y': return padded(at.year, 4);
    case 'y': return padded(at.year % 100, 2);
    case 'm': return padded(at.month, 2);
    case 'n': return std::to_string(at.month);
    case 'b': return std::string(names.months[static_cast<std::size_t>(at.month - 1)]);
    case 'd': return padded(at.day, 2);
    case 'e': return std::to_string(at.day);
    case 'H': return padded(at.hour, 2);
    case 'h': return std::to_string(at.hour);
    case 'M': return padded(at.minute, 2);
    case 'S': return padded(at.second, 2);
    case '3': return padded(at.millisecond, 3);
    case '%': return "%";
    case 'a': {
        const std::int64_t since_sunday = days_from_civil(at.year, at.month, at.day) + 4;
        return std::string(names.weekdays[static_cast<std::size_t>((since_sunday % 7 + 7) % 7)]);
    }
    default: return std::nullopt;
    }
}

Value format_date_time(Call& call)
{
    const Zone zone = zone_of(call);
    const Value value = call.value(0);
    auto moment = moment_of(call, value, zone);
    if (!moment) {
        const auto time = time_of_day(call, value, zone);
        if (!time)
            return "";
        moment = Moment{midnight_of(now_of(call), zone).days + *time / kDayMilliseconds, true};
    }
    const Civil at = civil_at(moment->days, zone);
    const DateNames& names = date_names(call.language());
    const std::string format = call.string(1);
    if (!call.spend(format.size()))
        return "";
    std::string out;
    for (std::size_t i = 0; i < format.size(); ++i) {
        const auto piece = format[i] == '%' && i + 1 < format.size() ? formatted(format[i + 1], at, names)
                                                                     : std::nullopt;
        if (piece) {
            out += *piece;
            ++i;
        } else {
            out += format[i];
        }
    }
    return out;
}

// All of them hang on the zone, so none is folded when the form is loaded.
constexpr std::array kFunctions = {
    Function{"now", 0, 0, now, Reads::Clock},
    Function{"today", 0, 0, today, Reads::Clock},
    Function{"date", 1, 1, date, Reads::Context},
    Function{"date-time", 1, 1, date_time, Reads::Context},
    Function{"decimal-date-time", 1, 1, decimal_date_time, Reads::Context},
    Function{"decimal-time", 1, 1, decimal_time, Reads::Context},
    Function{"format-date", 2, 2, format_date_time, Reads::Context},
    Function{"format-date-time", 2, 2, format_date_time, Reads::Context},
};

}

std::span<const Function> date_functions()
{
    return kFunctions;
}

}
