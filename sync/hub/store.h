#pragma once

#include "platform/storage/database.h"
#include "sync/wire/chain.h"
#include "sync/wire/pull.h"
#include "sync/wire/receipt.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::platform {
class Transaction;
}

namespace kerbside::sync {

platform::SchemaPart hub_schema();

/// One of the hub's envelopes with what the desk needs beside it.
struct StoredEnvelope {
    std::uint64_t serial = 0;
    Bytes certificate;
    Bytes envelope;
};

/// The hub's own file: every envelope once, in a chain, and the few things the hub knows of itself.
/// One thread at a time.
class HubStore {
public:
    explicit HubStore(platform::Database& db) : m_db(db) {}

    Result<HubMark> last() const;
    /// Whether this mark is in the chain; zero always is.
    Result<bool> has(const HubMark&) const;

    /// Stored (now the chain's last link), Duplicate or Conflict (set aside). Joins the caller's transaction.
    Result<Verdict> store(platform::Transaction&, const DeviceId&, const EnvelopeKey&, const Hash256&, ByteView envelope);
    Status keep_certificate(platform::Transaction&, const DeviceId&, ByteView certificate);

    /// What follows a serial number, within the limits of a page.
    Result<std::vector<StoredEnvelope>> after(std::uint64_t serial) const;

    Result<std::uint64_t> pulled_through() const;
    /// Only ever higher.
    Status note_pulled(std::uint64_t serial);

    /// NotFound where there is none.
    Result<Bytes> setting(std::string_view name) const;
    Status set_setting(platform::Transaction&, std::string_view name, ByteView value);

    struct Counts {
        std::int64_t envelopes = 0;
        std::int64_t conflicts = 0;
        std::int64_t devices = 0;
    };
    Result<Counts> counts() const;

private:
    Status set_aside(const DeviceId&, const EnvelopeKey&, const Hash256&, ByteView envelope);
    platform::Database& m_db;
};

}
