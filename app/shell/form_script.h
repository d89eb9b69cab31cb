#pragma once

#include "app/form/instance.h"
#include "app/store/records.h"
#include "platform/base/json.h"

#include <functional>
#include <memory>
#include <vector>

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
    /// Goes on with an instance that exists, and with what was typed beside its answers.
    void take(app::Instance instance, const app::TypedTexts& typed = {});
    app::Instance& instance() { return *m_instance; }
    /// What was typed on the screen and is still what its question holds, or holds for nothing.
    app::TypedTexts typed() const;

    /// An empty value clears the question, as does one that is none of its type. What was typed there goes with it.
    platform::Status set(app::NodeRef, std::string_view value);
    /// Every rule that does not hold: path, error and message of each. Text that is no value of its question is one:
    /// it would be left out of what is sent, and nobody told.
    platform::Json violations() const;

    /// One step; fills in what its line says besides step, do and ok. An error leaves the form as it was.
    platform::Status run(const platform::Json& step, platform::Json& line);

private:
    platform::Status set(const platform::Json& step, platform::Json& line);
    platform::Status get(const platform::Json& step, platform::Json& line);
    platform::Status start_again(const std::string& how);
    bool still_stands(const app::TypedText&, app::NodeRef) const;

    std::shared_ptr<const app::Form> m_form;
    MakeEnvironment m_environment;
    std::optional<app::Instance> m_instance;
    /// By its node: the path changes when a card before it goes.
    std::vector<std::pair<app::NodeRef, app::TypedText>> m_typed;
};

}
