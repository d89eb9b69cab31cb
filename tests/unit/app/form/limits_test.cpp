#include "test_form.h"

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

}
