#include "tests/conformance/script.h"

#include "tests/conformance/expectation.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <sstream>

namespace kerbside::test {

using platform::Json;
using platform::Path;

Path repository()
{
    return KERBSIDE_SOURCE_DIR;
}

Path conformance_folder()
{
    return repository() / "tests" / "conformance";
}

Json load_json(const Path& path)
{
    const auto text = platform::read_file(path);
    INFO(path.string());
    REQUIRE(text);
    auto json = platform::parse_json(*text);
    INFO((json ? std::string{} : json.error().detail));
    REQUIRE(json);
    return *json;
}

std::vector<Path> files_below(const Path& folder, const std::string& ending)
{
    std::vector<Path> out;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        if (entry.is_regular_file() && name.size() >= ending.size() &&
            name.compare(name.size() - ending.size(), ending.size(), ending) == 0)
            out.push_back(entry.path());
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<Json> lines_of(const std::string& output)
{
    std::vector<Json> out;
    std::istringstream in(output);
    for (std::string line; std::getline(in, line);) {
        auto json = platform::parse_json(line);
        out.push_back(json ? *json : Json());
    }
    return out;
}

namespace {

std::vector<std::string> arguments_for(const Path& form, const Path& media, const Json& script, const Path& steps)
{
    std::vector<std::string> out = {kerbside_program(), "form",   "run",          form.string(), "--script",
                                    steps.string(),     "--json", "--media",      media.string()};
    for (const char* name : {"now", "language"}) {
        if (script.contains(name)) {
            out.push_back(std::string("--") + name);
            out.push_back(script.at(name).get<std::string>());
        }
    }
    if (script.contains("properties")) {
        for (const auto& [name, value] : script.at("properties").items()) {
            out.emplace_back("--property");
            out.push_back(name + "=" + value.get<std::string>());
        }
    }
    return out;
}

}

std::vector<std::string> play(const Path& form, const Path& media, const Json& script)
{
    TemporaryFolder folder;
    Json bare = Json::array();
    for (Json step : script.at("steps")) {
        step.erase("expect");
        bare.push_back(step);
    }
    const auto steps_file = folder / "steps.json";
    REQUIRE(platform::write_file(steps_file, platform::as_bytes(bare.dump())));
    const auto run = run_program(arguments_for(form, media, script, steps_file), platform::text_at(script, "zone", "UTC"));
    const auto lines = lines_of(run.out);

    std::vector<std::string> problems;
    const bool fails = script.contains("fails") && script.at("fails").get<bool>();
    if (lines.empty() || !lines.front().is_object()) {
        problems.push_back("no line for loading: status " + std::to_string(run.status) + " " + run.err);
        return problems;
    }
    if (lines.front().value("ok", false) == fails)
        problems.push_back("loading: " + platform::to_line(lines.front()));
    if (fails || !problems.empty())
        return problems;
    const Json& steps = script.at("steps");
    if (lines.size() != steps.size() + 1)
        problems.push_back("expected " + std::to_string(steps.size() + 1) + " lines, got " + std::to_string(lines.size()) +
                           ": " + run.err);
    for (std::size_t i = 0; i < steps.size() && i + 1 < lines.size(); ++i) {
        Json expected = steps[i].contains("expect") ? steps[i].at("expect") : Json::object();
        if (!expected.contains("ok"))
            expected["ok"] = true;
        const auto why = difference(expected, lines[i + 1]);
        if (!why.empty())
            problems.push_back("step " + std::to_string(i + 1) + " " + platform::to_line(steps[i]) + ": " + why);
    }
    return problems;
}

}
