#include "app/shell/form_script.h"

#include "app/session/number.h"

#include <algorithm>

namespace kerbside::shell {

using platform::Error;
using platform::ErrorKind;
using platform::Json;
using platform::Status;

namespace {

Json text_or_null(const std::optional<std::string>& text)
{
    return text ? Json(*text) : Json(nullptr);
}

Json error_name(app::AnswerError error)
{
    switch (error) {
    case app::AnswerError::Required:
        return "required";
    case app::AnswerError::Constraint:
        return "constraint";
    case app::AnswerError::None:
        break;
    }
    return nullptr;
}

bool offers_choices(const app::NodeView& view)
{
    return view.kind == app::ControlKind::Select || view.kind == app::ControlKind::Select1 ||
           view.kind == app::ControlKind::Rank;
}

void describe(const app::NodeView& view, Json& line)
{
    line["exists"] = true;
    if (view.has_value)
        line["value"] = view.value;
    line["relevant"] = view.relevant;
    line["readonly"] = view.readonly;
    line["required"] = view.required;
    line["label"] = text_or_null(view.label);
    line["hint"] = text_or_null(view.hint);
    line["error"] = error_name(view.error);
    line["message"] = text_or_null(view.message);
    line["appearances"] = view.appearances;
    if (view.count)
        line["count"] = *view.count;
    if (offers_choices(view)) {
        auto choices = Json::array();
        for (const auto& choice : view.choices)
            choices.push_back({{"value", choice.value}, {"label", choice.label}});
        line["choices"] = std::move(choices);
    }
}

platform::Result<std::string> path_in(const Json& step)
{
    const auto path = platform::text_at(step, "path");
    if (path.empty())
        return Error{ErrorKind::Invalid, "the step needs a path"};
    return path;
}

}

Status FormScript::begin(const std::string& language)
{
    TRY_ASSIGN(auto instance, app::Instance::create(m_form, m_environment()));
    take(std::move(instance));
    return language.empty() ? Status() : m_instance->set_language(language);
}

void FormScript::take(app::Instance instance, const app::TypedTexts& typed)
{
    m_instance.emplace(std::move(instance));
    m_typed.clear();
    for (const auto& each : typed)
        if (const auto node = m_instance->find(each.path); node && still_stands(each, *node)) {
            // The power went, or the device was locked, before its field was left.
            if (const auto type = m_instance->view(*node).type; type == app::ValueType::Integer || type == app::ValueType::Decimal)
                (void)m_instance->set(*node, app::number_kept(each.text, type));
            m_typed.push_back({*node, {each.path, each.text, m_instance->value(*node)}});
        }
}

/// What the question holds now was made of that text: nobody has answered it otherwise since.
bool FormScript::still_stands(const app::TypedText& typed, app::NodeRef node) const
{
    return m_instance->is_alive(node) && m_instance->value(node) == typed.value;
}

app::TypedTexts FormScript::typed() const
{
    app::TypedTexts texts;
    for (const auto& [node, typed] : m_typed)
        if (still_stands(typed, node))
            texts.push_back({m_instance->path_of(node), typed.text, typed.value});
    return texts;
}

Json FormScript::violations() const
{
    auto list = Json::array();
    const auto is_no_value = [this](const auto& each) {
        return each.second.value.empty() && still_stands(each.second, each.first) && m_instance->is_relevant(each.first);
    };
    const auto broken = m_instance->validate();
    for (const auto& violation : broken) {
        // It is not missing: it stands there and cannot be read.
        const bool is_typed = std::ranges::any_of(m_typed, [&](const auto& each) { return each.first == violation.node && is_no_value(each); });
        if (!is_typed)
            list.push_back({{"path", violation.path}, {"error", error_name(violation.error)}, {"message", text_or_null(violation.message)}});
    }
    for (const auto& each : m_typed)
        if (is_no_value(each))
            list.push_back({{"path", m_instance->path_of(each.first)}, {"error", "type"}, {"message", nullptr}});
    return list;
}

Status FormScript::set(app::NodeRef node, std::string_view value)
{
    TRY(m_instance->set(node, value));
    std::erase_if(m_typed, [&](const auto& each) { return each.first == node; });
    return {};
}

Status FormScript::set(const Json& step, Json& line)
{
    TRY_ASSIGN(const auto path, path_in(step));
    TRY_ASSIGN(const auto node, m_instance->find(path));
    if (!step.contains("value") || !(step["value"].is_string() || step["value"].is_number() || step["value"].is_null()))
        return Error{ErrorKind::Invalid, "the step needs a value"};
    const Json& value = step["value"];
    TRY(set(node, value.is_string() ? value.get<std::string>()
                  : value.is_null() ? std::string{}
                                    : platform::to_line(value)));
    line["value"] = m_instance->value(node);
    return {};
}

Status FormScript::get(const Json& step, Json& line)
{
    TRY_ASSIGN(const auto path, path_in(step));
    line["path"] = path;
    const auto series = m_instance->view_series(path);
    const auto node = m_instance->find(path);
    if (node) {
        auto view = m_instance->view(*node);
        line["path"] = view.path;
        view.count = series.count;
        describe(view, line);
    } else if (series.count) {
        auto view = series;
        view.has_value = false;
        describe(view, line);
    } else if (const auto deprecated = m_instance->view_deprecated(path)) {
        line["path"] = deprecated->path;
        describe(*deprecated, line);
    } else {
        line["exists"] = false;
    }
    return {};
}

Status FormScript::start_again(const std::string& how)
{
    const std::string language = m_instance->language();
    if (how == "reopen") {
        TRY_ASSIGN(auto instance, app::Instance::restore(m_form, m_environment(), m_instance->save()));
        if (!m_instance->identity().empty())
            instance.fix_identity(m_instance->identity());
        take(std::move(instance), typed());
    } else if (how == "edit") {
        m_instance->finalize();
        TRY_ASSIGN(auto instance, app::Instance::edit(m_form, m_environment(), m_instance->submission_xml()));
        take(std::move(instance));
    } else {
        TRY_ASSIGN(auto instance, app::Instance::create(m_form, m_environment()));
        take(std::move(instance));
    }
    return language.empty() ? Status() : m_instance->set_language(language);
}

Status FormScript::run(const Json& step, Json& line)
{
    if (!step.is_object())
        return Error{ErrorKind::Invalid, "a step is an object"};
    const auto what = platform::text_at(step, "do");
    if (what == "set")
        return set(step, line);
    if (what == "get")
        return get(step, line);
    if (what == "add") {
        TRY_ASSIGN(const auto path, path_in(step));
        TRY_ASSIGN(const auto added, m_instance->add(path));
        line["path"] = m_instance->path_of(added);
        return {};
    }
    if (what == "remove") {
        TRY_ASSIGN(const auto path, path_in(step));
        return m_instance->remove(path);
    }
    if (what == "language")
        return m_instance->set_language(platform::text_at(step, "language"));
    if (what == "validate") {
        auto broken = violations();
        line["valid"] = broken.empty();
        line["violations"] = std::move(broken);
        return {};
    }
    if (what == "submission") {
        auto broken = violations();
        m_instance->finalize();
        line["xml"] = m_instance->submission_xml();
        line["ready"] = broken.empty();
        line["violations"] = std::move(broken);
        return {};
    }
    if (what == "reopen" || what == "edit" || what == "new")
        return start_again(what);
    return Error{ErrorKind::Invalid, "there is no step \"" + what + "\""};
}

}
