#include "app/ui/widgets/core.h"

#include <algorithm>
#include <utility>

namespace kerbside::app::ui {

using std::chrono::milliseconds;

UiCore::UiCore(TextEngine& text, platform::Path themes) : paint(text), key_layouts(themes.parent_path() / "keyboards"), m_text(text), m_themes(std::move(themes)) {}

platform::Status UiCore::load_theme(std::string_view name)
{
    TRY_ASSIGN(m_base, Theme::load(m_themes, name));
    theme_name = name;
    m_asked_theme = name;
    rebuild_theme();
    return {};
}

void UiCore::rebuild_theme()
{
    text_scale = std::min(m_asked_text, m_base.most_text());
    m_theme = m_base.scaled(scale, text_scale, m_density);
}

void UiCore::set_display(Size size, float display_scale)
{
    screen = size;
    scale = display_scale;
    look_again();
    rebuild_theme();
}

void UiCore::ask_theme(std::string_view name)
{
    if (name == m_asked_theme)
        return;
    m_asked_theme = name;
    m_theme_changed = true;
    look_again();
    m_again = true;
}

void UiCore::ask_text_scale(float text)
{
    const float wanted = std::clamp(text, 1.F, 2.F);
    if (wanted == m_asked_text)
        return;
    m_asked_text = wanted;
    m_theme_changed = true;
    look_again();
    m_again = true;
}

void UiCore::ask_density(float density)
{
    const float wanted = std::clamp(density, 0.5F, 1.5F);
    if (wanted == m_density)
        return;
    m_density = wanted;
    m_theme_changed = true;
    m_again = true;
}

void UiCore::begin_pass(milliseconds time)
{
    now = time;
    if (m_theme_changed) {
        m_theme_changed = false;
        if (m_asked_theme == theme_name || !load_theme(m_asked_theme))
            m_asked_theme = theme_name;
        rebuild_theme();
    }
    m_again = false;
    m_moves = false;
    m_asks_switch = false;
    m_alarm.reset();
    m_items.clear();
    m_scrolls.clear();
    m_scroll_stack.clear();
    m_layers = {0};
    m_modal = 0;
    m_highest = 0;
    m_places.clear();
    m_rows.clear();
    m_row_count = 0;
    m_cards = 0;
    ring_paint = Paint::Focus;
    free = {0, 0, screen.w, screen.h};
    m_ring = {};
    m_caret = {};
    m_caret_scroll = -1;
    m_text.begin_pass();
    pictures.sweep();
    paint.begin(screen, m_theme);
    paint.fill(free, m_theme.colour(Paint::Background));
    push_place(free, m_theme.space(4));
}

bool UiCore::end_pass()
{
    m_places.clear();
    m_last.swap(m_items);
    std::stable_sort(m_last.begin(), m_last.end(), [](const Registered& a, const Registered& b) {
        return std::pair(a.layer, a.is_late) < std::pair(b.layer, b.is_late);
    });
    m_last_scrolls.swap(m_scrolls);
    settle_focus();
    settle_scan();
    m_hears = m_asks_switch;
    if (edit.id != focus_id && !edit.id.empty())
        edit.wipe();
    for (const auto& area : m_last_scrolls) {
        auto& state = m_scroll_states[area.id];
        // What is shown of it may have grown too, with a sheet that has found its height.
        if (const float most = std::max(0.F, area.content - area.view.h); state.offset > most) {
            state.offset = most;
            m_again = true;
        }
    }
    if (m_reveal) {
        // Once more where heights are not yet what they will be.
        m_reveal = m_again;
        // What is looked for is not drawn away again from where it was found.
        if (m_sought.empty())
            reveal_focus();
    } else if (m_follows_caret) {
        m_follows_caret = false;
        reveal_caret();
    }
    reveal_sought();
    m_tapped.clear();
    m_held.clear();
    m_dropped.clear();
    for (auto& stroke : m_strokes)
        ui::wipe(stroke.text);
    m_strokes.clear();
    m_keys.clear();
    m_sideways = 0;
    m_upright = 0;
    // Like a tap: whoever took the swipe may have gone to another page, and drawn nothing of this one.
    if (swipe != 0)
        m_again = true;
    swipe = 0;
    swiped_down = false;
    draw_scan();
    return m_again;
}

bool UiCore::was_wiped()
{
    return std::exchange(m_wiped, false);
}

void UiCore::wipe_all()
{
    edit.wipe();
    ui::wipe(settled);
    board.forget();
    layout = 0;
    focus_id.clear();
    ui::wipe(clipboard);
    // What was copied out of an answer does not outlive it.
    clipboard_changed = std::exchange(has_copied, false);
    m_scroll_states.clear();
    m_memory.clear();
    m_page_memory.clear();
    tall_rows = {};
    m_motions.clear();
    m_pages.clear();
    m_under_dialogs.clear();
    m_last_focus.clear();
    m_scan.at.clear();
    m_scan.group.clear();
    m_press = {};
    const auto forget = [](std::vector<Registered>& items) {
        for (auto& each : items) {
            ui::wipe(each.item.label);
            ui::wipe(each.item.value);
        }
    };
    forget(m_items);
    forget(m_last);
    m_last.clear();
    for (auto& stroke : m_strokes)
        ui::wipe(stroke.text);
    m_strokes.clear();
    m_wiped = true;
    m_again = true;
}

Response UiCore::item(Item item)
{
    Registered registered{std::move(item), paint.clip(), m_layers.back(),
                          m_scroll_stack.empty() ? -1 : m_scroll_stack.back(), is_late, m_places.empty() ? 0 : m_places.back().card};
    auto& it = registered.item;
    if (it.group.empty() && it.role == Role::Radio)
        it.group = it.id.substr(0, it.id.rfind('.'));
    Response response;
    if (it.is_target && it.is_enabled && !it.id.empty()) {
        response.is_tapped = m_tapped == it.id;
        response.is_held = m_held == it.id;
        response.is_focused = focus_id == it.id;
        response.shows_ring = response.is_focused && m_shows_ring;
        response.is_down = m_press.is_down && !m_press.is_void && m_press.id == it.id;
        const bool in_reach = it.rect.contains(m_pointer) && registered.clip.contains(m_pointer);
        response.is_hovered = in_reach && !m_press.is_touch;
        response.at = response.is_down ? m_press.at : m_tap_at;
        response.from = response.is_down ? m_press.start : m_tap_from;
        response.is_touch = response.is_down ? m_press.is_touch : m_tap_is_touch;
        response.taps = m_taps;
        if (it.slides) {
            response.is_sliding = m_press.is_sliding && m_press.id == it.id;
            response.is_dropped = m_dropped == it.id;
            if (response.is_sliding)
                response.at = m_press.at;
        }
        if (response.is_focused && it.takes_sideways)
            response.sideways = std::exchange(m_sideways, 0);
        if (response.is_focused && it.takes_upright)
            response.upright = std::exchange(m_upright, 0);
        // Whatever it does may change what was drawn before it in this pass.
        if (response.is_tapped || response.is_held || response.sideways != 0 || response.upright != 0)
            m_again = true;
        if (response.is_tapped)
            m_tapped.clear();
        if (response.is_held)
            m_held.clear();
    }
    m_items.push_back(std::move(registered));
    return response;
}

void UiCore::focus_ring(const Rect& rect, float radius)
{
    const float width = m_theme.px(3);
    const float gap = m_theme.px(2);
    m_ring = rect;
    paint.stroke(rect.inset(-gap - width, -gap - width), m_theme.colour(ring_paint), radius + gap + width, width);
}

bool UiCore::was_shown(std::string_view id) const
{
    return std::any_of(m_last.begin(), m_last.end(), [&](const Registered& each) { return each.item.id == id; });
}

bool UiCore::was_in_sight(std::string_view id) const
{
    // What is higher than its page is seen as far as it can be where it fills it.
    return std::any_of(m_last.begin(), m_last.end(), [&](const Registered& each) {
        return each.item.id == id && each.item.rect.within(each.clip).h >= std::min(each.item.rect.h, each.clip.h) - 1;
    });
}

void UiCore::begin_layer(bool is_modal)
{
    m_highest = std::min<std::size_t>(m_highest + 1, 6);
    m_layers.push_back(m_highest);
    if (is_modal)
        m_modal = m_highest;
    paint.set_layer(m_highest);
    m_scroll_stack.push_back(-1);
}

void UiCore::begin_top_layer()
{
    constexpr std::size_t top = 7;
    m_layers.push_back(top);
    paint.set_layer(top);
    m_scroll_stack.push_back(-1);
}

void UiCore::end_layer()
{
    m_layers.pop_back();
    m_scroll_stack.pop_back();
    paint.set_layer(m_layers.back());
}

bool UiCore::pressed(Key key)
{
    const auto found = std::find(m_keys.begin(), m_keys.end(), key);
    if (found == m_keys.end())
        return false;
    m_keys.erase(found);
    m_again = true;
    return true;
}

std::vector<Stroke> UiCore::take_strokes()
{
    return std::exchange(m_strokes, {});
}

std::vector<Node> UiCore::nodes() const
{
    std::vector<Node> nodes;
    for (const auto& each : m_last) {
        if (each.layer < m_last_modal)
            continue;
        const auto& item = each.item;
        Node node{.id = item.id, .role = item.role, .label = item.label, .value = item.value, .is_enabled = item.is_enabled,
                  .is_checked = item.is_checked, .is_focused = !item.id.empty() && item.id == focus_id};
        node.is_target = item.is_target;
        node.is_stop = is_stop(each);
        node.has_ring = node.is_focused && !m_ring.within(each.clip).within({0, 0, screen.w, screen.h}).is_empty();
        node.group = item.group;
        node.is_offered = is_offered(item.id);
        node.is_cut = item.is_cut;
        node.scroll = each.scroll;
        node.layer = each.layer;
        node.rect = item.rect;
        node.shown = item.rect.within(each.clip);
        node.is_in_sight = !node.shown.is_empty() && node.shown.h >= std::min(item.rect.h, m_theme.px(24)) - 1;
        nodes.push_back(std::move(node));
    }
    return nodes;
}

}
