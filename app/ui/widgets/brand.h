#pragma once

#include "app/ui/widgets/core.h"

namespace kerbside::app::ui {

/// The street lamp's light, as much of it as is within `shown`: the branded bar and the Masthead below it draw one light
/// together. The lamp itself hangs in the Masthead alone, where nothing is written, and below `bar`, where the bar ends.
void street_light(UiCore&, const Rect& shown, bool has_lamp, float bar);

}
