#include "app/shell/form_steps.h"

#include <algorithm>

namespace kerbside::shell {

namespace {

using app::AnswerError;
using app::ControlKind;
using platform::Json;
using platform::Status;

Json failed(const std::string& why)
{
    return Json{{"ok", false}, {"error", why}};
}

Json done_or(const Status& status, Json fields = Json::object())
{
    if (!status)
        return failed(status.error().detail);
    Json line{{"ok", true}};
    line.update(fields);
    return line;
}

Json text_or_null(const std::optional<std::string>& text)
{
    return text ? Json(*text) : Json(nullptr);
}

Json name_of(AnswerError error)
{
    switch (error) {
    case AnswerError::None:
        return nullptr;
    case AnswerError::Required:
        return "required";
    case AnswerError::Constraint:
        return "constraint";
    }
    return nullptr;
}

/// `/data/a[2]/b` -> `/data/a/b`.
std::string without_positions(const std::string& path)
{
    std::string plain;
    bool is_inside = false;
    for (const char c : path) {
        if (c == '[')
            is_inside = true;
        if (!is_inside)
            plain.push_back(c);
        if (c == ']')
            is_inside = false;
    }
    return plain;
}

bool names_a_series(const app::Form& form, const std::string& path)
{
    if (path.empty() || path.back() == ']')
        return false;
    const auto plain = without_positions(path);
    return std::any_of(form.controls().begin(), form.controls().end(),
                       [&](const app::Control& control) { return control.kind == ControlKind::Repeat && control.path == plain; });
}

Json violations_of(const app::Instance& instance)
{
    Json list = Json::array();
    for (const auto& violation : instance.validate())
        list.push_back({{"path", violation.path}, {"error", name_of(violation.error)}, {"message", text_or_null(violation.message)}});
    return list;
}

Json describe(const app::NodeView& view)
{
    Json line{{"ok", true}, {"path", view.path}, {"exists", true}};
    if (view.has_value)
        line["value"] = view.value;
    line["relevant"] = view.relevant;
    line["readonly"] = view.readonly;
    line["required"] = view.required;
    line["label"] = text_or_null(view.label);
    line["hint"] = text_or_null(view.hint);
    line["error"] = name_of(view.error);
    line["message"] = text_or_null(view.message);
    line["appearances"] = view.appearances;
    if (view.kind == ControlKind::Select || view.kind == ControlKind::Select1 || view.kind == ControlKind::Rank) {
        Json choices = Json::array();
        for (const auto& choice : view.choices)
            choices.push_back({{"value", choice.value}, {"label", choice.label}});
        line["choices"] = std::move(choices);
    }
    if (view.count)
        line["count"] = *view.count;
    return line;
}

}

FormSteps::FormSteps(std::shared_ptr<const app::Form> form, app::Environment environment, app::Instance& instance)
    : m_form(std::move(form)), m_environment(std::move(environment)), m_instance(instance)
{
}

Status FormSteps::replace(platform::Result<app::Instance> with)
{
    if (!with)
        return std::move(with).error();
    const auto language = m_instance.language();
    m_instance = std::move(*with);
    // Somebody who chose a language keeps it when the draft is opened again.
    return language.empty() ? Status{} : m_instance.set_language(language);
}

Json FormSteps::take(const Json& step)
{
    const auto what = platform::text_at(step, "do");
    const auto path = platform::text_at(step, "path");
    Json line;
    if (what == "set") {
        line = set(path, step);
    } else if (what == "add") {
        const auto added = m_instance.add(path);
        line = added ? Json{{"ok", true}, {"path", m_instance.path_of(*added)}} : failed(added.error().detail);
    } else if (what == "remove") {
        line = done_or(m_instance.remove(path));
    } else if (what == "language") {
        line = done_or(m_instance.set_language(platform::text_at(step, "language")));
    } else if (what == "get") {
        line = get(path);
    } else if (what == "validate") {
        line = validate();
    } else if (what == "submission") {
        line = submission();
    } else if (what == "reopen") {
        line = done_or(replace(app::Instance::restore(m_form, m_environment, m_instance.save())));
    } else if (what == "new") {
        line = done_or(replace(app::Instance::create(m_form, m_environment)));
    } else if (what == "edit") {
        line = done_or(replace(app::Instance::edit(m_form, m_environment, m_instance.submission_xml())));
    } else {
        line = failed("there is no step \"" + what + "\": set, add, remove, language, get, validate, submission, reopen, new or edit");
    }
    Json named{{"do", what}};
    named.update(line);
    return named;
}

Json FormSteps::set(const std::string& path, const Json& step)
{
    const auto value = step.find("value");
    if (value == step.end() || !value->is_string())
        return failed("a set step needs \"value\", a string");
    const auto node = m_instance.find(path);
    if (!node)
        return failed(node.error().detail);
    const auto status = m_instance.set(*node, value->get<std::string>());
    return done_or(status, m_instance.is_alive(*node) ? Json{{"value", m_instance.value(*node)}} : Json::object());
}

Json FormSteps::get(const std::string& path) const
{
    if (names_a_series(*m_form, path))
        return describe(m_instance.view_series(path));
    const auto node = m_instance.find(path);
    if (!node && node.error().kind == platform::ErrorKind::NotFound)
        return Json{{"ok", true}, {"path", path}, {"exists", false}};
    if (!node)
        return failed(node.error().detail);
    return describe(m_instance.view(*node));
}

Json FormSteps::validate() const
{
    auto violations = violations_of(m_instance);
    const bool is_valid = violations.empty();
    return Json{{"ok", true}, {"valid", is_valid}, {"violations", std::move(violations)}};
}

Json FormSteps::submission() const
{
    auto violations = violations_of(m_instance);
    const bool is_ready = violations.empty();
    return Json{{"ok", true}, {"xml", m_instance.submission_xml()}, {"ready", is_ready}, {"violations", std::move(violations)}};
}

bool take_steps(FormSteps& steps, const Json& script, const std::function<void(const Json&)>& print)
{
    bool all_done = true;
    int number = 0;
    for (const auto& step : script) {
        Json line{{"step", ++number}};
        line.update(steps.take(step));
        all_done = all_done && line["ok"] == true;
        print(line);
    }
    return all_done;
}

}
