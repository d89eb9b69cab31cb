#include "app/form/xlsform/convert.h"
#include "case_file.h"
#include "fragment.h"
#include "platform/base/file.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <set>

using namespace kerbside;

namespace {

const platform::Path kCases = platform::Path(KERBSIDE_SOURCE_DIR) / "tests/conformance/xlsform";

bool has_problem(const std::vector<app::Problem>& problems, const test::Expected& expected)
{
    return std::ranges::any_of(problems, [&](const app::Problem& problem) {
        return (expected.sheet == "-" || problem.sheet == expected.sheet) &&
               (expected.row == 0 || problem.row == expected.row) &&
               (expected.column == "-" || problem.column == expected.column) &&
               problem.message.find(expected.words) != std::string::npos;
    });
}

std::string told(const std::vector<app::Problem>& problems)
{
    std::string out;
    for (const auto& problem : problems)
        out += "  " + app::line_of(problem) + "\n";
    return out;
}

void check(const test::Case& one)
{
    INFO(one.name);
    CHECK_FALSE(one.section.empty());
    REQUIRE_FALSE(one.expected.empty());
    const auto form = app::convert_xlsform("form.md", platform::as_bytes(one.tables));
    INFO("errors:\n" << told(form.errors) << "warnings:\n" << told(form.warnings) << form.xml);
    for (const auto& expected : one.expected) {
        INFO(expected.fragment << expected.words);
        switch (expected.kind) {
        case test::Expectation::Has:
            REQUIRE(form.ok());
            CHECK(test::stands_in(expected.fragment, form.xml));
            break;
        case test::Expectation::Lacks:
            REQUIRE(form.ok());
            CHECK_FALSE(test::stands_in(expected.fragment, form.xml));
            break;
        case test::Expectation::Refused:
            CHECK(form.xml.empty());
            CHECK(has_problem(form.errors, expected));
            break;
        case test::Expectation::Warned:
            CHECK(form.ok());
            CHECK(has_problem(form.warnings, expected));
            break;
        }
    }
}

}

TEST_CASE("an XLSForm becomes what its reference says", "[xlsform]")
{
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(kCases)) {
        if (entry.path().extension() != ".md" || entry.path().filename() == "README.md")
            continue;
        const auto text = platform::read_file(entry.path());
        REQUIRE(text);
        INFO(entry.path().filename().string());
        for (const auto& one : test::read_cases(*text)) {
            check(one);
            CHECK(names.insert(one.name).second);
        }
    }
    CHECK(names.size() >= 100);
}
