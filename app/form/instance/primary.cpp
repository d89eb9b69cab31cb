#include "app/form/instance/primary.h"

#include "app/form/model/definition.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace kerbside::app {

Primary::Primary(const Definition& definition) : m_definition(definition), m_document(definition.names)
{
    m_states.push_back({});
    make_frame(0, 0);
    TreeNode& top = m_document.at(kDocumentNode);
    top.first = m_frames[0].base;
    m_document.at(m_frames[0].base).parent = kDocumentNode;
    m_frames[0].position = 1;
}

FrameId Primary::make_frame(ModelId repeat, FrameId parent)
{
    const Layout& layout = m_definition.layout(repeat);
    FrameId id = static_cast<FrameId>(m_frames.size());
    if (m_free.empty())
        m_free.resize(m_definition.model.size());
    auto& unused = m_free[repeat];
    if (unused.empty()) {
        Frame frame;
        frame.base = static_cast<NodeId>(m_states.size());
        frame.first_series = static_cast<std::uint32_t>(m_series.size());
        m_series.resize(m_series.size() + layout.repeats.size());
        m_states.resize(m_states.size() + layout.models.size());
        if (repeat == 0)
            m_document.reserve(1 + layout.models.size());
        for (std::size_t slot = 0; slot < layout.models.size(); ++slot)
            m_document.add(layout.nodes[slot]);
        m_frames.push_back(frame);
    } else {
        id = unused.back();
        unused.pop_back();
    }
    Frame& frame = m_frames[id];
    frame.model = repeat;
    frame.parent = parent;
    frame.serial = ++m_serial;
    frame.alive = true;
    const NodeId base = frame.base;
    const auto shift = [base](NodeId slot) { return slot == kNoNode ? kNoNode : base + slot; };
    for (std::size_t slot = 0; slot < layout.models.size(); ++slot) {
        const TreeNode& pattern = layout.nodes[slot];
        TreeNode& node = m_document.at(base + static_cast<NodeId>(slot));
        NodeState& state = m_states[base + slot];
        if (state.capacity != 0) // what somebody said there before is gone for good
            std::memset(const_cast<char*>(node.text), 0, state.capacity);
        node = pattern;
        node.parent = shift(pattern.parent);
        node.first = shift(pattern.first);
        node.next = shift(pattern.next);
        node.previous = shift(pattern.previous);
        node.attributes = shift(pattern.attributes);
        state = NodeState{.model = layout.models[slot], .frame = id};
    }
    m_is_ordered = false;
    return id;
}

const std::vector<FrameId>& Primary::series(FrameId frame, ModelId repeat) const
{
    const auto& repeats = m_definition.layout(m_frames[frame].model).repeats;
    const auto found = std::find(repeats.begin(), repeats.end(), repeat);
    assert(found != repeats.end());
    return m_series[m_frames[frame].first_series + static_cast<std::size_t>(found - repeats.begin())];
}

void Primary::frames_within(FrameId frame, ModelId owner, std::vector<FrameId>& out) const
{
    const ModelId top = m_frames[frame].model;
    if (owner == top) {
        out.push_back(frame);
        return;
    }
    // From the innermost repeat up to the frame's own, then down through the series.
    std::vector<ModelId> chain;
    for (ModelId at = owner; at != top; at = m_definition.model[m_definition.model[at].parent].owner)
        chain.push_back(at);
    const auto& outermost = series(frame, chain.back());
    if (chain.size() == 1) {
        out.insert(out.end(), outermost.begin(), outermost.end());
        return;
    }
    std::vector<FrameId> level(outermost.begin(), outermost.end());
    for (std::size_t i = chain.size() - 1; i-- > 0;) {
        std::vector<FrameId> next;
        for (const FrameId at : level) {
            const auto& inner = series(at, chain[i]);
            next.insert(next.end(), inner.begin(), inner.end());
        }
        level = std::move(next);
    }
    out.insert(out.end(), level.begin(), level.end());
}

