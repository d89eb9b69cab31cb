#pragma once

#include <cstddef>
#include <string_view>

namespace kerbside::platform {

/// Without the white space of XML (§2.3) at both ends.
inline std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r\n";
    const auto from = text.find_first_not_of(kBlank);
    return from == std::string_view::npos ? std::string_view{} : text.substr(from, text.find_last_not_of(kBlank) - from + 1);
}

/// One character again and again, or none: no secret.
inline bool is_one_character(std::string_view text)
{
    std::size_t first = 1;
    while (first < text.size() && (static_cast<unsigned char>(text[first]) & 0xC0U) == 0x80U)
        ++first;
    return text.empty() || text.substr(first) == text.substr(0, text.size() - first);
}

}
