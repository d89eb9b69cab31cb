#pragma once

#include "platform/base/file.h"

#include <cstdint>
#include <optional>

namespace kerbside::platform {

/// What the battery has left; nothing where there is none (a kiosk at the wall), or where it cannot be told.
struct Power {
    std::optional<int> percent;
    bool is_charging = false;
};

/// As the system tells it: on Linux, the folders of `/sys/class/power_supply`. Of several batteries, all together.
Power read_power(const Path& supplies = "/sys/class/power_supply");

/// How much more this file system takes from a program like this one, in bytes.
std::optional<std::uint64_t> free_space(const Path& folder);

}
