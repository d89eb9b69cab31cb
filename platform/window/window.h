#pragma once

#include "platform/base/result.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::platform {

/// Keys that do something; what they write comes as EventKind::Text. Of all others KeyDown tells the `button` alone.
enum class Key : std::uint8_t {
    None, Tab, Enter, Space, Escape, Backspace, Delete, Left, Right, Up, Down, Home, End, PageUp, PageDown,
    A, C, V, X, Y, Z, L, F1, F2, F5, F11,
};

/// `Space`, `F1`, `L`; Key::None where there is none of that name.
Key key_called(std::string_view name);
std::string_view name_of(Key);

enum class EventKind : std::uint8_t {
    PointerDown, ///< a finger, or the mouse's first button; at x, y
    PointerMove,
    PointerUp,
    PointerCancel, ///< the press is no longer one: a second finger, the window lost it
    Wheel,         ///< dx, dy in lines; away from the user is positive
    KeyDown,
    Text,      ///< UTF-8, as the keyboard or the input method composed it
    Editing,   ///< what an input method is composing, not yet text; empty: nothing any more
    Resized,   ///< ask size() and scale() again
    Exposed,   ///< the system lost what was drawn
    Switch,    ///< `button` of something that is neither a keyboard nor the first one of a pointer
    Woken,     ///< somebody called wake()
    CloseAsked,
};

/// What the user or the system did. Positions are pixels of the surface.
struct Event {
    EventKind kind = EventKind::Woken;
    float x = 0;
    float y = 0;
    float dx = 0;
    float dy = 0;
    bool is_touch = false;
    Key key = Key::None;
    bool shift = false;
    bool control = false;
    bool is_repeat = false; ///< of KeyDown: it is held
    /// Which key or button was pressed, as a switch is known by, whatever the layout: `F7`, `Space`, `Keypad 1`, `Mouse 1`
    /// (of PointerDown, where it is no finger), `Mouse 3`, `Pad 2`.
    std::string button;
    std::string text;
    std::size_t caret = 0; ///< of Editing: the byte of `text` that the input method's caret stands before
};

struct PixelRect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

/// Pixels in memory, 0xAARRGGBB a word, rows from the top. Borrowed: until the next call to the window.
struct Surface {
    std::uint32_t* pixels = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0; ///< words a row
};

/// Where a frame goes and where input comes from. One thread: the one that made it; wake() from any.
class Window {
public:
    virtual ~Window() = default;

    virtual int width() const = 0;
    virtual int height() const = 0;
    /// Pixels per unit of design: 1 at 96 dpi.
    virtual float scale() const = 0;

    /// Sleeps until something happens, at most so long (no limit without one), and returns all that did.
    virtual std::vector<Event> wait(std::optional<std::chrono::milliseconds> at_most) = 0;
    virtual void wake() = 0;

    /// True: draw with OpenGL 3 in this thread and call swap(). False: draw into surface() and call present().
    virtual bool has_gl() const = 0;
    virtual Surface surface() = 0;
    virtual void present(std::span<const PixelRect> changed) = 0;
    virtual void swap() = 0;

    /// Whether typing is wanted here (input methods, the system's keyboard), and where the caret is.
    virtual void want_text(std::optional<PixelRect> caret) = 0;
    /// Where the window has the whole screen: whether the desktop's own keys (Alt+Tab, Super) are given to us as well, and
    /// lead nowhere.
    virtual void keep_keys(bool) {}
    /// Whether buttons of game pads are wanted, as somebody's switches are: looking for them is not free.
    virtual void listen_to_pads(bool) {}
    virtual void set_clipboard(const std::string&) = 0;
    virtual std::string clipboard() = 0;
};

enum class Drawing : std::uint8_t {
    Best,     ///< OpenGL where a working driver is, else in memory
    Gl,       ///< OpenGL or an error
    Software, ///< in memory; GL is not even loaded
};

struct WindowOptions {
    std::string title;
    int width = 1280;
    int height = 800;
    bool is_fullscreen = false;
    Drawing drawing = Drawing::Best;
    std::optional<float> scale; ///< in place of what the display says
};

/// A window of the desktop, through SDL. NotFound where there is no display.
Result<std::unique_ptr<Window>> open_window(const WindowOptions&);

}
