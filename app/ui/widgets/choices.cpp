#include "app/ui/widgets/answers.h"
#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

namespace {

struct ChoiceLooks {
    Colour fill, ink, edge;
    float edge_width;
};

ChoiceLooks looks_of(const Theme& theme, const Choice& choice)
{
    if (!choice.is_enabled)
        return {theme.colour(Paint::Disabled), theme.colour(Paint::OnDisabled), theme.colour(Paint::Outline), theme.stroke()};
    if (choice.is_selected)
        return {theme.colour(Paint::PrimarySoft), theme.colour(Paint::OnPrimarySoft), theme.colour(Paint::Primary), theme.px(2.5F)};
    return {theme.colour(Paint::Surface), theme.colour(Paint::Text), theme.colour(Paint::OutlineStrong), theme.stroke()};
}

Item item_of(const Choice& choice, const Rect& rect, bool is_cut)
{
    return {.id = std::string(choice.id),
            .role = choice.kind == ChoiceKind::Radio ? Role::Radio : Role::Checkbox,
            .label = std::string(choice.label),
            .rect = rect,
            .is_enabled = choice.is_enabled,
            .is_cut = is_cut,
            .is_checked = choice.is_selected};
}

/// What the choice has before its words.
void mark(UiCore& core, Point centre, float size, const Choice& choice)
{
    if (!choice.hides_mark)
        choice_mark(core, centre, size, choice.kind, choice.is_selected);
    else if (choice.is_selected)
        tick(core, centre, size);
}

const Paragraph& lay_label(UiCore& core, const Choice& choice, const TypeStyle& style, float width)
{
    return core.lay(choice.label, style_around(core, style, choice.weighted), width, 0, choice.language, choice.weighted);
}

/// Below a picture, beside the mark.
float words_below(const UiCore& core, float mark)
{
    return std::floor(core.width() - 3 * core.theme().space(3) - mark) - 1;
}

float picture_mark(const UiCore& core)
{
    return mark_size(core, 24);
}

bool picture_choice(Ui& ui, const PictureChoice& which, const TypeStyle& style)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const auto& choice = which.choice;
    const float pad = theme.space(3);
    const float width = core.width() - 2 * pad;
    const float size = picture_mark(core);
    const auto& label = lay_label(core, choice, style, words_below(core, size));
    const float height = std::round(std::min(width * 0.75F, theme.px(220)));
    const float foot = std::max(label.size.h, size);
    const Rect rect = core.next(core.row_height(height + foot + 2 * pad + theme.space(3)));
    const auto response = core.item(item_of(choice, rect, label.is_cut));
    const auto looks = looks_of(theme, choice);
    const float radius = theme.radius(Radius::Medium);
    core.paint.fill(rect, stated(looks.fill, looks.ink, response), radius);
    core.paint.stroke(rect, looks.edge, radius, looks.edge_width);
    const Rect plate{rect.x + pad, rect.y + pad, width, height};
    Pictures::Shown shown;
    if (!which.picture.name.empty() && !plate.within(core.paint.clip()).is_empty() && which.picture.files != nullptr)
        shown = core.pictures.want(std::string(which.picture.owner) + "/" + std::string(which.picture.name), which.picture.name, *which.picture.files,
                                   {plate.w, plate.h}, theme.radius(Radius::Small));
    if (shown.texture != nullptr) {
        core.paint.picture(shown.texture, {std::round(plate.centre().x - shown.size.w / 2), std::round(plate.centre().y - shown.size.h / 2), shown.size.w, shown.size.h});
    } else {
        core.paint.fill(plate, theme.colour(Paint::Sunken), theme.radius(Radius::Small));
        if (shown.is_broken)
            core.paint.icon(Icon::EyeOff, plate.centre(), theme.extent(Extent::IconLarge), theme.colour(Paint::TextQuiet));
    }
    Rect row{plate.x, plate.bottom() + theme.space(3), plate.w, foot};
    const Rect place = core.cut_leading(row, size);
    mark(core, {place.centre().x, row.y + std::min(foot, theme.type(Type::Label).line) / 2}, size, choice);
    core.cut_leading(row, theme.space(3));
    core.paint.text(label, {row.x, row.y}, looks.ink, row.w, core.leading_share());
    if (response.shows_ring)
        core.focus_ring(rect, radius);
    return response.is_tapped;
}

}

