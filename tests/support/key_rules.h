#pragma once

#include "app/ui/widgets/ui.h"

#include <functional>
#include <string>
#include <vector>

namespace kerbside::test {

/// A page as somebody has it who has no finger and no mouse.
struct KeyedPage {
    std::function<std::vector<app::ui::Node>()> nodes;
    std::function<void(bool back)> tab;
};

/// What is wrong with how the Tab key goes through what is on the screen now, a line each: a place that it does not lead to,
/// a ring that is not drawn or not in sight, a way that does not come round, is another one back, or jumps about.
/// Afterwards the focus is where it was; where nothing had it, where the eye begins.
std::vector<std::string> key_faults(const KeyedPage&);

}
