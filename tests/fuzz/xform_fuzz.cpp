// A form from anywhere: it is refused or opened, filled a little and sent, and nothing else happens.
#include "app/form/instance.h"

#include <cstddef>
#include <cstdint>

using namespace kerbside;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const platform::ManualClock clock{platform::WallTime{}};
    app::NoMedia none;
    const std::string xml(reinterpret_cast<const char*>(data), size);
    const auto loaded = app::Form::load({"form.xml", xml}, none);
    if (!loaded.form)
        return 0;
    app::Environment environment;
    environment.clock = &clock;
    environment.budget = 100'000;
    environment.random = [] { return std::uint64_t{0x0123456789ABCDEF}; };
    auto instance = app::Instance::create(loaded.form, environment);
    if (!instance)
        return 0;
    std::size_t visited = 0;
    for (const auto& item : instance->outline()) {
        if (++visited > 50)
            break;
        if (item.may_add)
            (void)instance->add(item.node, item.control);
        if (!instance->is_alive(item.node))
            continue;
        (void)instance->view(item.node);
        if (item.kind == app::OutlineKind::RepeatBegin)
            (void)instance->view_series(loaded.form->controls()[static_cast<std::size_t>(item.control)].path);
        (void)instance->set(item.node, "1");
    }
    (void)instance->validate();
    (void)instance->submission_xml();
    const auto draft = instance->save();
    (void)app::Instance::restore(loaded.form, environment, draft);
    return 0;
}
