#include "app/form/xlsform/convert.h"
#include "app/form/xlsform/read_workbook.h"
#include "app/form/xlsform/sheet_names.h"
#include "workbook_file.h"

#include <catch2/catch_test_macros.hpp>

#include <xlsxwriter.h>

using namespace kerbside;
using namespace kerbside::app::xlsform;

namespace {

Workbook read(const std::string& bytes)
{
    auto book = read_xlsx(platform::as_bytes(bytes));
    REQUIRE(book);
    return std::move(book).value();
}

}

TEST_CASE("texts, rich texts, numbers, booleans and dates come out as a person would type them", "[xlsform][xlsx]")
{
    test::WorkbookFile file;
    auto* sheet = file.sheet("survey", {{"type", "name"}});
    auto* date = workbook_add_format(file.book());
    format_set_num_format(date, "yyyy-mm-dd");
    auto* moment = workbook_add_format(file.book());
    format_set_num_format_index(moment, 22);
    auto* time = workbook_add_format(file.book());
    format_set_num_format(time, "hh:mm");
    auto* bold = workbook_add_format(file.book());
    format_set_bold(bold);
    lxw_rich_string_tuple plain_part{nullptr, const_cast<char*>("How ")};
    lxw_rich_string_tuple bold_part{bold, const_cast<char*>("safe?")};
    lxw_rich_string_tuple* parts[] = {&plain_part, &bold_part, nullptr};
    worksheet_write_rich_string(sheet, 1, 0, parts, nullptr);
    worksheet_write_number(sheet, 1, 1, 3.0, nullptr);
    worksheet_write_number(sheet, 1, 2, 0.1, nullptr);
    worksheet_write_boolean(sheet, 1, 3, 1, nullptr);
    worksheet_write_number(sheet, 1, 4, 46095, date);
    worksheet_write_number(sheet, 1, 5, 46095.5, moment);
    worksheet_write_number(sheet, 1, 6, 0.75, time);
    worksheet_write_formula_num(sheet, 1, 7, "=1+1", nullptr, 2);
    worksheet_write_string(sheet, 1, 8, " spaced \xC2\xA0", nullptr);

    const auto book = read(file.bytes());
    const auto* survey = find_sheet(book, "survey");
    REQUIRE(survey != nullptr);
    REQUIRE(survey->rows.size() == 2);
    const auto& row = survey->rows[1];
    CHECK(row.at(0) == "How safe?");
    CHECK(row.at(1) == "3");
    CHECK(row.at(2) == "0.1");
    CHECK(row.at(3) == "TRUE");
    CHECK(row.at(4) == "2026-03-14");
    CHECK(row.at(5) == "2026-03-14T12:00:00");
    CHECK(row.at(6) == "18:00:00");
    CHECK(row.at(7) == "2");
    CHECK(row.at(8) == "spaced");
    CHECK(row.at(9).empty());
}

TEST_CASE("errors name the row that the spreadsheet program shows, past empty rows", "[xlsform][xlsx]")
{
    test::WorkbookFile file;
    file.sheet("survey", {{"type", "name", "label"}, {}, {}, {"text", "q", "Q"}, {}, {"txet", "r", "R"}});
    const auto form = app::convert_xlsform("f.xlsx", platform::as_bytes(file.bytes()));
    REQUIRE(form.errors.size() == 1);
    CHECK(form.errors[0].row == 6);
}

TEST_CASE("hidden sheets count, sheets of other names are not even unpacked", "[xlsform][xlsx]")
{
    test::WorkbookFile file;
    file.sheet("survey", {{"type", "name", "label"}, {"select_one yn", "q", "Q"}});
    worksheet_hide(file.sheet("Choices", {{"list_name", "name", "label"}, {"yn", "y", "Yes"}}));
    file.sheet("notes to self", {{"anything"}});
    const auto bytes = file.bytes();
    CHECK(app::convert_xlsform("f.xlsx", platform::as_bytes(bytes)).ok());
    const auto book = read(bytes);
    REQUIRE(book.sheets.size() == 3);
    CHECK(book.sheets[2].rows.empty());
}

TEST_CASE("a workbook makes the same form as its tables in Markdown", "[xlsform][xlsx]")
{
    test::WorkbookFile file;
    file.sheet("survey", {{"type", "name", "label", "relevant"},
                          {"select_one yn", "q", "Quiet night?", ""},
                          {"text", "why", "What happened?", "${q} = 'n'"}});
    file.sheet("choices", {{"list_name", "name", "label"}, {"yn", "y", "Yes"}, {"yn", "n", "No"}});
    const auto from_workbook = app::convert_xlsform("form.xlsx", platform::as_bytes(file.bytes()));
    const std::string_view markdown = R"(
| survey |
|        | type          | name | label          | relevant   |
|        | select_one yn | q    | Quiet night?   |            |
|        | text          | why  | What happened? | ${q} = 'n' |
| choices |
|        | list_name | name | label |
|        | yn        | y    | Yes   |
|        | yn        | n    | No    |
)";
    const auto from_tables = app::convert_xlsform("form.md", platform::as_bytes(markdown));
    REQUIRE(from_workbook.ok());
    CHECK(from_workbook.xml == from_tables.xml);
}

TEST_CASE("what is no workbook is refused with a plain sentence", "[xlsform][xlsx]")
{
    for (const std::string_view bytes : {"", "PK", "<xml/>", "PK\x03\x04 nonsense that goes on for a while …"}) {
        const auto form = app::convert_xlsform("f.xlsx", platform::as_bytes(bytes));
        REQUIRE(form.errors.size() == 1);
        CHECK(form.errors[0].message.starts_with("The file cannot be read"));
    }
    const auto old = app::convert_xlsform("f.xlsx", platform::as_bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
    REQUIRE(old.errors.size() == 1);
    CHECK(old.errors[0].message.find("save it as .xlsx") != std::string::npos);
}
