#include "map.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>

using namespace kerbside;

namespace {

const platform::Path kRoot = KERBSIDE_SOURCE_DIR;

test::Map the_map()
{
    const auto readme = platform::read_file(kRoot / "README.md");
    REQUIRE(readme);
    auto map = test::read_map(*readme);
    REQUIRE(map);
    return *map;
}

}

TEST_CASE("the map's arrows go down only and make no circle", "[layers]")
{
    for (const auto& fault : test::faults_of(the_map()))
        FAIL_CHECK(fault);
}

TEST_CASE("every include is on the map, and every foreign library behind its door", "[layers]")
{
    const auto map = the_map();
    std::size_t files = 0;
    for (const auto* floor : {"app", "sync", "platform"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(kRoot / floor)) {
            const auto extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp")
                continue;
            ++files;
            const auto path = std::filesystem::relative(entry.path(), kRoot).generic_string();
            const auto text = platform::read_file(entry.path());
            REQUIRE(text);
            for (const auto& include : test::forbidden_includes(map, test::room_of(path), *text))
                FAIL_CHECK(path << ": " << include);
        }
    CHECK(files > 10);
}

TEST_CASE("a wrong include, a climb and a circle are found", "[layers]")
{
    const auto map = the_map();
    CHECK(test::forbidden_includes(map, "platform/xml", "#include \"app/form/form.h\"\n").size() == 1);
    CHECK(test::forbidden_includes(map, "app/form", "  #include <sqlite3.h>\n").size() == 1);
    CHECK(test::forbidden_includes(map, "app/form", "#include \"platform/xml/reader.h\"\n").empty());
    CHECK_FALSE(test::faults_of({{"platform/a", {"app/b"}}, {"app/b", {}}}).empty());
    CHECK_FALSE(test::faults_of({{"app/a", {"app/b"}}, {"app/b", {"app/a"}}}).empty());
}

TEST_CASE("the command line's library, which is slow to compile, is included by its door alone", "[layers]")
{
    std::vector<std::string> files;
    for (const auto* folder : {"app", "sync", "platform", "tests"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(kRoot / folder)) {
            const auto extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp")
                continue;
            const auto text = platform::read_file(entry.path());
            REQUIRE(text);
            if (text->find("\n#include <CLI/") != std::string::npos)
                files.push_back(std::filesystem::relative(entry.path(), kRoot).generic_string());
        }
    CHECK(files == std::vector<std::string>{"app/shell/verb.cpp"});
}
