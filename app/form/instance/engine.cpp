#include "app/form/instance/engine.h"

namespace kerbside::app {

using platform::Error;
using platform::ErrorKind;
using platform::Result;
using platform::Status;

Engine::Engine(std::shared_ptr<const Form> form, Environment environment)
    : m_form(std::move(form)), m_definition(m_form->definition()), m_environment(std::move(environment)),
      m_primary(m_definition), m_evaluator(m_definition.code, m_world), m_dirty(m_definition.graph.computations.size())
{
    m_world.names = &m_definition.names;
    m_world.documents.push_back(&m_primary.document());
    for (std::size_t i = 1; i < m_definition.documents.size(); ++i)
        m_world.documents.push_back(m_definition.documents[i].get());
    m_world.primary = &m_primary;
    m_world.definition = &m_definition;
    m_world.environment = &m_environment;
    m_world.host = this;
    m_language = m_definition.default_language;
    (void)set_language(m_language);
}

Status Engine::begin(Birth birth, const Document* document)
{
    refill();
    read_last_saved();
    const Document& source = document != nullptr ? *document : *m_definition.initial;
    // What stands outside of repeats has the form's own values from its layout.
    const bool is_filled = document == nullptr && m_definition.layouts.size() == 1;
    if (const NodeId root = source.first_child(kDocumentNode); root != kNoNode && !is_filled)
        fill(source, root, m_primary.root());
    const bool is_new = birth == Birth::New;
    for (FrameId frame = 0; frame < m_primary.frames(); ++frame) {
        if (is_new)
            hold_to_types(frame);
        preload(frame, is_new);
    }
    if (birth == Birth::Edited && m_definition.instance_id != kNoModel) {
        const NodeId id = m_primary.node(0, m_definition.model[m_definition.instance_id].slot);
        m_deprecated = m_primary.text(id);
        if (m_definition.deprecated_id != kNoModel)
            m_primary.set_text(m_primary.node(0, m_definition.model[m_definition.deprecated_id].slot), m_deprecated);
        m_primary.set_text(id, {});
        preload(0, false);
        const ModelNode& model = m_definition.model[m_definition.instance_id];
        if (model.calculate < 0)
            m_primary.set_text(id, new_instance_id());
    }
    if (is_new)
        run_actions_on_load(Event::FirstLoad);
    run_actions_on_load(Event::Load);
    mark_all();
    return settle();
}

Status Engine::set_language(std::string_view language)
{
    for (std::size_t i = 0; i < m_definition.translations.size(); ++i) {
        if (m_definition.translations[i].language == language) {
            m_translation = i;
            m_language = language;
            return {};
        }
    }
    return Error{ErrorKind::NotFound, "the form has no language " + std::string(language)};
}

Status Engine::answer(NodeId node, std::string_view value)
{
    const ModelNode& model = m_definition.model[m_primary.state(node).model];
    if (model.has_children)
        return Error{ErrorKind::Refused, "a group takes no answer"};
    refill();
    const std::string text = accepted(value, node);
    if (m_primary.text(node) == text)
        return {};
    m_primary.set_text(node, text);
    touch(node);
    // Actions see what follows from the answer.
    TRY(settle());
    run_actions(Event::ValueChanged, node);
    return settle();
}

Result<FrameId> Engine::add(FrameId parent, ModelId repeat)
{
    refill();
    const FrameId frame = m_primary.add(parent, repeat);
    was_added(frame);
    TRY(settle());
    return frame;
}

Status Engine::remove(FrameId frame)
{
    refill();
    drop(frame);
    return settle();
}

Result<FrameId> Engine::put_back(FrameId parent, ModelId repeat, std::uint32_t position, const Document& document)
{
    refill();
    const FrameId frame = m_primary.add(parent, repeat, position);
    fill(document, document.first_child(kDocumentNode), m_primary.frame(frame).base);
    // Whatever it has within, and those after it, which have other numbers now.
    mark_all();
    TRY(settle());
    return frame;
}

std::optional<NodeId> Engine::own_node(ModelId model, NodeId near) const
{
    if (m_primary.state(near).model == model || model == kNoModel)
        return near;
    const ModelNode& wanted = m_definition.model[model];
    const FrameId frame = m_primary.enclosing(m_primary.state(near).frame, wanted.owner);
    if (m_primary.frame(frame).model != wanted.owner)
        return std::nullopt;
    return m_primary.node(frame, wanted.slot);
}

bool Engine::is_readonly(NodeId node)
{
    for (NodeId at = node; at != kDocumentNode && at != kNoNode; at = m_primary.document().at(at).parent) {
        const ModelNode& model = m_definition.model[m_primary.state(at).model];
        if (model.readonly < 0)
            continue;
        m_evaluator.begin({0, at});
        if (m_evaluator.boolean(m_definition.expressions[static_cast<std::size_t>(model.readonly)].root))
            return true;
    }
    return false;
}

bool Engine::is_required(NodeId node)
{
    const ModelNode& model = m_definition.model[m_primary.state(node).model];
    if (model.required < 0)
        return false;
    m_evaluator.begin({0, node});
    return m_evaluator.boolean(m_definition.expressions[static_cast<std::size_t>(model.required)].root);
}

/// Tried upon the node itself, which has its own value again before anything else is computed.
bool Engine::would_hold(NodeId node, std::string_view value)
{
    const ModelNode& model = m_definition.model[m_primary.state(node).model];
    if (model.constraint < 0 || model.has_children || value.empty())
        return true;
    const std::string own(m_primary.text(node));
    m_primary.set_text(node, value);
    const bool holds = error_of(node) != AnswerError::Constraint;
    m_primary.set_text(node, own);
    return holds;
}

AnswerError Engine::error_of(NodeId node)
{
    const NodeState& state = m_primary.state(node);
    const ModelNode& model = m_definition.model[state.model];
    if (!state.relevant || model.has_children)
        return AnswerError::None;
    if (m_primary.text(node).empty())
        return is_required(node) ? AnswerError::Required : AnswerError::None;
    if (model.constraint < 0)
        return AnswerError::None;
    m_evaluator.begin({0, node});
    const bool holds = m_evaluator.boolean(m_definition.expressions[static_cast<std::size_t>(model.constraint)].root);
    // What cannot be evaluated must not lock somebody into a page for ever.
    return holds || m_evaluator.failed() ? AnswerError::None : AnswerError::Constraint;
}

}
