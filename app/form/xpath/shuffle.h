#pragma once

#include "app/form/xpath/value.h"

#include <cstdint>
#include <string_view>

namespace kerbside::app::xpath {

/// The seed that a value means: a number's whole part; of another text the first eight bytes of its SHA-256.
std::int64_t seed_of(double number, std::string_view text);

/// The inside-out Fisher-Yates shuffle over Park and Miller's generator, as all ODK clients do it.
void shuffle(NodeSet& nodes, std::int64_t seed);

}
