#pragma once

#include "app/ui/widgets/ui.h"

#include <string>
#include <vector>

namespace kerbside::test {

struct LayoutRules {
    float width = 0;  ///< of the screen, in pixels
    float height = 0;
    float scale = 1;  ///< pixels a unit
    float target = 48; ///< units, both ways: WCAG 2.2 asks for 24, hands in the street for 48, gloves for 72
    float apart = 0;   ///< units between two targets
};

/// What is wrong with what the probe found, a line each with the ids: words that are cut, targets that are too small or
/// too near one another, anything beyond the screen's sides, texts and targets that lie upon each other.
std::vector<std::string> layout_faults(const std::vector<app::ui::Node>&, const LayoutRules&);

}
