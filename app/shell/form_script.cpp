#include "app/shell/form_script.h"

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

Json as_json(const std::vector<app::Violation>& violations)
{
    auto list = Json::array();
    for (const auto& violation : violations)
        list.push_back({{"path", violation.path},
                        {"error", error_name(violation.error)},
                        {"message", text_or_null(violation.message)}});
    return list;
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
    m_instance.emplace(std::move(instance));
    return language.empty() ? Status() : m_instance->set_language(language);
}

Status FormScript::set(const Json& step, Json& line)
{
    TRY_ASSIGN(const auto path, path_in(step));
    TRY_ASSIGN(const auto node, m_instance->find(path));
    if (!step.contains("value") || !(step["value"].is_string() || step["value"].is_number() || step["value"].is_null()))
        return Error{ErrorKind::Invalid, "the step needs a value"};
    const Json& value = step["value"];
    TRY(m_instance->set(node, value.is_string() ? value.get<std::string>()
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
        m_instance.emplace(std::move(instance));
    } else if (how == "edit") {
        m_instance->finalize();
        TRY_ASSIGN(auto instance, app::Instance::edit(m_form, m_environment(), m_instance->submission_xml()));
        m_instance.emplace(std::move(instance));
    } else {
        TRY_ASSIGN(auto instance, app::Instance::create(m_form, m_environment()));
        m_instance.emplace(std::move(instance));
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
        const auto violations = m_instance->validate();
        line["valid"] = violations.empty();
        line["violations"] = as_json(violations);
        return {};
    }
    if (what == "submission") {
        const auto violations = m_instance->validate();
        m_instance->finalize();
        line["xml"] = m_instance->submission_xml();
        line["ready"] = violations.empty();
        line["violations"] = as_json(violations);
        return {};
    }
    if (what == "reopen" || what == "edit" || what == "new")
        return start_again(what);
    return Error{ErrorKind::Invalid, "there is no step \"" + what + "\""};
}

}
