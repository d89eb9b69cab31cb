#include "app/store/settings.h"

#include "platform/storage/transaction.h"

namespace kerbside::app {

platform::Result<std::string> Settings::get(std::string_view name) const
{
    TRY_ASSIGN(auto read, m_database.prepare("SELECT value FROM store_setting WHERE name = ?"));
    TRY_ASSIGN(const bool is_there, read.bind(name).step());
    return is_there ? read.text(0) : std::string{};
}

platform::Status Settings::keep(std::string_view name, std::string_view value)
{
    TRY_ASSIGN(auto transaction, platform::Transaction::begin(m_database));
    TRY_ASSIGN(auto write, m_database.prepare("INSERT OR REPLACE INTO store_setting (name, value) VALUES (?, ?)"));
    TRY(write.bind(name, value).run());
    return transaction.commit();
}

}
