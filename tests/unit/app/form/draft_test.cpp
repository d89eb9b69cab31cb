#include "test_form.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

namespace kerbside::test {

TEST_CASE("a draft opens as it was left, irrelevant answers and language too", "[form]")
{
    TestForm form("<show>yes</show><x/><r jr:template=''><c/></r><meta><instanceID/></meta>",
                  "<itext><translation lang='a'/><translation lang='b'/></itext>"
                  "<bind nodeset='/data/x' relevant=\"/data/show = 'yes'\"/>"
                  "<bind nodeset='/data/meta/instanceID' jr:preload='uid'/>",
                  "<input ref='/data/show'/><input ref='/data/x'/><repeat nodeset='/data/r'><input ref='/data/r/c'/></repeat>");
    form.set("/data/x", "hidden").set("/data/show", "no").add("/data/r").add("/data/r").set("/data/r[2]/c", " two ");
    REQUIRE(form.instance().set_language("b"));
    auto back = app::Instance::restore(form.form(), environment(), form.instance().save());
    REQUIRE(back);
    CHECK(back->submission_xml() == form.instance().submission_xml());
    CHECK(back->instance_id() == form.instance().instance_id());
    CHECK(back->language() == "b");
    CHECK(back->value(*back->find("/data/r[2]/c")) == " two ");
    REQUIRE(back->set("/data/show", "yes"));
    CHECK(back->value(*back->find("/data/x")) == "hidden");
    CHECK(back->save() != form.instance().save());
}

TEST_CASE("what is no draft of this form is corrupt, and nothing else happens", "[form]")
{
    TestForm form("<a/>", "", "<input ref='/data/a'/>");
    for (const char* bytes : {"", "rubbish", "<other/>", "kerbside draft 1\n", "kerbside draft 1\n\n\n<data>"}) {
        const auto back = app::Instance::restore(form.form(), environment(), platform::as_bytes(bytes));
        REQUIRE(!back);
        CHECK(back.error().kind == platform::ErrorKind::Corrupt);
    }
}

TEST_CASE("a filling-in keeps the identity that it began with, whatever the form calculates when it is opened again", "[form]")
{
    const auto* const binds = "<bind nodeset='/data/meta/instanceID' calculate=\"concat('uuid:', uuid(), substr(/data/a, 0, 0))\"/>";
    TestForm form("<a/><meta><instanceID/></meta>", binds, "<input ref='/data/a'/>");
    const auto id = form.instance().fix_identity();
    CHECK(id == form.instance().instance_id());
    form.set("/data/a", "1");
    CHECK(form.instance().instance_id() == id);
    auto back = app::Instance::restore(form.form(), environment(), form.instance().save());
    REQUIRE(back);
    CHECK(back->fix_identity(id) == id);
    REQUIRE(back->set("/data/a", "2"));
    CHECK(back->instance_id() == id);
    CHECK(back->submission_xml().find("<instanceID>" + id + "<") != std::string::npos);
}

TEST_CASE("every filling-in has an identity of its own, also of a form that makes none", "[form]")
{
    struct Case {
        const char* meta;
        const char* bind;
        bool is_in_the_xml;
    };
    for (const auto& [meta, bind, is_in_the_xml] :
         {Case{"", "", false}, Case{"<meta/>", "", false}, Case{"<meta><instanceID/></meta>", "", true},
          Case{"<meta><instanceID>uuid:00000000-0000-4000-8000-000000000000</instanceID></meta>", "", false},
          Case{"<meta><instanceID/></meta>", "<bind nodeset='/data/meta/instanceID' calculate='/data/a'/>", false}}) {
        INFO(meta << bind);
        std::set<std::string> seen;
        for (int i = 0; i < 2; ++i) {
            TestForm form(std::string("<a/>") + meta, bind, "<input ref='/data/a'/>");
            const auto id = form.instance().fix_identity();
            CHECK(id.starts_with("uuid:"));
            CHECK(seen.insert(id).second);
            form.set("/data/a", "house 7");
            CHECK(form.instance().identity() == id);
            CHECK((form.instance().submission_xml().find(id) != std::string::npos) == is_in_the_xml);
            auto back = app::Instance::restore(form.form(), environment(), form.instance().save());
            REQUIRE(back);
            CHECK(back->fix_identity(id) == id);
            CHECK(back->submission_xml() == form.instance().submission_xml());
        }
    }
}

}
