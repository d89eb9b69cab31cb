#include "sync/hub/store.h"

#include "platform/storage/transaction.h"

#include <algorithm>
#include <charconv>

namespace kerbside::sync {

namespace {

using platform::Transaction;

/// One device cannot fill the disk with versions of one submission.
constexpr std::int64_t kMaxConflicts = 1000;

// The serial number follows the order of arrival; within a batch the intake goes by hash, so that it tells nothing of
// the order in which people answered. No time is kept.
constexpr std::string_view kVersion1 = R"sql(
CREATE TABLE hub_setting (
    name TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE hub_device (
    device BLOB NOT NULL PRIMARY KEY,
    certificate BLOB NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE hub_envelope (
    serial INTEGER PRIMARY KEY,
    device BLOB NOT NULL,
    instance_id BLOB NOT NULL,
    revision INTEGER NOT NULL,
    hash BLOB NOT NULL,
    head BLOB NOT NULL,
    envelope BLOB NOT NULL,
    UNIQUE (device, instance_id, revision)
) STRICT;
CREATE TABLE hub_conflict (
    device BLOB NOT NULL,
    instance_id BLOB NOT NULL,
    revision INTEGER NOT NULL,
    hash BLOB NOT NULL,
    envelope BLOB NOT NULL,
    PRIMARY KEY (device, instance_id, revision, hash)
) WITHOUT ROWID, STRICT;
)sql";

constexpr std::array<std::string_view, 1> kSteps{kVersion1};

std::int64_t number(std::uint64_t value)
{
    return static_cast<std::int64_t>(std::min<std::uint64_t>(value, INT64_MAX));
}

Hash256 hash_of(const Bytes& bytes)
{
    Hash256 hash{};
    if (bytes.size() == hash.size())
        std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

}

platform::SchemaPart hub_schema()
{
    return {"hub", kSteps};
}

Result<HubMark> HubStore::last() const
{
    TRY_ASSIGN(auto row, m_db.prepare("SELECT serial, head FROM hub_envelope ORDER BY serial DESC LIMIT 1"));
    TRY_ASSIGN(const bool found, row.bind().step());
    HubMark mark;
    if (found)
        mark = {static_cast<std::uint64_t>(row.integer(0)), hash_of(row.bytes(1))};
    return mark;
}

Result<bool> HubStore::has(const HubMark& mark) const
{
    if (mark == HubMark{})
        return true;
    TRY_ASSIGN(auto row, m_db.prepare("SELECT 1 FROM hub_envelope WHERE serial = ? AND head = ?"));
    return row.bind(number(mark.serial), mark.head).step();
}

Result<Verdict> HubStore::store(Transaction&, const DeviceId& device, const EnvelopeKey& key, const Hash256& hash, ByteView envelope)
{
    const auto& id = key.instance_id.bytes();
    {
        TRY_ASSIGN(auto known, m_db.prepare("SELECT hash FROM hub_envelope WHERE device = ? AND instance_id = ? AND revision = ?"));
        TRY_ASSIGN(const bool found, known.bind(device.bytes, id, key.revision).step());
        if (found) {
            if (hash_of(known.bytes(0)) == hash)
                return Verdict::Duplicate;
            known.reset();
            TRY(set_aside(device, key, hash, envelope));
            return Verdict::Conflict;
        }
    }
    TRY_ASSIGN(const auto before, last());
    TRY_ASSIGN(auto row, m_db.prepare("INSERT INTO hub_envelope (serial, device, instance_id, revision, hash, head, envelope) "
                                      "VALUES (?, ?, ?, ?, ?, ?, ?)"));
    TRY(row.bind(number(before.serial + 1), device.bytes, id, key.revision, hash, next_head(before, device, hash), envelope).run());
    return Verdict::Stored;
}

Status HubStore::set_aside(const DeviceId& device, const EnvelopeKey& key, const Hash256& hash, ByteView envelope)
{
    TRY_ASSIGN(auto full, m_db.prepare("SELECT count(*) FROM hub_conflict WHERE device = ?"));
    TRY_ASSIGN(const bool found, full.bind(device.bytes).step());
    if (found && full.integer(0) >= kMaxConflicts)
        return {};
    TRY_ASSIGN(auto row, m_db.prepare("INSERT OR IGNORE INTO hub_conflict (device, instance_id, revision, hash, envelope) "
                                      "VALUES (?, ?, ?, ?, ?)"));
    return row.bind(device.bytes, key.instance_id.bytes(), key.revision, hash, envelope).run();
}

Status HubStore::keep_certificate(Transaction&, const DeviceId& device, ByteView certificate)
{
    TRY_ASSIGN(auto row, m_db.prepare("INSERT INTO hub_device (device, certificate) VALUES (?, ?) "
                                      "ON CONFLICT (device) DO UPDATE SET certificate = excluded.certificate "
                                      "WHERE certificate <> excluded.certificate"));
    return row.bind(device.bytes, certificate).run();
}

Result<std::vector<StoredEnvelope>> HubStore::after(std::uint64_t serial) const
{
    TRY_ASSIGN(auto row, m_db.prepare("SELECT serial, certificate, envelope FROM hub_envelope NATURAL JOIN hub_device "
                                      "WHERE serial > ? ORDER BY serial LIMIT ?"));
    row.bind(number(serial), static_cast<std::int64_t>(kMaxPullEntries));
    std::vector<StoredEnvelope> found;
    std::size_t total = 0;
    for (;;) {
        TRY_ASSIGN(const bool more, row.step());
        if (!more)
            return found;
        auto envelope = row.bytes(2);
        total += envelope.size();
        if (total > kMaxPullBytes)
            return found;
        found.push_back({static_cast<std::uint64_t>(row.integer(0)), row.bytes(1), std::move(envelope)});
    }
}

Result<std::uint64_t> HubStore::pulled_through() const
{
    const auto value = setting("pulled_through");
    if (!value && value.error().kind == ErrorKind::NotFound)
        return std::uint64_t{0};
    TRY(value);
    Reader in(*value);
    const auto pulled = in.u64();
    TRY(in.finish("pulled mark"));
    return pulled;
}

Status HubStore::note_pulled(std::uint64_t serial)
{
    TRY_ASSIGN(const auto before, pulled_through());
    if (serial <= before)
        return {};
    TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    Writer value;
    value.u64(serial);
    TRY(set_setting(transaction, "pulled_through", value.view()));
    return transaction.commit();
}

Result<Bytes> HubStore::setting(std::string_view name) const
{
    TRY_ASSIGN(auto row, m_db.prepare("SELECT value FROM hub_setting WHERE name = ?"));
    TRY_ASSIGN(const bool found, row.bind(name).step());
    if (!found)
        return Error{ErrorKind::NotFound, "the hub has no such setting"};
    return row.bytes(0);
}

Status HubStore::set_setting(Transaction&, std::string_view name, ByteView value)
{
    TRY_ASSIGN(auto row, m_db.prepare("INSERT INTO hub_setting (name, value) VALUES (?, ?) "
                                      "ON CONFLICT (name) DO UPDATE SET value = excluded.value"));
    return row.bind(name, value).run();
}

Result<HubStore::Counts> HubStore::counts() const
{
    TRY_ASSIGN(auto row, m_db.prepare("SELECT (SELECT count(*) FROM hub_envelope), (SELECT count(*) FROM hub_conflict), "
                                      "(SELECT count(*) FROM hub_device)"));
    TRY_ASSIGN(const bool found, row.bind().step());
    if (!found)
        return Error{ErrorKind::Corrupt, "the hub's counts"};
    return Counts{row.integer(0), row.integer(1), row.integer(2)};
}

}
