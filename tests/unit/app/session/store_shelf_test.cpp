#include "app/session/store_shelf.h"

#include "memory_shelf.h"
#include "tests/support/test_device.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;

TEST_CASE("a worker's forms are called by their titles without being opened, and those of an older program by what they hold", "[shelf]")
{
    TestDevice device;
    // Nobody could open this one.
    KeptForm kept{.id = "walk", .version = "1", .title = "A walk", .settings = {{"title", "jr:itext('title')"}}, .file_name = "walk.xml", .bytes = "<", .media = {}};
    kept.keep_title("en", "A walk");
    kept.keep_title("pl", "Spacer");
    REQUIRE(device.store().forms().add(kept));
    const KeptForm old{.id = "shift", .version = "1", .title = "Shift", .settings = {{"title", "jr:itext('title')"}}, .file_name = "shift.xml",
                       .bytes = xform("shift", R"x(kerbside:title="jr:itext('title')")x", "<a/>",
                                      R"x(<itext><translation lang="English (en)"><text id="title"><value>Shift</value></text></translation>
                                          <translation lang="Polish (pl)"><text id="title"><value>Dyżur</value></text></translation></itext>
                                          <bind nodeset="/data/a" type="string"/>)x",
                                      R"x(<input ref="/data/a"><label>A</label></input>)x"),
                       .media = {}};
    REQUIRE(device.store().forms().add(old));
    StoreShelf shelf(device.store());
    const auto forms = shelf.forms();
    REQUIRE(forms.size() == 2);
    CHECK(forms[0].title_in("pl") == "Spacer");
    CHECK(forms[0].title_in("en") == "A walk");
    CHECK(forms[1].title_in("pl") == "Dyżur");
    CHECK(forms[1].title_in("en") == "Shift");
}
