#pragma once

#include "platform/window/window.h"

#include <optional>
#include <string_view>

namespace kerbside::app::ui {

/// `Tab`, `Shift+Tab`, `Ctrl+A`, `Enter`, `Space`, `Left`, `F1` … as a key going down.
std::optional<platform::Event> key_event(std::string_view name);
/// What a switch sends, as platform::Event::button names it: `F7`, `Keypad 1`, `Mouse 3`, `Pad 2`.
std::optional<platform::Event> switch_event(std::string_view button);

}
