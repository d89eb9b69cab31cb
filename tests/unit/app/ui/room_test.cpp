#include "stage.h"

#include "app/ui/widgets/answers.h"
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

TEST_CASE("a long word makes all choices of its list smaller, none of them alone", "[ui]")
{
    // How high the ink of a choice's words is.
    const auto ink = [](Stage& stage, const std::string& id) {
        const auto rect = stage.node(id).rect;
        const auto surface = stage.window.surface();
        int first = -1;
        int last = -1;
        for (int y = static_cast<int>(rect.y) + 6; y < static_cast<int>(rect.bottom()) - 6; ++y)
            for (int x = static_cast<int>(rect.x) + 62; x < static_cast<int>(rect.right()) - 8; ++x)
                if ((surface.pixels[y * surface.stride + x] >> 8 & 0xFFU) < 0x60U) {
                    first = first < 0 ? y : first;
                    last = y;
                }
        return last - first + 1;
    };
    const auto inks = [&](const char* second, int most) {
        Stage stage([second, most](Ui& ui) {
            Body body(ui, "body", {.width = 330});
            const std::vector<Choice> all = {{.id = "a", .label = "Hull"}, {.id = "b", .label = second}, {.id = "c", .label = "Hall"}, {.id = "d", .label = "Hill"}};
            choices(ui, all, {.least = 100, .most = most});
        });
        return std::vector<int>{ink(stage, "a"), ink(stage, "c"), ink(stage, "d")};
    };
    for (const int most : {1, 2}) {
        CAPTURE(most);
        const auto usual = inks("Hell", most);
        const auto smaller = inks(most == 1 ? "Llanfairpwllgwyngyllgogerychwyrndrob" : "Llanfairpwllg", most);
        CHECK(usual == std::vector<int>(3, usual.front()));
        CHECK(smaller == std::vector<int>(3, smaller.front()));
        CHECK(smaller.front() < usual.front());
    }
}

