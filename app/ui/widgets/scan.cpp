#include "app/ui/widgets/core.h"

#include <algorithm>
#include <map>

namespace kerbside::app::ui {

using std::chrono::milliseconds;

namespace {

/// A group is gone through one by one: more than these would take too long.
constexpr std::size_t kMostInGroup = 6;
/// Nobody has chosen anything while the whole page was gone through so often: it rests till the next press.
constexpr int kMostRounds = 3;

enum Region : int { Keys, Page, BottomBar, AppBar };

std::string_view parent_of(std::string_view id)
{
    const auto dot = id.rfind('.');
    return dot == id.npos ? std::string_view{} : id.substr(0, dot);
}

/// What a switch that sends this is known by; "" for what is none.
std::string name_of(const Event& event)
{
    for (const auto* part : {"Shift", "Ctrl", "Alt", "GUI", "Lock", "Numlock"})
        if (event.button.find(part) != event.button.npos)
            return {};
    return !event.button.empty() || event.kind != platform::EventKind::KeyDown ? event.button : std::string(platform::name_of(event.key));
}

/// The Enter of the number pad is an Enter too, unless it was made known by itself.
bool is_called(const Event& event, std::string_view name)
{
    return name_of(event) == name || (event.key != Key::None && platform::name_of(event.key) == name);
}

}

void UiCore::set_scanning(const Scanning& setting)
{
    if (setting == m_scan.setting)
        return;
    m_scan = {.setting = setting, .at = {}, .group = {}, .since = now};
    m_again = true;
}

/// What can be taken, in groups: the keyboard by its rows, then the page by its questions, then the bars.
std::vector<std::vector<UiCore::Offer>> UiCore::offered_groups() const
{
    struct Cluster {
        Region region = Region::Page;
        int card = 0;
        std::vector<Offer> offers;
    };
    std::vector<Cluster> clusters;
    std::map<std::string, std::size_t, std::less<>> places;
    std::size_t count = 0;
    for (const auto& each : m_last) {
        const auto& item = each.item;
        if (!item.is_target || !item.is_enabled || item.id.empty() || each.layer < m_last_modal || item.role == Role::Image || item.role == Role::Dialog)
            continue;
        const bool is_key = item.id.starts_with("keyboard.");
        const auto region = is_key ? Region::Keys : each.is_late ? Region::BottomBar : each.scroll < 0 && m_last_modal == 0 ? Region::AppBar : Region::Page;
        std::string name = is_key                       ? "row " + std::to_string(static_cast<int>(item.rect.y))
                           : region != Region::Page     ? "bar " + std::to_string(region)
                           : !item.group.empty()        ? item.group
                                                        : std::string(parent_of(item.id));
        // What belongs to a thing stands in its group: the small button of a tally beside the tally.
        if (const auto around = places.find("in " + name); around != places.end())
            places.try_emplace(name, around->second);
        else if (region == Region::Page && item.group.empty() && each.card > 0)
            name += " on " + std::to_string(each.card);
        const auto [found, is_new] = places.try_emplace(name, clusters.size());
        if (is_new)
            clusters.push_back({region, each.card, {}});
        auto& offers = clusters[found->second].offers;
        places.insert_or_assign("in " + item.id, found->second);
        if (item.takes_sideways) {
            offers.push_back({item.id, -1});
            offers.push_back({item.id, 1});
        } else {
            offers.push_back({item.id, 0});
        }
        ++count;
    }
    std::stable_sort(clusters.begin(), clusters.end(), [](const Cluster& a, const Cluster& b) { return a.region < b.region; });
    std::vector<std::vector<Offer>> groups;
    const bool is_short = count <= kMostInGroup;
    auto before = Region::Keys;
    int card = 0;
    for (const auto& cluster : clusters) {
        const auto total = cluster.offers.size();
        // Single ones beside each other are a group, as long as it is no long one and they lie on one card.
        const bool joins = !is_short && total == 1 && !groups.empty() && before == cluster.region && card == cluster.card && groups.back().size() < kMostInGroup;
        before = cluster.region;
        card = cluster.card;
        if (joins) {
            groups.back().push_back(cluster.offers.front());
            continue;
        }
        const auto parts = is_short ? total : (total + kMostInGroup - 1) / kMostInGroup;
        for (std::size_t part = 0; part < parts; ++part)
            groups.emplace_back(cluster.offers.begin() + static_cast<std::ptrdiff_t>(total * part / parts),
                                cluster.offers.begin() + static_cast<std::ptrdiff_t>(total * (part + 1) / parts));
    }
    return groups;
}

bool UiCore::is_offered(std::string_view id) const
{
    return is_scanning() && std::any_of(m_scan.at.begin(), m_scan.at.end(), [&](const Offer& offer) { return offer.id == id; });
}

bool UiCore::take_switch(const Event& event)
{
    if (!is_scanning() || event.shift || event.control)
        return false;
    const auto name = name_of(event);
    const bool is_next = is_called(event, m_scan.setting.next);
    if (name.empty() || (!is_next && !is_called(event, m_scan.setting.choose)))
        return false;
    m_scan.writes = event.kind == platform::EventKind::KeyDown;
    // A switch that is held is pressed once: hands that need one do not let go quickly.
    if (event.is_repeat)
        return true;
    m_shows_ring = false;
    m_scan.steps = 0;
    m_scan.since = now;
    if (std::exchange(m_scan.is_resting, false))
        return true;
    if (is_next && m_scan.setting.mode == Scanning::Mode::Step)
        scan_on();
    else
        scan_choose();
    return true;
}

/// While a switch is being made known. Shift and its like are no switches: they change what others mean.
bool UiCore::hear(const Event& event)
{
    if (event.key == Key::Escape && event.kind == platform::EventKind::KeyDown)
        return false;
    if (event.kind == platform::EventKind::PointerDown) {
        const auto* pressed = at({event.x, event.y});
        if (event.button.empty() || (pressed && pressed->item.role != Role::Image && pressed->item.role != Role::Dialog))
            return false;
    }
    const auto name = name_of(event);
    if (name.empty())
        return event.kind == platform::EventKind::KeyDown;
    if (!event.is_repeat)
        m_heard = name;
    m_scan.writes = event.kind == platform::EventKind::KeyDown;
    return true;
}

std::optional<std::string> UiCore::heard_switch()
{
    m_asks_switch = true;
    return std::exchange(m_heard, std::nullopt);
}

void UiCore::wake_at(milliseconds time)
{
    m_alarm = std::min(m_alarm.value_or(time), time);
}

void UiCore::scan_on()
{
    m_scan.since = now;
    m_scan.is_new = true;
    m_again = true;
    if (!m_scan.group.empty()) {
        const auto at = std::find(m_scan.group.begin(), m_scan.group.end(), m_scan.at.empty() ? Offer{} : m_scan.at.front());
        if (at != m_scan.group.end() && at + 1 != m_scan.group.end()) {
            m_scan.at = {*(at + 1)};
            return;
        }
        // Past its last one: out of the group again.
        m_scan.at = std::exchange(m_scan.group, {});
        return;
    }
    const auto groups = offered_groups();
    if (groups.empty())
        return;
    const auto at = std::find(groups.begin(), groups.end(), m_scan.at);
    m_scan.at = at == groups.end() || at + 1 == groups.end() ? groups.front() : *(at + 1);
    if (++m_scan.steps > kMostRounds * static_cast<int>(groups.size()))
        m_scan.is_resting = m_scan.setting.mode == Scanning::Mode::Auto;
}

void UiCore::scan_choose()
{
    m_scan.is_new = true;
    m_again = true;
    if (m_scan.at.empty())
        return;
    if (m_scan.at.size() > 1) {
        m_scan.group = m_scan.at;
        m_scan.at = {m_scan.group.front()};
        return;
    }
    const auto offer = m_scan.at.front();
    const auto* there = find(offer.id);
    if (!there)
        return;
    if (!there->item.keeps_focus)
        set_focus(offer.id);
    if (offer.sideways != 0) {
        m_sideways = offer.sideways;
        return;
    }
    m_tapped = offer.id;
    m_tap_at = there->item.rect.centre();
    // A letter is seldom followed by its neighbour, and a field by nothing but letters: to the rows of the keyboard.
    if (offer.id.starts_with("keyboard.") || there->item.takes_text) {
        m_scan.group.clear();
        m_scan.at.clear();
    }
}

/// After a pass: what was offered may have gone, with its page or its dialog.
void UiCore::settle_scan()
{
    if (!is_scanning())
        return;
    const auto groups = offered_groups();
    const auto is_there = [&](const std::vector<Offer>& some) {
        return std::all_of(some.begin(), some.end(), [&](const Offer& offer) { return find(offer.id) != nullptr; });
    };
    const bool is_group = std::find(groups.begin(), groups.end(), m_scan.at) != groups.end();
    const bool is_inside = !m_scan.group.empty() && is_there(m_scan.group) && is_there(m_scan.at);
    if (!m_scan.at.empty() && (is_group || is_inside)) {
        if (!m_scan.is_new)
            return; // a finger may scroll it away
        // Once more where heights are not yet what they will be.
        m_scan.is_new = m_again;
        reveal(m_scan.at.back().id);
        reveal(m_scan.at.front().id);
        return;
    }
    m_scan.group.clear();
    // Where she was, if that is still there: the page does not go back to its top under her.
    const bool is_writing = wants_text() && recall("keyboard", 0) > 0;
    const auto here = std::find_if(groups.begin(), groups.end(), [&](const std::vector<Offer>& group) {
        return !focus_id.empty() && !is_writing && std::any_of(group.begin(), group.end(), [&](const Offer& offer) { return offer.id == focus_id; });
    });
    m_scan.at = here != groups.end() ? *here : groups.empty() ? std::vector<Offer>{} : groups.front();
    m_scan.since = now;
    if (!m_scan.at.empty()) {
        reveal(m_scan.at.back().id);
        reveal(m_scan.at.front().id);
    }
    // The way to the keys may have led over the whole page: what is written is to be seen.
    if (is_writing)
        reveal(focus_id);
}

void UiCore::draw_scan()
{
    // While a switch is being made known it takes nothing.
    if (!is_scanning() || m_hears || m_scan.at.empty())
        return;
    Rect around{};
    for (const auto& offer : m_scan.at) {
        const auto* there = find(offer.id);
        if (!there)
            return;
        Rect rect = there->item.rect;
        if (offer.sideways != 0 && m_scan.at.size() == 1) {
            rect.w /= 2;
            if ((offer.sideways > 0) != m_rtl)
                rect.x += rect.w;
        }
        rect = rect.within(there->clip);
        if (rect.is_empty())
            continue;
        if (around.is_empty()) {
            around = rect;
            continue;
        }
        const Rect old = around;
        around.x = std::min(old.x, rect.x);
        around.y = std::min(old.y, rect.y);
        around.w = std::max(old.right(), rect.right()) - around.x;
        around.h = std::max(old.bottom(), rect.bottom()) - around.y;
    }
    if (around.is_empty())
        return;
    constexpr std::size_t top = 7;
    paint.set_layer(top);
    const Colour colour = m_theme.colour(Paint::Focus);
    const float gap = m_theme.px(4);
    const float radius = m_theme.radius(Radius::Medium) + gap;
    const Rect ring = around.inset(-gap, -gap).within({0, 0, screen.w, screen.h});
    if (m_scan.at.size() > 1)
        paint.fill(ring, colour.with_alpha(0.12F), radius);
    paint.stroke(ring, colour, radius, m_theme.px(m_scan.at.size() > 1 ? 3 : 5));
    paint.set_layer(0);
}

}
