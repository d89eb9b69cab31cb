#pragma once

#include <cstddef>
#include <string>

namespace kerbside::app {

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
