#include "stage.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::app::ui;
using kerbside::test::Stage;

namespace {

struct Page {
    Hand hand = Hand::Both;
    float density = 1;
    bool reduced_motion = false;
    bool has_gloves = false;
    bool is_on = false;

    void draw(Ui& ui)
    {
        ui.set_hand(hand);
        ui.set_density(density);
        ui.set_reduced_motion(reduced_motion);
        ui.set_gloves(has_gloves);
        ui.page("page");
        app_bar(ui, {.id = "bar", .title = "Page", .leading = BarButton{"back", Icon::Back, "Back"}, .trailing = {{.id = "lock", .icon = Icon::Lock, .label = "Lock"}}});
        bottom_bar(ui, {.buttons = {{.id = "before", .label = "Before"}, {.id = "next", .label = "Next", .kind = ButtonKind::Primary}}});
        Body body(ui);
        if (const auto on = toggle(ui, "switch", "A switch", is_on))
            is_on = *on;
        for (const char* id : {"a", "b"})
            choice(ui, {.id = id, .label = id});
    }
};

}

TEST_CASE("in one hand, whatever is to be touched lies at the thumb's side and in the lower half", "[ui][hand]")
{
    for (const auto hand : {Hand::Left, Hand::Right}) {
        Page page{.hand = hand};
        Stage stage([&](Ui& ui) { page.draw(ui); }, 1280, 800);
        for (const char* id : {"back", "lock", "next", "a", "b", "switch"}) {
            const auto at = stage.node(id).rect.centre();
            INFO(id);
            CHECK(at.y > 400);
            CHECK((hand == Hand::Left ? at.x < 640 : at.x > 640));
        }
        // The main action is nearest to the edge that the thumb comes from.
        const auto next = stage.node("next").rect.centre().x;
        const auto before = stage.node("before").rect.centre().x;
        CHECK((hand == Hand::Left ? next < before : next > before));
    }
}

TEST_CASE("the hand, gloves and the space between things change at once, and back", "[ui][hand]")
{
    Page page;
    Stage stage([&](Ui& ui) { page.draw(ui); }, 1280, 800);
    const auto first = stage.node("next").rect;
    const auto apart = stage.node("b").rect.y - stage.node("a").rect.y;
    const auto look = [&] { stage.send({.kind = platform::EventKind::Exposed}); };
    page.hand = Hand::Left;
    look();
    CHECK(stage.node("next").rect.x < first.x);
    page.hand = Hand::Both;
    look();
    CHECK(stage.node("next").rect.x == first.x);
    page.density = 0.6F;
    look();
    CHECK(stage.node("b").rect.y - stage.node("a").rect.y < apart);
    CHECK(stage.node("a").rect.h >= 48);
    CHECK(stage.node("b").rect.y - stage.node("a").rect.bottom() >= 8);
    page.density = 1;
    page.has_gloves = true;
    look();
    for (const char* id : {"back", "lock", "next", "before", "a", "switch"})
        CHECK(stage.node(id).rect.h >= 72);
}

TEST_CASE("with less movement nothing moves: a switch is there at once", "[ui][hand]")
{
    for (const bool is_reduced : {false, true}) {
        Page page{.reduced_motion = is_reduced};
        Stage stage([&](Ui& ui) { page.draw(ui); }, 1280, 800);
        stage.tap("switch");
        CHECK(page.is_on);
        CHECK(stage.frame->is_moving() != is_reduced);
    }
}

TEST_CASE("in one hand what locks and what raises a concern are the lowest on every page, and in sight above a keyboard", "[ui][hand]")
{
    const BarButton concern{.id = "concern", .icon = Icon::Concern, .label = "Raise a concern", .show_label = true, .is_danger = true};
    const BarButton lock{.id = "lock", .icon = Icon::Lock, .label = "Lock", .show_label = true};
    std::vector<BarButton> buttons{concern, lock, {.id = "jump", .icon = Icon::List, .label = "All questions"}};
    std::optional<BarButton> leading = BarButton{"close", Icon::Close, "Leave"};
    Stage stage([&](Ui& ui) {
        ui.set_hand(Hand::Right);
        ui.set_keyboard(Keyboard::OnScreen);
        app_bar(ui, {.id = "bar", .title = "Visit", .leading = leading, .trailing = buttons});
        Body body(ui);
        field(ui, {.id = "answer", .label = "Type here"});
    }, 1280, 800, "day", "en", 1, 2);
    const auto first = stage.node("concern").rect;
    const auto second = stage.node("lock").rect;
    CHECK(second.y > first.y);
    stage.frame->ui().focus("answer");
    stage.send({.kind = platform::EventKind::Exposed});
    REQUIRE(stage.has("keyboard.enter"));
    for (const auto* const id : {"concern", "lock", "jump", "close"}) {
        INFO(id);
        CHECK(stage.node(id).rect.y >= stage.node("bar.title").rect.bottom());
        CHECK(stage.node(id).rect.h >= 48);
    }
    stage.frame->ui().focus("");
    buttons.pop_back();
    leading.reset();
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK(stage.node("concern").rect.y == first.y);
    CHECK(stage.node("lock").rect.y == second.y);
}
