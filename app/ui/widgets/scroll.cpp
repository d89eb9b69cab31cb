#include "app/ui/widgets/core.h"
#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kerbside::app::ui {

void UiCore::begin_scroll(std::string_view id, const Rect& view, float content_gap, float corner)
{
    const std::string name(id);
    auto& state = m_scroll_states[name];
    m_scroll_stack.push_back(static_cast<int>(m_scrolls.size()));
    m_scrolls.push_back({name, view, 0, m_layers.back(), corner, 0});
    paint.push_clip(view);
    push_place({view.x, view.y - std::round(state.offset), view.w, 1e6F}, content_gap);
}

/// A box or a line of words is visibly parted by the lower edge.
bool UiCore::is_cut_below(int scroll, float edge) const
{
    constexpr float kLeastOfLine = 0.35F;
    constexpr float kMostOfLine = 0.8F;
    return std::any_of(m_items.begin(), m_items.end(), [&](const Registered& each) {
        const auto& item = each.item;
        const float shown = edge - item.rect.y;
        const float hidden = item.rect.bottom() - edge;
        if (each.scroll != scroll || (item.line <= 0 && !item.is_target) || shown < m_theme.px(14) || hidden < m_theme.px(8))
            return false;
        const float share = item.line > 0 ? std::fmod(shown, item.line) / item.line : 0.5F;
        return share >= kLeastOfLine && share <= kMostOfLine;
    });
}

/// Something stands wholly or nearly below the edge: air at the end of a page is nothing that is missed.
bool UiCore::has_more_below(int scroll, float edge) const
{
    return std::any_of(m_items.begin(), m_items.end(), [&](const Registered& each) {
        return each.scroll == scroll && each.item.rect.bottom() > edge + m_theme.px(16);
    });
}

/// Where the edge falls between two things the page looks finished: a tab upon the edge says that it is not, and leads on. It
/// lies half upon the air of the bar below, since what it covers of the page cannot be read; who types needs no such hint.
void UiCore::tell_more_below(const ScrollArea& area, int scroll)
{
    const float size = mark_size(*this, 24);
    const float height = std::round(0.8F * size);
    const float edge = area.corner > 0 ? area.view.bottom() - height / 2 : std::min(area.view.bottom(), screen.h - height / 2);
    Rect tab{std::round(area.view.centre().x - 1.25F * size), std::round(edge - height / 2), std::round(2.5F * size), height};
    // At an end of the page where it would lie upon something in its middle; upon what can be pressed last of all.
    const auto lies_upon = [&](float x, bool counts_words) {
        const Rect there = Rect{x, tab.y, tab.w, tab.h}.within(area.view);
        return std::any_of(m_items.begin(), m_items.end(), [&](const Registered& each) {
            return each.scroll == scroll && ((counts_words && each.item.line > 0) || each.item.is_target) && !each.item.rect.within(there).is_empty();
        });
    };
    const float left = area.view.x + m_theme.px(12);
    const float right = area.view.right() - m_theme.px(12) - tab.w;
    const std::array places{tab.x, m_rtl ? left : right, m_rtl ? right : left};
    auto place = std::find_if(places.begin(), places.end(), [&](float x) { return !lies_upon(x, true); });
    if (place == places.end())
        place = std::find_if(places.begin() + 1, places.end(), [&](float x) { return !lies_upon(x, false); });
    tab.x = place != places.end() ? *place : places[1];
    // It is smaller than a finger, so it has no name among what can be pressed; but who presses it means it, and not what it lies on.
    const auto response = item({.id = area.id + ".below", .role = Role::Image, .rect = tab, .keeps_focus = true});
    paint.fill(tab, stated(m_theme.colour(Paint::Surface), m_theme.colour(Paint::Text), response), height / 2);
    paint.stroke(tab, m_theme.colour(Paint::Outline), height / 2, m_theme.px(1));
    paint.icon(Icon::Down, tab.centre(), height, m_theme.colour(Paint::Text));
    constexpr float kOfView = 0.8F;
    if (response.is_tapped)
        m_again = scroll_by(area.id, kOfView * area.view.h) || m_again;
}

