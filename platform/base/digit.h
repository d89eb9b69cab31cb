#pragma once

namespace kerbside::platform {

/// 0 to 9, as numbers are kept, whatever the locale.
constexpr bool is_digit(char32_t c)
{
    return c >= '0' && c <= '9';
}

}
