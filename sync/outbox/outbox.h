#pragma once

#include "platform/base/clock.h"
#include "platform/storage/database.h"
#include "sync/wire/batch.h"
#include "sync/wire/receipt.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::platform {
class Transaction;
}

namespace kerbside::sync {

/// READY -> IN_FLIGHT -> ACKED -> PURGED, and aside: HELD, QUARANTINED (DESIGN §7).
enum class ParcelState : std::uint8_t { Ready, InFlight, Acked, Held, Quarantined, Purged };

/// `ready`, `in_flight`, `acked`, `held`, `quarantined`, `purged`: the words of `status --json`.
std::string_view name_of(ParcelState) noexcept;

/// Named ones may be listed one by one. Anonymous ones are counted only.
enum class Visibility : std::uint8_t { Named, Anonymous };

/// First is for forms that are sent before anything else, such as a safeguarding concern.
enum class Priority : std::uint8_t { Normal, First };

/// A sealed envelope on its way in. Its key, form and hash are read from its own bytes.
struct Outgoing {
    Bytes envelope;
    Visibility visibility = Visibility::Named;
    Priority priority = Priority::Normal;
};

/// One that waits, without its bytes.
struct WaitingParcel {
    EnvelopeKey key;
    std::size_t bytes = 0;
    Priority priority = Priority::Normal;
    std::uint32_t attempts = 0; ///< how often it left
};

/// A claimed one, with its bytes.
struct Parcel {
    EnvelopeKey key;
    Hash256 hash{};
    Bytes envelope;
};

struct ParcelCounts {
    std::int64_t ready = 0;
    std::int64_t in_flight = 0;
    std::int64_t acked = 0;
    std::int64_t held = 0;
    std::int64_t quarantined = 0;
    std::int64_t purged = 0;
    friend bool operator==(const ParcelCounts&, const ParcelCounts&) = default;
};

/// A named one, for a list.
struct ParcelInfo {
    EnvelopeKey key;
    std::string form;
    ParcelState state = ParcelState::Ready;
    std::string reason;
};

/// The tables of this room, for Database::migrate. They live in the device's file.
platform::SchemaPart outbox_schema();

/// The finalized submissions, until the hub has them and the desk has pulled them.
/// One leaves READY or IN_FLIGHT for good only by a verified receipt: a crash costs a resend, never an answer.
/// Its own transactions are IMMEDIATE and durable on return; an Unknown one means: close, open, recover().
/// One thread per connection: the one that owns the database.
class Outbox {
public:
    explicit Outbox(platform::Database& db) : m_db(db) {}

    /// Joins the caller's transaction. A key that was ever here is Refused, never overwritten.
    Status put(platform::Transaction&, const Outgoing&);

    /// NotFound if it was never here.
    Result<ParcelState> state_of(const EnvelopeKey&) const;

    /// READY ones: urgent first, then the least tried, then in the order of their random ids.
    Result<std::vector<WaitingParcel>> waiting(std::size_t limit) const;

    /// Marks these as in flight, on disk, before a byte leaves. One that is not READY any more is left out.
    Result<std::vector<Parcel>> claim(std::span<const EnvelopeKey>);

    /// All of a receipt that was verified and checked, or nothing. A verdict counts only for the very bytes that are here:
    /// another hash changes nothing. Where the hub's chain is broken an older copy of it was put back: all that is
    /// confirmed and still here goes again. One that is to be tried later stays as it is. `at` is our clock's time.
    Status settle(const Receipt&, platform::WallTime at);
    /// What the last receipt told; it travels with the next batch.
    Result<HubMark> seen() const;

    /// Whether the other side may have read what left: only that is held against an envelope.
    enum class Attempt : std::uint8_t { Counts, DoesNotCount };
    /// No verdict came: from IN_FLIGHT to READY again.
    Status give_back(std::span<const EnvelopeKey>, Attempt);
    /// After a start: whatever was in flight when the last run ended is READY.
    Status recover();

    /// A READY one waits for a reason of ours (`metered`, `revoked` …) until release() of that reason.
    Status hold(const EnvelopeKey&, std::string_view reason);
    Status release(std::string_view reason);
    /// Set aside for a person to look at; kept, and never sent again by itself.
    Status quarantine(const EnvelopeKey&, std::string_view reason);

    /// Drops the bytes of those that the desk has pulled; a tombstone (key, hash) stays. Returns how many.
    Result<std::int64_t> purge();

    Result<ParcelCounts> counts() const;
    /// Named ones that are not purged yet.
    Result<std::vector<ParcelInfo>> named(std::size_t limit = 1000) const;
    Result<std::optional<platform::WallTime>> last_receipt() const;

    /// When the courier goes on, for `status` in another process: by the monotonic clock of this start of the machine.
    Status note_next_attempt(std::optional<platform::MonotonicTime>);
    Result<std::optional<platform::MonotonicTime>> next_attempt() const;

private:
    Result<std::optional<std::int64_t>> note(std::string_view name) const;
    Status set_note(std::string_view name, std::int64_t value);

    platform::Database& m_db;
};

}
