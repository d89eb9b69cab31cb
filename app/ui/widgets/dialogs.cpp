#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

float panel_radius(const Theme& theme)
{
    return theme.radius(Radius::Large) * 1.2F;
}

void panel(UiCore& core, const Rect& rect)
{
    const auto& theme = core.theme();
    core.paint.shadow(rect, panel_radius(theme), 3);
    core.paint.fill(rect, theme.colour(Paint::Raised), panel_radius(theme));
}

void panel_edge(UiCore& core, const Rect& rect)
{
    const auto& theme = core.theme();
    if (theme.elevation() <= 0)
        core.paint.stroke(rect, theme.colour(Paint::Outline), panel_radius(theme), theme.stroke());
}

namespace {

void scrim(UiCore& core, Behind behind = Behind::Dim)
{
    core.paint.fill({0, 0, core.screen.w, core.screen.h}, core.theme().colour(behind == Behind::Hidden ? Paint::Background : Paint::Scrim));
}


/// How a dialog is laid out on a screen of this size.
struct DialogPlan {
    float pad = 0;
    float gap = 0;
    float width = 0;
    float inner = 0;
    Type title = Type::Heading;
    bool has_icon = false;
    std::size_t columns = 1; ///< of buttons; as many as there are: one row
    float button_width = 0;  ///< 0: each as wide as it is
    float button_height = 0;
    std::vector<Button> shown; ///< their letters are of one size
    float words = 0;         ///< title, icon and text, one below the other
    float buttons = 0;
    float height() const { return std::round(2 * pad + words + (buttons > 0 ? buttons + 2 * gap : 0)); }
};

DialogPlan plan_dialog(UiCore& core, const Dialog& dialog, float width, bool is_dense, std::size_t most_columns)
{
    const auto& theme = core.theme();
    DialogPlan plan{.pad = theme.space(is_dense ? 4 : 6), .gap = theme.space(is_dense ? 2 : 3), .width = width, .title = is_dense ? Type::Subheading : Type::Heading,
                    .has_icon = dialog.icon != Icon::None && !is_dense};
    plan.inner = width - 2 * plan.pad;
    plan.words = core.lay(dialog.title, theme.type(plan.title), plan.inner).size.h;
    if (!dialog.label.empty())
        plan.words += core.lay(dialog.label, theme.type(Type::Body), plan.inner).size.h + theme.space(3);
    if (plan.has_icon)
        plan.words += 2 * mark_size(core, 28) + theme.space(4);
    const auto count = dialog.buttons.size();
    if (count == 0)
        return plan;
    float natural = plan.gap * static_cast<float>(count - 1);
    float widest = 0;
    for (const auto& button : dialog.buttons) {
        natural += button_width(core, button);
        widest = std::max(widest, button_width(core, button));
    }
    const auto share = [&](std::size_t columns) { return std::floor((plan.inner - plan.gap * static_cast<float>(columns - 1)) / static_cast<float>(columns)); };
    const bool in_one_row = dialog.is_even ? widest <= share(count) : natural <= plan.inner;
    plan.columns = in_one_row ? count : std::min(count, most_columns);
    plan.button_width = in_one_row && !dialog.is_even ? 0 : share(plan.columns);
    plan.button_height = target(core, Extent::Button);
    plan.shown.assign(dialog.buttons.begin(), dialog.buttons.end());
    if (plan.button_width > 0)
        even_letters(core, plan.shown, plan.button_width);
    for (const auto& button : plan.shown)
        plan.button_height = std::max(plan.button_height, button_height(core, button, plan.button_width > 0 ? plan.button_width : button_width(core, button)));
    const auto rows = (count + plan.columns - 1) / plan.columns;
    plan.buttons = static_cast<float>(rows) * (plan.button_height + plan.gap) - plan.gap;
    return plan;
}

/// As it looks best; on a low screen with less around it, then with its buttons side by side, then over the whole width.
DialogPlan fitting_plan(UiCore& core, const Dialog& dialog)
{
    const auto& theme = core.theme();
    const float most_width = core.screen.w - 2 * theme.space(4);
    const float most_height = core.screen.h - 2 * theme.space(4);
    const float width = std::round(std::min(most_width, theme.px(520) * std::max(1.F, core.text_scale * 0.85F)));
    auto plan = plan_dialog(core, dialog, width, false, 1);
    if (plan.height() > most_height)
        plan = plan_dialog(core, dialog, width, true, 1);
    if (plan.height() > most_height)
        plan = plan_dialog(core, dialog, std::min(most_width, std::round(1.6F * width)), true, 2);
    return plan;
}

/// Icon, title and text from `y` on; where they end.
float put_words(UiCore& core, const Dialog& dialog, const DialogPlan& plan, const Rect& panel, float y)
{
    const auto& theme = core.theme();
    const float x = panel.x + plan.pad;
    if (plan.has_icon) {
        const float disc = mark_size(core, 28);
        const auto tint = tint_of(dialog.tone == Tone::Neutral ? Tone::Primary : dialog.tone);
        const Point centre{core.m_rtl ? panel.right() - plan.pad - disc : x + disc, y + disc};
        core.paint.disc(centre, disc, theme.colour(tint.fill));
        core.paint.icon(dialog.icon, centre, disc * 1.15F, theme.colour(tint.ink));
        y += 2 * disc + theme.space(4);
    }
    const auto& title = core.lay(dialog.title, theme.type(plan.title), plan.inner);
    core.item({.id = {}, .role = Role::Heading, .label = std::string(dialog.title), .rect = {x, y, plan.inner, title.size.h}, .is_target = false});
    core.paint.text(title, {x, y}, theme.colour(Paint::Text), plan.inner, core.leading_share());
    y += title.size.h;
    if (!dialog.label.empty()) {
        const auto& body = core.lay(dialog.label, theme.type(Type::Body), plan.inner);
        y += theme.space(3);
        core.item({.id = {}, .role = Role::Text, .label = std::string(dialog.label), .rect = {x, y, plan.inner, body.size.h}, .is_target = false});
        core.paint.text(body, {x, y}, theme.colour(Paint::TextQuiet), plan.inner, core.leading_share());
        y += body.size.h;
    }
    return y;
}

/// Which button is seen there, from the top down.
std::size_t button_seen(const Dialog& dialog, const DialogPlan& plan, std::size_t at)
{
    const auto count = dialog.buttons.size();
    // The main one is last in the list: at the trailing end of a row, on top of a stack. Of equal ones none is main.
    const bool is_turned = plan.columns < count && !dialog.is_even;
    return is_turned ? count - 1 - at : at;
}

/// Where each of the buttons stands, the first of their rows in `row`.
std::vector<Rect> button_places(UiCore& core, const Dialog& dialog, const DialogPlan& plan, Rect row)
{
    const auto count = dialog.buttons.size();
    std::vector<Rect> places(count);
    if (plan.button_width > 0) {
        for (std::size_t i = 0; i < count; ++i) {
            Rect rest{row.x, row.y + static_cast<float>(i / plan.columns) * (row.h + plan.gap), row.w, row.h};
            for (std::size_t column = 0; column < i % plan.columns; ++column)
                core.cut_leading(rest, plan.button_width + plan.gap);
            places[button_seen(dialog, plan, i)] = core.cut_leading(rest, plan.button_width);
        }
    } else {
        for (std::size_t i = count; i-- > 0;) {
            places[i] = core.cut_trailing(row, button_width(core, dialog.buttons[i]));
            core.cut_trailing(row, plan.gap);
        }
    }
    return places;
}

}

