// The half of the evaluator that follows location paths.
#include "app/form/xpath/evaluator.h"

#include "app/form/model/definition.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::xpath {

namespace {

bool is_reverse(Axis axis)
{
    return axis == Axis::Ancestor || axis == Axis::AncestorOrSelf || axis == Axis::Preceding ||
           axis == Axis::PrecedingSibling;
}

}

void Evaluator::sort(NodeSet& nodes) const
{
    const auto order = [&](const Node& node) { return document(node).order(node.id); };
    const auto before = [&](const Node& a, const Node& b) {
        return a.document != b.document ? a.document < b.document : order(a) < order(b);
    };
    if (nodes.size() < 2)
        return;
    if (m_world.primary != nullptr)
        m_world.primary->order();
    if (!std::is_sorted(nodes.begin(), nodes.end(), before))
        std::sort(nodes.begin(), nodes.end(), before);
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
}

std::size_t Evaluator::place_of(Node node) const
{
    if (node.document == 0 && m_world.primary != nullptr && (node.id & kTextBit) == 0) {
        const Frame& frame = m_world.primary->frame(m_world.primary->state(node.id).frame);
        if (frame.base == node.id && frame.model != 0)
            return frame.position;
    }
    const Document& tree = document(node);
    std::size_t place = 1;
    for (NodeId at = tree.previous(node.id); at != kNoNode; at = tree.previous(at))
        if (tree.kind(at) == NodeKind::Element && tree.name(at) == tree.name(node.id))
            ++place;
    return place;
}

bool Evaluator::matches(const Document& tree, NodeId id, const Step& step, NodeKind principal) const
{
    const NodeKind kind = tree.kind(id);
    switch (step.test) {
    case Test::Node:
        return true;
    case Test::Text:
        return kind == NodeKind::Text;
    case Test::Comment:
        return kind == NodeKind::Comment;
    case Test::Instruction:
        return kind == NodeKind::Instruction && (step.local == 0 || tree.names().at(tree.name(id)).local == step.local);
    case Test::AnyName:
        return kind == principal;
    default:
        break;
    }
    if (kind != principal)
        return false;
    const Name& name = tree.names().at(tree.name(id));
    if (step.test == Test::AnyLocal)
        return name.uri == step.uri;
    if (name.local != step.local)
        return false;
    if (step.has_uri)
        return name.uri == step.uri;
    // A name without prefix: in a form, what is written without one; in any other document, what has no namespace
    // (or that of XForms, whose elements are named so in the field's expressions).
    return name.prefix == 0 && (m_world.primary != nullptr || name.uri == 0 ||
                                tree.names().text(name.uri) == "http://www.w3.org/2002/xforms");
}

void Evaluator::axis(Node from, const Step& step, NodeSet& out)
{
    const Document& tree = document(from);
    const auto principal = step.axis == Axis::Attribute ? NodeKind::Attribute : NodeKind::Element;
    std::uint64_t seen = 0;
    const auto take = [&](NodeId id) {
        ++seen;
        if (matches(tree, id, step, principal))
            out.push_back({from.document, id});
    };
    const auto take_within = [&](NodeId top) {
        for (NodeId at = top; at != kNoNode && m_budget > seen; at = tree.next_in_order(at, top))
            take(at);
    };
    const bool is_attribute = tree.kind(from.id) == NodeKind::Attribute;
    switch (step.axis) {
    case Axis::Child:
        for (NodeId at = tree.first_child(from.id); at != kNoNode; at = tree.next(at))
            take(at);
        break;
    case Axis::Parent:
        if (tree.parent(from.id) != kNoNode)
            take(tree.parent(from.id));
        break;
    case Axis::Self:
        take(from.id);
        break;
    case Axis::Attribute:
        for (NodeId at = tree.first_attribute(from.id); at != kNoNode; at = tree.next(at))
            take(at);
        break;
    case Axis::Descendant:
        for (NodeId at = tree.next_in_order(from.id, from.id); at != kNoNode && m_budget > seen;
             at = tree.next_in_order(at, from.id))
            take(at);
        break;
    case Axis::DescendantOrSelf:
        take_within(from.id);
        break;
    case Axis::Ancestor:
    case Axis::AncestorOrSelf:
        if (step.axis == Axis::AncestorOrSelf)
            take(from.id);
        for (NodeId at = tree.parent(from.id); at != kNoNode; at = tree.parent(at))
            take(at);
        break;
    case Axis::FollowingSibling:
        if (!is_attribute)
            for (NodeId at = tree.next(from.id); at != kNoNode; at = tree.next(at))
                take(at);
        break;
    case Axis::PrecedingSibling:
        if (!is_attribute)
            for (NodeId at = tree.previous(from.id); at != kNoNode; at = tree.previous(at))
                take(at);
        break;
    case Axis::Following: {
        // An attribute is followed by its element's children (XPath 1.0 §2.2: attributes come before them).
        NodeId at = from.id;
        if (is_attribute) {
            at = tree.parent(from.id);
            for (NodeId child = tree.first_child(at); child != kNoNode; child = tree.next(child))
                take_within(child);
        }
        for (; at != kNoNode; at = tree.parent(at))
            for (NodeId next = tree.next(at); next != kNoNode; next = tree.next(next))
                take_within(next);
        break;
    }
    case Axis::Preceding: {
        NodeId at = is_attribute ? tree.parent(from.id) : from.id;
        for (; at != kNoNode; at = tree.parent(at)) {
            for (NodeId before = tree.previous(at); before != kNoNode; before = tree.previous(before)) {
                NodeSet within;
                std::swap(out, within);
                take_within(before);
                std::reverse(out.begin(), out.end());
                within.insert(within.end(), out.begin(), out.end());
                std::swap(out, within);
            }
        }
        break;
    }
    case Axis::Namespace:
        break; // not supported: always empty
    }
    spend(seen);
}

