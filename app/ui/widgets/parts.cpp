#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

Tint tint_of(Tone tone)
{
    switch (tone) {
    case Tone::Neutral: return {Paint::Sunken, Paint::Text};
    case Tone::Primary: return {Paint::PrimarySoft, Paint::OnPrimarySoft};
    case Tone::Success: return {Paint::SuccessSoft, Paint::OnSuccessSoft};
    case Tone::Warning: return {Paint::WarningSoft, Paint::OnWarningSoft};
    case Tone::Danger: return {Paint::DangerSoft, Paint::OnDangerSoft};
    case Tone::Info: return {Paint::InfoSoft, Paint::OnInfoSoft};
    }
    return {Paint::Sunken, Paint::Text};
}

Icon icon_of(Tone tone)
{
    switch (tone) {
    case Tone::Success: return Icon::Check;
    case Tone::Warning: return Icon::Warning;
    case Tone::Danger: return Icon::Error;
    default: return Icon::Info;
    }
}

Colour mixed(Colour base, Colour ink, float amount)
{
    const auto channel = [&](std::uint8_t b, std::uint8_t i) {
        return static_cast<std::uint8_t>(std::lround(static_cast<float>(b) + (static_cast<float>(i) - static_cast<float>(b)) * amount));
    };
    return {channel(base.r, ink.r), channel(base.g, ink.g), channel(base.b, ink.b), base.a};
}

Colour stated(Colour base, Colour ink, const Response& response)
{
    if (response.is_down)
        return mixed(base, ink, 0.14F);
    return response.is_hovered ? mixed(base, ink, 0.06F) : base;
}

float target(const UiCore& core, Extent extent)
{
    const float usual = std::max(core.theme().extent(extent), core.theme().extent(Extent::Target));
    return (core.has_gloves || core.is_roomy) ? std::max(usual, core.theme().px(72)) : usual;
}

TypeStyle style_around(const UiCore& core, TypeStyle style, std::span<const Weighted> weighted)
{
    if (!weighted.empty())
        style.weight = core.theme().type(Type::Body).weight;
    return style;
}

float mark_size(const UiCore& core, float units)
{
    constexpr float kWords = 22.5F; ///< beside letters of this many units it begins to grow
    const auto& theme = core.theme();
    return theme.px(units) * std::max(1.F, theme.type(Type::Body).size / theme.px(kWords));
}

float mark_middle(const Rect& row, const Paragraph& label, float label_height)
{
    constexpr std::size_t kLinesSeenAtOnce = 4;
    if (label.lines.size() <= kLinesSeenAtOnce)
        return row.centre().y;
    return row.y + (row.h - label_height) / 2 + label.lines.front().height / 2;
}

float put_text(UiCore& core, std::string_view text, Type type, Colour colour, Point at, float width, float share,
               int most_lines, std::string_view language)
{
    const auto& paragraph = core.lay(text, core.theme().type(type), width, most_lines, language);
    // Nobody asks for it by name, but tests must see that a person cannot read it all.
    if (paragraph.is_cut)
        core.item({.role = Role::Text, .label = std::string(text), .rect = {at.x, at.y, width, paragraph.size.h}, .is_target = false, .is_cut = true});
    core.paint.text(paragraph, at, colour, width, share);
    return paragraph.size.h;
}

Icon turned(const UiCore& core, Icon icon)
{
    if (!core.m_rtl)
        return icon;
    switch (icon) {
    case Icon::Back: return Icon::Forward;
    case Icon::Forward: return Icon::Back;
    case Icon::Left: return Icon::Right;
    case Icon::Right: return Icon::Left;
    default: return icon;
    }
}

float button_width(UiCore& core, const Button& button)
{
    const auto& theme = core.theme();
    const auto type = button.is_large ? Type::Heading : Type::Label;
    float width = core.lay(button.label, type).size.w + theme.space(button.kind == ButtonKind::Quiet ? 8 : 12);
    if (button.icon != Icon::None)
        width += theme.extent(Extent::Icon) + theme.space(2);
    return std::ceil(std::max(width, theme.px(button.is_large ? 240 : 96)));
}

