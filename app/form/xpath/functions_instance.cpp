#include "app/form/xpath/evaluator.h"
#include "app/form/xpath/function.h"
#include "app/form/xpath/shuffle.h"

#include <array>
#include <cmath>

namespace kerbside::app::xpath {

namespace {

/// In a form its secondary instance; in any other document the element `instance` of that id.
Value instance(Call& call)
{
    Evaluator& evaluator = call.evaluator();
    const auto id = call.string(0);
    if (evaluator.world().host != nullptr) {
        if (const auto number = evaluator.world().host->document(id))
            return NodeSet{{*number, kDocumentNode}};
        if (evaluator.world().primary != nullptr)
            return call.fail("there is no instance " + id);
    }
    const Document& tree = *evaluator.world().documents[0];
    for (NodeId at = kDocumentNode; at != kNoNode && call.spend(1); at = tree.next_in_order(at, kDocumentNode)) {
        if (tree.kind(at) != NodeKind::Element || tree.names().local(tree.name(at)) != "instance")
            continue;
        for (NodeId attribute = tree.first_attribute(at); attribute != kNoNode; attribute = tree.next(attribute))
            if (tree.names().local(tree.name(attribute)) == "id" && tree.own_text(attribute) == id)
                return NodeSet{{0, at}};
    }
    return NodeSet{};
}

/// What the node holds already, or else the argument: evaluated once in an instance's life.
Value once(Call& call)
{
    const auto held = call.text_of(call.evaluator().origin());
    if (!held.empty())
        return held;
    return call.string(0);
}

/// randomize(nodes, seed): ODK XForms §randomize, equal to other clients' for the same seed.
Value randomize(Call& call)
{
    auto nodes = call.nodes(0);
    if (!call.spend(nodes.size()))
        return NodeSet{};
    std::int64_t seed = 0;
    if (call.size() > 1) {
        const auto text = call.string(1);
        seed = seed_of(call.evaluator().text_number(text), text);
    } else {
        seed = call.evaluator().session_seed() + call.expression();
    }
    shuffle(nodes, seed);
    return nodes;
}

Value itext(Call& call)
{
    const auto id = call.string(0);
    Host* const host = call.evaluator().world().host;
    if (host == nullptr)
        return "";
    const auto text = host->itext(id);
    return text ? Value(*text) : call.fail("there is no text " + id);
}

Value choice_name(Call& call)
{
    const auto value = call.string(0);
    const auto path = call.string(1);
    Host* const host = call.evaluator().world().host;
    if (host == nullptr)
        return "";
    return host->choice_name(value, path, call.evaluator().origin()).value_or("");
}

/// pulldata(instance, column, key column, key): one cell of a list.
Value pulldata(Call& call)
{
    Evaluator& evaluator = call.evaluator();
    const auto id = call.string(0);
    const auto column = evaluator.world().names->find_word(call.string(1));
    const auto key_column = evaluator.world().names->find_word(call.string(2));
    const auto key = call.string(3);
    Host* const host = evaluator.world().host;
    const auto number = host != nullptr ? host->document(id) : std::nullopt;
    if (!number)
        return call.fail("pulldata(): there is no list " + id);
    if (column == kNoWord || key_column == kNoWord)
        return "";
    const Document& tree = *evaluator.world().documents[*number];
    NodeId root = tree.first_child(kDocumentNode);
    while (root != kNoNode && tree.kind(root) != NodeKind::Element)
        root = tree.next(root);
    NodeId item = root == kNoNode ? kNoNode : tree.first_child(root);
    while (item != kNoNode && tree.kind(item) != NodeKind::Element)
        item = tree.next(item);
    if (item == kNoNode)
        return "";
    const auto& index = tree.index(root, tree.names().at(tree.name(item)).local, key_column);
    const auto found = index.ranges.find(key);
    if (found == index.ranges.end())
        return "";
    const NodeId row = index.items[found->second.first];
    for (NodeId at = tree.first_child(row); at != kNoNode; at = tree.next(at))
        if (tree.kind(at) == NodeKind::Element && tree.names().at(tree.name(at)).local == column)
            return call.text_of({*number, at});
    return "";
}

constexpr std::array<Function, 6> kFunctions = {{
    {"instance", 1, 1, instance},
    {"once", 1, 1, once, Reads::Context},
    {"randomize", 1, 2, randomize, Reads::Random},
    {"jr:itext", 1, 1, itext, Reads::Context},
    {"jr:choice-name", 2, 2, choice_name, Reads::Context},
    {"pulldata", 4, 4, pulldata},
}};

}

std::span<const Function> instance_functions()
{
    return kFunctions;
}

}
