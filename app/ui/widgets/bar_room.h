#pragma once

#include "app/ui/widgets/parts.h"
#include "app/ui/widgets/widgets.h"

#include <cstddef>
#include <vector>

namespace kerbside::app::ui {

float bar_button_width(UiCore&, const BarButton&);
/// As high as a finger, or as the words are: Nastaliq's lines are taller than others.
float bar_button_height(UiCore&, const BarButton&);

/// How the title and the buttons share the bar.
struct BarRoom {
    std::vector<bool> shows; ///< for each trailing button: with its words
    std::size_t below = 0;   ///< the one that has a line of its own; their number where none has
    TypeStyle type;
    TypeStyle small; ///< of what stands below the title
    int lines = 4;
    float end = 0;   ///< beyond the last button
    float title = 1;
    float row = 0;   ///< as high as all titles may be, where a button has a line of its own below them
    bool has_subtitle = false;
    bool has_room = true; ///< for the buttons
};

/// By the screen, the letters and the buttons alone, so that what a hand finds blindly is where it was on every page; only
/// a title that would not stand even in letters three tenths smaller takes more.
BarRoom bar_room(UiCore&, const AppBar&, float lead, bool is_upright);
/// One low line: what is typed below needs the room. Words stay where the title still stands beside them.
BarRoom low_bar_room(UiCore&, const AppBar&, float lead);

}
