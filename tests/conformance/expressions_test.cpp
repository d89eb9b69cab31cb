#include "tests/conformance/expectation.h"
#include "tests/conformance/script.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <map>

namespace kerbside::test {

using platform::Json;

namespace {

/// The members of a result line under the names that cases use: `is` for the value, or the paths of its nodes.
std::string check(const Json& one, const Json& line)
{
    if (!line.is_object())
        return "no result line";
    if (one.contains("fails"))
        return line.value("ok", true) ? "should fail but got " + platform::to_line(line) : std::string{};
    if (!line.value("ok", false))
        return "failed: " + platform::to_line(line);
    if (!one.contains("is"))
        return "the case expects nothing";
    if (!line.contains("nodes"))
        return difference(one.at("is"), line.value("value", Json()));
    Json paths = Json::array();
    for (const Json& node : line.at("nodes"))
        paths.push_back(node.value("path", Json()));
    return difference(one.at("is"), paths);
}

Json request_of(const Json& one)
{
    Json out = Json::object();
    for (const char* name : {"xpath", "context", "as", "ns"}) {
        if (one.contains(name))
            out[name] = one.at(name);
    }
    return out;
}

}

TEST_CASE("expressions give what the specification says", "[conformance]")
{
    std::size_t count = 0;
    for (const auto& path : files_below(conformance_folder() / "xpath", ".json")) {
        const Json file = load_json(path);
        // One call of the program for each document, with all of its cases.
        std::map<std::string, std::vector<Json>> by_document;
        for (const Json& one : file.at("cases"))
            by_document[platform::text_at(one, "document", "main")].push_back(one);
        for (const auto& [name, cases] : by_document) {
            TemporaryFolder folder;
            const auto document = folder / "document.xml";
            INFO(path.string() << " " << name);
            REQUIRE(file.at("documents").contains(name));
            REQUIRE(platform::write_file(document, platform::as_bytes(file.at("documents").at(name).get<std::string>())));
            std::string batch;
            for (const Json& one : cases)
                batch += request_of(one).dump() + "\n";
            std::vector<std::string> arguments = {kerbside_program(), "form",  "eval", document.string(),
                                                  "--batch",          "-",     "--json"};
            if (file.contains("now")) {
                arguments.emplace_back("--now");
                arguments.push_back(file.at("now").get<std::string>());
            }
            const auto run = run_program(arguments, platform::text_at(file, "zone", "UTC"), batch);
            const auto lines = lines_of(run.out);
            INFO(run.err);
            CHECK(lines.size() == cases.size());
            for (std::size_t i = 0; i < cases.size(); ++i) {
                ++count;
                const std::string problem = check(cases[i], i < lines.size() ? lines[i] : Json());
                INFO(cases[i].dump());
                CHECK(problem == "");
                CHECK(cases[i].contains("section"));
            }
        }
    }
    CHECK(count >= 400);
}

}
