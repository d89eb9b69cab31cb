#pragma once

#include <cstdint>
#include <optional>

namespace kerbside::app {

/// What the tablet has left, for a glance.
struct HealthView {
    std::optional<int> battery; ///< percent; nothing where there is none
    bool is_charging = false;
    std::optional<std::uint64_t> free_bytes;

    bool is_battery_low() const { return battery && *battery <= 15 && !is_charging; }
    /// Fewer than a shift's drafts, pictures and sealed answers may need.
    bool is_storage_low() const { return free_bytes && *free_bytes < 200'000'000; }
};

/// What the sessions need of the machine. Never waits.
class Health {
public:
    virtual ~Health() = default;
    virtual HealthView health() = 0;
};

}
