#pragma once

#include "app/ui/geometry.h"
#include "app/ui/text/text.h"
#include "app/ui/theme/theme.h"
#include "app/ui/widgets/icons.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct ImDrawList;
struct ImDrawData;
struct ImTextureData;

namespace kerbside::app::ui {

/// The shapes that widgets are made of. Layers lie over one another; what is drawn goes to the current one.
class Painter {
public:
    explicit Painter(TextEngine& text);
    ~Painter();
    Painter(const Painter&) = delete;
    Painter& operator=(const Painter&) = delete;

    /// After ImGui's NewFrame and before its Render; add() after that.
    void begin(Size screen, const Theme&);
    void add(ImDrawData&);
    /// What was drawn is overwritten in memory.
    void wipe();

    void set_layer(std::size_t);
    std::size_t layer() const { return m_layer; }
    void push_clip(const Rect&);
    void pop_clip();
    Rect clip() const;

    void fill(const Rect&, Colour, float radius = 0);
    /// Nothing at the top, the colour at the bottom, whose corners may be round.
    void fill_shaded(const Rect&, Colour bottom, float radius = 0);
    /// The colour at the top, nothing at the bottom.
    void fill_shaded_down(const Rect&, Colour top);
    void stroke(const Rect&, Colour, float radius, float width);
    void shadow(const Rect&, float radius, float strength = 1);
    void disc(Point centre, float radius, Colour);
    void ring(Point centre, float radius, float width, Colour, float from = 0, float share = 1);
    void line(Point from, Point to, Colour, float width);
    void triangle(Point, Point, Point, Colour);
    /// Any outline that does not cross itself: filled, or drawn as a line that closes.
    void fill(std::span<const Point> outline, Colour);
    void stroke(std::span<const Point> outline, Colour, float width);
    void text(const Paragraph&, Point at, Colour, float width = 0, float share = 0);
    /// The language that icons are drawn for, where it is read from the right; else empty.
    void mirror_for(std::string_view language) { m_mirrored_for = language; }
    /// As bright as the theme has pictures.
    void picture(ImTextureData*, const Rect&);
    void icon(Icon, Point centre, float size, Colour, bool bold = false);

    /// begin_over(), what lies above, begin_under(), the surface below it (its size is known by now), end_over().
    void begin_over();
    void begin_under();
    void end_over();

private:
    struct Layer;
    ImDrawList& list();

    TextEngine& m_text;
    std::vector<std::unique_ptr<Layer>> m_layers;
    std::size_t m_layer = 0;
    Size m_screen;
    float m_scale = 1;
    float m_elevation = 1;
    Colour m_shadow;
    Colour m_picture; ///< what a picture's colours are multiplied with
    std::string m_mirrored_for;
};

}
