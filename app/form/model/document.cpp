#include "app/form/model/document.h"

#include <algorithm>

namespace kerbside::app {

namespace {

constexpr NodeId kTableRoot = 1;
constexpr NodeId kFirstRow = 2;

}

// A table's ids: 0 the document, 1 the root, then each row's item followed by its cells.

NameId Document::table_name(NodeId id) const
{
    if (id == kDocumentNode)
        return 0;
    if (id == kTableRoot)
        return m_table->root;
    const auto column = (id - kFirstRow) % (m_table->columns.size() + 1);
    return column == 0 ? m_table->item : m_table->columns[column - 1];
}

NodeId Document::table_parent(NodeId id) const
{
    if (id == kDocumentNode)
        return kNoNode;
    if (id == kTableRoot)
        return kDocumentNode;
    const auto column = static_cast<NodeId>((id - kFirstRow) % (m_table->columns.size() + 1));
    return column == 0 ? kTableRoot : id - column;
}

NodeId Document::table_first(NodeId id) const
{
    if (id == kDocumentNode)
        return kTableRoot;
    if (id == kTableRoot)
        return m_table->rows == 0 ? kNoNode : kFirstRow;
    const auto column = (id - kFirstRow) % (m_table->columns.size() + 1);
    if (column == 0)
        return m_table->columns.empty() ? kNoNode : id + 1;
    return table_text(id).empty() ? kNoNode : id | kTextBit;
}

NodeId Document::table_next(NodeId id) const
{
    if (id < kFirstRow)
        return kNoNode;
    const auto width = m_table->columns.size() + 1;
    const auto row = (id - kFirstRow) / width;
    const auto column = (id - kFirstRow) % width;
    if (column == 0)
        return row + 1 < m_table->rows ? static_cast<NodeId>(id + width) : kNoNode;
    return column + 1 < width ? id + 1 : kNoNode;
}

NodeId Document::table_previous(NodeId id) const
{
    if (id < kFirstRow)
        return kNoNode;
    const auto width = m_table->columns.size() + 1;
    const auto column = (id - kFirstRow) % width;
    if (column == 0)
        return id >= kFirstRow + width ? static_cast<NodeId>(id - width) : kNoNode;
    return column > 1 ? id - 1 : kNoNode;
}

std::string_view Document::table_text(NodeId id) const
{
    if (id < kFirstRow)
        return {};
    const auto width = m_table->columns.size() + 1;
    const auto column = (id - kFirstRow) % width;
    if (column == 0)
        return {};
    const auto& cell = m_table->cells[(id - kFirstRow) / width * (width - 1) + column - 1];
    return std::string_view(m_table->bytes).substr(cell.at, cell.size);
}

NodeId Document::next_in_order(NodeId id, NodeId within) const
{
    const NodeId child = first_child(id);
    if (child != kNoNode)
        return child;
    while (id != within) {
        const NodeId sibling = next(id);
        if (sibling != kNoNode)
            return sibling;
        id = parent(id);
        if (id == kNoNode)
            return kNoNode;
    }
    return kNoNode;
}

std::string_view Document::text(NodeId id, std::string& scratch) const
{
    const bool is_row = m_table && (id & kTextBit) == 0 && first_child(id) != kNoNode && table_text(id).empty();
    if (!is_row && has_own_text(id))
        return own_text(id);
    scratch.clear();
    for (NodeId at = next_in_order(id, id); at != kNoNode; at = next_in_order(at, id))
        if (kind(at) == NodeKind::Text)
            scratch += own_text(at);
    return scratch;
}

void Document::renumber()
{
    m_order.assign(m_nodes.size(), 0);
    std::uint32_t place = 0;
    for (NodeId at = kDocumentNode; at != kNoNode; at = next_in_order(at, kDocumentNode)) {
        if ((at & kTextBit) != 0)
            continue;
        m_order[at] = place++;
        for (NodeId attribute = m_nodes[at].attributes; attribute != kNoNode; attribute = m_nodes[attribute].next)
            m_order[attribute] = place++;
    }
}

const ValueIndex& Document::index(NodeId parent, WordId item, WordId key) const
{
    const std::lock_guard guard(m_index_lock);
    auto& found = m_indexes[{parent, item, key}];
    if (!found) {
        found = std::make_unique<ValueIndex>();
        build_index(*found, parent, item, key);
    }
    return *found;
}

void Document::build_index(ValueIndex& index, NodeId parent, WordId item, WordId key) const
{
    struct Entry {
        std::uint32_t value; ///< which distinct text
        NodeId item;
    };
    std::vector<Entry> entries;
    std::vector<std::uint32_t> counts;
    std::vector<std::string_view> values;
    std::unordered_map<std::string_view, std::uint32_t> known;
    const auto note = [&](NodeId at, NodeId child) {
        // An element with children is no key that anybody filters by; its text would have to be put together.
        if (!has_own_text(child))
            return;
        const auto text = own_text(child);
        const auto [place, is_new] = known.try_emplace(text, static_cast<std::uint32_t>(values.size()));
        if (is_new) {
            values.push_back(text);
            counts.push_back(0);
        }
        if (!entries.empty() && entries.back().item == at && entries.back().value == place->second)
            return;
        entries.push_back({place->second, at});
        ++counts[place->second];
    };
    for (NodeId at = first_child(parent); at != kNoNode; at = next(at)) {
        if (kind(at) != NodeKind::Element || m_names->at(name(at)).local != item)
            continue;
        for (NodeId child = first_child(at); child != kNoNode; child = next(child))
            if (kind(child) == NodeKind::Element && m_names->at(name(child)).local == key)
                note(at, child);
    }
    std::uint32_t start = 0;
    index.ranges.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        index.ranges.emplace(values[i], std::pair{start, start});
        start += counts[i];
    }
    index.items.resize(start);
    std::vector<std::pair<std::uint32_t, std::uint32_t>*> ranges;
    ranges.reserve(values.size());
    for (const auto& value : values)
        ranges.push_back(&index.ranges.find(value)->second);
    for (const auto& entry : entries)
        index.items[ranges[entry.value]->second++] = entry.item;
}

}
