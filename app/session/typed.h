#pragma once

#include "platform/base/digit.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace kerbside::app {

inline constexpr std::size_t kLeastPin = 4;
inline constexpr std::size_t kMostPin = 8;

inline bool is_pin(std::string_view text)
{
    return text.size() >= kLeastPin && text.size() <= kMostPin &&
        std::all_of(text.begin(), text.end(), platform::is_digit);
}

/// 0000, 1234, 9876: what is tried first. Of a PIN.
inline bool is_easy_pin(std::string_view pin)
{
    const int step = pin[1] - pin[0];
    if (step < -1 || step > 1)
        return false;
    for (std::size_t at = 2; at < pin.size(); ++at)
        if (pin[at] - pin[at - 1] != step)
            return false;
    return true;
}

/// Overwrites what was typed, then empties it: a PIN or a passphrase does not wait to be freed.
inline void wipe_text(std::string& text)
{
    text.resize(text.capacity());
    volatile char* letters = text.data();
    for (std::size_t at = 0; at < text.size(); ++at)
        letters[at] = 0;
    text.clear();
}

}
