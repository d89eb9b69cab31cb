#pragma once

#include "platform/storage/database.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kerbside::app {

/// A form as it is kept: its file, the files that belong to it, and what it says of itself.
struct KeptForm {
    std::string id;
    std::string version; ///< empty where the form has none
    std::string title;
    /// `mode`, `retain_days`, `recipients` …: those that it has; and, as `title:pl`, its title in each of its languages.
    std::map<std::string, std::string> settings;
    std::string file_name; ///< its ending tells the format
    std::string bytes;
    std::map<std::string, std::string> media; ///< by name

    /// The setting, or nothing.
    std::string_view setting(std::string_view name) const;
    bool is_anonymous() const { return setting("mode") == "anonymous"; }
    int retain_days() const;
    std::vector<std::string> recipients() const;
    /// By the language's code; empty also where they were not kept with the form.
    std::vector<std::pair<std::string, std::string>> titles() const;
    void keep_title(std::string_view language, std::string told);
};

/// The forms of this device. A form that is there is never changed under the answers that were begun with it: another
/// version stands beside it.
class KeptForms {
public:
    explicit KeptForms(platform::Database& database) : m_database(database) {}

    /// The same once more is no change. Refused where other bytes are there under the same id and version.
    platform::Status add(const KeptForm&);
    /// The newest of each id, by title; without bytes and media.
    platform::Result<std::vector<KeptForm>> list() const;
    /// The version that was added last where none is named. NotFound.
    platform::Result<KeptForm> load(std::string_view id, std::optional<std::string_view> version = {}) const;

private:
    platform::Database& m_database;
};

}
