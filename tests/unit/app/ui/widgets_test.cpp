#include "stage.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace kerbside;
using namespace kerbside::app::ui;
using platform::EventKind;
using platform::Key;
using test::Stage;

TEST_CASE("a tap is one tap, and costs at most three passes", "[ui]")
{
    int taps = 0;
    Stage stage([&](Ui& ui) {
        Body body(ui);
        taps += button(ui, {.id = "b", .label = "Go"});
    });
    const auto before = stage.frame->counts().passes;
    stage.tap("b");
    CHECK(taps == 1);
    CHECK(stage.frame->counts().passes - before <= 6); // three for the press, three for the release
    stage.press(Key::Escape);
    CHECK(taps == 1);
}

TEST_CASE("what cannot be used now takes no tap and no focus", "[ui]")
{
    int taps = 0;
    Stage stage([&](Ui& ui) {
        Body body(ui);
        taps += button(ui, {.id = "off", .label = "Off", .is_enabled = false});
        taps += button(ui, {.id = "on", .label = "On"});
    });
    stage.tap("off");
    stage.press(Key::Tab);
    CHECK(stage.node("on").is_focused);
    CHECK(taps == 0);
    stage.press(Key::Space);
    CHECK(taps == 1);
}

TEST_CASE("nothing is drawn while nothing happens, and only what changed is drawn anew", "[ui]")
{
    bool is_on = false;
    Stage stage([&](Ui& ui) {
        Body body(ui);
        paragraph(ui, "A quiet page");
        if (choice(ui, {.id = "c", .label = "Yes", .is_selected = is_on, .kind = ChoiceKind::Checkbox}))
            is_on = !is_on;
    });
    const auto frames = stage.window.presented();
    CHECK_FALSE(stage.frame->present(stage));
    stage.let_pass(1000);
    stage.frame->present(stage);
    CHECK(stage.window.presented() == frames);
    CHECK_FALSE(stage.frame->next_due(stage).has_value());
    const auto pixels = stage.window.changed_pixels();
    stage.tap("c");
    stage.frame->present(stage);
    CHECK(stage.window.presented() == frames + 1);
    CHECK(stage.window.changed_pixels() - pixels < 800 * 600 / 3);
}

TEST_CASE("Tab goes through the page in order and round, and shows where it is", "[ui]")
{
    Stage stage([](Ui& ui) {
        Body body(ui);
        button(ui, {.id = "a", .label = "A"});
        button(ui, {.id = "b", .label = "B"});
    });
    stage.press(Key::Tab);
    CHECK(stage.node("a").is_focused);
    stage.press(Key::Tab);
    CHECK(stage.node("b").is_focused);
    stage.press(Key::Tab);
    CHECK(stage.node("a").is_focused);
    stage.press(Key::Tab, true);
    CHECK(stage.node("b").is_focused);
    stage.press(Key::Up);
    CHECK(stage.node("a").is_focused);
}

TEST_CASE("the bottom bar is said before the body, and reached after it", "[ui]")
{
    Stage stage([](Ui& ui) {
        app_bar(ui, {.id = "bar", .title = "Page", .leading = BarButton{"back", Icon::Back, "Back"}});
        bottom_bar(ui, {.buttons = {{.id = "next", .label = "Next"}}});
        Body body(ui);
        button(ui, {.id = "a", .label = "A"});
    });
    for (const char* id : {"a", "next", "back", "a"}) {
        stage.press(Key::Tab);
        INFO(id);
        CHECK(stage.node(id).is_focused);
    }
}

TEST_CASE("a field takes what is typed, with caret, selection, undo and letters of several bytes", "[ui][field]")
{
    std::string value = "Zoe\u0301";
    bool is_submitted = false;
    Stage stage([&](Ui& ui) {
        Body body(ui);
        if (auto event = field(ui, {.id = "f", .label = "Name", .value = value})) {
            value = event->text;
            is_submitted = is_submitted || event->is_submitted;
        }
    });
    stage.press(Key::Tab);
    stage.press(Key::Backspace);
    CHECK(value == "Zo");
    stage.type("\u0142a");
    CHECK(value == "Zo\u0142a");
    stage.press(Key::Home);
    stage.type("X");
    CHECK(value == "XZo\u0142a");
    stage.press(Key::Z, false, true);
    CHECK(value == "Zo\u0142a");
    stage.press(Key::A, false, true);
    stage.type("n");
    CHECK(value == "n");
    stage.press(Key::Enter);
    CHECK(is_submitted);
    CHECK(stage.node("f").value == "n");
}

