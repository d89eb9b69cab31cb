#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

namespace {

TypeStyle pill_style(const UiCore& core)
{
    auto style = core.theme().type(Type::Small);
    style.weight = 600;
    return style;
}

float pill_width(UiCore& core, std::string_view label)
{
    return std::ceil(core.lay(label, pill_style(core)).size.w + core.theme().space(5));
}

/// As high as the words are: Nastaliq's strokes stay within it.
float pill_height(UiCore& core, std::string_view label)
{
    const auto style = pill_style(core);
    return std::round(std::max(style.line, core.lay(label, style).size.h) + core.theme().space(2));
}

void pill(UiCore& core, const Rect& rect, std::string_view label, Tone tone, bool on_primary)
{
    const auto& theme = core.theme();
    const auto& text = core.lay(label, pill_style(core));
    const auto tint = on_primary ? Tint{Paint::Accent, Paint::OnAccent} : tint_of(tone);
    core.paint.fill(rect, theme.colour(tint.fill), rect.h / 2);
    if (!on_primary)
        core.paint.stroke(rect, theme.colour(Paint::FaintEdge), rect.h / 2, theme.px(1));
    core.paint.text(text, {rect.x, rect.y + (rect.h - text.size.h) / 2}, theme.colour(tint.ink), rect.w, 0.5F);
}

void icon_disc(UiCore& core, Point centre, float radius, Icon icon, Tone tone, bool on_primary)
{
    const auto& theme = core.theme();
    const auto tint = tint_of(tone == Tone::Neutral ? Tone::Primary : tone);
    const Colour ink = theme.colour(on_primary ? (theme.is_dark() ? Paint::OnPrimarySoft : Paint::OnPrimary) : tint.ink);
    core.paint.disc(centre, radius, on_primary ? ink.with_alpha(0.18F) : theme.colour(tint.fill));
    core.paint.icon(icon, centre, radius * 1.15F, ink);
}

struct Surface {
    Colour fill;
    Colour ink;
    Colour quiet;
};

Surface surface_of(const Theme& theme, bool is_emphasised, bool is_enabled)
{
    if (!is_enabled)
        return {theme.colour(Paint::Disabled), theme.colour(Paint::OnDisabled), theme.colour(Paint::OnDisabled)};
    if (is_emphasised && theme.is_dark())
        return {theme.colour(Paint::PrimarySoft), theme.colour(Paint::OnPrimarySoft), theme.colour(Paint::OnPrimarySoft)};
    if (is_emphasised)
        return {theme.colour(Paint::Primary), theme.colour(Paint::OnPrimary), theme.colour(Paint::OnPrimary)};
    return {theme.colour(Paint::Surface), theme.colour(Paint::Text), theme.colour(Paint::TextQuiet)};
}

void lay_surface(UiCore& core, const Rect& rect, const Surface& surface, const Response& response, bool is_emphasised)
{
    const auto& theme = core.theme();
    const float radius = theme.radius(Radius::Large);
    core.paint.shadow(rect, radius, response.is_down ? 0.5F : 1.F);
    core.paint.fill(rect, stated(surface.fill, surface.ink, response), radius);
    if (is_emphasised && theme.is_dark())
        core.paint.stroke(rect, theme.colour(Paint::Primary), radius, theme.px(2));
    else if (!is_emphasised)
        core.paint.stroke(rect, theme.colour(Paint::TileEdge), radius, theme.px(1));
    if (response.shows_ring)
        core.focus_ring(rect, radius);
}

std::string value_of(const Entry& entry)
{
    std::string value(entry.badge);
    if (!entry.trailing.empty())
        value += (value.empty() ? "" : " ") + std::string(entry.trailing);
    return value;
}

}

