#include "app/shell/form_options.h"
#include "app/shell/form_script.h"
#include "app/shell/form_verbs.h"
#include "app/shell/verb.h"

#include <iostream>

namespace kerbside::shell {

using platform::Json;

namespace {

constexpr std::uint64_t kMaxScript = std::uint64_t{16} << 20;

void print(const Json& line)
{
    std::cout << platform::to_line(line) << '\n' << std::flush;
}

int refuse(const std::string& why)
{
    print(Json{{"step", 0}, {"do", "load"}, {"ok", false}, {"error", why}});
    return 1;
}

platform::Result<Json> read_script(const std::string& file)
{
    TRY_ASSIGN(const auto text, platform::read_file(file, kMaxScript));
    TRY_ASSIGN(auto script, platform::parse_json(text));
    if (!script.is_array())
        return platform::Error{platform::ErrorKind::Invalid, "a script is an array of steps"};
    return script;
}

int run(const FormOptions& options, const std::string& script_file)
{
    auto script = read_script(script_file);
    if (!script) {
        std::cerr << "kerbside: " << script_file << ": " << script.error().detail << '\n';
        return 2;
    }
    std::unique_ptr<platform::Clock> clock;
    const auto environment = options.environment(clock);
    if (!environment) {
        std::cerr << "kerbside: " << environment.error().detail << '\n';
        return 2;
    }
    auto file = options.read();
    if (!file)
        return refuse(file.error().detail);
    auto media = FolderMedia::of(options);
    auto loaded = app::Form::load(std::move(file).value(), media);
    for (const auto& problem : loaded.warnings)
        std::cerr << "warning: " << app::line_of(problem) << '\n';
    if (!loaded.form)
        return refuse(loaded.errors.empty() ? "no form" : app::line_of(loaded.errors.front()));
    FormScript steps(loaded.form, [&] { return *environment; });
    if (const auto begun = steps.begin(options.language); !begun)
        return refuse(begun.error().detail);
    print(Json{{"step", 0}, {"do", "load"}, {"ok", true}});
    int status = 0;
    std::size_t number = 0;
    for (const auto& step : *script) {
        Json line{{"step", ++number}, {"do", platform::text_at(step, "do")}, {"ok", true}};
        if (const auto done = steps.run(step, line); !done) {
            line["ok"] = false;
            line["error"] = done.error().detail;
            status = 1;
        }
        print(line);
    }
    return status;
}

}

void add_run_verb(Verb& form, Outcome& outcome)
{
    auto verb = form.add_verb("run", "Fills a form in by a script of steps");
    auto options = std::make_shared<FormOptions>();
    auto script = std::make_shared<std::string>();
    options->add_to(verb, true);
    verb.add_option("--script", *script, "A JSON array of steps").required();
    verb.add_option("--property", options->properties, "NAME=VALUE: deviceid, username, phonenumber, email …");
    verb.add_flag("--json", options->json, "One line of JSON a step (always so)");
    verb.does([options, script, &outcome] { outcome.status = run(*options, *script); });
}

}
