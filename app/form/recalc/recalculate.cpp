// Recomputation: what is dirty, in topological order, until nothing is.
#include "app/form/instance/engine.h"

#include "app/form/xpath/value.h"

#include <array>
#include <charconv>
#include <cmath>

namespace kerbside::app {

using platform::Error;
using platform::ErrorKind;
using platform::Status;

namespace {

constexpr double kMaxInstances = 20'000;
constexpr std::size_t kMaxNodes = 2'000'000;
constexpr std::size_t kBytesAStep = 16;

}

void Engine::mark_all()
{
    for (std::uint32_t rank = 0; rank < m_definition.graph.computations.size(); ++rank)
        m_dirty.mark(rank, 0);
}

void Engine::touch(NodeId node)
{
    const NodeState& state = m_primary.state(node);
    const Graph& graph = m_definition.graph;
    const auto end = graph.first_dependent[state.model + 1];
    for (auto i = graph.first_dependent[state.model]; i < end; ++i) {
        const Dependent& dependent = graph.dependents[i];
        m_dirty.mark(dependent.rank, dependent.anchor == 0 ? 0 : m_primary.enclosing(state.frame, dependent.anchor));
    }
}

Status Engine::settle()
{
    std::uint32_t rank = 0;
    std::vector<FrameId> scopes = std::move(m_scopes);
    std::vector<FrameId> frames = std::move(m_frames);
    while (m_stopped.empty() && m_dirty.take(rank, scopes)) {
        const Computation& computation = m_definition.graph.computations[rank];
        const bool is_count = computation.kind == ComputationKind::Count;
        const ModelNode& model = m_definition.model[computation.model];
        const ModelId owner = is_count ? m_definition.model[model.parent].owner : model.owner;
        for (const FrameId scope : scopes) {
            if (!m_primary.frame(scope).alive)
                continue;
            frames.clear();
            m_primary.frames_within(scope, owner, frames);
            for (const FrameId frame : frames) {
                if (!m_primary.frame(frame).alive)
                    continue;
                if (is_count)
                    compute_count(computation, frame);
                else
                    compute(computation, m_primary.node(frame, model.slot));
                if (!m_evaluator.spend(1) || m_evaluator.is_spent()) {
                    m_stopped = failed_expression(computation.expression);
                    break;
                }
            }
            if (!m_stopped.empty())
                break;
        }
    }
    m_scopes = std::move(scopes);
    m_frames = std::move(frames);
    if (m_stopped.empty())
        return {};
    m_dirty.clear();
    return Error{ErrorKind::Refused, "the calculation was stopped, since it takes too long: " + m_stopped};
}

std::string_view Engine::failed_expression(ExpressionId expression)
{
    const auto source = m_definition.expressions[static_cast<std::size_t>(expression)].source;
    return source.empty() ? std::string_view("an expression") : source;
}

void Engine::compute(const Computation& computation, NodeId node)
{
    switch (computation.kind) {
    case ComputationKind::Relevant:
        compute_relevance(computation, node);
        break;
    case ComputationKind::Choices:
        // Nobody has answered in most cases, and then nothing is looked for.
        if (!m_primary.text(node).empty())
            put(node, accepted(std::string(m_primary.text(node)), node));
        break;
    default:
        compute_value(computation, node);
        break;
    }
}

void Engine::compute_relevance(const Computation& computation, NodeId node)
{
    m_evaluator.begin({0, node});
    const auto& expression = m_definition.expressions[static_cast<std::size_t>(computation.expression)];
    const bool is_relevant = m_evaluator.boolean(expression.root);
    if (m_evaluator.failed())
        return;
    NodeState& state = m_primary.state(node);
    if (state.own_relevant == is_relevant)
        return;
    state.own_relevant = is_relevant;
    spread_relevance(node);
}

/// Hands relevance down the subtree, as far as it changes anything.
void Engine::spread_relevance(NodeId top)
{
    const Document& tree = m_primary.document();
    const auto update = [&](NodeId node) {
        NodeState& state = m_primary.state(node);
        const NodeId parent = tree.at(node).parent;
        const bool is_relevant = state.own_relevant && (parent == kDocumentNode || m_primary.state(parent).relevant);
        if (state.relevant == is_relevant)
            return false;
        state.relevant = is_relevant;
        touch(node);
        return true;
    };
    NodeId at = top;
    std::uint64_t visited = 0;
    for (;;) {
        ++visited;
        const bool changed = update(at);
        if (changed)
            for (NodeId attribute = tree.at(at).attributes; attribute != kNoNode; attribute = tree.at(attribute).next)
                update(attribute);
        if (changed && tree.at(at).first != kNoNode) {
            at = tree.at(at).first;
            continue;
        }
        while (at != top && tree.at(at).next == kNoNode)
            at = tree.at(at).parent;
        if (at == top)
            break;
        at = tree.at(at).next;
    }
    m_evaluator.spend(visited);
}

void Engine::compute_value(const Computation& computation, NodeId node)
{
    if (m_keeps_identity && computation.model == m_definition.instance_id)
        return;
    m_evaluator.begin({0, node});
    const auto& expression = m_definition.expressions[static_cast<std::size_t>(computation.expression)];
    const ValueType type = m_definition.model[computation.model].type;
    const xpath::Value value = m_evaluator.evaluate(expression.root);
    if (m_evaluator.failed())
        return;
    // Most calculations give whole numbers; they are written without a text in between.
    if (const double* number = value.number();
        number != nullptr && (type == ValueType::Integer || type == ValueType::Decimal || type == ValueType::String)) {
        constexpr double kExact = 1e15;
        double whole = *number;
        if (type == ValueType::Integer)
            whole = std::trunc(whole);
        if (whole == std::trunc(whole) && std::fabs(whole) < kExact) {
            NodeState& state = m_primary.state(node);
            if (state.has_number && state.number == whole && m_primary.document().at(node).size != 0)
                return;
            std::array<char, 24> text{};
            const auto end = std::to_chars(text.data(), text.data() + text.size(), static_cast<long long>(whole));
            const std::string_view view(text.data(), static_cast<std::size_t>(end.ptr - text.data()));
            if (m_primary.text(node) != view) {
                m_primary.set_text(node, view);
                touch(node);
            }
            state.number = whole;
            state.has_number = true;
            return;
        }
    }
    const std::string text = stored(value, type);
    // A chain of concat(x, x) doubles with each step: memory is budgeted as time is.
    if (!m_evaluator.spend(text.size() / kBytesAStep))
        return;
    put(node, text);
}

void Engine::compute_count(const Computation& computation, FrameId frame)
{
    const ModelNode& repeat = m_definition.model[computation.model];
    const NodeId parent = m_primary.node(frame, m_definition.model[repeat.parent].slot);
    m_evaluator.begin({0, parent});
    const auto& expression = m_definition.expressions[static_cast<std::size_t>(computation.expression)];
    double wanted = m_evaluator.number(expression.root);
    if (m_evaluator.failed())
        return;
    // A count that is hidden together with its repeat is empty; the instances and their answers wait for its return.
    if (std::isnan(wanted) && !m_primary.state(parent).relevant)
        return;
    if (!(wanted > 0))
        wanted = 0;
    if (wanted > kMaxInstances) {
        m_stopped = std::string(failed_expression(computation.expression)) + " asks for more than " +
                    xpath::number_to_text(kMaxInstances) + " instances of a repeat";
        return;
    }
    const auto count = static_cast<std::size_t>(wanted);
    while (m_primary.series(frame, computation.model).size() > count)
        drop(m_primary.series(frame, computation.model).back());
    while (m_primary.series(frame, computation.model).size() < count) {
        if (m_primary.nodes() > kMaxNodes || !m_evaluator.spend(m_definition.layout(computation.model).models.size())) {
            m_stopped = failed_expression(computation.expression);
            return;
        }
        const FrameId added = m_primary.add(frame, computation.model);
        fill_from_form(added);
        was_added(added);
    }
}

void Engine::was_added(FrameId id)
{
    hold_to_types(id);
    const Frame frame = m_primary.frame(id);
    const Graph& graph = m_definition.graph;
    const NodeId parent = m_primary.document().at(frame.base).parent;
    if (!m_primary.state(parent).relevant) {
        const auto size = m_definition.layout(frame.model).models.size();
        for (std::size_t slot = 0; slot < size; ++slot)
            m_primary.state(frame.base + static_cast<NodeId>(slot)).relevant = false;
    }
    for (const std::uint32_t rank : graph.ranks_of[frame.model])
        m_dirty.mark(rank, id);
    for (const Dependent& watcher : graph.watchers[frame.model])
        m_dirty.mark(watcher.rank, m_primary.enclosing(frame.parent, watcher.anchor));
    preload(id, true);
    run_actions(Event::NewRepeat, frame.base);
}

void Engine::will_be_removed(FrameId id)
{
    const Frame& frame = m_primary.frame(id);
    const Graph& graph = m_definition.graph;
    for (const Dependent& watcher : graph.watchers[frame.model])
        m_dirty.mark(watcher.rank, m_primary.enclosing(frame.parent, watcher.anchor));
    for (const std::uint32_t rank : graph.place_watchers[frame.model])
        m_dirty.mark(rank, frame.parent);
}

void Engine::drop(FrameId frame)
{
    will_be_removed(frame);
    m_primary.remove(frame);
}

}
