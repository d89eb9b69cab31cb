#include "app/desk/desk_store.h"

#include "platform/storage/transaction.h"

#include <algorithm>
#include <array>

namespace kerbside::app {

namespace {

using platform::Database;
using platform::Path;
using platform::Result;
using platform::Status;

constexpr std::array<std::string_view, 1> kSteps{
    "CREATE TABLE envelope(device BLOB NOT NULL, instance BLOB NOT NULL, revision INTEGER NOT NULL,"
    " hash BLOB NOT NULL, form TEXT NOT NULL, day INTEGER NOT NULL, bytes BLOB NOT NULL,"
    " PRIMARY KEY(device, instance, revision)) WITHOUT ROWID;"
    "CREATE INDEX envelope_by_form ON envelope(form, day DESC, instance, revision, device);"
    "CREATE TABLE aside(hash BLOB PRIMARY KEY, reason TEXT NOT NULL, bytes BLOB NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE pulled(hub BLOB PRIMARY KEY, serial INTEGER NOT NULL, head BLOB NOT NULL) WITHOUT ROWID;"};
constexpr std::array kSchema{platform::SchemaPart{"desk", kSteps}};

Status put_aside(Database& db, const PulledPage::Aside& item)
{
    TRY_ASSIGN(auto insert, db.prepare("INSERT OR IGNORE INTO aside(hash, reason, bytes) VALUES(?, ?, ?)"));
    return insert.bind(sync::hash_of_envelope(item.bytes), item.reason, item.bytes).run();
}

}

Result<DeskStore> DeskStore::open(const Path& folder, const platform::SecretBytes& key)
{
    platform::OpenOptions options;
    options.existing = platform::OpenOptions::Existing::Allowed;
    TRY_ASSIGN(auto db, Database::open(folder / "desk.db", key, options));
    TRY(db.migrate(kSchema));
    return DeskStore(std::move(db));
}

Result<sync::HubMark> DeskStore::pulled_through(const platform::VerifyKey& hub)
{
    TRY_ASSIGN(auto query, m_db.prepare("SELECT serial, head FROM pulled WHERE hub = ?"));
    query.bind(hub.bytes);
    sync::HubMark mark;
    TRY_ASSIGN(const auto found, query.step());
    if (!found)
        return mark;
    const auto head = query.bytes(1);
    if (head.size() != mark.head.size())
        return platform::Error{platform::ErrorKind::Corrupt, "a mark of the hub's chain is damaged"};
    mark.serial = static_cast<std::uint64_t>(query.integer(0));
    std::copy(head.begin(), head.end(), mark.head.begin());
    return mark;
}

Result<KeptCount> DeskStore::keep(const platform::VerifyKey& hub, const PulledPage& page)
{
    KeptCount count;
    TRY_ASSIGN(auto transaction, platform::Transaction::begin(m_db));
    for (const auto& envelope : page.envelopes) {
        const auto& header = envelope.header;
        const auto hash = sync::hash_of_envelope(envelope.bytes);
        TRY_ASSIGN(auto known,
                   m_db.prepare("SELECT hash FROM envelope WHERE device = ? AND instance = ? AND revision = ?"));
        known.bind(header.device.bytes, header.key.instance_id.bytes(), header.key.revision);
        TRY_ASSIGN(const auto is_there, known.step());
        if (is_there) {
            const auto same = known.bytes(0) == platform::Bytes(hash.begin(), hash.end());
            known.reset();
            ++(same ? count.known : count.conflicts);
            if (!same)
                TRY(put_aside(m_db, {envelope.bytes, "another envelope under the same key came first"}));
            continue;
        }
        known.reset();
        TRY_ASSIGN(auto insert, m_db.prepare("INSERT INTO envelope(device, instance, revision, hash, form, day, bytes)"
                                             " VALUES(?, ?, ?, ?, ?, ?, ?)"));
        TRY(insert
                .bind(header.device.bytes, header.key.instance_id.bytes(), header.key.revision, hash, header.form_id,
                      header.day, envelope.bytes)
                .run());
        ++count.added;
    }
    for (const auto& item : page.aside)
        TRY(put_aside(m_db, item));
    TRY_ASSIGN(auto mark, m_db.prepare("INSERT INTO pulled(hub, serial, head) VALUES(?, ?, ?)"
                                       " ON CONFLICT(hub) DO UPDATE SET serial = excluded.serial, head = excluded.head"));
    TRY(mark.bind(hub.bytes, page.through.serial, page.through.head).run());
    TRY(transaction.commit());
    return count;
}

Status DeskStore::visit(const std::function<Status(const KeptEnvelope&)>& visitor)
{
    TRY_ASSIGN(auto query,
               m_db.prepare("SELECT bytes FROM envelope ORDER BY form, day DESC, instance, revision, device"));
    query.bind();
    for (;;) {
        TRY_ASSIGN(const auto is_row, query.step());
        if (!is_row)
            return {};
        KeptEnvelope envelope;
        envelope.bytes = query.bytes(0);
        TRY_ASSIGN(envelope.header, sync::read_header(envelope.bytes));
        TRY(visitor(envelope));
    }
}

Result<std::size_t> DeskStore::count()
{
    TRY_ASSIGN(auto query, m_db.prepare("SELECT count(*) FROM envelope"));
    query.bind();
    TRY(query.step());
    return static_cast<std::size_t>(query.integer(0));
}

Result<std::vector<std::string>> DeskStore::reasons_aside()
{
    std::vector<std::string> reasons;
    TRY_ASSIGN(auto query, m_db.prepare("SELECT reason FROM aside ORDER BY hash"));
    query.bind();
    for (;;) {
        TRY_ASSIGN(const auto is_row, query.step());
        if (!is_row)
            return reasons;
        reasons.push_back(query.text(0));
    }
}

}