namespace {

/// Beyond these a button is a paragraph.
constexpr int kButtonLines = 4;

const Paragraph& button_label(UiCore& core, const Button& button, float width)
{
    const auto& theme = core.theme();
    const float icon = button.icon == Icon::None ? 0 : theme.extent(Extent::Icon) + theme.space(2);
    auto style = theme.type(button.is_large ? Type::Heading : Type::Label);
    if (button.letters > 0 && button.letters < style.size)
        style = {button.letters, style.line * button.letters / style.size, style.weight};
    return core.lay_balanced(button.label, style, std::max(1.F, width - icon - theme.space(6)), kButtonLines);
}

}

float button_height(UiCore& core, const Button& button, float width)
{
    const auto& theme = core.theme();
    const float least = target(core, Extent::Button) + (button.is_large ? theme.space(4) : 0);
    return std::round(std::max(least, button_label(core, button, width).size.h + theme.space(4)));
}

void even_letters(UiCore& core, std::span<Button> buttons, float width)
{
    float letters = 0;
    for (auto& button : buttons)
        button.letters = 0;
    // A word that is whole in no letters of its own may be in those of another: until they agree.
    for (bool is_new = true; is_new;) {
        float least = core.theme().type(Type::Heading).size;
        for (auto& button : buttons)
            least = std::min(least, button_label(core, button, width).font_size);
        is_new = letters == 0 || least < letters;
        letters = least;
        for (auto& button : buttons)
            button.letters = letters;
    }
}

std::size_t button_lines(UiCore& core, const Button& button, float width)
{
    return button_label(core, button, width).lines.size();
}

namespace {

struct Look {
    Colour fill;
    Colour ink;
    Colour border;
};

Look look_of(const Theme& theme, ButtonKind kind, bool is_enabled)
{
    if (!is_enabled)
        return {theme.colour(Paint::Disabled), theme.colour(Paint::OnDisabled), theme.colour(Paint::FaintEdge)};
    const Colour none{0, 0, 0, 0};
    switch (kind) {
    case ButtonKind::Primary: return {theme.colour(Paint::Primary), theme.colour(Paint::OnPrimary), none};
    case ButtonKind::Danger: return {theme.colour(Paint::Danger), theme.colour(Paint::OnDanger), none};
    case ButtonKind::Tonal: return {theme.colour(Paint::PrimarySoft), theme.colour(Paint::OnPrimarySoft), theme.colour(Paint::PrimarySoftEdge)};
    case ButtonKind::DangerTonal: return {theme.colour(Paint::DangerSoft), theme.colour(Paint::OnDangerSoft), theme.colour(Paint::DangerSoftEdge)};
    case ButtonKind::Quiet: return {none, theme.colour(Paint::Primary), none};
    case ButtonKind::Secondary: break;
    }
    return {theme.colour(Paint::Surface), theme.colour(Paint::Text), theme.colour(Paint::OutlineStrong)};
}

}

bool button_in(UiCore& core, const Rect& rect, const Button& button)
{
    const auto& theme = core.theme();
    const float icon_size = theme.extent(Extent::Icon);
    const float extra = button.icon == Icon::None ? 0 : icon_size + theme.space(2);
    const auto& label = button_label(core, button, rect.w);
    auto response = core.item({.id = std::string(button.id), .role = Role::Button, .label = std::string(button.label),
                               .rect = rect, .is_enabled = button.is_enabled, .is_cut = label.is_cut,
                               .is_main = button.kind == ButtonKind::Primary});
    const auto look = look_of(theme, button.kind, button.is_enabled);
    const float radius = theme.radius(Radius::Medium);
    if (button.kind == ButtonKind::Quiet && button.is_enabled) {
        if (response.is_down || response.is_hovered)
            core.paint.fill(rect, look.ink.with_alpha(response.is_down ? 0.16F : 0.08F), radius);
    } else {
        if (button.is_enabled && (button.kind == ButtonKind::Primary || button.kind == ButtonKind::Danger) && !response.is_down)
            core.paint.shadow(rect, radius, 0.8F);
        core.paint.fill(rect, stated(look.fill, look.ink, response), radius);
        core.paint.stroke(rect, look.border, radius, theme.stroke());
    }
    const float width = label.size.w + extra;
    Rect inner{rect.x + (rect.w - width) / 2, rect.y, width, rect.h};
    if (button.icon != Icon::None) {
        const Rect place = button.icon_trails ? core.cut_trailing(inner, icon_size) : core.cut_leading(inner, icon_size);
        core.paint.icon(turned(core, button.icon), place.centre(), icon_size, look.ink);
        (void)(button.icon_trails ? core.cut_trailing(inner, theme.space(2)) : core.cut_leading(inner, theme.space(2)));
    }
    // Words of several lines begin beside their icon.
    const bool is_beside = button.icon != Icon::None && !button.icon_trails && label.lines.size() > 1;
    const float share = is_beside ? core.leading_share() : 0.5F;
    core.paint.text(label, {inner.x, rect.y + (rect.h - label.size.h) / 2}, look.ink, inner.w, share);
    if (response.shows_ring)
        core.focus_ring(rect, radius);
    return response.is_tapped;
}