TEST_CASE("a field of numbers keeps what is typed, and a secret is never among the nodes", "[ui][field]")
{
    std::string number;
    std::string secret;
    Stage stage([&](Ui& ui) {
        Body body(ui);
        if (auto event = field(ui, {.id = "n", .label = "How many?", .value = number, .kind = FieldKind::Integer}))
            number = event->text;
        if (auto event = field(ui, {.id = "s", .label = "PIN", .value = secret, .kind = FieldKind::Secret}))
            secret = event->text;
    });
    stage.tap("n");
    stage.type("-1a2.5");
    CHECK(number == "-1a2.5");
    stage.tap("s");
    stage.type("lamp");
    CHECK(secret == "lamp");
    CHECK(stage.node("s").value.find("lamp") == std::string::npos);
}

TEST_CASE("a finger that moves scrolls and taps nothing; flung lists come to rest", "[ui][scroll]")
{
    int taps = 0;
    Stage stage([&](Ui& ui) {
        Body body(ui);
        for (int i = 0; i < 40; ++i)
            taps += list_row(ui, {.id = "row." + std::to_string(i), .title = "Row " + std::to_string(i)});
    });
    const auto at = stage.node("row.3").rect.centre();
    stage.send({.kind = EventKind::PointerDown, .x = at.x, .y = at.y, .is_touch = true});
    for (int i = 1; i <= 6; ++i) {
        stage.clock.advance(std::chrono::milliseconds(16));
        stage.send({.kind = EventKind::PointerMove, .x = at.x, .y = at.y - 30.F * static_cast<float>(i), .is_touch = true});
    }
    stage.send({.kind = EventKind::PointerUp, .x = at.x, .y = at.y - 180, .is_touch = true});
    CHECK(taps == 0);
    CHECK(stage.node("row.3").rect.centre().y < at.y - 170);
    CHECK(stage.frame->is_moving());
    const float after = stage.node("row.3").rect.y;
    for (int i = 0; i < 300 && stage.frame->is_moving(); ++i)
        stage.let_pass(16);
    CHECK_FALSE(stage.frame->is_moving());
    CHECK(stage.node("row.3").rect.y < after - 50);
}

TEST_CASE("what lies out of sight can be brought into it", "[ui][scroll]")
{
    Stage stage([](Ui& ui) {
        Body body(ui);
        for (int i = 0; i < 40; ++i)
            button(ui, {.id = "b." + std::to_string(i), .label = "Button"});
    });
    CHECK_FALSE(stage.node("b.39").is_in_sight);
    CHECK(stage.frame->reveal("b.39"));
    stage.send({.kind = EventKind::Exposed});
    CHECK(stage.node("b.39").is_in_sight);
}

TEST_CASE("under a dialog nothing can be touched or reached by keys", "[ui][dialog]")
{
    int below = 0;
    std::optional<int> answer;
    bool is_open = true;
    Stage stage([&](Ui& ui) {
        {
            Body body(ui);
            below += button(ui, {.id = "below", .label = "Below", .is_wide = true});
        }
        if (is_open)
            if (auto tapped = dialog(ui, {.id = "d", .title = "Sure?", .buttons = {{.id = "d.no", .label = "No"}, {.id = "d.yes", .label = "Yes"}}})) {
                answer = tapped;
                is_open = false;
            }
    });
    CHECK_FALSE(stage.has("below"));
    for (int i = 0; i < 5; ++i) {
        stage.press(Key::Tab);
        CHECK((stage.node("d.no").is_focused || stage.node("d.yes").is_focused));
    }
    stage.tap("d.yes");
    CHECK(answer == 1);
    CHECK(below == 0);
    CHECK(stage.has("below"));
}

