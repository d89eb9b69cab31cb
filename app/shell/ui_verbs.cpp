#include "app/shell/assets.h"
#include "app/shell/conclude.h"
#include "app/shell/verbs.h"
#include "app/ui/gallery/gallery.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iostream>
#include <memory>

namespace kerbside::shell {

namespace {

struct UiArguments {
    std::string gallery;
    std::string theme;
    std::string size = "1280x800";
    std::string language = "en";
    double scale = 1;
};

platform::Status run_gallery(const UiArguments& arguments, int width, int height)
{
    TRY_ASSIGN(const auto written, app::ui::draw_gallery({.assets = assets_folder(), .folder = arguments.gallery,
                                                .themes = arguments.theme.empty() ? std::vector<std::string>{} : std::vector{arguments.theme},
                                                .language = arguments.language, .width = width, .height = height,
                                                .scale = static_cast<float>(arguments.scale)}));
    for (const auto& name : written)
        print_line(name);
    return {};
}

}

void add_ui_verbs(CLI::App& program, Outcome& outcome)
{
    auto arguments = std::make_shared<UiArguments>();
    auto* verb = program.add_subcommand("ui", "The face without a window: driven by a script, or every widget in pictures");
    verb->add_option("--gallery", arguments->gallery, "Folder for a picture of every widget in every state");
    verb->add_option("--theme", arguments->theme, "day, night, contrast or large");
    verb->add_option("--size", arguments->size, "Pixels, as 1280x800");
    verb->add_option("--scale", arguments->scale, "Pixels per unit of design")->check(CLI::Range(0.5, 4.0));
    verb->add_option("--language", arguments->language, "The app's language");
    verb->callback([arguments, &outcome] {
        int width = 0;
        int height = 0;
        if (std::sscanf(arguments->size.c_str(), "%dx%d", &width, &height) != 2 || width < 240 || height < 240 || width > 8192 || height > 8192) {
            std::cerr << "kerbside ui: --size is WIDTHxHEIGHT\n";
            outcome.status = 2;
            return;
        }
        if (arguments->gallery.empty()) {
            std::cerr << "kerbside ui: --gallery DIR is needed\n";
            outcome.status = 2;
            return;
        }
        conclude(outcome, run_gallery(*arguments, width, height));
    });
}

}
