#include "app/ui/widgets/columns.h"
#include "app/ui/widgets/parts.h"
#include "app/ui/widgets/widgets.h"

#include "app/ui/text/shape.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace kerbside::app::ui {

namespace {

float share_of(const UiCore& core, Align align)
{
    switch (align) {
    case Align::Leading: return core.leading_share();
    case Align::Centre: return 0.5F;
    case Align::Trailing: return 1 - core.leading_share();
    }
    return 0;
}

/// As it is read out: a title that ends in a mark of its own needs no other one.
std::string read_together(std::string_view title, std::string_view label)
{
    char32_t last = 0;
    for (std::size_t at = 0; at < title.size();) {
        const auto next = decode(title, at);
        at += next.length;
        last = next.character;
    }
    const char* const between = title.empty() ? "" : u_ispunct(static_cast<UChar32>(last)) ? " " : ": ";
    return std::string(title) + between + std::string(label);
}

}

void text(Ui& ui, const Text& text)
{
    auto& core = ui.core();
    const auto style = style_around(core, ui.theme().type(text.type), text.weighted);
    const auto& paragraph = text.is_heading ? core.lay_balanced(text.text, style, core.width(), text.most_lines, text.weighted)
                                            : core.lay(text.text, style, core.width(), text.most_lines, {}, text.weighted);
    const Rect rect = core.next(paragraph.size.h);
    core.item({.id = std::string(text.id), .role = text.is_heading ? Role::Heading : Role::Text,
               .label = std::string(text.text), .rect = rect, .is_target = false, .is_cut = paragraph.is_cut,
               .line = paragraph.lines.empty() ? 0 : paragraph.lines.front().height});
    core.paint.text(paragraph, {rect.x, rect.y}, ui.theme().colour(text.paint), rect.w, share_of(core, text.align));
}

void heading(Ui& ui, std::string_view label, int level, Align align, Paint paint, std::span<const Weighted> weighted)
{
    constexpr Type types[] = {Type::Display, Type::Title, Type::Heading, Type::Subheading};
    auto type = types[std::clamp(level, 0, 3)];
    if (type == Type::Display && ui.is_narrow())
        type = Type::Title;
    // It belongs to what follows it: more room above than below.
    if (auto& place = ui.core().place(); level >= 2 && !place.is_first)
        place.y += ui.theme().space(2);
    text(ui, {.text = label, .type = type, .paint = paint, .align = align, .is_heading = true, .weighted = weighted});
    ui.core().place().y -= ui.theme().space(level >= 2 ? 1 : 0);
    ui.core().place().is_after_heading = true;
}

void column_heading(Ui& ui, std::string_view label, std::string_view beside)
{
    auto& core = ui.core();
    const auto high = [&](std::string_view each) { return core.lay(each, ui.theme().type(Type::Heading)).size.h; };
    const float more = std::max(0.F, high(beside) - high(label));
    // What is higher reaches upwards: the lines of both are level.
    core.place().y += more;
    heading(ui, label, 2);
}

bool is_title_beside(Ui& ui, std::string_view title, float width)
{
    constexpr std::size_t kMostLines = 2;
    return ui.core().lay(title, ui.theme().type(Type::Title), width).lines.size() <= kMostLines;
}

void paragraph(Ui& ui, std::string_view label, Align align, std::span<const Weighted> weighted)
{
    text(ui, {.text = label, .align = align, .weighted = weighted});
}

std::string joined(Ui& ui, std::span<const std::string> parts, Type type)
{
    const auto join = [&](std::string_view between) {
        std::string line;
        for (const auto& part : parts)
            line += (line.empty() ? std::string() : std::string(between)) + part;
        return line;
    };
    auto line = join("  \u00b7  ");
    auto& core = ui.core();
    return core.lay(line, type).size.w <= core.width() ? line : join("\n");
}

void caption(Ui& ui, std::string_view label, Align align, std::span<const Weighted> weighted)
{
    if (auto& place = ui.core().place(); place.is_after_heading)
        place.y -= place.gap - ui.theme().space(1);
    text(ui, {.text = label, .type = Type::Small, .paint = Paint::TextQuiet, .align = align, .weighted = weighted});
}

void icon(Ui& ui, Icon which, float units, Paint paint, Align align)
{
    auto& core = ui.core();
    const float size = ui.theme().px(units);
    const Rect rect = core.next(size);
    const float x = rect.x + (rect.w - size) * share_of(core, align) + size / 2;
    core.paint.icon(turned(core, which), {x, rect.centre().y}, size, ui.theme().colour(paint));
}

void badge(Ui& ui, std::string_view id, std::string_view label, Tone tone, Icon icon)
{
    const Pill pill{std::string(id), std::string(label), tone, icon};
    pills(ui, {&pill, 1});
}

