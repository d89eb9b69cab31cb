#include "app/ui/theme/contrast.h"

#include "platform/base/json.h"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <string>

using namespace kerbside;
using namespace kerbside::app::ui;

namespace {

const platform::Path kThemes = std::string(KERBSIDE_SOURCE_DIR) + "/assets/themes";

}

TEST_CASE("every text and control can be seen on what it stands on, in every theme (WCAG 2.2 AA)", "[ui][theme]")
{
    for (const char* name : {"day", "night", "contrast", "large"}) {
        const auto theme = Theme::load(kThemes, name);
        REQUIRE(theme);
        for (const auto& pair : pairs_that_must_be_seen()) {
            const double is = contrast(theme->colour(pair.front), theme->colour(pair.back));
            INFO(name << ": paint " << static_cast<int>(pair.front) << " on " << static_cast<int>(pair.back) << " has " << is);
            CHECK(is >= pair.least);
        }
    }
}

TEST_CASE("in high contrast every text reaches AAA", "[ui][theme]")
{
    const auto theme = Theme::load(kThemes, "contrast");
    REQUIRE(theme);
    for (const auto& pair : pairs_that_must_be_seen()) {
        INFO("paint " << static_cast<int>(pair.front) << " on " << static_cast<int>(pair.back));
        CHECK(contrast(theme->colour(pair.front), theme->colour(pair.back)) >= (pair.least > 4 ? 7.0 : 4.5));
    }
}

TEST_CASE("in the dark what can be touched has an edge that is seen, though its fill is as dark as what is around it", "[ui][theme]")
{
    for (const char* name : {"night", "contrast"}) {
        const auto theme = Theme::load(kThemes, name);
        REQUIRE(theme);
        for (const auto edge : {Paint::PrimarySoftEdge, Paint::DangerSoftEdge, Paint::SunkenEdge})
            for (const auto ground : {Paint::Background, Paint::Surface, Paint::Raised})
                CHECK(contrast(theme->colour(edge), theme->colour(ground)) >= 3.0);
        CHECK(contrast(theme->colour(Paint::TileEdge), theme->colour(Paint::Background)) >= 3.0);
        CHECK(contrast(theme->colour(Paint::FaintEdge), theme->colour(Paint::Background)) >= 1.5);
    }
}

TEST_CASE("contrast is computed as WCAG says", "[ui][theme]")
{
    CHECK(std::abs(contrast({0, 0, 0}, {255, 255, 255}) - 21.0) < 0.001);
    CHECK(std::abs(contrast({255, 255, 255}, {119, 119, 119}) - 4.478) < 0.001);
}

TEST_CASE("a theme with a token that is missing, unknown or malformed is refused", "[ui][theme]")
{
    const auto folder = std::filesystem::temp_directory_path() / "kerbside-theme-test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    std::filesystem::copy(kThemes / "day.json", folder / "day.json");
    const auto with = [&](std::string_view text) {
        REQUIRE(platform::write_file(folder / "own.json", platform::as_bytes(text)));
        return Theme::load(folder, "own").has_value();
    };
    CHECK(with(R"({"extends":"day","colour":{"primary":"#102030"}})"));
    CHECK_FALSE(with(R"({"colour":{"primary":"#102030"}})"));
    CHECK_FALSE(with(R"({"extends":"day","colour":{"primray":"#102030"}})"));
    CHECK_FALSE(with(R"({"extends":"day","colour":{"primary":"teal"}})"));
    CHECK_FALSE(with(R"({"extends":"own"})"));
    CHECK_FALSE(with("{"));
    std::filesystem::remove_all(folder);
}
