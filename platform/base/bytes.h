#pragma once

#include "platform/base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::platform {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// The bytes of a text, without copying; lives as long as the text.
inline ByteView as_bytes(std::string_view text) noexcept
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// The text that these bytes are, without copying; lives as long as the bytes.
inline std::string_view as_text(ByteView bytes) noexcept
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Lower-case hexadecimal.
std::string to_hex(ByteView);
/// Invalid where it is not an even number of hexadecimal digits.
Result<Bytes> from_hex(std::string_view);

}
