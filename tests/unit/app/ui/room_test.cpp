#include "stage.h"
#include "standing.h"

#include "app/ui/widgets/answers.h"
#include "app/ui/widgets/columns.h"
#include "app/ui/widgets/core.h"
#include "app/ui/widgets/pads.h"
#include "app/ui/widgets/poster.h"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

using namespace kerbside;
using namespace kerbside::app::ui;
using test::Stage;
using test::standing;

namespace {

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

TEST_CASE("a short list over the page is as high as what it offers, a long one as high as there is room", "[ui]")
{
    std::size_t rows = 3;
    Stage stage([&](Ui& ui) {
        pick_list(ui, {.id = "list", .title = "Which way?", .find_label = "Search", .close_label = "Close", .rows = rows, .has_field = rows > 8,
                       .key = [](std::size_t row) { return "row." + std::to_string(row); }, .label = [](std::size_t) { return "By bus"; }, .is_chosen = [](std::size_t) { return false; }});
    }, 1080, 1920);
    const auto short_one = stage.node("list").rect;
    const auto last = stage.node("row.2");
    CHECK(last.shown.h == last.rect.h);
    CHECK(short_one.bottom() - last.rect.bottom() < 48);
    CHECK(short_one.h < 400);
    CHECK(std::abs(short_one.centre().y - 960) < 2);
    rows = 60;
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK(stage.node("list").rect.h > 1800);
    CHECK(stage.has("list.find"));
    // What is found meanwhile does not make it smaller under one's hands.
    rows = 9;
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK(stage.node("list").rect.h > 1800);
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

TEST_CASE("upright all questions begin at the same height, but for those that need the room", "[ui]")
{
    const auto begins = [](int answers) {
        Stage stage([answers](Ui& ui) {
            Body body(ui, "body", {.is_wide = true, .begins_lower = true});
            heading(ui, "Where were you?");
            for (int i = 0; i < answers; ++i)
                list_row(ui, {.id = "answer" + std::to_string(i), .title = "There"});
        }, 1080, 1920, "day", "en", 1.5F);
        return called(stage, "Where were you?").rect.y;
    };
    CHECK(begins(1) == begins(3));
    CHECK(begins(1) == begins(8));
    CHECK(begins(40) < begins(1));
}

TEST_CASE("of a heading's lines the last is no single word", "[ui]")
{
    bool is_seen = false;
    Stage stage([&](Ui& ui) {
        auto& core = ui.core();
        const auto style = ui.theme().type(Type::Title);
        constexpr std::string_view kAsked = "What would make you feel safer around here?";
        const float width = core.lay(kAsked, style).size.w - ui.theme().px(8);
        const auto& usual = core.lay(kAsked, style, width);
        const auto& balanced = core.lay_balanced(kAsked, style, width);
        REQUIRE(usual.lines.size() == 2);
        CHECK(usual.lines[1].width < 0.3F * usual.lines[0].width);
        CHECK(balanced.lines.size() == 2);
        CHECK(balanced.lines[1].width > 0.6F * balanced.lines[0].width);
        // What stands in one line, or says itself where it is broken, stays as it is.
        CHECK(&core.lay_balanced("Here", style, width) == &core.lay("Here", style, width));
        CHECK(core.lay_balanced("What would\nmake you feel safer here", style, width).lines[0].end == core.lay("What would\nmake you feel safer here", style, width).lines[0].end);
        is_seen = true;
    });
    CHECK(is_seen);
}

TEST_CASE("what is wrong is seen whole while its field is typed in", "[ui]")
{
    std::string wrong;
    Stage stage([&](Ui& ui) {
        ui.set_keyboard(Keyboard::OnScreen);
        Body body(ui);
        heading(ui, "Hello");
        for (int i = 0; i < 4; ++i)
            paragraph(ui, "Some lines that stand above it.");
        field(ui, {.id = "words", .label = "Your four words", .error = wrong});
        button(ui, {.id = "open", .label = "Sign in", .kind = ButtonKind::Primary, .is_wide = true});
        space(ui, 60);
    }, 1280, 800, "day", "en", 1, 1.5F);
    stage.tap("words");
    REQUIRE(stage.has("keyboard"));
    // Higher than what was seen below the field.
    for (int times = 0; times < 3; ++times)
        wrong += "That is not right. Check it and try again, and again, and once more after that, for as long as it takes. Nothing is lost. ";
    stage.send({.kind = platform::EventKind::Exposed});
    const auto told = stage.node("words.error");
    REQUIRE(told.id == "words.error");
    CHECK(told.shown.h == told.rect.h);
    CHECK(stage.node("words").is_in_sight);
}

TEST_CASE("the two sides of a stepper say what they do, and to what", "[ui]")
{
    Stage stage([](Ui& ui) {
        Body body(ui);
        stepper(ui, {.id = "people", .label = {}, .value = 2, .name = "People", .more = "One more", .less = "One less"});
        tally(ui, {.id = "water", .label = "Water", .value = 2, .more = "One more", .less = "One less"});
        time_picker(ui, "at", std::nullopt, {21, 40}, {.hour = "Hour", .more = "One more", .less = "One less"});
    });
    CHECK(stage.node("people.more").label == "One more: People");
    CHECK(stage.node("people.less").label == "One less: People");
    CHECK(stage.node("water.less").label == "One less: Water");
    CHECK(stage.node("at.hour.more").label == "One more: Hour");
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

TEST_CASE("a dialog is as high as its words, and where those are too many its buttons stay in sight", "[ui][dialog]")
{
    std::string words = "It is sent.";
    Stage stage([&](Ui& ui) {
        Body body(ui);
        (void)dialog(ui, {.id = "ask", .title = "Sure?", .label = words, .buttons = {{.id = "no", .label = "No"}, {.id = "yes", .label = "Yes"}}});
    }, 640, 480);
    const auto gap = [&] { return stage.node("yes").rect.y - called(stage, words).rect.bottom(); };
    const auto usual = gap();
    const auto height = stage.node("ask").rect.h;
    for (int times = 0; times < 3; ++times)
        words += " It is sent at once, and nobody can call it back.";
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK(std::abs(gap() - usual) <= 1);
    CHECK(stage.node("ask").rect.h > height + 40);
    for (int times = 0; times < 24; ++times)
        words += " It is sent at once, and nobody can call it back.";
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK(stage.node("ask").rect.y >= 0);
    CHECK(stage.node("ask").rect.bottom() <= 480);
    for (const auto* const id : {"no", "yes"}) {
        CHECK(stage.node(id).is_in_sight);
        CHECK(stage.node(id).rect.bottom() <= stage.node("ask").rect.bottom());
    }
}

TEST_CASE("the numbers to call are no smaller where letters were made larger, and all three are in sight across", "[ui][kiosk]")
{
    using Numbers = std::array<Node, 3>;
    const auto shown = [](const std::string& theme, float text) {
        const Stage stage([](Ui& ui) {
            bottom_bar(ui, {.buttons = {{.id = "back", .label = "Back"}}});
            Body body(ui, "body", {.width = 960, .is_centred = true});
            const std::array<Way, 3> all = {Way{"card.999", "999", Icon::Warning, "Someone is in danger", "Call 999"},
                                            Way{"card.childline", "childline", Icon::Phone, "Talk to someone. Free, any time.", "Childline 0800 1111"},
                                            Way{"card.worker", "worker", Icon::Person, "In this room", "Ask a worker with a badge"}};
            ways(ui, "Help, now", all);
        }, 1280, 800, theme, "en", 1, text);
        // Its title is as large as those of other pages.
        CHECK(called(stage, "Help, now").rect.h >= stage.frame->ui().theme().type(Type::Title).line - 1);
        return Numbers{stage.node("999"), stage.node("childline"), stage.node("worker")};
    };
    const auto day = shown("day", 1);
    for (const auto& [theme, text] : {std::pair("large", 1.F), std::pair("day", 1.5F), std::pair("day", 2.F), std::pair("large", 1.5F)}) {
        INFO(theme << " " << text);
        const auto grown = shown(theme, text);
        for (std::size_t at = 0; at < grown.size(); ++at) {
            CHECK(grown[at].rect.h >= day[at].rect.h);
            CHECK(grown[at].shown.h == grown[at].rect.h);
        }
    }
}

TEST_CASE("a scale that was not answered yet has no knob, and says how it is", "[ui]")
{
    std::optional<double> value;
    Stage stage([&](Ui& ui) {
        Body body(ui);
        if (const auto set = slider(ui, {.id = "s", .label = "How tense?", .value = value, .hides_label = true, .prompt = "Touch the line to answer"}))
            value = set;
    });
    const auto bar = stage.node("s").rect;
    const auto above_line = [&](float x) {
        stage.frame->present(stage);
        const auto surface = stage.window.surface();
        return surface.pixels[static_cast<int>(bar.centre().y - 9) * surface.stride + static_cast<int>(x)];
    };
    CHECK(stage.has("s.prompt"));
    CHECK(above_line(bar.x + 14) == above_line(bar.x + 44));
    CHECK(above_line(bar.right() - 14) == above_line(bar.x + 44));
    stage.press(platform::Key::Tab);
    stage.press(platform::Key::Right);
    REQUIRE(value);
    CHECK(*value == 0);
    CHECK_FALSE(stage.has("s.prompt"));
    CHECK(above_line(bar.x + 14) != above_line(bar.x + 44));
}

TEST_CASE("the words of a switch begin where those around it do, from the right as well", "[ui]")
{
    for (const auto* const language : {"en", "ur"}) {
        Stage stage([](Ui& ui) {
            Body body(ui, "body", {.width = 500});
            toggle(ui, "sound", "Sound", true);
            heading(ui, "Sound and light", 3);
        }, 1280, 800, "day", language);
        const auto ink = [&](const Rect& rect) {
            const auto surface = stage.window.surface();
            const auto at = [&](int x, int y) { return surface.pixels[y * surface.stride + x]; };
            const bool is_left = std::string_view(language) == "en";
            const int from = static_cast<int>(is_left ? rect.x : rect.right() - 1);
            const auto ground = at(from, static_cast<int>(rect.y));
            for (int step = 0; step < 100; ++step)
                for (int y = static_cast<int>(rect.y) + 8; y < static_cast<int>(rect.bottom()) - 8; ++y)
                    if (at(is_left ? from + step : from - step, y) != ground)
                        return step;
            return -1;
        };
        CHECK(ink(stage.node("sound").rect) >= 0);
        CHECK(ink(stage.node("sound").rect) <= 6);
    }
}

TEST_CASE("the dial of the time is as wide as its digits, and its arrows have edges in the theme without shadows", "[ui]")
{
    const auto width = [](float letters) {
        Stage stage([](Ui& ui) {
            Body body(ui);
            time_picker(ui, "time", std::nullopt, {21, 30}, {});
        }, 1280, 800, "day", "en", 1, letters);
        return stage.node("time").rect.w;
    };
    CHECK(width(2) >= 1.4F * width(1));
    for (const auto* const theme : {"day", "contrast"}) {
        Stage stage([](Ui& ui) {
            Body body(ui);
            time_picker(ui, "time", std::nullopt, {21, 30}, {});
        }, 1280, 800, theme);
        const auto rect = stage.node("time.hour.more").rect;
        const auto surface = stage.window.surface();
        const auto at = [&](float x) { return surface.pixels[static_cast<int>(rect.centre().y) * surface.stride + static_cast<int>(x)]; };
        CHECK((at(rect.x + 1) != at(rect.x + 6)) == (std::string_view(theme) == "contrast"));
    }
}

TEST_CASE("what two columns begin with stands at one height in Nastaliq too", "[ui]")
{
    constexpr std::string_view kOne = "کچھ نیا شروع کریں";
    constexpr std::string_view kOther = "جاری رکھیں";
    Stage stage([&](Ui& ui) {
        Body body(ui, "body", {.is_wide = true});
        Row columns(ui, {3, 2}, false, 8);
        column_heading(ui, kOne, kOther);
        list_row(ui, {.id = "one", .title = "One"});
        columns.next();
        column_heading(ui, kOther, kOne);
        list_row(ui, {.id = "other", .title = "Other"});
    }, 1280, 800, "day", "ur");
    CHECK(stage.node("one").rect.y == stage.node("other").rect.y);
}

TEST_CASE("a page keeps above the kerb that it is drawn upon", "[ui]")
{
    float bottom = 0;
    Stage stage([&](Ui& ui) {
        backdrop(ui);
        bottom = ui.core().free.bottom();
    }, 1280, 800, "day", "en", 1, 2);
    CHECK(bottom < 790);
}

TEST_CASE("words beside a tick that is not there stand in the middle, the longest as well", "[ui]")
{
    Stage stage([](Ui& ui) {
        Body body(ui, "body", {.width = 600});
        // As long as what the tick leaves of one line.
        std::string longest = "I would rather not say";
        while (ui.core().lay(longest, Type::Body).size.w < 500)
            longest += " so";
        const std::array<Choice, 2> all = {Choice{.id = "short", .label = "Yes", .hides_mark = true}, Choice{.id = "long", .label = longest, .hides_mark = true}};
        choices(ui, all, {});
    });
    const auto surface = stage.window.surface();
    for (const auto* const id : {"short", "long"}) {
        INFO(id);
        const auto rect = stage.node(id).rect;
        const auto at = [&](int x, int y) { return surface.pixels[y * surface.stride + x]; };
        const int left = static_cast<int>(rect.x) + 6, right = static_cast<int>(rect.right()) - 7;
        int first = right, last = left;
        for (int y = static_cast<int>(rect.y) + 6; y < static_cast<int>(rect.bottom()) - 6; ++y)
            for (int x = left; x <= right; ++x)
                if (at(x, y) != at(left, static_cast<int>(rect.centre().y))) {
                    first = std::min(first, x);
                    last = std::max(last, x);
                }
        REQUIRE(first < last);
        CHECK(std::abs((first - left) - (right - last)) <= 4);
    }
}
