#include "sync/batch/batch_plan.h"

#include <algorithm>
#include <numeric>

namespace kerbside::sync {

BatchPlan plan_batch(std::span<const Candidate> candidates, const Budget& budget)
{
    std::vector<std::size_t> order(candidates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        const auto& a = candidates[left];
        const auto& b = candidates[right];
        // An urgent one that keeps failing must not stop the others, or it would be the poison of all.
        const bool a_ahead = a.first && a.attempts < budget.alone_after;
        const bool b_ahead = b.first && b.attempts < budget.alone_after;
        if (a_ahead != b_ahead)
            return a_ahead;
        return a.attempts < b.attempts;
    });

    BatchPlan plan;
    std::size_t bytes = 0;
    for (const auto index : order) {
        const auto& candidate = candidates[index];
        if (candidate.bytes > budget.bytes) {
            plan.too_large.push_back(index);
            continue;
        }
        const bool alone = candidate.attempts >= budget.alone_after;
        if (!plan.chosen.empty()) {
            const auto& head = candidates[plan.chosen.front()];
            const bool another_kind = head.first != candidate.first;
            if (alone || another_kind || plan.chosen.size() >= budget.count || bytes + candidate.bytes > budget.bytes)
                continue;
        }
        if (plan.chosen.size() >= budget.count)
            continue;
        plan.chosen.push_back(index);
        bytes += candidate.bytes;
        if (alone)
            bytes = budget.bytes;
    }
    return plan;
}

}
