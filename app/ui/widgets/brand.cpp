#include "app/ui/widgets/brand.h"

#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kerbside::app::ui {

namespace {

/// Where the lamp hangs, as a share of the width, and its size in units.
constexpr float kLampAt = 0.9F;
constexpr float kLamp = 28;

/// The stones of the kerb that are not lit.
Colour pale_of(const Theme& theme)
{
    return theme.colour(brand_of(theme).ink).with_alpha(theme.is_dark() ? 0.3F : 0.85F);
}

}

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

Brand brand_of(const Theme& theme)
{
    if (theme.is_dark() || theme.elevation() <= 0)
        return {Paint::Surface, Paint::Text, Paint::TextQuiet, Paint::Primary};
    return {};
}

void street_light(UiCore& core, const Rect& shown, bool has_lamp, float bar)
{
    const auto& theme = core.theme();
    const Colour glow = theme.colour(brand_of(theme).glow);
    // It hangs a little below the bar, and goes up with what is scrolled.
    const Point lamp{core.screen.w * (core.m_rtl ? 1 - kLampAt : kLampAt), bar + theme.px(64) - core.scrolled("body")};
    core.paint.push_clip(shown);
    // In the dark it is a small one, that ends below the bar's buttons: there they are little more than their edges.
    const auto reach = theme.is_dark() ? std::array{62.F, 50.F, 39.F} : std::array{230.F, 160.F, 96.F};
    if (theme.elevation() > 0)
        for (const float radius : reach)
            core.paint.disc(lamp, theme.px(radius), glow.with_alpha(0.06F));
    if (has_lamp)
        core.paint.disc(lamp, theme.px(kLamp), glow);
    core.paint.pop_clip();
}

Masthead::Masthead(Ui& ui) : m_ui(ui)
{
    auto& core = ui.core();
    const auto& around = core.place();
    core.paint.begin_over();
    Rect area{around.area.x, around.y - ui.theme().space(ui.is_narrow() ? 2 : 5), around.area.w, 1e6F};
    // Nothing is written upon the lamp.
    const float beside = core.screen.w * (1 - kLampAt) + ui.theme().px(kLamp) + ui.theme().space(4);
    const float outside = core.m_rtl ? area.x : core.screen.w - area.right();
    core.cut_trailing(area, std::max(0.F, beside - outside));
    core.push_place(area, ui.theme().space(2));
}

Masthead::~Masthead()
{
    auto& core = m_ui.core();
    const auto& theme = m_ui.theme();
    const auto brand = brand_of(theme);
    const float kerb = std::round(theme.px(8));
    const float bottom = std::round(core.pop_place() + theme.space(m_ui.is_narrow() ? 5 : 6) + kerb);
    auto& around = core.place();
    const Rect field{core.free.x, around.area.y, core.free.w, bottom - around.area.y};
    core.paint.begin_under();
    core.paint.fill(field, theme.colour(brand.field));
    street_light(core, {field.x, field.y, field.w, field.h - kerb}, true, core.free.y);
    const Colour glow = theme.colour(brand.glow);
    // The kerb's stones begin and end with the page.
    const float gap = std::max(2.F, std::round(theme.px(4)));
    const int stones = std::max(6, static_cast<int>(std::lround(field.w / theme.px(96))));
    const float stone = (field.w + gap) / static_cast<float>(stones);
    const Colour pale = pale_of(theme);
    for (int i = 0; i < stones; ++i)
        core.paint.fill({field.x + static_cast<float>(i) * stone, field.bottom() - kerb, stone - gap, kerb}, i % 2 == 0 ? glow : pale);
    core.paint.end_over();
    around.y = bottom;
    around.is_first = false;
}

Paint Masthead::ink() const
{
    return brand_of(m_ui.theme()).ink;
}

Paint Masthead::quiet() const
{
    return brand_of(m_ui.theme()).quiet;
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
    const float kerb = std::round(unit * 0.03F);
    // A page that scrolls has no street behind it: its light would lie under words, its kerb over buttons.
    const float content = core.recall("centred " + core.page_id + "body", 0);
    if (content + 2 * theme.space(8) > screen.h - kerb)
        return;
    const Colour soft = theme.colour(Paint::PrimarySoft);
    // In great letters words reach to where the light is.
    if (core.text_scale < 1.4F) {
        core.paint.disc(light, unit * 0.34F, soft.with_alpha(0.55F));
        core.paint.disc(light, unit * 0.22F, soft);
        // To eyes used to the dark nothing large is bright.
        core.paint.disc(light, unit * 0.1F, theme.colour(Paint::Accent).with_alpha(theme.is_dark() ? 0.45F : 0.9F));
    }
    // A kerb is at the foot of the page: upon a keyboard it is none.
    if (core.recall("keyboard", 0) > 0)
        return;
    const float y = std::round(screen.bottom() - kerb);
    const float stone = unit * 0.14F;
    const float gap = std::max(2.F, unit * 0.008F);
    // Where the two colours of the mark are one, every other stone is in the dark.
    const Colour other = theme.is_dark() ? pale_of(theme) : theme.colour(Paint::Primary);
    bool is_accent = false;
    for (float x = screen.x; x < screen.right(); x += stone + gap, is_accent = !is_accent)
        core.paint.fill({x, y, stone, kerb}, is_accent ? theme.colour(Paint::Accent) : other);
    // What stands on the page keeps above it.
    core.free.h -= kerb;
}

}
