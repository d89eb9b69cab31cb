// Comparisons (XPath 1.0 §3.4): of values, of texts that need no copy, of sets.
#include "app/form/xpath/evaluator.h"

#include <limits>

namespace kerbside::app::xpath {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

bool relation(Operator operation, double left, double right)
{
    switch (operation) {
    case Operator::Equal:
        return left == right;
    case Operator::Unequal:
        return left != right;
    case Operator::Less:
        return left < right;
    case Operator::LessEqual:
        return left <= right;
    case Operator::Greater:
        return left > right;
    case Operator::GreaterEqual:
        return left >= right;
    default:
        return false;
    }
}

bool is_equality(Operator operation)
{
    return operation == Operator::Equal || operation == Operator::Unequal;
}

}

bool Evaluator::compare(const Op& op)
{
    const auto is_number = [&](std::uint32_t index) {
        const OpKind kind = m_code.ops[index].kind;
        return kind == OpKind::Number || kind == OpKind::Add || kind == OpKind::Multiply || kind == OpKind::Negate;
    };
    const std::uint32_t first = arg(op, 0);
    const std::uint32_t second = arg(op, 1);
    const Operator operation = m_code.operators[op.first + 1];
    if (op.count == 2) {
        // The two shapes that most of a form's conditions have need no Value.
        std::string_view left;
        std::string_view right;
        if (is_equality(operation) && view(first, left) && view(second, right))
            return (left == right) == (operation == Operator::Equal);
        const bool slot_left = m_code.ops[first].kind == OpKind::Slot;
        const bool slot_right = m_code.ops[second].kind == OpKind::Slot;
        if ((slot_left && (is_number(second) || slot_right)) || (slot_right && is_number(first)))
            return relation(operation, number(first), number(second));
        return compare(operation, evaluate(first), evaluate(second));
    }
    bool result = compare(operation, evaluate(first), evaluate(second));
    for (std::size_t i = 2; i < op.count; ++i)
        result = compare(m_code.operators[op.first + i], Value(result), evaluate(arg(op, i)));
    return result;
}

bool Evaluator::compare_texts(Operator operation, std::string_view left, std::string_view right) const
{
    if (is_equality(operation))
        return (left == right) == (operation == Operator::Equal);
    return relation(operation, text_number(left), text_number(right));
}

bool Evaluator::compare(Operator operation, const Value& left, const Value& right)
{
    if (m_failed)
        return false;
    const auto* left_nodes = left.nodes();
    const auto* right_nodes = right.nodes();
    if (left_nodes == nullptr && right_nodes == nullptr) {
        if (is_equality(operation) && (left.boolean() != nullptr || right.boolean() != nullptr))
            return (to_boolean(left) == to_boolean(right)) == (operation == Operator::Equal);
        if (left.text() != nullptr && right.text() != nullptr)
            return compare_texts(operation, *left.text(), *right.text());
        // A date has no time of day: beside a moment that has one, both mean the day in the local zone.
        const auto* one = left.moment();
        const auto* other = right.moment();
        if (is_equality(operation) && one != nullptr && other != nullptr && one->has_time != other->has_time)
            return (moment_to_text({one->days, false}, zone()) == moment_to_text({other->days, false}, zone())) ==
                   (operation == Operator::Equal);
        return relation(operation, to_number(left), to_number(right));
    }
    // In a form a node that is not there (or not relevant) compares as an empty text.
    if (m_world.primary != nullptr) {
        if (left_nodes != nullptr && left_nodes->empty())
            return compare(operation, Value(std::string{}), right);
        if (right_nodes != nullptr && right_nodes->empty())
            return compare(operation, left, Value(std::string{}));
    }
    if (left_nodes != nullptr && right_nodes != nullptr) {
        std::string one;
        std::string other;
        for (const Node a : *left_nodes) {
            const auto text = text_of(a, one);
            for (const Node b : *right_nodes) {
                if (!spend(1))
                    return false;
                if (compare_texts(operation, text, text_of(b, other)))
                    return true;
            }
        }
        return false;
    }
    const bool is_left = left_nodes != nullptr;
    const NodeSet& set = is_left ? *left_nodes : *right_nodes;
    const Value& other = is_left ? right : left;
    if (other.boolean() != nullptr) {
        if (set.empty() && !is_equality(operation))
            return false;
        const double mine = to_boolean(is_left ? left : right) ? 1 : 0;
        const double theirs = *other.boolean() ? 1 : 0;
        return is_left ? relation(operation, mine, theirs) : relation(operation, theirs, mine);
    }
    if (!spend(set.size()))
        return false;
    std::string scratch;
    const double number = other.text() != nullptr ? kNaN : to_number(other);
    for (const Node node : set) {
        bool holds = false;
        if (other.text() != nullptr) {
            const auto text = text_of(node, scratch);
            holds = is_left ? compare_texts(operation, text, *other.text())
                            : compare_texts(operation, *other.text(), text);
        } else {
            const double mine = number_of(node);
            holds = is_left ? relation(operation, mine, number) : relation(operation, number, mine);
        }
        if (holds)
            return true;
    }
    return false;
}

}