bool list_row(Ui& ui, const Entry& entry)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float pad = theme.space(4);
    const float disc = mark_size(core, 22);
    float text_width = core.width() - 2 * pad;
    if (entry.icon != Icon::None)
        text_width -= 2 * disc + theme.space(4);
    if (entry.has_arrow)
        text_width -= theme.extent(Extent::Icon) + theme.space(2);
    float badge_width = entry.badge.empty() ? 0 : pill_width(core, entry.badge);
    const auto& trailing = core.lay(entry.trailing, Type::Small);
    // Where they would take more than half, or leave little, what is at the end goes below the words.
    const float wanted = (badge_width > 0 ? badge_width + theme.space(3) : 0) + (entry.trailing.empty() ? 0 : trailing.size.w + theme.space(3));
    const bool below = wanted > 0 && (wanted > text_width * 0.5F || text_width - wanted < 12 * theme.type(Type::Body).size);
    if (!below)
        text_width -= wanted;
    const auto& title = core.lay(entry.title, style_around(core, theme.type(Type::Strong), entry.title_weighted), text_width, 6, {}, entry.title_weighted);
    const auto* subtitle = entry.subtitle.empty() ? nullptr : &core.lay(entry.subtitle, theme.type(Type::Small), text_width, 0);
    const float badge_height = entry.badge.empty() ? 0 : pill_height(core, entry.badge);
    const float ends_height = std::max(badge_height, entry.trailing.empty() ? 0 : trailing.size.h);
    const float text_height = title.size.h + (subtitle ? subtitle->size.h + theme.px(2) : 0) + (below ? ends_height + theme.space(2) : 0);
    const float height = std::max(target(core, Extent::Row), text_height + 2 * theme.space(3));
    const Rect rect = core.next(height);
    const auto response = core.item({.id = std::string(entry.id), .role = Role::Button, .label = std::string(entry.title),
                                     .value = value_of(entry), .rect = rect, .is_enabled = entry.is_enabled,
                                     .is_cut = title.is_cut || (subtitle && subtitle->is_cut)});
    const auto surface = surface_of(theme, entry.is_emphasised, entry.is_enabled);
    lay_surface(core, rect, surface, response, entry.is_emphasised);
    Rect inner = rect.inset(pad, 0);
    if (entry.icon != Icon::None) {
        icon_disc(core, core.cut_leading(inner, 2 * disc).centre(), disc, entry.icon, entry.tone, entry.is_emphasised || !entry.is_enabled);
        core.cut_leading(inner, theme.space(4));
    }
    if (entry.has_arrow) {
        const float size = theme.extent(Extent::Icon);
        core.paint.icon(turned(core, Icon::Right), core.cut_trailing(inner, size).centre(), size, surface.quiet);
        core.cut_trailing(inner, theme.space(2));
    }
    float y = rect.y + (rect.h - text_height) / 2;
    const auto put_ends = [&](Rect from, float middle) {
        if (badge_width > 0) {
            const Rect place = below ? core.cut_leading(from, badge_width) : core.cut_trailing(from, badge_width);
            pill(core, {place.x, middle - badge_height / 2, place.w, badge_height}, entry.badge, entry.tone, entry.is_emphasised);
            (void)(below ? core.cut_leading(from, theme.space(3)) : core.cut_trailing(from, theme.space(3)));
        }
        if (!entry.trailing.empty()) {
            const float width = std::min(from.w, trailing.size.w);
            const Rect place = below ? core.cut_leading(from, width) : core.cut_trailing(from, width);
            core.paint.text(trailing, {place.x, middle - trailing.size.h / 2}, surface.quiet, place.w, core.leading_share());
        }
    };
    if (!below)
        put_ends(inner, rect.centre().y);
    const Rect words = core.cut_leading(inner, text_width);
    core.paint.text(title, {words.x, y}, surface.ink, text_width, core.leading_share());
    y += title.size.h;
    if (subtitle) {
        core.paint.text(*subtitle, {words.x, y + theme.px(2)}, surface.quiet, text_width, core.leading_share());
        y += subtitle->size.h + theme.px(2);
    }
    if (below)
        put_ends(words, y + theme.space(2) + ends_height / 2);
    return response.is_tapped;
}

RowTap list_row(Ui& ui, const Entry& entry, const BarButton& beside)
{
    auto& core = ui.core();
    const float size = target(core);
    const float gap = ui.theme().space(2);
    auto tapped = RowTap::None;
    core.begin_row({std::max(1.F, core.width() - size - gap), size}, true, gap);
    const float top = core.place().y;
    if (list_row(ui, entry))
        tapped = RowTap::Row;
    const float height = core.place().y - top;
    core.next_cell();
    core.place().y += std::max(0.F, (height - size) / 2);
    if (icon_button(ui, beside.id, beside.icon, beside.label))
        tapped = RowTap::Button;
    core.end_row();
    return tapped;
}

