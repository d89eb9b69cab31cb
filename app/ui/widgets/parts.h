#pragma once

#include "app/ui/widgets/core.h"

#include <string>

namespace kerbside::app::ui {

/// The two colours that go together, for a tone.
struct Tint {
    Paint fill;
    Paint ink;
};
Tint tint_of(Tone);
Icon icon_of(Tone);

/// The colours of what the program is known by: a field of its own, except where eyes are used to the dark or need strong
/// edges, and nothing large is bright.
struct Brand {
    Paint field = Paint::Primary;
    Paint ink = Paint::OnPrimary;
    Paint quiet = Paint::OnPrimary;
    Paint glow = Paint::Accent;
};
Brand brand_of(const Theme&);

/// `base` with so much of `ink` in it: how hovering and pressing show.
Colour mixed(Colour base, Colour ink, float amount);
/// The base as it looks in this state.
Colour stated(Colour base, Colour ink, const Response&);

float target(const UiCore&, Extent = Extent::Target);

/// A text in one go: laid out, registered where it has an id, drawn; its height is what is returned.
float put_text(UiCore&, std::string_view, Type, Colour, Point at, float width, float share, int most_lines = 0,
               std::string_view language = {});

/// Draws a button into `rect` and says whether it was tapped.
bool button_in(UiCore&, const Rect&, const Button&);
float button_width(UiCore&, const Button&);
/// As high as a button's words need to be whole at this width.
float button_height(UiCore&, const Button&, float width);
bool icon_button_in(UiCore&, const Rect&, std::string_view id, Icon, std::string_view label, bool is_enabled, Paint ink,
                    Paint fill, bool keeps_focus = false);

/// An icon that points the way of reading is turned round where it is read from the right.
Icon turned(const UiCore&, Icon);

}
