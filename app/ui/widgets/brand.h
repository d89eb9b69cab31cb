#pragma once

#include "app/ui/widgets/core.h"

namespace kerbside::app::ui {

/// The street lamp and its light, as much of it as is within `shown`. The branded bar and the Masthead below it draw one
/// light together.
void street_light(UiCore&, const Rect& shown);

}
