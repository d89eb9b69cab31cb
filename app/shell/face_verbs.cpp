#include "app/i18n/locale.h"
#include "app/shell/assets.h"
#include "app/shell/conclude.h"
#include "app/shell/face.h"
#include "app/shell/verb.h"
#include "app/shell/verbs.h"
#include "app/ui/frame/frame.h"
#include "platform/window/window.h"

#include <cstdlib>
#include <memory>

namespace kerbside::shell {

namespace {

struct FaceArguments {
    std::string data;
    std::string theme;
    std::string language;
    bool is_windowed = false;
    bool ends_session = false;

    void add_to(Verb& verb)
    {
        verb.add_option("--data", data, "The device's data; made where there is none").value_name("DIR");
        verb.add_option("--theme", theme, "day, night, contrast or large");
        verb.add_option("--language", language, "The app's language");
    }
};

/// XDG Base Directory: data of this user, of this program.
platform::Path own_folder()
{
    const char* data = std::getenv("XDG_DATA_HOME");
    if (data != nullptr && *data != '\0')
        return platform::Path(data) / "kerbside";
    const char* home = std::getenv("HOME");
    return platform::Path(home == nullptr ? "." : home) / ".local" / "share" / "kerbside";
}

/// As setlocale(3) looks for it: LC_ALL, LC_MESSAGES, LANG.
std::string machine_language()
{
    for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const auto* value = std::getenv(name); value != nullptr && *value != '\0')
            return app::language_of_locale(value);
    return {};
}

platform::Status open_face(const FaceArguments& arguments, FaceKind kind)
{
    platform::WindowOptions options{.title = "Kerbside"};
    if (kind == FaceKind::Kiosk) {
        options.width = 1080;
        options.height = 1920;
        options.is_fullscreen = !arguments.is_windowed;
    }
    TRY_ASSIGN(auto window, platform::open_window(options));
    const platform::SystemClock clock;
    TRY_ASSIGN(auto face, Face::open({.kind = kind,
                                      .data = arguments.data.empty() ? own_folder() : platform::Path(arguments.data),
                                      .clock = clock,
                                      .language = arguments.language,
                                      .machine_language = machine_language(),
                                      .wake = [&window] { window->wake(); }}));
    TRY_ASSIGN(auto frame, app::ui::Frame::open(*window, clock, {.assets = assets_folder(),
                                                                 .theme = arguments.theme.empty() ? "day" : arguments.theme,
                                                                 .language = arguments.language.empty() ? "en" : arguments.language,
                                                                 .most_units = kind == FaceKind::Kiosk ? app::ui::kKioskUnits : 0}));
    frame->run(*face);
    face->leave();
    return {};
}

/// For a session whose PIN is forgotten.
platform::Status end_session(const FaceArguments& arguments)
{
    const platform::SystemClock clock;
    TRY_ASSIGN(auto face, Face::open({.kind = FaceKind::Kiosk,
                                      .data = arguments.data.empty() ? own_folder() : platform::Path(arguments.data),
                                      .clock = clock,
                                      .wake = [] {},
                                      .makes_device = false}));
    return face->end_session();
}

}

void add_face_verbs(Verb& program, Outcome& outcome)
{
    auto tablet = std::make_shared<FaceArguments>();
    tablet->add_to(program);
    program.does([tablet, &outcome] { conclude(outcome, open_face(*tablet, FaceKind::Tablet)); });

    auto kiosk = std::make_shared<FaceArguments>();
    auto verb = program.add_verb("kiosk", "The kiosk: a survey for one young person after another");
    kiosk->add_to(verb);
    verb.add_flag("--window", kiosk->is_windowed, "In a window, not on the whole screen");
    verb.add_flag("--end-session", kiosk->ends_session, "End the session without its PIN, where that is forgotten; the kiosk is not to be running");
    verb.does([kiosk, &outcome] { conclude(outcome, kiosk->ends_session ? end_session(*kiosk) : open_face(*kiosk, FaceKind::Kiosk)); });
}

}
