#include "app/form/instance/engine.h"
#include "app/form/instance/view.h"

namespace kerbside::app {

namespace {

void add_texts(Engine& engine, const ControlInfo& info, NodeId origin, NodeView& view)
{
    view.label = engine.text(info.label, origin);
    view.hint = engine.text(info.hint, origin);
    view.guidance = engine.text(info.hint, origin, TextForm::Guidance);
    if (info.label.kind == TextSource::Kind::Itext) {
        view.media.image = engine.text(info.label, origin, TextForm::Image).value_or("");
        view.media.big_image = engine.text(info.label, origin, TextForm::BigImage).value_or("");
        view.media.audio = engine.text(info.label, origin, TextForm::Audio).value_or("");
        view.media.video = engine.text(info.label, origin, TextForm::Video).value_or("");
    }
}

/// What the body says of the node, its words taken at `origin`.
void add_control(Engine& engine, const ModelNode& model, NodeId origin, NodeView& view)
{
    if (model.control < 0)
        return;
    const Definition& form = engine.definition();
    const auto index = static_cast<std::size_t>(model.control);
    const Control& control = form.controls[index];
    view.kind = control.kind;
    view.control = model.control;
    view.appearances = control.appearances;
    add_texts(engine, form.control_infos[index], origin, view);
    // A repeat's words are those of the group round it.
    if (control.kind == ControlKind::Repeat && !view.label && control.parent >= 0)
        add_texts(engine, form.control_infos[static_cast<std::size_t>(control.parent)], origin, view);
}

bool has_choices(ControlKind kind)
{
    return kind == ControlKind::Select || kind == ControlKind::Select1 || kind == ControlKind::Rank;
}

}

std::optional<std::string> message_of(Engine& engine, NodeId node, AnswerError error)
{
    const ModelNode& model = engine.definition().model[engine.primary().state(node).model];
    if (error == AnswerError::Required)
        return engine.text(model.required_message, node);
    if (error == AnswerError::Constraint)
        return engine.text(model.constraint_message, node);
    return std::nullopt;
}

NodeView view_of(Engine& engine, NodeId node, ViewOf what)
{
    const Definition& form = engine.definition();
    const NodeState state = engine.primary().state(node);
    const ModelNode& model = form.model[state.model];
    NodeView view;
    view.path = engine.path_of(node);
    view.type = model.type;
    view.has_value = !model.has_children;
    view.relevant = state.relevant;
    if (view.has_value && state.relevant)
        view.value = engine.primary().text(node);
    view.readonly = engine.is_readonly(node);
    view.required = engine.is_required(node);
    add_control(engine, model, node, view);
    if (what == ViewOf::All && view.kind && has_choices(*view.kind))
        view.choices = engine.choices(node);
    view.error = engine.error_of(node);
    view.message = message_of(engine, node, view.error);
    return view;
}

NodeView view_of_series(Engine& engine, FrameId frame, ModelId repeat)
{
    const Definition& form = engine.definition();
    const ModelNode& model = form.model[repeat];
    const NodeId parent = engine.primary().node(frame, form.model[model.parent].slot);
    NodeView view;
    view.path = engine.path_of(parent) + "/" + form.names.full(model.name);
    view.count = static_cast<std::uint32_t>(engine.primary().series(frame, repeat).size());
    view.relevant = engine.is_relevant(parent);
    view.readonly = engine.is_readonly(parent);
    add_control(engine, model, parent, view);
    return view;
}

}
