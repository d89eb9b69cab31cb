#pragma once

#include "platform/diagram/diagram.h"

#include <array>

namespace kerbside::platform {

/// A curve of the third degree, appended as a few straight lines (without its first point).
void append_curve(Diagram::Outline&, const std::array<Diagram::Point, 4>&);

/// What is round the outlines, and a point well within them.
void settle(Diagram::Area&);

/// The point lies within them, holes left out (even-odd, as a finger sees it).
bool is_within(const Diagram::Area&, Diagram::Point);
/// How far the point is from the nearest edge.
float distance_to(const Diagram::Area&, Diagram::Point);

}
