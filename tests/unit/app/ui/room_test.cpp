#include "stage.h"

#include "app/ui/widgets/answers.h"
#include "app/ui/widgets/core.h"
#include "app/ui/widgets/pads.h"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <memory>
#include <string>
#include <vector>

using namespace kerbside;
using namespace kerbside::app::ui;
using test::Stage;

namespace {

std::vector<BarButton> standing()
{
    return {{.id = "concern", .icon = Icon::Concern, .label = "Raise a concern", .show_label = true, .is_danger = true},
            {.id = "lock", .icon = Icon::Lock, .label = "Lock", .show_label = true},
            {.id = "jump", .icon = Icon::List, .label = "All questions"}};
}

/// A question that is answered by typing, in great letters across.
std::unique_ptr<Stage> typing(std::string question)
{
    auto stage = std::make_unique<Stage>([question](Ui& ui) {
        ui.set_keyboard(Keyboard::OnScreen);
        app_bar(ui, {.id = "bar", .title = "Community Connector log", .subtitle = "16 of 17", .leading = BarButton{.id = "close", .icon = Icon::Close, .label = "Leave"}, .trailing = standing()});
        bottom_bar(ui, {.buttons = {{.id = "back", .label = "Back"}, {.id = "next", .label = "Next", .kind = ButtonKind::Primary}}, .note = "Saved today at 22:10"});
        Body body(ui, "body", {.is_wide = true});
        heading(ui, question, 1);
        text(ui, {.text = "Needed", .paint = Paint::TextQuiet});
        field(ui, {.id = "answer", .label = "Type here", .is_multiline = true, .is_asked_above = true});
    }, 1280, 800, "day", "en", 1, 2);
    stage->frame->ui().focus("answer");
    stage->send({.kind = platform::EventKind::Exposed});
    return stage;
}

Node called(const Stage& stage, const std::string& label)
{
    for (auto& each : stage.frame->nodes())
        if (each.label == label)
            return each;
    return {};
}

bool has_words(const Stage& stage, const std::string& id)
{
    const auto& rect = stage.node(id).rect;
    return rect.w > rect.h + 40;
}

}

TEST_CASE("who writes in great letters across sees the question with the field", "[ui]")
{
    const auto typed = typing("What was agreed?");
    const auto& stage = *typed;
    REQUIRE(stage.has("keyboard"));
    const auto question = called(stage, "What was agreed?");
    CHECK(question.shown.h == question.rect.h);
    const auto field = stage.node("answer");
    CHECK(field.shown.h == field.rect.h);
    CHECK(stage.has("concern"));
    CHECK(stage.has("lock"));
}

TEST_CASE("of a question that is too long for the page its last lines stand above the field, none cut through", "[ui]")
{
    std::string long_question;
    for (int i = 0; i < 24; ++i)
        long_question += "What was agreed with whom? ";
    const auto typed = typing(long_question);
    const auto& stage = *typed;
    const auto question = called(stage, long_question);
    const auto field = stage.node("answer");
    CHECK(field.shown.h == field.rect.h);
    const float line = stage.frame->ui().core().lay("What", Type::Title).size.h;
    CHECK(question.shown.h >= line);
    CHECK(std::abs(question.shown.h - line * std::round(question.shown.h / line)) < 2);
}

TEST_CASE("what ends a list of many choices is in sight while somebody searches it in great letters", "[ui]")
{
    Stage stage([](Ui& ui) {
        ui.set_keyboard(Keyboard::OnScreen);
        pick_list(ui, {.id = "list", .title = "Which of these have you walked along today, or cycled?", .find_label = "Search", .note = "40 found", .done_label = "Done", .close_label = "Close", .rows = 40,
                       .is_many = true, .types_first = true, .key = [](std::size_t row) { return "row." + std::to_string(row); }, .label = [](std::size_t) { return "A street"; },
                       .is_chosen = [](std::size_t row) { return row == 2; }});
    }, 1280, 800, "day", "en", 1, 2);
    stage.let_pass(20);
    REQUIRE(stage.has("keyboard"));
    const auto done = stage.node("list.done");
    CHECK(done.id == "list.done");
    CHECK(done.shown.h >= done.rect.h - 0.5F);
    CHECK(stage.node("list.close").rect.within(done.rect).is_empty());
    CHECK(stage.node("row.0").is_in_sight);
    CHECK(stage.node("row.1").is_in_sight);
}

