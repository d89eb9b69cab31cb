#pragma once

#include <string>
#include <vector>

namespace kerbside::test {

/// One way in which somebody may have the same page before them.
struct Variant {
    int width = 1280;
    int height = 800;
    float scale = 1; ///< pixels a unit, of the display
    float text = 1;  ///< 1 to 2, of the setting
    bool gloves = false;
    std::string theme = "day";
    std::string name; ///< for faults and pictures
};

/// Every size, orientation, text scale and glove in which words must fit.
std::vector<Variant> layout_variants(bool is_kiosk);
/// Each theme in two sizes and two scales: for eyes.
std::vector<Variant> picture_variants(const std::vector<std::string>& themes);

}