void UiCore::end_scroll(float air)
{
    const int index = m_scroll_stack.back();
    auto& area = m_scrolls[static_cast<std::size_t>(index)];
    const float bottom = pop_place();
    auto& state = m_scroll_states[area.id];
    area.content = bottom - (area.view.y - std::round(state.offset));
    if (area.content - air <= area.view.h)
        area.content = std::min(area.content, area.view.h);
    const float filled = area.content;
    area.content = std::max(area.content, area.top > 0 ? area.top + area.view.h : 0.F);
    paint.pop_clip();
    m_scroll_stack.pop_back();
    // A quiet bar says that there is more, and where it goes on beyond an edge a shade.
    if (area.content > area.view.h + 1) {
        const float below = filled - area.view.h - state.offset;
        if (below > m_theme.px(4)) {
            // It is never lower than the corners that it follows.
            const float depth = std::max(std::min(below, m_theme.px(28)), area.corner + (area.corner > 0 ? 1 : 0));
            paint.fill_shaded({area.view.x, area.view.bottom() - depth, area.view.w, depth}, m_theme.colour(Paint::Text).with_alpha(0.14F), area.corner);
            // The shade is not seen upon black.
            const float edge = area.view.bottom();
            if (recall("keyboard", 0) <= 0 && area.layer >= m_last_modal && has_more_below(index, edge) && (m_theme.elevation() <= 0 || !is_cut_below(index, edge)))
                tell_more_below(area, index);
        }
        // A line that the bar above cuts through is seen to go on there.
        if (const float depth = std::min(state.offset, m_theme.px(20)); depth > m_theme.px(4) && area.corner <= 0)
            paint.fill_shaded_down({area.view.x, area.view.y, area.view.w, depth}, m_theme.colour(Paint::Text).with_alpha(0.12F));
        const float share = area.view.h / area.content;
        const float height = std::max(m_theme.px(32), area.view.h * share);
        const float most = area.content - area.view.h;
        const float y = area.view.y + (area.view.h - height) * std::clamp(state.offset / most, 0.F, 1.F);
        const float w = m_theme.px(4);
        const float x = m_rtl ? area.view.x + m_theme.px(3) : area.view.right() - w - m_theme.px(3);
        paint.fill({x, y + m_theme.px(2), w, height - m_theme.px(4)}, m_theme.colour(Paint::OutlineStrong).with_alpha(0.55F), w / 2);
    }
}

void UiCore::keep_view_from(float y)
{
    if (m_scroll_stack.empty() || m_scroll_stack.back() < 0)
        return;
    auto& area = m_scrolls[static_cast<std::size_t>(m_scroll_stack.back())];
    area.top = std::max(0.F, y - area.view.y + std::round(scrolled(area.id)));
}

float UiCore::scrolled(std::string_view list) const
{
    const auto found = m_scroll_states.find(list);
    return found == m_scroll_states.end() ? 0 : found->second.offset;
}

void UiCore::scroll_to(std::string_view list, float offset)
{
    m_scroll_states[std::string(list)].offset = offset;
    m_again = true;
}

void UiCore::put_scroll(std::string_view id, float offset)
{
    auto& state = m_scroll_states[std::string(id)];
    m_again = m_again || state.offset != offset;
    state.offset = offset;
    state.velocity = 0;
}

bool UiCore::scroll_by(const std::string& id, float by)
{
    for (const auto& area : m_last_scrolls)
        if (area.id == id) {
            auto& state = m_scroll_states[id];
            const float wanted = std::clamp(state.offset + by, 0.F, std::max(0.F, area.content - area.view.h));
            if (std::abs(wanted - state.offset) < 0.01F)
                return false;
            state.offset = wanted;
            return true;
        }
    return false;
}

std::string UiCore::scroll_at(Point p) const
{
    const ScrollArea* best = nullptr;
    for (const auto& area : m_last_scrolls)
        if (area.layer >= m_last_modal && area.view.contains(p) && area.content > area.view.h + 1 &&
            (!best || area.layer >= best->layer))
            best = &area;
    return best ? best->id : std::string{};
}

const ScrollArea* UiCore::scroll_of_focus() const
{
    if (const auto* focused = find(focus_id); focused && focused->scroll >= 0)
        return &m_last_scrolls[static_cast<std::size_t>(focused->scroll)];
    const ScrollArea* found = nullptr;
    for (const auto& area : m_last_scrolls)
        if (area.layer >= m_last_modal)
            found = &area;
    return found;
}

}
