#pragma once

#include "app/ui/widgets/core.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace kerbside::app::ui {

/// The letters (or languages) offered over a key that was held, `core.board.offers`: slid to and let go, tapped, or
/// gone through by the arrows and taken with Enter. The index of the one that was chosen.
std::optional<std::size_t> key_offers(UiCore&, std::string_view language, float key_width, float key_height);

/// Where the finger is that still holds the key.
void follow_finger(UiCore&, const Response&);

}
