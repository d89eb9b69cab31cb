#pragma once

#include "app/form/xpath/value.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace kerbside::app::xpath {

using Zone = std::function<std::int32_t(std::int64_t utc_seconds)>;

struct Civil {
    std::int64_t year = 1970;
    int month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0;
};

std::int64_t days_from_civil(std::int64_t year, int month, int day);
bool is_date(std::int64_t year, int month, int day);

/// A time of day with its offset where it names one: `10:20`, `10:20:30.456-07:00`.
struct ClockTime {
    std::int64_t milliseconds = 0; ///< since midnight
    std::optional<int> offset;     ///< minutes east
};
std::optional<ClockTime> parse_clock_time(std::string_view text);

/// An ISO date or dateTime. A date alone is midnight in the zone, as is a time without offset.
std::optional<Moment> parse_moment(std::string_view text, const Zone& zone);

/// Minutes east of Greenwich when the clocks of the zone show this many seconds since 1970-01-01T00:00.
std::int32_t offset_at_local(std::int64_t local_seconds, const Zone& zone);
/// What the clocks of the zone show.
Civil civil_at(double days, const Zone& zone);

/// `2026-03-14`, or `2026-03-14T10:20:30.456-07:00`; NaN gives the empty text.
std::string moment_to_text(const Moment& moment, const Zone& zone);
/// `+05:30`, `Z` never.
std::string offset_text(std::int32_t minutes);

}
