#include "app/ui/widgets/core.h"

#include "app/ui/text/breaks.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

using platform::EventKind;
using std::chrono::milliseconds;

namespace {

constexpr float kDragUnits = 12;
constexpr float kSwipeUnits = 90;
constexpr float kEdgeUnits = 24;
constexpr milliseconds kHold{500};
constexpr milliseconds kBetweenTaps{400};
constexpr float kAroundTap = 24;
/// Nobody has seen what came up under the finger within so long.
constexpr milliseconds kUnseen{300};
constexpr milliseconds kFrame{16};
/// An input method that is told to stop may still write what it composed.
constexpr milliseconds kLateCommit{500};

}

const UiCore::Registered* UiCore::find(std::string_view id) const
{
    for (const auto& each : m_last)
        if (each.item.id == id && each.item.is_target && each.item.is_enabled && each.layer >= m_last_modal)
            return &each;
    return nullptr;
}

const UiCore::Registered* UiCore::at(Point p) const
{
    const Registered* best = nullptr;
    for (const auto& each : m_last)
        if (each.layer >= m_last_modal && each.item.is_target && each.item.rect.contains(p) && each.clip.contains(p) &&
            (!best || each.layer >= best->layer))
            best = &each;
    return best;
}

bool UiCore::take(const Event& event)
{
    if (event.kind == EventKind::PointerDown || event.kind == EventKind::Wheel || event.kind == EventKind::KeyDown || event.kind == EventKind::Text || event.kind == EventKind::Switch)
        m_last_sought.clear();
    if (m_hears ? hear(event) : take_switch(event))
        return true;
    switch (event.kind) {
    case EventKind::PointerDown: return press_down(event);
    case EventKind::PointerMove: return press_move(event);
    case EventKind::PointerUp: return press_up(event);
    case EventKind::PointerCancel: {
        const bool was = m_press.is_down;
        m_press = {};
        return was;
    }
    case EventKind::Wheel: return scroll_by(scroll_at({event.x, event.y}), -event.dy * m_theme.px(64));
    case EventKind::KeyDown: return take_key(event);
    case EventKind::Switch: return false;
    case EventKind::Text: {
        if (std::exchange(m_scan.writes, false) && next_letter(event.text, 0) == event.text.size())
            return false; // the switch, as a letter
        if (!settled.empty()) {
            const bool is_same = settled == event.text && now - settled_at <= kLateCommit;
            ui::wipe(settled);
            if (is_same)
                return false;
        }
        const auto* focused = find(focus_id);
        if (focused && focused->item.takes_text) {
            ui::wipe(edit.preedit);
            m_strokes.push_back({.text = event.text});
        }
        return focused && focused->item.takes_text;
    }
    case EventKind::Editing: {
        const auto* focused = find(focus_id);
        if (!focused || !focused->item.takes_text)
            return false;
        ui::wipe(edit.preedit);
        edit.preedit = event.text;
        edit.preedit_caret = std::min(event.caret, event.text.size());
        follow_caret();
        return true;
    }
    case EventKind::Resized:
    case EventKind::Exposed:
    case EventKind::Woken:
    case EventKind::CloseAsked: return true;
    }
    return true;
}

bool UiCore::press_down(const Event& event)
{
    const Point p{event.x, event.y};
    m_pointer = p;
    m_press = {.is_down = true, .is_touch = event.is_touch, .start = p, .at = p, .since = now, .last_move = now};
    if (is_meant_for_before(p)) {
        m_press.is_void = true;
        return false;
    }
    m_press.scroll_id = scroll_at(p);
    auto moving = m_scroll_states.find(m_press.scroll_id);
    if (moving != m_scroll_states.end() && std::abs(moving->second.velocity) > m_theme.px(60)) {
        moving->second.velocity = 0; // a finger put on a list that moves stops it, and taps nothing
        m_press.is_void = true;
    }
    if (const auto* hit = at(p); hit && hit->item.is_enabled && !m_press.is_void) {
        m_press.id = hit->item.id;
        m_press.of = hit->item.rect;
        if (hit->item.takes_drag)
            m_again = true;
        if (hit->item.takes_mouse_drag && !m_press.is_touch)
            set_focus(hit->item.id);
    }
    return true;
}

