#include "app/ui/render/raster.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace kerbside::app::ui {

using platform::PixelRect;
using platform::Surface;

namespace {

constexpr int kTile = 64;
constexpr int kFraction = 256;

std::uint64_t mix(std::uint64_t hash, const void* data, std::size_t size)
{
    const auto* bytes = static_cast<const unsigned char*>(data);
    for (std::size_t i = 0; i < size; i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes + i, std::min<std::size_t>(8, size - i));
        hash = (hash ^ word) * 0x9E3779B97F4A7C15ULL;
        hash ^= hash >> 29U;
    }
    return hash;
}

inline int floored(float x)
{
    const int whole = static_cast<int>(x);
    return whole - (static_cast<float>(whole) > x);
}

inline PixelRect both(const PixelRect& a, const PixelRect& b)
{
    const int left = std::max(a.x, b.x);
    const int top = std::max(a.y, b.y);
    return {left, top, std::max(0, std::min(a.x + a.width, b.x + b.width) - left),
            std::max(0, std::min(a.y + a.height, b.y + b.height) - top)};
}

inline PixelRect clipped(float x0, float y0, float x1, float y1, const PixelRect& clip)
{
    const int left = floored(x0);
    const int top = floored(y0);
    return both({left, top, -floored(-x1) - left, -floored(-y1) - top}, clip);
}

std::uint32_t swapped(std::uint32_t abgr)
{
    return (abgr & 0xFF00FF00U) | (abgr & 0xFFU) << 16U | (abgr >> 16U & 0xFFU);
}

/// `colour` 0x..RRGGBB laid upon `under` with `alpha` of 255.
inline std::uint32_t blend(std::uint32_t under, std::uint32_t colour, std::uint32_t alpha)
{
    const std::uint32_t a = alpha + (alpha >> 7U);
    const std::uint32_t rb = under & 0x00FF00FFU;
    const std::uint32_t g = under & 0x0000FF00U;
    const std::uint32_t out_rb = (rb + ((((colour & 0x00FF00FFU) - rb) * a) >> 8U)) & 0x00FF00FFU;
    const std::uint32_t out_g = (g + ((((colour & 0x0000FF00U) - g) * a) >> 8U)) & 0x0000FF00U;
    return 0xFF000000U | out_rb | out_g;
}

void fill_span(std::uint32_t* row, int from, int to, std::uint32_t colour)
{
    const std::uint32_t alpha = colour >> 24U;
    if (alpha == 255) {
        std::fill(row + from, row + to, colour);
        return;
    }
    if (alpha == 0)
        return;
    for (int x = from; x < to; ++x)
        row[x] = blend(row[x], colour, alpha);
}

long long floor_div(long long a, long long b)
{
    const long long q = a / b;
    return q - ((a % b != 0) && ((a < 0) != (b < 0)));
}

struct Edge {
    long long a, b, c; // a*x + b*y + c >= 0 inside, x and y pixel numbers
};

/// The pixels of row y for which all three edges hold.
std::pair<int, int> span_of(const Edge (&edges)[3], int y, int from, int to)
{
    for (const auto& e : edges) {
        const long long rest = e.b * y + e.c;
        if (e.a > 0)
            from = static_cast<int>(std::max<long long>(from, -floor_div(rest, e.a)));
        else if (e.a < 0)
            to = static_cast<int>(std::min<long long>(to, floor_div(rest, -e.a) + 1));
        else if (rest < 0)
            return {0, 0};
    }
    return {from, to};
}

}

void Raster::forget()
{
    m_last.clear();
}

inline const ImDrawVert& Raster::corner(const Primitive& p, unsigned which) const
{
    const auto& command = m_commands[p.command];
    return command.vertices[command.indices[p.first_index + which]];
}

/// Of the command that was added last.
void Raster::add(Shape shape, const PixelRect& box, unsigned first_index)
{
    if (box.width == 0 || box.height == 0)
        return;
    const auto short_of = [](int pixels) { return static_cast<std::uint16_t>(pixels); };
    const Primitive p{short_of(box.x), short_of(box.y), short_of(box.x + box.width), short_of(box.y + box.height), first_index,
                      static_cast<std::uint32_t>(m_commands.size() - 1), shape};
    auto hash = mix(static_cast<std::uint64_t>(shape) + 0x51ED2701ULL, &box, sizeof box);
    for (unsigned i = 0; i < 3; ++i)
        hash = mix(hash, &corner(p, i), sizeof(ImDrawVert));
    if (shape == Shape::Glyph)
        hash = mix(hash, &m_commands.back().texture, sizeof(ImTextureData*));
    const int last_column = (p.right - 1) / kTile;
    const int last_row = (p.bottom - 1) / kTile;
    for (int row = p.top / kTile; row <= last_row; ++row)
        for (int column = p.left / kTile; column <= last_column; ++column) {
            auto& tile = m_tiles[static_cast<std::size_t>(row * m_columns + column)];
            tile = (tile ^ hash) * 0xD6E8FEB86659FD93ULL;
            tile ^= tile >> 32U;
        }
    m_primitives.push_back(p);
}

