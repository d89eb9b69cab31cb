#include "tests/conformance/script.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

using platform::Json;
using platform::Path;

namespace {

/// The form of a case: `form.xml`, or one of the spreadsheet's spellings.
Path form_beside(const Path& steps)
{
    for (const char* name : {"form.xml", "form.md", "form.csv"}) {
        const Path found = steps.parent_path() / name;
        if (std::filesystem::exists(found))
            return found;
    }
    return {};
}

}

TEST_CASE("forms behave as the specification says", "[conformance]")
{
    for (const auto& path : files_below(conformance_folder() / "xforms", "steps.json")) {
        const Json script = load_json(path);
        INFO(path.parent_path().filename().string() << ": " << platform::text_at(script, "section"));
        CHECK(script.contains("section"));
        const Path form = form_beside(path);
        REQUIRE(!form.empty());
        const auto problems = play(form, path.parent_path(), script);
        CHECK(problems == std::vector<std::string>{});
    }
}

TEST_CASE("the form pack can be filled in as the people it is for would", "[conformance][forms]")
{
    for (const auto& path : files_below(conformance_folder() / "forms", ".json")) {
        const Json script = load_json(path);
        const std::string id = path.parent_path().filename().string();
        INFO(id << "/" << path.filename().string());
        const auto problems = play(repository() / "assets" / "forms" / (id + ".xlsform.md"),
                                   repository() / "assets" / "lists", script);
        CHECK(problems == std::vector<std::string>{});
    }
}

}
