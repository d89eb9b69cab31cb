#pragma once

#include "app/form/environment.h"
#include "app/form/form.h"
#include "platform/base/clock.h"
#include "platform/base/file.h"

#include <memory>
#include <string>
#include <vector>

namespace kerbside::shell {

class Verb;

/// What `form check`, `eval` and `run` have in common on the command line.
struct FormOptions {
    std::string file;
    std::string media;
    std::string now;
    std::string language;
    std::vector<std::string> properties;
    bool json = false;

    /// --media, and --now and --language where `moment`.
    void add_to(Verb& verb, bool moment);
    platform::Result<app::FormFile> read() const;
    /// Invalid where --now is no moment or --property no NAME=VALUE.
    platform::Result<app::Environment> environment(std::unique_ptr<platform::Clock>& clock) const;
};

/// The files of one folder, by name alone.
class FolderMedia final : public app::MediaSource {
public:
    explicit FolderMedia(platform::Path folder) : m_folder(std::move(folder)) {}
    static FolderMedia of(const FormOptions& options);
    platform::Result<std::string> read(std::string_view name) override;

private:
    platform::Path m_folder;
};

}
