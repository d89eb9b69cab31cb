#include "app/form/xlsform/convert.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace kerbside;

namespace {

app::Conversion convert(std::string_view markdown)
{
    return app::convert_xlsform("walk.xlsform.md", platform::as_bytes(markdown));
}

bool has_error(const app::Conversion& conversion, std::uint32_t row, std::string_view column, std::string_view words)
{
    return std::ranges::any_of(conversion.errors, [&](const app::Problem& problem) {
        return problem.row == row && problem.column == column && problem.message.find(words) != std::string::npos;
    });
}

bool has(const app::Conversion& conversion, std::string_view xml)
{
    return conversion.xml.find(xml) != std::string::npos;
}

}

TEST_CASE("a form without settings is named after its file", "[xlsform]")
{
    const auto form = convert(R"(
| survey |
|        | type | name | label        |
|        | text | park | Which park?  |
)");
    REQUIRE(form.ok());
    CHECK(has(form, "<h:title>walk</h:title>"));
    CHECK(has(form, "<data id=\"walk\">"));
    CHECK(has(form, "<bind nodeset=\"/data/park\" type=\"string\"/>"));
}

TEST_CASE("a misspelt type is an error with its cell and the type that was meant", "[xlsform]")
{
    const auto form = convert(R"(
| survey |
|        | type    | name | label |
|        | integr  | age  | Age   |
)");
    CHECK(form.xml.empty());
    CHECK(has_error(form, 2, "type", "Did you mean \"integer\"?"));
}

TEST_CASE("an unknown reference is an error with its cell and the name that was meant", "[xlsform]")
{
    const auto form = convert(R"(
| survey |
|        | type    | name   | label  | relevant    |
|        | integer | people | People |             |
|        | text    | why    | Why    | ${poeple}>2 |
)");
    CHECK(has_error(form, 3, "relevant", "Did you mean \"people\"?"));
}

TEST_CASE("all mistakes are told at once", "[xlsform]")
{
    const auto form = convert(R"(
| survey |
|        | type            | name   | label |
|        | begin group     | a      | A     |
|        | text            | b c    | B     |
|        | select_one rows | d      | D     |
|        | end repeat      |        |       |
|        | text            | e      | E     |
|        | text            | e      | E     |
)");
    CHECK(has_error(form, 3, "name", "\"b_c\""));
    CHECK(has_error(form, 4, "type", "no sheet \"choices\"") == false);
    CHECK(has_error(form, 4, "type", "needs a sheet \"choices\""));
    CHECK(has_error(form, 5, "type", "end_group"));
    CHECK(has_error(form, 7, "name", "another \"e\""));
}

TEST_CASE("the field's settings stand on the model, and an unknown value is an error with its cell", "[xlsform]")
{
    const auto form = convert(R"(
| survey   |
|          | type | name | label | bind::kerbside:disclosure |
|          | text | q    | Q     | yes                       |
| settings |
|          | kerbside_mode | kerbside_recipients | kerbside_retain_days |
|          | anonymous     | data safeguarding   | 0                    |
)");
    REQUIRE(form.ok());
    CHECK(has(form, "xmlns:kerbside=\"urn:kerbside:forms\""));
    CHECK(has(form, "kerbside:mode=\"anonymous\""));
    CHECK(has(form, "kerbside:recipients=\"data safeguarding\""));
    CHECK(has(form, "kerbside:disclosure=\"yes\""));

    const auto wrong = convert(R"(
| survey   |
|          | type | name | label |
|          | text | q    | Q     |
| settings |
|          | kerbside_mode | kerbside_retain_days |
|          | anonymus      | a week               |
)");
    CHECK(has_error(wrong, 2, "kerbside_mode", "Did you mean \"anonymous\"?"));
    CHECK(has_error(wrong, 2, "kerbside_retain_days", "whole number"));
}
