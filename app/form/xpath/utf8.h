#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace kerbside::app::xpath {

/// The bytes of the character at `at`; 1 for a byte that begins none.
inline std::size_t utf8_size(std::string_view text, std::size_t at)
{
    const auto c = static_cast<unsigned char>(text[at]);
    const std::size_t size = c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    return at + size <= text.size() ? size : 1;
}

inline std::size_t utf8_length(std::string_view text)
{
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size(); at += utf8_size(text, at))
        ++length;
    return length;
}

inline std::vector<std::string_view> utf8_split(std::string_view text)
{
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < text.size();) {
        const auto size = utf8_size(text, at);
        out.push_back(text.substr(at, size));
        at += size;
    }
    return out;
}

}
