#pragma once

#include "app/form/model/document.h"
#include "app/form/xpath/program.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app {

struct Definition;

using FrameId = std::uint32_t;

/// The whole form (frame 0) or one instance of a repeat. Its nodes, those of repeats within it apart, stand side
/// by side from `base`, in the order of its layout: a path that was resolved to a slot is one addition.
struct Frame {
    ModelId model = 0; ///< the repeat; 0 for the whole form
    FrameId parent = 0;
    NodeId base = 0;
    std::uint32_t position = 0; ///< in its series, from 1
    std::uint32_t serial = 0;   ///< of its birth: tells it from another that had its place before
    std::uint32_t first_series = 0;
    bool alive = true;
};

struct NodeState {
    double number = 0;
    ModelId model = 0;
    FrameId frame = 0;
    std::uint32_t capacity = 0; ///< of the text, where it is our own
    bool has_number = false;    ///< `number` is what the text says
    bool own_relevant = true;   ///< what its own expression says
    bool relevant = true;       ///< and all of its ancestors'
};

/// The primary instance: a document, and over it frames in which slots are found.
class Primary {
public:
    explicit Primary(const Definition& definition);

    const Document& document() const { return m_document; }
    const NodeState& state(NodeId id) const { return m_states[id & ~kTextBit]; }
    NodeState& state(NodeId id) { return m_states[id & ~kTextBit]; }
    const Frame& frame(FrameId id) const { return m_frames[id]; }
    NodeId root() const { return m_frames[0].base; }

    /// The node of a model node whose owner is the frame's repeat.
    NodeId node(FrameId frame, std::uint32_t slot) const { return m_frames[frame].base + slot; }
    /// The frame of `repeat` that holds `frame`, itself perhaps.
    FrameId enclosing(FrameId frame, ModelId repeat) const
    {
        while (m_frames[frame].model != repeat && frame != 0)
            frame = m_frames[frame].parent;
        return frame;
    }
    /// The instances of `repeat`, which lies directly within `frame`'s repeat, in order.
    const std::vector<FrameId>& series(FrameId frame, ModelId repeat) const;
    /// Adds all frames of `owner` that lie within `frame`, in document order.
    void frames_within(FrameId frame, ModelId owner, std::vector<FrameId>& out) const;

    std::string_view text(NodeId id) const { return m_document.own_text(id); }
    void set_text(NodeId id, std::string_view text);

    /// At `position` of the series, from 1; else at its end. The new nodes have the template's values.
    FrameId add(FrameId parent, ModelId repeat, std::uint32_t position = 0);
    void remove(FrameId frame);
    /// Document order again after instances came or went; cheap where none did.
    void order() const;
    std::size_t nodes() const { return m_states.size(); }
    std::size_t frames() const { return m_frames.size(); }

private:
    FrameId make_frame(ModelId repeat, FrameId parent);
    void link(FrameId frame);
    void number_from(const std::vector<FrameId>& series, std::size_t at);
    void unlink(NodeId element);

    const Definition& m_definition;
    mutable Document m_document;
    std::vector<NodeState> m_states;
    std::vector<Frame> m_frames;
    std::vector<std::vector<FrameId>> m_series;
    std::vector<std::vector<FrameId>> m_free; ///< dead frames of each repeat's layout, to be used again
    std::uint32_t m_serial = 0;
    mutable bool m_is_ordered = false;
};

}
