#pragma once

#include <string_view>

namespace kerbside::platform {

/// Without the white space of XML (§2.3) at both ends.
inline std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r\n";
    const auto from = text.find_first_not_of(kBlank);
    return from == std::string_view::npos ? std::string_view{} : text.substr(from, text.find_last_not_of(kBlank) - from + 1);
}

}
