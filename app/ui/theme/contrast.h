#pragma once

#include "app/ui/theme/theme.h"

#include <span>

namespace kerbside::app::ui {

/// WCAG 2.2 §1.4.3: 1 to 21. Transparent colours are laid upon white or black before.
double contrast(Colour, Colour);

/// A colour that is read or seen upon another, and how much contrast that needs (4.5 for text, 3 for shapes).
struct Pair {
    Paint front;
    Paint back;
    double least;
};
std::span<const Pair> pairs_that_must_be_seen();

}
