#pragma once

#include "platform/storage/database.h"

#include <map>
#include <string>

#include <sqlite3.h>

namespace kerbside::platform {

/// What a result code of SQLite means to a caller.
Error storage_error(int code, std::string_view doing);

/// Applies every setting and reads each back; Refused names the one that does not hold.
Status settle(sqlite3* handle);

/// The open file behind a Database, at an address that stays when the Database moves. Private to this room.
struct Database::Connection {
    struct Cached {
        sqlite3_stmt* statement = nullptr;
        bool in_use = false;
    };

    explicit Connection(Path path) : file(std::move(path)) {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    Path file;
    sqlite3* handle = nullptr;
    int busy_timeout = 0; ///< in milliseconds
    std::map<std::string, Cached, std::less<>> statements;
    bool is_mode_seen_after_write = false;
};

}