bool UiCore::press_move(const Event& event)
{
    const Point p{event.x, event.y};
    const auto* before = at(m_pointer);
    const std::string was = before ? before->item.id : "";
    m_pointer = p;
    if (!m_press.is_down) {
        const auto* after = at(p);
        return was != (after ? after->item.id : "");
    }
    const float dy = p.y - m_press.at.y;
    const float total_x = p.x - m_press.start.x;
    const float total_y = p.y - m_press.start.y;
    const auto* pressed = find(m_press.id);
    const bool drags = pressed && (pressed->item.takes_drag || (pressed->item.takes_mouse_drag && !m_press.is_touch));
    const auto passed = std::max<long long>(1, (now - m_press.last_move).count());
    m_press.at = p;
    if (m_press.is_sliding)
        return true;
    if (drags && !m_press.is_scrolling)
        return true;
    if (m_press.start.y <= m_theme.px(kEdgeUnits) && total_y > m_theme.px(kSwipeUnits) && total_y > 2 * std::abs(total_x)) {
        m_press = {};
        swiped_down = true;
        return true;
    }
    if (!m_press.is_scrolling && std::hypot(total_x, total_y) > m_theme.px(kDragUnits)) {
        m_press.is_void = true;
        m_press.is_scrolling = !m_press.scroll_id.empty() && std::abs(total_y) >= std::abs(total_x) && m_press.is_touch;
    }
    if (m_press.is_scrolling) {
        auto& state = m_scroll_states[m_press.scroll_id];
        const float speed = -dy * 1000.F / static_cast<float>(passed);
        state.velocity = state.velocity * 0.4F + speed * 0.6F;
        m_press.last_move = now;
        scroll_by(m_press.scroll_id, -dy);
    }
    return true;
}

bool UiCore::press_up(const Event& event)
{
    if (!m_press.is_down)
        return false;
    const Point p{event.x, event.y};
    m_press.at = p;
    const Press press = m_press;
    m_press = {};
    // Only now are keys known to be out of use: a keyboard that opened under the finger would take the page away from it.
    m_shows_ring = false;
    if (press.is_touch)
        m_pointer = {-1, -1};
    if (press.is_sliding)
        return drop_key(press.id, p);
    if (press.is_scrolling) {
        auto& state = m_scroll_states[press.scroll_id];
        if ((now - press.last_move).count() > 80 || reduced_motion)
            state.velocity = 0;
        return true;
    }
    const float dx = p.x - press.start.x;
    const float dy = p.y - press.start.y;
    if (press.is_void) {
        if (std::abs(dx) > m_theme.px(kSwipeUnits) && std::abs(dx) > 2 * std::abs(dy)) {
            swipe = dx > 0 ? 1 : -1;
            m_again = true;
        }
        return true;
    }
    const auto* hit = find(press.id);
    if (!hit) {
        if (!at(p) && wants_text())
            set_focus({});
        return true;
    }
    // It may have moved from under a finger that has not.
    const auto is_upon = [&](const Rect& rect) { return rect.inset(-m_theme.px(8), -m_theme.px(8)).contains(p); };
    if (!is_upon(hit->item.rect) && !is_upon(press.of) && !hit->item.takes_drag && (press.is_touch || !hit->item.takes_mouse_drag))
        return true;
    m_tapped = press.id;
    m_tap_at = p;
    m_tap_from = press.start;
    m_tap_is_touch = press.is_touch;
    count_tap(press.id, p);
    if (!hit->item.keeps_focus)
        set_focus(press.id);
    return true;
}

