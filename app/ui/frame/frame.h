#pragma once

#include "app/ui/application.h"
#include "app/ui/widgets/ui.h"

#include "platform/base/clock.h"
#include "platform/base/file.h"
#include "platform/window/window.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app::ui {

struct FrameOptions {
    platform::Path assets; ///< holds fonts/ and themes/
    std::string theme = "day";
    std::string language = "en";
    float text_scale = 1;
    /// The display's smaller side is this many units or fewer (0: as many as it has): a kiosk's words grow with its screen.
    float most_units = 0;
};

/// What a kiosk's display has across: seen from a step away, standing.
constexpr float kKioskUnits = 640;

/// Between a window and an application: events in, pictures out, and nothing at all while nothing happens.
/// One at a time in a process (Dear ImGui's context is one). The window and the clock outlive it.
class Frame {
public:
    static platform::Result<std::unique_ptr<Frame>> open(platform::Window&, const platform::Clock&, const FrameOptions&);
    ~Frame();
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;

    /// Until the window is closed or the application wants to quit.
    void run(Application&);

    // ---- step by step, as the script runner and the tests do ----

    /// One event, with the passes that it takes: at most three.
    void dispatch(Application&, const platform::Event&);
    /// Time has come on: the application's tick, motion, inertia, long presses.
    void advance(Application&);
    /// In how long advance() should be called; nothing for "after the next event".
    std::optional<std::chrono::milliseconds> next_due(Application&) const;
    /// Something is on its way: a switch, a list that was flung.
    bool is_moving() const;
    /// Draws what has changed since the last time and shows it. False where nothing had.
    bool present(Application&);

    /// What is on the screen, in the order of the Tab key.
    std::vector<Node> nodes() const;
    /// Scrolls to it; true where that moved something.
    bool reveal(std::string_view id);
    Ui& ui();

    platform::Status save_picture(const platform::Path&);

    /// For tests and measurements.
    struct Counts {
        long passes = 0;
        long frames = 0;
    };
    Counts counts() const;

private:
    struct Inside;
    explicit Frame(std::unique_ptr<Inside>);
    void pass(Application&);

    std::unique_ptr<Inside> m;
};

}
