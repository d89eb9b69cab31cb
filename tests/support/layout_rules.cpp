#include "tests/support/layout_rules.h"

#include <algorithm>
#include <cmath>

namespace kerbside::test {

using app::ui::Node;
using app::ui::Rect;
using app::ui::Role;

namespace {

std::string name_of(const Node& node)
{
    const auto label = node.label.substr(0, 60);
    return node.id.empty() ? "\"" + label + "\"" : node.id + " \"" + label + "\"";
}

std::string text_of(const Rect& rect)
{
    return std::to_string(std::lround(rect.x)) + "," + std::to_string(std::lround(rect.y)) + " " + std::to_string(std::lround(rect.w)) + "x" +
           std::to_string(std::lround(rect.h));
}

bool is_key(const Node& node)
{
    return node.id.starts_with("keyboard");
}

/// Takes taps, and has neighbours: a scrim or a picture of the whole page has none.
bool is_control(const Node& node)
{
    return node.is_target && node.role != Role::Image && node.role != Role::Dialog;
}

bool lies_in(const Rect& inner, const Rect& outer)
{
    return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 && inner.right() <= outer.right() + 1 && inner.bottom() <= outer.bottom() + 1;
}

bool meet(const Rect& a, const Rect& b)
{
    return !a.inset(0.5F, 0.5F).within(b.inset(0.5F, 0.5F)).is_empty();
}

/// Pixels between them, the larger way; less than nothing where they meet.
float gap(const Rect& a, const Rect& b)
{
    const float across = std::max(a.x, b.x) - std::min(a.right(), b.right());
    const float down = std::max(a.y, b.y) - std::min(a.bottom(), b.bottom());
    return std::max(across, down);
}

class Inspection {
public:
    Inspection(const std::vector<Node>& nodes, const LayoutRules& rules) : m_nodes(nodes), m_rules(rules) {}

    std::vector<std::string> faults()
    {
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            alone(m_nodes[i]);
            for (std::size_t j = i + 1; j < m_nodes.size(); ++j)
                together(m_nodes[i], m_nodes[j]);
        }
        return std::move(m_faults);
    }

private:
    void add(std::string fault) { m_faults.push_back(std::move(fault)); }

    void alone(const Node& node)
    {
        if (node.is_cut)
            add(name_of(node) + " is cut");
        if (node.rect.x < -0.5F || node.rect.right() > m_rules.width + 0.5F)
            add(name_of(node) + " goes beyond the screen's side: " + text_of(node.rect));
        if (!is_control(node))
            return;
        // The sign of a step alone is no name: of what?
        if (node.role != Role::Key && node.label.find_first_not_of(" +:\xE2\x88\x92") == std::string::npos)
            add(name_of(node) + " has no name");
        // A key of the on-screen keyboard may be narrow where ten of them share a small screen; it is as high as any.
        const float least = m_rules.target * m_rules.scale - 0.5F;
        if (node.rect.h < least || (!is_key(node) && node.rect.w < least))
            add(name_of(node) + " is smaller than " + std::to_string(std::lround(m_rules.target)) + " units: " + text_of(node.rect));
        if (node.is_focused && node.role == Role::Field && !node.is_in_sight)
            add(name_of(node) + " has the focus and cannot be seen");
    }

    void together(const Node& a, const Node& b)
    {
        if (!a.is_in_sight || !b.is_in_sight || a.layer != b.layer)
            return;
        const bool nested = lies_in(b.shown, a.shown) || lies_in(a.shown, b.shown);
        if (is_control(a) && is_control(b)) {
            // The small button of a tile lies wholly within it, on purpose.
            if (nested && (a.id.starts_with(b.id) || b.id.starts_with(a.id)))
                return;
            if (meet(a.shown, b.shown))
                add(name_of(a) + " lies upon " + name_of(b) + ": " + text_of(a.shown) + " and " + text_of(b.shown));
            else if (a.scroll == b.scroll && !is_key(a) && gap(a.rect, b.rect) < m_rules.apart * m_rules.scale - 0.5F)
                add(name_of(a) + " and " + name_of(b) + " are nearer than " + std::to_string(std::lround(m_rules.apart)) + " units");
            return;
        }
        const bool are_words = (a.role == Role::Text || a.role == Role::Heading || is_control(a)) && (b.role == Role::Text || b.role == Role::Heading || is_control(b));
        if (are_words && !nested && meet(a.shown, b.shown))
            add(name_of(a) + " lies upon " + name_of(b) + ": " + text_of(a.shown) + " and " + text_of(b.shown));
    }

    const std::vector<Node>& m_nodes;
    const LayoutRules& m_rules;
    std::vector<std::string> m_faults;
};

}

std::vector<std::string> layout_faults(const std::vector<Node>& nodes, const LayoutRules& rules)
{
    return Inspection(nodes, rules).faults();
}

}
