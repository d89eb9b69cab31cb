#pragma once

#include "platform/base/clock.h"
#include "platform/connectivity/connectivity.h"
#include "platform/storage/database.h"
#include "sync/courier/sync_status.h"
#include "sync/transport/transport.h"
#include "sync/wire/card.h"

#include <chrono>
#include <functional>
#include <optional>
#include <span>

namespace kerbside::sync {

/// Who we are to the hub, as the device's card has it.
struct CourierPapers {
    SigningKey key;
    Bytes certificate;
    Keyset keyset;
    VerifyKey hub;
};

/// What the courier works with; all of it outlives the courier.
struct CourierParts {
    Transport& transport;
    const platform::Connectivity& connectivity;
    const platform::Clock& clock;
    /// Opens the device's file. Called at the first step, and again after a failure whose outcome cannot be told.
    std::function<Result<platform::Database>()> open_database;
    /// Uniform in [0, bound).
    std::function<std::uint64_t(std::uint64_t bound)> random;
    /// Keeps a newer keyset, which was verified. May be empty.
    std::function<Status(const Bytes&)> keep_keyset;
    /// Hears of every change, on the thread that steps. May be empty.
    std::function<void(const SyncStatus&)> publish;
};

/// Carries the outbox to the hub: claim, plan, send, verify, settle, back off. Starts no thread and never looks at
/// the clock but through its parts, so that a test or a script steps it in virtual time.
/// Nothing but a receipt that was verified counts as an answer.
class Courier {
public:
    Courier(CourierParts, CourierPapers);

    enum class Did : std::uint8_t {
        Nothing, ///< nothing was due
        Settled, ///< a receipt came; there may be more to do at once
        Failed,  ///< an attempt came to nothing; `reason` of the status says why
    };
    struct Step {
        Did did = Did::Nothing;
        /// When to step again at the latest; empty: when something changes.
        std::optional<platform::MonotonicTime> due;
    };

    /// Does one thing that is due. Waits for the transport's answer.
    Step step();

    /// A person asks for it now: the back-off is over, and the hub is asked how far the desk is.
    void hurry();
    /// The network came, went or changed: the next attempt is soon, not at the same moment as everybody's.
    void network_changed();

    const SyncStatus& status() const noexcept { return m_status; }

private:
    struct Failure {
        SyncReason reason;
        std::chrono::seconds at_least{0}; ///< what the hub asked for
        bool was_read = false;            ///< the hub may have choked on what was in it
    };

    Status open();
    void close();
    Result<Step> step_or_error();
    Result<std::vector<Parcel>> claim();
    Result<Step> exchange(const std::vector<Parcel>&);
    Result<Step> settle(const Receipt&, const std::vector<Parcel>&);
    Result<Step> fail(const Failure&, std::span<const Parcel>);
    Result<Step> fetch_keyset();
    void back_off(std::chrono::seconds at_least);
    bool is_question_due() const;
    Status look();
    void tell(SyncReason);
    void publish() const;

    CourierParts m_parts;
    CourierPapers m_papers;
    std::optional<platform::Database> m_db;
    std::optional<Outbox> m_outbox;
    SyncStatus m_status;
    std::optional<platform::MonotonicTime> m_not_before;
    std::optional<platform::MonotonicTime> m_ask_at;
    std::uint64_t m_hub_epoch = 0;
    unsigned m_failures = 0;
    std::size_t m_batch_limit = kMaxBatchEnvelopes;
    bool m_is_asked_for = false;
};

}
