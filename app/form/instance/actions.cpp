// What happens by itself: preloads, actions on events, and how an instance is filled from a document.
#include "app/form/instance/engine.h"

#include "app/form/model/tree_reader.h"
#include "platform/base/uuid.h"

#include <algorithm>
#include <array>

namespace kerbside::app {

namespace {

constexpr std::uint32_t kMaxActionDepth = 20;

bool hears(const Action& action, Event event)
{
    return (action.events & static_cast<std::uint8_t>(event)) != 0;
}

}

namespace {

bool is_template(const Document& document, NodeId element)
{
    for (NodeId at = document.first_attribute(element); at != kNoNode; at = document.next(at))
        if (document.names().local(document.name(at)) == "template" &&
            document.names().uri(document.name(at)) == "http://openrosa.org/javarosa")
            return true;
    return false;
}

}

/// An instance that jr:count brings has what the form's own instance of that number has, where it has one.
void Engine::fill_from_form(FrameId id)
{
    const Frame& frame = m_primary.frame(id);
    if (frame.parent != 0)
        return;
    const Document& form = *m_definition.initial;
    std::vector<ModelId> way;
    for (ModelId at = m_definition.model[frame.model].parent; at != kNoModel; at = m_definition.model[at].parent)
        way.push_back(at);
    NodeId at = kDocumentNode;
    for (auto step = way.rbegin(); step != way.rend(); ++step) {
        at = form.first_child(at);
        while (at != kNoNode && form.name(at) != m_definition.model[*step].name)
            at = form.next(at);
        if (at == kNoNode)
            return;
    }
    std::uint32_t position = 0;
    for (at = form.first_child(at); at != kNoNode; at = form.next(at)) {
        if (form.kind(at) != NodeKind::Element || form.name(at) != m_definition.model[frame.model].name ||
            is_template(form, at) || ++position != frame.position)
            continue;
        fill(form, at, frame.base);
        return;
    }
}

std::string Engine::new_instance_id()
{
    if (!m_environment.random)
        return platform::Uuid::random().instance_id();
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < 16; i += 8) {
        const std::uint64_t bits = m_evaluator.random_bits();
        for (std::size_t j = 0; j < 8; ++j)
            bytes[i + j] = static_cast<std::uint8_t>(bits >> (8 * j));
    }
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x40);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);
    return platform::Uuid(bytes).instance_id();
}

