#include "app/desk/form_file.h"
#include "app/desk/table_plan.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace kerbside;

TEST_CASE("every form of the partnership has its tables", "[desk]")
{
    std::size_t forms = 0;
    for (const auto& entry : std::filesystem::directory_iterator(KERBSIDE_SOURCE_DIR "/assets/forms")) {
        if (!app::is_form_file(entry.path()))
            continue;
        INFO(entry.path().filename().string());
        ++forms;
        const auto shape = app::read_form_file(entry.path());
        REQUIRE(shape);
        CHECK(entry.path().filename().string() == shape->id + ".xlsform.md");
        const auto plan = app::plan_tables(*shape);
        CHECK(plan.tables.front().header.size() > 20);
        const auto& header = plan.tables.front().header;
        CHECK(std::find(header.begin(), header.end(), "meta-instanceID") != header.end());
        CHECK(shape->anonymous == (shape->id == "young-people-safety-survey"));
    }
    CHECK(forms == 5);
}
