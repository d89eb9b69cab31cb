#pragma once

#include "platform/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::platform {

/// A drawing of shapes, from outside: the part of SVG 1.1 that drawings for forms are made of. Paths, the basic shapes,
/// groups, gradients and plain class rules are drawn; texts, pictures, clips, filters and scripts are passed over.
/// The one door to NanoSVG, which is given only what was read with the guard up and written anew.
class Diagram {
public:
    struct Point {
        float x = 0;
        float y = 0;
    };
    using Outline = std::vector<Point>;
    /// Where one of the names is: its shapes as polygons.
    struct Area {
        std::size_t name = 0; ///< its place among the names that were asked for
        std::vector<Outline> outlines;
        Point least, most;    ///< the corners round it
        std::size_t order = 0; ///< how late it is drawn: what is later lies above
        Point inside;         ///< well within it: where a mark stands, and a finger would go
    };

    /// `names`: ids of elements. A shape belongs to the nearest of them: its own, or that of a group that it lies in.
    /// Invalid where it is no such drawing; Refused where it has too many shapes or points, or far too large ones.
    static Result<Diagram> read(std::string svg, std::span<const std::string> names = {});

    Diagram(Diagram&&) noexcept;
    Diagram& operator=(Diagram&&) noexcept;
    ~Diagram();

    /// Its size in its own units, in which all points are.
    float width() const { return m_width; }
    float height() const { return m_height; }
    /// Those of the names that are there, in the order of the names.
    const std::vector<Area>& areas() const { return m_areas; }
    /// The area that the point lies in, the uppermost; else the nearest within `reach`. Its index in areas().
    std::optional<std::size_t> area_at(Point, float reach) const;

    /// Four bytes a pixel: red, green, blue, and how much it covers. As large as fits, from the corner at the upper left.
    /// Refused beyond 16 million pixels.
    Result<std::vector<std::uint8_t>> pixels(int width, int height) const;

private:
    struct Shapes;
    explicit Diagram(std::unique_ptr<Shapes>);

    std::unique_ptr<Shapes> m_shapes;
    float m_width = 0;
    float m_height = 0;
    std::vector<Area> m_areas;
};

}
