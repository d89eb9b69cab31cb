#include "stage.h"

#include "app/ui/gallery/pages.h"

#include "tests/support/layout_rules.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace kerbside;
using namespace kerbside::app::ui;
using test::Stage;

namespace {

struct Setting {
    int width;
    int height;
    float scale;
    const char* theme;
    float text;
};

constexpr Setting kSettings[] = {{1280, 800, 1, "day", 1}, {1080, 1920, 1.5F, "night", 1}, {800, 1280, 1, "large", 1}, {480, 800, 1, "day", 1},
                                 {1280, 800, 1, "contrast", 1.5F}, {1280, 800, 1, "day", 2}};

}

TEST_CASE("every target is 48 units or more, within the page, and lies upon no other; no words are cut", "[ui][gallery]")
{
    for (const auto& setting : kSettings)
        for (const auto page : gallery_pages()) {
            GalleryPage shown(page, "en");
            Stage stage([&](Ui& ui) { shown.draw(ui); }, setting.width, setting.height, setting.theme, "en", setting.scale, setting.text);
            const auto nodes = stage.frame->nodes();
            REQUIRE_FALSE(nodes.empty());
            INFO(page << " at " << setting.width << "x" << setting.height << " " << setting.theme << " text " << setting.text);
            const auto faults = test::layout_faults(nodes, {.width = static_cast<float>(setting.width), .height = static_cast<float>(setting.height),
                                                           .scale = setting.scale, .target = 48, .apart = 8});
            CHECK(faults == std::vector<std::string>{});
        }
}

TEST_CASE("the same page is the same picture, however often and after whatever it is drawn", "[ui][gallery]")
{
    const auto picture = [](std::string_view page, bool after_others) {
        std::string_view current = after_others ? "counting" : page;
        Stage stage([&](Ui& ui) { GalleryPage(current, "en").draw(ui); });
        current = page;
        stage.send({.kind = platform::EventKind::Woken});
        stage.frame->dispatch(stage, {.kind = platform::EventKind::KeyDown, .key = platform::Key::F5});
        stage.frame->present(stage);
        const auto surface = stage.window.surface();
        return std::vector<std::uint32_t>(surface.pixels, surface.pixels + surface.width * surface.height);
    };
    CHECK(picture("questions", false) == picture("questions", false));
    CHECK(picture("questions", false) == picture("questions", true));
}

TEST_CASE("shapes that were drawn before the atlas grew in the middle of a page are there", "[ui][gallery]")
{
    std::string letters;
    Stage stage([&](Ui& ui) {
        ui.page("page");
        Body body(ui);
        brand_mark(ui, 96);
        if (!letters.empty())
            heading(ui, letters, 0);
    }, 1200, 900, "day", "en", 3);
    const auto picture = [&] {
        stage.frame->present(stage);
        const auto surface = stage.window.surface();
        return std::vector<std::uint32_t>(surface.pixels, surface.pixels + surface.stride * surface.height);
    };
    for (const auto* more : {"ABCDEFGH", "IJKLMNOPQ", "RSTUVWXYZ", "abcdefgh", "ijklmnopq", "rstuvwxyz", "ЖЗИЙКЛМН", "ШЩЪЫЬЭЮЯ"}) {
        INFO(more);
        letters = more;
        stage.press(platform::Key::F5);
        const auto first = picture();
        stage.send({.kind = platform::EventKind::Exposed});
        const auto again = picture();
        const bool is_same = first == again;
        CHECK(is_same);
    }
}
