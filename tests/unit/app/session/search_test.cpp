#include "memory_shelf.h"

#include "app/session/search.h"
#include "app/session/tablet.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;

TEST_CASE("every word that was typed has to be there, whatever the case, the accents and the order", "[search]")
{
    const Search search("ZOLW  joao");
    CHECK(search.finds("São João i żółw"));
    CHECK_FALSE(search.finds("żółw"));
    CHECK(Search("yska").finds("Київська") == false);
    CHECK(Search("ївськ").finds("КИЇВСЬКА"));
    CHECK(Search("  - ").is_empty());
    CHECK(Search("").finds("anything"));
}

TEST_CASE("home finds a form by its title without its accents", "[search][tablet]")
{
    platform::ManualClock clock{platform::WallTime(std::chrono::milliseconds(1773525600000))};
    MemoryShelf shelf;
    QuietOutgoing outgoing;
    (void)shelf.add_account("ada", "four plain words here");
    shelf.add_form("żółw", xform("żółw", "", "<what/>", "", R"x(<input ref="/data/what"><label>What?</label></input>)x"));
    shelf.add_form("shift", shift_form());
    Tablet tablet(shelf, outgoing, clock, Environment{.clock = &clock});
    tablet.secret() = "four plain words here";
    tablet.unlock();
    REQUIRE(tablet.home("zolw").forms.size() == 1);
    CHECK(tablet.home("zolw").forms.front().id == "żółw");
    CHECK(tablet.home("wolf").forms.empty());
}
