#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace kerbside::platform {

/// Of a UTF-8 text, so that it is as long in every script: code points, not bytes.
inline std::size_t characters_in(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

}
