// Walks through every screen that a script leads to, and looks at each in every size, orientation, text scale and theme:
// does everything fit, does nothing lie upon anything else, can it be touched? With --pictures it draws them instead, and
// sheets of them, and with --keys it goes through each by the Tab key, there and back. It goes through several scripts one
// after another, and looks at a screen that they share once.
#include "script_in.h"
#include "sheets.h"
#include "variants.h"

#include "tests/support/key_rules.h"
#include "tests/support/layout_rules.h"

#include "app/shell/assets.h"
#include "app/shell/face.h"
#include "app/shell/verb.h"
#include "app/ui/frame/frame.h"
#include "app/ui/script/script.h"
#include "app/ui/widgets/core.h"

#include <algorithm>
#include <bit>
#include <cctype>
#include <iostream>
#include <map>
#include <set>

using namespace kerbside;
using platform::Json;
using platform::Status;

namespace {

constexpr int kMostPictures = 64; ///< of the form, on one page

/// The scripts, and for each its device, its moment and its secrets.
struct Arguments {
    std::vector<std::string> scripts;
    std::vector<std::string> data;
    std::vector<std::int64_t> now; ///< seconds since 1970
    std::vector<std::string> secrets;
    std::string face = "tablet";
    std::string language = "en";
    std::string pictures;
    bool by_keys = false;
    std::vector<std::string> themes{"day", "night", "contrast", "large"};
};

/// What is walked through: one play of one script.
struct Stage {
    app::ui::Application& app;
    app::ui::Frame& frame;
    platform::HeadlessWindow& window;
};

class Walk {
public:
    explicit Walk(const Arguments& arguments)
        : m_arguments(arguments), m_layouts(test::layout_variants(arguments.face == "kiosk"))
    {
        if (arguments.pictures.empty())
            return;
        for (auto& look : test::picture_variants(arguments.themes)) {
            const auto sheet = arguments.face + "-" + look.name + "-" + arguments.language;
            m_looks.push_back({look, {platform::Path(arguments.pictures) / "sheets", sheet}});
        }
    }

    /// What is on the screen now, in every way, if it has not been seen before.
    void look(const Stage& stage)
    {
        // Where somebody writes now, the focus is not to be taken away; and a key may be wanted for what it is.
        auto& core = stage.frame.ui().core();
        if (m_arguments.by_keys && (core.wants_text() || core.hears()))
            return;
        if (!m_seen.insert(std::hash<std::string>{}(m_looks.empty() ? every_thing(stage) : every_kind(stage))).second)
            return;
        ++m_screens;
        const bool is_new_sort = m_sorts.insert(every_sort(stage)).second;
        const test::Variant usual{.width = stage.window.width(), .height = stage.window.height(), .scale = stage.window.scale()};
        if (m_arguments.by_keys)
            return go_round(stage, usual);
        if (m_looks.empty())
            for (const auto& variant : m_layouts)
                inspect(stage, variant);
        else
            for (auto& look : m_looks)
                if (is_new_sort || &look == &m_looks.front())
                    draw(stage, look);
        put_on(stage, usual);
    }

    /// Writes the sheets that are not full.
    Status finish()
    {
        for (auto& look : m_looks)
            TRY(look.sheets.finish());
        return {};
    }

    int screens() const { return m_screens; }
    int faults() const { return m_faults; }
    int pictures() const { return m_pictures; }

private:
    static std::string every_thing(const Stage& stage)
    {
        std::string what;
        for (const auto& node : stage.frame.nodes())
            if (!node.id.starts_with("keyboard."))
                what += node.id + (node.id.empty() ? node.label : "") + "\n";
        return what;
    }

    /// For eyes: it is the same screen whichever answer is chosen on it. A fault, a dialog and the keyboard make it another.
    static std::string every_kind(const Stage& stage)
    {
        std::set<std::string> kinds;
        for (const auto& node : stage.frame.nodes()) {
            const auto first = node.id.find('.');
            kinds.insert(node.id.starts_with("keyboard.") ? "keyboard" : node.id.substr(0, node.id.find('.', first + 1)));
            if (node.id.ends_with(".message") || node.id.ends_with(".error"))
                kinds.insert("fault");
        }
        std::string what = stage.frame.ui().core().page_id;
        for (const auto& kind : kinds)
            what += "\n" + kind;
        return what;
    }

