#include "stage.h"

#include "app/ui/gallery/pages.h"
#include "app/ui/widgets/answers.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace kerbside;
using namespace kerbside::app::ui;
using kerbside::test::Stage;
using platform::Key;

namespace {

std::string focused(const Stage& stage)
{
    for (const auto& node : stage.frame->nodes())
        if (node.is_focused)
            return node.id;
    return {};
}

std::vector<std::uint32_t> pixels(Stage& stage)
{
    stage.frame->present(stage);
    const auto surface = stage.window.surface();
    std::vector<std::uint32_t> all;
    for (int y = 0; y < surface.height; ++y)
        all.insert(all.end(), surface.pixels + y * surface.stride, surface.pixels + y * surface.stride + surface.width);
    return all;
}

}

TEST_CASE("the focus is seen on every widget that can have it", "[ui][focus]")
{
    for (const auto name : gallery_pages()) {
        GalleryPage page(name, "en");
        Stage stage([&](Ui& ui) { page.draw(ui); }, 1280, 800);
        std::set<std::string> seen;
        auto before = pixels(stage);
        for (int i = 0; i < 200; ++i) {
            stage.press(Key::Tab);
            const auto id = focused(stage);
            if (id.empty() || !seen.insert(id).second)
                break;
            INFO(name << " " << id);
            auto now = pixels(stage);
            const bool is_seen = now != before;
            CHECK(is_seen);
            const auto node = stage.node(id);
            CHECK(node.is_in_sight);
            before = std::move(now);
        }
    }
}

TEST_CASE("every widget of the gallery is reached by the Tab key, radio buttons as one stop", "[ui][focus]")
{
    for (const auto name : gallery_pages()) {
        // The keyboard holds the focus in its field, so that it is shown; a list over the page has a test of its own.
        if (name == "keyboard" || name == "picking")
            continue;
        GalleryPage page(name, "en");
        Stage stage([&](Ui& ui) { page.draw(ui); }, 1280, 800);
        std::set<std::string> reached;
        std::string first;
        for (int i = 0; i < 300; ++i) {
            stage.press(Key::Tab);
            const auto id = focused(stage);
            if (id == first)
                break;
            if (first.empty())
                first = id;
            reached.insert(id);
            if (stage.node(id).role != Role::Radio)
                continue;
            for (int k = 0; k < 60; ++k) {
                stage.press(Key::Right);
                if (focused(stage) == id)
                    break;
                reached.insert(focused(stage));
            }
        }
        for (const auto& node : stage.frame->nodes())
            if (node.is_target && node.is_enabled && node.role != Role::Image && node.role != Role::Dialog && !node.id.starts_with("keyboard")) {
                INFO(name << " " << node.id);
                CHECK(reached.contains(node.id));
            }
    }
}

TEST_CASE("a list over the page is one stop of the Tab key, and gone through from end to end by up and down", "[ui][focus]")
{
    GalleryPage page("picking", "en");
    Stage stage([&](Ui& ui) { page.draw(ui); }, 1280, 800);
    std::vector<std::string> stops;
    for (int i = 0; i < 20 && (stops.empty() || focused(stage) != stops.front()); ++i) {
        if (const auto id = focused(stage); !id.empty())
            stops.push_back(id);
        stage.press(Key::Tab);
    }
    const auto is_row = [](const std::string& id) { return id.starts_with("gallery.pick.") && id.find_first_of("0123456789") != id.npos; };
    CHECK(std::count_if(stops.begin(), stops.end(), is_row) == 1);
    for (const auto* const id : {"gallery.pick.close", "gallery.pick.find", "gallery.pick.done"})
        CHECK(std::count(stops.begin(), stops.end(), id) == 1);
    while (!is_row(focused(stage)))
        stage.press(Key::Tab);
    CHECK(focused(stage) == "gallery.pick.1"); // the one that is chosen
    stage.press(Key::Up);
    for (int row = 0; row < 24; ++row) {
        const auto id = "gallery.pick." + std::to_string(row);
        CHECK(focused(stage) == id);
        CHECK(stage.node(id).is_in_sight);
        if (row < 23)
            stage.press(Key::Down);
    }
    stage.press(Key::Up);
    CHECK(focused(stage) == "gallery.pick.22");
}

TEST_CASE("a page opened by keys has the focus within it, and gets it back with its place when it is come back to", "[ui][focus]")
{
    bool is_second = false;
    Stage stage([&](Ui& ui) {
        ui.page(is_second ? "second" : "first");
        if (app_bar(ui, {.id = "bar", .title = "Page", .leading = BarButton{"back", Icon::Back, "Back"}}) == -1)
            is_second = false;
        Body body(ui);
        for (int i = 0; i < 30; ++i) {
            const auto id = std::string(is_second ? "two." : "one.") + std::to_string(i);
            if (button(ui, {.id = id, .label = "A thing"}))
                is_second = true;
        }
    });
    for (int i = 0; i < 20; ++i)
        stage.press(Key::Tab);
    REQUIRE(stage.node("one.19").is_focused);
    const auto place = stage.node("one.19").rect.y;
    stage.press(Key::Enter);
    REQUIRE(stage.has("two.0"));
    CHECK(stage.node("two.0").is_focused);
    stage.press(Key::Escape);
    CHECK(stage.node("one.19").is_focused);
    CHECK(stage.node("one.19").rect.y == place);
    // A finger needs no ring.
    stage.tap("one.18");
    CHECK(focused(stage).empty());
}