void Raster::collect(const ImDrawList& list, const ImDrawCmd& cmd, int width, int height)
{
    const PixelRect clip = clipped(cmd.ClipRect.x, cmd.ClipRect.y, cmd.ClipRect.z, cmd.ClipRect.w, {0, 0, width, height});
    if (clip.width == 0 || clip.height == 0)
        return;
    const ImDrawIdx* indices = list.IdxBuffer.Data + cmd.IdxOffset;
    const ImDrawVert* vertices = list.VtxBuffer.Data + cmd.VtxOffset;
    m_commands.push_back({vertices, indices, cmd.TexRef._TexData});
    for (unsigned i = 0; i + 2 < cmd.ElemCount; i += 3) {
        const ImDrawVert& a = vertices[indices[i]];
        const ImDrawVert& b = vertices[indices[i + 1]];
        const ImDrawVert& c = vertices[indices[i + 2]];
        if (((a.col | b.col | c.col) >> 24U) == 0)
            continue;
        const bool is_quad = i + 5 < cmd.ElemCount && indices[i + 3] == indices[i] && indices[i + 4] == indices[i + 2] &&
                             a.pos.y == b.pos.y && b.pos.x == c.pos.x && a.col == b.col && b.col == c.col;
        if (is_quad) {
            const ImDrawVert& d = vertices[indices[i + 5]];
            if (d.pos.x == a.pos.x && d.pos.y == c.pos.y && d.col == a.col) {
                const bool is_solid = a.uv.x == c.uv.x && a.uv.y == c.uv.y;
                const bool fits = !is_solid || (a.pos.x == std::floor(a.pos.x) && a.pos.y == std::floor(a.pos.y) &&
                                                c.pos.x == std::floor(c.pos.x) && c.pos.y == std::floor(c.pos.y));
                if (fits) {
                    add(is_solid ? Shape::Rect : Shape::Glyph,
                        clipped(std::min(a.pos.x, c.pos.x), std::min(a.pos.y, c.pos.y), std::max(a.pos.x, c.pos.x), std::max(a.pos.y, c.pos.y), clip), i);
                    i += 3;
                    continue;
                }
            }
        }
        // Everything else that we draw is of plain or shaded colour: it samples one white pixel, which lies elsewhere from
        // where the atlas grew on, in the middle of a page.
        if (a.uv.x != b.uv.x || a.uv.y != b.uv.y || a.uv.x != c.uv.x || a.uv.y != c.uv.y)
            continue;
        add(Shape::Triangle,
            clipped(std::min({a.pos.x, b.pos.x, c.pos.x}), std::min({a.pos.y, b.pos.y, c.pos.y}),
                    std::max({a.pos.x, b.pos.x, c.pos.x}), std::max({a.pos.y, b.pos.y, c.pos.y}), clip),
            i);
    }
}

void Raster::collect(const ImDrawData& data, int width, int height)
{
    m_commands.clear();
    m_primitives.clear();
    m_primitives.reserve(static_cast<std::size_t>(data.TotalIdxCount) / 3);
    m_columns = (width + kTile - 1) / kTile;
    m_rows = (height + kTile - 1) / kTile;
    m_tiles.assign(static_cast<std::size_t>(m_columns * m_rows), 0x1234567ULL);
    for (const ImDrawList* list : data.CmdLists)
        for (const ImDrawCmd& cmd : list->CmdBuffer)
            if (cmd.UserCallback == nullptr)
                collect(*list, cmd, width, height);
}

/// Runs of changed tiles, those below each other of the same width taken together.
std::vector<PixelRect> Raster::changed_parts(int width, int height)
{
    const bool all = m_last.size() != m_tiles.size();
    std::vector<PixelRect> parts;
    for (int row = 0; row < m_rows; ++row)
        for (int column = 0; column < m_columns;) {
            const auto differs = [&](int c) {
                const auto i = static_cast<std::size_t>(row * m_columns + c);
                return all || m_last[i] != m_tiles[i];
            };
            if (!differs(column)) {
                ++column;
                continue;
            }
            const int first = column;
            while (column < m_columns && differs(column))
                ++column;
            const int left = first * kTile;
            const int right = std::min(width, column * kTile);
            const int top = row * kTile;
            const int bottom = std::min(height, top + kTile);
            const auto above = std::find_if(parts.begin(), parts.end(), [&](const PixelRect& part) {
                return part.x == left && part.width == right - left && part.y + part.height == top;
            });
            if (above != parts.end())
                above->height += bottom - top;
            else
                parts.push_back({left, top, right - left, bottom - top});
        }
    return parts;
}

