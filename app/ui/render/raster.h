#pragma once

#include "platform/window/window.h"

#include <cstdint>
#include <span>
#include <vector>

struct ImDrawData;
struct ImDrawList;
struct ImDrawCmd;
struct ImDrawVert;
struct ImTextureData;

namespace kerbside::app::ui {

/// Draws ImDrawData into memory, and only the tiles in which something differs from the frame before.
/// The same picture on every machine: integer edges, top-left rule, no blending order left open.
class Raster {
public:
    /// The parts of the surface that were drawn anew; none where the frame is the same as the last.
    std::vector<platform::PixelRect> draw(const ImDrawData&, platform::Surface);

    /// The next frame is drawn whole: the surface was lost or is another one.
    void forget();

private:
    enum class Shape : std::uint8_t { Rect, Glyph, Triangle };
    /// Points into the draw data: a page has tens of thousands of them, and memory that is new costs more than arithmetic.
    struct Primitive {
        std::uint16_t left, top, right, bottom; ///< clipped to the surface and to its command
        std::uint32_t first_index;
        std::uint32_t command; ///< in m_commands
        Shape shape;
    };
    struct Command {
        const ImDrawVert* vertices;
        const std::uint16_t* indices;
        const ImTextureData* texture;
    };

    void collect(const ImDrawData&, int width, int height);
    void collect(const ImDrawList&, const ImDrawCmd&, int width, int height);
    void add(Shape, const platform::PixelRect& box, unsigned first_index);
    const ImDrawVert& corner(const Primitive&, unsigned which) const;
    std::vector<platform::PixelRect> changed_parts(int width, int height);

    std::vector<Command> m_commands;
    std::vector<Primitive> m_primitives;
    std::vector<std::uint64_t> m_tiles;
    std::vector<std::uint64_t> m_last;
    int m_columns = 0;
    int m_rows = 0;
};

}
