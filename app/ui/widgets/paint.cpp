#include "app/ui/widgets/paint.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>
#include <span>

namespace kerbside::app::ui {

namespace {

ImU32 packed(Colour c)
{
    return IM_COL32(c.r, c.g, c.b, c.a);
}

ImVec2 vec(Point p)
{
    return {p.x, p.y};
}

/// A circle, though whole pixels make it one wider than high.
bool is_round(float width, float height, float radius)
{
    return std::abs(width - height) <= 1 && radius * 2 >= std::min(width, height) - 1;
}

template <typename T> void overwrite(ImVector<T>& vector)
{
    if (vector.Data)
        std::memset(static_cast<void*>(vector.Data), 0, static_cast<std::size_t>(vector.Capacity) * sizeof(T));
    vector.resize(0);
}

}

struct Painter::Layer {
    explicit Layer(ImDrawListSharedData* shared) : list(shared) {}
    ImDrawList list;
    /// Each open card draws its contents in a channel over the one of its surface.
    std::vector<std::unique_ptr<ImDrawListSplitter>> over;
    bool is_used = false;
};

Painter::Painter(TextEngine& text) : m_text(text) {}
Painter::~Painter() = default;

void Painter::begin(Size screen, const Theme& theme)
{
    m_screen = screen;
    m_scale = theme.px(1);
    m_elevation = theme.elevation();
    m_shadow = theme.colour(Paint::Shadow);
    const auto light = static_cast<std::uint8_t>(std::lround(255 * std::min(1.F, theme.picture_light())));
    m_picture = {light, light, light};
    for (auto& layer : m_layers)
        layer->is_used = false;
    m_layer = 0;
    set_layer(0);
}

void Painter::set_layer(std::size_t index)
{
    while (m_layers.size() <= index)
        m_layers.push_back(std::make_unique<Layer>(ImGui::GetDrawListSharedData()));
    m_layer = index;
    auto& layer = *m_layers[index];
    if (!layer.is_used) {
        layer.is_used = true;
        layer.list._ResetForNewFrame();
        layer.list.PushTexture(ImGui::GetIO().Fonts->TexRef);
        layer.list.PushClipRect({0, 0}, {m_screen.w, m_screen.h});
    }
}

void Painter::add(ImDrawData& data)
{
    for (auto& layer : m_layers)
        if (layer->is_used)
            data.AddDrawList(&layer->list);
}

void Painter::wipe()
{
    for (auto& layer : m_layers) {
        overwrite(layer->list.VtxBuffer);
        overwrite(layer->list.IdxBuffer);
        layer->list._ResetForNewFrame();
    }
    m_text.forget();
}

ImDrawList& Painter::list()
{
    return m_layers[m_layer]->list;
}

void Painter::push_clip(const Rect& rect)
{
    list().PushClipRect({std::floor(rect.x), std::floor(rect.y)}, {std::ceil(rect.right()), std::ceil(rect.bottom())}, true);
}

void Painter::pop_clip()
{
    list().PopClipRect();
}

Rect Painter::clip() const
{
    const auto& stack = m_layers[m_layer]->list._ClipRectStack;
    const ImVec4 r = stack.back();
    return {r.x, r.y, r.z - r.x, r.w - r.y};
}

void Painter::fill(const Rect& rect, Colour colour, float radius)
{
    if (colour.a == 0 || rect.is_empty() || rect.within(clip()).is_empty())
        return;
    const ImVec2 from(std::round(rect.x), std::round(rect.y));
    const ImVec2 to(std::round(rect.right()), std::round(rect.bottom()));
    if (is_round(to.x - from.x, to.y - from.y, radius)) {
        list().AddCircleFilled({(from.x + to.x) / 2, (from.y + to.y) / 2}, std::min(to.x - from.x, to.y - from.y) / 2, packed(colour));
        return;
    }
    const float most = std::min(to.x - from.x, to.y - from.y) / 2;
    const float r = std::min(radius, most);
    if (r < 1) {
        list().AddRectFilled(from, to, packed(colour));
        return;
    }
    // A wide band in the middle is a plain rectangle: cheap for the software renderer.
    if (to.y - from.y > 2 * r + 8) {
        const float top = std::ceil(from.y + r);
        const float bottom = std::floor(to.y - r);
        list().AddRectFilled(from, {to.x, top}, packed(colour), r, ImDrawFlags_RoundCornersTop);
        list().PrimReserve(6, 4);
        list().PrimRect({from.x, top}, {to.x, bottom}, packed(colour));
        list().AddRectFilled({from.x, bottom}, to, packed(colour), r, ImDrawFlags_RoundCornersBottom);
        return;
    }
    list().AddRectFilled(from, to, packed(colour), r);
}

void Painter::fill_shaded(const Rect& rect, Colour bottom, float radius)
{
    auto& to = list();
    if (radius <= 0) {
        const auto none = packed(bottom.with_alpha(0));
        to.AddRectFilledMultiColor({rect.x, rect.y}, {rect.right(), rect.bottom()}, none, none, packed(bottom), packed(bottom));
        return;
    }
    // Filled at once, then each corner is given what its height leaves of the colour.
    const int first = to.VtxBuffer.Size;
    to.AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()}, packed(bottom), radius, ImDrawFlags_RoundCornersBottom);
    for (auto& corner : std::span(to.VtxBuffer.Data + first, to.VtxBuffer.Data + to.VtxBuffer.Size)) {
        const auto alpha = static_cast<float>(corner.col >> IM_COL32_A_SHIFT) * std::clamp((corner.pos.y - rect.y) / rect.h, 0.F, 1.F);
        corner.col = (corner.col & ~IM_COL32_A_MASK) | static_cast<ImU32>(std::lround(alpha)) << IM_COL32_A_SHIFT;
    }
}

