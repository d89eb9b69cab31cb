#include "written.h"

#include "platform/base/characters.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace kerbside;
using namespace kerbside::app::ui;
using platform::Event;
using platform::EventKind;
using platform::Key;
using test::Stage;
using test::Written;

TEST_CASE("words are stepped over and taken away with Control", "[ui][field]")
{
    Written field("one two, Żółć");
    field.press(Key::Tab);
    field.press(Key::Left, false, true);
    CHECK(field.edit().caret == 9);
    field.press(Key::Left, true, true);
    CHECK(field.chosen() == "two, ");
    field.press(Key::Right);
    CHECK(field.edit().caret == 9);
    field.press(Key::Backspace, false, true);
    CHECK(field.value == "one Żółć");
    field.press(Key::Delete, false, true);
    CHECK(field.value == "one ");
}

TEST_CASE("a field that counts letters has room for as many in every script", "[ui][field]")
{
    for (const std::string text : {"abcdefgh", "абвгґдеє", "கஙசஞடணதந", "ءآأؤإئاب"}) {
        std::string value;
        Stage stage([&](Ui& ui) {
            Body body(ui);
            if (auto event = field(ui, {.id = "f", .label = "Say", .value = value, .most_letters = 5}))
                value = event->text;
        });
        stage.press(Key::Tab);
        stage.type(text);
        CHECK(platform::characters_in(value) == 5);
        CHECK(text.starts_with(value));
    }
}

TEST_CASE("Home and End go to the ends of the line, with Control to those of the text", "[ui][field]")
{
    Written field("first\nsecond\nthird", true);
    field.press(Key::Tab);
    field.press(Key::Up);
    field.press(Key::Home);
    CHECK(field.edit().caret == 6);
    field.press(Key::End);
    CHECK(field.edit().caret == 12);
    field.press(Key::Home, false, true);
    CHECK(field.edit().caret == 0);
    field.press(Key::End, true, true);
    CHECK(field.chosen() == field.value);
}

TEST_CASE("up and down keep the column over shorter lines", "[ui][field]")
{
    Written field("wwwwwwwwww\nii\nwwwwwwwwww", true);
    field.press(Key::Tab);
    field.press(Key::Left);
    const auto column = field.edit().caret;
    field.press(Key::Up);
    CHECK(field.edit().caret == 13);
    field.press(Key::Up);
    CHECK(field.edit().caret == column - 14);
    field.press(Key::Up);
    CHECK(field.edit().caret == 0);
    field.press(Key::Up, true);
    CHECK(field.edit().caret == field.edit().anchor);
}

TEST_CASE("the arrow keys go where they point, also in what is read from the right", "[ui][field][bidi]")
{
    Written field("שלום", false, "he");
    field.press(Key::Tab);
    CHECK(field.edit().caret == 8);
    field.press(Key::Right);
    CHECK(field.edit().caret == 6);
    field.press(Key::Left);
    CHECK(field.edit().caret == 8);
    field.stage.type(" Ada");
    field.press(Key::Left);
    CHECK(field.edit().caret == field.value.size() - 1);
}

TEST_CASE("undo takes back a word at a time, redo brings it again, and both are forgotten with the field", "[ui][field]")
{
    Written field("");
    field.press(Key::Tab);
    for (const char* letter : {"t", "w", "o", " ", "w", "o", "r", "d", "s"})
        field.stage.type(letter);
    field.press(Key::Z, false, true);
    CHECK(field.value == "two ");
    field.press(Key::Z, false, true);
    CHECK(field.value.empty());
    field.press(Key::Y, false, true);
    field.press(Key::Z, true, true);
    CHECK(field.value == "two words");
    field.press(Key::Backspace);
    field.press(Key::Backspace);
    field.press(Key::Z, false, true);
    CHECK(field.value == "two words");
    field.press(Key::Z, false, true);
    field.stage.type("x");
    field.press(Key::Y, false, true);
    CHECK(field.value == "two x");
    field.press(Key::Tab);
    CHECK(field.edit().undo.empty());
    CHECK(field.edit().text.empty());
    field.press(Key::Tab, true);
    field.press(Key::Z, false, true);
    CHECK(field.value == "two x");
}

TEST_CASE("a double tap chooses a word, a third one the line", "[ui][field][touch]")
{
    Written field("one two three\nfour", true);
    const auto box = field.stage.node("f").rect;
    const Point at{box.x + 75, box.y + 24};
    field.tap_at(at);
    CHECK(field.chosen().empty());
    field.tap_at(at);
    CHECK(field.chosen() == "two");
    field.tap_at(at);
    CHECK(field.chosen() == "one two three");
    field.stage.let_pass(1000);
    field.tap_at(at);
    CHECK(field.chosen().empty());
    field.tap_at(at, false);
    field.stage.let_pass(100);
    CHECK_FALSE(field.stage.has("f.caret")); // a mouse needs no handles
}