/// jr:preload of the nodes of one frame (ODK XForms §preload attributes).
void Engine::preload(FrameId frame, bool is_new)
{
    const Layout& layout = m_definition.layout(m_primary.frame(frame).model);
    const double now = static_cast<double>(m_environment.clock->now().time_since_epoch().count()) / 86'400'000.0;
    for (std::size_t slot = 0; slot < layout.models.size(); ++slot) {
        const ModelNode& model = m_definition.model[layout.models[slot]];
        const NodeId node = m_primary.node(frame, static_cast<std::uint32_t>(slot));
        if (layout.models[slot] == m_definition.instance_id) {
            if (is_new && model.calculate < 0 && model.preload == "uid")
                put(node, new_instance_id());
            continue;
        }
        if (model.preload.empty() || !is_new)
            continue;
        if (model.preload == "uid") {
            put(node, new_instance_id());
        } else if (model.preload == "timestamp" && model.preload_parameter == "start") {
            put(node, xpath::moment_to_text({now, true}, m_environment.zone));
        } else if (model.preload == "date" && model.preload_parameter == "today") {
            put(node, xpath::moment_to_text({now, false}, m_environment.zone));
        } else if (model.preload == "property") {
            auto name = std::string(model.preload_parameter);
            std::transform(name.begin(), name.end(), name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
            const auto found = m_environment.properties.find(name);
            if (found != m_environment.properties.end())
                put(node, found->second);
        } else if (model.preload == "context" && model.preload_parameter == "UserName") {
            const auto found = m_environment.properties.find("username");
            if (found != m_environment.properties.end())
                put(node, found->second);
        }
    }
}

void Engine::run_timestamps(std::string_view parameter)
{
    const double now = static_cast<double>(m_environment.clock->now().time_since_epoch().count()) / 86'400'000.0;
    for (NodeId node = m_primary.root(); node < m_primary.nodes(); ++node) {
        const NodeState& state = m_primary.state(node);
        const ModelNode& model = m_definition.model[state.model];
        if (model.preload == "timestamp" && model.preload_parameter == parameter &&
            m_primary.frame(state.frame).alive)
            put(node, xpath::moment_to_text({now, true}, m_environment.zone));
    }
    refill();
    (void)settle();
}

void Engine::run_action(const Action& action, NodeId source)
{
    if (m_action_depth > kMaxActionDepth || !m_stopped.empty())
        return;
    m_evaluator.begin({0, source});
    const auto& target = m_definition.expressions[static_cast<std::size_t>(action.target)];
    // Actions that trigger each other can be many more than they are deep.
    if (!m_evaluator.spend(1)) {
        m_stopped = failed_expression(action.target);
        return;
    }
    // Irrelevant nodes are set too: they keep what they are given.
    const auto& op = m_definition.code.ops[target.root];
    xpath::NodeSet nodes;
    if (op.kind == xpath::OpKind::Slot) {
        nodes = {{0, m_primary.node(m_primary.enclosing(m_primary.state(source).frame, op.extra), op.count)}};
    } else {
        nodes = m_evaluator.nodes(target.root);
    }
    for (const xpath::Node node : nodes) {
        if (node.document != 0 || node.id == kDocumentNode)
            continue;
        const ModelNode& model = m_definition.model[m_primary.state(node.id).model];
        if (model.has_children)
            continue;
        std::string text(action.text);
        if (action.is_geopoint) {
            text = m_environment.location ? m_environment.location() : std::string{};
        } else if (action.value >= 0) {
            const auto& value = m_definition.expressions[static_cast<std::size_t>(action.value)];
            // It was compiled for the node that it is put into; one found in another way stands in for that.
            auto origin = own_node(value.model, node.id);
            if (!origin)
                origin = own_node(value.model, source);
            if (!origin)
                continue;
            m_evaluator.begin({0, *origin});
            text = stored(m_evaluator.evaluate(value.root), model.type);
            if (m_evaluator.is_spent())
                m_stopped = failed_expression(action.value);
            if (m_evaluator.failed())
                continue;
        }
        if (m_primary.text(node.id) == text)
            continue;
        m_primary.set_text(node.id, text);
        touch(node.id);
        ++m_action_depth;
        run_actions(Event::ValueChanged, node.id);
        --m_action_depth;
    }
}

/// Those that hear the event at this node; for a new repeat, those anywhere in its frame.
void Engine::run_actions(Event event, NodeId source)
{
    const ModelId model = m_primary.state(source).model;
    const FrameId frame = m_primary.state(source).frame;
    for (const Action& action : m_definition.actions) {
        if (!hears(action, event))
            continue;
        if (event == Event::NewRepeat) {
            const ModelNode& origin = m_definition.model[action.source];
            if (origin.owner == model && model != 0)
                run_action(action, m_primary.node(frame, origin.slot));
        } else if (action.source == model) {
            run_action(action, source);
        }
    }
}

void Engine::run_actions_on_load(Event event)
{
    for (const Action& action : m_definition.actions) {
        if (!hears(action, event))
            continue;
        const ModelNode& origin = m_definition.model[action.source];
        std::vector<FrameId> frames;
        m_primary.frames_within(0, origin.owner, frames);
        for (const FrameId frame : frames)
            run_action(action, m_primary.node(frame, origin.slot));
    }
}

void Engine::read_last_saved()
{
    if (m_definition.last_saved < 0)
        return;
    if (m_environment.last_saved.empty())
        return;
    auto xml = platform::XmlDocument::parse(m_environment.last_saved);
    if (!xml)
        return;
    m_names = std::make_unique<Names>(m_definition.names);
    m_last_saved = std::make_unique<Document>(*m_names);
    read_tree(xml->root(), *m_names, *m_last_saved, Keep::Data);
    m_world.documents[static_cast<std::size_t>(m_definition.last_saved)] = m_last_saved.get();
    m_world.names = m_names.get();
}

/// Takes the values and repeat instances of a document of the same shape; what it has besides is passed over.
void Engine::fill(const Document& document, NodeId from, NodeId to)
{
    struct Place {
        NodeId from;
        NodeId to;
    };
    const Names& names = document.names();
    std::vector<Place> open{{from, to}};
    // The namespace of XForms is what elements have when nothing is said.
    const auto is_same = [](std::string_view one, std::string_view other) {
        constexpr std::string_view kXForms = "http://www.w3.org/2002/xforms";
        return one == other || ((one.empty() || one == kXForms) && (other.empty() || other == kXForms));
    };
    // `before` is the one that the last of the same name went to: equal siblings go to equal siblings, in order.
    const auto find = [&](ModelId parent, NodeId child, bool is_attribute, ModelId before) {
        if (before != kNoModel && m_definition.model[before].is_repeat)
            return before;
        const Name& name = names.at(document.name(child));
        const auto fits = [&](ModelId model) {
            return is_same(m_definition.names.uri(m_definition.model[model].name), names.text(name.uri));
        };
        ModelId model = kNoModel;
        if (before != kNoModel)
            model = m_definition.model[before].alike;
        else if (const auto word = m_definition.names.find_word(names.text(name.local)); word != kNoWord)
            model = m_definition.child_named(parent, word);
        // One in another namespace does only where there is none in its own: `version` stands beside `orx:version`.
        const bool any_will_do = before != kNoModel && !fits(before);
        ModelId other = before;
        for (; model != kNoModel; model = m_definition.model[model].alike) {
            if (m_definition.model[model].is_attribute != is_attribute)
                continue;
            if (any_will_do || fits(model))
                return model;
            other = other == kNoModel ? model : other;
        }
        return other;
    };
    while (!open.empty()) {
        const Place place = open.back();
        open.pop_back();
        const NodeState state = m_primary.state(place.to);
        const ModelNode& model = m_definition.model[state.model];
        for (NodeId at = document.first_attribute(place.from); at != kNoNode; at = document.next(at)) {
            const ModelId attribute = find(state.model, at, true, kNoModel);
            if (attribute != kNoModel)
                m_primary.set_text(m_primary.node(state.frame, m_definition.model[attribute].slot),
                                   document.own_text(at));
        }
        if (!model.has_children) {
            std::string scratch;
            m_primary.set_text(place.to, document.text(place.from, scratch));
            continue;
        }
        std::unordered_map<NameId, ModelId> seen;
        for (NodeId at = document.first_child(place.from); at != kNoNode; at = document.next(at)) {
            if (document.kind(at) != NodeKind::Element)
                continue;
            auto& before = seen.try_emplace(document.name(at), kNoModel).first->second;
            const ModelId child = find(state.model, at, false, before);
            if (child == kNoModel)
                continue;
            before = child;
            const ModelNode& node = m_definition.model[child];
            if (!node.is_repeat) {
                open.push_back({at, m_primary.node(state.frame, node.slot)});
                continue;
            }
            if (!is_template(document, at))
                open.push_back({at, m_primary.frame(m_primary.add(state.frame, child)).base});
        }
    }
}

}
