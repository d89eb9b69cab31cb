#include "tests/support/test_device.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

using namespace app;
using platform::ErrorKind;

TEST_CASE("a form is kept with its files and settings, and a new version stands beside the old one", "[store]")
{
    TestDevice device;
    auto& forms = device.store().forms();
    auto form = TestDevice::form("survey");
    form.settings = {{"mode", "anonymous"}, {"retain_days", "3"}, {"recipients", "data safeguarding"}};
    form.media = {{"wards.csv", std::string("name,label\0x", 12)}};
    REQUIRE(forms.add(form));
    REQUIRE(forms.add(form));
    const auto kept = forms.load("survey");
    REQUIRE(kept);
    CHECK(kept->bytes == form.bytes);
    CHECK(kept->media == form.media);
    CHECK(kept->is_anonymous());
    CHECK(kept->retain_days() == 3);
    CHECK(kept->recipients() == std::vector<std::string>{"data", "safeguarding"});

    auto changed = form;
    changed.bytes += "<!-- -->";
    CHECK(forms.add(changed).error().kind == ErrorKind::Refused);
    changed.version = std::string("2"); // GCC 12 takes the assignment of a literal for an overlap (its bug 105651)
    REQUIRE(forms.add(changed));
    CHECK(forms.load("survey")->version == "2");
    CHECK(forms.load("survey", "1")->bytes == form.bytes);
    CHECK(forms.list()->size() == 1);
    CHECK(forms.load("other").error().kind == ErrorKind::NotFound);
}

TEST_CASE("a setting lasts", "[store]")
{
    TestDevice device;
    CHECK(device.store().settings().get("theme")->empty());
    REQUIRE(device.store().settings().keep("theme", "night"));
    REQUIRE(device.restart());
    CHECK(*device.store().settings().get("theme") == "night");
}

}
