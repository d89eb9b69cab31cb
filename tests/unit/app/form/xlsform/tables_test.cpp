#include "app/form/xlsform/read_workbook.h"
#include "app/form/xlsform/sheet_names.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::app::xlsform;

TEST_CASE("Markdown tables: prose and rules are passed over, a bar can be escaped", "[xlsform][tables]")
{
    const auto book = read_markdown("# A form\n\nSome prose.\n\n| survey | |\n| | type | name |\n|---|---|---|\n"
                                    "| | text | a\\|b |\nmore prose\n| choices | list_name | name |\n| | l | x |\n");
    REQUIRE(book);
    const auto* survey = find_sheet(*book, "survey");
    REQUIRE(survey != nullptr);
    REQUIRE(survey->rows.size() == 2);
    CHECK(survey->rows[1].at(0) == "text");
    CHECK(survey->rows[1].at(1) == "a|b");
    const auto* choices = find_sheet(*book, "choices");
    REQUIRE(choices != nullptr);
    CHECK(choices->rows[0].at(0) == "list_name");
    CHECK(choices->rows[1].number == 2);
}

TEST_CASE("CSV tables: quotes hold commas, quotes and line breaks", "[xlsform][tables]")
{
    const auto book = read_csv("\xEF\xBB\xBFsurvey,,\r\n,type,label\r\n,text,\"a, \"\"b\"\"\nc\"\r\n,,\r\n,note,d\r\n");
    REQUIRE(book);
    const auto* survey = find_sheet(*book, "survey");
    REQUIRE(survey != nullptr);
    REQUIRE(survey->rows.size() == 3);
    CHECK(survey->rows[1].at(1) == "a, \"b\"\nc");
    CHECK(survey->rows[2].number == 4);
}

TEST_CASE("tables past their limits are refused", "[xlsform][tables]")
{
    CHECK_FALSE(read_csv("survey,\n,a\n,b\n,c\n", {.rows = 2}));
    CHECK_FALSE(read_csv("survey,\n,a,b,c\n", {.columns = 2}));
    CHECK_FALSE(read_csv("survey,\n,a,b,c\n", {.cells = 2}));
    CHECK_FALSE(read_csv("survey,\n,abcdef\n", {.cell_bytes = 3}));
    CHECK_FALSE(read_csv("a,b\nc,d\ne,f\n", {.sheets = 2}));
}

TEST_CASE("sheet names may differ in case, and one that is nearly right is told", "[xlsform][tables]")
{
    const auto book = read_csv(" Survey ,type\nchioces,list_name\n_settings,form_id\n");
    REQUIRE(book);
    CHECK(find_sheet(*book, "survey") != nullptr);
    CHECK(misspelt_sheet(*book, "choices").find("\"chioces\"") != std::string::npos);
    CHECK(misspelt_sheet(*book, "settings").empty());
}