void pills(Ui& ui, std::span<const Pill> all)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    auto style = theme.type(Type::Small);
    style.weight = 600;
    const float most = core.width();
    const float picture = theme.px(18) * core.text_scale;
    const float gap = theme.space(2);
    const auto beside_of = [&](const Pill& pill) { return theme.space(6) + (pill.icon != Icon::None ? picture + theme.space(1.5F) : 0); };
    // Where the column is too narrow for one, it takes a second line rather than lose a word.
    const auto lay = [&](const Pill& pill) -> const Paragraph& { return core.lay(pill.label, style, std::max(1.F, most - beside_of(pill)), 3); };
    const auto is_one_line = [&](std::span<const Pill* const> shown) {
        float width = gap * static_cast<float>(shown.size() - 1);
        for (const auto* pill : shown)
            width += std::ceil(core.lay(pill->label, style).size.w + beside_of(*pill));
        return width <= most;
    };
    std::vector<const Pill*> shown;
    for (const auto& pill : all)
        shown.push_back(&pill);
    for (std::size_t i = shown.size(); i-- > 0 && !is_one_line(shown);)
        if (shown[i]->may_go)
            shown.erase(shown.begin() + static_cast<std::ptrdiff_t>(i));
    float height = 0;
    for (const auto& pill : all)
        height = std::max(height, std::round(lay(pill).size.h + theme.space(2)));
    // The strokes of Nastaliq rise above their line.
    if (height > style.line * 1.5F + theme.space(2) && all.size() > 0 && lay(all.front()).lines.size() == 1)
        height += std::round(style.line * 0.3F);
    Rect row;
    bool is_first = true;
    for (const auto* each : shown) {
        const auto& pill = *each;
        const bool has_icon = pill.icon != Icon::None;
        const auto& words = lay(pill);
        const float width = std::ceil(words.size.w + beside_of(pill));
        if (is_first || row.w < width) {
            // The lines of one group stand closer than groups do.
            if (!is_first)
                core.place().y += gap - core.place().gap;
            row = core.next(height);
            is_first = false;
        }
        const Rect place = core.cut_leading(row, std::min(width, row.w));
        core.cut_leading(row, std::min(gap, std::max(0.F, row.w)));
        const auto tint = tint_of(pill.tone);
        core.item({.id = pill.id, .role = Role::Status, .label = pill.label, .rect = place, .is_target = false, .is_cut = words.is_cut});
        const float radius = std::min(height, style.line + theme.space(2)) / 2;
        core.paint.fill(place, theme.colour(tint.fill), radius);
        core.paint.stroke(place, theme.colour(Paint::FaintEdge), radius, theme.px(1));
        Rect inner = place.inset(theme.space(3), 0);
        if (has_icon) {
            core.paint.icon(pill.icon, core.cut_leading(inner, picture).centre(), picture, theme.colour(tint.ink));
            core.cut_leading(inner, theme.space(1.5F));
        }
        core.paint.text(words, {inner.x, place.y + (height - words.size.h) / 2}, theme.colour(tint.ink), inner.w, 0.5F);
    }
}

void medallion(Ui& ui, Icon which, Tone tone)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float size = theme.px(104) * std::max(1.F, core.text_scale * 0.8F);
    const Point centre = core.next(size).centre();
    const auto tint = tint_of(tone);
    core.paint.disc(centre, size / 2, theme.colour(tint.fill));
    if (theme.elevation() <= 0)
        core.paint.ring(centre, size / 2 - theme.stroke() / 2, theme.stroke(), theme.colour(tint.ink));
    core.paint.icon(turned(core, which), centre, size * 0.54F, theme.colour(tint.ink));
}

