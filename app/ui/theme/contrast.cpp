#include "app/ui/theme/contrast.h"

#include <cmath>

namespace kerbside::app::ui {

namespace {

double linear(std::uint8_t channel)
{
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour c)
{
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

constexpr double kText = 4.5;
constexpr double kShape = 3.0;

constexpr Pair kPairs[] = {
    {Paint::Text, Paint::Background, kText},
    {Paint::Text, Paint::Surface, kText},
    {Paint::Text, Paint::Raised, kText},
    {Paint::Text, Paint::Sunken, kText},
    {Paint::TextQuiet, Paint::Background, kText},
    {Paint::TextQuiet, Paint::Surface, kText},
    {Paint::TextQuiet, Paint::Raised, kText},
    {Paint::TextQuiet, Paint::Sunken, kText},
    {Paint::Primary, Paint::Background, kText},
    {Paint::Primary, Paint::Surface, kText},
    {Paint::Primary, Paint::Raised, kText},
    {Paint::Danger, Paint::Background, kText},
    {Paint::Danger, Paint::Surface, kText},
    {Paint::Danger, Paint::Raised, kText},
    {Paint::OnPrimary, Paint::Primary, kText},
    {Paint::OnPrimarySoft, Paint::PrimarySoft, kText},
    {Paint::OnAccent, Paint::Accent, kText},
    {Paint::OnDanger, Paint::Danger, kText},
    {Paint::OnDangerSoft, Paint::DangerSoft, kText},
    {Paint::OnSuccessSoft, Paint::SuccessSoft, kText},
    {Paint::OnWarningSoft, Paint::WarningSoft, kText},
    {Paint::OnInfoSoft, Paint::InfoSoft, kText},
    {Paint::OutlineStrong, Paint::Background, kShape},
    {Paint::OutlineStrong, Paint::Surface, kShape},
    {Paint::Focus, Paint::Background, kShape},
    {Paint::Focus, Paint::Surface, kShape},
    {Paint::Focus, Paint::Raised, kShape},
    {Paint::OnDisabled, Paint::Disabled, kShape},
};

}

double contrast(Colour a, Colour b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

std::span<const Pair> pairs_that_must_be_seen()
{
    return kPairs;
}

}
