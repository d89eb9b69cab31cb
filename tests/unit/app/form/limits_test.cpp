#include "test_form.h"

#include "app/form/foresight.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

TEST_CASE("a chain of a hundred thousand calculations neither overflows nor takes long", "[form]")
{
    constexpr int kLength = 100'000;
    std::string instance = "<a>1</a>";
    std::string binds;
    for (int i = 1; i <= kLength; ++i) {
        const auto n = std::to_string(i);
        instance += "<c" + n + "/>";
        binds += "<bind nodeset='/data/c" + n + "' calculate='/data/" + (i == 1 ? "a" : "c" + std::to_string(i - 1)) +
                 " + 1'/>";
    }
    TestForm form(instance, binds, "<input ref='/data/a'/>");
    CHECK(form.set("/data/a", "5").value("/data/c100000") == "100005");
}

TEST_CASE("ten thousand brackets and an endless expression are refused", "[form]")
{
    const std::string deep = std::string(10'000, '(') + "1" + std::string(10'000, ')');
    CHECK(!load(form_xml("<a/>", "<bind nodeset='/data/a' calculate='" + deep + "'/>", "")).form);
    std::string predicates = "/data/a";
    for (int i = 0; i < 10'000; ++i)
        predicates += "[/data/a";
    CHECK(!load(form_xml("<a/>", "<bind nodeset='/data/a' constraint='" + predicates + "'/>", "")).form);
    const std::string minus = std::string(100'000, '-') + "1";
    CHECK(load(form_xml("<a/>", "<bind nodeset='/data/a' calculate='" + minus + "'/>", "")).form);
    std::string sum = "1";
    for (int i = 0; i < 400'000; ++i)
        sum += "+1";
    CHECK(!load(form_xml("<a/>", "<bind nodeset='/data/a' calculate='" + sum + "'/>", "")).form);
}

TEST_CASE("a repeat of a billion is refused, and the answer that asked for it is kept", "[form]")
{
    TestForm form("<n>1</n><r jr:template=''><a/></r>", "<bind nodeset='/data/n' type='int'/>",
                  "<input ref='/data/n'/><repeat nodeset='/data/r' jr:count='/data/n'><input ref='/data/r/a'/></repeat>");
    const auto done = form.instance().set("/data/n", "1000000000");
    REQUIRE(!done);
    CHECK(done.error().detail.find("/data/n") != std::string::npos);
    CHECK(form.value("/data/n") == "1000000000");
    CHECK(form.set("/data/n", "2").instance().view_series("/data/r").count == 2);
}

TEST_CASE("past its budget a calculation stops, the answer is kept, and the expression is named", "[form]")
{
    std::string instance = "<a/><b/><g>";
    for (int i = 0; i < 300; ++i)
        instance += "<x" + std::to_string(i) + ">1</x" + std::to_string(i) + ">";
    instance += "</g>";
    const auto loaded = load(form_xml(
        instance, "<bind nodeset='/data/b' calculate='if(/data/a = 1, count(/data/g/*[count(/data/g/*[count(/data/g/*) &gt; 1]) &gt; 1]), 0)'/>",
        "<input ref='/data/a'/>"));
    REQUIRE(loaded.form);
    auto world = environment();
    world.budget = 200'000;
    auto opened = app::Instance::create(loaded.form, world);
    REQUIRE(opened);
    const auto done = opened->set("/data/a", "1");
    REQUIRE(!done);
    CHECK(done.error().detail.find("count(/data/g/*") != std::string::npos);
    CHECK(opened->value(*opened->find("/data/a")) == "1");
    CHECK(opened->set("/data/a", "2"));
}

TEST_CASE("a pattern that other engines choke on is matched at once", "[form]")
{
    TestForm form("<a/>", "<bind nodeset='/data/a' constraint=\"regex(., '(a+)+b')\"/>", "<input ref='/data/a'/>");
    form.set("/data/a", std::string(100'000, 'a'));
    CHECK(form.errors() == "/data/a constraint\n");
}

TEST_CASE("a DOCTYPE, or a file that is no form, is refused", "[form]")
{
    CHECK(!load("<!DOCTYPE h:html><h:html/>").form);
    CHECK(!load("").form);
    CHECK(!load("<data/>").form);
    CHECK(!load(form_xml("<a/>", "<bind", "")).form);
}

TEST_CASE("what is too deep, too wide or too much is refused with the line, and before memory is taken", "[form]")
{
    const auto refused = [](const std::string& xml, const char* why) {
        const auto loaded = load(xml);
        REQUIRE(!loaded.form);
        REQUIRE(loaded.errors.size() == 1);
        CHECK(loaded.errors[0].message.find(why) != std::string::npos);
    };
    std::string deep;
    std::string out_of_it;
    for (int i = 0; i < 100'000; ++i) {
        deep += "<g>";
        out_of_it += "</g>";
    }
    refused(form_xml(deep + out_of_it, "", ""), "deeper than 256");
    std::string wide = "<a";
    for (int i = 0; i < 300; ++i)
        wide += " x" + std::to_string(i) + "='1'";
    refused(form_xml(wide + "/>", "", ""), "more than 256 attributes");
    std::string many;
    for (int i = 0; i < 3'000'000; ++i)
        many += "<a/>";
    refused(form_xml(many, "", ""), "more than 3000000 elements");
    refused("<!DOCTYPE a [<!ENTITY b 'c'>]>" + form_xml("<a/>", "", ""), "DOCTYPE");
    refused(form_xml("<a>&b;</a>", "", ""), "the reference &b; is unknown");
    refused(std::string("<a>\0</a>", 8), "a control character");
    refused("<a>\xC3</a>", "not UTF-8");
}

TEST_CASE("ten thousand equal siblings stay apart, and are no more dear than others", "[form]")
{
    std::string many = "<a>first</a><a>second</a>";
    for (int i = 0; i < 10'000; ++i)
        many += "<a/>";
    TestForm form(many + "<b/>", "", "<input ref='/data/b'/>");
    form.set("/data/b", "x").set("/data/a[2]", "changed");
    auto again = app::Instance::restore(form.form(), environment(), form.instance().save());
    REQUIRE(again);
    CHECK(again->value(*again->find("/data/b")) == "x");
    CHECK(again->value(*again->find("/data/a")) == "first");
    CHECK(again->value(*again->find("/data/a[2]")) == "changed");
}

TEST_CASE("texts that double with each step are stopped before memory is gone", "[form]")
{
    std::string instance = "<a/>";
    std::string binds;
    for (int i = 1; i <= 60; ++i) {
        const auto before = i == 1 ? std::string("a") : "c" + std::to_string(i - 1);
        instance += "<c" + std::to_string(i) + "/>";
        binds += "<bind nodeset='/data/c" + std::to_string(i) + "' calculate='concat(/data/" + before + ", /data/" + before + ")'/>";
    }
    TestForm form(instance, binds, "<input ref='/data/a'/>");
    const auto done = form.instance().set("/data/a", "0123456789abcdef");
    REQUIRE(!done);
    CHECK(done.error().detail.find("concat(/data/c") != std::string::npos);
    CHECK(form.value("/data/a") == "0123456789abcdef");
    CHECK(form.value("/data/c10").size() == 16 * 1024);
}

TEST_CASE("a long answer that is copied to many places counts for its length", "[form]")
{
    std::string instance = "<a/>";
    std::string binds;
    for (int i = 1; i <= 40; ++i) {
        instance += "<c" + std::to_string(i) + "/>";
        binds += "<bind nodeset='/data/c" + std::to_string(i) + "' calculate='/data/a'/>";
    }
    const auto loaded = load(form_xml(instance, binds, "<input ref='/data/a'/>"));
    REQUIRE(loaded.form);
    auto world = environment();
    world.budget = 1'000'000;
    auto opened = app::Instance::create(loaded.form, world);
    REQUIRE(opened);
    CHECK(opened->set("/data/a", "short"));
    CHECK(!opened->set("/data/a", std::string(1 << 20, 'x')));
    CHECK(opened->value(*opened->find("/data/a")).size() == 1 << 20);
}

TEST_CASE("marks that turn the direction of writing are kept as they were typed", "[form]")
{
    TestForm form("<a/>", "", "<input ref='/data/a'/>");
    form.set("/data/a", "x\u202Ey");
    CHECK(form.value("/data/a") == "x\u202Ey");
    CHECK(form.instance().submission_xml().find("x\u202Ey") != std::string::npos);
}

TEST_CASE("check foresees what the budget would stop", "[form]")
{
    const auto warnings = [](std::string_view instance, std::string_view model, std::string_view body) {
        const auto loaded = load(form_xml(instance, model, body));
        REQUIRE(loaded.form);
        return app::foresee_overruns(*loaded.form);
    };
    const std::string repeat = "<repeat nodeset='/data/r'><input ref='/data/r/x'/></repeat>";
    // Each instance looks at every pair: a thousand million.
    const auto cubic = warnings(
        "<r><x/><y/></r>", "<bind nodeset='/data/r/y' calculate='count(../../r[x &gt; count(../../data/r[x = 1]) + count(/data/r[x &gt; 1])])'/>", repeat);
    REQUIRE(cubic.size() == 1);
    CHECK(cubic[0].message.find("calculate of /data/r/y") == 0);
    CHECK(cubic[0].message.find("1000 instances") != std::string::npos);
    CHECK(cubic[0].line == 1);
    CHECK(warnings("<r><x/><y/></r>", "<bind nodeset='/data/r/y' calculate='sum(../../r/x) + count(../../r[x = current()/../x])'/>", repeat).empty());
    std::string list = "<instance id='l'><root>";
    for (int i = 0; i < 10'000; ++i)
        list += "<item><name>a</name><k>1</k></item>";
    list += "</root></instance>";
    // A condition that no index answers, over ten thousand rows and for each instance; and one that an index answers.
    CHECK(warnings("<r><x/><y/></r>", list + "<bind nodeset='/data/r/y' calculate=\"count(instance('l')/root/item[contains(k, current()/../x)])\"/>", repeat).size() == 1);
    CHECK(warnings("<r><x/><y/></r>", list + "<bind nodeset='/data/r/y' calculate=\"count(instance('l')/root/item[k = current()/../x])\"/>", repeat).empty());
    // With a count that is known it is known how many there will be.
    CHECK(warnings("<r><x/><y/></r>", list + "<bind nodeset='/data/r/y' calculate=\"count(instance('l')/root/item[contains(k, current()/../x)])\"/>",
                   "<repeat nodeset='/data/r' jr:count='5'><input ref='/data/r/x'/></repeat>").empty());
}

}
