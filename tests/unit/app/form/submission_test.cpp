#include "test_form.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

TEST_CASE("what is sent leaves out what is not relevant, and keeps namespaces and attributes", "[form]")
{
    TestForm form("<a>1</a><b>2</b><r jr:template=''><c/></r><orx:meta><orx:instanceID/></orx:meta>",
                  "<bind nodeset='/data/b' relevant='/data/a = 2'/>"
                  "<bind nodeset='/data/orx:meta/orx:instanceID' jr:preload='uid'/>",
                  "<input ref='/data/a'/><repeat nodeset='/data/r'><input ref='/data/r/c'/></repeat>");
    form.add("/data/r").set("/data/r/c", "x < y & z");
    const auto id = form.instance().instance_id();
    CHECK(id.starts_with("uuid:"));
    CHECK(form.instance().submission_xml() ==
          "<data xmlns:orx=\"http://openrosa.org/xforms\" id=\"t\" version=\"1\"><a>1</a><r><c>x &lt; y &amp; z</c></r>"
          "<orx:meta><orx:instanceID>" + id + "</orx:instanceID></orx:meta></data>");
}

TEST_CASE("letters are sent composed", "[form]")
{
    TestForm form("<a/>", "", "<input ref='/data/a'/>");
    form.set("/data/a", "e\xCC\x81");
    CHECK(form.instance().submission_xml().find("\xC3\xA9") != std::string::npos);
}

TEST_CASE("editing what was sent makes a new id and remembers the old one", "[form]")
{
    TestForm form("<a/><meta><instanceID/></meta>", "<bind nodeset='/data/meta/instanceID' jr:preload='uid'/>",
                  "<input ref='/data/a'/>");
    form.set("/data/a", "kept");
    const auto old = form.instance().instance_id();
    const auto edited = app::Instance::edit(form.form(), environment(), form.instance().submission_xml());
    REQUIRE(edited);
    CHECK(edited->instance_id() != old);
    CHECK(edited->submission_xml().find("<deprecatedID>" + old + "</deprecatedID>") != std::string::npos);
    CHECK(edited->submission_xml().find("<a>kept</a>") != std::string::npos);
}

TEST_CASE("what XML cannot hold never gets into an answer", "[form]")
{
    TestForm form("<a/>", "", "<input ref='/data/a'/>");
    form.set("/data/a", std::string_view("a\0b\x01" "c\xFF" "d", 7));
    CHECK(form.value("/data/a") == "abc\xEF\xBF\xBD" "d");
    const auto back = app::Instance::restore(form.form(), environment(), form.instance().save());
    REQUIRE(back);
    CHECK(back->value(*back->find("/data/a")) == form.value("/data/a"));
}

TEST_CASE("the old instance id is to be looked up after editing, whether the form has a node for it or not", "[form]")
{
    for (const std::string meta : {"<meta><instanceID/></meta>", "<orx:meta><orx:instanceID/></orx:meta>"}) {
        const std::string prefix = meta[1] == 'm' ? "" : "orx:";
        TestForm form("<a/>" + meta, "<bind nodeset='/data/" + prefix + "meta/" + prefix + "instanceID' jr:preload='uid'/>", "<input ref='/data/a'/>");
        CHECK(!form.instance().view_deprecated("/data/meta/deprecatedID"));
        const auto old = form.instance().instance_id();
        const auto edited = app::Instance::edit(form.form(), environment(), form.instance().submission_xml());
        REQUIRE(edited);
        const auto again = app::Instance::restore(form.form(), environment(), edited->save());
        REQUIRE(again);
        const auto view = again->view_deprecated("/data/meta/deprecatedID");
        REQUIRE(view);
        CHECK(view->value == old);
        CHECK(view->path == "/data/" + prefix + "meta/" + prefix + "deprecatedID");
        CHECK(!again->view_deprecated("/data/deprecatedID"));
        CHECK(!again->view_deprecated("/data/meta/other"));
    }
}

}
