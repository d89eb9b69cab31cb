// Forms that no tool writes: what the fuzz targets came upon, each at its smallest.
#include "test_form.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

TEST_CASE("a repeat for what cannot be repeated is an error", "[form]")
{
    for (const std::string path : {"/data", "/data/", "/data/@id"}) {
        const auto loaded = load(form_xml("<r><a/></r>", "", "<repeat nodeset='" + path + "'><input ref='/data/r/a'/></repeat>"));
        CHECK(!loaded.form);
        REQUIRE(loaded.errors.size() == 1);
        CHECK(loaded.errors[0].message.find("a repeat cannot be for /data") == 0);
    }
    // A root has no attribute's name: that is no node at all.
    const auto loaded = load(form_xml("<r><a/></r>", "", "<repeat nodeset='/@data/r'><input ref='/data/r/a'/></repeat>"));
    CHECK(loaded.form);
    CHECK(loaded.warnings.size() == 1);
}

TEST_CASE("a repeat named with a predicate is that repeat", "[form]")
{
    TestForm form("<r><a/></r>", "", "<repeat nodeset='/data/r[1]'><input ref='/data/r/a'/></repeat>");
    CHECK(form.add("/data/r").instance().view_series("/data/r").count == 2);
}

TEST_CASE("a count that leads nowhere from within its repeat is none", "[form]")
{
    for (const std::string count : {"d//nowhere", "d/at/all", "./d", "d[1]/x"}) {
        TestForm form("<r jr:template=''><c/><d/></r>", "",
                      "<repeat nodeset='/data/r' jr:count='" + count + "'><input ref='/data/r/c'/></repeat>");
        CHECK(form.instance().view_series("/data/r").count == 0);
    }
}

TEST_CASE("a repeat's label out of an instance is left out where there is none", "[form]")
{
    TestForm form("<r><a>one</a></r>", "",
                  "<group ref='/data/r'><label ref='./a'/><repeat nodeset='/data/r'><input ref='/data/r/a'/></repeat></group>");
    CHECK(!form.instance().view_series("/data/r").label);
    CHECK(form.view("/data/r").label == "one");
}

TEST_CASE("an action's value is for the node that it is put into, however that is found", "[form]")
{
    // Two siblings of one name: the path means both, the value is written as seen from the first.
    TestForm form("<t/><r><b>x</b><a/><a/></r>", "",
                  "<input ref='/data/t'><setvalue event='xforms-value-changed' ref='/data/r/a' value='../b'/></input>"
                  "<repeat nodeset='/data/r'><input ref='/data/r/a'/></repeat>");
    form.set("/data/t", "go");
    CHECK(form.value("/data/r/a") == "x");
    CHECK(form.value("/data/r/a[2]") == "x");
}

TEST_CASE("actions that set each other off without end are stopped, and the answer is kept", "[form]")
{
    const auto action = [](const std::string& target, const std::string& value) {
        return "<setvalue event='xforms-value-changed' ref='/data/" + target + "'>" + value + "</setvalue>";
    };
    const auto loaded = load(form_xml("<a/><b/>", "",
                                      "<input ref='/data/a'>" + action("b", "1") + action("b", "2") + action("b", "3") +
                                          "</input><input ref='/data/b'>" + action("a", "1") + action("a", "2") +
                                          action("a", "3") + "</input>"));
    REQUIRE(loaded.form);
    auto world = environment();
    world.budget = 10'000;
    auto opened = app::Instance::create(loaded.form, world);
    REQUIRE(opened);
    const auto done = opened->set("/data/a", "7");
    REQUIRE(!done);
    CHECK(done.error().detail.find("/data/") != std::string::npos);
    CHECK(!opened->value(*opened->find("/data/a")).empty());
}

}
