#pragma once

#include "app/ui/geometry.h"
#include "app/ui/theme/theme.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app::ui {

enum class Role : std::uint8_t {
    Heading, Text, Image, Button, Link, Radio, Checkbox, Switch, Field, Stepper, Slider, Progress, Status, Dialog, Key,
};

/// What a widget is now, for the probe, the tests and (later) a screen reader.
struct Node {
    std::string id;
    Role role = Role::Text;
    std::string label;
    std::string value;
    bool is_enabled = true;
    std::optional<bool> is_checked;
    bool is_focused = false;
    bool is_in_sight = true; ///< false: scrolled out of its area
    bool is_target = false;  ///< takes taps
    bool is_stop = false;    ///< the keys lead to it, by Tab or within its group by the arrows
    bool has_ring = false;   ///< the ring that says where the keys are is drawn around it
    std::string group;       ///< one stop of the Tab key together with others of that name
    bool is_offered = false; ///< by the scanning: the next press of the switch takes it, or goes into its group
    bool is_cut = false;     ///< its text did not fit
    std::size_t layer = 0;   ///< what lies higher may cover what lies lower: a field's actions, the keyboard
    int scroll = -1;         ///< which of the page's scrolled areas it lies in; -1: none
    Rect rect;
    Rect shown; ///< the part of it that is not scrolled away
};

enum class Keyboard : std::uint8_t {
    Physical, ///< the one before the user, or the system's
    OnScreen, ///< ours, shown while a field has the focus
};

/// What the bar over a chosen text offers, in the language of the page.
struct EditWords {
    std::string cut = "Cut";
    std::string copy = "Copy";
    std::string paste = "Paste";
    std::string select_all = "Select all";
};

/// What the keys of the keyboard on the screen do that write no letter, in the language of who writes.
struct KeyWords {
    std::string shift = "Capital letters";
    std::string erase = "Erase";
    std::string enter = "Enter";
    std::string space = "Space";
    std::string letters = "Letters";
    std::string signs = "Digits and signs";
    std::string more = "More signs";
    std::string language = "Language of the keyboard";
    std::string hide = "Close the keyboard";
};

/// The hand that holds the tablet and works it: what is to be touched comes to that side, and down.
enum class Hand : std::uint8_t { Both, Left, Right };

/// Going through the page with one switch or two, in place of a pointer.
struct Scanning {
    enum class Mode : std::uint8_t {
        Off,
        Step, ///< one switch goes on, the other chooses
        Auto, ///< it goes on by itself; either switch chooses
    };
    Mode mode = Mode::Off;
    std::chrono::milliseconds interval{1500};
    std::string next = "Space"; ///< as platform::Event::button names them
    std::string choose = "Enter";
    friend bool operator==(const Scanning&, const Scanning&) = default;
};

class UiCore;

/// What a page is drawn with: the look, the language, the place where the next widget goes, what was just tapped.
/// Lives as long as the frame; every widget function in widgets.h takes it. Lengths are pixels, already scaled.
class Ui {
public:
    explicit Ui(UiCore& core) : m_core(core) {}

    const Theme& theme() const;
    Size size() const;
    /// Less than 600 units wide: one column, and nothing beside anything.
    bool is_narrow() const;
    bool is_portrait() const;
    /// So many lines of text have room one below the other.
    float lines() const;
    /// As many as the keyboard on the screen leaves.
    float free_lines() const;
    /// Great letters across: what adorns a page gives way to what it says.
    bool is_low() const;
    /// The keyboard leaves a few lines alone (upright, where more stands one below the other, some more): what is asked and what is typed come before all else.
    bool is_pressed() const;
    std::chrono::milliseconds time() const;

    /// The language of what follows (BCP 47), for shaping and direction; kept until it is set again.
    void set_language(std::string_view tag);
    std::string_view language() const;
    bool is_right_to_left() const;

    /// From the next pass on. `text` is 1 to 2.
    void set_theme(std::string_view name);
    void set_text_scale(float text);
    void set_keyboard(Keyboard, std::vector<std::string> layouts = {"en"});
    /// Buttons of 72 units for gloves, and no clipboard on kiosks.
    void set_gloves(bool);
    /// Targets of that size on this page, gloves or not: there is room for them.
    void set_roomy(bool);
    void set_clipboard_allowed(bool);
    void set_edit_words(EditWords);
    void set_key_words(KeyWords);
    /// Puts a text on the clipboard; nothing where that is not allowed.
    void copy(std::string_view text);
    void set_reduced_motion(bool);
    /// 1 is as drawn; 0.6 stands closer, 1.4 wider apart.
    void set_density(float);
    void set_hand(Hand);
    void set_scanning(const Scanning&);
    /// What was pressed, where the pass before asked too: a key or a button that is to be a switch. While it is asked
    /// for in each pass, keys do nothing else; Escape and a finger do what they always do.
    std::optional<std::string> heard_switch();
    /// Another pass after so long: something that is shown changes by itself.
    void wake_after(std::chrono::milliseconds);

    /// Forgets every text being edited, every scroll position, and blackens what was drawn, before the frame ends.
    void wipe();

    void focus(std::string_view id);
    /// What Enter in a field of one line means: on to what is asked next on the page, or else to the way on.
    void focus_next();
    /// Where keys are in use, to the first place with this id or within it: a question that has to be looked at.
    void focus_within(std::string_view id);
    bool is_focused(std::string_view id) const;
    /// The keyboard on the screen writes into it.
    bool is_typed_in(std::string_view id) const;
    /// The tap is the second or a later one of several quick ones upon the same.
    bool is_tapped_again() const;
    /// All of it is seen.
    bool is_in_sight(std::string_view id) const;
    /// At the end of the pass, as soon as it is there, it is scrolled to.
    void bring_into_sight(std::string_view id);
    /// The id that a page calls itself by: a change of it begins at the top, with nothing pressed or focused.
    void page(std::string_view id);

    /// A key that nobody else took: `Escape`, `F1` …; true once.
    bool pressed(std::string_view key);
    /// A swipe across the page: -1 to the left, 1 to the right, else 0; once.
    int swiped() const;
    /// A swipe of one finger down from the upper edge of the screen: true once, before the finger is lifted.
    bool swiped_from_top();
    /// How far the page's list is scrolled, in pixels; and where it is to be, as soon as it is laid out.
    float scrolled(std::string_view list = "body") const;
    void scroll_to(float offset, std::string_view list = "body");

    UiCore& core() { return m_core; }
    const UiCore& core() const { return m_core; }

private:
    UiCore& m_core;
};

}