std::optional<std::size_t> picture_choices(Ui& ui, std::span<const PictureChoice> all, const ChoiceColumns& columns)
{
    auto& core = ui.core();
    std::optional<std::size_t> tapped;
    std::optional<TypeStyle> style;
    // Three pictures are two and one rather than one below the other.
    Grid grid(ui, columns.least, columns.most, columns.gap_steps, columns.is_asked || all.size() == 3 ? 0 : all.size());
    for (std::size_t at = 0; at < all.size(); ++at) {
        grid.next();
        if (!style) {
            const auto& usual = ui.theme().type(Type::Label);
            const float width = words_below(core, picture_mark(core));
            style = even_style(usual, all.size(), [&](std::size_t i) -> const Paragraph& { return lay_label(core, all[i].choice, usual, width); });
        }
        if (picture_choice(ui, all[at], *style))
            tapped = at;
    }
    return tapped;
}

std::optional<std::size_t> packed_choices(Ui& ui, std::span<const Choice> choices)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float gap = theme.space(2.5F);
    const float pad = theme.space(5);
    const float size = mark_size(core, 22);
    const float most = core.width();
    struct Placed {
        Rect rect;
        const Paragraph* label;
    };
    // Widths first: the height of all is asked for at once.
    std::vector<Placed> places;
    const float extra = 2 * pad + size + theme.space(2.5F);
    const auto& usual = theme.type(Type::Label);
    const auto style = even_style(usual, choices.size(), [&](std::size_t at) -> const Paragraph& { return lay_label(core, choices[at], usual, most - extra); });
    for (const auto& choice : choices) {
        const auto& label = lay_label(core, choice, style, most - extra);
        const float height = std::max(target(core, Extent::Button), label.size.h + 2 * theme.space(3));
        places.push_back({{0, 0, std::min(most, std::ceil(label.size.w + extra)), height}, &label});
    }
    float x = 0;
    float y = 0;
    float line = 0;
    std::size_t first = 0;
    for (std::size_t at = 0; at < places.size(); ++at) {
        auto& rect = places[at].rect;
        if (x > 0 && x + rect.w > most) {
            x = 0;
            y += line + gap;
            line = 0;
            first = at;
        }
        rect.x = x;
        rect.y = y;
        x += rect.w + gap;
        line = std::max(line, rect.h);
        for (std::size_t beside = first; beside <= at; ++beside)
            places[beside].rect.h = line;
    }
    const Rect all = core.next(y + line);
    std::optional<std::size_t> tapped;
    for (std::size_t at = 0; at < places.size(); ++at) {
        const auto& choice = choices[at];
        auto rect = places[at].rect;
        rect.x = core.m_rtl ? all.right() - rect.x - rect.w : all.x + rect.x;
        rect.y += all.y;
        const auto response = core.item(item_of(choice, rect, places[at].label->is_cut));
        const auto looks = looks_of(theme, choice);
        const float radius = choice.kind == ChoiceKind::Radio ? std::min(rect.h / 2, theme.px(28)) : theme.radius(Radius::Medium);
        core.paint.fill(rect, stated(looks.fill, looks.ink, response), radius);
        core.paint.stroke(rect, looks.edge, radius, looks.edge_width);
        Rect inner = rect.inset(pad, 0);
        mark(core, {core.cut_leading(inner, size).centre().x, mark_middle(rect, *places[at].label, places[at].label->size.h)}, size, choice);
        core.cut_leading(inner, theme.space(2.5F));
        core.paint.text(*places[at].label, {inner.x, rect.y + (rect.h - places[at].label->size.h) / 2}, looks.ink, inner.w, core.leading_share());
        if (response.shows_ring)
            core.focus_ring(rect, radius);
        if (response.is_tapped)
            tapped = at;
    }
    return tapped;
}

