#pragma once

#include "platform/base/clock.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace kerbside::app {

/// All that an instance may know of the world.
struct Environment {
    const platform::Clock* clock = nullptr; ///< never null once given to an instance; outlives it
    /// Minutes east of Greenwich at that moment (seconds since 1970, UTC). UTC where empty.
    std::function<std::int32_t(std::int64_t utc_seconds)> zone;
    /// `deviceid`, `username`, `phonenumber`, `email`, `subscriberid`, `simserial`: property preloads.
    std::map<std::string, std::string> properties;
    /// 64 random bits; the operating system's where empty.
    std::function<std::uint64_t()> random;
    /// The submission that `jr://instance/last-saved` stands for; empty where there is none.
    std::string last_saved;
    /// Where the worker is, as a geopoint, for odk:setgeopoint; empty where it cannot be told.
    std::function<std::string()> location;
    /// For a face: what an output says inside a label is isolated where its direction may differ (platform/base/direction.h).
    bool isolates_outputs = false;
    /// What one answer may cost before its recalculation is stopped.
    std::uint64_t budget = 20'000'000;
};

/// The zone of the TZ variable, as the C library knows it, for Environment::zone.
std::int32_t system_zone(std::int64_t utc_seconds);

}
