#pragma once

#include "platform/base/clock.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace kerbside::app {

enum class WaitReason : std::uint8_t {
    None,
    Soon,        ///< it is about to be tried
    Offline,
    Captive,     ///< the network wants somebody to sign in first
    Metered,
    NoAnswer,    ///< the hub could not be reached, or its answer was none
    NotEnrolled,
    Session,     ///< anonymous ones, held until their session ends
};

/// What waits to be sent, why, and what came of it.
struct SyncView {
    std::size_t waiting = 0;   ///< not confirmed yet, those on their way among them
    std::size_t held_back = 0; ///< anonymous ones of a session that goes on
    std::size_t received = 0;
    std::size_t set_aside = 0;
    bool is_sending = false;
    std::size_t batch_done = 0;
    std::size_t batch_size = 0;
    WaitReason reason = WaitReason::None;
    std::optional<std::chrono::seconds> next_try;
    std::optional<platform::WallTime> last_receipt;
    std::string device; ///< a short name for it; empty before enrolment
    bool is_enrolled = false;
};

/// What the sessions need of the courier. Never waits.
class Outgoing {
public:
    virtual ~Outgoing() = default;
    virtual SyncView status() = 0;
    virtual void try_now() = 0;
    /// Something new is in the outbox.
    virtual void wake() = 0;
};

}