TEST_CASE("a wipe blackens the picture and forgets what was being typed", "[ui][wipe]")
{
    std::string value;
    bool is_wiping = false;
    bool is_empty = false;
    Stage stage([&](Ui& ui) {
        if (is_wiping) {
            is_wiping = false;
            is_empty = true;
            value.clear();
            ui.wipe();
        }
        Body body(ui);
        if (is_empty)
            return;
        if (auto event = field(ui, {.id = "f", .label = "Secretly", .value = value}))
            value = event->text;
    });
    stage.tap("f");
    stage.type("half a word");
    stage.frame->present(stage);
    is_wiping = true;
    stage.send({.kind = EventKind::Exposed});
    for (const auto& node : stage.frame->nodes())
        CHECK(node.value.find("half") == std::string::npos);
    CHECK_FALSE(stage.has("f"));
    const auto surface = stage.window.surface();
    for (int i = 0; i < surface.width * surface.height; ++i)
        REQUIRE(surface.pixels[i] == 0);
}

TEST_CASE("from the right, the page is mirrored", "[ui][rtl]")
{
    const auto draw = [](Ui& ui) {
        bottom_bar(ui, {.buttons = {{.id = "back", .label = "Back"}, {.id = "next", .label = "Next", .kind = ButtonKind::Primary}}});
        Body body(ui);
        button(ui, {.id = "b", .label = "Go"});
    };
    {
        Stage english(draw);
        CHECK(english.node("back").rect.x < english.node("next").rect.x);
    }
    Stage urdu(draw, 800, 600, "day", "ur");
    CHECK(urdu.node("back").rect.x > urdu.node("next").rect.x);
    CHECK(urdu.node("b").rect.right() > 700);
}

TEST_CASE("a slider follows the finger and the arrow keys", "[ui]")
{
    std::optional<double> value;
    Stage stage([&](Ui& ui) {
        Body body(ui);
        if (auto moved = slider(ui, {.id = "s", .label = "How tense?", .least = 0, .most = 10, .value = value}))
            value = moved;
    });
    const auto rect = stage.node("s").rect;
    stage.send({.kind = EventKind::PointerDown, .x = rect.x + 20, .y = rect.centre().y, .is_touch = true});
    stage.send({.kind = EventKind::PointerMove, .x = rect.centre().x, .y = rect.centre().y, .is_touch = true});
    stage.send({.kind = EventKind::PointerUp, .x = rect.centre().x, .y = rect.centre().y, .is_touch = true});
    CHECK(value == 5);
    stage.press(Key::Right);
    CHECK(value == 6);
}

TEST_CASE("a day is chosen from its month, and months can be turned", "[ui]")
{
    std::optional<Day> value;
    Stage stage([&](Ui& ui) {
        Body body(ui);
        if (auto chosen = date_picker(ui, "d", value, {2026, 3, 14}))
            value = chosen;
    });
    stage.tap("d.previous");
    stage.tap("d.2026-02-28");
    CHECK(value == Day{2026, 2, 28});
    CHECK_FALSE(stage.has("d.2026-02-29"));
    stage.tap("d.today");
    CHECK(value == Day{2026, 3, 14});
}

TEST_CASE("what shows a way is turned round where reading begins at the right; clocks and check marks are not", "[ui][rtl]")
{
    for (const auto picture : {Icon::Send, Icon::Undo, Icon::List, Icon::Logout})
        CHECK(is_mirrored(picture, "ur"));
    for (const auto picture : {Icon::Time, Icon::Check, Icon::Phone, Icon::Search, Icon::Sync, Icon::Heart})
        CHECK_FALSE(is_mirrored(picture, "ur"));
    CHECK(is_mirrored(Icon::Help, "ar"));
    CHECK_FALSE(is_mirrored(Icon::Help, "he"));

    // The paper plane as it is drawn: row by row the same, read from the other side.
    const auto rows = [](const std::string& language) {
        Stage stage([](Ui& ui) {
            Body body(ui);
            icon(ui, Icon::Send, 48, Paint::Text, Align::Centre);
        }, 800, 600, "day", language);
        const auto surface = stage.window.surface();
        std::vector<int> dark(static_cast<std::size_t>(surface.width));
        for (int y = 0; y < surface.height; ++y)
            for (int x = 0; x < surface.width; ++x)
                dark[static_cast<std::size_t>(x)] += (surface.pixels[y * surface.stride + x] & 0xFFU) < 0x60;
        return dark;
    };
    const auto english = rows("en");
    auto urdu = rows("ur");
    CHECK(english != urdu);
    std::reverse(urdu.begin(), urdu.end());
    CHECK(english == urdu);
}

