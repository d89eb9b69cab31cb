#pragma once

#include <cstddef>
#include <cstdint>

namespace kerbside::app {

/// Whether somebody can come back with her PIN alone, and why not.
enum class PinState : std::uint8_t {
    None,    ///< she has no PIN
    Asleep,  ///< she has one, and has not given her words since the program started
    Ready,   ///< the PIN opens
    Spent,   ///< too many wrong tries
    Expired, ///< her words are too long ago
};

struct PinStanding {
    PinState state = PinState::None;
    std::size_t tries = 0; ///< that are left, where it is Ready
};

}
