#include "tests/conformance/form_tables.h"
#include "tests/conformance/script.h"
#include "tests/support/program.h"
#include "tests/support/reading_age.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

namespace kerbside::test {

using platform::Json;
using platform::Path;

namespace {

Path lists()
{
    return repository() / "assets" / "lists";
}

std::vector<Path> forms()
{
    return files_below(repository() / "assets" / "forms", ".xlsform.md");
}

std::set<std::string> shared_lists()
{
    std::set<std::string> out;
    for (const auto& path : files_below(lists(), ".csv")) {
        if (list_of(path).front().front() == "list_name")
            out.insert(path.stem().string());
    }
    return out;
}

std::string at(const Row& row, std::size_t index)
{
    return index < row.size() ? row[index] : std::string{};
}

}

TEST_CASE("each form of the pack checks without an error or a warning", "[conformance][forms]")
{
    CHECK(forms().size() == 5);
    for (const auto& form : forms()) {
        const auto run = run_program({kerbside_program(), "form", "check", form.string(), "--json", "--media", lists().string()});
        const auto lines = lines_of(run.out);
        INFO(form.filename().string() << "\n" << run.out << run.err);
        REQUIRE(lines.size() == 1);
        CHECK(run.status == 0);
        CHECK(lines[0].value("ok", false));
        CHECK(lines[0].value("errors", Json()) == Json::array());
        CHECK(lines[0].value("warnings", Json()) == Json::array());
        CHECK(lines[0].value("id", "") + ".xlsform.md" == form.filename().string());
        const Json languages = lines[0].value("languages", Json::array());
        CHECK(languages.size() == (lines[0].value("id", "") == "young-people-safety-survey" ? 8 : 2));
        CHECK(lines[0].value("questions", 0) > 20);
    }
}

TEST_CASE("the shared lists stand once, and the forms repeat them word for word", "[conformance][forms]")
{
    for (const auto& form : forms()) {
        const auto sheets = sheets_of(form);
        const auto& choices = sheets.at("choices");
        for (const auto& name : shared_lists()) {
            const auto list = list_of(lists() / (name + ".csv"));
            std::vector<Row> expected;
            std::vector<Row> found;
            for (const auto& heading : choices.front()) {
                if (heading != "name" && heading.substr(0, 7) != "label::")
                    continue;
                for (std::size_t i = 1; i < list.size(); ++i) {
                    expected.resize(list.size() - 1);
                    expected[i - 1].push_back(list[i][column(list, heading)]);
                }
                std::size_t k = 0;
                for (const auto& row : choices) {
                    if (at(row, 0) != name)
                        continue;
                    found.resize(std::max(found.size(), k + 1));
                    found[k++].push_back(at(row, column(choices, heading)));
                }
            }
            INFO(form.filename().string() << " " << name);
            CHECK((found.empty() || found == expected));
        }
    }
}

TEST_CASE("every text of the pack is there in every language", "[conformance][forms]")
{
    for (const auto& form : forms()) {
        for (const auto& [name, rows] : sheets_of(form)) {
            std::map<std::string, std::vector<std::size_t>> translated;
            for (std::size_t c = 0; c < rows.front().size(); ++c) {
                const auto split = rows.front()[c].find("::");
                if (split != std::string::npos && rows.front()[c].find('(') != std::string::npos)
                    translated[rows.front()[c].substr(0, split)].push_back(c);
            }
            for (const auto& [text, columns] : translated) {
                for (const auto& row : rows) {
                    for (const std::size_t c : columns) {
                        INFO(form.filename().string() << " " << name << " " << text << " " << at(row, 1));
                        CHECK(at(row, c).empty() == at(row, columns.front()).empty());
                    }
                }
            }
        }
    }
}

TEST_CASE("free text is limited, marked for the disclosure scan where it tells of people, and never without a warning",
          "[conformance][forms]")
{
    for (const auto& form : forms()) {
        const auto rows = sheets_of(form).at("survey");
        const auto constraint = column(rows, "constraint");
        const auto appearance = column(rows, "appearance");
        const auto disclosure = column(rows, "bind::kerbside:disclosure");
        const auto english = column(rows, "label::English (en)");
        bool warned = false;
        for (const auto& row : rows) {
            if (at(row, 0) == "note")
                warned = warned || at(row, english).find("Before you write") != std::string::npos ||
                         at(row, english).find("Never promise") != std::string::npos ||
                         at(row, english).find("write no names") != std::string::npos;
            INFO(form.filename().string() << " " << at(row, 1));
            if (at(row, appearance) == "multiline")
                CHECK(at(row, constraint).find("string-length(.) <=") != std::string::npos);
            if (at(row, disclosure) == "yes")
                CHECK(warned);
        }
    }
}

TEST_CASE("the young people's survey can be read at nine to eleven", "[conformance][forms]")
{
    const auto sheets = sheets_of(repository() / "assets" / "forms" / "young-people-safety-survey.xlsform.md");
    const auto& rows = sheets.at("survey");
    const auto name = column(rows, "name");
    std::string together;
    for (const std::string heading : {"label::English (en)", "hint::English (en)", "required_message::English (en)", "constraint_message::English (en)"})
        for (std::size_t i = 1; i < rows.size(); ++i) {
            // What the law has to be called is told to grown-ups alone.
            if (at(rows[i], name) == "notice_18_25" || at(rows[i], column(rows, heading)).empty())
                continue;
            const auto text = at(rows[i], column(rows, heading)) + ". ";
            together += text;
            if (at(rows[i], 0) == "note") {
                INFO(at(rows[i], name) << " " << text);
                CHECK(reading_age_of(text) <= 11.5);
            }
        }
    for (const auto& row : sheets.at("choices"))
        together += at(row, 3) + ". ";
    INFO(together);
    CHECK(reading_age_of(together) <= 11.0);
}

TEST_CASE("a form opens just the same as a workbook", "[conformance][forms]")
{
    const Path markdown = repository() / "assets" / "forms" / "street-pastor-shift.xlsform.md";
    TemporaryFolder folder;
    const Path workbook = folder / "street-pastor-shift.xlsx";
    write_workbook(sheets_of(markdown), workbook);
    for (const auto& [from, to] : {std::pair{markdown, folder / "a.xml"}, std::pair{workbook, folder / "b.xml"}}) {
        const auto run = run_program({kerbside_program(), "form", "convert", from.string(), "-o", to.string(), "--json"});
        INFO(run.out << run.err);
        CHECK(run.status == 0);
    }
    const auto one = platform::read_file(folder / "a.xml");
    const auto other = platform::read_file(folder / "b.xml");
    REQUIRE(one);
    REQUIRE(other);
    CHECK(one->size() > 10'000);
    CHECK(*one == *other);
}

}
