#include "app/desk/table_export.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using app::FieldKind;

namespace {

const app::SubmissionFacts kFacts{"uuid:1", "2026-03-14", "dev-1", "7", 1};

app::FormShape a_shift()
{
    return {"shift", "7", false,
            {{"team", FieldKind::Value, "string", 1},
             {"where", FieldKind::Group, "", 3},
             {"place", FieldKind::Value, "geopoint", 3},
             {"notes", FieldKind::Group, "", 8},
             {"incident", FieldKind::Repeat, "", 8},
             {"what", FieldKind::Value, "string", 6},
             {"person", FieldKind::Repeat, "", 8},
             {"age", FieldKind::Value, "int", 8}}};
}

}

TEST_CASE("a submission is one row, and each instance of a repeat one in its linked table", "[desk]")
{
    app::TableExport tables(a_shift());
    REQUIRE(tables.add(kFacts, "<data id=\"shift\"><team>A, &amp; B</team><where><place>51.36 -0.19 26 3.5</place></where>"
                               "<notes><incident><what>one</what><person><age>15</age></person><person><age>16</age>"
                               "</person></incident><incident><what>two</what><person><age>17</age></person></incident>"
                               "</notes></data>"));
    CHECK(tables.text_of(0) ==
          "SubmissionDate,team,where-place-Latitude,where-place-Longitude,where-place-Altitude,where-place-Accuracy,"
          "KEY,SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,ReviewState,DeviceID,Edits,"
          "FormVersion\n"
          "2026-03-14,\"A, & B\",51.36,-0.19,26,3.5,uuid:1,,,0,0,,,dev-1,0,7\n");
    CHECK(tables.text_of(1) == "what,PARENT_KEY,KEY\n"
                               "one,uuid:1,uuid:1/notes/incident[1]\n"
                               "two,uuid:1,uuid:1/notes/incident[2]\n");
    CHECK(tables.text_of(2) ==
          "age,PARENT_KEY,KEY\n"
          "15,uuid:1/notes/incident[1],uuid:1/notes/incident[1]/person[1]\n"
          "16,uuid:1/notes/incident[1],uuid:1/notes/incident[1]/person[2]\n"
          "17,uuid:1/notes/incident[2],uuid:1/notes/incident[2]/person[1]\n");
}

TEST_CASE("an export says what it could not open and what the form does not know", "[desk]")
{
    app::TableExport tables(a_shift());
    tables.add_unopened(kFacts);
    REQUIRE(tables.add(kFacts, "<data><team>=1+1</team><where><else>x</else></where><more/></data>"));
    CHECK(tables.unknown_fields() == 2);
    CHECK(tables.formula_like() == 1);
    CHECK(tables.text_of(0).find("2026-03-14,,,,,,uuid:1,,,0,0,not decrypted,,dev-1,0,7\n"
                                 "2026-03-14,=1+1,,,,,uuid:1,,,0,0,,,dev-1,0,7\n") != std::string::npos);
    CHECK_FALSE(tables.add(kFacts, "no XML"));
}

TEST_CASE("an anonymous form's table names no device", "[desk]")
{
    auto shape = a_shift();
    shape.anonymous = true;
    app::TableExport tables(shape);
    REQUIRE(tables.add(kFacts, "<data/>"));
    CHECK(tables.text_of(0).find("dev-1") == std::string::npos);
}
