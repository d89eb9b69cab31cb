#include "test_form.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

namespace {

TestForm household()
{
    return TestForm("<total/><person jr:template=''><age/><older/><place/></person>",
                    "<bind nodeset='/data/total' type='int' calculate='sum(/data/person/older)'/>"
                    "<bind nodeset='/data/person/age' type='int'/>"
                    "<bind nodeset='/data/person/older' type='int' calculate='../age + 1'/>"
                    "<bind nodeset='/data/person/place' type='int' calculate='position(..)'/>",
                    "<group ref='/data/person'><label>Person</label><repeat nodeset='/data/person'>"
                    "<input ref='/data/person/age'/></repeat></group>");
}

}

TEST_CASE("each instance calculates for itself, and what is outside over all of them", "[form]")
{
    auto form = household();
    form.add("/data/person").add("/data/person").set("/data/person[1]/age", "3").set("/data/person[2]/age", "5");
    CHECK(form.value("/data/person[2]/older") == "6");
    CHECK(form.value("/data/total") == "10");
    CHECK(form.value("/data/person[2]/place") == "2");
    form.remove("/data/person[1]");
    CHECK(form.value("/data/total") == "6");
    CHECK(form.value("/data/person[1]/place") == "1");
    CHECK(form.value("/data/person[2]/age") == "(no such node)");
}

TEST_CASE("a node's name stays good while others come and go, and is dead after its own end", "[form]")
{
    auto form = household();
    form.add("/data/person").add("/data/person").set("/data/person[2]/age", "5");
    const auto second = form.instance().find("/data/person[2]/age");
    const auto first = form.instance().find("/data/person[1]/age");
    REQUIRE(first);
    REQUIRE(second);
    form.remove("/data/person[1]").add("/data/person");
    CHECK(form.instance().value(*second) == "5");
    CHECK(form.instance().path_of(*second) == "/data/person/age");
    CHECK(!form.instance().is_alive(*first));
    CHECK(!form.instance().set(*first, "1"));
}

TEST_CASE("an absolute path means the own instance, and the repeat itself all of them", "[form]")
{
    TestForm form("<r jr:template=''><a/><mine/><all/></r>",
                  "<bind nodeset='/data/r/mine' calculate='/data/r/a'/>"
                  "<bind nodeset='/data/r/all' calculate='count(/data/r)'/>",
                  "<repeat nodeset='/data/r'><input ref='a'/></repeat>");
    form.add("/data/r").add("/data/r").set("/data/r[2]/a", "x");
    CHECK(form.value("/data/r[1]/mine").empty());
    CHECK(form.value("/data/r[2]/mine") == "x");
    CHECK(form.value("/data/r[1]/all") == "2");
}

TEST_CASE("jr:count makes and takes instances", "[form]")
{
    TestForm form("<n>2</n><r jr:template=''><a>new</a></r>", "<bind nodeset='/data/n' type='int'/>",
                  "<input ref='/data/n'/><repeat nodeset='/data/r' jr:count='/data/n'><input ref='/data/r/a'/></repeat>");
    CHECK(form.instance().view_series("/data/r").count == 2);
    CHECK(form.value("/data/r[2]/a") == "new");
    form.set("/data/n", "4");
    CHECK(form.instance().view_series("/data/r").count == 4);
    form.set("/data/n", "");
    CHECK(form.instance().view_series("/data/r").count == 0);
}

TEST_CASE("repeats in repeats keep their instances apart", "[form]")
{
    TestForm form("<o jr:template=''><sum/><i jr:template=''><v/></i></o><all/>",
                  "<bind nodeset='/data/o/sum' calculate='sum(../i/v)'/>"
                  "<bind nodeset='/data/all' calculate='sum(/data/o/i/v)'/>"
                  "<bind nodeset='/data/o/i/v' type='int'/>",
                  "<repeat nodeset='/data/o'><repeat nodeset='/data/o/i'><input ref='/data/o/i/v'/></repeat></repeat>");
    form.add("/data/o").add("/data/o").add("/data/o[1]/i").add("/data/o[2]/i").add("/data/o[2]/i");
    form.set("/data/o[1]/i[1]/v", "1").set("/data/o[2]/i[1]/v", "10").set("/data/o[2]/i[2]/v", "20");
    CHECK(form.value("/data/o[1]/sum") == "1");
    CHECK(form.value("/data/o[2]/sum") == "30");
    CHECK(form.value("/data/all") == "31");
    form.remove("/data/o[1]");
    CHECK(form.value("/data/all") == "30");
}

TEST_CASE("an action for a new repeat runs in the instance that is new", "[form]")
{
    TestForm form("<r jr:template=''><n/></r>", "",
                  "<repeat nodeset='/data/r'><input ref='/data/r/n'/>"
                  "<setvalue event='odk-new-repeat' ref='/data/r/n' value='position(..)'/></repeat>");
    form.add("/data/r").add("/data/r");
    CHECK(form.value("/data/r[2]/n") == "2");
    const auto outside = load(form_xml("<a/>", "", "<input ref='/data/a'><setvalue event='odk-new-repeat' ref='/data/a'/></input>"));
    CHECK(!outside.form);
}

}
