#pragma once

#include "platform/base/bytes.h"
#include "platform/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace kerbside::platform {

class Database;

/// A prepared statement, given back by the database that made it and usable while that one lives.
/// Columns and parameters count from 0. Values are copied in and out.
class Statement {
public:
    ~Statement();
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// In the order of the question marks. A value that the library will not take shows as the error of step().
    template <typename... Values> Statement& bind(const Values&... values)
    {
        reset();
        int index = 0;
        (bind_one(index++, values), ...);
        return *this;
    }

    /// True while there is a row. Full, Busy, Corrupt, Refused (a constraint), Io.
    Result<bool> step();
    /// For what has no rows: runs to the end and is ready to be bound again.
    Status run();
    void reset();

    std::int64_t integer(int column) const;
    std::string text(int column) const;
    Bytes bytes(int column) const;
    bool is_null(int column) const;

private:
    friend class Database;
    /// `in_use` is the flag of the database's cache, or null where this one is finalized with the object.
    Statement(sqlite3_stmt* statement, bool* in_use) : m_statement(statement), m_in_use(in_use) {}
    void let_go() noexcept;

    void bind_one(int index, std::int64_t);
    void bind_one(int index, std::string_view);
    void bind_one(int index, ByteView);
    void bind_one(int index, std::nullptr_t);
    void bind_one(int index, int value) { bind_one(index, static_cast<std::int64_t>(value)); }
    void bind_one(int index, unsigned value) { bind_one(index, static_cast<std::int64_t>(value)); }
    void bind_one(int index, bool value) { bind_one(index, static_cast<std::int64_t>(value)); }
    void bind_one(int index, std::uint64_t value) { bind_one(index, static_cast<std::int64_t>(value)); }
    void bind_one(int index, const std::string& value) { bind_one(index, std::string_view(value)); }
    void bind_one(int index, const char* value) { bind_one(index, std::string_view(value)); }
    void bind_one(int index, const Bytes& value) { bind_one(index, ByteView(value)); }
    template <std::size_t size> void bind_one(int index, const std::array<std::uint8_t, size>& value)
    {
        bind_one(index, ByteView(value));
    }
    template <typename T> void bind_one(int index, const std::optional<T>& value)
    {
        if (value)
            bind_one(index, *value);
        else
            bind_one(index, nullptr);
    }

    sqlite3_stmt* m_statement = nullptr;
    bool* m_in_use = nullptr;
    int m_bind_error = 0;
};

}
