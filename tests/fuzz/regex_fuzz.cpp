// regex(): the first line is the pattern, the rest the text. Bounded time and memory, whatever they are.
#include "app/form/instance.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

using namespace kerbside;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const platform::ManualClock clock{platform::WallTime{}};
    static auto instance = [] {
        app::NoMedia none;
        const auto loaded = app::Form::load(
            {"form.xml", R"form(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head>
<model><instance><data id="t"><p/><x/><y/></data></instance><bind nodeset="/data/y" calculate="regex(/data/x, /data/p)"/>
</model></h:head><h:body><input ref="/data/p"/><input ref="/data/x"/></h:body></h:html>)form"},
            none);
        app::Environment environment;
        environment.clock = &clock;
        return app::Instance::create(loaded.form, environment);
    }();
    if (!instance)
        return 0;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto line = std::min(text.find('\n'), text.size());
    (void)instance->set("/data/p", text.substr(0, line));
    (void)instance->set("/data/x", text.substr(std::min(line + 1, text.size())));
    return 0;
}
