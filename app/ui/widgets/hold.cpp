#include "app/ui/widgets/core.h"

#include <algorithm>

namespace kerbside::app::ui {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds kHold{450};
constexpr milliseconds kRepeat{60};

}

/// What a key of the keyboard does while it is held: it repeats, or it offers what the finger then slides to.
bool UiCore::hold_key()
{
    if (!m_press.is_down || m_press.id.empty())
        return false;
    const auto* pressed = find(m_press.id);
    if (!pressed || (!pressed->item.repeats && !pressed->item.slides))
        return false;
    if (m_press.is_repeating) {
        if (now - m_press.repeated < kRepeat)
            return false;
        m_press.repeated = now;
        m_tapped = m_press.id;
        return true;
    }
    if (m_press.is_void || now - m_press.since < kHold)
        return false;
    m_press.is_void = true; // its end is no tap
    m_press.is_repeating = pressed->item.repeats;
    m_press.is_sliding = pressed->item.slides;
    m_press.repeated = now;
    (pressed->item.repeats ? m_tapped : m_held) = m_press.id;
    return true;
}

std::optional<milliseconds> UiCore::next_hold() const
{
    if (!m_press.is_down || !m_press.is_repeating)
        return std::nullopt;
    return std::max(milliseconds(1), m_press.repeated + kRepeat - now);
}

bool UiCore::drop_key(const std::string& id, Point at)
{
    m_dropped = id;
    m_tap_at = at;
    return true;
}

}
