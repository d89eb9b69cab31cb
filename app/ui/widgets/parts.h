#pragma once

#include "app/ui/widgets/core.h"

#include <algorithm>
#include <cmath>
#include <span>
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
/// A mark that is drawn `units` large grows with the words beside it, whichever way they grow.
float mark_size(const UiCore&, float units);
/// How high it stands beside a label of that height in `row`: in the middle, but at its begin where that is a long one, so
/// that both are seen together.
float mark_middle(const Rect& row, const Paragraph& label, float label_height);

/// The style of a text that has parts of a weight of their own: beside what is bold already nothing could stand out.
TypeStyle style_around(const UiCore&, TypeStyle, std::span<const Weighted>);

/// Each of its words is on one line, and no smaller than asked for.
inline bool is_whole(const Paragraph& laid, const TypeStyle& style)
{
    return !laid.is_parted && laid.font_size >= std::round(style.size);
}

/// All of a list are set in letters of one size, so that no long word sets one apart from its neighbours: the size in
/// which each can be whole. `lay(at)` is the paragraph of one in the style as it is.
template <typename Lay> TypeStyle even_style(const TypeStyle& style, std::size_t count, const Lay& lay)
{
    const float wanted = std::round(style.size);
    float size = wanted;
    for (std::size_t at = 0; at < count; ++at)
        size = std::min(size, lay(at).font_size);
    return size < wanted ? TypeStyle{size, style.line * size / wanted, style.weight, style.is_tight} : style;
}

/// A text in one go: laid out, registered where it has an id, drawn; its height is what is returned.
float put_text(UiCore&, std::string_view, Type, Colour, Point at, float width, float share, int most_lines = 0,
               std::string_view language = {});

/// Draws a button into `rect` and says whether it was tapped.
bool button_in(UiCore&, const Rect&, const Button&);
float button_width(UiCore&, const Button&);
/// As high as a button's words need to be whole at this width.
float button_height(UiCore&, const Button&, float width);
/// A long word makes the letters of its button smaller: then those of the ones beside it are as small.
void even_letters(UiCore&, std::span<Button>, float width);
std::size_t button_lines(UiCore&, const Button&, float width);
bool icon_button_in(UiCore&, const Rect&, std::string_view id, Icon, std::string_view label, bool is_enabled, Paint ink,
                    Paint fill, bool keeps_focus = false, bool is_main = false);

/// The mark of what is chosen where nothing marks the others: a tick, so that it is not told by colour alone.
void tick(UiCore&, Point centre, float size);
/// The mark of a choice among others of its kind, chosen or not: a ring with a dot, a box with a tick.
void choice_mark(UiCore&, Point centre, float size, ChoiceKind, bool is_selected);

/// The surface of what lies over the page, and its edge, which is drawn after what is scrolled upon it.
void panel(UiCore&, const Rect&);
void panel_edge(UiCore&, const Rect&);
float panel_radius(const Theme&);

/// An icon that points the way of reading is turned round where it is read from the right.
Icon turned(const UiCore&, Icon);

}
