#pragma once

#include "app/ui/geometry.h"
#include "app/ui/widgets/ui.h"

#include "platform/window/window.h"

#include <optional>
#include <string>

namespace kerbside::app::ui {

using platform::Key;

/// What a widget says of itself in each pass.
struct Item {
    std::string id;
    Role role = Role::Button;
    std::string label;
    std::string value;
    Rect rect;
    bool is_enabled = true;
    bool is_target = true;    ///< takes taps and the focus
    bool takes_text = false;  ///< keys and text go to it
    bool takes_drag = false;  ///< is told where the finger is
    bool takes_mouse_drag = false; ///< a mouse that is held draws over it; a finger scrolls
    bool takes_sideways = false; ///< the arrows to the left and right are its own
    bool takes_upright = false;  ///< and those up and down
    bool keeps_focus = false; ///< a tap does not move the focus to it
    bool repeats = false;     ///< held, it is tapped again and again
    bool slides = false;      ///< held, it is told where the finger goes and where it is lifted
    bool is_cut = false;
    bool is_main = false; ///< what Ctrl+Enter does: the page's main action
    float above = 0; ///< of a field: how high its label is, which stands above it
    float below = 0; ///< of a field: how high that is which tells below it what is wrong
    bool finds = false; ///< of a field: what it finds stands below it
    float line = 0;  ///< of a text: how high one of its lines is
    std::optional<bool> is_checked = {};
    std::string group = {}; ///< one stop of the Tab key, gone through by arrows; of a radio its id without the last part
};

/// What happened to it.
struct Response {
    bool is_tapped = false;
    bool is_down = false;  ///< under the finger now
    bool is_hovered = false;
    bool is_focused = false;
    bool shows_ring = false; ///< focused by keys
    bool is_held = false;    ///< for half a second; once
    bool is_sliding = false; ///< held, and the finger still down
    bool is_dropped = false; ///< held, and lifted now
    Point at;                ///< of the tap or the drag
    Point from;              ///< where that began
    int taps = 1;            ///< two for a double tap, three for a triple one
    bool is_touch = false;
    int sideways = 0;        ///< arrow keys, for takes_sideways
    int upright = 0;         ///< for takes_upright: 1 is up
};

/// A key or a text for the focused field.
struct Stroke {
    Key key = Key::None;
    bool shift = false;
    bool control = false;
    std::string text;
};

}
