#include "app/form/xpath/evaluator.h"

#include "app/form/model/definition.h"
#include "platform/base/uuid.h"

#include <re2/re2.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>
#include <limits>

namespace kerbside::app::xpath {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

bool looks_like_date(std::string_view text)
{
    const auto dash = text.find('-');
    return dash != std::string_view::npos && dash >= 4 && text.size() >= 8;
}

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

Evaluator::Evaluator(const Code& code, const World& world) : m_code(code), m_world(world) {}
Evaluator::~Evaluator() = default;

bool Evaluator::spend(std::uint64_t steps)
{
    if (m_budget >= steps) {
        m_budget -= steps;
        return true;
    }
    m_budget = 0;
    m_spent = true;
    if (!m_failed)
        fail("the evaluation budget is spent");
    return false;
}

Value Evaluator::fail(std::string message)
{
    if (!m_failed) {
        m_failed = true;
        m_failure = std::move(message);
    }
    return Value(std::string{});
}

const re2::RE2* Evaluator::pattern(const std::string& text)
{
    auto& found = m_patterns[text];
    if (!found) {
        if (m_patterns.size() > 1000)
            m_patterns.clear();
        re2::RE2::Options options;
        options.set_log_errors(false);
        options.set_max_mem(std::int64_t{1} << 20);
        auto made = std::make_unique<re2::RE2>(text, options);
        auto& kept = m_patterns[text];
        kept = std::move(made);
        return kept->ok() ? kept.get() : nullptr;
    }
    return found->ok() ? found.get() : nullptr;
}

std::uint64_t Evaluator::random_bits()
{
    if (m_world.environment != nullptr && m_world.environment->random)
        return m_world.environment->random();
    std::uint64_t out = 0;
    const auto bytes = platform::Uuid::random().bytes();
    // The six fixed bits of a version 4 UUID lie in bytes 6 and 8.
    for (const std::size_t i : {0, 1, 2, 3, 4, 5, 9, 10})
        out = (out << 8) | bytes[i];
    return out;
}

std::int64_t Evaluator::session_seed()
{
    if (!m_session_seed)
        m_session_seed = static_cast<std::int64_t>(random_bits() >> 16);
    return *m_session_seed;
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

NodeId Evaluator::slot(const Op& op) const
{
    const Primary& primary = *m_world.primary;
    const FrameId frame = primary.enclosing(primary.state(m_origin.id).frame, op.extra);
    assert(primary.frame(frame).model == op.extra);
    return primary.node(frame, op.count);
}

std::optional<Node> Evaluator::plain_node(std::uint32_t index) const
{
    const Op& op = m_code.ops[index];
    if (op.kind != OpKind::Slot)
        return std::nullopt;
    return Node{0, slot(op)};
}

void Evaluator::slots(const Op& op, NodeSet& out)
{
    const Primary& primary = *m_world.primary;
    const FrameId from = primary.enclosing(primary.state(m_origin.id).frame, op.extra);
    std::vector<FrameId> frames = std::move(m_frames);
    frames.clear();
    primary.frames_within(from, m_world.definition->model[op.first].owner, frames);
    if (spend(frames.size())) {
        out.reserve(out.size() + frames.size());
        for (const FrameId frame : frames) {
            const NodeId id = primary.node(frame, op.count);
            if (primary.state(id).relevant)
                out.push_back({0, id});
        }
    }
    m_frames = std::move(frames);
}

/// The text of an operand that needs no work, without copying it.
bool Evaluator::view(std::uint32_t index, std::string_view& out) const
{
    const Op& op = m_code.ops[index];
    if (op.kind == OpKind::Text) {
        out = m_code.texts[op.first];
        return true;
    }
    if (op.kind != OpKind::Slot)
        return false;
    const NodeId id = slot(op);
    if (!m_world.primary->document().has_own_text(id))
        return false;
    out = m_world.primary->state(id).relevant ? m_world.primary->text(id) : std::string_view{};
    return true;
}

NodeSet Evaluator::nodes(std::uint32_t index)
{
    auto value = evaluate(index);
    if (auto* nodes = value.nodes())
        return std::move(*nodes);
    if (!m_failed)
        fail("a node-set is needed");
    return {};
}

bool Evaluator::is_nodes(std::uint32_t index) const
{
    const Op& op = m_code.ops[index];
    switch (op.kind) {
    case OpKind::Slot:
    case OpKind::Slots:
    case OpKind::Path:
    case OpKind::Union:
        return true;
    case OpKind::Call: {
        const auto name = m_code.functions[op.extra]->name;
        return name == "instance" || name == "randomize" || name == "id" || name == "current";
    }
    default:
        return false;
    }
}

double Evaluator::number(std::uint32_t index)
{
    const Op& op = m_code.ops[index];
    switch (op.kind) {
    case OpKind::Number:
        return op.number;
    case OpKind::Slot: {
        const NodeId id = slot(op);
        if (!m_world.primary->state(id).relevant)
            return kNaN;
        return number_of({0, id});
    }
    case OpKind::Add:
    case OpKind::Multiply:
    case OpKind::Negate:
        return arithmetic(op);
    default:
        return to_number(evaluate(index));
    }
}

bool Evaluator::boolean(std::uint32_t index)
{
    if (!spend(1))
        return false;
    const Op& op = m_code.ops[index];
    switch (op.kind) {
    case OpKind::Or:
        for (std::size_t i = 0; i < op.count; ++i)
            if (boolean(arg(op, i)) || m_failed)
                return !m_failed;
        return false;
    case OpKind::And:
        for (std::size_t i = 0; i < op.count; ++i)
            if (!boolean(arg(op, i)) || m_failed)
                return false;
        return true;
    case OpKind::Compare:
        return compare(op);
    case OpKind::Slot: {
        const NodeId id = slot(op);
        return m_world.primary->state(id).relevant && node_boolean(id);
    }
    default:
        return to_boolean(evaluate(index));
    }
}

std::string Evaluator::string(std::uint32_t index)
{
    std::string_view text;
    if (view(index, text))
        return std::string(text);
    return to_string(evaluate(index));
}

Value Evaluator::evaluate(std::uint32_t index)
{
    if (m_failed || !spend(1))
        return {};
    const Op& op = m_code.ops[index];
    switch (op.kind) {
    case OpKind::Number:
        return op.number;
    case OpKind::Text:
        return m_code.texts[op.first];
    case OpKind::Slot: {
        const NodeId id = slot(op);
        return m_world.primary->state(id).relevant ? NodeSet{{0, id}} : NodeSet{};
    }
    case OpKind::Slots: {
        NodeSet out;
        slots(op, out);
        return out;
    }
    case OpKind::Path:
        return path(op);
    case OpKind::Call: {
        const Function& function = *m_code.functions[op.extra];
        if (op.count < function.least || (function.most != kAnyNumber && op.count > function.most))
            return fail(std::string(function.name) + "() has the wrong number of arguments");
        Call call(*this, index);
        return function.run(call);
    }
    case OpKind::Or:
    case OpKind::And:
    case OpKind::Compare:
        return boolean(index);
    case OpKind::Add:
    case OpKind::Multiply:
    case OpKind::Negate:
        return arithmetic(op);
    case OpKind::Union: {
        NodeSet out;
        for (std::size_t i = 0; i < op.count; ++i) {
            const auto more = nodes(arg(op, i));
            out.insert(out.end(), more.begin(), more.end());
        }
        sort(out);
        return out;
    }
    }
    return {};
}

double Evaluator::arithmetic(const Op& op)
{
    double out = number(arg(op, 0));
    if (op.kind == OpKind::Negate)
        return -out;
    for (std::size_t i = 1; i < op.count; ++i) {
        const double right = number(arg(op, i));
        switch (m_code.operators[op.first + i]) {
        case Operator::Plus:
            out += right;
            break;
        case Operator::Minus:
            out -= right;
            break;
        case Operator::Times:
            out *= right;
            break;
        case Operator::Divide:
            out /= right;
            break;
        default:
            out = std::fmod(out, right);
            break;
        }
    }
    spend(op.count);
    return out;
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
