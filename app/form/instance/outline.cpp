#include "app/form/instance/view.h"

namespace kerbside::app {

namespace {

/// Walks the body's controls, each repeat as often as it has instances.
class Outline {
public:
    explicit Outline(Engine& engine) : m_engine(engine), m_form(engine.definition()) {}

    std::vector<OutlineItem> run()
    {
        m_open.push_back({0, static_cast<std::uint32_t>(m_form.controls.size()), 0, {}, 0, kNone});
        while (!m_open.empty()) {
            Place& place = m_open.back();
            if (place.next < place.end) {
                visit();
                continue;
            }
            const Place done = place;
            m_open.pop_back();
            if (done.begin == kNone)
                continue;
            close(done);
        }
        return std::move(m_items);
    }

private:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    struct Place {
        std::uint32_t next;  ///< control to come
        std::uint32_t end;
        FrameId frame;
        std::vector<FrameId> series; ///< of a repeat: its instances, the one at `instance` being walked
        std::size_t instance;
        std::uint32_t begin = kNone; ///< the item that this ends
        std::uint32_t first = 0;     ///< control within, to begin again at
        std::uint32_t repeat_begin = kNone;
    };

    NodeRef node_in(ModelId model, FrameId frame) const
    {
        const ModelNode& node = m_form.model[model];
        const auto& primary = m_engine.primary();
        return ref_of(m_engine, primary.node(primary.enclosing(frame, node.owner), node.slot));
    }

    std::uint32_t put(OutlineKind kind, NodeRef node, std::uint32_t control)
    {
        const auto index = static_cast<std::uint32_t>(m_items.size());
        m_items.push_back({.kind = kind,
                           .node = node,
                           .control = static_cast<std::int32_t>(control),
                           .depth = m_depth,
                           .match = index});
        return index;
    }

    bool holds_owner(ModelId model, FrameId frame) const
    {
        const ModelId owner = m_form.model[model].owner;
        for (FrameId at = frame;; at = m_engine.primary().frame(at).parent) {
            if (m_engine.primary().frame(at).model == owner)
                return true;
            if (at == 0)
                return false;
        }
    }

    void visit()
    {
        Place& place = m_open.back();
        const std::uint32_t index = place.next;
        const FrameId frame = place.frame;
        const Control& control = m_form.controls[index];
        const ControlInfo& info = m_form.control_infos[index];
        place.next = control.end;
        if (control.kind == ControlKind::Repeat) {
            if (info.model != kNoModel && holds_owner(m_form.model[info.model].parent, frame))
                open_repeat(index, frame);
            return;
        }
        if (control.kind == ControlKind::Group) {
            NodeRef node;
            if (info.model != kNoModel && !m_form.model[info.model].is_repeat) {
                if (!holds_owner(info.model, frame))
                    return;
                node = node_in(info.model, frame);
                if (!m_engine.is_relevant(node.node))
                    return;
            } else if (info.model != kNoModel) {
                node = node_in(m_form.model[info.model].parent, frame);
            }
            const auto begin = put(OutlineKind::GroupBegin, node, index);
            ++m_depth;
            m_open.push_back({index + 1, control.end, frame, {}, 0, begin});
            return;
        }
        if (info.model == kNoModel || !holds_owner(info.model, frame))
            return;
        const NodeRef node = node_in(info.model, frame);
        if (m_engine.is_relevant(node.node))
            put(OutlineKind::Question, node, index);
    }

    void open_repeat(std::uint32_t index, FrameId frame)
    {
        const ModelId repeat = m_form.control_infos[index].model;
        const ModelId parent = m_form.model[repeat].parent;
        const NodeRef holder = node_in(parent, frame);
        if (!m_engine.is_relevant(holder.node))
            return;
        const auto& primary = m_engine.primary();
        std::vector<FrameId> shown;
        const auto& all = primary.series(primary.enclosing(frame, m_form.model[parent].owner), repeat);
        for (const FrameId at : all)
            if (m_engine.is_relevant(primary.frame(at).base))
                shown.push_back(at);
        // A repeat that is not relevant as a whole is not shown at all.
        if (shown.empty() && !all.empty())
            return;
        const auto begin = put(OutlineKind::RepeatBegin, holder, index);
        m_items[begin].position = static_cast<std::uint32_t>(all.size());
        m_items[begin].may_add = m_form.controls[index].may_add_remove;
        ++m_depth;
        Place place{0, 0, frame, std::move(shown), 0, kNone, index + 1, begin};
        next_instance(place, index);
    }

    void next_instance(Place place, std::uint32_t index)
    {
        if (place.instance == place.series.size()) {
            --m_depth;
            const auto end = put(OutlineKind::RepeatEnd, m_items[place.repeat_begin].node, index);
            m_items[end].match = place.repeat_begin;
            m_items[end].position = m_items[place.repeat_begin].position;
            m_items[end].may_add = m_items[place.repeat_begin].may_add;
            m_items[place.repeat_begin].match = end;
            return;
        }
        const FrameId frame = place.series[place.instance];
        const Frame& at = m_engine.primary().frame(frame);
        place.begin = put(OutlineKind::InstanceBegin, ref_of(m_engine, at.base), index);
        m_items[place.begin].position = at.position;
        m_items[place.begin].may_remove = m_form.controls[index].may_add_remove;
        ++m_depth;
        place.frame = frame;
        place.next = place.first;
        place.end = m_form.controls[index].end;
        ++place.instance;
        m_open.push_back(std::move(place));
    }

    void close(const Place& done)
    {
        --m_depth;
        const OutlineItem begin = m_items[done.begin];
        const bool is_group = begin.kind == OutlineKind::GroupBegin;
        const auto end = put(is_group ? OutlineKind::GroupEnd : OutlineKind::InstanceEnd, begin.node,
                             static_cast<std::uint32_t>(begin.control));
        m_items[end].match = done.begin;
        m_items[end].position = begin.position;
        m_items[done.begin].match = end;
        if (!is_group)
            next_instance(done, static_cast<std::uint32_t>(begin.control));
    }

    Engine& m_engine;
    const Definition& m_form;
    std::vector<OutlineItem> m_items;
    std::vector<Place> m_open;
    std::uint32_t m_depth = 0;
};

}

std::vector<OutlineItem> outline_of(Engine& engine)
{
    return Outline(engine).run();
}

}
