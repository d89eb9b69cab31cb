#include "app/shell/form_options.h"

#include "app/form/xpath/dates.h"
#include "app/shell/verb.h"

#include <cmath>

namespace kerbside::shell {

using platform::Error;
using platform::ErrorKind;
using platform::Result;

namespace {

constexpr std::uint64_t kMaxFile = std::uint64_t{256} << 20;

}

void FormOptions::add_to(Verb& verb, bool moment)
{
    verb.add_option("FILE", file, "The form: .xml, .xlsx, .md or .csv").required();
    verb.add_option("--media", media, "Where attached files are; otherwise the form's own folder");
    if (moment) {
        verb.add_option("--now", now, "The moment that now() and today() are, such as 2026-03-14T10:20:30.456-07:00");
        verb.add_option("--language", language, "Start in this language");
    }
}

Result<app::FormFile> FormOptions::read() const
{
    TRY_ASSIGN(auto bytes, platform::read_file(file, kMaxFile));
    return app::FormFile{platform::Path(file).filename().string(), std::move(bytes)};
}

Result<app::Environment> FormOptions::environment(std::unique_ptr<platform::Clock>& clock) const
{
    app::Environment environment;
    environment.zone = app::system_zone;
    if (now.empty()) {
        clock = std::make_unique<platform::SystemClock>();
    } else {
        const auto moment = app::xpath::parse_moment(now, environment.zone);
        if (!moment)
            return Error{ErrorKind::Invalid, "--now is no moment: " + now};
        constexpr double kDay = 86'400'000.0;
        clock = std::make_unique<platform::ManualClock>(
            platform::WallTime(std::chrono::milliseconds(std::llround(moment->days * kDay))));
    }
    environment.clock = clock.get();
    for (const auto& property : properties) {
        const auto equals = property.find('=');
        if (equals == std::string::npos)
            return Error{ErrorKind::Invalid, "--property is no NAME=VALUE: " + property};
        environment.properties[property.substr(0, equals)] = property.substr(equals + 1);
    }
    return environment;
}

FolderMedia FolderMedia::of(const FormOptions& options)
{
    return FolderMedia(options.media.empty() ? platform::Path(options.file).parent_path()
                                             : platform::Path(options.media));
}

Result<std::string> FolderMedia::read(std::string_view name)
{
    if (name.empty() || name == "." || name == ".." || name.find('/') != std::string_view::npos)
        return Error{ErrorKind::NotFound, "no file name"};
    return platform::read_file(m_folder / std::string(name), kMaxFile);
}

}
