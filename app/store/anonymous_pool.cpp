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
    TRY_ASSIGN(const auto envelope, seal(answer, key));
    const auto put = [&]() -> Status {
        TRY_ASSIGN(auto transaction, Transaction::begin(m_database));
        if (outbox().state_of(key))
            return Error{ErrorKind::Refused, "it is finalized already"};
        TRY_ASSIGN(auto write, m_database.prepare("INSERT INTO store_pool (instance_id, priority, envelope) VALUES (?, ?, ?)"));
        TRY(write.bind(key.instance_id.bytes(), static_cast<int>(priority_of(answer.form)), envelope).run());
        return transaction.commit();
    };
    auto done = put();
    if (!done && done.error().kind == ErrorKind::Unknown) {
        // The person stands here and the answer is in this process alone: look, and try the same bytes once more.
        TRY(reopen());
        TRY_ASSIGN(auto look, m_database.prepare("SELECT 1 FROM store_pool WHERE instance_id = ?"));
        TRY_ASSIGN(const bool is_there, look.bind(key.instance_id.bytes()).step());
        look.reset();
        done = is_there ? Status{} : put();
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
