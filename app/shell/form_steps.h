#pragma once

#include "app/form/instance.h"
#include "platform/base/json.h"

#include <functional>
#include <memory>
#include <string>

namespace kerbside::shell {

/// Takes the steps of `kerbside form run` (and of `fill` and `submit`), one after the other, on one instance.
class FormSteps {
public:
    /// `instance` is filled in; the steps `new`, `edit` and `reopen` put another in its place.
    FormSteps(std::shared_ptr<const app::Form> form, app::Environment environment, app::Instance& instance);

    /// Does one step; the line that tells of it, without `step`. `ok` false leaves the form as it was.
    platform::Json take(const platform::Json& step);

private:
    platform::Json set(const std::string& path, const platform::Json& step);
    platform::Json get(const std::string& path) const;
    platform::Json validate() const;
    platform::Json submission() const;
    platform::Status replace(platform::Result<app::Instance> with);

    std::shared_ptr<const app::Form> m_form;
    app::Environment m_environment;
    app::Instance& m_instance;
};

/// Takes all of `steps` (a JSON array), gives each line to `print`; true where every step was done.
bool take_steps(FormSteps& steps, const platform::Json& script, const std::function<void(const platform::Json&)>& print);

}
