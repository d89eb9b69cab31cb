#pragma once

#include <cstdint>

namespace kerbside::app::ui {

/// A part of a text that has a weight of its own, in bytes. Several are given in their order, none over another.
struct Weighted {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    int weight = 700;
};

}