void Painter::fill_shaded_down(const Rect& rect, Colour top)
{
    const auto none = packed(top.with_alpha(0));
    list().AddRectFilledMultiColor({rect.x, rect.y}, {rect.right(), rect.bottom()}, packed(top), packed(top), none, none);
}

void Painter::stroke(const Rect& rect, Colour colour, float radius, float width)
{
    if (colour.a == 0 || rect.is_empty() || width <= 0 || rect.inset(-width, -width).within(clip()).is_empty())
        return;
    const float half = width / 2;
    const Rect whole{std::round(rect.x), std::round(rect.y), std::round(rect.right()) - std::round(rect.x),
                     std::round(rect.bottom()) - std::round(rect.y)};
    if (is_round(whole.w, whole.h, radius)) {
        list().AddCircle(vec(whole.centre()), std::min(whole.w, whole.h) / 2 - half, packed(colour), 0, width);
        return;
    }
    // AddRect moves its line half a pixel inwards of its own accord.
    const float in = half - 0.5F;
    const float most = std::max(0.F, std::min(whole.w, whole.h) / 2 - half);
    list().AddRect({whole.x + in, whole.y + in}, {whole.right() - in, whole.bottom() - in}, packed(colour),
                   std::min(std::max(0.F, radius - half), most), 0, width);
}

/// Only the rim, in bands between contours of the same rounded rectangle: the surface comes upon it.
void Painter::shadow(const Rect& rect, float radius, float strength)
{
    const float reach = 9 * strength * m_scale;
    const float drop = std::round(3 * strength * m_scale);
    if (m_elevation <= 0 || m_shadow.a == 0 || rect.inset(-reach - drop, -reach - drop).within(clip()).is_empty())
        return;
    constexpr unsigned kContours = 6;
    constexpr unsigned kCorner = 10;
    constexpr unsigned kPoints = 4 * kCorner;
    constexpr float kRightAngle = std::numbers::pi_v<float> / 2;
    const Rect whole{std::round(rect.x), std::round(rect.y) + drop, std::round(rect.right()) - std::round(rect.x),
                     std::round(rect.bottom()) - std::round(rect.y)};
    const float r = std::min({radius, whole.w / 2, whole.h / 2});
    auto& to = list();
    to.PrimReserve(static_cast<int>((kContours - 1) * kPoints * 6), static_cast<int>(kContours * kPoints));
    const ImVec2 white = to._Data->TexUvWhitePixel;
    const unsigned first = to._VtxCurrentIdx;
    for (unsigned i = 0; i < kContours; ++i) {
        // The first lies wholly below the surface; from the second on it fades, with the square of the way out.
        const float way = i == 0 ? 0 : static_cast<float>(i - 1) / static_cast<float>(kContours - 2);
        const float out = i == 0 ? -2 * drop : reach * way;
        const float round = std::max(0.F, r + out);
        const Rect box = whole.inset(round - out, round - out);
        const ImU32 colour = packed(m_shadow.with_alpha((1 - way) * (1 - way) * m_elevation));
        for (unsigned k = 0; k < kPoints; ++k) {
            const unsigned corner = k / kCorner;
            const float angle = kRightAngle * (static_cast<float>(2 + corner) + static_cast<float>(k % kCorner) / (kCorner - 1));
            to.PrimWriteVtx({(corner == 1 || corner == 2 ? box.right() : box.x) + round * std::cos(angle),
                             (corner > 1 ? box.bottom() : box.y) + round * std::sin(angle)},
                            white, colour);
        }
    }
    const auto index = [&](unsigned at) { to.PrimWriteIdx(static_cast<ImDrawIdx>(at)); };
    for (unsigned i = 0; i + 1 < kContours; ++i)
        for (unsigned k = 0; k < kPoints; ++k) {
            const unsigned a = first + i * kPoints + k;
            const unsigned b = first + i * kPoints + (k + 1) % kPoints;
            for (const unsigned at : {a, b, b + kPoints, a, b + kPoints, a + kPoints})
                index(at);
        }
}

