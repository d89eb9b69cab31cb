#include "app/form/xpath/evaluator.h"
#include "app/form/xpath/function.h"

#include "app/form/model/definition.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kerbside::app::xpath {

namespace {

struct Choice {
    NodeSet repeat; ///< all instances, in document order
    double index = 0;
};

/// Whether `node` lies in that instance of the repeat which the index names: the nth among its siblings.
bool lies_in(const Evaluator& evaluator, Node node, const Choice& choice)
{
    const Document& tree = evaluator.document(node);
    for (NodeId at = node.id; at != kNoNode; at = tree.parent(at)) {
        const Node here{node.document, at};
        if (std::find(choice.repeat.begin(), choice.repeat.end(), here) != choice.repeat.end())
            return static_cast<double>(evaluator.place_of(here)) == choice.index;
    }
    return false;
}

/// In a form the frames tell at once; and a repeat that no index speaks of means the origin's own instance.
bool lies_in_frames(const Evaluator& evaluator, NodeId node, const std::vector<std::pair<ModelId, double>>& choices)
{
    const Primary& primary = *evaluator.world().primary;
    const FrameId origin = primary.state(evaluator.origin().id).frame;
    for (FrameId at = primary.state(node).frame; primary.frame(at).model != 0; at = primary.frame(at).parent) {
        const Frame& frame = primary.frame(at);
        const auto named = std::find_if(choices.begin(), choices.end(),
                                        [&](const auto& choice) { return choice.first == frame.model; });
        if (named != choices.end()) {
            if (static_cast<double>(frame.position) != named->second)
                return false;
            continue;
        }
        for (FrameId mine = origin; primary.frame(mine).model != 0; mine = primary.frame(mine).parent)
            if (primary.frame(mine).model == frame.model && mine != at)
                return false;
    }
    return true;
}

/// A whole number; what is below 1 (an answer that is still missing, say) means the first, as in ODK Collect.
double index_of(double number)
{
    return number >= 1 ? std::trunc(number) : 1;
}

/// indexed-repeat(node, repeat, index, …): the node in the index-th instance (ODK XForms §indexed-repeat).
Value indexed_repeat(Call& call)
{
    if (call.size() % 2 == 0)
        return call.fail("indexed-repeat() needs an index for each repeat");
    Evaluator& evaluator = call.evaluator();
    const Op& op = evaluator.op(call.expression());
    std::vector<std::pair<ModelId, double>> frames;
    std::vector<Choice> choices;
    bool by_frames = evaluator.world().primary != nullptr && evaluator.origin().document == 0;
    for (std::size_t i = 1; i + 1 < call.size(); i += 2) {
        const Op& repeat = evaluator.op(evaluator.arg(op, i));
        by_frames = by_frames && (repeat.kind == OpKind::Slots || repeat.kind == OpKind::Slot) &&
                    evaluator.world().definition->model[repeat.first].is_repeat;
        if (by_frames)
            frames.emplace_back(repeat.first, index_of(call.number(i + 1)));
    }
    const auto nodes = call.nodes(0);
    if (by_frames) {
        for (const Node node : nodes) {
            if (!call.spend(1))
                return "";
            if (lies_in_frames(evaluator, node.id, frames))
                return NodeSet{node};
        }
        return NodeSet{};
    }
    for (std::size_t i = 1; i + 1 < call.size(); i += 2)
        choices.push_back({call.nodes(i), call.number(i + 1)});
    for (const Node node : nodes) {
        if (!call.spend(1 + choices.size()))
            return "";
        if (std::all_of(choices.begin(), choices.end(),
                        [&](const Choice& choice) { return lies_in(evaluator, node, choice); }))
            return NodeSet{node};
    }
    return NodeSet{};
}

constexpr std::array<Function, 1> kFunctions = {{
    {"indexed-repeat", 3, kAnyNumber, indexed_repeat, Reads::Context},
}};

}

std::span<const Function> repeat_functions()
{
    return kFunctions;
}

}