std::optional<std::size_t> likert(Ui& ui, std::span<const Choice> choices)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    std::optional<std::size_t> tapped;
    const auto count = static_cast<float>(choices.size());
    const float column = choices.empty() ? core.width() : std::floor(core.width() / count);
    auto style = theme.type(Type::Small);
    float inner = column - theme.space(3);
    float words = 0;
    const auto fits = [&] {
        words = 0;
        for (const auto& choice : choices) {
            const auto& label = lay_label(core, choice, style, inner);
            words = std::max(words, label.size.h);
            if (label.lines.size() > 4 || !is_whole(label, style))
                return false;
        }
        return column >= target(core) + theme.space(2);
    };
    // A word that would be broken in two may be a little smaller, else it is better read in a row of its own.
    if (!fits()) {
        style = {style.size * 0.9F, style.line * 0.9F, style.weight};
        inner = column - theme.space(2);
        if (!fits())
            return packed_choices(ui, choices);
    }
    const float dot = std::max(theme.px(34), target(core) * 0.66F);
    const float band = std::max(target(core), dot + theme.space(3));
    const Rect all = core.next(band + words + theme.space(2));
    const float middle = all.y + band / 2;
    const auto centre = [&](std::size_t at) {
        const float x = column * (static_cast<float>(at) + 0.5F);
        return core.m_rtl ? all.right() - x : all.x + x;
    };
    if (choices.size() > 1) {
        // From one edge of the column to the other, as all that stands above and below it.
        core.paint.fill({all.x, middle - theme.px(2), all.w, theme.px(4)}, theme.colour(Paint::Outline), theme.px(2));
    }
    for (std::size_t at = 0; at < choices.size(); ++at) {
        const auto& one = choices[at];
        const Rect rect{std::round(centre(at) - column / 2) + theme.px(4), all.y, column - theme.px(8), all.h};
        const auto& label = lay_label(core, one, style, inner);
        const auto response = core.item(item_of(one, rect, label.is_cut));
        const float radius = theme.radius(Radius::Medium);
        if (response.is_down || response.is_hovered || one.is_selected)
            core.paint.fill(rect, stated(theme.colour(one.is_selected ? Paint::PrimarySoft : Paint::Sunken), theme.colour(Paint::Text), response), radius);
        const Point at_dot{centre(at), middle};
        if (one.is_selected) {
            tick(core, at_dot, dot);
        } else {
            core.paint.disc(at_dot, dot / 2, theme.colour(Paint::Surface));
            core.paint.ring(at_dot, dot / 2 - theme.px(1), theme.px(2), theme.colour(Paint::OutlineStrong));
        }
        core.paint.text(label, {centre(at) - inner / 2, all.y + band}, theme.colour(one.is_selected ? Paint::OnPrimarySoft : Paint::Text), inner, 0.5F);
        if (response.shows_ring)
            core.focus_ring(rect.inset(theme.px(3), theme.px(5)), radius);
        if (response.is_tapped)
            tapped = at;
    }
    return tapped;
}

bool opener(Ui& ui, const Opener& which)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float pad = theme.space(4);
    const float size = theme.extent(Extent::Icon);
    const bool is_empty = which.value.empty();
    const auto words = is_empty ? which.prompt : which.value;
    const auto parts = is_empty ? std::span<const Weighted>() : which.value_weighted;
    const auto style = style_around(core, theme.type(is_empty ? Type::Body : Type::Strong), parts);
    const auto& label = core.lay(words, style, core.width() - 2 * pad - size - theme.space(3), 0, {}, parts);
    const Rect rect = core.next(std::max(target(core, Extent::Field), label.size.h + 2 * theme.space(3)));
    const auto response = core.item({.id = std::string(which.id), .role = Role::Button, .label = std::string(which.prompt), .value = std::string(which.value),
                                     .rect = rect, .is_cut = label.is_cut});
    const float radius = theme.radius(Radius::Medium);
    const Colour fill = theme.colour(is_empty ? Paint::Surface : Paint::PrimarySoft);
    const Colour ink = theme.colour(is_empty ? Paint::TextQuiet : Paint::OnPrimarySoft);
    core.paint.fill(rect, stated(fill, ink, response), radius);
    core.paint.stroke(rect, theme.colour(is_empty ? Paint::OutlineStrong : Paint::Primary), radius, is_empty ? theme.stroke() : theme.px(2.5F));
    Rect inner = rect.inset(pad, 0);
    core.paint.icon(which.icon, core.cut_trailing(inner, size).centre(), size, theme.colour(is_empty ? Paint::Text : Paint::OnPrimarySoft));
    core.paint.text(label, {inner.x, rect.y + (rect.h - label.size.h) / 2}, ink, inner.w, core.leading_share());
    if (response.shows_ring)
        core.focus_ring(rect, radius);
    return response.is_tapped;
}

}
