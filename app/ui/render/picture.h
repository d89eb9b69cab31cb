#pragma once

#include "platform/base/result.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace kerbside::app::ui {

/// A picture in memory, four bytes a pixel: red, green, blue, and how much it covers.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

/// Reads a PNG, a JPEG or a drawing (SVG), which is made as large as `most`. What is larger than `most` on a side is made smaller while it is read, by whole factors.
/// Invalid where it is neither, or broken; Refused where it has more than 40 million pixels.
platform::Result<Picture> read_picture(std::string_view bytes, int most);

/// Every pixel is the mean of those that it stands for; the corners are rounded by `radius` pixels.
Picture scaled(const Picture&, int width, int height, float radius = 0);

}
