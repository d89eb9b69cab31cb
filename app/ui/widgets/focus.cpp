#include "app/ui/widgets/core.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

namespace {

constexpr std::size_t kMostPages = 24;

std::string_view parent_of(std::string_view id)
{
    const auto dot = id.rfind('.');
    return dot == id.npos ? std::string_view{} : id.substr(0, dot);
}

}

bool UiCore::is_stop(const Registered& each) const
{
    const auto& item = each.item;
    return item.is_target && item.is_enabled && !item.keeps_focus && !item.id.empty() && each.layer >= m_last_modal;
}

/// The stops of the Tab key, in the order of the page. A group is one: what is chosen in it, else its first.
std::vector<const UiCore::Registered*> UiCore::stops() const
{
    std::vector<const Registered*> order;
    std::map<std::string_view, std::size_t> groups;
    for (const auto& each : m_last) {
        if (!is_stop(each))
            continue;
        const auto& item = each.item;
        if (item.group.empty()) {
            order.push_back(&each);
            continue;
        }
        const auto [found, is_new] = groups.try_emplace(item.group, order.size());
        if (is_new)
            order.push_back(&each);
        const auto* standing = order[found->second];
        const bool is_better = item.id == focus_id || (item.is_checked.value_or(false) && standing->item.id != focus_id);
        if (!is_new && is_better)
            order[found->second] = &each;
    }
    return order;
}

void UiCore::set_focus(std::string id)
{
    if (id == focus_id)
        return;
    if (!focus_id.empty())
        m_last_focus = focus_id;
    focus_id = std::move(id);
    m_reveal = !focus_id.empty(); // with nothing to see, the page stays where it is
    m_again = true;
}

bool UiCore::move_focus(int step)
{
    m_shows_ring = true;
    const auto order = stops();
    if (order.empty())
        return false;
    const auto& from = focus_id.empty() ? m_last_focus : focus_id;
    const auto current = std::find_if(order.begin(), order.end(), [&](const Registered* each) { return each->item.id == from; });
    if (current == order.end()) {
        set_focus(step > 0 ? first_stop() : order.back()->item.id);
        return true;
    }
    const auto count = order.size();
    const auto at = static_cast<std::size_t>(current - order.begin());
    set_focus(order[(at + count + static_cast<std::size_t>(step + static_cast<int>(count))) % count]->item.id);
    return true;
}

void UiCore::focus_next()
{
    const auto* from = find(focus_id);
    const auto order = stops();
    const auto current = std::find(order.begin(), order.end(), from);
    if (from == nullptr || current == order.end())
        return;
    // What belongs to a field, as why it is asked, comes next for the Tab key alone.
    const auto is_part = [&](const Item& item) {
        const auto* whole = find(parent_of(item.id));
        return !item.takes_text && whole != nullptr && is_stop(*whole);
    };
    auto next = std::find_if(current + 1, order.end(), [&](const Registered* each) {
        return each->scroll == from->scroll && each->layer == from->layer && !is_part(each->item);
    });
    if (next == order.end())
        next = std::find_if(order.begin(), order.end(), [](const Registered* each) { return each->item.is_main; });
    // Where all ways weigh the same, the way on is the last of them.
    if (next == order.end() && order.back()->is_late)
        next = order.end() - 1;
    if (next == order.end()) {
        set_focus({});
        return;
    }
    // From field to field the keys on the screen stay; what is only pressed is shown to have the focus.
    m_shows_ring = m_shows_ring || !(*next)->item.takes_text;
    set_focus((*next)->item.id);
}

/// From one of a group to the next, and round: as radio buttons are gone through.
bool UiCore::move_in_group(int step)
{
    const auto* from = find(focus_id);
    std::vector<const Registered*> members;
    for (const auto& each : m_last)
        if (is_stop(each) && each.item.group == from->item.group)
            members.push_back(&each);
    if (members.size() < 2)
        return false;
    const auto at = static_cast<std::size_t>(std::find(members.begin(), members.end(), from) - members.begin());
    set_focus(members[(at + members.size() + static_cast<std::size_t>(step + static_cast<int>(members.size()))) % members.size()]->item.id);
    return true;
}

