#pragma once

#include <chrono>
#include <optional>

namespace kerbside::app::ui {

class Ui;

/// One face of the program, as the frame and the script runner drive it. One thread.
class Application {
public:
    virtual ~Application() = default;

    /// Draws the page that there is now, and tells the session what was tapped. It may be called up to three
    /// times an input: a pass in which something was tapped is followed by another with what came of it.
    /// What a view refers to may be gone after a call to the session: take views by value.
    virtual void draw(Ui&) = 0;

    /// Time has passed (the clock was injected when it was made). True where there is something new to be seen.
    virtual bool tick() = 0;

    /// In how long tick() wants to be called again; nothing for "when something happens".
    virtual std::optional<std::chrono::milliseconds> next_due() = 0;

    /// A person did something: once for every press, key and text, before the pass. Idle time counts from it.
    virtual void touched() {}

    /// The network came or went, by a script or a switch.
    virtual void network(bool is_up) = 0;

    /// Whether the desktop's own ways (Alt+F4, a close button) may close the window now.
    virtual bool may_be_closed() const { return true; }

    /// The window is to be closed.
    virtual bool wants_to_quit() const { return false; }
};

}
