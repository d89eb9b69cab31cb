#include "app/store/device_store.h"

#include "app/store/priority.h"
#include "platform/base/log.h"
#include "platform/crypto/random.h"
#include "platform/storage/transaction.h"
#include "sync/wire/envelope.h"

#include <algorithm>

namespace kerbside::app {

namespace {
using platform::Error;
using platform::ErrorKind;
using platform::Result;
using platform::Status;
using platform::Transaction;
}

Status DeviceStore::submit_anonymous(const FinalAnswer& answer)
{
    const sync::EnvelopeKey key{record_uuid(answer.instance_id), 1};
    TRY(renew());
    TRY_ASSIGN(const auto envelope, seal(answer, key));
    const auto put = [&]() -> Status {
        TRY_ASSIGN(auto transaction, Transaction::begin(m_database));
        if (outbox().state_of(key))
            return Error{ErrorKind::Refused, "it is finalized already"};
        TRY_ASSIGN(auto write, m_database.prepare("INSERT INTO store_pool (instance_id, priority, envelope) VALUES (?, ?, ?)"));
        TRY(write.bind(key.instance_id.bytes(), static_cast<int>(priority_of(answer.form)), envelope).run());
        return transaction.commit();
    };
    const auto is_kept = [&]() -> Result<bool> {
        TRY_ASSIGN(auto look, m_database.prepare("SELECT 1 FROM store_pool WHERE instance_id = ?"));
        TRY_ASSIGN(const bool is_there, look.bind(key.instance_id.bytes()).step());
        return is_there || outbox().state_of(key);
    };
    const auto unknown = Error{ErrorKind::Unknown, "it cannot be told yet whether it is kept"};
    const bool was_unsure = std::ranges::find(m_unsure, key) != m_unsure.end();
    auto done = was_unsure ? unknown : put();
    if (!done && done.error().kind == ErrorKind::Unknown) {
        // The person stands here and the answer is in this process alone: look, by a new connection, and where it surely
        // is not there try once more.
        if (!was_unsure)
            m_unsure.push_back(key);
        if (!reopen())
            return unknown;
        const auto kept = is_kept();
        if (!kept)
            return unknown;
        done = *kept ? Status{} : put();
        if (!done && done.error().kind == ErrorKind::Unknown)
            return unknown;
        std::erase(m_unsure, key);
    }
    TRY(done);
    // From here on it is saved, whatever becomes of the release: that is made up for at the session's end.
    const auto waiting = anonymous_waiting();
    if (waiting && *waiting >= static_cast<std::int64_t>(kPoolLimit))
        if (const auto released = release_anonymous(); !released)
            platform::log(platform::LogLevel::Warning, released.error().detail);
    return {};
}

Result<std::int64_t> DeviceStore::anonymous_waiting()
{
    TRY_ASSIGN(auto read, m_database.prepare("SELECT count(*) FROM store_pool"));
    TRY_ASSIGN(const bool has_row, read.step());
    return has_row ? read.integer(0) : 0;
}

Status DeviceStore::release_anonymous()
{
    TRY(renew());
    TRY_ASSIGN(auto transaction, Transaction::begin(m_database));
    std::vector<sync::Outgoing> envelopes;
    {
        TRY_ASSIGN(auto read, m_database.prepare("SELECT envelope, priority FROM store_pool"));
        for (;;) {
            TRY_ASSIGN(const bool has_row, read.step());
            if (!has_row)
                break;
            envelopes.push_back({read.bytes(0), sync::Visibility::Anonymous, static_cast<sync::Priority>(read.integer(1) != 0)});
        }
    }
    if (envelopes.empty())
        return {};
    // Rows lie on a page in the order in which they came, so that order must say nothing either.
    platform::shuffle_secretly(envelopes);
    for (const auto& envelope : envelopes)
        TRY(outbox().put(transaction, envelope));
    TRY(m_database.run("DELETE FROM store_pool"));
    if (const auto done = transaction.commit(); !done) {
        // They are in the pool or in the outbox, all of them; the connection must not be used on.
        if (done.error().kind == ErrorKind::Unknown)
            TRY(reopen());
        return done.error();
    }
    fold_log();
    return {};
}

}
