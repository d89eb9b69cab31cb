#include "test_form.h"

#include <catch2/catch_test_macros.hpp>

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

}
