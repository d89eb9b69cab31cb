#include "platform/storage/transaction.h"

#include "platform/storage/connection.h"

#include <utility>

namespace kerbside::platform {

Result<Transaction> Transaction::begin(Database& database)
{
    TRY(database.run("BEGIN IMMEDIATE"));
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(other.m_database), m_is_open(std::exchange(other.m_is_open, false))
{
}

Transaction::~Transaction()
{
    // Where the rollback itself fails SQLite has rolled back already, or does so when the file is next opened.
    if (m_is_open)
        (void)database().run("ROLLBACK").has_value();
}

Status Transaction::commit()
{
    auto& connection = *database().m_connection;
    if (!connection.is_mode_seen_after_write) {
        // WAL may read back as set and yet turn into `delete` at the first write.
        TRY_ASSIGN(const auto mode, database().ask("PRAGMA journal_mode"));
        if (mode != "wal")
            return Error{ErrorKind::Refused, "storage: the setting does not hold after a write: journal_mode"};
        connection.is_mode_seen_after_write = true;
    }
    const auto done = database().run("COMMIT");
    if (done) {
        m_is_open = false;
        return {};
    }
    const bool is_still_open = sqlite3_get_autocommit(connection.handle) == 0;
    if (is_still_open && (done.error().kind == ErrorKind::Busy || done.error().kind == ErrorKind::Refused))
        return done.error();
    // A disk that is full is told at a write, before anything of this is called committed: SQLite has rolled it back, or
    // the destructor does. A sync that finds no room is an error of reading and writing, and stays unknown.
    if (done.error().kind == ErrorKind::Full) {
        m_is_open = is_still_open;
        return done.error();
    }
    // Any other error can follow a durable commit, and an fsync that failed is never tried again on the same descriptor.
    m_is_open = is_still_open;
    return Error{ErrorKind::Unknown, done.error().detail};
}

}
