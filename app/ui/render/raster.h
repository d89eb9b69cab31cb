#pragma once

#include "platform/window/window.h"

#include <cstdint>
#include <span>
#include <vector>

struct ImDrawData;
struct ImDrawList;
struct ImDrawCmd;

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
    struct Corner {
        float x, y, u, v;
        std::uint32_t colour; ///< as ImGui packs it: 0xAABBGGRR
    };
    enum class Shape : std::uint8_t { Rect, Glyph, Triangle };
    struct Primitive {
        Shape shape = Shape::Triangle;
        Corner corners[3];
        const void* texture = nullptr;
        platform::PixelRect box; ///< clipped
    };

    void collect(const ImDrawData&, int width, int height);
    void collect(const ImDrawList&, const ImDrawCmd&, int width, int height);
    void add(const Primitive&);
    std::vector<platform::PixelRect> changed_parts(int width, int height);

    std::vector<Primitive> m_primitives;
    std::vector<std::uint64_t> m_tiles;
    std::vector<std::uint64_t> m_last;
    int m_columns = 0;
    int m_rows = 0;
};

}
