#include "platform/storage/statement.h"

#include "platform/storage/connection.h"

#include <utility>

namespace kerbside::platform {

Statement::~Statement()
{
    let_go();
}

Statement::Statement(Statement&& other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr)), m_in_use(std::exchange(other.m_in_use, nullptr)),
      m_bind_error(other.m_bind_error)
{
}

Statement& Statement::operator=(Statement&& other) noexcept
{
    if (this != &other) {
        let_go();
        m_statement = std::exchange(other.m_statement, nullptr);
        m_in_use = std::exchange(other.m_in_use, nullptr);
        m_bind_error = other.m_bind_error;
    }
    return *this;
}

void Statement::let_go() noexcept
{
    if (m_statement == nullptr)
        return;
    if (m_in_use == nullptr) {
        sqlite3_finalize(m_statement);
    } else {
        reset();
        *m_in_use = false;
    }
    m_statement = nullptr;
    m_in_use = nullptr;
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_bind_error = 0;
}

Result<bool> Statement::step()
{
    if (m_bind_error != 0)
        return storage_error(m_bind_error, "bind");
    const auto code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    const std::string_view sql = sqlite3_sql(m_statement);
    sqlite3_reset(m_statement);
    return storage_error(code, sql.substr(0, 60));
}

Status Statement::run()
{
    for (;;) {
        TRY_ASSIGN(const bool has_row, step());
        if (!has_row)
            break;
    }
    reset();
    return {};
}

void Statement::bind_one(int index, std::int64_t value)
{
    if (const auto code = sqlite3_bind_int64(m_statement, index + 1, value); code != SQLITE_OK)
        m_bind_error = code;
}

void Statement::bind_one(int index, std::string_view value)
{
    const auto code = sqlite3_bind_text64(m_statement, index + 1, value.data() == nullptr ? "" : value.data(), value.size(),
                                          SQLITE_TRANSIENT, SQLITE_UTF8);
    if (code != SQLITE_OK)
        m_bind_error = code;
}

void Statement::bind_one(int index, ByteView value)
{
    const auto code = value.empty() ? sqlite3_bind_zeroblob(m_statement, index + 1, 0)
                                    : sqlite3_bind_blob64(m_statement, index + 1, value.data(), value.size(), SQLITE_TRANSIENT);
    if (code != SQLITE_OK)
        m_bind_error = code;
}

void Statement::bind_one(int index, std::nullptr_t)
{
    if (const auto code = sqlite3_bind_null(m_statement, index + 1); code != SQLITE_OK)
        m_bind_error = code;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string Statement::text(int column) const
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    if (text == nullptr)
        return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

Bytes Statement::bytes(int column) const
{
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, column));
    if (data == nullptr)
        return {};
    return {data, data + sqlite3_column_bytes(m_statement, column)};
}

bool Statement::is_null(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

}
