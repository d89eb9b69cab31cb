#pragma once

#include "app/form/instance.h"
#include "app/shell/device_access.h"
#include "app/shell/form_script.h"
#include "platform/base/json.h"

#include <map>
#include <string>
#include <vector>

namespace kerbside::shell {

/// The files that are kept with a form, and nothing else.
class KeptMedia final : public app::MediaSource {
public:
    explicit KeptMedia(std::map<std::string, std::string> files) : m_files(std::move(files)) {}
    platform::Result<std::string> read(std::string_view name) override;

private:
    std::map<std::string, std::string> m_files;
};

/// A kept form, compiled.
struct OpenForm {
    app::KeptForm kept;
    std::shared_ptr<const app::Form> form;
};

platform::Result<OpenForm> open_form(app::DeviceStore&, std::string_view id, std::optional<std::string_view> version);

/// `properties` are NAME=VALUE. Invalid where one is not.
platform::Result<app::Environment> environment_of(const platform::Clock&, const std::vector<std::string>& properties);

/// A draft of one account, opened to be filled in further.
class Filling {
public:
    /// A new one; it is saved at once, so that its identity is fixed.
    static platform::Result<Filling> begin(DeviceAccess&, const app::Account&, std::string_view form_id,
                                           const std::vector<std::string>& properties);
    static platform::Result<Filling> reopen(DeviceAccess&, const app::Account&, std::string_view instance_id,
                                            const std::vector<std::string>& properties);

    /// Fixed when it was begun, whatever the form calculates later.
    const std::string& id() const { return m_id; }
    app::Instance& instance() { return m_script.instance(); }
    FormScript& script() { return m_script; }
    const OpenForm& form() const { return m_form; }
    /// With what was typed on the screen and is no value yet: whoever goes on there finds it again.
    platform::Status save(DeviceAccess&, const app::Account&);

private:
    Filling(std::string id, OpenForm form, const app::Environment& environment, app::Instance instance,
            const app::TypedTexts& typed = {})
        : m_id(std::move(id)), m_form(std::move(form)), m_script(m_form.form, [environment] { return environment; })
    {
        m_script.take(std::move(instance), typed);
    }
    std::string m_id;
    OpenForm m_form;
    FormScript m_script;
};

/// Takes each step, and after it calls `then`, where there is one; a line for each on standard output. Refused where a
/// step was, once all are through.
platform::Status take_steps(FormScript&, const platform::Json& steps, const std::function<platform::Status()>& then);

/// Finalizes the instance in memory. Refused, after a line for every violation, where a rule does not hold.
platform::Result<app::FinalAnswer> final_answer(FormScript&, const OpenForm&);

/// A JSON array of steps.
platform::Result<platform::Json> read_script(const std::string& file);

}