TEST_CASE("a dialog takes the focus, keeps it, and gives it back", "[ui][focus]")
{
    bool is_asked = false;
    Stage stage([&](Ui& ui) {
        ui.page("page");
        {
            Body body(ui);
            button(ui, {.id = "a", .label = "A"});
            if (button(ui, {.id = "b", .label = "B"}))
                is_asked = true;
        }
        if (is_asked && dialog(ui, {.id = "ask", .title = "Sure?", .buttons = {{.id = "no", .label = "No"}, {.id = "yes", .label = "Yes"}}}))
            is_asked = false;
    });
    stage.press(Key::Tab);
    stage.press(Key::Tab);
    stage.press(Key::Space);
    REQUIRE(is_asked);
    CHECK(stage.node("no").is_focused);
    for (const char* id : {"yes", "no", "yes"}) {
        stage.press(Key::Tab);
        CHECK(stage.node(id).is_focused);
    }
    stage.press(Key::Escape);
    CHECK_FALSE(is_asked);
    CHECK(stage.node("b").is_focused);
}

TEST_CASE("radio buttons are gone through by the arrows, and the way follows the reading", "[ui][focus]")
{
    for (const std::string language : {"en", "ar"}) {
        Stage stage([&](Ui& ui) {
            ui.page("page");
            Body body(ui);
            button(ui, {.id = "before", .label = "Before"});
            Row row(ui, {1, 1, 1}, true);
            for (const char* id : {"q.a", "q.b", "q.c"}) {
                if (std::string(id) != "q.a")
                    row.next();
                choice(ui, {.id = id, .label = id, .is_selected = std::string(id) == "q.b", .is_compact = true});
            }
        }, 800, 600, "day", language);
        const auto on = language == "ar" ? Key::Left : Key::Right;
        stage.press(Key::Tab);
        stage.press(Key::Tab);
        INFO(language);
        CHECK(focused(stage) == "q.b");
        stage.press(on);
        CHECK(focused(stage) == "q.c");
        stage.press(on);
        CHECK(focused(stage) == "q.a");
        stage.press(Key::Tab);
        CHECK(focused(stage) == "before");
    }
}

TEST_CASE("Ctrl+Enter is the page's main action, from wherever the focus is", "[ui][focus]")
{
    int sent = 0;
    std::string text;
    Stage stage([&](Ui& ui) {
        ui.page("page");
        if (bottom_bar(ui, {.buttons = {{.id = "back", .label = "Back"}, {.id = "next", .label = "Next", .kind = ButtonKind::Primary}}}) == 1)
            ++sent;
        Body body(ui);
        if (const auto event = field(ui, {.id = "f", .label = "Name", .value = text}))
            text = event->text;
    });
    stage.press(Key::Tab);
    stage.type("x");
    stage.press(Key::Enter, false, true);
    CHECK(sent == 1);
    CHECK(text == "x");
}

TEST_CASE("Space and Enter begin an answer upon a scale, and leave one that there is", "[ui][focus]")
{
    std::optional<double> across;
    std::optional<long> upright;
    Stage stage([&](Ui& ui) {
        ui.page("page");
        Body body(ui);
        if (const auto set = slider(ui, {.id = "a", .label = "How tense?", .least = 0, .most = 10, .value = across}))
            across = *set;
        if (const auto set = upright_slider(ui, {.id = "b", .label = "How warm?", .steps = 10, .place = upright}))
            upright = *set;
    }, 800, 1000);
    stage.press(Key::Tab);
    stage.press(Key::Space);
    CHECK(across == 5);
    stage.press(Key::Right);
    stage.press(Key::Enter);
    CHECK(across == 6);
    stage.press(Key::Tab);
    REQUIRE(focused(stage) == "b");
    stage.press(Key::Enter);
    CHECK(upright == 5);
    stage.press(Key::Up);
    stage.press(Key::Up);
    stage.press(Key::Space);
    CHECK(upright == 7);
}

TEST_CASE("leaving a field leaves the page where it is", "[ui][focus]")
{
    std::string text;
    Stage stage([&](Ui& ui) {
        ui.page("page");
        Body body(ui);
        heading(ui, "At the top");
        for (int i = 0; i < 20; ++i) {
            const auto id = "b" + std::to_string(i);
            button(ui, {.id = id, .label = "Another"});
        }
        if (const auto event = field(ui, {.id = "f", .label = "Name", .value = text}))
            text = event->text;
    });
    stage.press(Key::Tab);
    while (focused(stage) != "f")
        stage.press(Key::Tab);
    const auto before = stage.node("f").rect.y;
    REQUIRE(stage.node("f").is_in_sight);
    stage.press(Key::Escape);
    REQUIRE(focused(stage).empty());
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK(stage.node("f").rect.y == before);
}
