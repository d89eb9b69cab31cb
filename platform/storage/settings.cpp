#include "platform/storage/connection.h"

#include <array>
#include <cstdlib>

namespace kerbside::platform {

namespace {

Error does_not_hold(std::string_view setting)
{
    return {ErrorKind::Refused, "storage: the setting does not hold: " + std::string(setting)};
}

Result<std::string> ask(sqlite3* handle, const std::string& sql)
{
    sqlite3_stmt* statement = nullptr;
    auto code = sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr);
    if (code != SQLITE_OK)
        return storage_error(code, sql);
    code = sqlite3_step(statement);
    std::string answer;
    if (code == SQLITE_ROW) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
        answer = text == nullptr ? "" : text;
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return storage_error(code, sql);
    return answer;
}

Status set(sqlite3* handle, const std::string& name, const std::string& value, const std::string& reads_back)
{
    TRY(ask(handle, "PRAGMA " + name + " = " + value));
    TRY_ASSIGN(const auto now, ask(handle, "PRAGMA " + name));
    if (now != reads_back)
        return does_not_hold(name);
    return {};
}

Status require_cipher(sqlite3* handle)
{
    // Plain SQLite answers nothing here, and takes every key without a word.
    TRY_ASSIGN(const auto version, ask(handle, "PRAGMA cipher_version"));
    char* end = nullptr;
    const auto major = std::strtol(version.c_str(), &end, 10);
    const auto minor = *end == '.' ? std::strtol(end + 1, nullptr, 10) : 0;
    if (major < 4 || (major == 4 && minor < 7))
        return does_not_hold("cipher_version");
    return {};
}

Status set_flag(sqlite3* handle, int flag, int value, std::string_view name)
{
    int now = -1;
    if (sqlite3_db_config(handle, flag, value, &now) != SQLITE_OK || now != value)
        return does_not_hold(name);
    return {};
}

/// ATTACH, VACUUM INTO and sqlcipher_export can write a file in plain text.
int authorize(void*, int action, const char*, const char* second, const char*, const char*)
{
    if (action == SQLITE_ATTACH || action == SQLITE_DETACH)
        return SQLITE_DENY;
    if (action == SQLITE_FUNCTION && second != nullptr &&
        (sqlite3_stricmp(second, "sqlcipher_export") == 0 || sqlite3_stricmp(second, "load_extension") == 0))
        return SQLITE_DENY;
    return SQLITE_OK;
}

Status deny_attach(sqlite3* handle)
{
    sqlite3_set_authorizer(handle, authorize, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_stmt* statement = nullptr;
    const auto code = sqlite3_prepare_v2(handle, "ATTACH ':memory:' AS probe", -1, &statement, nullptr);
    sqlite3_finalize(statement);
    if (code != SQLITE_AUTH || sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, -1) != 0)
        return does_not_hold("ATTACH denied");
    return {};
}

}

Status settle(sqlite3* handle)
{
    TRY(require_cipher(handle));
    TRY(set(handle, "cipher_memory_security", "ON", "1"));
    TRY(set_flag(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, "defensive"));
    TRY(set_flag(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, "trusted_schema"));
    TRY(set_flag(handle, SQLITE_DBCONFIG_DQS_DML, 0, "dqs_dml"));
    TRY(set_flag(handle, SQLITE_DBCONFIG_DQS_DDL, 0, "dqs_ddl"));
    TRY(set(handle, "trusted_schema", "OFF", "0"));
    TRY(set(handle, "temp_store", "MEMORY", "2"));
    TRY(set(handle, "secure_delete", "ON", "1"));
    TRY(set(handle, "cell_size_check", "ON", "1"));
    TRY(set(handle, "foreign_keys", "ON", "1"));
    // The first reads of the file: a wrong key shows here.
    TRY_ASSIGN(const auto schema, ask(handle, "SELECT count(*) FROM sqlite_master"));
    TRY(set(handle, "journal_mode", "WAL", "wal"));
    TRY(set(handle, "synchronous", "FULL", "2"));
    TRY_ASSIGN(const auto page_size, ask(handle, "PRAGMA cipher_page_size"));
    if (page_size != "4096")
        return does_not_hold("cipher_page_size");
    return deny_attach(handle);
}

}