    /// For all looks but the first: two questions that are answered in the same way make the same picture, with other words.
    static std::string every_sort(const Stage& stage)
    {
        auto what = every_kind(stage);
        const auto& page = stage.frame.ui().core().page_id;
        if (!page.starts_with("form./"))
            return what;
        std::map<app::ui::Role, std::size_t> counts;
        for (const auto& node : stage.frame.nodes())
            ++counts[node.role];
        what = what.find("\nkeyboard") == what.npos ? "form" : "form, keyboard";
        for (const auto& [role, count] : counts)
            what += " " + std::to_string(static_cast<int>(role)) + ":" + std::to_string(std::bit_width(count));
        return what;
    }

    struct Look {
        test::Variant variant;
        test::Sheets sheets;
    };

    static void put_on(const Stage& stage, const test::Variant& variant)
    {
        stage.window.resize(variant.width, variant.height, variant.scale);
        auto& ui = stage.frame.ui();
        ui.set_theme(variant.theme);
        ui.set_text_scale(variant.text);
        ui.set_gloves(variant.gloves);
        stage.frame.dispatch(stage.app, {.kind = platform::EventKind::Resized});
        stage.frame.dispatch(stage.app, {.kind = platform::EventKind::Exposed});
    }

    void inspect(const Stage& stage, const test::Variant& variant)
    {
        put_on(stage, variant);
        const test::LayoutRules rules{.width = static_cast<float>(variant.width), .height = static_cast<float>(variant.height), .scale = variant.scale,
                                      .target = variant.gloves ? 72.F : 48.F, .apart = 8};
        const auto nodes = stage.frame.nodes();
        for (const auto& fault : test::layout_faults(nodes, rules))
            tell(stage, variant, fault);
        // What is scrolled away must be able to come.
        for (auto node = nodes.rbegin(); node != nodes.rend(); ++node)
            if (node->is_target && !node->id.empty() && !node->is_in_sight) {
                stage.frame.reveal(node->id);
                stage.frame.dispatch(stage.app, {.kind = platform::EventKind::Exposed});
                for (const auto& now : stage.frame.nodes())
                    if (now.id == node->id && !now.is_in_sight)
                        tell(stage, variant, now.id + " cannot be brought into sight");
                break;
            }
    }

    void go_round(const Stage& stage, const test::Variant& usual)
    {
        const auto send = [&](const platform::Event& event) { stage.frame.dispatch(stage.app, event); };
        for (const auto& fault : test::key_faults({.nodes = [&] { return stage.frame.nodes(); },
                                                   .tab = [&](bool back) { send({.kind = platform::EventKind::KeyDown, .key = platform::Key::Tab, .shift = back}); }}))
            tell(stage, usual, fault);
        // A finger goes on, and finds no focus where it left none.
        for (const auto kind : {platform::EventKind::PointerDown, platform::EventKind::PointerUp})
            send({.kind = kind, .x = -9, .y = -9, .is_touch = true});
        stage.frame.ui().core().set_focus({});
        send({.kind = platform::EventKind::Exposed});
    }

    void draw(const Stage& stage, Look& look)
    {
        put_on(stage, look.variant);
        // Pictures of the form are read one after the other, when there is nothing else to do.
        for (int i = 0; i < kMostPictures && stage.frame.ui().core().pictures.has_work(); ++i)
            stage.frame.advance(stage.app);
        stage.frame.present(stage.app);
        auto page = stage.frame.ui().core().page_id;
        std::replace_if(page.begin(), page.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '-');
        const auto folder = platform::Path(m_arguments.pictures) / m_arguments.face / look.variant.name / m_arguments.language;
        const auto name = std::to_string(1000 + m_screens).substr(1) + "-" + page + ".png";
        const auto saved = [&]() -> Status {
            TRY(platform::make_folder(folder));
            TRY(stage.frame.save_picture(folder / name));
            return look.sheets.add(stage.window.surface());
        };
        ++m_pictures;
        if (const auto done = saved(); !done)
            tell(stage, look.variant, done.error().detail);
    }