namespace {

/// Between its upper left corner and its lower right one.
void draw_glyph(const ImDrawVert& a, const ImDrawVert& c, const ImTextureData* texture, const PixelRect& box, Surface to)
{
    if (!texture || !texture->Pixels)
        return;
    const float du = (c.uv.x - a.uv.x) * static_cast<float>(texture->Width) / (c.pos.x - a.pos.x);
    const float dv = (c.uv.y - a.uv.y) * static_cast<float>(texture->Height) / (c.pos.y - a.pos.y);
    const float u0 = a.uv.x * static_cast<float>(texture->Width);
    const float v0 = a.uv.y * static_cast<float>(texture->Height);
    const std::uint32_t colour = swapped(a.col);
    const std::uint32_t alpha = colour >> 24U;
    const int bytes = texture->BytesPerPixel;
    for (int y = box.y; y < box.y + box.height; ++y) {
        const int v = std::clamp(static_cast<int>(v0 + (static_cast<float>(y) + 0.5F - a.pos.y) * dv), 0, texture->Height - 1);
        const unsigned char* source = texture->Pixels + static_cast<std::ptrdiff_t>(v) * texture->Width * bytes + (bytes - 1);
        std::uint32_t* row = to.pixels + static_cast<std::ptrdiff_t>(y) * to.stride;
        for (int x = box.x; x < box.x + box.width; ++x) {
            const int u = std::clamp(static_cast<int>(u0 + (static_cast<float>(x) + 0.5F - a.pos.x) * du), 0, texture->Width - 1);
            const std::uint32_t cover = source[static_cast<std::ptrdiff_t>(u) * bytes];
            if (cover == 0)
                continue;
            const std::uint32_t share = alpha == 255 ? cover : cover * alpha / 255;
            row[x] = share == 255 ? colour | 0xFF000000U : blend(row[x], colour, share);
        }
    }
}

/// One that has colours of its own, drawn at its own size, and as bright as the theme has it.
void draw_picture(const ImDrawVert& a, const ImDrawVert& c, const ImTextureData* texture, const PixelRect& box, Surface to)
{
    if (!texture->Pixels)
        return;
    const float du = static_cast<float>(texture->Width) / (c.pos.x - a.pos.x);
    const float dv = static_cast<float>(texture->Height) / (c.pos.y - a.pos.y);
    const std::uint32_t light = (a.col & 0xFFU) + ((a.col & 0xFFU) >> 7U);
    for (int y = box.y; y < box.y + box.height; ++y) {
        const int v = std::clamp(static_cast<int>((static_cast<float>(y) + 0.5F - a.pos.y) * dv), 0, texture->Height - 1);
        const unsigned char* source = texture->Pixels + static_cast<std::ptrdiff_t>(v) * texture->Width * 4;
        std::uint32_t* row = to.pixels + static_cast<std::ptrdiff_t>(y) * to.stride;
        for (int x = box.x; x < box.x + box.width; ++x) {
            const int u = std::clamp(static_cast<int>((static_cast<float>(x) + 0.5F - a.pos.x) * du), 0, texture->Width - 1);
            const unsigned char* pixel = source + static_cast<std::ptrdiff_t>(u) * 4;
            const std::uint32_t colour = pixel[0] * light >> 8U << 16U | pixel[1] * light >> 8U << 8U | pixel[2] * light >> 8U;
            row[x] = pixel[3] == 255 ? colour | 0xFF000000U : blend(row[x], colour, pixel[3]);
        }
    }
}

struct Shade {
    float at[4]; // r g b a at the pixel (0, 0)
    float dx[4];
    float dy[4];
    bool only_fades; // it has one colour, which is more or less there
};

using Corners = const ImDrawVert* const (&)[3];

Shade shade_of(Corners c)
{
    constexpr ImU32 kColour = ~IM_COL32_A_MASK;
    Shade shade{.only_fades = ((c[0]->col ^ c[1]->col) & kColour) == 0 && ((c[0]->col ^ c[2]->col) & kColour) == 0};
    const float x1 = c[1]->pos.x - c[0]->pos.x;
    const float y1 = c[1]->pos.y - c[0]->pos.y;
    const float x2 = c[2]->pos.x - c[0]->pos.x;
    const float y2 = c[2]->pos.y - c[0]->pos.y;
    const float area = x1 * y2 - x2 * y1;
    for (unsigned k = 0; k < 4; ++k) {
        const auto channel = [&](int i) { return static_cast<float>(c[i]->col >> (8U * k) & 0xFFU); };
        const float d1 = channel(1) - channel(0);
        const float d2 = channel(2) - channel(0);
        shade.dx[k] = (d1 * y2 - d2 * y1) / area;
        shade.dy[k] = (d2 * x1 - d1 * x2) / area;
        shade.at[k] = channel(0) + shade.dx[k] * (0.5F - c[0]->pos.x) + shade.dy[k] * (0.5F - c[0]->pos.y);
    }
    return shade;
}

void shade_span(std::uint32_t* row, int from, int to, int y, const Shade& shade)
{
    const auto at = [&](unsigned k, int x) {
        const float value = shade.at[k] + shade.dx[k] * static_cast<float>(x) + shade.dy[k] * static_cast<float>(y);
        return static_cast<std::uint32_t>(std::clamp(value + 0.5F, 0.F, 255.F));
    };
    const auto colour_at = [&](int x) { return at(0, x) << 16U | at(1, x) << 8U | at(2, x); };
    if (shade.only_fades) {
        const std::uint32_t colour = colour_at(from);
        for (int x = from; x < to; ++x)
            row[x] = blend(row[x], colour, at(3, x));
        return;
    }
    for (int x = from; x < to; ++x)
        row[x] = blend(row[x], colour_at(x), at(3, x));
}

void draw_triangle(Corners corners, const PixelRect& box, Surface to)
{
    long long x[3];
    long long y[3];
    for (int i = 0; i < 3; ++i) {
        x[i] = std::llround(static_cast<double>(corners[i]->pos.x) * kFraction);
        y[i] = std::llround(static_cast<double>(corners[i]->pos.y) * kFraction);
    }
    long long area = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0]);
    if (area == 0)
        return;
    int order[3] = {0, 1, 2};
    if (area < 0)
        std::swap(order[1], order[2]);
    Edge edges[3];
    for (int i = 0; i < 3; ++i) {
        const int from = order[i];
        const int next = order[(i + 1) % 3];
        const long long dx = x[next] - x[from];
        const long long dy = y[next] - y[from];
        // Pixel centres lie at (n + 1/2); an edge that is neither top nor left leaves out what lies on it.
        const bool is_top_left = (dy == 0 && dx > 0) || dy < 0;
        const long long c = -dy * (kFraction / 2 - x[from]) + dx * (kFraction / 2 - y[from]);
        edges[i] = {-dy * kFraction, dx * kFraction, c - (is_top_left ? 0 : 1)};
    }
    const bool is_plain = corners[0]->col == corners[1]->col && corners[1]->col == corners[2]->col;
    const std::uint32_t colour = swapped(corners[0]->col);
    const Shade shade = is_plain ? Shade{} : shade_of(corners);
    for (int row = box.y; row < box.y + box.height; ++row) {
        const auto [from, end] = span_of(edges, row, box.x, box.x + box.width);
        if (from >= end)
            continue;
        std::uint32_t* pixels = to.pixels + static_cast<std::ptrdiff_t>(row) * to.stride;
        if (is_plain)
            fill_span(pixels, from, end, colour);
        else
            shade_span(pixels, from, end, row, shade);
    }
}

}

