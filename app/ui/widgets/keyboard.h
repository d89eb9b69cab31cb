#pragma once

#include "app/ui/geometry.h"
#include "app/ui/widgets/layouts.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace kerbside::app::ui {

class UiCore;

enum class Shift : std::uint8_t { Off, Once, Locked };

/// What a number may have, told by the field that is being filled in.
struct NumberPad {
    bool has_sign = false;
    bool has_mark = false;
    bool has_plus = false;
    friend bool operator==(const NumberPad&, const NumberPad&) = default;
};

/// What the keyboard remembers from one key to the next, and no longer than a field has the focus.
struct KeyboardState {
    Shift shift = Shift::Off;
    KeyPage page = KeyPage::Letters;
    NumberPad pad;
    bool is_apart = false; ///< see KeyLayout::added
    bool is_secret = false; ///< the field shows dots: so no key may show what stands before the caret

    /// The letters offered over a key that was held.
    struct Offers {
        std::string key;
        std::vector<std::string> texts;
        Rect over;
        int chosen = -1;
        Point finger;
        bool is_sliding = false;    ///< the finger is still down
        bool is_dropped = false;    ///< it was lifted just now
        bool replaces = false;      ///< what is chosen takes the place of the letter before the caret
        bool are_languages = false; ///< the texts are languages' names
    } offers;

    /// Back to letters, unshifted, nothing offered.
    void forget();
};

/// Our own keyboard, at the foot of the page while a field has the focus. Taps on it leave the focus where it is.
/// To be called before the page, which then has the rest of the height.
void on_screen_keyboard(UiCore&);

}
