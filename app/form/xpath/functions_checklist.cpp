#include "app/form/xpath/function.h"

#include <array>
#include <vector>

namespace kerbside::app::xpath {

namespace {

/// -1 stands for "does not matter" at either end.
bool is_within(double sum, double least, double most)
{
    return (least < 0 || sum >= least) && (most < 0 || sum <= most);
}

/// How many of an argument's values are true: each node counts for itself.
double count_true(Call& call, std::size_t argument)
{
    if (!call.is_nodes(argument))
        return call.boolean(argument) ? 1 : 0;
    double count = 0;
    for (const Node node : call.nodes(argument))
        count += call.text_of(node).empty() ? 0 : 1;
    return count;
}

Value checklist(Call& call)
{
    const double least = call.number(0);
    const double most = call.number(1);
    double count = 0;
    for (std::size_t i = 2; i < call.size(); ++i)
        count += count_true(call, i);
    return is_within(count, least, most);
}

/// ODK XForms §fn:weighted-checklist: answers and weights take turns.
Value weighted_checklist(Call& call)
{
    if (call.size() % 2 != 0)
        return call.fail("weighted-checklist() needs a weight for every answer");
    const double least = call.number(0);
    const double most = call.number(1);
    double sum = 0;
    for (std::size_t i = 2; i + 1 < call.size(); i += 2) {
        if (!call.is_nodes(i) || !call.is_nodes(i + 1)) {
            sum += count_true(call, i) * call.number(i + 1);
            continue;
        }
        // Node-sets of answers and of weights go together pair by pair.
        const NodeSet answers = call.nodes(i);
        const NodeSet weights = call.nodes(i + 1);
        for (std::size_t k = 0; k < answers.size() && k < weights.size(); ++k) {
            if (!call.text_of(answers[k]).empty())
                sum += text_to_number(call.text_of(weights[k]));
        }
    }
    return is_within(sum, least, most);
}

constexpr std::array kFunctions = {
    Function{"checklist", 2, kAnyNumber, checklist},
    Function{"weighted-checklist", 2, kAnyNumber, weighted_checklist},
};

}

std::span<const Function> checklist_functions()
{
    return kFunctions;
}

}