TEST_CASE("all keys of a pad are in sight upon a low page, and large", "[ui]")
{
    for (const float letters : {1.F, 2.F}) {
        Stage stage([](Ui& ui) {
            Body body(ui);
            Row halves(ui, {1, 1}, true, 8);
            text(ui, {.text = "Give your PIN"});
            halves.next();
            pin_pad(ui, {.id = "pad", .length = 8, .hides_message = true, .taken = ui.theme().space(18)});
        }, 1280, 800, "day", "en", 1, letters);
        for (const auto* id : {"pad.1", "pad.9", "pad.0", "pad.erase", "pad.enter"}) {
            const auto key = stage.node(id);
            CHECK(key.shown.h == key.rect.h);
            CHECK(key.rect.h >= (letters > 1 ? 90 : 76));
        }
    }
}

TEST_CASE("the words of the bar's buttons give way before its title is broken, those that raise a concern last", "[ui]")
{
    std::string title = "Visit";
    Stage stage([&](Ui& ui) { app_bar(ui, {.id = "bar", .title = title, .subtitle = "1 of 23", .trailing = standing()}); }, 620, 1280);
    CHECK(has_words(stage, "concern"));
    CHECK(has_words(stage, "lock"));
    title = "Community Connector log";
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK(has_words(stage, "concern"));
    CHECK(!has_words(stage, "lock"));
    title = "Community Connector log of the whole neighbourhood";
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK_FALSE(stage.node("bar.title").is_cut);
}

TEST_CASE("pills that say that all is well are left out where one line has no room for all", "[ui]")
{
    Stage stage([](Ui& ui) {
        Body body(ui, "body", {.width = 300});
        const Pill all[] = {{"battery", "Battery 80 %", Tone::Neutral, Icon::Battery, true}, {"storage", "70 GB free", Tone::Neutral, Icon::Storage, true}, {"waits", "Three wait", Tone::Info, Icon::Hourglass}};
        pills(ui, all);
    });
    CHECK(stage.has("battery"));
    CHECK_FALSE(stage.has("storage"));
    CHECK(stage.node("waits").rect.y == stage.node("battery").rect.y);
}

TEST_CASE("the button at a row's end stands at the margin, in the middle of its height", "[ui]")
{
    Stage stage([](Ui& ui) {
        Body body(ui, "body", {.width = 600});
        list_row(ui, {.id = "with", .title = "A draft", .subtitle = "Saved today\nThree answers are missing\nand more"}, {.id = "with.remove", .icon = Icon::Delete, .label = "Remove"});
        list_row(ui, {.id = "without", .title = "Another"});
    });
    const auto row = stage.node("with").rect;
    const auto button = stage.node("with.remove").rect;
    CHECK(std::abs(button.centre().y - row.centre().y) <= 1);
    CHECK(std::abs(button.right() - stage.node("without").rect.right()) <= 1);
    CHECK(button.x - row.right() >= 8);
}

TEST_CASE("upright a short question begins lower, and stays there when the keyboard opens", "[ui]")
{
    Stage stage([](Ui& ui) {
        ui.set_keyboard(Keyboard::OnScreen);
        Body body(ui, "body", {.is_wide = true, .begins_lower = true});
        heading(ui, "Where were you?");
        field(ui, {.id = "answer", .label = "Type here"});
    }, 1080, 1920, "day", "en", 1.5F);
    const float before = called(stage, "Where were you?").rect.y;
    CHECK(before > 300);
    CHECK(before < 500);
    stage.tap("answer");
    REQUIRE(stage.has("keyboard"));
    CHECK(called(stage, "Where were you?").rect.y == before);
    for (int i = 0; i < 3; ++i)
        stage.type("a word and ");
    CHECK(called(stage, "Where were you?").rect.y == before);
}

TEST_CASE("what can be pasted into an empty field is offered at its free end, beside no label", "[ui]")
{
    Stage stage([](Ui& ui) {
        ui.set_keyboard(Keyboard::OnScreen);
        ui.set_edit_words({"Cut", "Copy", "Paste", "All"});
        Body body(ui);
        field(ui, {.id = "answer", .label = "Your four words"});
    }, 1080, 1920, "day", "en", 1.5F);
    stage.tap("answer");
    stage.frame->ui().core().edit.has_bar = true;
    stage.send({.kind = platform::EventKind::Exposed});
    const auto paste = stage.node("answer.paste").rect;
    const auto field = stage.node("answer").rect;
    REQUIRE(stage.has("answer.paste"));
    CHECK(paste.y >= field.y);
    CHECK(paste.bottom() <= field.bottom());
    CHECK(paste.x > field.centre().x);
}