bool answer_row(Ui& ui, const Answered& answered)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    auto& around = core.place();
    // A line parts it from the one before; between the two there is as much as targets need.
    const bool has_line = !around.is_first && !around.is_after_heading;
    if (has_line)
        around.y += theme.space(2) - around.gap;
    const float arrow = theme.extent(Extent::Icon);
    const float badge_width = answered.badge.empty() ? 0 : pill_width(core, answered.badge);
    const float gap = theme.space(6);
    const float width = core.width() - arrow - theme.space(2);
    const bool is_beside = width > 34 * theme.type(Type::Body).size;
    const float question_width = is_beside ? std::floor((width - gap) * 0.45F) : width;
    float answer_width = is_beside ? width - gap - question_width : width;
    const bool below = badge_width > answer_width * 0.5F;
    if (badge_width > 0 && !below)
        answer_width -= badge_width + theme.space(2);
    const auto& question = core.lay(answered.question, theme.type(is_beside ? Type::Body : Type::Small), question_width, 0, {}, answered.question_weighted);
    const auto style = style_around(core, theme.type(answered.is_answered ? Type::Strong : Type::Body), answered.answer_weighted);
    const auto& answer = core.lay(answered.answer, style, answer_width, 0, {}, answered.answer_weighted);
    const float badge_height = answered.badge.empty() ? 0 : pill_height(core, answered.badge);
    const float answer_height = answer.size.h + (below && badge_width > 0 ? badge_height + theme.space(1) : 0);
    const float text_height = is_beside ? std::max(question.size.h, answer_height) : question.size.h + answer_height;
    const Rect rect = core.next(std::max(target(core, Extent::Button), text_height + theme.space(4)));
    const auto response = core.item({.id = std::string(answered.id), .role = Role::Button, .label = std::string(answered.question),
                                     .value = std::string(answered.badge), .rect = rect, .is_cut = question.is_cut || answer.is_cut});
    const float reach = theme.space(3);
    const Colour ink = theme.colour(Paint::Text);
    if (has_line)
        core.paint.fill({rect.x, rect.y - std::round(theme.space(1)), rect.w, std::max(1.F, theme.px(1))}, theme.colour(Paint::Outline));
    if (response.is_down || response.is_hovered)
        core.paint.fill(rect.inset(-reach, 0), ink.with_alpha(response.is_down ? 0.12F : 0.06F), theme.radius(Radius::Medium));
    Rect inner = rect;
    core.paint.icon(turned(core, Icon::Right), core.cut_trailing(inner, arrow).centre(), arrow, theme.colour(Paint::TextQuiet));
    core.cut_trailing(inner, theme.space(2));
    const float top = rect.y + (rect.h - text_height) / 2;
    const Rect asked = is_beside ? core.cut_leading(inner, question_width) : inner;
    core.paint.text(question, {asked.x, is_beside ? rect.y + (rect.h - question.size.h) / 2 : top}, theme.colour(Paint::TextQuiet), asked.w, core.leading_share());
    if (is_beside)
        core.cut_leading(inner, gap);
    float y = is_beside ? rect.y + (rect.h - answer_height) / 2 : top + question.size.h;
    if (badge_width > 0 && !below) {
        const Rect place = core.cut_trailing(inner, badge_width);
        pill(core, {place.x, y + (answer.size.h - badge_height) / 2, place.w, badge_height}, answered.badge, answered.tone, false);
        core.cut_trailing(inner, theme.space(2));
    }
    core.paint.text(answer, {inner.x, y}, answered.is_answered ? ink : theme.colour(Paint::TextQuiet), inner.w, core.leading_share());
    if (badge_width > 0 && below) {
        const Rect place = core.cut_leading(inner, badge_width);
        pill(core, {place.x, y + answer.size.h + theme.space(1), place.w, badge_height}, answered.badge, answered.tone, false);
    }
    if (response.shows_ring)
        core.focus_ring(rect.inset(-reach, 0), theme.radius(Radius::Medium));
    return response.is_tapped;
}

