#include "tests/support/key_rules.h"

#include <algorithm>
#include <map>
#include <set>

namespace kerbside::test {

namespace {

using app::ui::Node;
using app::ui::Rect;

/// More presses than any page has places.
constexpr int kMost = 700;

struct Around {
    const KeyedPage& page;
    std::vector<std::string> faults;
    std::vector<Node> way; ///< each place as it was when the focus was there

    Node focused() const
    {
        for (auto& node : page.nodes())
            if (node.is_focused)
                return node;
        return {};
    }

    void look(const Node& node)
    {
        if (!node.has_ring)
            faults.push_back(node.id + " has the focus and no ring");
        if (!node.is_in_sight)
            faults.push_back(node.id + " has the focus and is out of sight");
    }

    /// By Tab till the place comes again from which it went.
    bool go(bool back)
    {
        way.clear();
        const auto begin = focused();
        for (int presses = 0; presses < kMost; ++presses) {
            page.tab(back);
            const auto now = focused();
            if (now.id.empty()) {
                faults.push_back("after " + (way.empty() ? begin.id : way.back().id) + " nothing has the focus");
                return false;
            }
            look(now);
            way.push_back(now);
            if (now.id == begin.id || (!now.group.empty() && now.group == begin.group))
                return true;
        }
        faults.push_back("the way round from " + begin.id + " does not end: " + way[way.size() - 2].id + ", " + way.back().id);
        return false;
    }
};

std::string stop_of(const Node& node)
{
    return node.group.empty() ? node.id : "group " + node.group;
}

/// Straight upwards, within what is read from the top down: nobody's eye goes there next. Past the page's end come the bar
/// below it and the one above it.
bool jumps_back(const Node& a, const Node& b)
{
    const bool is_above = b.rect.bottom() <= a.rect.y + 1;
    const bool is_beside = b.rect.right() <= a.rect.x + 1 || b.rect.x >= a.rect.right() - 1;
    const bool is_within = a.scroll >= 0 || a.layer > 0;
    return is_within && a.scroll == b.scroll && a.layer == b.layer && is_above && !is_beside;
}

}

std::vector<std::string> key_faults(const KeyedPage& page)
{
    Around around{page, {}, {}};
    const auto before = page.nodes();
    const auto is_stop = [](const Node& node) { return node.is_stop; };
    if (std::none_of(before.begin(), before.end(), is_stop))
        return {};
    if (around.focused().id.empty() || !around.focused().has_ring)
        page.tab(false);
    if (around.focused().id.empty())
        return {"the first press leads nowhere"};
    if (!around.go(false))
        return around.faults;
    const auto there = around.way;
    std::set<std::string> reached;
    for (const auto& node : there)
        if (!reached.insert(stop_of(node)).second)
            around.faults.push_back(node.id + " comes twice on the way round");
    // What came and went with the focus (a field's keyboard) is nobody's place.
    const auto after = page.nodes();
    for (const auto& node : before)
        if (node.is_stop && !reached.contains(stop_of(node)) && std::any_of(after.begin(), after.end(), [&](const Node& now) { return now.id == node.id && now.is_stop; }))
            around.faults.push_back(node.id + " is not reached by Tab");
    for (std::size_t at = 1; at < there.size(); ++at)
        if (at + 1 != there.size() && jumps_back(there[at - 1], there[at]) && there[at].id != there.front().id)
            around.faults.push_back("from " + there[at - 1].id + " the focus jumps back to " + there[at].id);
    if (!around.go(true))
        return around.faults;
    std::vector<std::string> back;
    for (const auto& node : around.way)
        back.push_back(stop_of(node));
    std::reverse(back.begin(), back.end());
    std::vector<std::string> forth;
    for (const auto& node : there)
        forth.push_back(stop_of(node));
    std::rotate(back.begin(), back.begin() + 1, back.end());
    if (back != forth)
        around.faults.push_back("the way back from " + there.back().id + " is another one");
    return around.faults;
}

}