TEST_CASE("holding a finger on a word brings handles of 48 units and a bar; the handles are dragged", "[ui][field][touch]")
{
    Written field("one two three");
    field.hold_at(field.in_text(55));
    CHECK(field.chosen() == "two");
    CHECK(field.stage.node("f").is_focused);
    for (const char* id : {"f.anchor", "f.caret", "f.cut", "f.copy", "f.paste", "f.select_all"}) {
        INFO(id);
        REQUIRE(field.stage.has(id));
        CHECK(field.stage.node(id).rect.w >= 48);
        CHECK(field.stage.node(id).rect.h >= 48);
        const auto rect = field.stage.node(id).rect;
        CHECK(rect.within({0, 0, 800, 600}).w == rect.w);
    }
    CHECK(field.stage.node("f.anchor").rect.within(field.stage.node("f.caret").rect).is_empty());
    const auto right = field.stage.node("f.caret").rect.centre();
    field.drag(right, {right.x + 200, right.y}, true);
    CHECK(field.chosen() == "two three");
    const auto left = field.stage.node("f.anchor").rect.centre();
    field.drag(left, {left.x - 200, left.y}, true);
    CHECK(field.chosen() == "one two three");
    CHECK(field.stage.node("f").is_focused);
    field.stage.type("x");
    CHECK(field.value == "x");
    CHECK_FALSE(field.stage.has("f.caret"));
}

TEST_CASE("the bar cuts, copies, pastes and chooses all", "[ui][field][touch]")
{
    Written field("one two");
    field.hold_at(field.in_text(10));
    field.stage.tap("f.copy");
    CHECK(field.stage.window.clipboard() == "one");
    CHECK(field.value == "one two");
    field.hold_at(field.in_text(60));
    CHECK(field.chosen() == "two");
    field.stage.tap("f.cut");
    CHECK(field.value == "one ");
    CHECK(field.stage.window.clipboard() == "two");
    field.stage.window.set_clipboard("from elsewhere");
    field.hold_at(field.in_text(10));
    field.stage.tap("f.select_all");
    CHECK(field.chosen() == "one ");
    field.stage.tap("f.paste");
    CHECK(field.value == "from elsewhere");
    CHECK_FALSE(field.stage.has("f.paste"));
    field.press(Key::Z, false, true);
    CHECK(field.value == "one ");
}

TEST_CASE("where the clipboard is off nothing leaves or enters by it", "[ui][field]")
{
    Written field("one two");
    field.stage.frame->ui().set_clipboard_allowed(false);
    field.stage.window.set_clipboard("left by somebody");
    field.hold_at(field.in_text(10));
    for (const char* id : {"f.cut", "f.copy", "f.paste"})
        CHECK_FALSE(field.stage.has(id));
    field.press(Key::C, false, true);
    field.press(Key::V, false, true);
    CHECK(field.stage.window.clipboard() == "left by somebody");
    CHECK(field.value == "one two");
}

TEST_CASE("a secret leaves by no clipboard and is kept for no undo", "[ui][field]")
{
    Written secret("lantern", false, "en", FieldKind::Secret);
    secret.press(Key::Tab);
    secret.press(Key::A, false, true);
    secret.press(Key::X, false, true);
    CHECK(secret.stage.window.clipboard().empty());
    CHECK(secret.value == "lantern");
    CHECK(secret.edit().undo.empty());
}

TEST_CASE("what was copied out of an answer is gone with a wipe", "[ui][field][wipe]")
{
    Written field("my name");
    field.press(Key::Tab);
    field.press(Key::A, false, true);
    field.press(Key::C, false, true);
    CHECK(field.stage.window.clipboard() == "my name");
    field.stage.frame->ui().wipe();
    field.stage.send({.kind = EventKind::Exposed});
    CHECK(field.stage.window.clipboard().empty());
}

TEST_CASE("a mouse that is dragged chooses, however long it takes", "[ui][field]")
{
    Written field("one two three");
    const auto from = field.in_text(0);
    field.stage.send({.kind = EventKind::PointerDown, .x = from.x, .y = from.y});
    field.stage.let_pass(900);
    field.stage.send({.kind = EventKind::PointerMove, .x = from.x + 400, .y = from.y});
    CHECK(field.chosen() == "one two three");
    field.stage.send({.kind = EventKind::PointerUp, .x = from.x + 400, .y = from.y});
    CHECK(field.chosen() == "one two three");
    CHECK(field.stage.node("f").is_focused);
}

TEST_CASE("what an input method composes stands at the caret until it is written or given up", "[ui][field][ime]")
{
    Written field("ab");
    field.press(Key::Tab);
    field.press(Key::Left);
    field.stage.send({.kind = EventKind::Editing, .text = "nih", .caret = 3});
    CHECK(field.value == "ab");
    CHECK(field.changes == 0);
    CHECK(field.edit().preedit == "nih");
    REQUIRE(field.stage.window.text_rect().has_value());
    const auto composing = field.stage.window.text_rect()->x;
    field.stage.send({.kind = EventKind::Editing, .text = "", .caret = 0});
    CHECK(field.stage.window.text_rect()->x < composing);
    field.stage.send({.kind = EventKind::Editing, .text = "x", .caret = 1});
    field.press(Key::Escape);
    CHECK(field.edit().preedit.empty());
    field.stage.send({.kind = EventKind::Editing, .text = "ł", .caret = 2});
    field.stage.type("łó");
    CHECK(field.value == "ałób");
    CHECK(field.edit().preedit.empty());
}

