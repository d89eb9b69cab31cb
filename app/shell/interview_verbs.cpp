#include "app/shell/conclude.h"
#include "app/shell/filling.h"
#include "app/shell/verb.h"

#include <memory>

namespace kerbside::shell {

namespace {

using platform::Error;
using platform::ErrorKind;
using platform::Json;
using platform::Status;

struct InterviewOptions : DeviceOptions {
    std::string subject; ///< the form's id, or an instanceID
    std::string path;
    std::string value_file;
    std::string script;
    std::vector<std::string> properties;
};

Status begin(const InterviewOptions& options)
{
    DeviceAccess device(options);
    TRY(device.open());
    TRY_ASSIGN(const auto account, device.unlock());
    TRY_ASSIGN(auto filling, Filling::begin(device, account, options.subject, options.properties));
    print_line(filling.id());
    return {};
}

Status set(const InterviewOptions& options)
{
    if (options.value_file == "-" && options.passphrase_file == "-")
        return Error{ErrorKind::Invalid, "standard input is either the value or the passphrase"};
    TRY_ASSIGN(auto value, platform::read_file(options.value_file == "-" ? "/dev/stdin" : options.value_file));
    if (value.ends_with('\n'))
        value.pop_back();
    if (value.ends_with('\r'))
        value.pop_back();
    DeviceAccess device(options);
    TRY(device.open());
    TRY_ASSIGN(const auto account, device.unlock());
    TRY_ASSIGN(auto filling, Filling::reopen(device, account, options.subject, options.properties));
    TRY_ASSIGN(const auto question, filling.instance().find(options.path));
    TRY(filling.script().set(question, value));
    return filling.save(device, account);
}

Status fill(const InterviewOptions& options)
{
    if (options.script == "-" && options.passphrase_file == "-")
        return Error{ErrorKind::Invalid, "standard input is either the script or the passphrase"};
    TRY_ASSIGN(const auto script, read_script(options.script));
    DeviceAccess device(options);
    TRY(device.open());
    TRY_ASSIGN(const auto account, device.unlock());
    TRY_ASSIGN(auto filling, Filling::reopen(device, account, options.subject, options.properties));
    return take_steps(filling.script(), script, [&] { return filling.save(device, account); });
}

Status finalize(const InterviewOptions& options)
{
    DeviceAccess device(options);
    TRY(device.open());
    TRY_ASSIGN(const auto account, device.unlock());
    TRY_ASSIGN(auto filling, Filling::reopen(device, account, options.subject, options.properties));
    TRY_ASSIGN(const auto answer, final_answer(filling.script(), filling.form()));
    TRY(device.store().finalize(account, answer));
    print_line(answer.instance_id);
    return {};
}

Status submit(const InterviewOptions& options)
{
    TRY_ASSIGN(const auto script, read_script(options.script));
    DeviceAccess device(options);
    TRY(device.open());
    TRY_ASSIGN(auto form, open_form(device.store(), options.subject, {}));
    if (!form.kept.is_anonymous())
        return Error{ErrorKind::Refused, "the form is not anonymous: begin it with `new`"};
    TRY_ASSIGN(const auto environment, environment_of(device.clock(), options.properties));
    FormScript filling(form.form, [&] { return environment; });
    TRY(filling.begin({}));
    filling.instance().fix_identity();
    TRY(take_steps(filling, script, {}));
    TRY_ASSIGN(const auto answer, final_answer(filling, form));
    TRY(device.store().submit_anonymous(answer));
    // One call is one session: it ends here.
    return device.store().release_anonymous();
}

}

void add_interview_verbs(Verb& program, Outcome& outcome)
{
    const auto with_properties = [](Verb& verb, InterviewOptions& options) {
        verb.add_option("--property", options.properties, "NAME=VALUE for property preloads").value_name("NAME=VALUE");
    };
    const auto make = [&](const char* name, const char* what) {
        return std::pair(program.add_verb(name, what), std::make_shared<InterviewOptions>());
    };
    {
        auto [verb, options] = make("new", "Begin a form; prints the instanceID");
        verb.add_option("form", options->subject, "the form's id").required().value_name("FORM");
        options->add_account_to(verb);
        with_properties(verb, *options);
        verb.does([options = options, &outcome] { conclude(outcome, begin(*options)); });
    }
    {
        auto [verb, options] = make("set", "Answer one question of a draft");
        verb.add_option("id", options->subject, "the draft's instanceID").required().value_name("ID");
        verb.add_option("path", options->path, "the question, such as /data/name").required().value_name("PATH");
        options->add_account_to(verb);
        verb.add_option("--value-file", options->value_file, "a file that holds the answer; - for standard input").required().value_name("F|-");
        with_properties(verb, *options);
        verb.does([options = options, &outcome] { conclude(outcome, set(*options)); });
    }
    {
        auto [verb, options] = make("fill", "Take the steps of a script on a draft, as `form run` does");
        verb.add_option("id", options->subject, "the draft's instanceID").required().value_name("ID");
        options->add_account_to(verb);
        verb.add_option("--script", options->script, "a JSON array of steps; - for standard input").required().value_name("STEPS.json");
        with_properties(verb, *options);
        verb.does([options = options, &outcome] { conclude(outcome, fill(*options)); });
    }
    {
        auto [verb, options] = make("finalize", "Check a draft, seal it, and put it among what is to be sent");
        verb.add_option("id", options->subject, "the draft's instanceID").required().value_name("ID");
        options->add_account_to(verb);
        with_properties(verb, *options);
        verb.does([options = options, &outcome] { conclude(outcome, finalize(*options)); });
    }
    {
        auto [verb, options] = make("submit", "Fill in an anonymous form by a script, in memory only, and seal it");
        verb.add_option("form", options->subject, "the form's id").required().value_name("FORM");
        options->add_data_to(verb);
        verb.add_option("--script", options->script, "a JSON array of steps; - for standard input").required().value_name("STEPS.json");
        with_properties(verb, *options);
        verb.does([options = options, &outcome] { conclude(outcome, submit(*options)); });
    }
}

}
