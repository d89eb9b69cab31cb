#include "app/ui/widgets/parts.h"

#include "app/ui/widgets/edit.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

FieldEvent::~FieldEvent()
{
    wipe(text);
}

namespace {

/// What is drawn in place of a secret: a dot a character, so that its bytes never reach the shaper.
std::string masked(std::string_view text)
{
    std::string dots;
    for (const char c : text)
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U)
            dots += "\u2022";
    return dots;
}

std::uint32_t masked_offset(std::string_view text, std::size_t at)
{
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < at && i < text.size(); ++i)
        count += (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    return count * 3;
}

std::size_t unmasked_offset(std::string_view text, std::uint32_t at)
{
    std::size_t i = 0;
    for (std::uint32_t left = at / 3; left > 0 && i < text.size(); --left)
        i = next_letter(text, i);
    return i;
}

bool is_masked(const Field& field)
{
    return field.kind == FieldKind::Secret || field.kind == FieldKind::Pin;
}

struct Shown {
    const Field& field;
    std::string_view text; ///< what is in it
    Rect box;
    Rect inner;
    bool is_focused;
};

/// Lines of several are each set against the side that reading begins at.
float shift_of(const UiCore& core, const Field& field, const Line& line, float width)
{
    return field.is_multiline ? std::max(0.F, width - line.width) * core.leading_share() : 0;
}

void draw_selection(UiCore& core, const Field& field, const Paragraph& laid, Point origin, float width, std::uint32_t from,
                    std::uint32_t to)
{
    const Colour colour = core.theme().colour(Paint::Primary).with_alpha(0.28F);
    for (const auto& line : laid.lines) {
        if (line.end < from || line.begin > to)
            continue;
        const auto x_at = [&](std::uint32_t offset) {
            float x = line.stops.back().x;
            for (const auto& stop : line.stops)
                if (stop.offset == offset)
                    x = stop.x;
            return x;
        };
        const float a = x_at(std::max(from, line.begin));
        const float b = x_at(std::min(to, line.end));
        core.paint.fill({origin.x + shift_of(core, field, line, width) + std::min(a, b), origin.y + line.top, std::max(core.theme().px(2), std::abs(b - a)), line.height}, colour);
    }
}

void draw_content(UiCore& core, const Shown& shown, const Paragraph& laid)
{
    const auto& theme = core.theme();
    auto& edit = core.edit;
    const bool is_secret = is_masked(shown.field);
    Point origin{shown.inner.x, shown.inner.y};
    const auto place = [&](std::size_t at) { return is_secret ? masked_offset(shown.text, at) : static_cast<std::uint32_t>(at); };
    if (!shown.field.is_multiline) {
        origin.y = shown.box.y + (shown.box.h - laid.size.h) / 2;
        if (shown.is_focused) {
            const float x = laid.caret_x(place(edit.caret));
            edit.scroll = std::clamp(edit.scroll, x - shown.inner.w + theme.px(2), std::max(0.F, x));
            edit.scroll = std::clamp(edit.scroll, 0.F, std::max(0.F, laid.size.w - shown.inner.w + theme.px(2)));
            origin.x -= edit.scroll;
        }
        if (core.m_rtl && laid.size.w <= shown.inner.w)
            origin.x = shown.inner.right() - laid.size.w;
    }
    core.paint.push_clip(shown.inner.inset(-theme.px(2), -theme.px(2)));
    if (shown.is_focused && edit.caret != edit.anchor)
        draw_selection(core, shown.field, laid, origin, shown.inner.w, place(std::min(edit.caret, edit.anchor)), place(std::max(edit.caret, edit.anchor)));
    if (shown.text.empty() && !shown.field.placeholder.empty()) {
        const auto& quiet = core.lay(shown.field.placeholder, theme.type(Type::Body), shown.inner.w, shown.field.is_multiline ? 3 : 1);
        core.paint.text(quiet, {shown.inner.x, origin.y}, theme.colour(Paint::TextQuiet), shown.inner.w, core.leading_share());
    }
    core.paint.text(laid, origin, theme.colour(shown.field.is_enabled ? Paint::Text : Paint::OnDisabled), shown.field.is_multiline ? shown.inner.w : 0,
                    core.leading_share());
    if (shown.is_focused) {
        const auto offset = place(edit.caret);
        const auto& line = laid.lines[laid.line_of(offset)];
        const Rect caret{std::round(origin.x + shift_of(core, shown.field, line, shown.inner.w) + laid.caret_x(offset)), origin.y + line.top + theme.px(2), std::max(2.F, theme.px(2)),
                         line.height - theme.px(4)};
        core.paint.fill(caret, theme.colour(Paint::Primary));
        core.set_caret(caret);
    }
    core.paint.pop_clip();
}

}

