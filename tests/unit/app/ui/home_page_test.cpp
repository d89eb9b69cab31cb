#include "on_screen.h"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <utility>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;

namespace {

/// A shift that its form calls by a day.
std::string dated_shift()
{
    auto form = shift_form();
    form.insert(form.find("</meta>"), "<instanceName/>");
    form.insert(form.find("</model>"), R"x(<bind nodeset="/data/meta/instanceName" type="string" calculate="'2026-03-12, Ada'"/>)x");
    return form;
}

}

TEST_CASE("drafts and the shift are called by days as they are written in the app's language", "[ui][home]")
{
    for (const auto& [language, name] : {std::pair<std::string, std::string>("en", "12 March, Ada"), {"pl", "12 marca, Ada"}}) {
        INFO(language);
        TabletOnScreen night("shift", dated_shift(), language);
        night.tablet.interview()->choose(night.tablet.interview()->page().questions.front().node, "church");
        night.tablet.changed(false);
        night.tablet.close_form();
        night.look();
        CHECK(night.node("home.draft.shift").label == name);
        CHECK(night.node("home.shift.saved").label.starts_with(name));
        night.tap("home.discard.shift");
        CHECK(night.tells(name + "\n"));
    }
}

TEST_CASE("a counter on home keeps the form's rule, as in the form", "[ui][home]")
{
    TabletOnScreen night("round", xform("round", R"x(kerbside:mode="named")x", "<water>1</water>",
                                        R"x(<bind nodeset="/data/water" type="int" constraint=". &gt;= 1 and . &lt;= 2"/>)x",
                                        R"x(<input ref="/data/water" appearance="tally"><label>Water</label></input>)x"));
    night.tablet.interview()->count(night.tablet.interview()->tallies().front(), 0);
    night.tablet.changed(false);
    night.tablet.close_form();
    night.look();
    CHECK(night.node("home.shift./data/water").is_enabled);
    CHECK(night.node("home.shift./data/water.less").id.empty());
    night.tap("home.shift./data/water");
    night.look();
    CHECK(night.node("home.shift./data/water").value == "2");
    CHECK_FALSE(night.node("home.shift./data/water").is_enabled);
    CHECK_FALSE(night.node("home.shift./data/water.less").id.empty());
}
