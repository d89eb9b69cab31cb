#pragma once

#include "app/ui/widgets/widgets.h"

#include <vector>

namespace kerbside::test {

/// What stands in the bar of a form's pages.
inline std::vector<app::ui::BarButton> standing()
{
    return {{.id = "concern", .icon = app::ui::Icon::Concern, .label = "Raise a concern", .show_label = true, .is_danger = true},
            {.id = "lock", .icon = app::ui::Icon::Lock, .label = "Lock", .show_label = true},
            {.id = "jump", .icon = app::ui::Icon::List, .label = "All questions"}};
}

}
