#include "stage.h"
#include "standing.h"

#include "app/ui/widgets/core.h"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <optional>
#include <string>
#include <utility>

using namespace kerbside;
using namespace kerbside::app::ui;
using test::Stage;
using test::standing;

namespace {

bool has_words(const Stage& stage, const std::string& id)
{
    const auto& rect = stage.node(id).rect;
    return rect.w > rect.h + 40;
}

}

TEST_CASE("what locks and what raises a concern are where they were whatever the page is called", "[ui]")
{
    for (const auto& [width, letters] : {std::pair{1280, 1.F}, {1280, 2.F}, {720, 1.F}, {720, 2.F}, {620, 1.F}}) {
        CAPTURE(width, letters);
        std::string title = "Visit";
        std::string subtitle;
        auto buttons = standing();
        Stage stage([&](Ui& ui) {
            app_bar(ui, {.id = "bar", .title = title, .subtitle = subtitle, .leading = BarButton{.id = "close", .icon = Icon::Close, .label = "Close"}, .trailing = buttons});
        }, width, width == 1280 ? 800 : 1280, "day", "en", 1, letters);
        const auto concern = stage.node("concern").rect;
        const auto lock = stage.node("lock").rect;
        const auto are_there = [&] {
            for (const auto& [id, rect] : {std::pair{"concern", concern}, {"lock", lock}}) {
                const auto now = stage.node(id).rect;
                const bool is_there = now.x == rect.x && now.y == rect.y && now.w == rect.w;
                INFO(id);
                CHECK(is_there);
            }
        };
        CHECK(has_words(stage, "concern"));
        CHECK((has_words(stage, "lock") || width < 700));
        for (const auto* const longer : {"Community Connector log", "Young people's survey of safety", "Community Connector log of the whole neighbourhood"}) {
            title = longer;
            subtitle = "1 of 23";
            stage.send({.kind = platform::EventKind::Exposed});
            are_there();
            CHECK_FALSE(stage.node("bar.title").is_cut);
        }
        buttons.pop_back();
        title = "Visit";
        subtitle = "";
        stage.send({.kind = platform::EventKind::Exposed});
        are_there();
        if (width != 1280)
            continue;
        // A concern's own pages have no second one beside it.
        buttons.erase(buttons.begin());
        buttons.front().stands = true;
        stage.send({.kind = platform::EventKind::Exposed});
        CHECK(stage.node("lock").rect.right() == lock.right());
    }
}

TEST_CASE("a title that has no room beside words has that of the words", "[ui]")
{
    std::string title = "Visit";
    Stage stage([&](Ui& ui) { app_bar(ui, {.id = "bar", .title = title, .subtitle = "1 of 23", .trailing = standing()}); }, 620, 400);
    CHECK(has_words(stage, "concern"));
    title = "Community Connector log of the whole neighbourhood, which has a long name and a longer story to tell than anybody would read in one go, or in two";
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK_FALSE(stage.node("bar.title").is_cut);
    CHECK_FALSE(has_words(stage, "lock"));
}

TEST_CASE("across in great letters a long title is smaller before the words beside it are pictures", "[ui]")
{
    Stage stage([](Ui& ui) {
        app_bar(ui, {.id = "bar", .title = "Community Connector log of the whole neighbourhood, and of what was agreed there with whom, when and where, and what came of it", .subtitle = "1 of 23", .leading = BarButton{.id = "close", .icon = Icon::Close, .label = "Close"}, .trailing = standing()});
    }, 1280, 800, "day", "en", 1, 2);
    CHECK_FALSE(stage.node("bar.title").is_cut);
    CHECK(has_words(stage, "concern"));
    CHECK(has_words(stage, "lock"));
}

TEST_CASE("upright in great letters what raises a concern has a line of the bar to itself rather than an icon alone", "[ui]")
{
    std::optional<int> tapped;
    Stage stage([&](Ui& ui) {
        if (const auto index = app_bar(ui, {.id = "bar", .title = "Street Pastor shift", .subtitle = "1 of 23", .leading = BarButton{.id = "close", .icon = Icon::Close, .label = "Close"}, .trailing = standing()}))
            tapped = index;
    }, 720, 1280, "day", "en", 1, 2);
    CHECK(has_words(stage, "concern"));
    CHECK(stage.node("concern").rect.y >= stage.node("bar.title").rect.bottom());
    CHECK(stage.node("concern").rect.y >= stage.node("lock").rect.bottom() + 8);
    for (const auto& [id, index] : {std::pair{"concern", 0}, {"lock", 1}}) {
        stage.tap(id);
        CHECK(tapped == index);
    }
}

TEST_CASE("an icon of a bar is edged in the theme without shadows, as a button with words is", "[ui]")
{
    const auto is_edged = [](const std::string& theme, const std::string& id) {
        Stage stage([&](Ui& ui) {
            app_bar(ui, {.id = "bar", .title = "Visit", .leading = BarButton{.id = "close", .icon = Icon::Close, .label = "Close"}, .trailing = standing()});
        }, 1280, 800, theme);
        const auto rect = stage.node(id).rect;
        const auto surface = stage.window.surface();
        const auto at = [&](float x) { return surface.pixels[static_cast<int>(rect.centre().y) * surface.stride + static_cast<int>(x)]; };
        return at(rect.x + 1) != at(rect.x - 4);
    };
    for (const auto* const id : {"close", "jump"}) {
        CHECK(is_edged("contrast", id));
        CHECK_FALSE(is_edged("day", id));
    }
    CHECK(is_edged("contrast", "lock"));
}

TEST_CASE("from the right a name in Latin letters stands before how far it has come, not among its numbers", "[ui][bidi]")
{
    const auto picture = [](const std::string& aside, bool of_name) {
        Stage stage([&](Ui& ui) { app_bar(ui, {.id = "bar", .title = "سوال", .subtitle = "Flat 12", .aside = aside}); }, 1280, 400, "day", "ur");
        const auto line = stage.node("bar.subtitle").rect;
        auto& core = stage.frame->ui().core();
        const float name = std::floor(core.lay("Flat 12", Type::Small).size.w);
        const auto surface = stage.window.surface();
        std::vector<std::uint32_t> pixels;
        const float from = of_name ? line.right() - name : line.x;
        const float to = of_name ? line.right() : line.right() - name;
        for (int y = static_cast<int>(line.y); y < static_cast<int>(line.bottom()); ++y)
            pixels.insert(pixels.end(), surface.pixels + y * surface.stride + static_cast<int>(from), surface.pixels + y * surface.stride + static_cast<int>(to));
        return pixels;
    };
    const bool name_stays = picture("3 / 10", true) == picture("8 / 45", true) && picture("3 / 10", true) == picture({}, true);
    const bool numbers_change = picture("3 / 10", false) != picture("8 / 45", false);
    CHECK(name_stays);
    CHECK(numbers_change);
}

TEST_CASE("help keeps its words upright in great letters: below a title that leaves no room, and alone in the bar without one", "[ui]")
{
    std::string title = "A survey";
    Stage stage([&](Ui& ui) {
        app_bar(ui, {.id = "bar", .title = title, .trailing = {{.id = "help", .icon = Icon::Help, .label = "Somebody who helps you now", .show_label = true}}});
        Body body(ui);
        heading(ui, "Page", 1);
    }, 720, 1280, "day", "en", 1, 2);
    CHECK(has_words(stage, "help"));
    CHECK(stage.node("help").rect.y >= stage.node("bar.title").rect.bottom());
    title.clear();
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK(has_words(stage, "help"));
    CHECK(stage.node("help").rect.y < 40);
}