bool tile(Ui& ui, const Entry& entry)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float pad = theme.space(5);
    const float disc = mark_size(core, 26);
    const float width = core.width() - 2 * pad;
    const auto& title = core.lay(entry.title, theme.type(Type::Subheading), width, 6);
    const auto* subtitle = entry.subtitle.empty() ? nullptr : &core.lay(entry.subtitle, theme.type(Type::Small), width, 6);
    const float head = entry.icon == Icon::None && entry.badge.empty() ? 0 : 2 * disc + theme.space(4);
    float height = 2 * pad + head + title.size.h + (subtitle ? subtitle->size.h + theme.space(1) : 0);
    if (!entry.trailing.empty())
        height += theme.type(Type::Small).line + theme.space(2);
    height = core.row_height(std::max(height, target(core)));
    const Rect rect = core.next(height);
    const auto response = core.item({.id = std::string(entry.id), .role = Role::Button, .label = std::string(entry.title),
                                     .value = value_of(entry), .rect = rect, .is_enabled = entry.is_enabled,
                                     .is_cut = title.is_cut || (subtitle && subtitle->is_cut)});
    const auto surface = surface_of(theme, entry.is_emphasised, entry.is_enabled);
    lay_surface(core, rect, surface, response, entry.is_emphasised);
    Rect inner = rect.inset(pad, pad);
    if (head > 0) {
        Rect top{inner.x, inner.y, inner.w, 2 * disc};
        if (entry.icon != Icon::None)
            icon_disc(core, core.cut_leading(top, 2 * disc).centre(), disc, entry.icon, entry.tone, entry.is_emphasised || !entry.is_enabled);
        if (!entry.badge.empty()) {
            const Rect place = core.cut_trailing(top, std::min(top.w, pill_width(core, entry.badge)));
            const float h = pill_height(core, entry.badge);
            pill(core, {place.x, place.centre().y - h / 2, place.w, h}, entry.badge, entry.tone, entry.is_emphasised);
        }
    }
    float y = inner.y + head;
    core.paint.text(title, {inner.x, y}, surface.ink, inner.w, core.leading_share());
    y += title.size.h;
    if (subtitle)
        core.paint.text(*subtitle, {inner.x, y + theme.space(1)}, surface.quiet, inner.w, core.leading_share());
    if (!entry.trailing.empty())
        put_text(core, entry.trailing, Type::Small, surface.quiet, {inner.x, inner.bottom() - theme.type(Type::Small).line}, inner.w,
                 core.leading_share(), 1);
    return response.is_tapped;
}