void Evaluator::filter(NodeSet& nodes, std::uint32_t first, std::uint32_t count)
{
    for (std::uint32_t i = 0; i < count && !m_failed; ++i) {
        const std::uint32_t predicate = m_code.args[first + i];
        const Op& op = m_code.ops[predicate];
        if (op.kind == OpKind::Number) {
            const bool inside = op.number >= 1 && op.number <= static_cast<double>(nodes.size()) &&
                                op.number == std::trunc(op.number);
            nodes = inside ? NodeSet{nodes[static_cast<std::size_t>(op.number) - 1]} : NodeSet{};
            continue;
        }
        const Focus outer = m_focus;
        const bool is_condition = op.kind == OpKind::Compare || op.kind == OpKind::And || op.kind == OpKind::Or;
        NodeSet kept;
        for (std::size_t at = 0; at < nodes.size() && !m_failed; ++at) {
            m_focus = {nodes[at], at + 1, nodes.size()};
            bool holds = false;
            if (is_condition) {
                holds = boolean(predicate);
            } else {
                const Value value = evaluate(predicate);
                const auto* number = value.number();
                holds = number != nullptr ? *number == static_cast<double>(at + 1) : to_boolean(value);
            }
            if (holds)
                kept.push_back(nodes[at]);
        }
        m_focus = outer;
        nodes = std::move(kept);
    }
}

bool Evaluator::reads_focus(std::uint32_t index) const
{
    if (m_reads_focus.size() < m_code.ops.size())
        m_reads_focus.resize(m_code.ops.size(), -1);
    if (m_reads_focus[index] >= 0)
        return m_reads_focus[index] != 0;
    const Op& op = m_code.ops[index];
    bool reads = false;
    switch (op.kind) {
    case OpKind::Number:
    case OpKind::Text:
    case OpKind::Slot:
    case OpKind::Slots:
        break;
    case OpKind::Path: {
        const Path& path = m_code.paths[op.first];
        reads = path.start == Start::Context || path.start == Start::Root ||
                (path.start == Start::Operation && reads_focus(path.operation));
        break;
    }
    case OpKind::Call:
        reads = m_code.functions[op.extra]->reads != Reads::Nothing;
        [[fallthrough]];
    default:
        for (std::size_t i = 0; i < op.count && !reads; ++i)
            reads = reads_focus(arg(op, i));
    }
    m_reads_focus[index] = reads ? 1 : 0;
    return reads;
}

bool Evaluator::reads_position(std::uint32_t index) const
{
    const Op& op = m_code.ops[index];
    switch (op.kind) {
    case OpKind::Number:
    case OpKind::Text:
    case OpKind::Slot:
    case OpKind::Slots:
    case OpKind::Path:
        return false;
    case OpKind::Call: {
        const auto name = m_code.functions[op.extra]->name;
        if (name == "last" || (name == "position" && op.count == 0))
            return true;
        break;
    }
    default:
        break;
    }
    for (std::size_t i = 0; i < op.count; ++i)
        if (reads_position(arg(op, i)))
            return true;
    return false;
}

