#pragma once

#include "app/ui/widgets/core.h"

namespace kerbside::app::ui {

/// What our own keyboard writes with while it is open; null where it is not.
const KeyLayout* open_layout(UiCore&);

}