namespace {

/// How wide a choice's words may be, and in what they are set.
struct ChoiceWords {
    float width = 0;
    TypeStyle style;
    float line = 0; ///< what one line of words is high in all of the list, at least
};

/// Without a box to tick, the words stand in the middle, and there is room for the tick beside them; where they are long,
/// they stand in what the tick leaves.
float beside_words(const UiCore& core, const Choice& choice)
{
    return choice.is_compact ? 0 : mark_size(core, 26) + core.theme().space(4);
}

ChoiceWords words_of(const UiCore& core, const Choice& choice, float width)
{
    const auto& theme = core.theme();
    const float beside = beside_words(core, choice);
    auto style = theme.type(choice.is_compact ? Type::Label : core.is_roomy ? Type::Heading : Type::Body);
    style.weight = choice.is_compact ? style.weight : theme.type(Type::Body).weight;
    return {width - 2 * theme.space(4) - beside, style};
}

const Paragraph& lay_choice(UiCore& core, const Choice& choice, const ChoiceWords& words)
{
    auto style = words.style;
    // Nastaliq is written small in its em: beside names in other letters that of its language would look faint.
    if (constexpr float kGrown = 1.25F; choice.language == "ur" && core.language != "ur")
        style = {style.size * kGrown, style.line * kGrown, style.weight, style.is_tight};
    return core.lay(choice.label, style_around(core, style, choice.weighted), words.width, 0, choice.language, choice.weighted);
}

bool put_choice(Ui& ui, const Choice& choice, const ChoiceWords& words)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float pad = theme.space(4);
    const float mark = mark_size(core, 26);
    const bool has_mark = !choice.is_compact;
    const float beside = beside_words(core, choice);
    const auto& label = lay_choice(core, choice, words);
    const auto* hint = choice.hint.empty() ? nullptr : &core.lay(choice.hint, theme.type(Type::Small), words.width);
    const float picture = choice.is_compact && choice.icon != Icon::None ? theme.extent(Extent::Icon) + theme.space(1) : 0;
    const float text_height = picture + label.size.h + (hint ? hint->size.h : 0);
    const float even = label.lines.size() == 1 ? std::max(0.F, words.line - label.size.h) : 0;
    float height = std::max(target(core, choice.is_compact ? Extent::Button : Extent::Row), text_height + even + 2 * theme.space(3.5F));
    height = choice.is_compact ? core.row_height(height) : core.cell_height(height);
    const Rect rect = core.next(height);
    const auto response = core.item({.id = std::string(choice.id), .role = choice.kind == ChoiceKind::Radio ? Role::Radio : Role::Checkbox,
                                     .label = std::string(choice.label), .rect = rect, .is_enabled = choice.is_enabled,
                                     .is_cut = label.is_cut, .is_checked = choice.is_selected});
    const float radius = theme.radius(Radius::Medium);
    const Colour fill = !choice.is_enabled   ? theme.colour(Paint::Disabled)
                        : choice.is_selected ? theme.colour(Paint::PrimarySoft)
                                             : theme.colour(Paint::Surface);
    const Colour ink = !choice.is_enabled   ? theme.colour(Paint::OnDisabled)
                       : choice.is_selected ? theme.colour(Paint::OnPrimarySoft)
                                            : theme.colour(Paint::Text);
    const Colour edge = choice.is_selected ? theme.colour(Paint::Primary) : theme.colour(Paint::OutlineStrong);
    core.paint.fill(rect, stated(fill, ink, response), radius);
    core.paint.stroke(rect, edge, radius, choice.is_selected ? theme.px(2.5F) : theme.stroke());
    Rect inner = rect.inset(pad, 0);
    if (has_mark) {
        const Point centre{core.cut_leading(inner, mark).centre().x, mark_middle(rect, label, text_height)};
        if (!choice.hides_mark)
            choice_mark(core, centre, mark, choice.kind, choice.is_selected);
        else if (choice.is_selected)
            tick(core, centre, mark);
        core.cut_leading(inner, theme.space(4));
        if (choice.hides_mark && std::max(label.size.w, hint ? hint->size.w : 0) <= inner.w - beside)
            core.cut_trailing(inner, beside);
    }
    const float share = choice.is_compact || choice.hides_mark ? 0.5F : core.leading_share();
    const float y = rect.y + (rect.h - text_height) / 2 + picture;
    if (picture > 0)
        core.paint.icon(choice.icon, {rect.centre().x, y - theme.space(1) - theme.extent(Extent::Icon) / 2}, theme.extent(Extent::Icon), ink);
    core.paint.text(label, {inner.x, y}, ink, inner.w, share);
    if (hint)
        core.paint.text(*hint, {inner.x, y + label.size.h}, choice.is_selected ? ink : theme.colour(Paint::TextQuiet), inner.w, share);
    if (response.shows_ring)
        core.focus_ring(rect, radius);
    return response.is_tapped;
}

}

bool choice(Ui& ui, const Choice& choice)
{
    return put_choice(ui, choice, words_of(ui.core(), choice, ui.core().width()));
}

namespace {

/// Each word of each label is whole in columns of that width, and no label is a paragraph.
bool have_room(UiCore& core, std::span<const Choice> all, float width)
{
    constexpr std::size_t kMostLines = 4;
    return std::all_of(all.begin(), all.end(), [&](const Choice& each) {
        const auto words = words_of(core, each, width);
        const auto& laid = lay_choice(core, each, words);
        return laid.lines.size() <= kMostLines && is_whole(laid, words.style);
    });
}

/// Of those that are one line. Nastaliq's lines are as high as their strokes, and rows are to be even.
float tallest_line(UiCore& core, std::span<const Choice> all, const ChoiceWords& words)
{
    float line = 0;
    for (const auto& each : all)
        if (const auto& laid = lay_choice(core, each, words); laid.lines.size() == 1)
            line = std::max(line, laid.size.h);
    return line;
}

/// Where there is no box to tick, what is left free for the tick is left free at the other side too, as long as all words
/// are whole in what remains: then those of the longest stand in the middle as those of the shortest do.
void keep_in_middle(UiCore& core, std::span<const Choice> all, ChoiceWords& words)
{
    if (!all.front().hides_mark)
        return;
    auto narrower = words;
    narrower.width -= beside_words(core, all.front());
    const bool are_whole = narrower.width > 0 && std::all_of(all.begin(), all.end(), [&](const Choice& each) { return is_whole(lay_choice(core, each, narrower), narrower.style); });
    if (are_whole)
        words = narrower;
}

/// What the columns are at least: narrow ones only where they make more of them, and the words have room there.
float least_of(Ui& ui, std::span<const Choice> all, const ChoiceColumns& columns)
{
    if (columns.narrow <= 0 || Grid::columns_of(ui, columns.narrow, columns.most, columns.gap_steps) == Grid::columns_of(ui, columns.least, columns.most, columns.gap_steps))
        return columns.least;
    const auto count = static_cast<float>(Grid::columns_of(ui, columns.narrow, columns.most, columns.gap_steps));
    const float width = (ui.core().width() - (count - 1) * ui.theme().space(columns.gap_steps)) / count;
    return have_room(ui.core(), all, std::floor(width) - 1) ? columns.narrow : columns.least;
}

}

