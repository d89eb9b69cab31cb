#include "platform/storage/connection.h"

namespace kerbside::platform {

Error storage_error(int code, std::string_view doing)
{
    auto kind = ErrorKind::Io;
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        kind = ErrorKind::Busy;
        break;
    case SQLITE_FULL:
        kind = ErrorKind::Full;
        break;
    case SQLITE_CORRUPT:
        kind = ErrorKind::Corrupt;
        break;
    case SQLITE_NOTADB:
        kind = ErrorKind::WrongKey;
        break;
    case SQLITE_CONSTRAINT:
    case SQLITE_AUTH:
        kind = ErrorKind::Refused;
        break;
    case SQLITE_ERROR:
    case SQLITE_RANGE:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
        kind = ErrorKind::Invalid;
        break;
    default:
        break;
    }
    return {kind, "storage: " + std::string(doing) + ": " + sqlite3_errstr(code) + " (" + std::to_string(code) + ")"};
}

Database::Connection::~Connection()
{
    for (auto& [sql, cached] : statements)
        sqlite3_finalize(cached.statement);
    sqlite3_close_v2(handle);
}

}
