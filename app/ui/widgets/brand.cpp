#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

/// A kerb seen from the side: the pavement's stones, and a lamp's light above them.
void brand_mark(Ui& ui, float units, Align align)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float size = theme.px(units);
    const Rect row = core.next(size);
    const float share = align == Align::Centre ? 0.5F : (align == Align::Leading) != core.m_rtl ? 0.F : 1.F;
    const Rect box{std::round(row.x + (row.w - size) * share), row.y, size, size};
    core.paint.fill(box, theme.colour(Paint::Primary), size * 0.26F);
    const Colour ink = theme.colour(Paint::OnPrimary);
    const Colour light = theme.name() == "day" || theme.name() == "large" ? theme.colour(Paint::Accent) : ink;
    core.paint.disc({box.x + size * 0.66F, box.y + size * 0.34F}, size * 0.12F, light);
    const float top = box.y + size * 0.56F;
    const float h = size * 0.17F;
    const float gap = size * 0.045F;
    const float left = box.x + size * 0.17F;
    const float width = size * 0.66F;
    const float stone = (width - 2 * gap) / 3;
    for (int i = 0; i < 3; ++i)
        core.paint.fill({left + static_cast<float>(i) * (stone + gap), top, stone, h}, i == 2 ? light : ink, size * 0.04F);
    core.paint.fill({left, top + h + gap, width, size * 0.055F}, ink.with_alpha(0.55F), size * 0.02F);
}

/// Wide, quiet bands that meet at the page's foot: a street in one glance.
void backdrop(Ui& ui)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const Rect screen = core.free;
    const float unit = std::min(screen.w, screen.h);
    const Point light{screen.x + screen.w * (core.m_rtl ? 0.14F : 0.86F), screen.y + screen.h * 0.1F};
    if (theme.elevation() <= 0)
        return;
    const Colour soft = theme.colour(Paint::PrimarySoft);
    core.paint.disc(light, unit * 0.34F, soft.with_alpha(0.55F));
    core.paint.disc(light, unit * 0.22F, soft);
    core.paint.disc(light, unit * 0.1F, theme.colour(Paint::Accent).with_alpha(0.9F));
    const float h = std::round(unit * 0.03F);
    const float y = std::round(screen.bottom() - h);
    const float stone = unit * 0.14F;
    const float gap = std::max(2.F, unit * 0.008F);
    bool is_accent = false;
    for (float x = screen.x; x < screen.right(); x += stone + gap, is_accent = !is_accent)
        core.paint.fill({x, y, stone, h}, theme.colour(is_accent ? Paint::Accent : Paint::Primary));
}

}
