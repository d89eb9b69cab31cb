#include "app/ui/widgets/core.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

/// What is seen with a field while it is typed in, where so much height is left: its label, the question above it, the
/// last lines of one that is too long, and the button that takes what was typed.
Rect UiCore::asked_with(const Registered& field, float room, bool& is_parted) const
{
    float bottom = field.item.rect.bottom();
    float top = field.item.rect.y;
    // What is wrong is seen whole first of all.
    if (bottom - top + field.item.below <= room)
        bottom += field.item.below;
    if (bottom - top + field.item.above <= room)
        top -= field.item.above;
    const auto at = &field - m_last.data();
    const auto is_beside = [&](const Registered& each) { return each.scroll == field.scroll && each.layer == field.layer && !each.item.takes_text; };
    for (auto i = at + 1; i < static_cast<std::ptrdiff_t>(m_last.size()) && is_beside(m_last[static_cast<std::size_t>(i)]); ++i)
        if (const auto& item = m_last[static_cast<std::size_t>(i)].item; item.is_main && item.rect.bottom() - top <= room) {
            bottom = item.rect.bottom();
            break;
        }
    bool is_next = true;
    for (auto i = at; i-- > 0 && is_beside(m_last[static_cast<std::size_t>(i)]);) {
        const auto& item = m_last[static_cast<std::size_t>(i)].item;
        is_next = is_next && !item.is_target;
        if (item.role != Role::Heading || item.rect.y > top + 1)
            continue;
        const float below = bottom - item.rect.bottom();
        if (bottom - item.rect.y <= room) {
            top = std::min(top, item.rect.y);
        } else if (is_next && item.line > 0 && below + item.line <= room) {
            top = item.rect.bottom() - item.line * std::floor((room - below) / item.line);
            is_parted = true;
        }
        break;
    }
    return {field.item.rect.x, top, field.item.rect.w, bottom - top};
}

void UiCore::reveal_focus()
{
    reveal(focus_id);
}

/// All is laid out anew: what was looked at before is still to be seen, until somebody does something else.
void UiCore::look_again()
{
    m_reveal = true;
    m_scan.is_new = true;
    if (!m_last_sought.empty())
        bring_into_sight(std::string(m_last_sought));
}

void UiCore::bring_into_sight(std::string_view id)
{
    m_sought = m_last_sought = id;
    m_sought_passes = 4;
    m_again = true;
}

void UiCore::reveal_sought()
{
    if (m_sought.empty())
        return;
    const bool is_there = was_shown(m_sought);
    if (is_there)
        reveal(m_sought);
    if ((is_there && !m_again) || --m_sought_passes <= 0)
        m_sought.clear();
    else
        m_again = true;
}

bool UiCore::reveal(std::string_view id)
{
    // What is only read has no name: without one nothing is meant.
    if (id.empty())
        return false;
    for (const auto& each : m_last) {
        if (each.item.id != id || each.scroll < 0 || static_cast<std::size_t>(each.scroll) >= m_last_scrolls.size())
            continue;
        const auto& area = m_last_scrolls[static_cast<std::size_t>(each.scroll)];
        const bool is_typed = each.item.takes_text && id == focus_id && recall("keyboard", 0) > 0;
        bool is_parted = false;
        const auto& own = each.item.rect;
        const Rect seen = is_typed ? asked_with(each, area.view.h, is_parted) : Rect{own.x, own.y, own.w, own.h + each.item.below};
        const float margin = std::min(m_theme.px(24), std::max(0.F, (area.view.h - seen.h) / 2));
        const float above = area.view.y + margin - seen.y;
        const float below = seen.bottom() + margin - area.view.bottom();
        bool moved = false;
        if (is_typed && each.item.finds) // at the top, so that what it finds is seen
            moved = scroll_by(area.id, each.item.rect.y - each.item.above - m_theme.space(2) - area.view.y);
        else if (is_parted) // no line is cut through
            moved = scroll_by(area.id, seen.y - area.view.y);
        else if (above > 0)
            moved = scroll_by(area.id, -above);
        else if (below > 0)
            moved = scroll_by(area.id, std::min(below, seen.y - area.view.y - margin));
        m_again = m_again || moved;
        return moved;
    }
    return false;
}

void UiCore::set_caret(const Rect& rect)
{
    m_caret = rect;
    m_caret_scroll = m_scroll_stack.empty() ? -1 : m_scroll_stack.back();
}

void UiCore::reveal_caret()
{
    if (m_caret_scroll < 0 || static_cast<std::size_t>(m_caret_scroll) >= m_last_scrolls.size() || m_caret.h <= 0)
        return;
    const auto& area = m_last_scrolls[static_cast<std::size_t>(m_caret_scroll)];
    const float margin = m_theme.px(16);
    const float above = area.view.y + margin - m_caret.y;
    const float below = m_caret.bottom() + margin - area.view.bottom();
    if (above > 0)
        m_again = scroll_by(area.id, -above) || m_again;
    else if (below > 0)
        m_again = scroll_by(area.id, below) || m_again;
}

}
