#include "app/store/spare.h"

#include "tests/support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

namespace kerbside::test {

TEST_CASE("what is held for a full disk takes its room on every file system, and is made anew where it was cut short", "[store]")
{
    const TemporaryFolder folder;
    const auto spare = folder.path() / "spare";
    app::keep_spare(folder.path());
    const auto whole = std::filesystem::file_size(spare);
    CHECK(whole >= std::uintmax_t{1} << 20);
    // Nothing that a file system could press together.
    const auto text = platform::read_file(spare);
    REQUIRE(text);
    const std::string_view first = std::string_view(*text).substr(0, 1 << 16);
    CHECK(std::set<char>(first.begin(), first.end()).size() == 256);
    std::filesystem::resize_file(spare, 1000);
    app::keep_spare(folder.path());
    CHECK(std::filesystem::file_size(spare) == whole);
    // One that is whole stays as it is.
    const auto kept = platform::read_file(spare);
    app::keep_spare(folder.path());
    CHECK(*platform::read_file(spare) == *kept);
}

}