void Painter::disc(Point centre, float radius, Colour colour)
{
    if (Rect{centre.x - radius, centre.y - radius, 2 * radius, 2 * radius}.within(clip()).is_empty())
        return;
    list().AddCircleFilled(vec(centre), radius, packed(colour));
}

void Painter::ring(Point centre, float radius, float width, Colour colour, float from, float share)
{
    if (share <= 0)
        return;
    if (share >= 1) {
        list().AddCircle(vec(centre), radius, packed(colour), 0, width);
        return;
    }
    constexpr float turn = 2 * std::numbers::pi_v<float>;
    const float begin = (from - 0.25F) * turn;
    list().PathArcTo(vec(centre), radius, begin, begin + share * turn);
    list().PathStroke(packed(colour), 0, width);
}

void Painter::line(Point from, Point to, Colour colour, float width)
{
    list().AddLine(vec(from), vec(to), packed(colour), width);
}

void Painter::triangle(Point a, Point b, Point c, Colour colour)
{
    // Its edges are smoothed outwards where the corners go round as a clock does.
    const bool is_clockwise = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
    list().AddTriangleFilled(vec(a), vec(is_clockwise ? b : c), vec(is_clockwise ? c : b), packed(colour));
}

void Painter::fill(std::span<const Point> outline, Colour colour)
{
    std::vector<ImVec2> points;
    for (const auto& point : outline)
        points.push_back(vec(point));
    list().AddConcavePolyFilled(points.data(), static_cast<int>(points.size()), packed(colour));
}

void Painter::stroke(std::span<const Point> outline, Colour colour, float width)
{
    std::vector<ImVec2> points;
    for (const auto& point : outline)
        points.push_back(vec(point));
    list().AddPolyline(points.data(), static_cast<int>(points.size()), packed(colour), ImDrawFlags_Closed, width);
}

void Painter::text(const Paragraph& paragraph, Point at, Colour colour, float width, float share)
{
    m_text.draw(list(), paragraph, {std::round(at.x), std::round(at.y)}, colour, width, share);
}

void Painter::picture(ImTextureData* texture, const Rect& rect)
{
    if (texture != nullptr && !rect.within(clip()).is_empty())
        list().AddImage(texture->GetTexRef(), {std::round(rect.x), std::round(rect.y)}, {std::round(rect.right()), std::round(rect.bottom())}, {0, 0}, {1, 1}, packed(m_picture));
}

void Painter::icon(Icon icon, Point centre, float size, Colour colour, bool bold)
{
    if (icon != Icon::None && !Rect{centre.x - size, centre.y - size, 2 * size, 2 * size}.within(clip()).is_empty())
        m_text.draw_icon(list(), code_of(icon), centre, size, colour, bold ? 600 : 400,
                         !m_mirrored_for.empty() && is_mirrored(icon, m_mirrored_for));
}

void Painter::begin_over()
{
    auto& layer = *m_layers[m_layer];
    layer.over.push_back(std::make_unique<ImDrawListSplitter>());
    layer.over.back()->Split(&layer.list, 2);
    layer.over.back()->SetCurrentChannel(&layer.list, 1);
}

void Painter::begin_under()
{
    auto& layer = *m_layers[m_layer];
    layer.over.back()->SetCurrentChannel(&layer.list, 0);
}

void Painter::end_over()
{
    auto& layer = *m_layers[m_layer];
    layer.over.back()->Merge(&layer.list);
    layer.over.pop_back();
}

}
