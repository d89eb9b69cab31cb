#include "tests/unit/app/form/xpath/tried.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

TEST_CASE("a checklist counts what is true, between a least and a most", "[xpath]")
{
    CHECK(tried("checklist(1, 2, true(), false(), true())") == "true");
    CHECK(tried("checklist(1, 1, true(), true())") == "false");
    CHECK(tried("checklist(2, 2, true())") == "false");
    CHECK(tried("checklist(-1, -1, true(), true())") == "true");
}

TEST_CASE("each node of a node-set counts for itself, unless it is empty", "[xpath]")
{
    const Trial answers{.document = "<data><a>no</a><a/><a>0</a></data>"};
    CHECK(tried("checklist(2, 2, /data/a)", answers) == "true");
    CHECK(tried("checklist(3, 3, /data/a)", answers) == "false");
}

TEST_CASE("a weighted checklist adds up the weights of what is true", "[xpath]")
{
    CHECK(tried("weighted-checklist(5, 5, true(), 2, true(), 3, false(), 9)") == "true");
    CHECK(tried("weighted-checklist(6, -1, true(), 2, true(), 3)") == "false");
    CHECK(tried("weighted-checklist(1, 2, true())").substr(0, 6) == "error:");
    const Trial pairs{.document = "<data><v>x</v><v/><w>4</w><w>7</w></data>"};
    CHECK(tried("weighted-checklist(4, 4, /data/v, /data/w)", pairs) == "true");
}

}
