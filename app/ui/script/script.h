#pragma once

#include "app/ui/frame/frame.h"

#include "platform/base/json.h"
#include "platform/window/window_headless.h"

#include <functional>
#include <string_view>

namespace kerbside::app::ui {

struct ScriptOptions {
    platform::Path shots;              ///< empty: `shot` is refused
    /// Units: a step fails after which anything to be touched is smaller, or nearer than 8 to the next. 0: not looked at.
    float least_target = 0;
    bool by_keys = false; ///< steps with a finger are refused, and so is a press after which nobody sees where the keys are
    platform::Json secrets = nullptr;  ///< an object of texts, for `type` with a `secret`
    std::function<void()> look;        ///< called before the first step and after each, when nothing moves any more
};

/// Plays a script's steps (tap, press, type, swipe, hold, wait, expect, see, shot, network) upon an application, in virtual
/// time. Each step gives one line; the first that fails is the last.
class ScriptRunner {
public:
    using Print = std::function<void(std::string_view line)>;

    ScriptRunner(Application&, Frame&, platform::HeadlessWindow&, platform::ManualClock&, ScriptOptions, Print);

    /// Refused after a step that failed, Invalid where the script is no array of steps.
    platform::Status run(std::string_view steps);

private:
    using Outcome = platform::Result<platform::Json>; ///< what the step's line says besides `ok`

    static constexpr std::chrono::milliseconds kFrame{16};

    Outcome play(const platform::Json& step);
    Outcome wait(const platform::Json& step);
    Outcome network(const platform::Json& step);
    void send(platform::Event);
    void pass_time(std::chrono::milliseconds);
    void settle();

    // ---- what hands do (hands.cpp)
    Outcome tap(const platform::Json& step, std::chrono::milliseconds held);
    Outcome press(const platform::Json& step);
    platform::Status press_once(const platform::Event&);
    Outcome press_until(const platform::Json& step, const platform::Event&);
    Outcome type(const platform::Json& step);
    Outcome swipe(const platform::Json& step);
    Outcome wait_until(const platform::Json& step);

    // ---- what eyes see (eyes.cpp)
    static std::string wanted_name(const platform::Json& step);
    std::string on_screen() const;
    platform::Result<Node> find(const platform::Json& step, bool targets_only) const;
    platform::Status check(const platform::Json& step) const;
    platform::Status check_focus() const;
    platform::Status check_targets() const;
    Outcome expect(const platform::Json& step);
    Outcome see();
    Outcome shot(const platform::Json& step);

    Application& m_app;
    Frame& m_frame;
    platform::HeadlessWindow& m_window;
    platform::ManualClock& m_clock;
    ScriptOptions m_options;
    Print m_print;
};

std::string_view name_of(Role);

}
