#pragma once

#include "app/form/instance.h"
#include "platform/base/json.h"

#include <functional>
#include <memory>

namespace kerbside::shell {

/// The steps of `kerbside form run` on one instance after the other.
class FormScript {
public:
    using MakeEnvironment = std::function<app::Environment()>;

    FormScript(std::shared_ptr<const app::Form> form, MakeEnvironment environment)
        : m_form(std::move(form)), m_environment(std::move(environment))
    {
    }

    /// A new instance, in that language where it is not empty.
    platform::Status begin(const std::string& language);
    /// Goes on with an instance that exists.
    void take(app::Instance instance) { m_instance.emplace(std::move(instance)); }
    app::Instance& instance() { return *m_instance; }

    /// One step; fills in what its line says besides step, do and ok. An error leaves the form as it was.
    platform::Status run(const platform::Json& step, platform::Json& line);

private:
    platform::Status set(const platform::Json& step, platform::Json& line);
    platform::Status get(const platform::Json& step, platform::Json& line);
    platform::Status start_again(const std::string& how);

    std::shared_ptr<const app::Form> m_form;
    MakeEnvironment m_environment;
    std::optional<app::Instance> m_instance;
};

}
