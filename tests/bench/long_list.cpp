#include "long_list.h"

#include "usage.h"

#include "app/i18n/words.h"
#include "app/session/interview.h"
#include "app/ui/frame/frame.h"
#include "app/ui/screens/question_widgets.h"
#include "app/ui/widgets/widgets.h"
#include "platform/window/window_headless.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string>

namespace kerbside::bench {

namespace {

using namespace app::ui;
using platform::EventKind;
using platform::Json;

constexpr int kChoices = 100'000;
constexpr int kFlings = 6;
constexpr int kFramesOfFling = 60;

/// `places.csv`, of names as streets have them.
class Places final : public app::MediaSource {
public:
    platform::Result<std::string> read(std::string_view) override
    {
        static constexpr std::array<const char*, 12> kFirst = {"Ash", "Beech", "Church", "Élm", "Garden", "High", "Łąka", "Mill", "North", "Station", "Victoria", "West"};
        static constexpr std::array<const char*, 9> kSecond = {"Avenue", "Close", "Drive", "Hill", "Lane", "Park", "Road", "Street", "Way"};
        std::string csv = "name,label\n";
        for (int i = 0; i < kChoices; ++i) {
            const auto n = static_cast<std::size_t>(i);
            csv += "p" + std::to_string(i) + "," + kFirst[n % kFirst.size()] + std::string(" ") + kSecond[n / kFirst.size() % kSecond.size()] + " " + std::to_string(i) + "\n";
        }
        return csv;
    }
};

class ListPage final : public Application {
public:
    ListPage(app::Interview interview, const app::Words& words, app::Environment environment)
        : m_interview(std::move(interview)), m_words(words), m_environment(std::move(environment))
    {
    }
    void draw(Ui& ui) override
    {
        const auto view = m_interview.page();
        ui.page(view.id);
        app_bar(ui, {.id = "bench", .title = "Which street?", .progress = 0.4F});
        Body body(ui);
        ask({.ui = ui, .interview = m_interview, .words = m_words, .environment = m_environment, .changed = [](bool) {}}, view);
    }
    bool tick() override { return false; }
    std::optional<std::chrono::milliseconds> next_due() override { return std::nullopt; }
    void network(bool) override {}

private:
    app::Interview m_interview;
    const app::Words& m_words;
    app::Environment m_environment;
};

struct Worst {
    double milliseconds = 0;
    void take(double passed) { milliseconds = std::max(milliseconds, passed); }
};

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

}

Json measure_long_list()
{
    const auto assets = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "assets";
    auto words = app::Translations::load(assets / "translations");
    Places places;
    auto loaded = app::Form::load({"list.md", "| survey | | | | |\n|---|---|---|---|---|\n| | type | name | label | appearance |\n"
                                              "| | select_one_from_file places.csv | street | Which street? | autocomplete |\n"},
                                  places);
    platform::ManualClock clock(platform::WallTime{});
    app::Environment environment{.clock = &clock};
    if (!words || !loaded.form)
        return {{"failed", "the form does not load"}};
    auto begun = app::Interview::begin(loaded.form, environment);
    if (!begun)
        return {{"failed", "the form does not begin"}};
    platform::HeadlessWindow window(1280, 800, 1.F);
    auto frame = Frame::open(window, clock, {.assets = assets});
    if (!frame)
        return {{"failed", "no frame"}};
    ListPage page(std::move(begun).value(), words->in("en"), environment);
    auto& face = **frame;
    const auto timed = [&](auto act) {
        const double begin = wall_ms();
        act();
        face.present(page);
        return wall_ms() - begin;
    };
    face.present(page);
    const auto centre = [&](std::string_view id) {
        for (const auto& node : face.nodes())
            if (node.id == id)
                return node.rect.centre();
        return Point{};
    };
    const auto send = [&](platform::Event event) { return timed([&] { face.dispatch(page, event); }); };
    const auto at = centre("form./data/street");
    send({.kind = EventKind::PointerDown, .x = at.x, .y = at.y, .is_touch = true});
    const double opening = send({.kind = EventKind::PointerUp, .x = at.x, .y = at.y, .is_touch = true});

    Worst typing;
    for (const char letter : std::string("statio"))
        typing.take(send({.kind = EventKind::Text, .text = std::string(1, letter)}));
    for (int i = 0; i < 6; ++i)
        typing.take(send({.kind = EventKind::KeyDown, .key = platform::Key::Backspace}));

    Worst flinging;
    for (int fling = 0; fling < kFlings; ++fling) {
        send({.kind = EventKind::PointerDown, .x = 640, .y = 640, .is_touch = true});
        for (int i = 1; i <= 5; ++i) {
            clock.advance(std::chrono::milliseconds(8));
            flinging.take(send({.kind = EventKind::PointerMove, .x = 640, .y = 640 - static_cast<float>(i) * 80, .is_touch = true}));
        }
        send({.kind = EventKind::PointerUp, .x = 640, .y = 240, .is_touch = true});
        for (int i = 0; i < kFramesOfFling; ++i) {
            clock.advance(std::chrono::milliseconds(16));
            flinging.take(timed([&] { face.advance(page); }));
        }
    }
    return {{"choices", kChoices}, {"open_ms", rounded(opening)}, {"typing_worst_frame_ms", rounded(typing.milliseconds)}, {"fling_worst_frame_ms", rounded(flinging.milliseconds)}};
}

}
