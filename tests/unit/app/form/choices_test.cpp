#include "test_form.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

namespace {

const char* const kCascade = "<instance id='district' src='jr://file-csv/district.csv'/>"
                             "<bind nodeset='/data/region' type='string'/>";
const char* const kBody = "<select1 ref='/data/region'><item><label>North</label><value>n</value></item>"
                          "<item><label>South</label><value>s</value></item></select1>"
                          "<select1 ref='/data/place'><itemset nodeset=\"instance('district')/root/item[region = /data/region]\">"
                          "<value ref='name'/><label ref='label'/></itemset></select1>";

TestForm cascade()
{
    TestMedia media;
    media.files["district.csv"] = "name,label,region\na,\"Alder, \"\"Old\"\" Town\",n\nb,Brook,s\nc,Croft,n\n";
    return TestForm(form_xml("<region/><place/>", kCascade, kBody), std::move(media));
}

}

TEST_CASE("a filter offers what belongs to the answer before", "[form]")
{
    auto form = cascade();
    CHECK(form.choices("/data/place").empty());
    form.set("/data/region", "n");
    CHECK(form.choices("/data/place") == "a=Alder, \"Old\" Town c=Croft");
    form.set("/data/region", "s");
    CHECK(form.choices("/data/place") == "b=Brook");
}

TEST_CASE("an answer that is no longer offered goes", "[form]")
{
    auto form = cascade();
    form.set("/data/region", "n").set("/data/place", "c").set("/data/region", "s");
    CHECK(form.value("/data/place").empty());
    CHECK(form.set("/data/place", "c").value("/data/place").empty());
}

TEST_CASE("a list that is missing warns, and takes no answer back", "[form]")
{
    const auto loaded = load(form_xml("<region>n</region><place>a</place>", kCascade, kBody));
    REQUIRE(loaded.form);
    CHECK(loaded.warnings.size() == 1);
    auto instance = app::Instance::create(loaded.form, environment());
    REQUIRE(instance);
    REQUIRE(instance->set("/data/region", "s"));
    CHECK(instance->value(*instance->find("/data/place")) == "a");
}

TEST_CASE("a seeded shuffle is the one that all clients make", "[form]")
{
    std::string items;
    for (const char* name : {"A", "B", "C", "D", "E", "F"})
        items += std::string("<item><name>") + name + "</name></item>";
    TestForm form("<q/>", "<instance id='l'><root>" + items + "</root></instance>",
                  "<select1 ref='/data/q'><itemset nodeset=\"randomize(instance('l')/root/item, 42)\">"
                  "<value ref='name'/><label ref='name'/></itemset></select1>");
    CHECK(form.choices("/data/q") == "A=A F=F C=C B=B D=D E=E");
}

TEST_CASE("a choice is named by its label", "[form]")
{
    TestForm form("<q/><name/>", "<bind nodeset='/data/name' calculate=\"jr:choice-name(/data/q, '/data/q')\"/>",
                  "<select1 ref='/data/q'><item><label>Apple</label><value>a</value></item></select1>");
    CHECK(form.set("/data/q", "a").value("/data/name") == "Apple");
}

}
