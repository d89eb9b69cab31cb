// What a value is as a number, a text or a truth (XPath 1.0 §4, with the field's dates and types).
#include "app/form/xpath/evaluator.h"

#include "app/form/model/definition.h"

#include <cmath>
#include <limits>

namespace kerbside::app::xpath {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

bool looks_like_date(std::string_view text)
{
    const auto dash = text.find('-');
    return dash != std::string_view::npos && dash >= 4 && text.size() >= 8;
}

}

double Evaluator::text_number(std::string_view text) const
{
    const double number = text_to_number(text);
    if (!std::isnan(number) || !looks_like_date(text))
        return number;
    const auto moment = parse_moment(text, zone());
    return moment ? moment->days : kNaN;
}

std::string_view Evaluator::text_of(Node node, std::string& scratch) const
{
    return document(node).text(node.id, scratch);
}

double Evaluator::number_of(Node node)
{
    if (node.document == 0 && m_world.primary != nullptr) {
        const NodeState& state = m_world.primary->state(node.id);
        if (state.has_number)
            return state.number;
    }
    std::string scratch;
    return text_number(text_of(node, scratch));
}

double Evaluator::to_number(const Value& value)
{
    if (const auto* number = value.number())
        return *number;
    if (const auto* boolean = value.boolean())
        return *boolean ? 1 : 0;
    if (const auto* moment = value.moment())
        return moment->days;
    if (const auto* text = value.text())
        return text_number(*text);
    const auto& nodes = *value.nodes();
    return nodes.empty() ? kNaN : number_of(nodes.front());
}

bool Evaluator::to_boolean(const Value& value)
{
    if (const auto* boolean = value.boolean())
        return *boolean;
    if (const auto* number = value.number())
        return *number != 0 && !std::isnan(*number);
    if (const auto* moment = value.moment())
        return !std::isnan(moment->days);
    if (const auto* text = value.text())
        return !text->empty();
    const auto& nodes = *value.nodes();
    if (nodes.size() == 1 && nodes.front().document == 0 && m_world.primary != nullptr)
        return node_boolean(nodes.front().id);
    return !nodes.empty();
}

std::string Evaluator::to_string(const Value& value)
{
    if (const auto* text = value.text())
        return *text;
    if (const auto* number = value.number())
        return number_to_text(*number);
    if (const auto* boolean = value.boolean())
        return *boolean ? "true" : "false";
    if (const auto* moment = value.moment())
        return moment_to_text(*moment, zone());
    const auto& nodes = *value.nodes();
    if (nodes.empty())
        return {};
    std::string scratch;
    return std::string(text_of(nodes.front(), scratch));
}

/// A node of the form is read by its type: `0` of a boolean or a number is false, as it is in ODK Collect.
bool Evaluator::node_boolean(NodeId id)
{
    const ModelNode& model = m_world.definition->model[m_world.primary->state(id).model];
    if (model.has_children)
        return true;
    const auto text = m_world.primary->text(id);
    if (model.type == ValueType::Boolean)
        return !text.empty() && text != "false" && text != "0";
    if (model.type == ValueType::Integer || model.type == ValueType::Decimal) {
        const double number = number_of({0, id});
        return number != 0 && !std::isnan(number);
    }
    return !text.empty();
}

}
