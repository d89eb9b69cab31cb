#include "app/desk/table_plan.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using app::FieldKind;
using app::FieldNode;

namespace {

using Header = std::vector<std::string>;

/// A shift with a group, a place, and incidents that have people.
app::FormShape a_shift()
{
    return {"shift", "1", false,
            {{"team", FieldKind::Value, "string", 1},
             {"start", FieldKind::Group, "", 4},
             {"place", FieldKind::Value, "geopoint", 3},
             {"weather", FieldKind::Value, "string", 4},
             {"incident", FieldKind::Repeat, "", 9},
             {"what", FieldKind::Value, "string", 6},
             {"person", FieldKind::Repeat, "", 8},
             {"age", FieldKind::Value, "int", 8},
             {"outcome", FieldKind::Value, "string", 9},
             {"meta", FieldKind::Group, "", 11},
             {"instanceID", FieldKind::Value, "string", 11}}};
}

}

TEST_CASE("an export has ODK Central's columns in the form's order", "[desk]")
{
    const auto plan = app::plan_tables(a_shift());
    REQUIRE(plan.tables.size() == 3);
    CHECK(plan.tables[0].file_name == "shift.csv");
    CHECK(plan.tables[0].header ==
          Header{"SubmissionDate", "team", "start-place-Latitude", "start-place-Longitude", "start-place-Altitude",
                 "start-place-Accuracy", "start-weather", "meta-instanceID", "KEY", "SubmitterID", "SubmitterName",
                 "AttachmentsPresent", "AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits",
                 "FormVersion"});
    CHECK(plan.tables[1].file_name == "shift-incident.csv");
    CHECK(plan.tables[1].header == Header{"what", "outcome", "PARENT_KEY", "KEY"});
    CHECK(plan.tables[2].file_name == "shift-person.csv");
    CHECK(plan.tables[2].header == Header{"age", "PARENT_KEY", "KEY"});
}

TEST_CASE("two repeats of one name get a file each", "[desk]")
{
    const app::FormShape shape{"f", "", false,
                               {{"a", FieldKind::Group, "", 2},
                                {"child", FieldKind::Repeat, "", 2},
                                {"b", FieldKind::Group, "", 4},
                                {"child", FieldKind::Repeat, "", 4}}};
    const auto plan = app::plan_tables(shape);
    REQUIRE(plan.tables.size() == 3);
    CHECK(plan.tables[1].file_name == "f-child~1.csv");
    CHECK(plan.tables[2].file_name == "f-child~2.csv");
}

TEST_CASE("what a later version of a form added follows in its group", "[desk]")
{
    auto shape = a_shift();
    auto newer = a_shift();
    newer.nodes.insert(newer.nodes.begin() + 3, FieldNode{"light", FieldKind::Value, "string", 4});
    newer.nodes[1].end = 5;
    for (std::size_t index = 4; index < newer.nodes.size(); ++index)
        ++newer.nodes[index].end;
    app::merge_shape(shape, newer);
    const auto plan = app::plan_tables(shape);
    CHECK(plan.tables[0].header[6] == "start-weather");
    CHECK(plan.tables[0].header[7] == "start-light");
    CHECK(plan.tables[0].header[8] == "meta-instanceID");
    CHECK(plan.tables[1].header == Header{"what", "outcome", "PARENT_KEY", "KEY"});
}

TEST_CASE("a form's id cannot lead an export out of its folder", "[desk]")
{
    CHECK(app::safe_file_name("../../etc/passwd") == "_.._.._etc_passwd");
    CHECK(app::safe_file_name(".hidden") == "_.hidden");
    CHECK(app::safe_file_name("street-pastor-shift") == "street-pastor-shift");
}
