// face-bench [--window | --gl]: the face's costs, one JSON line: with the software renderer, headless or in a window of the
// display there is (Xvfb will do), or with OpenGL in such a window. A start is timed by a parent process, from fork to the first frame shown.

#include "long_list.h"
#include "usage.h"

#include "app/ui/frame/frame.h"
#include "app/ui/gallery/pages.h"
#include "app/ui/widgets/widgets.h"
#include "platform/base/json.h"
#include "platform/window/window_headless.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

using namespace kerbside;
using namespace kerbside::app::ui;
using platform::EventKind;
using platform::Json;

namespace {

constexpr int kStarts = 15;
constexpr int kTaps = 200;
constexpr double kIdleSeconds = 10;

enum class How { Headless, Window, Gl };

double pss_mb()
{
    std::ifstream rollup("/proc/self/smaps_rollup");
    for (std::string line; std::getline(rollup, line);)
        if (line.starts_with("Pss:"))
            return std::stod(line.substr(4)) / 1024;
    return 0;
}

/// A page of the survey that answers to taps and keys, as the kiosk's does.
class Page final : public Application {
public:
    void draw(Ui& ui) override
    {
        ui.page("bench");
        app_bar(ui, {.id = "bench", .title = "Safety survey", .progress = 0.4F});
        bottom_bar(ui, {.buttons = {{.id = "back", .label = "Back"}, {.id = "skip", .label = "Skip"}, {.id = "next", .label = "Next"}}, .is_even = true});
        Body body(ui);
        heading(ui, "How safe do you feel after dark?", 1);
        for (int i = 0; i < 5; ++i)
            if (choice(ui, {.id = "choice." + std::to_string(i), .label = "An answer of some words, number " + std::to_string(i), .is_selected = i == m_chosen}))
                m_chosen = i;
        if (auto event = field(ui, {.id = "text", .label = "Anything else?", .value = m_text, .is_multiline = true}))
            m_text = event->text;
        for (int i = 0; i < 30; ++i)
            list_row(ui, {.id = "row." + std::to_string(i), .title = "A row of the list, number " + std::to_string(i), .subtitle = "With a line below it", .icon = Icon::Form});
    }
    bool tick() override { return false; }
    std::optional<std::chrono::milliseconds> next_due() override { return std::nullopt; }
    void network(bool) override {}

private:
    int m_chosen = 0;
    std::string m_text;
};

platform::Path assets()
{
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "assets";
}

struct Face {
    platform::SystemClock clock;
    std::unique_ptr<platform::Window> window;
    std::unique_ptr<Frame> frame;
    Page page;

    bool open(How how)
    {
        if (how != How::Headless) {
            auto opened = platform::open_window({.title = "face-bench", .drawing = how == How::Gl ? platform::Drawing::Gl : platform::Drawing::Software, .scale = 1});
            if (!opened)
                return false;
            window = std::move(opened).value();
        } else {
            window = std::make_unique<platform::HeadlessWindow>(1280, 800, 1.F);
        }
        auto made = Frame::open(*window, clock, {.assets = assets()});
        if (!made)
            return false;
        frame = std::move(made).value();
        frame->present(page);
        return true;
    }

    void send(platform::Event event)
    {
        frame->dispatch(page, event);
        frame->present(page);
    }

    Point centre(const std::string& id) const
    {
        for (const auto& node : frame->nodes())
            if (node.id == id)
                return node.rect.centre();
        return {};
    }

    void rest(double milliseconds)
    {
        const double until = bench::wall_ms() + milliseconds;
        for (double left = milliseconds; left > 1; left = until - bench::wall_ms()) {
            for (const auto& event : window->wait(std::chrono::milliseconds(static_cast<long>(left))))
                frame->dispatch(page, event);
            frame->advance(page);
            frame->present(page);
        }
    }

