#pragma once

#include "platform/base/clock.h"
#include "platform/connectivity/connectivity.h"
#include "sync/outbox/outbox.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace kerbside::sync {

/// Why what waits is not on its way; the screen says it in words of its own.
enum class SyncReason : std::uint8_t {
    NothingWaits,
    Sending,
    NotEnrolled,      ///< no card yet: nobody to send to
    NoNetwork,        ///< the machine has none
    HubUnreachable,   ///< there is a network, and no hub at its end
    NotTheHub,        ///< somebody else answered: a captive portal, or an intruder
    NoAnswer,         ///< it left, and no receipt came: it goes again
    HubBusy,          ///< the hub asked for patience
    HubRefuses,       ///< the hub does not take this device's batches
    StorageTrouble,   ///< our own disk
    Held,             ///< all that waits is held, for the reason at each item
};

/// `nothing_waits`, `sending` … for `status --json` and for translations.
std::string_view name_of(SyncReason) noexcept;

/// How far the batch under way is.
struct BatchProgress {
    std::size_t envelopes = 0;
    std::uint64_t bytes_sent = 0;
    std::uint64_t bytes = 0;
};

/// What the courier knows, as plain values.
struct SyncStatus {
    ParcelCounts counts;
    SyncReason reason = SyncReason::NothingWaits;
    platform::Network network = platform::Network::Up;
    std::optional<platform::MonotonicTime> next_attempt;
    std::optional<BatchProgress> progress;
    std::optional<platform::WallTime> last_receipt;
};

}