TEST_CASE("the second tap of a double one does nothing on the page that the first has opened", "[ui]")
{
    int page = 0;
    bool asks = false;
    int sent = 0;
    int below = 0;
    Stage stage([&](Ui& ui) {
        ui.page(page == 0 ? "first" : "second");
        const auto move = bottom_bar(ui, {.buttons = {{.id = page == 0 ? "on" : "send", .label = "On"}}});
        Body body(ui);
        for (int i = 0; i < 12; ++i) {
            const auto id = "row" + std::to_string(i);
            below += button(ui, {.id = id, .label = "Below", .is_wide = true}) ? 1 : 0;
        }
        if (move && page == 0)
            page = 1;
        else if (move)
            asks = true;
        if (!asks)
            return;
        if (const auto answer = dialog(ui, {.id = "sure", .title = "Sure?", .label = "It is sent.", .buttons = {{.id = "sure.yes", .label = "Yes"}}}))
            sent += 1;
    });
    stage.tap("on");
    stage.let_pass(120);
    stage.tap("send");
    CHECK_FALSE(asks);
    stage.let_pass(400);
    stage.tap("send");
    REQUIRE(asks);
    // A dialog's button may lie under the finger as well.
    const auto at = stage.node("sure.yes").rect.centre();
    const auto touch = [&] {
        stage.send({.kind = platform::EventKind::PointerDown, .x = at.x, .y = at.y, .is_touch = true});
        stage.send({.kind = platform::EventKind::PointerUp, .x = at.x, .y = at.y, .is_touch = true});
    };
    stage.let_pass(400);
    touch();
    CHECK(sent == 1);
    asks = false;
    stage.send({.kind = platform::EventKind::Exposed});
    stage.let_pass(120);
    touch(); // below the dialog that has gone
    CHECK(below == 0);
    stage.let_pass(400);
    touch();
    CHECK(below == 1);
}

TEST_CASE("a banner's title that ends its own sentence is read out as it stands", "[ui]")
{
    for (const auto& [title, told] : {std::pair<std::string, std::string>{"Danger now: 999.", "Danger now: 999. Call them."}, {"Who?", "Who? Call them."}, {"Note:", "Note: Call them."}, {"\u062E\u0637\u0631\u06D4", "\u062E\u0637\u0631\u06D4 Call them."}, {"Danger", "Danger: Call them."}, {"", "Call them."}}) {
        Stage stage([&, &title = title](Ui& ui) {
            Body body(ui);
            banner(ui, {.id = "b", .label = "Call them.", .tone = Tone::Danger, .title = title});
        });
        CHECK(stage.node("b").label == told);
    }
}

TEST_CASE("what is to be seen is scrolled to as soon as it is there", "[ui]")
{
    bool is_told = false;
    Stage stage([&](Ui& ui) {
        const auto move = bottom_bar(ui, {.buttons = {{.id = "next", .label = "Next"}}});
        Body body(ui);
        if (is_told)
            banner(ui, {.id = "message", .label = "Please answer this one.", .tone = Tone::Danger});
        for (int i = 0; i < 60; ++i)
            paragraph(ui, "A line of the page.");
        button(ui, {.id = "last", .label = "Last"});
        if (!move)
            return;
        is_told = true;
        ui.bring_into_sight("message");
    });
    stage.frame->reveal("last");
    stage.send({.kind = platform::EventKind::Exposed});
    REQUIRE(stage.node("last").is_in_sight);
    stage.tap("next");
    CHECK(stage.node("message").is_in_sight);
    CHECK_FALSE(stage.node("last").is_in_sight);
}

TEST_CASE("a tap that follows at once upon the same is told from the first", "[ui]")
{
    int removed = 0;
    Stage stage([&](Ui& ui) {
        Body body(ui);
        if (button(ui, {.id = "bin", .label = "Remove"}) && !ui.is_tapped_again())
            ++removed;
    });
    stage.tap("bin");
    stage.let_pass(120);
    stage.tap("bin");
    CHECK(removed == 1);
    stage.let_pass(600);
    stage.tap("bin");
    CHECK(removed == 2);
}
