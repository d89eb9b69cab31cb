// Walks through every screen that a script leads to, and looks at each in every size, orientation, text scale and theme:
// does everything fit, does nothing lie upon anything else, can it be touched? With --pictures it also draws them.
#include "script_in.h"
#include "variants.h"

#include "tests/support/layout_rules.h"

#include "app/shell/assets.h"
#include "app/shell/face.h"
#include "app/ui/frame/frame.h"
#include "app/ui/script/script.h"
#include "app/ui/widgets/core.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <map>
#include <set>

using namespace kerbside;
using platform::Json;
using platform::Status;

namespace {

struct Arguments {
    std::string script;
    std::string data;
    std::string face = "tablet";
    std::int64_t now = 0; ///< seconds since 1970
    std::string secrets;
    std::string language = "en";
    std::string pictures;
};

class Walk {
public:
    Walk(const Arguments& arguments, app::ui::Application& app, app::ui::Frame& frame, platform::HeadlessWindow& window)
        : m_arguments(arguments), m_app(app), m_frame(frame), m_window(window),
          m_layouts(test::layout_variants(arguments.face == "kiosk")), m_looks(test::picture_variants(arguments.face == "kiosk"))
    {
        m_usual = {.width = window.width(), .height = window.height(), .scale = window.scale()};
    }

    /// What is on the screen now, in every way, if it has not been seen before.
    void look()
    {
        std::string what;
        for (const auto& node : m_frame.nodes())
            if (!node.id.starts_with("keyboard."))
                what += node.id + (node.id.empty() ? node.label : "") + "\n";
        if (!m_seen.insert(std::hash<std::string>{}(what)).second)
            return;
        ++m_screens;
        if (m_arguments.pictures.empty())
            for (const auto& variant : m_layouts)
                inspect(variant);
        else
            for (const auto& variant : m_looks)
                draw(variant);
        put_on(m_usual);
    }

    int screens() const { return m_screens; }
    int faults() const { return m_faults; }

private:
    void put_on(const test::Variant& variant)
    {
        m_window.resize(variant.width, variant.height, variant.scale);
        auto& ui = m_frame.ui();
        ui.set_theme(variant.theme);
        ui.set_text_scale(variant.text);
        ui.set_gloves(variant.gloves);
        m_frame.dispatch(m_app, {.kind = platform::EventKind::Resized});
        m_frame.dispatch(m_app, {.kind = platform::EventKind::Exposed});
    }

    void inspect(const test::Variant& variant)
    {
        put_on(variant);
        const test::LayoutRules rules{.width = static_cast<float>(variant.width), .height = static_cast<float>(variant.height), .scale = variant.scale,
                                      .target = variant.gloves ? 72.F : 48.F, .apart = 8};
        const auto nodes = m_frame.nodes();
        for (const auto& fault : test::layout_faults(nodes, rules))
            tell(variant, fault);
        // What is scrolled away must be able to come.
        for (auto node = nodes.rbegin(); node != nodes.rend(); ++node)
            if (node->is_target && !node->id.empty() && !node->is_in_sight) {
                m_frame.reveal(node->id);
                m_frame.dispatch(m_app, {.kind = platform::EventKind::Exposed});
                for (const auto& now : m_frame.nodes())
                    if (now.id == node->id && !now.is_in_sight)
                        tell(variant, now.id + " cannot be brought into sight");
                break;
            }
    }

    void draw(const test::Variant& variant)
    {
        put_on(variant);
        m_frame.present(m_app);
        const auto number = std::to_string(1000 + m_screens).substr(1);
        const auto name = platform::Path(m_arguments.script).stem().string() + "-" + number + "-" + m_arguments.language + "-" + variant.name + ".png";
        if (const auto saved = m_frame.save_picture(platform::Path(m_arguments.pictures) / name); !saved)
            tell(variant, saved.error().detail);
    }

    void tell(const test::Variant& variant, const std::string& fault)
    {
        ++m_faults;
        // Once for each picture of the page is enough to find it.
        if (++m_told[variant.name + m_frame.ui().core().page_id] <= 3)
            std::cout << m_arguments.language << " " << variant.name << ": " << fault << "\n";
    }

    const Arguments& m_arguments;
    app::ui::Application& m_app;
    app::ui::Frame& m_frame;
    platform::HeadlessWindow& m_window;
    std::vector<test::Variant> m_layouts;
    std::vector<test::Variant> m_looks;
    test::Variant m_usual;
    std::set<std::size_t> m_seen;
    std::map<std::string, int> m_told;
    int m_screens = 0;
    int m_faults = 0;
};

Status run(const Arguments& arguments, int& faults)
{
    TRY_ASSIGN(const auto text, platform::read_file(arguments.script));
    TRY_ASSIGN(const auto steps, platform::parse_json(text));
    app::ui::ScriptOptions options;
    if (!arguments.secrets.empty()) {
        TRY_ASSIGN(const auto secrets, platform::read_file(arguments.secrets));
        TRY_ASSIGN(options.secrets, platform::parse_json(secrets));
    }
    const bool is_kiosk = arguments.face == "kiosk";
    platform::ManualClock clock(platform::WallTime{std::chrono::seconds(arguments.now)});
    platform::HeadlessWindow window(is_kiosk ? 1080 : 1280, is_kiosk ? 1920 : 800, is_kiosk ? 1.5F : 1.F);
    TRY_ASSIGN(auto face, shell::Face::open({.kind = is_kiosk ? shell::FaceKind::Kiosk : shell::FaceKind::Tablet, .data = arguments.data, .clock = clock,
                                             .is_virtual = true, .language = arguments.language}));
    TRY_ASSIGN(auto frame, app::ui::Frame::open(window, clock, {.assets = shell::assets_folder(), .language = arguments.language}));
    Walk walk(arguments, *face, *frame, window);
    options.look = [&] { walk.look(); };
    const auto played = app::ui::ScriptRunner(*face, *frame, window, clock, std::move(options), [](std::string_view) {})
                            .run(platform::to_line(test::script_in(steps, arguments.language)));
    faults = walk.faults();
    std::cout << arguments.language << ": " << walk.screens() << " screens, " << walk.faults() << " faults\n";
    return played;
}

}

int main(int count, char** values)
{
    Arguments arguments;
    CLI::App program{"Every screen of a script, in every way in which somebody may have it before them"};
    program.add_option("--script", arguments.script)->required();
    program.add_option("--data", arguments.data)->required();
    program.add_option("--face", arguments.face);
    program.add_option("--now", arguments.now);
    program.add_option("--secrets", arguments.secrets);
    program.add_option("--language", arguments.language);
    program.add_option("--pictures", arguments.pictures);
    CLI11_PARSE(program, count, values);
    int faults = 0;
    if (const auto done = run(arguments, faults); !done) {
        std::cerr << arguments.language << ": " << done.error().detail << "\n";
        return 1;
    }
    return faults == 0 ? 0 : 1;
}