std::vector<PixelRect> Raster::draw(const ImDrawData& data, Surface to)
{
    if (!to.pixels)
        return {};
    collect(data, to.width, to.height);
    auto parts = changed_parts(to.width, to.height);
    m_last.swap(m_tiles);
    for (const auto& part : parts)
        for (const auto& p : m_primitives) {
            if (p.left >= part.x + part.width || p.top >= part.y + part.height || p.right <= part.x || p.bottom <= part.y)
                continue;
            const PixelRect box = both({p.left, p.top, p.right - p.left, p.bottom - p.top}, part);
            if (p.shape == Shape::Glyph) {
                const auto* texture = m_commands[p.command].texture;
                if (texture && texture->UseColors)
                    draw_picture(corner(p, 0), corner(p, 2), texture, box, to);
                else
                    draw_glyph(corner(p, 0), corner(p, 2), texture, box, to);
            } else if (p.shape == Shape::Triangle) {
                draw_triangle({&corner(p, 0), &corner(p, 1), &corner(p, 2)}, box, to);
            } else {
                const std::uint32_t colour = swapped(corner(p, 0).col);
                for (int y = box.y; y < box.y + box.height; ++y)
                    fill_span(to.pixels + static_cast<std::ptrdiff_t>(y) * to.stride, box.x, box.x + box.width, colour);
            }
        }
    return parts;
}

}
