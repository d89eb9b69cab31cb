#include "app/desk/csv.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;

TEST_CASE("a CSV cell comes out as it went in, whatever it holds", "[desk]")
{
    app::CsvWriter csv;
    csv.add({"a", "b", "c"});
    csv.add({"plain", "with, comma", "said \"no\""});
    csv.add({"two\nlines", "", "zażółć 🌱"});
    CHECK(csv.text() == "a,b,c\nplain,\"with, comma\",\"said \"\"no\"\"\"\n\"two\nlines\",,zażółć 🌱\n");
}

TEST_CASE("cells that a spreadsheet would evaluate are counted and left as they are", "[desk]")
{
    app::CsvWriter csv;
    csv.add({"=header"});
    csv.add({"=HYPERLINK(1)", "-3", "+44 20 7946 0000", "-", " @SUM(A1)", "1-2", "-0.5"});
    CHECK(csv.formula_like() == 3);
    CHECK(csv.text() == "=header\n=HYPERLINK(1),-3,+44 20 7946 0000,-, @SUM(A1),1-2,-0.5\n");
}
