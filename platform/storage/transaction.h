#pragma once

#include "platform/base/result.h"

namespace kerbside::platform {

class Database;

/// BEGIN IMMEDIATE … COMMIT; rolled back where it is let go without commit(). Not nested.
class Transaction {
public:
    /// Busy where another connection writes.
    static Result<Transaction> begin(Database&);
    ~Transaction();
    Transaction(Transaction&&) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Durable on success. Busy: nothing happened and it may be called again. Unknown: it cannot be told whether it is
    /// durable; close the database, open it again and look by primary key before anything else.
    Status commit();

    Database& database() const noexcept { return *m_database; }

private:
    explicit Transaction(Database& database) : m_database(&database) {}
    Database* m_database;
    bool m_is_open = true;
};

}
