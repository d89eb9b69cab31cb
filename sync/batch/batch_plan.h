#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kerbside::sync {

/// What the planner needs to know of one waiting envelope.
struct Candidate {
    std::size_t bytes = 0;
    bool first = false;         ///< of a form that is sent before anything else
    std::uint32_t attempts = 0; ///< how often it left without a receipt coming back
};

/// What one request may carry.
struct Budget {
    std::size_t count = 100;
    std::size_t bytes = 4U << 20;
    /// One that left so often without a receipt goes alone, so that what may be wrong with it harms no other.
    std::uint32_t alone_after = 3;
};

struct BatchPlan {
    std::vector<std::size_t> chosen;   ///< indices into the candidates, in the order of sending
    std::vector<std::size_t> too_large; ///< indices of those that fit into no batch at all
};

/// Which go together next. Pure: the same candidates give the same plan.
/// Those of urgent forms travel by themselves and first, so that no pile of others delays them; then
/// those that were tried least. The caller's order is kept among equals.
BatchPlan plan_batch(std::span<const Candidate>, const Budget&);

}
