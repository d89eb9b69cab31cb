// The instance as XML: what is sent, and (with all that is not relevant) what a draft holds.
#include "app/form/instance/engine.h"

#include "platform/unicode/unicode.h"
#include "platform/xml/writer.h"

#include <algorithm>

namespace kerbside::app {

namespace {

constexpr std::string_view kXForms = "http://www.w3.org/2002/xforms";

/// The prefixes that stand for one namespace throughout: declared once, at the root.
std::vector<std::pair<WordId, WordId>> prefixes_of(const Definition& form)
{
    std::vector<std::pair<WordId, WordId>> out;
    for (const ModelNode& node : form.model) {
        const Name& name = form.names.at(node.name);
        if (name.prefix == 0 || form.names.text(name.prefix) == "xml")
            continue;
        const auto known = std::find_if(out.begin(), out.end(), [&](const auto& it) { return it.first == name.prefix; });
        if (known == out.end())
            out.emplace_back(name.prefix, name.uri);
    }
    return out;
}

/// Composed (NFC), as servers and their exports compare texts; most answers have nothing to compose.
std::string_view composed(std::string_view text, std::string& scratch)
{
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return text;
    auto whole = platform::composed(text);
    if (!whole)
        return text;
    scratch = std::move(*whole);
    return scratch;
}

}

std::string Engine::deprecated_name() const
{
    if (m_deprecated.empty() || m_definition.deprecated_id != kNoModel || m_definition.meta == kNoModel)
        return {};
    // Named as the instanceID beside it is.
    const auto beside = m_definition.instance_id == kNoModel ? m_definition.meta : m_definition.instance_id;
    const auto prefix = m_definition.names.prefix(m_definition.model[beside].name);
    return prefix.empty() ? "deprecatedID" : std::string(prefix) + ":deprecatedID";
}

std::string Engine::xml(bool all, NodeId from) const
{
    const Document& tree = m_primary.document();
    const Names& names = m_definition.names;
    const auto declared = prefixes_of(m_definition);
    const NodeId root = from == kNoNode ? m_primary.root() : from;
    platform::XmlWriter writer;
    struct Level {
        NodeId node;
        WordId uri; ///< the default namespace within
    };
    std::vector<Level> open;
    std::string scratch;
    const auto is_left_out = [&](NodeId node) {
        return !all && !m_primary.state(node).relevant && node != root;
    };
    const auto attribute = [&](NodeId node) {
        writer.attribute(names.full(tree.at(node).name), tree.own_text(node));
    };
    const auto begin = [&](NodeId node) {
        const Name& name = names.at(tree.at(node).name);
        writer.open(names.full(tree.at(node).name));
        WordId uri = open.empty() ? 0 : open.back().uri;
        const auto plain = names.text(name.uri) == kXForms ? WordId{0} : name.uri;
        if (name.prefix == 0 && plain != uri) {
            // The namespace of XForms is what a submission's elements have when nothing is said.
            writer.attribute("xmlns", plain == 0 ? kXForms : names.text(plain));
            uri = plain;
        }
        if (open.empty()) {
            for (const auto& [prefix, meaning] : declared)
                writer.attribute("xmlns:" + std::string(names.text(prefix)), names.text(meaning));
        } else if (name.prefix != 0 &&
                   std::find(declared.begin(), declared.end(), std::pair{name.prefix, name.uri}) == declared.end()) {
            writer.attribute("xmlns:" + std::string(names.text(name.prefix)), names.text(name.uri));
        }
        for (NodeId at = tree.at(node).attributes; at != kNoNode; at = tree.at(at).next)
            if (!is_left_out(at))
                attribute(at);
        open.push_back({node, uri});
        if (!m_definition.model[m_primary.state(node).model].has_children)
            writer.text(all ? tree.own_text(node) : composed(tree.own_text(node), scratch));
    };
    const auto end = [&](NodeId node) {
        const ModelId model = m_primary.state(node).model;
        if (const auto name = deprecated_name(); model == m_definition.meta && !name.empty())
            writer.leaf(name, m_deprecated);
        writer.close();
        open.pop_back();
    };
    NodeId at = root;
    begin(at);
    NodeId next = tree.at(at).first;
    for (;;) {
        while (next != kNoNode && is_left_out(next))
            next = tree.at(next).next;
        if (next != kNoNode) {
            at = next;
            begin(at);
            next = tree.at(at).first;
            continue;
        }
        end(at);
        if (at == root)
            break;
        next = tree.at(at).next;
        at = tree.at(at).parent;
    }
    return writer.take();
}

}
