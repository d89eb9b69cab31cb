#include "app/form/model/tree_reader.h"

#include <algorithm>
#include <vector>

namespace kerbside::app {

using platform::XmlAttribute;
using platform::XmlKind;
using platform::XmlNode;

namespace {

bool is_blank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

class TreeReader {
public:
    TreeReader(Names& names, Document& document, Keep keep) : m_names(names), m_document(document), m_keep(keep) {}

    void read(XmlNode root)
    {
        // Prefixes that are declared around the root hold within it.
        std::vector<XmlNode> around;
        for (XmlNode at = root.parent(); at; at = at.parent())
            around.push_back(at);
        for (auto at = around.rbegin(); at != around.rend(); ++at)
            declare(*at);
        m_levels.push_back({kDocumentNode, last_child(), m_scope.size()});
        XmlNode at = root;
        while (at) {
            const bool entered = put(at);
            if (entered && at.first_child()) {
                at = at.first_child();
                continue;
            }
            if (entered)
                leave();
            while (at && at != root && !at.next()) {
                at = at.parent();
                leave();
            }
            if (!at || at == root)
                return;
            at = at.next();
        }
    }

private:
    struct Level {
        NodeId node;
        NodeId last;
        std::size_t scope;
    };
    struct Binding {
        WordId prefix;
        WordId uri;
    };

    NodeId last_child() const
    {
        NodeId last = kNoNode;
        for (NodeId at = m_document.at(kDocumentNode).first; at != kNoNode; at = m_document.at(at).next)
            last = at;
        return last;
    }

    void declare(const XmlNode& element)
    {
        for (XmlAttribute at = element.first_attribute(); at; at = at.next()) {
            if (!at.is_namespace())
                continue;
            const auto prefix = at.prefix().empty() ? std::string_view{} : at.local();
            m_scope.push_back({m_names.word(prefix), m_names.word(at.value())});
        }
    }

    WordId uri_of(WordId prefix) const
    {
        for (auto at = m_scope.rbegin(); at != m_scope.rend(); ++at)
            if (at->prefix == prefix)
                return at->uri;
        return 0;
    }

    NameId make_name(std::string_view full, bool defaults)
    {
        const auto colon = full.find(':');
        const WordId prefix = m_names.word(colon == std::string_view::npos ? std::string_view{} : full.substr(0, colon));
        const WordId local = m_names.word(colon == std::string_view::npos ? full : full.substr(colon + 1));
        return m_names.name(prefix, local, prefix != 0 || defaults ? uri_of(prefix) : 0);
    }

    NodeId append(TreeNode node)
    {
        Level& level = m_levels.back();
        node.parent = level.node;
        node.previous = level.last;
        const NodeId id = m_document.add(node);
        if (level.last == kNoNode)
            m_document.at(level.node).first = id;
        else
            m_document.at(level.last).next = id;
        level.last = id;
        return id;
    }

    void set_text(TreeNode& node, std::string_view text)
    {
        const auto kept = m_document.arena().keep(text);
        node.text = kept.data();
        node.size = static_cast<std::uint32_t>(kept.size());
    }

    void leave()
    {
        m_scope.resize(m_levels.back().scope);
        if (m_levels.back().node != kDocumentNode && m_levels.size() > 1)
            m_levels.pop_back();
    }

    /// Whether all that is in the element is one text; `text` is what it says then.
    bool is_leaf(const XmlNode& element, std::string_view& text)
    {
        m_joined.clear();
        std::size_t pieces = 0;
        for (XmlNode at = element.first_child(); at; at = at.next()) {
            if (at.kind() == XmlKind::Text) {
                text = at.value();
                m_joined += pieces == 0 ? std::string_view{} : at.value();
                if (++pieces == 2)
                    m_joined = std::string(first_text(element)) + m_joined;
            } else if (at.kind() == XmlKind::Element || m_keep == Keep::Everything) {
                return false;
            }
        }
        if (pieces > 1)
            text = m_joined;
        return true;
    }
    static std::string_view first_text(const XmlNode& element)
    {
        XmlNode at = element.first_child();
        while (at && at.kind() != XmlKind::Text)
            at = at.next();
        return at ? at.value() : std::string_view{};
    }

    /// Whether its children are to be visited.
    bool put(const XmlNode& node)
    {
        switch (node.kind()) {
        case XmlKind::Text: {
            if (m_keep == Keep::Data && is_blank(node.value()))
                return false;
            // Text and CDATA side by side are one text node.
            const NodeId last = m_levels.back().last;
            if (last != kNoNode && m_document.at(last).kind == NodeKind::Text) {
                TreeNode& before = m_document.at(last);
                std::string joined(before.text, before.size);
                joined += node.value();
                set_text(before, joined);
                return false;
            }
            TreeNode text{.kind = NodeKind::Text};
            set_text(text, node.value());
            append(text);
            return false;
        }
        case XmlKind::Comment:
        case XmlKind::Instruction: {
            if (m_keep == Keep::Data)
                return false;
            const bool is_comment = node.kind() == XmlKind::Comment;
            TreeNode other{.kind = is_comment ? NodeKind::Comment : NodeKind::Instruction};
            if (!is_comment)
                other.name = m_names.plain(node.name());
            set_text(other, node.value());
            append(other);
            return false;
        }
        case XmlKind::Element:
            break;
        }
        const std::size_t scope = m_scope.size();
        declare(node);
        TreeNode element{.name = make_name(node.name(), true)};
        std::string_view text;
        const bool leaf = is_leaf(node, text);
        if (leaf)
            set_text(element, text);
        const NodeId id = append(element);
        put_attributes(node, id);
        if (leaf) {
            m_scope.resize(scope);
            return false;
        }
        m_levels.push_back({id, kNoNode, scope});
        return true;
    }

    void put_attributes(const XmlNode& node, NodeId element)
    {
        NodeId last = kNoNode;
        for (XmlAttribute at = node.first_attribute(); at; at = at.next()) {
            if (at.is_namespace())
                continue;
            TreeNode attribute{.kind = NodeKind::Attribute, .name = make_name(at.name(), false), .parent = element};
            if (at.prefix() == "xml")
                attribute.name = m_names.name(m_names.word("xml"), m_names.word(at.local()),
                                              m_names.word("http://www.w3.org/XML/1998/namespace"));
            set_text(attribute, at.value());
            attribute.previous = last;
            const NodeId id = m_document.add(attribute);
            if (last == kNoNode)
                m_document.at(element).attributes = id;
            else
                m_document.at(last).next = id;
            last = id;
        }
    }

    Names& m_names;
    Document& m_document;
    Keep m_keep;
    std::vector<Level> m_levels;
    std::vector<Binding> m_scope;
    std::string m_joined;
};

std::string lower_ending(std::string_view name)
{
    const auto dot = name.rfind('.');
    std::string ending(dot == std::string_view::npos ? std::string_view{} : name.substr(dot + 1));
    for (char& c : ending)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return ending;
}

}

void read_tree(XmlNode root, Names& names, Document& document, Keep keep)
{
    TreeReader(names, document, keep).read(root);
}

platform::Result<std::unique_ptr<Document>> read_list(std::string_view file_name, std::string bytes, Names& names)
{
    const auto ending = lower_ending(file_name);
    if (ending == "csv")
        return read_csv(std::move(bytes), names);
    if (ending == "geojson" || ending == "json")
        return read_geojson(bytes, names);
    TRY_ASSIGN(const auto xml, platform::XmlDocument::parse(std::move(bytes)));
    auto document = std::make_unique<Document>(names);
    read_tree(xml.root(), names, *document, Keep::Data);
    return document;
}

}
