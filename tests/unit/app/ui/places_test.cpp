#include "stage.h"

#include "app/ui/screens/page.h"
#include "app/ui/widgets/core.h"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

using namespace kerbside;
using namespace kerbside::app::ui;
using test::Stage;

TEST_CASE("pills stand side by side, and go on below where the line is full", "[ui]")
{
    const std::vector<Pill> three = {{"a", "Battery 80 %"}, {"b", "70 GB free"}, {"c", "A pill that needs nearly all of a narrow line"}};
    Stage stage([&](Ui& ui) {
        Body body(ui, "body", {.width = 400});
        pills(ui, three);
    });
    CHECK(stage.node("a").rect.y == stage.node("b").rect.y);
    CHECK(stage.node("b").rect.x >= stage.node("a").rect.right() + 8);
    CHECK(stage.node("c").rect.y >= stage.node("a").rect.bottom() + 8);
    CHECK(stage.node("c").rect.x == stage.node("a").rect.x);
    CHECK_FALSE(stage.node("c").is_cut);
}

TEST_CASE("the bottom bar gives way to the keyboard where both would leave too little of what is typed", "[ui]")
{
    Stage stage([&](Ui& ui) {
        app_bar(ui, {.id = "bar", .title = "A form"});
        bottom_bar(ui, {.buttons = {{.id = "next", .label = "Next", .kind = ButtonKind::Primary}}});
        Body body(ui);
        field(ui, {.id = "name", .label = "Name"});
    }, 1024, 600);
    auto& ui = stage.frame->ui();
    ui.set_keyboard(Keyboard::OnScreen);
    ui.set_text_scale(2);
    ui.set_gloves(true);
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK(stage.has("next"));
    stage.tap("name");
    CHECK(stage.has("keyboard"));
    CHECK_FALSE(stage.has("next"));
    ui.core().set_focus({});
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK(stage.has("next"));
}

TEST_CASE("the names of the weekdays lie side by side, however long and great they are", "[ui]")
{
    const DateNames names{.months = {}, .weekdays = {"Poniedzia\u0142ek", "Wtorek", "\u015Aroda", "Czwartek", "Pi\u0105tek", "Sobota", "Niedziela"}};
    Stage stage([&](Ui& ui) {
        Body body(ui);
        date_picker(ui, "d", {}, {2026, 3, 14}, names);
    }, 1280, 800);
    stage.frame->ui().set_text_scale(2);
    stage.send({.kind = platform::EventKind::Exposed});
    for (int day = 1; day <= 7; ++day) {
        const auto& name = stage.node("d.weekday." + std::to_string(day));
        CHECK_FALSE(name.is_cut);
        CHECK(name.rect.bottom() <= stage.node("d.2026-03-01").rect.y + 1);
    }
    CHECK(stage.node("d.weekday.1").label == "P");
}

TEST_CASE("a bar's button is as high as the words on it are in Nastaliq", "[ui]")
{
    float line = 0;
    Stage stage([&](Ui& ui) {
        const std::string label = "\u062A\u0627\u0644\u0627 \u0644\u06AF\u0627\u0626\u06CC\u06BA";
        line = ui.core().lay(label, Type::Label).size.h;
        app_bar(ui, {.id = "bar", .title = "A", .trailing = {{.id = "lock", .icon = Icon::Lock, .label = label, .show_label = true}}});
    }, 1280, 800, "day", "ur", 1, 2);
    CHECK(line > 60);
    CHECK(stage.node("lock").rect.h >= line);
}

TEST_CASE("tiles that were high for great letters are low again for small ones", "[ui]")
{
    Stage stage([&](Ui& ui) {
        Body body(ui);
        Grid grid(ui, 100, 2);
        for (const std::string id : {"a", "b"}) {
            grid.next();
            tile(ui, {.id = id, .title = "Words that take several lines here", .icon = Icon::Form});
        }
    });
    const float usual = stage.node("a").rect.h;
    stage.frame->ui().set_text_scale(2);
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK(stage.node("a").rect.h > usual);
    stage.frame->ui().set_text_scale(1);
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK(stage.node("a").rect.h == usual);
}

