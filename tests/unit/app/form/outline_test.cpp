#include "test_form.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

namespace {

std::string sketch(const app::Instance& instance)
{
    std::string out;
    for (const auto& item : instance.outline()) {
        switch (item.kind) {
        case app::OutlineKind::Question:
            out += instance.path_of(item.node) + " ";
            break;
        case app::OutlineKind::GroupBegin:
            out += "( ";
            break;
        case app::OutlineKind::GroupEnd:
            out += ") ";
            break;
        case app::OutlineKind::RepeatBegin:
            out += "[ ";
            break;
        case app::OutlineKind::RepeatEnd:
            out += item.may_add ? "+] " : "] ";
            break;
        case app::OutlineKind::InstanceBegin:
            out += std::to_string(item.position) + "{ ";
            break;
        case app::OutlineKind::InstanceEnd:
            out += "} ";
            break;
        }
    }
    return out;
}

}

TEST_CASE("the outline is what is to be asked now, in the body's order", "[form]")
{
    TestForm form("<a/><g><b/></g><r jr:template=''><c/></r><z/>",
                  "<bind nodeset='/data/g' relevant=\"/data/a = 'x'\"/>",
                  "<input ref='/data/a'/><group ref='/data/g'><input ref='/data/g/b'/></group>"
                  "<group ref='/data/r'><repeat nodeset='/data/r'><input ref='/data/r/c'/></repeat></group>"
                  "<input ref='/data/z'/>");
    CHECK(sketch(form.instance()) == "/data/a ( [ +] ) /data/z ");
    form.set("/data/a", "x").add("/data/r").add("/data/r");
    CHECK(sketch(form.instance()) ==
          "/data/a ( /data/g/b ) ( [ 1{ /data/r/c } 2{ /data/r[2]/c } +] ) /data/z ");
}

TEST_CASE("every begin knows its end", "[form]")
{
    TestForm form("<g><r jr:template=''><c/></r></g>", "",
                  "<group ref='/data/g'><repeat nodeset='/data/g/r'><input ref='/data/g/r/c'/></repeat></group>");
    form.add("/data/g/r");
    const auto outline = form.instance().outline();
    REQUIRE(outline.size() == 7);
    for (std::uint32_t i = 0; i < outline.size(); ++i)
        CHECK(outline[outline[i].match].match == i);
    const auto added = form.instance().add(outline[1].node, outline[1].control);
    REQUIRE(added);
    CHECK(form.instance().path_of(*added) == "/data/g/r[2]");
}

}
