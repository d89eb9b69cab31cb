#include "app/form/xlsform/question_types.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside::app::xlsform;

TEST_CASE("selects in all their spellings", "[xlsform][types]")
{
    const auto one = parse_type("select_one yes_no");
    CHECK(one.form == TypeForm::Select);
    CHECK(one.select == SelectKind::One);
    CHECK(one.list == "yes_no");
    CHECK_FALSE(one.or_other);
    CHECK(parse_type("Select One yes_no OR_OTHER").or_other);
    CHECK(parse_type("select all that apply from x or specify other").select == SelectKind::Multiple);
    CHECK(parse_type("select one from file a.csv").from_file);
    CHECK(parse_type("select_one_external towns").select == SelectKind::External);
    CHECK(parse_type("select1 x").list == "x");
    CHECK(parse_type("rank x").select == SelectKind::Rank);
    CHECK(parse_type("select_one").form == TypeForm::Unknown);
    CHECK(parse_type("select_one a b").form == TypeForm::Unknown);
}

TEST_CASE("begin and end in all their spellings", "[xlsform][types]")
{
    CHECK(parse_type("begin_group").section == SectionKind::Group);
    CHECK(parse_type("Begin Repeat").section == SectionKind::Repeat);
    CHECK(parse_type("end_lgroup").form == TypeForm::End);
    const auto loop = parse_type("begin loop over rooms");
    CHECK(loop.section == SectionKind::Loop);
    CHECK(loop.list == "rooms");
    CHECK(parse_type("beginning group").form == TypeForm::Unknown);
}