    void tap(const std::string& id)
    {
        const auto at = centre(id);
        send({.kind = EventKind::PointerDown, .x = at.x, .y = at.y, .is_touch = true});
        send({.kind = EventKind::PointerUp, .x = at.x, .y = at.y, .is_touch = true});
    }
};

/// Wall and CPU milliseconds from fork to the first frame, and the PSS then; all below zero where it failed.
struct Start {
    double wall = -1;
    double cpu = -1;
    double pss = -1;
};

Start start_once(const char* program, How how)
{
    int ends[2];
    if (pipe(ends) != 0)
        return {};
    const double begin = bench::wall_ms();
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        const auto to = std::to_string(ends[1]);
        execl(program, program, "--first-frame", to.c_str(), how == How::Window ? "--window" : how == How::Gl ? "--gl" : nullptr, nullptr);
        _exit(1);
    }
    close(ends[1]);
    Start start;
    double said[2] = {-1, -1};
    const auto got = read(ends[0], said, sizeof said);
    start.wall = got == sizeof said ? bench::wall_ms() - begin : -1;
    start.cpu = said[0];
    start.pss = said[1];
    close(ends[0]);
    waitpid(child, nullptr, 0);
    return start;
}

int first_frame(int to, How how)
{
    Face face;
    if (!face.open(how))
        return 1;
    double said[2] = {bench::cpu_ms(), 0};
    said[1] = pss_mb();
    return write(to, said, sizeof said) == sizeof said ? 0 : 1;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

int measure(const char* program, How how)
{
    const bool in_window = how != How::Headless;
    std::vector<double> walls;
    std::vector<double> cpus;
    std::vector<double> memories;
    for (int i = 0; i < kStarts; ++i) {
        const auto start = start_once(program, how);
        if (start.wall < 0) {
            std::fprintf(stderr, "face-bench: the face did not start\n");
            return 1;
        }
        walls.push_back(start.wall);
        cpus.push_back(start.cpu);
        memories.push_back(start.pss);
    }
    Face face;
    if (!face.open(how))
        return 1;
    double begin = bench::cpu_ms();
    for (int i = 0; i < kTaps; ++i)
        face.tap("choice." + std::to_string(i % 5));
    const double tap = (bench::cpu_ms() - begin) / kTaps;
    face.tap("text");
    begin = bench::cpu_ms();
    for (int i = 0; i < kTaps; ++i)
        face.send({.kind = EventKind::Text, .text = std::string(1, static_cast<char>('a' + i % 26))});
    const double key = (bench::cpu_ms() - begin) / kTaps;
    begin = bench::cpu_ms();
    for (int i = 0; i < kTaps; ++i)
        face.send({.kind = EventKind::Wheel, .x = 640, .y = 400, .dy = i % 40 < 20 ? -0.5F : 0.5F});
    const double scroll = (bench::cpu_ms() - begin) / kTaps;
    if (in_window)
        face.rest(1000); // what the window manager has to say first
    begin = bench::cpu_ms();
    if (in_window)
        face.rest(kIdleSeconds * 1000);
    const double idle = (bench::cpu_ms() - begin) / kIdleSeconds;
    Json line = {{"drawing", how == How::Gl ? "OpenGL, in a window" : in_window ? "software, in a window" : "software, headless"},
                 {"start_ms", rounded(median(walls))},
                 {"start_cpu_ms", rounded(median(cpus))},
                 {"pss_mb", rounded(median(memories))},
                 {"tap_cpu_ms", rounded(tap)},
                 {"keystroke_cpu_ms", rounded(key)},
                 {"scrolled_frame_cpu_ms", rounded(scroll)}};
    if (in_window)
        line["idle_cpu_ms_a_second"] = rounded(idle);
    line["pss_after_mb"] = rounded(pss_mb());
    if (how == How::Headless) {
        face.frame.reset(); // one at a time in a process
        line["long_list"] = bench::measure_long_list();
    }
    std::puts(platform::to_line(line).c_str());
    return 0;
}

}

int main(int argc, char** argv)
{
    How how = How::Headless;
    int to = -1;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--window") == 0)
            how = How::Window;
        if (std::strcmp(argv[i], "--gl") == 0)
            how = How::Gl;
        if (std::strcmp(argv[i], "--first-frame") == 0 && i + 1 < argc)
            to = std::atoi(argv[i + 1]);
    }
    return to >= 0 ? first_frame(to, how) : measure("/proc/self/exe", how);
}