TEST_CASE("leaving a field loses nothing of what is being composed, and writes it once", "[ui][field][ime]")
{
    Written field("ab");
    const auto compose = [&](const std::string& text) { field.stage.send({.kind = EventKind::Editing, .text = text, .caret = text.size()}); };
    field.press(Key::Tab);
    compose("zz");
    // A key that comes while it composes is one that the input method has declined.
    field.press(Key::Tab);
    CHECK(field.stage.node("other").is_focused);
    CHECK(field.value == "abzz");
    // Told to stop, it may still write what it had: that stands already.
    field.press(Key::Tab, true);
    compose("ł");
    field.stage.tap("other");
    field.stage.tap("f");
    field.stage.type("ł");
    CHECK(field.value == "abzzł");
    field.stage.type("ł");
    CHECK(field.value == "abzzłł");
    // Long after, it is a letter like any other.
    compose("w");
    field.press(Key::Left);
    field.stage.let_pass(1000);
    field.stage.type("w");
    CHECK(field.value == "abzzłłww");
    // Enter ends what was composed, and does nothing else.
    const auto changes = field.changes;
    compose("y");
    field.press(Key::Enter);
    CHECK(field.value.find('y') != std::string::npos);
    CHECK(field.changes == changes + 1);
    CHECK(field.stage.window.wants_text());
}

TEST_CASE("composing takes the place of what was chosen; letters of a dead key come whole", "[ui][field][ime]")
{
    Written field("one two");
    field.press(Key::Tab);
    field.press(Key::A, false, true);
    field.stage.send({.kind = EventKind::Editing, .text = "´", .caret = 2});
    CHECK(field.edit().text.empty());
    field.stage.type("é");
    CHECK(field.value == "é");
    field.press(Key::Z, false, true);
    field.press(Key::Z, false, true);
    CHECK(field.value == "one two");
}

TEST_CASE("a keyboard of one's own writes beside the on-screen one", "[ui][field]")
{
    Written field("");
    field.stage.frame->ui().set_keyboard(Keyboard::OnScreen);
    field.stage.tap("f");
    CHECK(field.stage.window.wants_text());
    field.stage.tap("other");
    CHECK_FALSE(field.stage.window.wants_text());
}

TEST_CASE("a text longer than the page scrolls so that the caret is seen", "[ui][field][scroll]")
{
    Written field("", true);
    field.press(Key::Tab);
    for (int i = 0; i < 60; ++i)
        field.press(Key::Enter);
    const auto caret = field.stage.frame->ui().core().caret();
    CHECK(caret.y > 0);
    CHECK(caret.bottom() < 600);
    for (int i = 0; i < 59; ++i)
        field.press(Key::Up);
    CHECK(field.stage.frame->ui().core().caret().y > 0);
}

TEST_CASE("in one line the caret stays in the box, and a long text from the right shows its begin", "[ui][field][scroll]")
{
    std::string longer;
    for (int i = 0; i < 40; ++i)
        longer += "longer ";
    Written field(longer);
    const auto box = field.stage.node("f").rect;
    field.press(Key::Tab);
    const auto at_end = field.stage.frame->ui().core().caret();
    CHECK(at_end.right() <= box.right());
    for (int i = 0; i < 3; ++i)
        field.press(Key::Left);
    CHECK(field.stage.frame->ui().core().caret().x < at_end.x - 10);
    field.press(Key::Home);
    CHECK(field.stage.frame->ui().core().caret().x >= box.x);
    CHECK(field.stage.frame->ui().core().caret().x < box.x + 40);
}

TEST_CASE("what is chosen by keys grows by a letter, also where directions meet", "[ui][field][bidi]")
{
    Written field("ab אב cd");
    field.press(Key::Tab);
    field.press(Key::Home);
    const char* const wanted[] = {"a", "ab", "ab ", "ab א", "ab אב", "ab אב "};
    for (const auto* text : wanted) {
        field.press(Key::Right, true);
        CHECK(field.chosen() == text);
    }
    field.press(Key::Right);
    CHECK(field.edit().caret == std::string("ab אב ").size());
}

TEST_CASE("what a person writes goes by its own first letter, whatever the language of the page", "[ui][field][bidi]")
{
    Written field("Ada met שרה", false, "he");
    field.press(Key::Tab);
    field.press(Key::Home);
    const auto box = field.stage.node("f").rect;
    CHECK(field.stage.frame->ui().core().caret().x < box.x + 40);
}
