#pragma once

#include "platform/base/bytes.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace kerbside::platform {

/// Random bytes from the operating system's generator.
void fill_random(std::span<std::uint8_t>);
Bytes random_bytes(std::size_t size);

/// Uniform in [0, bound); 0 where `bound` is 0.
std::uint32_t random_below(std::uint32_t bound);

/// Fisher-Yates with the secure generator, so that the order tells nothing.
template <typename Container> void shuffle_secretly(Container& items)
{
    using std::swap;
    for (std::size_t left = items.size(); left > 1; --left)
        swap(items[left - 1], items[random_below(static_cast<std::uint32_t>(left))]);
}

}
