#pragma once

#include "platform/storage/database.h"

#include <string>
#include <string_view>

namespace kerbside::app {

/// Small things that last: the theme, the language, what a kiosk is set up for. Never an answer, never a secret.
class Settings {
public:
    explicit Settings(platform::Database& database) : m_database(database) {}

    /// Empty where it was never kept.
    platform::Result<std::string> get(std::string_view name) const;
    platform::Status keep(std::string_view name, std::string_view value);

private:
    platform::Database& m_database;
};

}
