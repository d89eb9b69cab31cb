#include "app/shell/assets.h"
#include "app/shell/conclude.h"
#include "app/shell/face.h"
#include "app/shell/form_options.h"
#include "app/shell/verb.h"
#include "app/shell/verbs.h"
#include "app/ui/frame/frame.h"
#include "app/ui/gallery/gallery.h"
#include "app/ui/script/script.h"
#include "platform/base/json.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>

namespace kerbside::shell {

namespace {

struct UiArguments {
    std::string gallery;
    std::string script;
    std::string data;
    std::string face = "tablet";
    std::string now;
    std::string shots;
    std::string secrets;
    bool as_json = false;
    std::string theme;
    std::string size = "1280x800";
    std::string language;
    double scale = 1;
    double least_target = 0;
    bool by_keys = false;
    std::string supplies = "/sys/class/power_supply";
};

platform::Status run_gallery(const UiArguments& arguments, int width, int height)
{
    TRY_ASSIGN(const auto written, app::ui::draw_gallery({.assets = assets_folder(), .folder = arguments.gallery,
                                                .themes = arguments.theme.empty() ? std::vector<std::string>{} : std::vector{arguments.theme},
                                                .language = arguments.language.empty() ? "en" : arguments.language, .width = width, .height = height,
                                                .scale = static_cast<float>(arguments.scale)}));
    for (const auto& name : written)
        print_line(name);
    return {};
}

/// A folder for a run without --data, gone with it.
class PassingFolder {
public:
    platform::Result<platform::Path> make()
    {
        auto name = (std::filesystem::temp_directory_path() / "kerbside-ui-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr)
            return platform::Error{platform::ErrorKind::Io, "no folder for the run"};
        m_folder = name;
        return m_folder;
    }
    ~PassingFolder()
    {
        std::error_code ignored;
        if (!m_folder.empty())
            std::filesystem::remove_all(m_folder, ignored);
    }

private:
    platform::Path m_folder;
};

platform::Status run_script(const UiArguments& arguments, int width, int height)
{
    TRY_ASSIGN(const auto steps, platform::read_file(arguments.script));
    app::ui::ScriptOptions options{.shots = arguments.shots, .least_target = static_cast<float>(arguments.least_target), .by_keys = arguments.by_keys};
    if (!arguments.secrets.empty()) {
        TRY_ASSIGN(const auto secrets, platform::read_file(arguments.secrets));
        TRY_ASSIGN(options.secrets, platform::parse_json(secrets));
    }
    if (!arguments.shots.empty())
        TRY(platform::make_folder(arguments.shots));
    std::unique_ptr<platform::Clock> start;
    FormOptions moment;
    moment.now = arguments.now;
    TRY(moment.environment(start));
    platform::ManualClock clock(start->now());
    PassingFolder passing;
    platform::Path data = arguments.data;
    if (data.empty()) {
        TRY_ASSIGN(data, passing.make());
    }

    platform::HeadlessWindow window(width, height, static_cast<float>(arguments.scale));
    const auto kind = arguments.face == "kiosk" ? FaceKind::Kiosk : FaceKind::Tablet;
    TRY_ASSIGN(auto face, Face::open({.kind = kind, .data = data, .clock = clock, .is_virtual = true, .supplies = arguments.supplies, .language = arguments.language}));
    TRY_ASSIGN(auto frame, app::ui::Frame::open(window, clock, {.assets = assets_folder(),
                                                                .theme = arguments.theme.empty() ? "day" : arguments.theme,
                                                                .language = arguments.language.empty() ? "en" : arguments.language,
                                                                .most_units = kind == FaceKind::Kiosk ? app::ui::kKioskUnits : 0}));
    return app::ui::ScriptRunner(*face, *frame, window, clock, std::move(options), print_line).run(steps);
}

}

void add_ui_verbs(Verb& program, Outcome& outcome)
{
    auto arguments = std::make_shared<UiArguments>();
    auto verb = program.add_verb("ui", "The face without a window: driven by a script, or every widget in pictures");
    verb.add_option("--gallery", arguments->gallery, "Folder for a picture of every widget in every state");
    verb.add_option("--script", arguments->script, "Steps to play upon the real application, in virtual time").value_name("FILE");
    verb.add_option("--data", arguments->data, "The device's data; a passing one where it is not given").value_name("DIR");
    verb.add_option("--face", arguments->face, "tablet or kiosk").one_of({"tablet", "kiosk"});
    verb.add_option("--now", arguments->now, "The moment at which the script begins").value_name("T");
    verb.add_option("--shots", arguments->shots, "Folder for the pictures of the script").value_name("DIR");
    verb.add_option("--secrets", arguments->secrets, "JSON object of what must not stand in a script").value_name("FILE");
    verb.add_flag("--json", arguments->as_json, "One line of JSON a step (always so)");
    verb.add_option("--theme", arguments->theme, "day, night, contrast or large");
    verb.add_option("--size", arguments->size, "Pixels, as 1280x800");
    verb.add_option("--scale", arguments->scale, "Pixels per unit of design").between(0.5, 4.0);
    verb.add_option("--least-target", arguments->least_target, "A step fails that leaves a smaller target on the screen, in units, or two less than 8 apart")
        .between(0.0, 200.0);
    verb.add_flag("--by-keys", arguments->by_keys, "A step fails that needs a finger, or after which nobody sees where the keys are");
    verb.add_option("--supplies", arguments->supplies, "Where the system tells of its battery").value_name("DIR");
    verb.add_option("--language", arguments->language, "The app's language");
    verb.does([arguments, &outcome] {
        int width = 0;
        int height = 0;
        if (std::sscanf(arguments->size.c_str(), "%dx%d", &width, &height) != 2 || width < 240 || height < 240 || width > 8192 || height > 8192) {
            std::cerr << "kerbside ui: --size is WIDTHxHEIGHT\n";
            outcome.status = 2;
            return;
        }
        if (arguments->gallery.empty() == arguments->script.empty()) {
            std::cerr << "kerbside ui: either --script FILE or --gallery DIR\n";
            outcome.status = 2;
            return;
        }
        conclude(outcome, arguments->script.empty() ? run_gallery(*arguments, width, height) : run_script(*arguments, width, height));
    });
}

}
