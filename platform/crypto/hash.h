#pragma once

#include "platform/base/bytes.h"

#include <array>
#include <cstdint>

namespace kerbside::platform {

/// BLAKE2b with 32 bytes (RFC 7693).
using Hash256 = std::array<std::uint8_t, 32>;

Hash256 hash256(ByteView);

/// A MAC: BLAKE2b keyed with 16 to 64 bytes.
Hash256 keyed_hash256(ByteView key, ByteView message);

}
