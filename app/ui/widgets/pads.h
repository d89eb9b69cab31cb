#pragma once

#include "app/ui/widgets/widgets.h"

namespace kerbside::app::ui {

/// The last key of a pad: the last part of its id, and its picture.
struct PadEnd {
    std::string_view part;
    Icon icon = Icon::Forward;
};

/// pin_pad() with a last key that says what it does. A keyboard's digits count on every pad, and then its Enter.
std::optional<char> pin_pad(Ui&, const PinPad&, const PadEnd&);

}
