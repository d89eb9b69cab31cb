#include "app/form/xpath/shuffle.h"

#include "platform/crypto/digest.h"

#include <cmath>

namespace kerbside::app::xpath {

std::int64_t seed_of(double number, std::string_view text)
{
    if (!std::isnan(number)) {
        constexpr double kFarthest = 9.2e18;
        if (number >= kFarthest)
            return INT64_MAX;
        return number <= -kFarthest ? INT64_MIN : static_cast<std::int64_t>(number);
    }
    const auto hash = platform::digest("SHA-256", platform::as_bytes(text));
    std::uint64_t out = 0;
    if (hash)
        for (std::size_t i = 0; i < 8; ++i)
            out = (out << 8) | (*hash)[i];
    return static_cast<std::int64_t>(out);
}

void shuffle(NodeSet& nodes, std::int64_t seed)
{
    constexpr std::int64_t kModulus = 2147483647;
    std::int64_t state = seed % kModulus;
    if (state <= 0)
        state += kModulus - 1;
    const auto next = [&] {
        state = state * 16807 % kModulus;
        return static_cast<double>(state - 1) / static_cast<double>(kModulus - 1);
    };
    NodeSet out(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto j = static_cast<std::size_t>(std::floor(next() * static_cast<double>(i + 1)));
        if (j != i)
            out[i] = out[j];
        out[j] = nodes[i];
    }
    nodes = std::move(out);
}

}
