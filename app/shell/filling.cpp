#include "app/shell/filling.h"

#include "app/shell/conclude.h"

#include <algorithm>

namespace kerbside::shell {

using platform::Error;
using platform::ErrorKind;
using platform::Json;
using platform::Result;
using platform::Status;

Result<std::string> KeptMedia::read(std::string_view name)
{
    const auto found = m_files.find(std::string(name));
    if (found == m_files.end())
        return Error{ErrorKind::NotFound, "no such file is kept with the form"};
    return found->second;
}

Result<OpenForm> open_form(app::DeviceStore& store, std::string_view id, std::optional<std::string_view> version)
{
    OpenForm open;
    TRY_ASSIGN(open.kept, store.forms().load(id, version));
    KeptMedia media(open.kept.media);
    auto loaded = app::Form::load({open.kept.file_name, open.kept.bytes}, media);
    if (!loaded.form)
        return Error{ErrorKind::Invalid, loaded.errors.empty() ? "the form does not load" : app::line_of(loaded.errors.front())};
    open.form = std::move(loaded.form);
    return open;
}

Result<app::Environment> environment_of(const platform::Clock& clock, const std::vector<std::string>& properties)
{
    app::Environment environment;
    environment.clock = &clock;
    environment.zone = app::system_zone;
    for (const auto& property : properties) {
        const auto equals = property.find('=');
        if (equals == std::string::npos)
            return Error{ErrorKind::Invalid, "a property is NAME=VALUE: " + property};
        environment.properties[property.substr(0, equals)] = property.substr(equals + 1);
    }
    return environment;
}

namespace {

/// A worker's own forms may ask who fills them in and on which device; an anonymous one is never told.
Result<app::Environment> named_environment(DeviceAccess& device, const app::Account& account, const std::vector<std::string>& properties)
{
    TRY_ASSIGN(auto environment, environment_of(device.clock(), properties));
    environment.properties.try_emplace("deviceid", device.store().identity().id().text());
    environment.properties.try_emplace("username", account.name());
    return environment;
}

}

Result<Filling> Filling::begin(DeviceAccess& device, const app::Account& account, std::string_view form_id,
                               const std::vector<std::string>& properties)
{
    TRY_ASSIGN(auto form, open_form(device.store(), form_id, {}));
    if (form.kept.is_anonymous())
        return Error{ErrorKind::Refused, "the form is anonymous: it has no drafts; see `submit`"};
    TRY_ASSIGN(const auto environment, named_environment(device, account, properties));
    TRY_ASSIGN(auto instance, app::Instance::create(form.form, environment));
    auto id = instance.fix_identity();
    Filling filling(std::move(id), std::move(form), environment, std::move(instance));
    TRY(filling.save(device, account));
    return filling;
}

Result<Filling> Filling::reopen(DeviceAccess& device, const app::Account& account, std::string_view instance_id,
                                const std::vector<std::string>& properties)
{
    TRY_ASSIGN(const auto draft, device.store().drafts().load(account, instance_id));
    TRY_ASSIGN(auto form, open_form(device.store(), draft.form_id, draft.form_version));
    TRY_ASSIGN(const auto environment, named_environment(device, account, properties));
    TRY_ASSIGN(auto instance, app::Instance::restore(form.form, environment, draft.body));
    instance.fix_identity(draft.instance_id);
    return Filling(draft.instance_id, std::move(form), environment, std::move(instance), draft.typed);
}

Status Filling::save(DeviceAccess& device, const app::Account& account)
{
    app::DraftRecord draft;
    draft.instance_id = m_id;
    draft.form_id = m_form.kept.id;
    draft.form_version = m_form.kept.version;
    draft.title = m_form.kept.title;
    draft.name = instance().instance_name();
    draft.updated = device.clock().now();
    draft.body = instance().save();
    draft.typed = m_script.typed();
    return device.store().save_draft(account, draft);
}

Status take_steps(FormScript& script, const Json& steps, const std::function<Status()>& then)
{
    bool is_done = true;
    std::size_t number = 0;
    for (const auto& step : steps) {
        Json line;
        line["step"] = ++number;
        line["do"] = platform::text_at(step, "do");
        line["ok"] = true;
        const auto taken = script.run(step, line);
        if (!taken) {
            line = Json{{"step", number}, {"do", platform::text_at(step, "do")}, {"ok", false}, {"error", taken.error().detail}};
            is_done = false;
        }
        // An answer is on the disk before it is told of.
        if (then)
            TRY(then());
        print_line(platform::to_line(line));
    }
    if (!is_done)
        return Error{ErrorKind::Refused, "a step was refused"};
    return {};
}

Result<app::FinalAnswer> final_answer(FormScript& script, const OpenForm& form)
{
    const auto violations = script.violations();
    for (const auto& violation : violations)
        print_line(platform::to_line(violation));
    if (!violations.empty())
        return Error{ErrorKind::Refused, std::to_string(violations.size()) + " answers are missing or not valid"};
    auto& instance = script.instance();
    instance.finalize();
    app::FinalAnswer answer;
    answer.instance_id = instance.identity();
    answer.name = instance.instance_name();
    answer.form = form.kept;
    answer.xml = instance.submission_xml();
    return answer;
}

Result<Json> read_script(const std::string& file)
{
    TRY_ASSIGN(const auto text, platform::read_file(file == "-" ? "/dev/stdin" : file, 16ULL << 20));
    TRY_ASSIGN(auto script, platform::parse_json(text));
    if (!script.is_array())
        return Error{ErrorKind::Invalid, "a script is an array of steps"};
    // These would put another instance in the place of the one that is being filled in.
    for (const auto& step : script)
        if (const auto what = platform::text_at(step, "do"); what == "new" || what == "edit")
            return Error{ErrorKind::Refused, "the step `" + what + "` is for `form run` alone"};
    return script;
}

}