/// The comparison `child = value` that an index answers, where the first predicate is one or begins with one.
/// `rest` is the first of the conjuncts that then remain.
const Op* Evaluator::key_comparison(const Step& step, std::uint32_t predicate, std::uint32_t& rest) const
{
    if (step.axis != Axis::Child || step.test != Test::Name || step.has_uri)
        return nullptr;
    const Op* op = &m_code.ops[predicate];
    rest = 0;
    if (op->kind == OpKind::And) {
        if (reads_position(predicate))
            return nullptr;
        rest = 1;
        op = &m_code.ops[arg(*op, 0)];
    }
    if (op->kind != OpKind::Compare || op->count != 2 || m_code.operators[op->first + 1] != Operator::Equal)
        return nullptr;
    return op;
}

bool Evaluator::by_index(Node from, const Step& step, NodeSet& out)
{
    const std::uint32_t predicate = m_code.args[step.first_predicate];
    std::uint32_t rest = 0;
    const Op* const comparison = key_comparison(step, predicate, rest);
    if (comparison == nullptr)
        return false;
    for (std::size_t side = 0; side < 2; ++side) {
        const Op& key = m_code.ops[arg(*comparison, side)];
        const std::uint32_t wanted = arg(*comparison, 1 - side);
        if (key.kind != OpKind::Path || reads_focus(wanted))
            continue;
        const Path& path = m_code.paths[key.first];
        if (path.start != Start::Context || path.steps != 1 || path.predicates != 0)
            continue;
        const Step& child = m_code.steps[path.first_step];
        if (child.axis != Axis::Child || child.test != Test::Name || child.has_uri || child.predicates != 0)
            continue;
        const Value value = evaluate(wanted);
        if (m_failed)
            return true;
        // Only texts compare by their letters; a number or a set of several would have to be looked at each.
        std::string text;
        if (value.text() != nullptr)
            text = *value.text();
        else if (value.nodes() != nullptr && value.nodes()->size() <= 1)
            text = to_string(value);
        else
            return false;
        const Document& tree = document(from);
        const ValueIndex& index = tree.index(from.id, step.local, child.local);
        const auto found = index.ranges.find(text);
        if (found == index.ranges.end())
            return true;
        const auto [begin, end] = found->second;
        if (!spend(end - begin))
            return true;
        out.reserve(out.size() + (end - begin));
        const Focus outer = m_focus;
        for (std::uint32_t i = begin; i < end && !m_failed; ++i) {
            m_focus = {{from.document, index.items[i]}, 1, 1};
            bool holds = true;
            if (rest != 0) {
                const Op& all = m_code.ops[predicate];
                for (std::size_t part = rest; part < all.count && holds; ++part)
                    holds = boolean(arg(all, part));
            }
            if (holds)
                out.push_back(m_focus.node);
        }
        m_focus = outer;
        return true;
    }
    return false;
}

void Evaluator::step(Node from, const Step& step, NodeSet& out)
{
    NodeSet found;
    std::uint32_t done = 0;
    // An empty text may mean "no such child" and "an empty one"; the index knows only the second, as does XPath.
    if (step.predicates != 0 && from.document != 0 && by_index(from, step, found))
        done = 1;
    else
        axis(from, step, found);
    filter(found, step.first_predicate + done, step.predicates - done);
    if (is_reverse(step.axis))
        std::reverse(found.begin(), found.end());
    if (out.empty())
        out = std::move(found);
    else
        out.insert(out.end(), found.begin(), found.end());
}

Value Evaluator::path(const Op& op)
{
    const Path& path = m_code.paths[op.first];
    NodeSet current;
    switch (path.start) {
    case Start::Context:
        current.push_back(m_focus.node);
        break;
    case Start::Root:
        // In a form an absolute path means the primary instance, whatever list the predicate looks at.
        current.push_back({m_world.primary != nullptr ? 0 : m_focus.node.document, kDocumentNode});
        break;
    case Start::Current:
        current.push_back(m_origin);
        break;
    case Start::Document:
        current.push_back({path.operation, kDocumentNode});
        break;
    case Start::Operation:
        current = nodes(path.operation);
        break;
    }
    filter(current, path.first_predicate, path.predicates);
    for (std::uint32_t i = 0; i < path.steps && !m_failed; ++i) {
        const Step& here = m_code.steps[path.first_step + i];
        NodeSet next;
        for (const Node from : current) {
            step(from, here, next);
            if (m_failed)
                break;
        }
        if (current.size() > 1)
            sort(next);
        current = std::move(next);
    }
    if (m_world.primary != nullptr) {
        const Primary& primary = *m_world.primary;
        current.erase(std::remove_if(current.begin(), current.end(),
                                     [&](const Node& node) {
                                         return node.document == 0 && (node.id & ~kTextBit) != kDocumentNode &&
                                                !primary.state(node.id).relevant;
                                     }),
                      current.end());
    }
    return current;
}

}