std::optional<std::size_t> choices(Ui& ui, std::span<const Choice> all, const ChoiceColumns& columns)
{
    std::optional<std::size_t> tapped;
    std::optional<ChoiceWords> words;
    Grid grid(ui, least_of(ui, all, columns), columns.most, columns.gap_steps, columns.is_asked && all.size() != 3 ? 0 : all.size());
    const bool is_stacked = columns.most <= 1 || (all.size() == 3 && grid.columns() == 1);
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (!is_stacked)
            grid.next();
        if (!words) {
            // Columns are of whole pixels, and may differ by one.
            words = words_of(ui.core(), all[at], std::floor(ui.core().width()) - 1);
            keep_in_middle(ui.core(), all, *words);
            words->style = even_style(words->style, all.size(), [&](std::size_t i) -> const Paragraph& { return lay_choice(ui.core(), all[i], *words); });
            words->line = tallest_line(ui.core(), all, *words);
        }
        if (put_choice(ui, all[at], *words))
            tapped = at;
    }
    return tapped;
}

std::optional<bool> toggle(Ui& ui, std::string_view id, std::string_view label, bool is_on, std::string_view hint)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float w = mark_size(core, 56);
    const float h = mark_size(core, 32);
    const float text_width = core.width() - w - theme.space(4);
    const auto& words = core.lay(label, theme.type(Type::Body), text_width);
    const auto* below = hint.empty() ? nullptr : &core.lay(hint, theme.type(Type::Small), text_width);
    const float text_height = words.size.h + (below ? below->size.h : 0);
    const Rect rect = core.next(std::max(target(core, Extent::Button), text_height + theme.space(3)));
    const auto response = core.item({.id = std::string(id), .role = Role::Switch, .label = std::string(label), .rect = rect,
                                     .is_cut = words.is_cut, .is_checked = is_on});
    Rect inner = rect;
    const Point centre = core.cut_trailing(inner, w).centre();
    core.cut_trailing(inner, theme.space(4));
    const Rect track{centre.x - w / 2, centre.y - h / 2, w, h};
    const float t = core.ease("switch " + std::string(id), is_on);
    const Colour off = theme.colour(Paint::Sunken);
    core.paint.fill(track, stated(mixed(off, theme.colour(Paint::Primary), t), theme.colour(Paint::Text), response), h / 2);
    if (t < 1)
        core.paint.stroke(track, theme.colour(Paint::OutlineStrong).with_alpha(1 - t), h / 2, theme.px(2));
    const float knob = mark_size(core, 11);
    const float travel = w - h;
    const float along = core.m_rtl ? 1 - t : t;
    core.paint.disc({track.x + h / 2 + travel * along, centre.y}, knob,
                    mixed(theme.colour(Paint::OutlineStrong), theme.colour(Paint::OnPrimary), t));
    const float y = rect.y + (rect.h - text_height) / 2;
    core.paint.text(words, {inner.x, y}, theme.colour(Paint::Text), text_width, core.leading_share());
    if (below)
        core.paint.text(*below, {inner.x, y + words.size.h}, theme.colour(Paint::TextQuiet), text_width, core.leading_share());
    if (response.shows_ring)
        core.focus_ring(rect.inset(-theme.space(1), 0), theme.radius(Radius::Medium));
    return response.is_tapped ? std::optional<bool>(!is_on) : std::nullopt;
}

}
