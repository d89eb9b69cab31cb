#include "platform/diagram/diagram.h"

#include "platform/diagram/areas.h"
#include "platform/diagram/sanitize.h"

#include <cmath>
#include <cstdlib>
#include <cstring>

#include <nanosvg/nanosvg.h>
#define NANOSVGRAST_IMPLEMENTATION
#include <nanosvg/nanosvgrast.h>

#include <algorithm>

namespace kerbside::platform {

namespace {

constexpr std::size_t kMostShapes = 5'000;
constexpr std::size_t kMostPoints = 150'000;
constexpr std::int64_t kMostPixels = 16'000'000;
/// Beyond this, in its own units, a point is no longer drawn; the library counts in whole numbers there.
constexpr float kFarthest = 1e5F;
constexpr float kLargest = 2e4F;

struct DeleteImage {
    void operator()(NSVGimage* image) const { nsvgDelete(image); }
};
struct DeleteRasterizer {
    void operator()(NSVGrasterizer* rasterizer) const { nsvgDeleteRasterizer(rasterizer); }
};

bool is_sound(float number)
{
    return std::isfinite(number) && std::abs(number) <= kFarthest;
}

/// Bounded before anything is computed of it; the length of all its lines bounds how many pieces they are cut into.
Status check(const NSVGimage& image)
{
    if (!std::isfinite(image.width) || !std::isfinite(image.height) || image.width <= 0 || image.height <= 0)
        return Error{ErrorKind::Invalid, "a drawing has no size"};
    if (image.width > kLargest || image.height > kLargest)
        return Error{ErrorKind::Refused, "a drawing is too large"};
    std::size_t shapes = 0;
    std::size_t points = 0;
    double length = 0;
    for (const auto* shape = image.shapes; shape != nullptr; shape = shape->next) {
        if (++shapes > kMostShapes)
            return Error{ErrorKind::Refused, "a drawing has too many shapes"};
        if (!std::isfinite(shape->strokeWidth) || shape->strokeWidth > kLargest)
            return Error{ErrorKind::Refused, "a drawing has a line that is too wide"};
        for (const auto* path = shape->paths; path != nullptr; path = path->next) {
            points += static_cast<std::size_t>(path->npts);
            if (points > kMostPoints)
                return Error{ErrorKind::Refused, "a drawing has too many points"};
            for (int at = 0; at < 2 * path->npts; ++at)
                if (!is_sound(path->pts[at]))
                    return Error{ErrorKind::Refused, "a drawing has a point that is too far away"};
            for (int at = 2; at < 2 * path->npts; at += 2)
                length += std::hypot(path->pts[at] - path->pts[at - 2], path->pts[at + 1] - path->pts[at - 1]);
        }
    }
    constexpr double kLongest = 4e6;
    if (length > kLongest * std::max(1.F, std::max(image.width, image.height) / 1000))
        return Error{ErrorKind::Refused, "a drawing has lines that are too long"};
    return {};
}

void append_outlines(Diagram::Area& area, const NSVGshape& shape)
{
    for (const auto* path = shape.paths; path != nullptr; path = path->next) {
        if (path->npts < 4)
            continue;
        Diagram::Outline outline{{path->pts[0], path->pts[1]}};
        for (int at = 0; at + 3 < path->npts; at += 3) {
            const auto point = [&](int more) { return Diagram::Point{path->pts[2 * (at + more)], path->pts[2 * (at + more) + 1]}; };
            append_curve(outline, {point(0), point(1), point(2), point(3)});
        }
        area.outlines.push_back(std::move(outline));
    }
}

}

struct Diagram::Shapes {
    std::unique_ptr<NSVGimage, DeleteImage> image;
};

Diagram::Diagram(std::unique_ptr<Shapes> shapes) : m_shapes(std::move(shapes)), m_width(m_shapes->image->width), m_height(m_shapes->image->height) {}
Diagram::Diagram(Diagram&&) noexcept = default;
Diagram& Diagram::operator=(Diagram&&) noexcept = default;
Diagram::~Diagram() = default;

Result<Diagram> Diagram::read(std::string svg, std::span<const std::string> names)
{
    TRY_ASSIGN(auto clean, sanitized_svg(std::move(svg), names));
    auto shapes = std::make_unique<Shapes>();
    shapes->image.reset(nsvgParse(clean.data(), "px", 96));
    if (!shapes->image)
        return Error{ErrorKind::Invalid, "a drawing cannot be read"};
    TRY(check(*shapes->image));
    Diagram drawing(std::move(shapes));
    std::vector<Area> areas(names.size());
    std::size_t order = 0;
    for (const auto* shape = drawing.m_shapes->image->shapes; shape != nullptr; shape = shape->next) {
        const char* id = shape->id;
        if (id[0] != 'n')
            continue;
        if (const auto name = static_cast<std::size_t>(std::strtoul(id + 1, nullptr, 10)); name < areas.size()) {
            append_outlines(areas[name], *shape);
            areas[name].order = ++order;
        }
    }
    for (std::size_t name = 0; name < areas.size(); ++name) {
        auto& area = areas[name];
        if (area.outlines.empty())
            continue;
        area.name = name;
        settle(area);
        drawing.m_areas.push_back(std::move(area));
    }
    return drawing;
}

std::optional<std::size_t> Diagram::area_at(Point point, float reach) const
{
    std::optional<std::size_t> upper;
    for (std::size_t at = 0; at < m_areas.size(); ++at)
        if ((!upper || m_areas[at].order > m_areas[*upper].order) && is_within(m_areas[at], point))
            upper = at;
    if (upper)
        return upper;
    std::optional<std::size_t> nearest;
    for (std::size_t at = 0; at < m_areas.size(); ++at)
        if (const float far = distance_to(m_areas[at], point); far <= reach) {
            reach = far;
            nearest = at;
        }
    return nearest;
}

Result<std::vector<std::uint8_t>> Diagram::pixels(int width, int height) const
{
    if (width <= 0 || height <= 0 || std::int64_t(width) * height > kMostPixels)
        return Error{ErrorKind::Refused, "a drawing is asked for with too many pixels"};
    const std::unique_ptr<NSVGrasterizer, DeleteRasterizer> rasterizer(nsvgCreateRasterizer());
    if (!rasterizer)
        return Error{ErrorKind::Unknown, "no memory for a drawing"};
    std::vector<std::uint8_t> out(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    const float scale = std::min(static_cast<float>(width) / m_width, static_cast<float>(height) / m_height);
    nsvgRasterize(rasterizer.get(), m_shapes->image.get(), 0, 0, scale, out.data(), width, height, width * 4);
    return out;
}

}