TEST_CASE("at a kiosk short labels stand in two columns, and none is broken for it", "[ui]")
{
    const auto list = [](std::string last) {
        return std::make_unique<Stage>([last](Ui& ui) {
            Body body(ui, "body", {.width = 860});
            const std::vector<Choice> all = {{.id = "a", .label = "Comments, staring, being followed"}, {.id = "b", .label = "Something else"}, {.id = "c", .label = last}};
            std::vector<Choice> many;
            std::vector<std::string> ids;
            ids.reserve(12);
            for (std::size_t at = 0; at < 12; ++at) {
                ids.push_back("row." + std::to_string(at));
                many.push_back(all[at % 3]);
                many.back().id = ids.back();
            }
            choices(ui, many, {.least = 320, .most = 2, .narrow = 270});
        }, 1080, 1920, "day", "en", 1.6875F);
    };
    {
        const auto usual = list("Prefer not to say");
        CHECK(usual->node("row.0").rect.y == usual->node("row.1").rect.y);
        CHECK(usual->node("row.11").shown.h == usual->node("row.11").rect.h);
    }
    const auto broken = list("Donaudampfschifffahrtsgesellschaft");
    CHECK(broken->node("row.0").rect.y < broken->node("row.1").rect.y);
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

TEST_CASE("what locks and what raises a concern are where they were whatever the page is called", "[ui]")
{
    for (const auto& [width, letters] : {std::pair{1280, 1.F}, {1280, 2.F}, {720, 1.F}, {720, 2.F}, {620, 1.F}}) {
        CAPTURE(width, letters);
        std::string title = "Visit";
        std::string subtitle;
        auto buttons = standing();
        Stage stage([&](Ui& ui) {
            app_bar(ui, {.id = "bar", .title = title, .subtitle = subtitle, .leading = BarButton{.id = "close", .icon = Icon::Close, .label = "Close"}, .trailing = buttons});
        }, width, width == 1280 ? 800 : 1280, "day", "en", 1, letters);
        const auto concern = stage.node("concern").rect;
        const auto lock = stage.node("lock").rect;
        CHECK(has_words(stage, "concern"));
        CHECK((has_words(stage, "lock") || width < 700));
        for (const auto* const longer : {"Community Connector log", "Young people's survey of safety"}) {
            title = longer;
            subtitle = "1 of 23";
            stage.send({.kind = platform::EventKind::Exposed});
            CHECK(stage.node("concern").rect.x == concern.x);
            CHECK(stage.node("concern").rect.w == concern.w);
            CHECK(stage.node("lock").rect.x == lock.x);
            CHECK(stage.node("lock").rect.w == lock.w);
            CHECK(stage.node("lock").rect.y == lock.y);
            CHECK_FALSE(stage.node("bar.title").is_cut);
        }
        buttons.pop_back();
        title = "Visit";
        subtitle = "";
        stage.send({.kind = platform::EventKind::Exposed});
        CHECK(stage.node("lock").rect.x == lock.x);
        CHECK(stage.node("lock").rect.y == lock.y);
        CHECK(stage.node("concern").rect.x == concern.x);
        CHECK(stage.node("concern").rect.y == concern.y);
    }
}

TEST_CASE("a title that has no room beside words has that of the words", "[ui]")
{
    std::string title = "Visit";
    Stage stage([&](Ui& ui) { app_bar(ui, {.id = "bar", .title = title, .subtitle = "1 of 23", .trailing = standing()}); }, 620, 400);
    CHECK(has_words(stage, "concern"));
    title = "Community Connector log of the whole neighbourhood, which has a long name and a longer story to tell";
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK_FALSE(stage.node("bar.title").is_cut);
    CHECK_FALSE(has_words(stage, "lock"));
}

TEST_CASE("upright in great letters what raises a concern has a line of the bar to itself rather than an icon alone", "[ui]")
{
    std::optional<int> tapped;
    Stage stage([&](Ui& ui) {
        if (const auto index = app_bar(ui, {.id = "bar", .title = "Street Pastor shift", .subtitle = "1 of 23", .leading = BarButton{.id = "close", .icon = Icon::Close, .label = "Close"}, .trailing = standing()}))
            tapped = index;
    }, 720, 1280, "day", "en", 1, 2);
    CHECK(has_words(stage, "concern"));
    CHECK(stage.node("concern").rect.y >= stage.node("bar.title").rect.bottom());
    CHECK(stage.node("concern").rect.y >= stage.node("lock").rect.bottom() + 8);
    for (const auto& [id, index] : {std::pair{"concern", 0}, {"lock", 1}}) {
        stage.tap(id);
        CHECK(tapped == index);
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
    wrong = "That is not right. Check it and try again, and again, and once more after that, for as long as it takes. Nothing is lost.";
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

TEST_CASE("an icon of a bar is edged in the theme without shadows, as a button with words is", "[ui]")
{
    const auto is_edged = [](const std::string& theme, const std::string& id) {
        Stage stage([&](Ui& ui) {
            app_bar(ui, {.id = "bar", .title = "Visit", .leading = BarButton{.id = "close", .icon = Icon::Close, .label = "Close"}, .trailing = standing()});
        }, 1280, 800, theme);
        const auto rect = stage.node(id).rect;
        const auto surface = stage.window.surface();
        const auto at = [&](float x) { return surface.pixels[static_cast<int>(rect.centre().y) * surface.stride + static_cast<int>(x)]; };
        return at(rect.x + 1) != at(rect.x - 4);
    };
    for (const auto* const id : {"close", "jump"}) {
        CHECK(is_edged("contrast", id));
        CHECK_FALSE(is_edged("day", id));
    }
    CHECK(is_edged("contrast", "lock"));
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

TEST_CASE("no label of a choice is cut, however long it is and however narrow the page", "[ui]")
{
    std::string absurd;
    for (int i = 0; i < 40; ++i)
        absurd += "somebody who was there and told it later ";
    const auto check = [&](const Stage::Draw& draw) {
        Stage stage(draw, 600, 900, "day", "en", 1, 2);
        int found = 0;
        for (const auto& node : stage.frame->nodes()) {
            CHECK_FALSE(node.is_cut);
            found += node.label == absurd || node.value == absurd ? 1 : 0;
        }
        CHECK(found > 0);
    };
    check([&](Ui& ui) {
        Body body(ui);
        choices(ui, std::vector<Choice>{{.id = "a", .label = absurd, .hint = absurd}, {.id = "b", .label = "Nobody"}}, {});
        toggle(ui, "t", absurd, true, absurd);
    });
    check([&](Ui& ui) {
        Body body(ui);
        packed_choices(ui, std::vector<Choice>{{.id = "a", .label = absurd}, {.id = "b", .label = "Nobody"}});
        likert(ui, std::vector<Choice>{{.id = "c", .label = absurd}, {.id = "d", .label = "Nobody"}});
        opener(ui, {.id = "o", .value = absurd, .prompt = "Choose"});
    });
    check([&](Ui& ui) {
        Body body(ui);
        picture_choices(ui, std::vector<PictureChoice>{{.choice = {.id = "a", .label = absurd}}, {.choice = {.id = "b", .label = "Nobody"}}}, {.least = 100, .most = 2});
        const std::vector<RankRow> rows{{"r1", absurd}, {"r2", "Nobody"}};
        ranking(ui, {.id = "rank", .rows = rows, .up_label = "Up", .down_label = "Down"});
    });
    for (const std::size_t rows : {3U, 5000U})
        check([&](Ui& ui) {
            Body body(ui);
            pick_list(ui, {.id = "p", .title = "Which?", .find_label = "Find", .close_label = "Close", .rows = rows,
                           .key = [](std::size_t row) { return "p." + std::to_string(row); },
                           .label = [&](std::size_t row) -> std::string_view { return row == 1 ? std::string_view(absurd) : std::string_view("Nobody"); },
                           .is_chosen = [](std::size_t row) { return row == 1; }});
        });
}

TEST_CASE("in a long list only the row that needs it is higher, and the last is reached", "[ui]")
{
    std::string absurd;
    for (int i = 0; i < 40; ++i)
        absurd += "somebody who was there and told it later ";
    constexpr std::size_t kRows = 5000;
    Stage stage([&](Ui& ui) {
        pick_list(ui, {.id = "p", .title = "Which?", .find_label = "Find", .close_label = "Close", .rows = kRows,
                       .key = [](std::size_t row) { return "p." + std::to_string(row); },
                       .label = [&](std::size_t row) -> std::string_view { return row == 2 ? std::string_view(absurd) : std::string_view("Nobody"); },
                       .is_chosen = [](std::size_t) { return false; }});
    }, 600, 900, "day", "en", 1, 2);
    const auto tall = stage.node("p.2").rect;
    CHECK(tall.h > 900);
    CHECK(stage.node("p.1").rect.bottom() <= tall.y);
    stage.frame->ui().core().scroll_to("p.list", 1e9F);
    stage.send({.kind = platform::EventKind::Exposed});
    const auto last = stage.node("p." + std::to_string(kRows - 1));
    REQUIRE(last.id != "");
    CHECK(last.shown.h > 0);
    CHECK(last.rect.bottom() <= 900);
}

TEST_CASE("from the right a name in Latin letters stands before how far it has come, not among its numbers", "[ui][bidi]")
{
    const auto picture = [](const std::string& aside, bool of_name) {
        Stage stage([&](Ui& ui) { app_bar(ui, {.id = "bar", .title = "سوال", .subtitle = "Flat 12", .aside = aside}); }, 1280, 400, "day", "ur");
        const auto line = stage.node("bar.subtitle").rect;
        auto& core = stage.frame->ui().core();
        const float name = std::floor(core.lay("Flat 12", Type::Small).size.w);
        const auto surface = stage.window.surface();
        std::vector<std::uint32_t> pixels;
        const float from = of_name ? line.right() - name : line.x;
        const float to = of_name ? line.right() : line.right() - name;
        for (int y = static_cast<int>(line.y); y < static_cast<int>(line.bottom()); ++y)
            pixels.insert(pixels.end(), surface.pixels + y * surface.stride + static_cast<int>(from), surface.pixels + y * surface.stride + static_cast<int>(to));
        return pixels;
    };
    const bool name_stays = picture("3 / 10", true) == picture("8 / 45", true) && picture("3 / 10", true) == picture({}, true);
    const bool numbers_change = picture("3 / 10", false) != picture("8 / 45", false);
    CHECK(name_stays);
    CHECK(numbers_change);
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

TEST_CASE("rows of choices are of one height where the strokes of their words are not", "[ui]")
{
    // The kaf's stroke reaches high above the line, the others' letters do not.
    const std::vector<Choice> all = {{.id = "a", .label = "ہر وقت"}, {.id = "b", .label = "کبھی کبھی"}, {.id = "c", .label = "مجھے یقین نہیں"}};
    Stage stage([&](Ui& ui) {
        Body body(ui);
        choices(ui, all, {.most = 1});
        auto packed = all;
        for (std::size_t at = 0; at < packed.size(); ++at)
            packed[at].id = at == 0 ? "d" : at == 1 ? "e" : "f";
        packed_choices(ui, packed);
    }, 1280, 800, "day", "ur");
    CHECK(stage.node("a").rect.h == stage.node("b").rect.h);
    CHECK(stage.node("a").rect.h == stage.node("c").rect.h);
    CHECK(stage.node("d").rect.h == stage.node("e").rect.h);
    CHECK(stage.node("d").rect.h == stage.node("f").rect.h);
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

TEST_CASE("help keeps its words upright in great letters: below a title that leaves no room, and alone in the bar without one", "[ui]")
{
    std::string title = "A survey";
    Stage stage([&](Ui& ui) {
        app_bar(ui, {.id = "bar", .title = title, .trailing = {{.id = "help", .icon = Icon::Help, .label = "Somebody who helps you now", .show_label = true}}});
        Body body(ui);
        heading(ui, "Page", 1);
    }, 720, 1280, "day", "en", 1, 2);
    CHECK(has_words(stage, "help"));
    CHECK(stage.node("help").rect.y >= stage.node("bar.title").rect.bottom());
    title.clear();
    stage.send({.kind = platform::EventKind::Exposed});
    CHECK(has_words(stage, "help"));
    CHECK(stage.node("help").rect.y < 40);
}
