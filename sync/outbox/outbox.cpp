#include "sync/outbox/outbox.h"

#include "platform/storage/transaction.h"

#include <algorithm>

namespace kerbside::sync {

namespace {

using platform::Statement;
using platform::Transaction;

constexpr int number(ParcelState state)
{
    return static_cast<int>(state);
}

constexpr int kReady = number(ParcelState::Ready);
constexpr int kInFlight = number(ParcelState::InFlight);
constexpr int kAcked = number(ParcelState::Acked);
constexpr int kHeld = number(ParcelState::Held);
constexpr int kQuarantined = number(ParcelState::Quarantined);
constexpr int kPurged = number(ParcelState::Purged);

/// SQLite has signed numbers only; no count of ours comes near the limit.
std::int64_t stored(std::uint64_t number)
{
    return static_cast<std::int64_t>(std::min<std::uint64_t>(number, INT64_MAX));
}

Result<EnvelopeKey> key_of(const Statement& row, int column)
{
    const auto bytes = row.bytes(column);
    std::array<std::uint8_t, 16> id{};
    if (bytes.size() != id.size())
        return Error{ErrorKind::Corrupt, "an instanceID of the outbox"};
    std::copy(bytes.begin(), bytes.end(), id.begin());
    return EnvelopeKey{platform::Uuid(id), static_cast<std::uint32_t>(row.integer(column + 1))};
}

Result<Hash256> hash_of(const Statement& row, int column)
{
    const auto bytes = row.bytes(column);
    Hash256 hash{};
    if (bytes.size() != hash.size())
        return Error{ErrorKind::Corrupt, "a hash of the outbox"};
    std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

}

Status Outbox::put(Transaction& transaction, const Outgoing& outgoing)
{
    TRY_ASSIGN(const auto header, read_header(outgoing.envelope));
    const auto& id = header.key.instance_id.bytes();
    auto& db = transaction.database();
    TRY_ASSIGN(auto parcel, db.prepare("INSERT INTO outbox (instance_id, revision, state, priority, anonymous, form, "
                                       "bytes, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    TRY(parcel
            .bind(id, header.key.revision, kReady, static_cast<int>(outgoing.priority),
                  outgoing.visibility == Visibility::Anonymous, header.form_id,
                  static_cast<std::int64_t>(outgoing.envelope.size()), hash_of_envelope(outgoing.envelope))
            .run());
    TRY_ASSIGN(auto bytes, db.prepare("INSERT INTO outbox_envelope (instance_id, revision, envelope) VALUES (?, ?, ?)"));
    return bytes.bind(id, header.key.revision, outgoing.envelope).run();
}

Result<ParcelState> Outbox::state_of(const EnvelopeKey& key) const
{
    TRY_ASSIGN(auto row, m_db.prepare("SELECT state FROM outbox WHERE instance_id = ? AND revision = ?"));
    TRY_ASSIGN(const bool found, row.bind(key.instance_id.bytes(), key.revision).step());
    if (!found)
        return Error{ErrorKind::NotFound, "it was never in the outbox"};
    return static_cast<ParcelState>(row.integer(0));
}

Result<std::vector<WaitingParcel>> Outbox::waiting(std::size_t limit) const
{
    TRY_ASSIGN(auto row, m_db.prepare("SELECT instance_id, revision, bytes, priority, attempts FROM outbox WHERE state = ? "
                                      "ORDER BY priority DESC, attempts, instance_id, revision LIMIT ?"));
    row.bind(kReady, static_cast<std::int64_t>(limit));
    std::vector<WaitingParcel> waiting;
    for (;;) {
        TRY_ASSIGN(const bool more, row.step());
        if (!more)
            return waiting;
        TRY_ASSIGN(const auto key, key_of(row, 0));
        waiting.push_back({key, static_cast<std::size_t>(row.integer(2)), static_cast<Priority>(row.integer(3)),
                           static_cast<std::uint32_t>(row.integer(4))});
    }
}

Result<std::vector<Parcel>> Outbox::claim(std::span<const EnvelopeKey> keys)
{
    if (keys.empty())
        return std::vector<Parcel>{};
    TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    TRY_ASSIGN(auto mark, m_db.prepare("UPDATE outbox SET state = ?, attempts = attempts + 1 "
                                       "WHERE instance_id = ? AND revision = ? AND state = ?"));
    TRY_ASSIGN(auto row, m_db.prepare("SELECT hash, envelope FROM outbox NATURAL JOIN outbox_envelope "
                                      "WHERE instance_id = ? AND revision = ?"));
    std::vector<Parcel> claimed;
    for (const auto& key : keys) {
        TRY(mark.bind(kInFlight, key.instance_id.bytes(), key.revision, kReady).run());
        if (m_db.changes() == 0)
            continue;
        TRY_ASSIGN(const bool found, row.bind(key.instance_id.bytes(), key.revision).step());
        if (!found)
            return Error{ErrorKind::Corrupt, "an envelope of the outbox is missing"};
        TRY_ASSIGN(const auto hash, hash_of(row, 0));
        claimed.push_back({key, hash, row.bytes(1)});
        row.reset();
    }
    TRY(transaction.commit());
    return claimed;
}

Status Outbox::settle(const Receipt& receipt, platform::WallTime at)
{
    TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    if (!receipt.is_continuous) {
        TRY_ASSIGN(auto again, m_db.prepare("UPDATE outbox SET state = ?, stored_through = NULL WHERE state = ?"));
        TRY(again.bind(kReady, kAcked).run());
    }
    // A confirmed one may have been given back meanwhile, held or even refused before: the hub has it all the same.
    TRY_ASSIGN(auto confirm, m_db.prepare("UPDATE outbox SET state = ?, reason = NULL, stored_through = ? "
                                          "WHERE instance_id = ? AND revision = ? AND hash = ? AND state <> ?"));
    // By the hash alone: the hub could not read the key of a malformed one.
    TRY_ASSIGN(auto refuse, m_db.prepare("UPDATE outbox SET state = ?, reason = ? WHERE hash = ? AND state IN (?, ?)"));
    for (const auto& item : receipt.items) {
        const auto& id = item.key.instance_id.bytes();
        if (item.verdict == Verdict::Stored || item.verdict == Verdict::Duplicate)
            TRY(confirm.bind(kAcked, stored(receipt.stored_through), id, item.key.revision, item.hash, kPurged).run());
        else if (item.verdict == Verdict::Conflict)
            TRY(refuse.bind(kQuarantined, name_of(item.verdict), item.hash, kInFlight, kReady).run());
        else if (item.reason == RejectReason::Revoked || item.reason == RejectReason::UnknownKeyset)
            TRY(refuse.bind(kHeld, name_of(item.reason), item.hash, kInFlight, kReady).run());
        else if (item.reason != RejectReason::TryLater)
            TRY(refuse.bind(kQuarantined, name_of(item.reason), item.hash, kInFlight, kReady).run());
    }
    TRY(set_note("last_receipt", at.time_since_epoch().count()));
    TRY(set_note("pulled_through", stored(receipt.pulled_through)));
    TRY(set_note("seen_serial", stored(receipt.stored_through)));
    TRY_ASSIGN(auto head, m_db.prepare("INSERT OR REPLACE INTO outbox_note (name, value) VALUES ('seen_head', ?)"));
    TRY(head.bind(receipt.head).run());
    return transaction.commit();
}

Result<HubMark> Outbox::seen() const
{
    HubMark mark;
    TRY_ASSIGN(const auto serial, note("seen_serial"));
    if (!serial)
        return mark;
    TRY_ASSIGN(auto row, m_db.prepare("SELECT value FROM outbox_note WHERE name = 'seen_head'"));
    TRY_ASSIGN(const bool found, row.bind().step());
    if (!found)
        return mark;
    TRY_ASSIGN(mark.head, hash_of(row, 0));
    mark.serial = static_cast<std::uint64_t>(*serial);
    return mark;
}

Status Outbox::give_back(std::span<const EnvelopeKey> keys, Attempt attempt)
{
    if (keys.empty())
        return {};
    TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    TRY_ASSIGN(auto row, m_db.prepare("UPDATE outbox SET state = ?, attempts = max(attempts - ?, 0) "
                                      "WHERE instance_id = ? AND revision = ? AND state = ?"));
    const int taken_back = attempt == Attempt::DoesNotCount ? 1 : 0;
    for (const auto& key : keys)
        TRY(row.bind(kReady, taken_back, key.instance_id.bytes(), key.revision, kInFlight).run());
    return transaction.commit();
}

Status Outbox::recover()
{
    TRY_ASSIGN(auto row, m_db.prepare("UPDATE outbox SET state = ? WHERE state = ?"));
    TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    TRY(row.bind(kReady, kInFlight).run());
    return transaction.commit();
}

Status Outbox::hold(const EnvelopeKey& key, std::string_view reason)
{
    TRY_ASSIGN(auto row, m_db.prepare("UPDATE outbox SET state = ?, reason = ? WHERE instance_id = ? AND revision = ? AND state = ?"));
    TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    TRY(row.bind(kHeld, reason, key.instance_id.bytes(), key.revision, kReady).run());
    return transaction.commit();
}

Status Outbox::release(std::string_view reason)
{
    TRY_ASSIGN(auto row, m_db.prepare("UPDATE outbox SET state = ?, reason = NULL WHERE state = ? AND reason = ?"));
    TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    TRY(row.bind(kReady, kHeld, reason).run());
    return transaction.commit();
}

Status Outbox::quarantine(const EnvelopeKey& key, std::string_view reason)
{
    TRY_ASSIGN(auto row, m_db.prepare("UPDATE outbox SET state = ?, reason = ? WHERE instance_id = ? AND revision = ? "
                                      "AND state IN (?, ?, ?)"));
    TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    TRY(row.bind(kQuarantined, reason, key.instance_id.bytes(), key.revision, kReady, kInFlight, kHeld).run());
    return transaction.commit();
}

Result<std::int64_t> Outbox::purge()
{
    TRY_ASSIGN(const auto pulled, note("pulled_through"));
    if (!pulled || *pulled == 0)
        return 0;
    TRY_ASSIGN(auto any, m_db.prepare("SELECT 1 FROM outbox WHERE state = ? AND stored_through <= ? LIMIT 1"));
    TRY_ASSIGN(const bool is_any, any.bind(kAcked, *pulled).step());
    any.reset();
    if (!is_any)
        return 0;
    TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    TRY_ASSIGN(auto bytes, m_db.prepare("DELETE FROM outbox_envelope WHERE (instance_id, revision) IN (SELECT instance_id, "
                                        "revision FROM outbox WHERE state = ? AND stored_through <= ?)"));
    TRY(bytes.bind(kAcked, *pulled).run());
    TRY_ASSIGN(auto rows, m_db.prepare("UPDATE outbox SET state = ? WHERE state = ? AND stored_through <= ?"));
    TRY(rows.bind(kPurged, kAcked, *pulled).run());
    const auto purged = m_db.changes();
    TRY(transaction.commit());
    return purged;
}

}