void Primary::set_text(NodeId id, std::string_view text)
{
    TreeNode& node = m_document.at(id);
    NodeState& state = m_states[id];
    state.has_number = false;
    if (text.size() > state.capacity) {
        if (state.capacity != 0)
            std::memset(const_cast<char*>(node.text), 0, state.capacity);
        // Twice what is needed: typing on costs no more than twice the answer's length.
        state.capacity = static_cast<std::uint32_t>(std::max<std::size_t>(16, text.size() * 2));
        node.text = m_document.arena().reserve(state.capacity);
    }
    if (!text.empty())
        std::memmove(const_cast<char*>(node.text), text.data(), text.size());
    node.size = static_cast<std::uint32_t>(text.size());
}

void Primary::link(FrameId id)
{
    const Frame& frame = m_frames[id];
    const ModelNode& repeat = m_definition.model[frame.model];
    const Frame& outer = m_frames[frame.parent];
    const NodeId parent = outer.base + m_definition.model[repeat.parent].slot;
    const auto& mine = series(frame.parent, frame.model);
    // The node before: the one before it in the series, or the last of what stands before the series.
    NodeId before = kNoNode;
    if (frame.position > 1) {
        before = m_frames[mine[frame.position - 2]].base;
    } else {
        for (ModelId at = repeat.previous; at != kNoModel && before == kNoNode; at = m_definition.model[at].previous) {
            if (!m_definition.model[at].is_repeat) {
                before = outer.base + m_definition.model[at].slot;
            } else {
                const auto& other = series(frame.parent, at);
                if (!other.empty())
                    before = m_frames[other.back()].base;
            }
        }
    }
    TreeNode& node = m_document.at(frame.base);
    node.parent = parent;
    node.previous = before;
    node.next = before == kNoNode ? m_document.at(parent).first : m_document.at(before).next;
    if (before == kNoNode)
        m_document.at(parent).first = frame.base;
    else
        m_document.at(before).next = frame.base;
    if (node.next != kNoNode)
        m_document.at(node.next).previous = frame.base;
}

void Primary::unlink(NodeId element)
{
    const TreeNode& node = m_document.at(element);
    if (node.previous != kNoNode)
        m_document.at(node.previous).next = node.next;
    else
        m_document.at(node.parent).first = node.next;
    if (node.next != kNoNode)
        m_document.at(node.next).previous = node.previous;
}

FrameId Primary::add(FrameId parent, ModelId repeat, std::uint32_t position)
{
    const FrameId id = make_frame(repeat, parent);
    auto& list = const_cast<std::vector<FrameId>&>(series(parent, repeat));
    const auto at = position == 0 ? list.size() : std::min<std::size_t>(position - 1, list.size());
    list.insert(list.begin() + static_cast<std::ptrdiff_t>(at), id);
    number_from(list, at);
    link(id);
    return id;
}

/// The places in a series from `at` on, after one came or went there.
void Primary::number_from(const std::vector<FrameId>& list, std::size_t at)
{
    for (; at < list.size(); ++at)
        m_frames[list[at]].position = static_cast<std::uint32_t>(at + 1);
}

void Primary::remove(FrameId id)
{
    const Frame gone = m_frames[id];
    unlink(gone.base);
    auto& list = const_cast<std::vector<FrameId>&>(series(gone.parent, gone.model));
    list.erase(list.begin() + (gone.position - 1));
    number_from(list, gone.position - 1);
    // Its inner instances die with it; one after the other, since they may hold others.
    std::vector<FrameId> dying{id};
    while (!dying.empty()) {
        const FrameId at = dying.back();
        dying.pop_back();
        Frame& frame = m_frames[at];
        const auto inner = m_definition.layout(frame.model).repeats.size();
        for (std::size_t i = 0; i < inner; ++i) {
            auto& within = m_series[frame.first_series + i];
            dying.insert(dying.end(), within.begin(), within.end());
            within.clear();
        }
        frame.alive = false;
        m_free[frame.model].push_back(at);
    }
    m_is_ordered = false;
}

void Primary::order() const
{
    if (m_is_ordered)
        return;
    m_document.renumber();
    m_is_ordered = true;
}

}