TEST_CASE("the bar's note stands between its buttons where it fits, and takes no height there", "[ui]")
{
    std::string note;
    float left = 0;
    Stage stage([&](Ui& ui) {
        bottom_bar(ui, {.buttons = {{.id = "back", .label = "Back"}, {.id = "next", .label = "Next", .kind = ButtonKind::Primary}}, .note = note});
        left = ui.core().free.h;
    }, 1280, 800);
    const float without = left;
    note = "Saved today at 19:00";
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK(left == without);
    stage.window.resize(500, 800, 1);
    stage.send({.kind = platform::EventKind::Resized});
    CHECK(left < without);
}

TEST_CASE("who is greeted by a name typed small is greeted as names are written", "[ui]")
{
    CHECK(told_name("ada") == "Ada");
    CHECK(told_name("Ada") == "Ada");
    CHECK(told_name("żaneta") == "Żaneta");
    CHECK(told_name("இனியா") == "இனியா");
    CHECK(told_name("").empty());
    CHECK(told_name("\xff") == "\xff");
}

TEST_CASE("no choice stands alone in the last row of a grid where one column fewer takes it in", "[ui]")
{
    std::size_t count = 4;
    Stage stage([&](Ui& ui) {
        Body body(ui, "body", {.width = 400});
        Grid grid(ui, 120, 4, 3, count);
        for (std::size_t at = 0; at < count; ++at) {
            grid.next();
            button(ui, {.id = std::to_string(at), .label = "One", .is_wide = true});
        }
    });
    const auto in_first_row = [&] {
        std::size_t beside = 0;
        for (std::size_t at = 0; at < count; ++at)
            beside += stage.node(std::to_string(at)).rect.y == stage.node("0").rect.y ? 1U : 0U;
        return beside;
    };
    CHECK(in_first_row() == 2);
    count = 3;
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK(in_first_row() == 3);
    count = 5;
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK(in_first_row() == 3);
}

TEST_CASE("upright, buttons whose words would take three lines stand one below the other", "[ui]")
{
    std::string label = "Go on";
    Stage stage([&](Ui& ui) {
        bottom_bar(ui, {.buttons = {{.id = "help", .label = "Help"}, {.id = "another", .label = label}, {.id = "back", .label = "Back"}}, .is_even = true});
    }, 720, 1280);
    CHECK(stage.node("help").rect.y == stage.node("back").rect.y);
    label = "Somebody else answers the questions on this tablet now";
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK(stage.node("another").rect.y >= stage.node("help").rect.bottom() + 8);
    CHECK(stage.node("another").rect.w > 600);
}

TEST_CASE("the days of a calendar stand farther apart in great letters", "[ui]")
{
    Stage stage([&](Ui& ui) {
        Body body(ui);
        date_picker(ui, "d", {}, {2026, 3, 14});
    }, 1280, 800);
    const auto apart = [&] { return stage.node("d.2026-03-03").rect.x - stage.node("d.2026-03-02").rect.x; };
    const float usual = apart();
    stage.frame->ui().set_text_scale(2);
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK(apart() > 1.3F * usual);
}

TEST_CASE("where no shade is seen a page that goes on has a tab at its edge, which leads on and takes no answer", "[ui]")
{
    int taken = 0;
    Stage stage([&](Ui& ui) {
        Body body(ui);
        for (int i = 0; i < 30; ++i)
            if (const auto id = "row." + std::to_string(i); button(ui, {.id = id, .label = "A row", .is_wide = true}))
                ++taken;
    }, 1280, 800, "contrast");
    REQUIRE(stage.has("body.below"));
    const float first = stage.node("row.0").rect.y;
    stage.tap("body.below");
    CHECK(stage.node("row.0").rect.y < first - 300);
    for (int i = 0; i < 6 && stage.has("body.below"); ++i)
        stage.tap("body.below");
    CHECK_FALSE(stage.has("body.below"));
    CHECK(stage.node("row.29").is_in_sight);
    CHECK(taken == 0);
}