bool banner(Ui& ui, const Banner& banner)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const auto tint = tint_of(banner.tone);
    const Colour ink = theme.colour(tint.ink);
    const float pad = theme.space(4);
    const float icon_size = theme.extent(banner.is_great ? Extent::IconLarge : Extent::Icon);
    const Button action{.id = {}, .label = banner.action, .kind = ButtonKind::Quiet};
    const float action_width = banner.action.empty() ? 0 : button_width(core, action);
    const bool below = action_width > core.width() * 0.4F;
    // No wider than is good to read.
    const float most = theme.extent(Extent::Reading) * std::max(1.F, core.text_scale * 0.85F);
    const float text_width = std::min(most, core.width() - 2 * pad - icon_size - theme.space(3) -
                                                (below || banner.action.empty() ? 0 : action_width + theme.space(2)));
    const auto strong = theme.type(banner.is_great ? Type::Heading : Type::Strong);
    const auto* title = banner.title.empty() ? nullptr : &core.lay(banner.title, strong, text_width);
    const auto& body = core.lay(banner.label, theme.type(Type::Body), text_width, 0, {}, banner.weighted);
    const float text_height = (title ? title->size.h : 0) + (banner.label.empty() ? 0 : body.size.h);
    const float button_height = banner.action.empty() ? 0 : target(core);
    const float height = 2 * pad + (below ? text_height + button_height : std::max(text_height, std::max(button_height - theme.space(2), icon_size)));
    const Rect rect = core.next(height);
    const float radius = theme.radius(Radius::Medium);
    core.item({.id = std::string(banner.id), .role = Role::Status,
               .label = read_together(banner.title, banner.label), .rect = rect,
               .is_target = false, .below = banner.below});
    core.paint.fill(rect, theme.colour(tint.fill), radius);
    if (theme.elevation() <= 0)
        core.paint.stroke(rect, ink, radius, theme.stroke());
    Rect inner = rect.inset(pad, pad);
    const Rect icon_place = core.cut_leading(inner, icon_size);
    core.paint.icon(banner.icon == Icon::None ? icon_of(banner.tone) : banner.icon,
                    {icon_place.centre().x, (below ? inner.y : rect.y + (rect.h - text_height) / 2) + (title ? strong.line : body.lines.front().height) / 2}, icon_size, ink, true);
    core.cut_leading(inner, theme.space(3));
    bool tapped = false;
    const auto id = std::string(banner.id) + ".action";
    if (!banner.action.empty()) {
        Rect place = below ? Rect{inner.x - theme.space(4), inner.y + text_height, inner.w + theme.space(4), button_height} : Rect{};
        if (below)
            place = core.cut_leading(place, action_width);
        else {
            place = core.cut_trailing(inner, action_width);
            place = {place.x + theme.space(1), rect.y + (rect.h - button_height) / 2, place.w, button_height};
        }
        const auto response = core.item({.id = id, .role = Role::Button, .label = std::string(banner.action), .rect = place});
        const auto& label = core.lay(banner.action, Type::Label, place.w, 1);
        if (response.is_down || response.is_hovered)
            core.paint.fill(place, ink.with_alpha(0.12F), radius);
        core.paint.text(label, {place.x, place.y + (place.h - label.size.h) / 2}, ink, place.w, 0.5F);
        // Underlined: it is told from the message by more than its place.
        const float line_y = place.y + (place.h + label.size.h) / 2 - theme.px(2);
        core.paint.line({place.x + (place.w - label.size.w) / 2, line_y}, {place.x + (place.w + label.size.w) / 2, line_y}, ink, theme.px(1.5F));
        if (response.shows_ring)
            core.focus_ring(place, radius);
        tapped = response.is_tapped;
    }
    float y = below ? inner.y : rect.y + (rect.h - text_height) / 2;
    if (title) {
        core.paint.text(*title, {inner.x, y}, ink, inner.w, core.leading_share());
        y += title->size.h;
    }
    core.paint.text(body, {inner.x, y}, ink, inner.w, core.leading_share());
    return tapped;
}

void progress(Ui& ui, std::string_view id, float fraction, std::string_view label)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float share = std::clamp(fraction, 0.F, 1.F);
    if (!label.empty())
        caption(ui, label);
    if (!label.empty())
        core.place().y -= core.place().gap - theme.space(2);
    const float h = theme.px(10);
    Rect track = core.next(h);
    core.item({.id = std::string(id), .role = Role::Progress, .label = std::string(label),
               .value = std::to_string(std::lround(share * 100)), .rect = track, .is_target = false});
    core.paint.fill(track, theme.colour(Paint::Sunken), h / 2);
    core.paint.stroke(track, theme.colour(Paint::Outline), h / 2, theme.px(1));
    if (share > 0)
        core.paint.fill(core.cut_leading(track, std::max(h, track.w * share)), theme.colour(Paint::Primary), h / 2);
}

void countdown(Ui& ui, std::string_view id, float fraction, std::string_view number, std::string_view beside, std::string_view beside_id)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float radius = theme.px(64) * std::max(1.F, core.text_scale * 0.8F);
    const float width = theme.px(10);
    const float left = core.width() - 2 * radius - theme.space(5);
    const auto& words = core.lay(beside, theme.type(Type::Subheading), std::max(1.F, left));
    const Rect whole = core.next(beside.empty() ? 2 * radius : std::max(2 * radius, words.size.h));
    Rect rest = whole;
    const Rect rect = beside.empty() ? whole : core.cut_leading(rest, 2 * radius);
    const Point centre = rect.centre();
    if (!beside.empty()) {
        core.cut_leading(rest, theme.space(5));
        const float y = whole.centre().y - words.size.h / 2;
        core.item({.id = std::string(beside_id), .role = Role::Text, .label = std::string(beside), .rect = {rest.x, y, rest.w, words.size.h}, .is_target = false, .is_cut = words.is_cut});
        core.paint.text(words, {rest.x, y}, theme.colour(Paint::Text), rest.w, core.leading_share());
    }
    core.item({.id = std::string(id), .role = Role::Progress, .label = std::string(number), .value = std::string(number),
               .rect = {centre.x - radius, centre.y - radius, 2 * radius, 2 * radius}, .is_target = false});
    core.paint.ring(centre, radius - width / 2, width, theme.colour(theme.elevation() <= 0 ? Paint::Disabled : Paint::Sunken));
    core.paint.ring(centre, radius - width / 2, width, theme.colour(Paint::Primary), 0, std::clamp(fraction, 0.F, 1.F));
    const auto& paragraph = core.lay(number, Type::Numeral);
    core.paint.text(paragraph, {centre.x - paragraph.size.w / 2, centre.y - paragraph.size.h / 2}, theme.colour(Paint::Text));
}

}
