#include "app/form/xpath/evaluator.h"
#include "app/form/xpath/function.h"

namespace kerbside::app::xpath {

std::size_t Call::size() const
{
    return m_evaluator.op(m_expression).count;
}
Value Call::value(std::size_t argument)
{
    return m_evaluator.evaluate(m_evaluator.arg(m_evaluator.op(m_expression), argument));
}
double Call::number(std::size_t argument)
{
    return m_evaluator.number(m_evaluator.arg(m_evaluator.op(m_expression), argument));
}
bool Call::boolean(std::size_t argument)
{
    return m_evaluator.boolean(m_evaluator.arg(m_evaluator.op(m_expression), argument));
}
std::string Call::string(std::size_t argument)
{
    return m_evaluator.string(m_evaluator.arg(m_evaluator.op(m_expression), argument));
}
NodeSet Call::nodes(std::size_t argument)
{
    return m_evaluator.nodes(m_evaluator.arg(m_evaluator.op(m_expression), argument));
}
bool Call::is_nodes(std::size_t argument) const
{
    return m_evaluator.is_nodes(m_evaluator.arg(m_evaluator.op(m_expression), argument));
}
bool Call::is_form() const
{
    return m_evaluator.world().primary != nullptr;
}
std::string Call::text_of(Node node) const
{
    std::string scratch;
    return std::string(m_evaluator.text_of(node, scratch));
}
Value Call::fail(std::string message)
{
    return m_evaluator.fail(std::move(message));
}
bool Call::spend(std::uint64_t steps)
{
    return m_evaluator.spend(steps);
}
std::int64_t Call::now_milliseconds() const
{
    const auto* environment = m_evaluator.world().environment;
    if (environment == nullptr || environment->clock == nullptr)
        return 0;
    return environment->clock->now().time_since_epoch().count();
}
std::int32_t Call::zone_minutes(std::int64_t utc_seconds) const
{
    const auto zone = m_evaluator.zone();
    return zone ? zone(utc_seconds) : 0;
}
std::uint64_t Call::random_bits()
{
    return m_evaluator.random_bits();
}
std::string_view Call::language() const
{
    return m_evaluator.world().host != nullptr ? m_evaluator.world().host->language() : std::string_view{};
}

}