namespace {

Colour edge_of(const Theme& theme, Paint fill, bool is_enabled)
{
    if (!is_enabled)
        return theme.colour(Paint::FaintEdge);
    switch (fill) {
    case Paint::PrimarySoft: return theme.colour(Paint::PrimarySoftEdge);
    case Paint::DangerSoft: return theme.colour(Paint::DangerSoftEdge);
    case Paint::Sunken: return theme.colour(Paint::SunkenEdge);
    case Paint::Surface: return theme.colour(Paint::TileEdge);
    default: return {0, 0, 0, 0};
    }
}

}

bool icon_button_in(UiCore& core, const Rect& rect, std::string_view id, Icon icon, std::string_view label,
                    bool is_enabled, Paint ink, Paint fill, bool keeps_focus, bool is_main)
{
    const auto& theme = core.theme();
    const auto response = core.item({.id = std::string(id), .role = Role::Button, .label = std::string(label), .rect = rect,
                                     .is_enabled = is_enabled, .keeps_focus = keeps_focus, .is_main = is_main});
    const Colour colour = theme.colour(is_enabled ? ink : Paint::OnDisabled);
    const float radius = std::min(rect.w, rect.h) / 2;
    if (fill != Paint::Count_) {
        core.paint.fill(rect, stated(theme.colour(is_enabled ? fill : Paint::Disabled), colour, response), radius);
        core.paint.stroke(rect, edge_of(theme, fill, is_enabled), radius, theme.stroke());
    } else {
        if (response.is_down || response.is_hovered)
            core.paint.fill(rect, colour.with_alpha(response.is_down ? 0.16F : 0.08F), radius);
        // Without shadows it is edged, as a button with words is: what can be tapped is seen to be one.
        if (theme.elevation() <= 0)
            core.paint.stroke(rect, is_enabled ? colour : theme.colour(Paint::FaintEdge), radius, theme.stroke());
    }
    // It grows with the letters, as far as its circle has room.
    constexpr float kOfCircle = 0.6F;
    const float size = std::max(theme.extent(Extent::Icon), std::min(mark_size(core, 24), 2 * radius * kOfCircle));
    core.paint.icon(turned(core, icon), rect.centre(), size, colour);
    if (response.shows_ring)
        core.focus_ring(rect, radius);
    return response.is_tapped;
}

void tick(UiCore& core, Point centre, float size)
{
    const auto& theme = core.theme();
    core.paint.disc(centre, size / 2, theme.colour(Paint::Primary));
    core.paint.icon(Icon::Check, centre, size * 0.78F, theme.colour(Paint::OnPrimary), true);
}

void choice_mark(UiCore& core, Point centre, float size, ChoiceKind kind, bool is_selected)
{
    const auto& theme = core.theme();
    const bool is_radio = kind == ChoiceKind::Radio;
    const Rect box{centre.x - size / 2, centre.y - size / 2, size, size};
    const float corner = is_radio ? size / 2 : theme.radius(Radius::Small) * 0.75F;
    if (!is_selected) {
        core.paint.fill(box, theme.colour(Paint::Surface), corner);
        core.paint.stroke(box, theme.colour(Paint::OutlineStrong), corner, theme.px(2));
        return;
    }
    core.paint.fill(box, theme.colour(Paint::Primary), corner);
    if (is_radio)
        core.paint.disc(centre, size * 0.2F, theme.colour(Paint::OnPrimary));
    else
        core.paint.icon(Icon::Check, centre, size * 0.84F, theme.colour(Paint::OnPrimary), true);
}

}
