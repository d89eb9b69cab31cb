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

/// A field above the keyboard on the screen, with so many choices below it.
struct WritingPage {
    int choices = 0;
    std::string text;

    void draw(Ui& ui)
    {
        ui.set_scanning({.mode = Scanning::Mode::Step});
        ui.set_keyboard(Keyboard::OnScreen);
        ui.page("page");
        Body body(ui);
        if (const auto event = field(ui, {.id = "f", .label = "Name", .value = text}))
            text = event->text;
        for (int i = 0; i < choices; ++i) {
            const auto id = "choice." + std::to_string(i);
            choice(ui, {.id = id, .label = id});
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
    WritingPage page{.choices = 1, .text = {}};
    Stage stage([&](Ui& ui) { page.draw(ui); });
    stage.press(Key::Enter);
    REQUIRE(stage.has("keyboard.a"));
    for (const std::string letter : {"h", "i"}) {
        const auto id = "keyboard." + letter;
        for (int i = 0; i < 60 && offered(stage) != std::vector<std::string>{id}; ++i)
            stage.press(is_offered(stage, id) ? Key::Enter : Key::Space);
        stage.press(Key::Enter);
    }
    CHECK(page.text == "hi");
}

TEST_CASE("who writes by the switch sees what is written, and begins each letter at the keyboard", "[ui][scan]")
{
    WritingPage page{.choices = 12, .text = {}};
    Stage stage([&](Ui& ui) { page.draw(ui); });
    stage.press(Key::Enter);
    REQUIRE(stage.node("f").is_focused);
    CHECK(offered(stage).front().starts_with("keyboard."));
    // Past the keyboard, over the whole page.
    bool was_away = false;
    for (int i = 0; i < 60 && !(was_away && is_offered(stage, "keyboard.h")); ++i) {
        stage.press(Key::Space);
        was_away = was_away || is_offered(stage, "choice.11");
    }
    REQUIRE(was_away);
    REQUIRE_FALSE(stage.node("f").is_in_sight);
    for (int i = 0; i < 20 && page.text.empty(); ++i)
        stage.press(is_offered(stage, "keyboard.h") ? Key::Enter : Key::Space);
    CHECK(page.text == "h");
    CHECK(stage.node("f").is_in_sight);
    CHECK(offered(stage).front().starts_with("keyboard."));
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

namespace {

platform::Event button_down(std::string button, bool is_repeat = false)
{
    platform::Event event{.kind = platform::EventKind::KeyDown, .is_repeat = is_repeat};
    event.button = std::move(button);
    return event;
}

}

TEST_CASE("a switch may send any key or button, is pressed once however long it is held, and writes no letter", "[ui][scan]")
{
    std::string text;
    int taken = 0;
    Stage stage([&](Ui& ui) {
        ui.set_scanning({.mode = Scanning::Mode::Step, .next = "1", .choose = "Pad 2"});
        ui.page("page");
        Body body(ui);
        if (const auto event = field(ui, {.id = "f", .label = "Name", .value = text}))
            text = event->text;
        for (const char* id : {"a", "b", "c"})
            taken += button(ui, {.id = id, .label = id}) ? 1 : 0;
    });
    const auto pad = platform::Event{.kind = platform::EventKind::Switch, .button = "Pad 2"};
    stage.send(pad);
    REQUIRE(stage.node("f").is_focused);
    stage.send(button_down("1"));
    stage.type("1");
    CHECK(text.empty());
    CHECK(is_offered(stage, "a"));
    for (int i = 0; i < 5; ++i) {
        stage.send(button_down("1", true));
        stage.type("1");
    }
    CHECK(is_offered(stage, "a"));
    CHECK(text.empty());
    // Another key writes what it always does, though it writes the same.
    stage.send(button_down("Keypad 1"));
    stage.type("1");
    CHECK(text == "1");
    stage.send(pad);
    CHECK(taken == 1);
    // What was the switch by itself is a key again.
    stage.press(Key::Space);
    CHECK(is_offered(stage, "a"));
}

TEST_CASE("both Enter keys are the switch, unless one of them was made known by itself", "[ui][scan]")
{
    Page page;
    page.scanning.mode = Scanning::Mode::Step;
    Stage stage([&](Ui& ui) { page.draw(ui); });
    auto enter = button_down("Keypad Enter");
    enter.key = Key::Enter;
    stage.send(enter);
    CHECK(offered(stage).size() == 1);
    page.scanning = {.mode = Scanning::Mode::Step, .next = "Keypad Enter", .choose = "Space"};
    stage.send({.kind = platform::EventKind::Exposed});
    REQUIRE(offered(stage).size() == 4);
    stage.send(enter);
    CHECK(is_offered(stage, "one.4"));
}

TEST_CASE("while a switch is being made known the next key or button is it, and does nothing else", "[ui][scan]")
{
    std::optional<std::string> heard;
    bool asks = true;
    int taken = 0;
    int given_up = 0;
    Stage stage([&](Ui& ui) {
        ui.set_scanning({.mode = Scanning::Mode::Step});
        ui.page("page");
        {
            Body body(ui);
            taken += button(ui, {.id = "below", .label = "Below"}) ? 1 : 0;
        }
        if (!asks)
            return;
        if (const auto button = ui.heard_switch())
            heard = button;
        Sheet sheet(ui, "lesson", "Press it now", {});
        given_up += button(ui, {.id = "lesson.cancel", .label = "Cancel"}) ? 1 : 0;
        given_up += ui.pressed("Escape") ? 1 : 0;
    });
    const auto hears = [&](const platform::Event& event) {
        heard.reset();
        stage.send(event);
        return heard.value_or("");
    };
    CHECK(hears(button_down("F7")) == "F7");
    CHECK(hears({.kind = platform::EventKind::KeyDown, .key = Key::Enter}) == "Enter");
    CHECK(hears({.kind = platform::EventKind::Switch, .button = "Mouse 3"}) == "Mouse 3");
    CHECK(hears({.kind = platform::EventKind::PointerDown, .x = 1, .y = 1, .button = "Mouse 1"}) == "Mouse 1");
    CHECK(given_up == 0);
    // Shift changes what others mean, a key that is held is not a new one, and a finger is no switch.
    CHECK(hears(button_down("Left Shift")).empty());
    CHECK(hears(button_down("F7", true)).empty());
    CHECK(hears({.kind = platform::EventKind::PointerDown, .x = 1, .y = 1, .is_touch = true}).empty());
    stage.send({.kind = platform::EventKind::PointerUp, .x = 1, .y = 1, .is_touch = true});
    // The ways out: Escape, and the button, by a finger or by a mouse.
    CHECK(hears({.kind = platform::EventKind::KeyDown, .key = Key::Escape}).empty());
    CHECK(given_up == 1);
    const auto at = stage.node("lesson.cancel").rect.centre();
    CHECK(hears({.kind = platform::EventKind::PointerDown, .x = at.x, .y = at.y, .button = "Mouse 1"}).empty());
    stage.send({.kind = platform::EventKind::PointerUp, .x = at.x, .y = at.y});
    CHECK(given_up == 2);
    CHECK(taken == 0);
    asks = false;
    stage.send({.kind = platform::EventKind::Exposed});
    stage.press(Key::Enter);
    CHECK(taken == 1);
}

TEST_CASE("a page is drawn again after as long as it asked for, and only then", "[ui][scan]")
{
    int drawn = 0;
    Stage stage([&](Ui& ui) {
        ++drawn;
        ui.page("page");
        if (drawn < 3)
            ui.wake_after(std::chrono::milliseconds(500));
    });
    drawn = 0;
    stage.send({.kind = platform::EventKind::Exposed});
    REQUIRE(stage.frame->next_due(stage) == std::chrono::milliseconds(500));
    stage.let_pass(499);
    CHECK(drawn == 1);
    stage.let_pass(1);
    CHECK(drawn == 2);
    stage.let_pass(500);
    CHECK(drawn == 3);
    CHECK_FALSE(stage.frame->next_due(stage));
}

TEST_CASE("what lies on two cards is no group of the switch", "[ui][scan]")
{
    Scanning scanning;
    scanning.mode = Scanning::Mode::Step;
    Stage stage([&](Ui& ui) {
        ui.set_scanning(scanning);
        Body body(ui);
        for (const std::string on : {"first", "second"}) {
            Card card(ui, on);
            for (int at = 1; at <= (on == "first" ? 2 : 5); ++at) {
                const auto id = on + std::to_string(at);
                button(ui, {.id = id, .label = id});
            }
        }
    }, 800, 900);
    CHECK(offered(stage) == std::vector<std::string>{"first1", "first2"});
    stage.press(Key::Space);
    CHECK(offered(stage) == std::vector<std::string>{"second1", "second2", "second3", "second4", "second5"});
}
