// A draft or a submission from anywhere, opened with a form of nested repeats and calculations.
#include "app/form/instance.h"

#include <cstddef>
#include <cstdint>

using namespace kerbside;

namespace {

const char* const kForm = R"form(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><model><instance><data id="t"><a/><n/><o jr:template=""><s/>
 <i jr:template=""><v/></i></o><r jr:template=""><x/></r><t/><meta><instanceID/></meta></data></instance>
 <bind nodeset="/data/n" type="int"/><bind nodeset="/data/o/s" calculate="sum(../i/v) + position(..)"/>
 <bind nodeset="/data/o" relevant="/data/a != 'no'"/><bind nodeset="/data/t" calculate="count(/data/o/i) + sum(/data/o/s)"/>
 </model></h:head><h:body><input ref="/data/a"/><input ref="/data/n"/><repeat nodeset="/data/o">
 <repeat nodeset="/data/o/i"><input ref="/data/o/i/v"/></repeat></repeat>
 <repeat nodeset="/data/r" jr:count="/data/n"><input ref="/data/r/x"/></repeat></h:body></h:html>)form";

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const platform::ManualClock clock{platform::WallTime{}};
    static const auto form = [] {
        app::NoMedia none;
        return app::Form::load({"form.xml", kForm}, none).form;
    }();
    app::Environment environment;
    environment.clock = &clock;
    environment.budget = 100'000;
    auto instance = app::Instance::restore(form, environment, {data, size});
    if (!instance)
        return 0;
    (void)instance->add("/data/o");
    (void)instance->set("/data/n", "3");
    (void)instance->remove("/data/o");
    (void)instance->validate();
    // What was opened once opens again, the same.
    const auto again = app::Instance::restore(form, environment, instance->save());
    if (!again || again->submission_xml() != instance->submission_xml())
        __builtin_trap();
    return 0;
}
