#pragma once

#include "app/form/model/names.h"
#include "app/form/model/text_arena.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace kerbside::app {

using NodeId = std::uint32_t;
constexpr NodeId kNoNode = 0x7FFFFFFF;
/// An element whose only child is text holds that text itself; its text node is the element's id with this bit.
constexpr NodeId kTextBit = 0x80000000;
constexpr NodeId kDocumentNode = 0;

enum class NodeKind : std::uint8_t { Document, Element, Attribute, Text, Comment, Instruction };

struct TreeNode {
    NodeKind kind = NodeKind::Element;
    NameId name = 0;
    NodeId parent = kNoNode;
    NodeId first = kNoNode;
    NodeId next = kNoNode;
    NodeId previous = kNoNode;
    NodeId attributes = kNoNode;
    std::uint32_t size = 0;
    const char* text = nullptr;
};

/// Rows and columns that XPath sees as `root/item/column`, without a node for each cell.
struct Table {
    struct Cell {
        std::uint32_t at = 0;
        std::uint32_t size = 0;
    };
    std::string bytes;
    std::vector<NameId> columns;
    std::vector<Cell> cells; ///< row by row
    std::uint32_t rows = 0;
    NameId root = 0;
    NameId item = 0;
};

/// Which children of one node have a child of some name with some text: an equality filter's answer.
struct ValueIndex {
    std::unordered_map<std::string_view, std::pair<std::uint32_t, std::uint32_t>> ranges; ///< into `items`
    std::vector<NodeId> items; ///< grouped by value, each group in document order
};

/// One XML document as flat arrays, node 0 being the document itself. Ids follow document order in a document
/// that is never changed. Reading is safe from any thread once it is built.
class Document {
public:
    explicit Document(const Names& names) : m_names(&names) { m_nodes.push_back({.kind = NodeKind::Document}); }
    Document(const Names& names, Table table) : m_names(&names), m_table(std::make_unique<Table>(std::move(table))) {}

    const Names& names() const { return *m_names; }

    NodeKind kind(NodeId id) const
    {
        if ((id & kTextBit) != 0)
            return NodeKind::Text;
        if (m_table)
            return id == kDocumentNode ? NodeKind::Document : NodeKind::Element;
        return m_nodes[id].kind;
    }
    NameId name(NodeId id) const
    {
        if ((id & kTextBit) != 0)
            return 0;
        return m_table ? table_name(id) : m_nodes[id].name;
    }
    NodeId parent(NodeId id) const
    {
        if ((id & kTextBit) != 0)
            return id & ~kTextBit;
        return m_table ? table_parent(id) : m_nodes[id].parent;
    }
    NodeId first_child(NodeId id) const
    {
        if ((id & kTextBit) != 0)
            return kNoNode;
        if (m_table)
            return table_first(id);
        const TreeNode& node = m_nodes[id];
        if (node.first == kNoNode && node.size != 0 && node.kind == NodeKind::Element)
            return id | kTextBit;
        return node.first;
    }
    NodeId next(NodeId id) const
    {
        if ((id & kTextBit) != 0)
            return kNoNode;
        return m_table ? table_next(id) : m_nodes[id].next;
    }
    NodeId previous(NodeId id) const
    {
        if ((id & kTextBit) != 0)
            return kNoNode;
        return m_table ? table_previous(id) : m_nodes[id].previous;
    }
    NodeId first_attribute(NodeId id) const
    {
        return (id & kTextBit) != 0 || m_table ? kNoNode : m_nodes[id].attributes;
    }
    bool has_own_text(NodeId id) const { return m_table || (id & kTextBit) != 0 || m_nodes[id].first == kNoNode; }
    /// The text of a node without element children; views the document.
    std::string_view own_text(NodeId id) const
    {
        id &= ~kTextBit;
        if (m_table)
            return table_text(id);
        const TreeNode& node = m_nodes[id];
        return {node.text, node.size};
    }
    /// The string-value (XPath 1.0 §5), in `scratch` where it has to be put together.
    std::string_view text(NodeId id, std::string& scratch) const;

    /// Greater is later in document order.
    std::uint64_t order(NodeId id) const
    {
        const NodeId base = id & ~kTextBit;
        const std::uint64_t place = m_order.empty() ? base : m_order[base];
        return place * 2 + ((id & kTextBit) != 0 ? 1 : 0);
    }
    NodeId next_in_order(NodeId id, NodeId within) const;

    bool is_table() const { return m_table != nullptr; }
    const Table& table() const { return *m_table; }
    std::size_t size() const { return m_table ? 0 : m_nodes.size(); }

    /// Children named `item` (a local name) of `parent`, by the text of their child named `key`. Built when it is
    /// first asked for, kept with the document and shared by all who read it.
    const ValueIndex& index(NodeId parent, WordId item, WordId key) const;

    // Building and changing: the owner's matter alone.
    NodeId add(TreeNode node)
    {
        m_nodes.push_back(node);
        return static_cast<NodeId>(m_nodes.size() - 1);
    }
    TreeNode& at(NodeId id) { return m_nodes[id]; }
    const TreeNode& at(NodeId id) const { return m_nodes[id]; }
    TextArena& arena() { return m_arena; }
    void reserve(std::size_t nodes) { m_nodes.reserve(nodes); }
    /// Numbers the nodes again after some were put between others.
    void renumber();

private:
    NameId table_name(NodeId id) const;
    NodeId table_parent(NodeId id) const;
    NodeId table_first(NodeId id) const;
    NodeId table_next(NodeId id) const;
    NodeId table_previous(NodeId id) const;
    std::string_view table_text(NodeId id) const;
    void build_index(ValueIndex& index, NodeId parent, WordId item, WordId key) const;

    const Names* m_names;
    std::vector<TreeNode> m_nodes;
    std::unique_ptr<Table> m_table;
    TextArena m_arena;
    std::vector<std::uint32_t> m_order;

    mutable std::mutex m_index_lock;
    mutable std::map<std::tuple<NodeId, WordId, WordId>, std::unique_ptr<ValueIndex>> m_indexes;
};

}
