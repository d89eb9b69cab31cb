#include "stage.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::app::ui;
using kerbside::test::Stage;
using platform::Key;

namespace {

std::vector<std::string> offered(const Stage& stage)
{
    std::vector<std::string> ids;
    for (const auto& node : stage.frame->nodes())
        if (node.is_offered)
            ids.push_back(node.id);
    return ids;
}

bool is_offered(const Stage& stage, const std::string& id)
{
    return stage.node(id).is_offered;
}

/// Two questions of eight choices, a note in between, and two buttons below.
struct Page {
    Scanning scanning;
    std::string chosen;
    int nexts = 0;

    void draw(Ui& ui)
    {
        ui.set_scanning(scanning);
        ui.page("page");
        if (bottom_bar(ui, {.buttons = {{.id = "back", .label = "Back"}, {.id = "next", .label = "Next"}}}) == 1)
            ++nexts;
        Body body(ui);
        for (const std::string question : {"one", "two"})
            for (int i = 0; i < 8; ++i) {
                const auto id = question + "." + std::to_string(i);
                if (choice(ui, {.id = id, .label = id, .is_selected = chosen == id}))
                    chosen = id;
            }
    }
};

}

TEST_CASE("with two switches a long page is gone through by groups, and anything on it is taken", "[ui][scan]")
{
    Page page;
    page.scanning.mode = Scanning::Mode::Step;
    Stage stage([&](Ui& ui) { page.draw(ui); });
    CHECK(offered(stage) == std::vector<std::string>{"one.0", "one.1", "one.2", "one.3"});
    int presses = 0;
    while (!is_offered(stage, "two.5") && presses < 20) {
        stage.press(Key::Space);
        ++presses;
    }
    CHECK(presses == 3);
    stage.press(Key::Enter);
    CHECK(offered(stage) == std::vector<std::string>{"two.4"});
    stage.press(Key::Space);
    CHECK(stage.node("two.5").is_in_sight);
    stage.press(Key::Enter);
    CHECK(page.chosen == "two.5");
    // Past the last of the group, the groups again.
    for (int i = 0; i < 3; ++i)
        stage.press(Key::Space);
    CHECK(offered(stage).size() == 4);
    stage.press(Key::Space);
    CHECK(offered(stage) == std::vector<std::string>{"back", "next"});
    stage.press(Key::Enter);
    stage.press(Key::Space);
    stage.press(Key::Enter);
    CHECK(page.nexts == 1);
}

TEST_CASE("with one switch it goes on by itself, and rests when nobody chooses", "[ui][scan]")
{
    Page page;
    page.scanning = {.mode = Scanning::Mode::Auto, .interval = std::chrono::milliseconds(1000)};
    Stage stage([&](Ui& ui) { page.draw(ui); });
    REQUIRE(is_offered(stage, "one.0"));
    stage.let_pass(1000);
    CHECK(is_offered(stage, "one.4"));
    stage.press(Key::Space);
    CHECK(offered(stage) == std::vector<std::string>{"one.4"});
    stage.let_pass(1000);
    CHECK(offered(stage) == std::vector<std::string>{"one.5"});
    stage.press(Key::Enter);
    CHECK(page.chosen == "one.5");
    for (int i = 0; i < 60; ++i)
        stage.let_pass(1000);
    CHECK_FALSE(stage.frame->next_due(stage));
    stage.press(Key::Space);
    CHECK(stage.frame->next_due(stage));
}

TEST_CASE("the switch types on the on-screen keyboard, row by row", "[ui][scan]")
{
    std::string text;
    Stage stage([&](Ui& ui) {
        ui.set_scanning({.mode = Scanning::Mode::Step});
        ui.set_keyboard(Keyboard::OnScreen);
        ui.page("page");
        Body body(ui);
        if (const auto event = field(ui, {.id = "f", .label = "Name", .value = text}))
            text = event->text;
        button(ui, {.id = "b", .label = "B"});
    });
    stage.press(Key::Enter);
    REQUIRE(stage.has("keyboard.a"));
    for (const std::string letter : {"h", "i"}) {
        const auto id = "keyboard." + letter;
        for (int i = 0; i < 60 && offered(stage) != std::vector<std::string>{id}; ++i)
            stage.press(is_offered(stage, id) ? Key::Enter : Key::Space);
        stage.press(Key::Enter);
    }
    CHECK(text == "hi");
}

TEST_CASE("a slider is set by the switch, to less and to more", "[ui][scan]")
{
    double value = 5;
    Stage stage([&](Ui& ui) {
        ui.set_scanning({.mode = Scanning::Mode::Step});
        ui.page("page");
        Body body(ui);
        if (const auto set = slider(ui, {.id = "s", .label = "How much", .value = value}))
            value = *set;
        button(ui, {.id = "b", .label = "B"});
    });
    stage.press(Key::Enter);
    CHECK(value == 4);
    stage.press(Key::Space);
    stage.press(Key::Enter);
    stage.press(Key::Enter);
    CHECK(value == 6);
}

TEST_CASE("under a dialog the switch reaches the dialog alone", "[ui][scan]")
{
    int answer = -2;
    Stage stage([&](Ui& ui) {
        ui.set_scanning({.mode = Scanning::Mode::Step});
        ui.page("page");
        {
            Body body(ui);
            button(ui, {.id = "a", .label = "A"});
        }
        if (answer == -2)
            if (const auto given = dialog(ui, {.id = "ask", .title = "Sure?", .buttons = {{.id = "no", .label = "No"}, {.id = "yes", .label = "Yes"}}}))
                answer = *given;
    });
    CHECK(offered(stage) == std::vector<std::string>{"no"});
    stage.press(Key::Space);
    stage.press(Key::Enter);
    CHECK(answer == 1);
    CHECK(offered(stage) == std::vector<std::string>{"a"});
}