/// The nearest in that direction; what lies aside of the way counts double. What scrolls together goes before the rest.
bool UiCore::move_focus(Point direction)
{
    const auto* from = find(focus_id);
    if (!from)
        return move_focus(direction.x + direction.y > 0 ? 1 : -1);
    const Rect a = from->item.rect;
    const Registered* best = nullptr;
    float best_cost = 0;
    for (const auto& each : m_last) {
        if (&each == from || !is_stop(each))
            continue;
        const Rect& b = each.item.rect;
        const float ahead = direction.x != 0 ? (b.centre().x - a.centre().x) * direction.x : (b.centre().y - a.centre().y) * direction.y;
        const bool is_beyond = direction.x != 0 ? (direction.x > 0 ? b.x >= a.right() - 1 : b.right() <= a.x + 1)
                                                : (direction.y > 0 ? b.y >= a.bottom() - 1 : b.bottom() <= a.y + 1);
        if (!is_beyond || ahead <= 0)
            continue;
        const float aside = direction.x != 0 ? std::abs(b.centre().y - a.centre().y)
                                             : std::max(0.F, std::max(b.x - a.right(), a.x - b.right())) +
                                                   0.1F * std::abs(b.centre().x - a.centre().x);
        constexpr float elsewhere = 1e5F;
        const float cost = ahead + 2 * aside + (each.scroll == from->scroll ? 0 : elsewhere);
        if (!best || cost < best_cost) {
            best = &each;
            best_cost = cost;
        }
    }
    if (!best)
        return false;
    set_focus(best->item.id);
    return true;
}

/// Where the eye begins: within the page before its bars, else at its main action.
std::string UiCore::first_stop() const
{
    const auto order = stops();
    for (const auto* each : order)
        if (each->scroll >= 0)
            return each->item.id;
    for (const auto* each : order)
        if (each->item.is_main)
            return each->item.id;
    return order.empty() ? std::string{} : order.front()->item.id;
}

bool UiCore::press_main()
{
    for (const auto& each : m_last)
        if (is_stop(each) && each.item.is_main) {
            m_tapped = each.item.id;
            m_tap_at = each.item.rect.centre();
            m_shows_ring = true;
            return true;
        }
    return false;
}

void UiCore::focus_within(std::string_view id)
{
    if (!m_shows_ring)
        return;
    for (const auto& each : m_last)
        if (is_stop(each) && each.item.id.starts_with(id)) {
            set_focus(each.item.id);
            return;
        }
}

void UiCore::change_page(std::string_view id)
{
    if (page_id == id)
        return;
    PageMemory left{page_id, {}, {}};
    for (const auto& each : m_last)
        if (each.scroll >= 0 && !each.item.id.empty() && (each.item.id == focus_id || each.item.id == m_last_focus) &&
            (left.focus.empty() || each.item.id == focus_id))
            left.focus = each.item.id;
    for (auto& [name, state] : m_scroll_states) {
        if (state.offset > 0)
            left.scrolled[name] = state.offset;
        state = {};
    }
    std::erase_if(m_pages, [&](const PageMemory& page) { return page.id == left.id; });
    m_pages.push_back(std::move(left));
    if (m_pages.size() > kMostPages)
        m_pages.erase(m_pages.begin());

    page_id = id;
    focus_id.clear();
    m_last_focus.clear();
    m_wanted_focus.clear();
    m_under_dialogs.clear();
    edit.wipe();
    m_press.is_void = true;
    m_press.id.clear();
    m_motions.clear();
    m_page_memory.clear();
    m_wants_focus = m_shows_ring;
    m_again = true;
    for (const auto& page : m_pages)
        if (page.id == id) {
            m_wanted_focus = page.focus;
            for (const auto& [name, offset] : page.scrolled)
                m_scroll_states[name].offset = offset;
        }
}

/// After a pass: whether what had the focus is still there, and what has it now that a page or a dialog came or went.
void UiCore::settle_focus()
{
    if (m_modal > m_last_modal) {
        // A dialog has come up: what was focused or pressed below it is no longer.
        m_press.is_void = true;
        m_under_dialogs.push_back(std::exchange(focus_id, {}));
        m_last_focus.clear();
        m_wanted_focus.clear();
        m_wants_focus = m_shows_ring;
    }
    const bool has_gone = m_modal < m_last_modal;
    m_last_modal = m_modal;
    if (has_gone && !m_under_dialogs.empty()) {
        const auto before = std::exchange(m_under_dialogs.back(), {});
        m_under_dialogs.pop_back();
        if (m_modal == 0)
            m_under_dialogs.clear();
        // A field is not opened again by itself where fingers are used: the keyboard would come up.
        if (const auto* there = find(before); there && (m_shows_ring || !there->item.takes_text))
            set_focus(before);
    }
    // One that the next pass may bring keeps the focus till then.
    if (!focus_id.empty() && !find(focus_id) && !m_again) {
        auto around = parent_of(focus_id);
        while (!around.empty() && !find(around))
            around = parent_of(around);
        m_wanted_focus = around;
        m_wants_focus = m_shows_ring;
        focus_id.clear();
        m_again = m_wants_focus;
    }
    if (!m_wants_focus || !focus_id.empty())
        return;
    m_wants_focus = false;
    set_focus(find(m_wanted_focus) ? m_wanted_focus : first_stop());
}

}