std::optional<FieldEvent> field(Ui& ui, const Field& field)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const std::string id(field.id);
    const auto& body = theme.type(Type::Body);
    const float pad = theme.space(4);
    const float width = core.width();
    const float inner_width = width - 2 * pad - (field.icon == Icon::None ? 0 : theme.extent(Extent::Icon) + theme.space(3));

    const auto* label = field.label.empty() ? nullptr : &core.lay(field.label, theme.type(Type::Label), width);
    const auto* hint = field.hint.empty() ? nullptr : &core.lay(field.hint, theme.type(Type::Small), width);
    const bool was_focused = core.focus_id == id && core.edit.id == id;
    const std::string_view text = was_focused ? std::string_view(core.edit.text) : field.value;
    float box_height = target(core, Extent::Field);
    if (field.is_multiline) {
        const auto& laid = core.lay(text, body, inner_width);
        box_height = std::max(3 * body.line, laid.size.h) + 2 * theme.space(3);
    }
    const float above = (label ? label->size.h + theme.space(1) : 0) + (hint ? hint->size.h + theme.space(1) : 0);
    const auto* error = field.error.empty() ? nullptr : &core.lay(field.error, theme.type(Type::Small), width - theme.space(7));
    const float below = error ? error->size.h + theme.space(2) : 0;
    const Rect all = core.next(above + box_height + below);
    const Rect box{all.x, std::round(all.y + above), all.w, std::round(box_height)};

    const auto response = core.item({.id = id, .role = Role::Field, .label = std::string(field.label),
                                     .value = is_masked(field) ? masked(text) : std::string(text), .rect = box,
                                     .is_enabled = field.is_enabled, .takes_text = true});
    std::optional<FieldEvent> event;
    if (response.is_focused) {
        FieldEvent found;
        begin_edit(core, field);
        Rect inner = box.inset(pad, field.is_multiline ? theme.space(3) : 0);
        if (field.icon != Icon::None)
            core.cut_leading(inner, theme.extent(Extent::Icon) + theme.space(3));
        if (response.is_tapped && response.at.y > 0) {
            const bool is_secret = is_masked(field);
            const std::string dots = is_secret ? masked(core.edit.text) : std::string{};
            const auto& laid = core.lay(is_secret ? std::string_view(dots) : std::string_view(core.edit.text), body,
                                        field.is_multiline ? inner_width : 0);
            const float y = response.at.y - inner.y;
            const auto hit = std::find_if(laid.lines.rbegin(), laid.lines.rend(), [&](const Line& line) { return y >= line.top; });
            float shift = hit == laid.lines.rend() ? 0 : shift_of(core, field, *hit, inner_width);
            if (!field.is_multiline && core.m_rtl && laid.size.w <= inner.w)
                shift = inner.w - laid.size.w;
            const auto at = laid.offset_at({response.at.x - inner.x - shift + core.edit.scroll, y});
            core.edit.caret = core.edit.anchor = is_secret ? unmasked_offset(core.edit.text, at) : std::min<std::size_t>(at, core.edit.text.size());
        }
        const auto changes = apply_strokes(core, field, field.is_multiline ? inner_width : 0);
        if (changes.is_changed || changes.is_submitted) {
            found.is_changed = changes.is_changed;
            found.is_submitted = changes.is_submitted;
            found.text = core.edit.text;
            core.ask_pass();
            event = std::move(found);
        }
    }

    const bool is_focused = response.is_focused;
    float y = all.y;
    if (label) {
        core.paint.text(*label, {all.x, y}, theme.colour(Paint::Text), width, core.leading_share());
        y += label->size.h + theme.space(1);
    }
    if (hint)
        core.paint.text(*hint, {all.x, y}, theme.colour(Paint::TextQuiet), width, core.leading_share());
    const float radius = theme.radius(Radius::Medium);
    core.paint.fill(box, stated(theme.colour(field.is_enabled ? Paint::Surface : Paint::Disabled), theme.colour(Paint::Text),
                                is_focused ? Response{} : response), radius);
    core.paint.stroke(box, theme.colour(error ? Paint::Danger : is_focused ? Paint::Primary : Paint::OutlineStrong), radius,
                      is_focused || error ? theme.px(2.5F) : theme.stroke());
    Rect inner = box.inset(pad, field.is_multiline ? theme.space(3) : 0);
    if (field.icon != Icon::None) {
        const float size = theme.extent(Extent::Icon);
        core.paint.icon(field.icon, core.cut_leading(inner, size).centre(), size, theme.colour(Paint::TextQuiet));
        core.cut_leading(inner, theme.space(3));
    }
    const std::string_view now = is_focused ? std::string_view(core.edit.text) : field.value;
    std::string dots = is_masked(field) ? masked(now) : std::string{};
    const auto& laid = core.lay(is_masked(field) ? std::string_view(dots) : now, body, field.is_multiline ? inner_width : 0);
    draw_content(core, {field, now, box, inner, is_focused}, laid);
    if (response.shows_ring)
        core.focus_ring(box, radius);
    if (error) {
        Rect row{all.x, box.bottom() + theme.space(2), all.w, error->size.h};
        const float size = theme.px(20);
        core.paint.icon(Icon::Error, {core.cut_leading(row, size).centre().x, row.y + theme.type(Type::Small).line / 2}, size, theme.colour(Paint::Danger));
        core.cut_leading(row, theme.space(2));
        core.item({.id = id + ".error", .role = Role::Status, .label = std::string(field.error), .rect = row, .is_target = false});
        core.paint.text(*error, {row.x, row.y}, theme.colour(Paint::Danger), row.w, core.leading_share());
    }
    return event;
}

}