std::optional<int> dialog(Ui& ui, const Dialog& dialog)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    core.begin_layer(true);
    scrim(core);
    const auto plan = fitting_plan(core, dialog);
    const float margin = theme.space(4);
    const float height = std::min(plan.height(), core.screen.h - 2 * margin);
    Rect rect{std::round((core.screen.w - plan.width) / 2), std::round((core.screen.h - height) / 2), plan.width, height};
    if (ui.is_narrow())
        rect.y = core.screen.h - height - margin;
    panel(core, rect);
    core.item({.id = std::string(dialog.id), .role = Role::Dialog, .label = std::string(dialog.title), .rect = rect, .is_target = false});
    const float y = rect.y + plan.pad;
    // The buttons are always there; of very many words on a very small screen the end is to be scrolled to.
    const float room = height - 2 * plan.pad - (plan.buttons > 0 ? plan.buttons + 2 * plan.gap : 0);
    if (plan.words > room + 1) {
        core.begin_scroll(std::string(dialog.id) + ".scroll", {rect.x, y, rect.w, room}, 0);
        core.place().y = put_words(core, dialog, plan, rect, core.place().y);
        core.end_scroll();
    } else {
        put_words(core, dialog, plan, rect, y);
    }
    panel_edge(core, rect);
    const auto places = button_places(core, dialog, plan, {rect.x + plan.pad, rect.bottom() - plan.pad - plan.buttons, plan.inner, plan.button_height});
    std::optional<int> tapped;
    // As they are seen from the top down: so the Tab key goes.
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto nth = button_seen(dialog, plan, i);
        if (button_in(core, places[nth], plan.shown[nth]))
            tapped = static_cast<int>(nth);
    }
    if (core.pressed(Key::Escape))
        tapped = -1;
    core.end_layer();
    return tapped;
}