bool UiCore::is_at_last_tap(Point p, milliseconds within) const
{
    const float around = m_theme.px(kAroundTap);
    return !m_last_tap.id.empty() && now - m_last_tap.time <= within && std::abs(p.x - m_last_tap.at.x) <= around && std::abs(p.y - m_last_tap.at.y) <= around;
}

/// The second tap of a double one, where the first has brought up another page or a dialog.
bool UiCore::is_meant_for_before(Point p) const
{
    return is_at_last_tap(p, kUnseen) && (m_last_tap.page != page_id || m_last_tap.modal != m_last_modal);
}

void UiCore::count_tap(const std::string& id, Point p)
{
    m_taps = id == m_last_tap.id && is_at_last_tap(p, kBetweenTaps) ? m_taps + 1 : 1;
    m_last_tap = {.id = id, .page = page_id, .modal = m_last_modal, .time = now, .at = p};
}

/// The keys that an input method makes use of never come here: what comes while it composes, it has declined.
bool UiCore::settle_composed(const Event& event)
{
    const bool is_key = event.kind == EventKind::KeyDown && event.key != Key::None && event.key != Key::Escape;
    if (edit.preedit.empty() || focus_id != edit.id || (!is_key && event.kind != EventKind::PointerDown))
        return false;
    ui::wipe(settled);
    settled = edit.preedit;
    settled_at = now;
    m_strokes.push_back({.text = std::exchange(edit.preedit, {})});
    return true;
}

bool UiCore::take_key(const Event& event)
{
    m_scan.writes = false;
    if (event.key == Key::None && event.text.empty())
        return false;
    const auto* focused = find(focus_id);
    const bool in_text = focused && focused->item.takes_text;
    if (in_text && !edit.preedit.empty() && event.key == Key::Escape) {
        ui::wipe(edit.preedit);
        return true;
    }
    if (event.key == Key::None) {
        // A digit: in a text it comes as text as well.
        if (in_text || event.text.empty())
            return false;
        m_strokes.push_back({.text = event.text});
        return true;
    }
    switch (event.key) {
    case Key::Tab: return move_focus(event.shift ? -1 : 1);
    case Key::Enter:
    case Key::Space:
        if (event.key == Key::Enter && event.control)
            return press_main();
        if (in_text) {
            if (event.key == Key::Enter)
                m_strokes.push_back({.key = event.key, .shift = event.shift, .control = event.control});
            return event.key == Key::Enter;
        }
        if (focused) {
            tap_by_key(*focused);
            return true;
        }
        break;
    case Key::Left:
    case Key::Right:
    case Key::Up:
    case Key::Down:
        if (!in_text)
            return take_arrow(event.key, focused);
        break;
    case Key::PageUp:
    case Key::PageDown:
        if (const auto* area = scroll_of_focus())
            return scroll_by(area->id, (event.key == Key::PageUp ? -0.85F : 0.85F) * area->view.h);
        break;
    case Key::Home:
    case Key::End:
        if (const auto* area = in_text ? nullptr : scroll_of_focus())
            return scroll_by(area->id, (event.key == Key::Home ? -1.F : 1.F) * area->content);
        break;
    case Key::Escape:
        // Out of the field first; only then out of the page.
        if (in_text && m_last_modal == 0) {
            set_focus({});
            return true;
        }
        break;
    default: break;
    }
    if (in_text && event.key != Key::Escape && (event.key < Key::F1)) {
        m_strokes.push_back({.key = event.key, .shift = event.shift, .control = event.control});
        return true;
    }
    m_keys.push_back(event.key);
    return true;
}

void UiCore::tap_by_key(const Registered& focused)
{
    m_tapped = focus_id;
    m_tap_at = m_tap_from = focused.item.rect.centre();
    m_taps = 1;
    m_shows_ring = true;
}

