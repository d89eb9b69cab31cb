#include "app/shell/form_verbs.h"

#include "app/form/foresight.h"
#include "app/shell/form_options.h"
#include "app/shell/verb.h"
#include "app/shell/verbs.h"
#include "platform/base/json.h"

#include <iostream>

namespace kerbside::shell {

using platform::Json;

namespace {

Json as_json(const std::vector<app::Problem>& problems)
{
    auto list = Json::array();
    for (const auto& problem : problems) {
        Json one{{"message", problem.message}};
        if (!problem.sheet.empty())
            one["sheet"] = problem.sheet;
        if (problem.row != 0)
            one["row"] = problem.row;
        if (!problem.column.empty())
            one["column"] = problem.column;
        if (problem.line != 0)
            one["line"] = problem.line;
        list.push_back(std::move(one));
    }
    return list;
}

Json text_or_null(const std::optional<std::string>& text)
{
    return text ? Json(*text) : Json(nullptr);
}

Json summary(const app::Form::Loaded& loaded)
{
    Json line{{"ok", loaded.form != nullptr}};
    if (loaded.form) {
        const app::Form& form = *loaded.form;
        std::size_t questions = 0;
        std::size_t groups = 0;
        std::size_t repeats = 0;
        const auto& controls = form.controls();
        for (std::size_t i = 0; i < controls.size(); ++i) {
            if (controls[i].kind == app::ControlKind::Repeat) {
                ++repeats;
            } else if (controls[i].kind != app::ControlKind::Group) {
                ++questions;
            } else {
                bool holds_repeat = false;
                for (std::size_t at = i + 1; at < controls[i].end; at = controls[at].end)
                    holds_repeat = holds_repeat || controls[at].kind == app::ControlKind::Repeat;
                groups += holds_repeat ? 0 : 1;
            }
        }
        line["title"] = form.title();
        line["id"] = text_or_null(form.id());
        line["version"] = text_or_null(form.version());
        line["questions"] = questions;
        line["groups"] = groups;
        line["repeats"] = repeats;
        line["languages"] = form.languages();
    }
    line["errors"] = as_json(loaded.errors);
    line["warnings"] = as_json(loaded.warnings);
    return line;
}

int check(const FormOptions& options, bool json)
{
    app::Form::Loaded loaded;
    if (auto file = options.read()) {
        auto media = FolderMedia::of(options);
        loaded = app::Form::load(std::move(file).value(), media);
        if (loaded.form)
            for (auto& problem : app::foresee_overruns(*loaded.form))
                loaded.warnings.push_back(std::move(problem));
    } else {
        loaded.errors.push_back({.message = file.error().detail});
    }
    // The line is the verb's answer in either case; without --json people get the reasons beside it.
    std::cout << platform::to_line(summary(loaded)) << '\n';
    if (!json) {
        for (const auto& problem : loaded.warnings)
            std::cerr << "warning: " << app::line_of(problem) << '\n';
        for (const auto& problem : loaded.errors)
            std::cerr << "error: " << app::line_of(problem) << '\n';
    }
    return loaded.form ? 0 : 1;
}

void add_check_verb(Verb& form, Outcome& outcome)
{
    auto verb = form.add_verb("check", "Says what a form is and what is wrong with it");
    auto options = std::make_shared<FormOptions>();
    auto json = std::make_shared<bool>(false);
    options->add_to(verb, false);
    verb.add_flag("--json", *json, "Nothing but the line of JSON");
    verb.does([options, json, &outcome] { outcome.status = check(*options, *json); });
}

}

void add_form_verbs(Verb& program, Outcome& outcome)
{
    auto form = program.add_verb("form", "Work with forms from the command line");
    form.needs_verb();
    add_check_verb(form, outcome);
    add_convert_verb(form, outcome);
    add_eval_verb(form, outcome);
    add_run_verb(form, outcome);
    add_form_add_verb(form, outcome);
}

}
