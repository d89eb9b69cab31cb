#pragma once

#include "app/ui/widgets/core.h"

namespace kerbside::app::ui {

/// Our own keyboard, at the foot of the page while a field has the focus. Taps on it leave the focus where it is.
/// To be called before the page, which then has the rest of the height.
void on_screen_keyboard(UiCore&);

}
