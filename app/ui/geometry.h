#pragma once

#include <algorithm>

namespace kerbside::app::ui {

struct Point {
    float x = 0;
    float y = 0;
};

struct Size {
    float w = 0;
    float h = 0;
};

/// Pixels of the surface, from its top left corner.
struct Rect {
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    Point centre() const { return {x + w / 2, y + h / 2}; }
    bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
    bool is_empty() const { return w <= 0 || h <= 0; }
    Rect inset(float dx, float dy) const { return {x + dx, y + dy, std::max(0.F, w - 2 * dx), std::max(0.F, h - 2 * dy)}; }
    Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
    /// The part that both cover; empty where they do not meet.
    Rect within(const Rect& other) const
    {
        const float left = std::max(x, other.x);
        const float top = std::max(y, other.y);
        return {left, top, std::max(0.F, std::min(right(), other.right()) - left),
                std::max(0.F, std::min(bottom(), other.bottom()) - top)};
    }
};

}