    void tell(const Stage& stage, const test::Variant& variant, const std::string& fault)
    {
        ++m_faults;
        // Once for each picture of the page is enough to find it.
        if (++m_told[variant.name + stage.frame.ui().core().page_id] <= 3)
            std::cout << m_arguments.language << " " << variant.name << ": " << fault << "\n";
    }

    const Arguments& m_arguments;
    std::vector<test::Variant> m_layouts;
    std::vector<Look> m_looks;
    std::set<std::size_t> m_seen;
    std::set<std::string> m_sorts;
    std::map<std::string, int> m_told;
    int m_screens = 0;
    int m_faults = 0;
    int m_pictures = 0;
};

Status play(const Arguments& arguments, std::size_t at, Walk& walk)
{
    TRY_ASSIGN(const auto text, platform::read_file(arguments.scripts[at]));
    TRY_ASSIGN(const auto steps, platform::parse_json(text));
    app::ui::ScriptOptions options;
    if (at < arguments.secrets.size()) {
        TRY_ASSIGN(const auto secrets, platform::read_file(arguments.secrets[at]));
        TRY_ASSIGN(options.secrets, platform::parse_json(secrets));
    }
    const bool is_kiosk = arguments.face == "kiosk";
    platform::ManualClock clock(platform::WallTime{std::chrono::seconds(arguments.now[at])});
    platform::HeadlessWindow window(is_kiosk ? 1080 : 1280, is_kiosk ? 1920 : 800, is_kiosk ? 1.5F : 1.F);
    TRY_ASSIGN(auto face, shell::Face::open({.kind = is_kiosk ? shell::FaceKind::Kiosk : shell::FaceKind::Tablet, .data = arguments.data[at], .clock = clock,
                                             .is_virtual = true, .language = arguments.language}));
    TRY_ASSIGN(auto frame, app::ui::Frame::open(window, clock, {.assets = shell::assets_folder(), .language = arguments.language}));
    options.look = [&] { walk.look({*face, *frame, window}); };
    return app::ui::ScriptRunner(*face, *frame, window, clock, std::move(options), [](std::string_view) {})
        .run(platform::to_line(test::script_in(steps, arguments.language)));
}

Status play_all(const Arguments& arguments, Walk& walk)
{
    if (arguments.data.size() != arguments.scripts.size() || arguments.now.size() != arguments.scripts.size())
        return platform::Error{platform::ErrorKind::Invalid, "each script needs its device and its moment"};
    if (!arguments.pictures.empty())
        TRY(platform::make_folder(platform::Path(arguments.pictures) / "sheets"));
    for (std::size_t at = 0; at < arguments.scripts.size(); ++at)
        TRY(play(arguments, at, walk));
    return walk.finish();
}

}

int main(int count, char** values)
{
    Arguments arguments;
    shell::Program program(values[0], "Every screen of the scripts, in every way in which somebody may have it before them");
    program.add_option("--script", arguments.scripts).required();
    program.add_option("--data", arguments.data).required();
    program.add_option("--now", arguments.now).required();
    program.add_option("--secrets", arguments.secrets);
    program.add_option("--face", arguments.face);
    program.add_option("--language", arguments.language);
    program.add_flag("--keys", arguments.by_keys);
    program.add_option("--pictures", arguments.pictures);
    program.add_option("--themes", arguments.themes);
    if (const auto ended = program.parse(count, values))
        return *ended;
    Walk walk(arguments);
    const auto done = play_all(arguments, walk);
    std::cout << arguments.face << " " << arguments.language << ": " << walk.screens() << " screens, " << walk.pictures() << " pictures, " << walk.faults() << " faults\n";
    if (!done) {
        std::cerr << arguments.language << ": " << done.error().detail << "\n";
        return 1;
    }
    return walk.faults() == 0 ? 0 : 1;
}
