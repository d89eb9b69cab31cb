#include "stage.h"

#include "app/ui/gallery/pages.h"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
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

bool meet(const Rect& a, const Rect& b)
{
    return !a.inset(0.5F, 0.5F).within(b.inset(0.5F, 0.5F)).is_empty();
}

bool lies_in(const Rect& inner, const Rect& outer)
{
    return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 && inner.right() <= outer.right() + 1 && inner.bottom() <= outer.bottom() + 1;
}

}

TEST_CASE("every target is 48 units or more, within the page, and lies upon no other; no words are cut", "[ui][gallery]")
{
    for (const auto& setting : kSettings)
        for (const auto page : gallery_pages()) {
            GalleryPage shown(page, "en");
            Stage stage([&](Ui& ui) { shown.draw(ui); }, setting.width, setting.height, setting.theme, "en", setting.scale, setting.text);
            const auto nodes = stage.frame->nodes();
            REQUIRE_FALSE(nodes.empty());
            for (std::size_t i = 0; i < nodes.size(); ++i) {
                const auto& node = nodes[i];
                INFO(page << " at " << setting.width << "x" << setting.height << " " << setting.theme << " text " << setting.text << ": " << node.id << " \"" << node.label << "\"");
                CHECK_FALSE(node.is_cut);
                if (!node.is_target || node.role == Role::Image || node.role == Role::Dialog)
                    continue;
                CHECK(node.rect.h >= 47.5F * setting.scale);
                if (node.role != Role::Key || !node.id.starts_with("keyboard."))
                    CHECK(node.rect.w >= 43.5F * setting.scale);
                CHECK(node.rect.x >= -0.5F);
                CHECK(node.rect.right() <= static_cast<float>(setting.width) + 0.5F);
                for (std::size_t j = i + 1; j < nodes.size(); ++j) {
                    const auto& other = nodes[j];
                    if (!other.is_target || !node.is_in_sight || !other.is_in_sight || other.role == Role::Image || other.role == Role::Dialog)
                        continue;
                    // The small button of a tally tile lies wholly within it, on purpose.
                    const bool is_nested = lies_in(other.rect, node.rect) && other.id.starts_with(node.id);
                    const bool may_meet = is_nested || node.id.starts_with("keyboard") != other.id.starts_with("keyboard");
                    INFO("and " << other.id);
                    CHECK((may_meet || !meet(node.shown, other.shown)));
                }
            }
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
