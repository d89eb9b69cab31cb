#include "sheets.h"

#include "app/ui/render/png.h"

#include <algorithm>

namespace kerbside::test {

namespace {

constexpr int kGap = 12;
constexpr int kWidth = 1700;
constexpr std::uint32_t kGround = 0xFF8A8A8A;

/// The mean of the pixels from (left, top) to before (right, bottom).
std::uint32_t mean(const platform::Surface& of, int left, int top, int right, int bottom)
{
    std::uint32_t sums[3] = {0, 0, 0};
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x) {
            const auto pixel = of.pixels[static_cast<std::ptrdiff_t>(y) * of.stride + x];
            sums[0] += pixel >> 16 & 0xFF;
            sums[1] += pixel >> 8 & 0xFF;
            sums[2] += pixel & 0xFF;
        }
    const auto count = static_cast<std::uint32_t>((right - left) * (bottom - top));
    return 0xFF000000 | (sums[0] / count) << 16 | (sums[1] / count) << 8 | sums[2] / count;
}

}

platform::Status Sheets::add(platform::Surface surface)
{
    if (m_width == 0) {
        const bool is_upright = surface.height > surface.width;
        m_columns = is_upright ? 6 : 4;
        m_rows = is_upright ? 3 : 5;
        m_width = (kWidth - kGap) / m_columns - kGap;
        m_height = m_width * surface.height / surface.width;
    }
    if (m_count == 0)
        m_pixels.assign(static_cast<std::size_t>(kWidth) * static_cast<std::size_t>(m_rows * (m_height + kGap) + kGap), kGround);
    const int left = kGap + m_count % m_columns * (m_width + kGap);
    const int top = kGap + m_count / m_columns * (m_height + kGap);
    for (int y = 0; y < m_height; ++y)
        for (int x = 0; x < m_width; ++x) {
            const int from_x = x * surface.width / m_width;
            const int from_y = y * surface.height / m_height;
            m_pixels[static_cast<std::size_t>(top + y) * kWidth + static_cast<std::size_t>(left + x)] =
                mean(surface, from_x, from_y, std::max(from_x + 1, (x + 1) * surface.width / m_width), std::max(from_y + 1, (y + 1) * surface.height / m_height));
        }
    return ++m_count == m_columns * m_rows ? finish() : platform::Status{};
}

platform::Status Sheets::finish()
{
    if (m_count == 0)
        return {};
    const int rows = (m_count + m_columns - 1) / m_columns;
    m_count = 0;
    return app::ui::write_png(m_folder / (m_name + "-" + std::to_string(++m_sheet) + ".png"),
                              {m_pixels.data(), kWidth, rows * (m_height + kGap) + kGap, kWidth});
}

}
