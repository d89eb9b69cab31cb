#include "platform/storage/database.h"

#include "platform/storage/connection.h"
#include "platform/storage/transaction.h"

#include <fcntl.h>
#include <unistd.h>

namespace kerbside::platform {

namespace {

constexpr int kCheckpointPatience = 100; // milliseconds

/// SQLCipher takes a raw key as the text x'…' of its hexadecimal digits.
SecretBytes key_text(const SecretBytes& key)
{
    static constexpr std::string_view kDigits = "0123456789abcdef";
    SecretBytes text(key.size() * 2 + 3);
    auto out = text.writable();
    out[0] = 'x';
    out[1] = '\'';
    std::size_t at = 2;
    for (const auto byte : key.view()) {
        out[at++] = static_cast<std::uint8_t>(kDigits[byte >> 4]);
        out[at++] = static_cast<std::uint8_t>(kDigits[byte & 15]);
    }
    out[at] = '\'';
    return text;
}

/// SQLite would make the file readable to others; its -wal and -shm take the mode of the file.
void make_private(const Path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_EXCL, 0600);
    if (descriptor >= 0)
        ::close(descriptor);
}

}

Database::Database(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

Result<Database> Database::open(const Path& file, const SecretBytes& key, const OpenOptions& options)
{
    if (key.size() != kDatabaseKeyBytes)
        return Error{ErrorKind::Invalid, "storage: the key of a database has 32 bytes"};
    const bool is_required = options.existing == OpenOptions::Existing::Required;
    std::error_code ignored;
    const auto size = std::filesystem::file_size(file, ignored);
    if (ignored && is_required)
        return Error{ErrorKind::NotFound, "storage: no database at " + file.string()};
    if (!ignored && size == 0 && is_required)
        return Error{ErrorKind::Corrupt, "storage: the database is an empty file: " + file.string()};
    if (ignored)
        make_private(file);

    auto connection = std::make_unique<Connection>(file);
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE |
                      (is_required ? 0 : SQLITE_OPEN_CREATE);
    const auto absolute = std::filesystem::weakly_canonical(file, ignored);
    auto code = sqlite3_open_v2(absolute.c_str(), &connection->handle, flags, options.vfs.empty() ? nullptr : options.vfs.c_str());
    if (code != SQLITE_OK)
        return storage_error(code, "open");
    connection->busy_timeout = static_cast<int>(options.busy_timeout.count());
    sqlite3_busy_timeout(connection->handle, connection->busy_timeout);
    // SQLCipher would write of failed pages on standard error; the log says it once, where it is handled.
    sqlite3_exec(connection->handle, "PRAGMA cipher_log_level = NONE", nullptr, nullptr, nullptr);
    const auto text = key_text(key);
    code = sqlite3_key_v2(connection->handle, "main", text.view().data(), static_cast<int>(text.size()));
    if (code != SQLITE_OK)
        return storage_error(code, "key");
    TRY(settle(connection->handle));
    return Database(std::move(connection));
}

Result<Statement> Database::prepare(std::string_view sql)
{
    auto& cache = m_connection->statements;
    const auto found = cache.find(sql);
    if (found != cache.end() && !found->second.in_use) {
        found->second.in_use = true;
        return Statement(found->second.statement, &found->second.in_use);
    }
    sqlite3_stmt* made = nullptr;
    const char* rest = nullptr;
    const auto code = sqlite3_prepare_v3(m_connection->handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &made, &rest);
    if (code != SQLITE_OK)
        return storage_error(code, sql.substr(0, 80));
    if (made == nullptr)
        return Error{ErrorKind::Invalid, "storage: an empty statement"};
    if (found != cache.end())
        return Statement(made, nullptr);
    auto& kept = cache[std::string(sql)];
    kept = {made, true};
    return Statement(made, &kept.in_use);
}

Status Database::run(std::string_view sql)
{
    TRY_ASSIGN(auto statement, prepare(sql));
    return statement.run();
}

Result<std::string> Database::ask(std::string_view sql)
{
    TRY_ASSIGN(auto statement, prepare(sql));
    TRY_ASSIGN(const bool has_row, statement.step());
    return has_row ? statement.text(0) : std::string{};
}

Status Database::migrate(std::span<const SchemaPart> parts)
{
    TRY(run("CREATE TABLE IF NOT EXISTS schema_parts (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID"));
    const auto version_of = [this](std::string_view name) -> Result<std::size_t> {
        TRY_ASSIGN(auto read, prepare("SELECT version FROM schema_parts WHERE name = ?"));
        TRY_ASSIGN(const bool is_there, read.bind(name).step());
        return is_there ? static_cast<std::size_t>(read.integer(0)) : 0;
    };
    bool is_current = true;
    for (const auto& part : parts) {
        TRY_ASSIGN(const auto version, version_of(part.name));
        if (version > part.steps.size())
            return Error{ErrorKind::Refused, "storage: the file is newer than this program: " + std::string(part.name)};
        is_current = is_current && version == part.steps.size();
    }
    if (is_current)
        return {};

    TRY_ASSIGN(auto transaction, Transaction::begin(*this));
    for (const auto& part : parts) {
        TRY_ASSIGN(const auto version, version_of(part.name));
        for (std::size_t step = version; step < part.steps.size(); ++step) {
            const auto code = sqlite3_exec(m_connection->handle, std::string(part.steps[step]).c_str(), nullptr, nullptr, nullptr);
            if (code != SQLITE_OK)
                return storage_error(code, "migrate " + std::string(part.name) + " to " + std::to_string(step + 1));
        }
        TRY_ASSIGN(auto write, prepare("INSERT OR REPLACE INTO schema_parts (name, version) VALUES (?, ?)"));
        TRY(write.bind(part.name, part.steps.size()).run());
    }
    return transaction.commit();
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(m_connection->handle);
}

Status Database::checkpoint()
{
    // It can be made up for later, so it does not hold up whoever waits for an answer to be saved.
    sqlite3_busy_timeout(m_connection->handle, kCheckpointPatience);
    const auto code = sqlite3_wal_checkpoint_v2(m_connection->handle, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite3_busy_timeout(m_connection->handle, m_connection->busy_timeout);
    if (code != SQLITE_OK)
        return storage_error(code, "checkpoint");
    return {};
}

Result<std::vector<std::string>> Database::check()
{
    std::vector<std::string> problems;
    for (const auto* const what : {"PRAGMA cipher_integrity_check", "PRAGMA integrity_check"}) {
        TRY_ASSIGN(auto check, prepare(what));
        for (;;) {
            const auto has_row = check.step();
            // A check that stumbles over a broken page has found one, whatever SQLite calls it.
            if (!has_row && has_row.error().kind != ErrorKind::Busy && has_row.error().kind != ErrorKind::Full)
                problems.push_back(has_row.error().detail);
            else
                TRY(has_row);
            if (!has_row || !*has_row)
                break;
            if (check.text(0) != "ok")
                problems.push_back(check.text(0));
        }
    }
    return problems;
}

const Path& Database::file() const noexcept
{
    return m_connection->file;
}

}
