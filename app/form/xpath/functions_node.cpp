#include "app/form/xpath/evaluator.h"
#include "app/form/xpath/function.h"

#include <array>
#include <limits>

namespace kerbside::app::xpath {

namespace {

Value count(Call& call)
{
    return static_cast<double>(call.nodes(0).size());
}

Value count_non_empty(Call& call)
{
    double out = 0;
    std::string scratch;
    const auto nodes = call.nodes(0);
    if (!call.spend(nodes.size()))
        return out;
    for (const Node node : nodes)
        out += call.evaluator().text_of(node, scratch).empty() ? 0 : 1;
    return out;
}

/// With a node: where it stands among its like (ODK XForms §position).
Value position(Call& call)
{
    if (call.size() == 0)
        return static_cast<double>(call.evaluator().position());
    // A place does not hang on relevance, which may hang on the place.
    Evaluator& evaluator = call.evaluator();
    if (const auto node = evaluator.plain_node(evaluator.arg(evaluator.op(call.expression()), 0)))
        return static_cast<double>(evaluator.place_of(*node));
    const auto nodes = call.nodes(0);
    if (nodes.empty())
        return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(evaluator.place_of(nodes.front()));
}

Value last(Call& call)
{
    return static_cast<double>(call.evaluator().size());
}

/// The node of an optional argument, or the focus; nothing for an empty set.
bool subject(Call& call, Node& out)
{
    if (call.size() == 0) {
        out = call.evaluator().focus();
        return true;
    }
    const auto nodes = call.nodes(0);
    if (nodes.empty())
        return false;
    out = nodes.front();
    return true;
}

Value local_name(Call& call)
{
    Node node;
    if (!subject(call, node))
        return "";
    const Document& tree = call.evaluator().document(node);
    return tree.names().local(tree.name(node.id));
}
Value name(Call& call)
{
    Node node;
    if (!subject(call, node))
        return "";
    const Document& tree = call.evaluator().document(node);
    return tree.names().full(tree.name(node.id));
}
Value namespace_uri(Call& call)
{
    Node node;
    if (!subject(call, node))
        return "";
    const Document& tree = call.evaluator().document(node);
    return tree.names().uri(tree.name(node.id));
}

/// Elements by their attribute `id`, since no DTD says otherwise.
Value id(Call& call)
{
    std::string wanted = " ";
    if (call.is_nodes(0)) {
        for (const Node node : call.nodes(0))
            wanted += call.text_of(node) + " ";
    } else {
        wanted += call.string(0) + " ";
    }
    for (char& c : wanted)
        if (c == '\t' || c == '\n' || c == '\r')
            c = ' ';
    const Node focus = call.evaluator().focus();
    const Document& tree = call.evaluator().document(focus);
    NodeSet out;
    for (NodeId at = kDocumentNode; at != kNoNode && call.spend(1); at = tree.next_in_order(at, kDocumentNode)) {
        for (NodeId attribute = tree.first_attribute(at); attribute != kNoNode; attribute = tree.next(attribute)) {
            if (tree.names().local(tree.name(attribute)) != "id")
                continue;
            const auto text = tree.own_text(attribute);
            if (!text.empty() && wanted.find(" " + std::string(text) + " ") != std::string::npos)
                out.push_back({focus.document, at});
        }
    }
    return out;
}

constexpr std::array<Function, 8> kFunctions = {{
    {"count", 1, 1, count},
    {"count-non-empty", 1, 1, count_non_empty},
    {"position", 0, 1, position, Reads::Context},
    {"last", 0, 0, last, Reads::Context},
    {"local-name", 0, 1, local_name, Reads::Context},
    {"name", 0, 1, name, Reads::Context},
    {"namespace-uri", 0, 1, namespace_uri, Reads::Context},
    {"id", 1, 1, id, Reads::Context},
}};

}

std::span<const Function> node_functions()
{
    return kFunctions;
}

}