/// Outside of texts: within what has the focus, else to what lies there, else the page scrolls.
bool UiCore::take_arrow(Key key, const Registered* focused)
{
    const bool is_sideways = key == Key::Left || key == Key::Right;
    const int onwards = (key == Key::Right) != m_rtl ? 1 : -1;
    m_shows_ring = true;
    if (is_sideways && focused && !focused->item.group.empty() && move_in_group(onwards))
        return true;
    if (is_sideways && focused && focused->item.takes_sideways) {
        m_sideways = onwards;
        return true;
    }
    if (!is_sideways && focused && focused->item.takes_upright) {
        m_upright = key == Key::Up ? 1 : -1;
        return true;
    }
    if (move_focus(Point{key == Key::Left ? -1.F : key == Key::Right ? 1.F : 0.F, key == Key::Up ? -1.F : key == Key::Down ? 1.F : 0.F}))
        return true;
    if (const auto* area = is_sideways ? nullptr : scroll_of_focus())
        return scroll_by(area->id, m_theme.px(key == Key::Up ? -80 : 80));
    m_keys.push_back(key);
    return true;
}

/// What is being dragged is no less dragged for taking its time.
bool UiCore::may_be_held() const
{
    if (!m_press.is_down || m_press.is_void || m_press.id.empty())
        return false;
    const auto* pressed = find(m_press.id);
    return !pressed || (!pressed->item.takes_drag && (m_press.is_touch || !pressed->item.takes_mouse_drag));
}

bool UiCore::advance(milliseconds time)
{
    const auto passed = time - now;
    now = time;
    bool changed = m_moves && passed.count() > 0;
    changed = hold_key() || changed;
    if (!settled.empty() && now - settled_at > kLateCommit)
        ui::wipe(settled);
    if (may_be_held() && now - m_press.since >= kHold) {
        m_held = m_press.id;
        m_tap_at = m_tap_from = m_press.at;
        m_tap_is_touch = m_press.is_touch;
        m_press.is_void = true;
        changed = true;
    }
    if (m_alarm && now >= *m_alarm) {
        m_alarm.reset();
        changed = true;
    }
    if (is_scanning() && !m_hears && m_scan.setting.mode == Scanning::Mode::Auto && !m_scan.is_resting && now - m_scan.since >= m_scan.setting.interval) {
        scan_on();
        changed = true;
    }
    if (pictures.work())
        changed = true;
    for (auto& [id, state] : m_scroll_states) {
        if (state.velocity == 0 || (m_press.is_down && m_press.scroll_id == id))
            continue;
        const float seconds = static_cast<float>(passed.count()) / 1000.F;
        const bool moved = scroll_by(id, state.velocity * seconds);
        state.velocity *= std::exp(-4.F * seconds);
        if (!moved || std::abs(state.velocity) < m_theme.px(30))
            state.velocity = 0;
        changed = true;
    }
    return changed;
}

bool UiCore::is_moving() const
{
    if (m_moves || pictures.has_work())
        return true;
    for (const auto& [id, state] : m_scroll_states)
        if (state.velocity != 0 && !(m_press.is_down && m_press.scroll_id == id))
            return true;
    return false;
}

std::optional<milliseconds> UiCore::next_due() const
{
    if (is_moving())
        return kFrame;
    if (const auto next = next_hold())
        return next;
    if (may_be_held())
        return std::max(milliseconds(1), m_press.since + kHold - now);
    auto due = m_alarm;
    if (!settled.empty())
        due = std::min(due.value_or(milliseconds::max()), settled_at + kLateCommit + milliseconds(1));
    if (m_scan.setting.mode == Scanning::Mode::Auto && !m_scan.is_resting && !m_hears)
        due = std::min(due.value_or(milliseconds::max()), m_scan.since + m_scan.setting.interval);
    if (due)
        return std::max(milliseconds(1), *due - now);
    return std::nullopt;
}

bool UiCore::wants_text() const
{
    const auto* focused = find(focus_id);
    return focused && focused->item.takes_text;
}

void UiCore::put_text(std::string text)
{
    m_strokes.push_back({.text = std::move(text)});
    m_again = true;
}

void UiCore::put_key(Key key)
{
    m_strokes.push_back({.key = key});
    m_again = true;
}

}
