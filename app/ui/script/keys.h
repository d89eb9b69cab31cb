#pragma once

#include "platform/window/window.h"

#include <optional>
#include <string_view>

namespace kerbside::app::ui {

/// `Tab`, `Shift+Tab`, `Ctrl+A`, `Enter`, `Space`, `Left`, `F1` … as a key going down.
std::optional<platform::Event> key_event(std::string_view name);

}
