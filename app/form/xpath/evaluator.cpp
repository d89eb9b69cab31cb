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

}
