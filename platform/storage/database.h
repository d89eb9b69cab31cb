#pragma once

#include "platform/base/file.h"
#include "platform/crypto/secret.h"
#include "platform/storage/statement.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::platform {

inline constexpr std::size_t kDatabaseKeyBytes = 32;

struct OpenOptions {
    enum class Existing : std::uint8_t { Required, Allowed };
    /// Required: a file that is not there is NotFound, never made anew.
    Existing existing = Existing::Required;
    /// The VFS underneath by name, so that a test can put one that fails there; empty for the system's.
    std::string vfs = {};
    std::chrono::milliseconds busy_timeout{5000};
};

/// One part of a schema: the room that owns these tables, and the steps that made them what they are.
/// Step n (from 1) is SQL that brings version n-1 to n; a step that was released is never changed.
struct SchemaPart {
    std::string_view name;
    std::span<const std::string_view> steps;
};

/// One connection to an encrypted file (SQLCipher, a raw key of 32 bytes). Every setting that safety rests on is
/// asserted by reading it back, and what does not hold is Refused. One thread at a time.
class Database {
public:
    /// WrongKey where the file is another key's or no database at all: which of them cannot be told, and nothing is changed.
    static Result<Database> open(const Path& file, const SecretBytes& key, const OpenOptions& = {});
    ~Database();
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Prepared once and kept; it may be asked for again while it is not running.
    Result<Statement> prepare(std::string_view sql);
    /// One statement with no values and no rows.
    Status run(std::string_view sql);
    /// One row of one column, as text: for PRAGMAs. Empty where there is no row.
    Result<std::string> ask(std::string_view sql);

    /// Brings every part to its newest version, all in one transaction. Refused where the file is newer than this program.
    Status migrate(std::span<const SchemaPart>);

    /// Rows changed by the last statement.
    std::int64_t changes() const;

    /// Folds the write-ahead log into the file and empties it. Busy, soon, where a reader is in the way.
    Status checkpoint();

    /// Cipher and b-tree checks over the whole file; the problems found, none when it is whole. Slow.
    Result<std::vector<std::string>> check();

    const Path& file() const noexcept;

private:
    struct Connection;
    explicit Database(std::unique_ptr<Connection>);
    std::unique_ptr<Connection> m_connection;
    friend class Transaction;
};

}
