#include "app/form/xlsform/xlsx_number.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside::app::xlsform;

TEST_CASE("numbers lose the noise of their binary form", "[xlsform][xlsx]")
{
    CHECK(number_text("3.0") == "3");
    CHECK(number_text("0.10000000000000001") == "0.1");
    CHECK(number_text("-2.5") == "-2.5");
    CHECK(number_text("2026031401") == "2026031401");
    CHECK(number_text("nonsense") == "nonsense");
}

TEST_CASE("serial dates become ISO 8601", "[xlsform][xlsx]")
{
    CHECK(date_text("46095", false) == "2026-03-14");
    CHECK(date_text("1", false) == "1900-01-01");
    CHECK(date_text("61", false) == "1900-03-01");
    CHECK(date_text("0", true) == "1904-01-01");
    CHECK(date_text("0.5", false) == "12:00:00");
    CHECK(date_text("46095.999999", false) == "2026-03-15");
    CHECK(date_text("-1", false) == "-1");
    CHECK(date_text("1e300", false) == "1e300");
}

TEST_CASE("a format shows dates where it has their letters outside of quotes and colours", "[xlsform][xlsx]")
{
    CHECK(is_date_format(14));
    CHECK_FALSE(is_date_format(2));
    CHECK(is_date_format("dd/mm/yyyy"));
    CHECK(is_date_format("[h]:mm"));
    CHECK_FALSE(is_date_format("0.00"));
    CHECK_FALSE(is_date_format("[Red]0.00"));
    CHECK_FALSE(is_date_format("0 \"days\""));
    CHECK_FALSE(is_date_format("\\d0"));
}