Sheet::Sheet(Ui& ui, std::string_view id, std::string_view title, std::string_view close_label, Behind behind) : m_ui(ui)
{
    const bool is_closable = !close_label.empty();
    auto& core = ui.core();
    const auto& theme = ui.theme();
    core.begin_layer(true);
    scrim(core, behind);
    const float pad = theme.space(6);
    const float around = ui.is_narrow() ? 0 : 2 * theme.space(6);
    const float width = std::round(std::min(core.screen.w - around, theme.px(640) * std::max(1.F, core.text_scale * 0.85F)));
    const std::string key = "sheet " + std::string(id);
    const auto& heading = core.lay(title, theme.type(Type::Heading), width - 2 * pad - target(core) - theme.space(2));
    const float head = std::max(target(core), heading.size.h) + pad + theme.space(2);
    // What bars and keyboard have taken below stays free.
    const float bottom_free = core.screen.h - core.recall("keyboard", 0);
    const float most = bottom_free - theme.space(ui.is_narrow() ? 8 : 12);
    const float wanted = std::min(most, head + core.recall(key, theme.px(240)) + theme.space(2));
    Rect rect{std::round((core.screen.w - width) / 2), std::round((bottom_free - wanted) / 2), width, std::round(wanted)};
    if (ui.is_narrow())
        rect.y = bottom_free - rect.h;
    Rect outside{0, 0, core.screen.w, core.screen.h};
    const std::string outside_id = std::string(id) + ".outside";
    if (core.item({.id = outside_id, .role = Role::Image, .rect = outside, .keeps_focus = true}).is_tapped)
        m_dismissed = is_closable;
    panel(core, rect);
    core.item({.id = std::string(id), .role = Role::Dialog, .label = std::string(title), .rect = rect, .is_target = true, .keeps_focus = true});
    Rect bar{rect.x + pad, rect.y + pad - theme.space(2), rect.w - 2 * pad, target(core)};
    const Rect close = is_closable ? core.cut_trailing(bar, target(core)) : Rect{};
    core.item({.id = {}, .role = Role::Heading, .label = std::string(title), .rect = bar, .is_target = false});
    core.paint.text(heading, {bar.x, bar.y + std::max(0.F, (bar.h - heading.size.h) / 2)}, theme.colour(Paint::Text), bar.w, core.leading_share());
    if (is_closable && icon_button_in(core, close, std::string(id) + ".close", Icon::Close, close_label, true, Paint::Text, Paint::Sunken))
        m_dismissed = true;
    if (is_closable && core.pressed(Key::Escape))
        m_dismissed = true;
    m_key = key;
    m_id = id;
    m_panel = rect;
    const Rect view{rect.x, rect.y + head, rect.w, rect.h - head};
    core.begin_scroll(std::string(id) + ".scroll", view, theme.space(3), panel_radius(theme));
    core.place().area.x += pad;
    core.place().area.w -= 2 * pad;
    m_top = core.place().y;
    core.place().y += theme.space(2);
}

Sheet::~Sheet()
{
    auto& core = m_ui.core();
    core.place().y += m_ui.theme().space(6);
    core.remember(m_key, core.place().y - m_top);
    core.end_scroll();
    panel_edge(core, m_panel);
    core.end_layer();
}

}
