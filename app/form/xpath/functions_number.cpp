#include "app/form/xpath/evaluator.h"
#include "app/form/xpath/function.h"

#include <array>
#include <cmath>
#include <limits>

namespace kerbside::app::xpath {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Value number_of(Call& call)
{
    return call.size() == 0 ? call.evaluator().number_of(call.evaluator().focus()) : call.number(0);
}

/// In a form a question without answer counts for nothing, as in ODK Collect; elsewhere XPath is taken at its word.
bool skips_blanks(const Call& call)
{
    return call.is_form();
}

Value sum(Call& call)
{
    double out = 0;
    const auto nodes = call.nodes(0);
    if (!call.spend(nodes.size()))
        return kNaN;
    const bool skips = skips_blanks(call);
    for (const Node node : nodes) {
        const double number = call.evaluator().number_of(node);
        out += skips && std::isnan(number) ? 0 : number;
    }
    return out;
}

/// Of all arguments; of a node-set, of its nodes. NaN where any is none, and where there are none.
template <typename Better> Value extreme(Call& call, Better better)
{
    double out = kNaN;
    bool first = true;
    bool spoilt = false;
    const bool skips = skips_blanks(call);
    const auto take = [&](double number) {
        if (skips && std::isnan(number))
            return;
        spoilt = spoilt || std::isnan(number);
        if (first || better(number, out))
            out = number;
        first = false;
    };
    for (std::size_t i = 0; i < call.size(); ++i) {
        if (!call.is_nodes(i)) {
            take(call.number(i));
            continue;
        }
        const auto nodes = call.nodes(i);
        if (!call.spend(nodes.size()))
            return kNaN;
        for (const Node node : nodes)
            take(call.evaluator().number_of(node));
    }
    return spoilt ? kNaN : out;
}

Value max(Call& call)
{
    return extreme(call, [](double a, double b) { return a > b; });
}
Value min(Call& call)
{
    return extreme(call, [](double a, double b) { return a < b; });
}

Value floor_of(Call& call)
{
    return std::floor(call.number(0));
}
Value ceiling(Call& call)
{
    return std::ceil(call.number(0));
}
Value int_of(Call& call)
{
    return std::trunc(call.number(0));
}

/// Half goes away from zero, and a second argument counts decimal places (ODK XForms §round).
Value round_of(Call& call)
{
    const double number = call.number(0);
    const double places = call.size() > 1 ? std::trunc(call.number(1)) : 0;
    if (std::isnan(number) || std::isnan(places))
        return kNaN;
    if (std::isinf(number))
        return number;
    if (places > 30 || places < -30)
        return places > 0 ? number : 0.0;
    if (places == 0)
        return std::round(number) + 0.0;
    // Decimal digits decide, not the nearest binary fraction: 1.005 has two places and a half.
    const double scale = std::pow(10.0, std::fabs(places));
    const double scaled = places > 0 ? number * scale : number / scale;
    if (!std::isfinite(scaled))
        return number;
    const double near = std::round(scaled);
    const double shy = std::fabs(std::fabs(scaled - std::trunc(scaled)) - 0.5) < std::fabs(scaled) * 4e-16 + 1e-300
                           ? std::trunc(scaled) + std::copysign(1.0, scaled)
                           : near;
    return (places > 0 ? shy / scale : shy * scale) + 0.0;
}

constexpr std::array<Function, 8> kFunctions = {{
    {"number", 0, 1, number_of, Reads::Context},
    {"sum", 1, 1, sum},
    {"max", 1, kAnyNumber, max},
    {"min", 1, kAnyNumber, min},
    {"floor", 1, 1, floor_of},
    {"ceiling", 1, 1, ceiling},
    {"int", 1, 1, int_of},
    {"round", 1, 2, round_of},
}};

}

std::span<const Function> number_functions()
{
    return kFunctions;
}

}
