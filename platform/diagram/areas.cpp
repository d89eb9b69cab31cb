#include "platform/diagram/areas.h"

#include <algorithm>
#include <cmath>

namespace kerbside::platform {

namespace {

using Point = Diagram::Point;

float distance(Point a, Point b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

float distance_to_line(Point p, Point from, Point to)
{
    const float dx = to.x - from.x;
    const float dy = to.y - from.y;
    const float square = dx * dx + dy * dy;
    const float along = square > 0 ? std::clamp(((p.x - from.x) * dx + (p.y - from.y) * dy) / square, 0.F, 1.F) : 0.F;
    return distance(p, {from.x + along * dx, from.y + along * dy});
}

}

void append_curve(Diagram::Outline& outline, const std::array<Point, 4>& curve)
{
    const float length = distance(curve[0], curve[1]) + distance(curve[1], curve[2]) + distance(curve[2], curve[3]);
    const float straight = distance(curve[0], curve[3]);
    const bool is_line = length - straight < 0.01F * std::max(straight, 0.01F);
    const int parts = is_line ? 1 : 8;
    for (int part = 1; part <= parts; ++part) {
        const float t = static_cast<float>(part) / static_cast<float>(parts);
        const float u = 1 - t;
        const std::array<float, 4> weights = {u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t};
        Point at;
        for (std::size_t i = 0; i < 4; ++i) {
            at.x += weights[i] * curve[i].x;
            at.y += weights[i] * curve[i].y;
        }
        outline.push_back(at);
    }
}

bool is_within(const Diagram::Area& area, Point p)
{
    if (p.x < area.least.x || p.x > area.most.x || p.y < area.least.y || p.y > area.most.y)
        return false;
    bool inside = false;
    for (const auto& outline : area.outlines)
        for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
            const Point a = outline[i];
            const Point b = outline[j];
            if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
                inside = !inside;
        }
    return inside;
}

float distance_to(const Diagram::Area& area, Point p)
{
    float least = HUGE_VALF;
    for (const auto& outline : area.outlines)
        for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++)
            least = std::min(least, distance_to_line(p, outline[j], outline[i]));
    return least;
}

void settle(Diagram::Area& area)
{
    area.least = {HUGE_VALF, HUGE_VALF};
    area.most = {-HUGE_VALF, -HUGE_VALF};
    for (const auto& outline : area.outlines)
        for (const auto& point : outline) {
            area.least = {std::min(area.least.x, point.x), std::min(area.least.y, point.y)};
            area.most = {std::max(area.most.x, point.x), std::max(area.most.y, point.y)};
        }
    area.inside = {(area.least.x + area.most.x) / 2, (area.least.y + area.most.y) / 2};
    // The middle may lie in a bay or a hole: of a grid of points the one that is farthest from all edges is taken.
    constexpr int kGrid = 12;
    float best = -HUGE_VALF;
    for (int row = 0; row < kGrid; ++row)
        for (int column = 0; column < kGrid; ++column) {
            const auto at = [](float from, float to, int step) { return from + (to - from) * (static_cast<float>(step) + 0.5F) / kGrid; };
            const Point point{at(area.least.x, area.most.x, column), at(area.least.y, area.most.y, row)};
            if (!is_within(area, point))
                continue;
            // Of two that are as good, the one nearer to the middle.
            const float aside = distance(point, {(area.least.x + area.most.x) / 2, (area.least.y + area.most.y) / 2});
            if (const float room = distance_to(area, point) - 0.05F * aside; room > best) {
                best = room;
                area.inside = point;
            }
        }
}

}
