#include "written.h"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <tuple>

using namespace kerbside;
using namespace kerbside::app::ui;
using platform::Key;
using test::Stage;
using test::Written;

TEST_CASE("digits of every keyboard are taken as the number that they mean", "[ui][field][numbers]")
{
    for (const std::string digits : {"0123456789", "০১২৩৪৫৬৭৮৯", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "௦௧௨௩௪௫௬௭௮௯", "०१२३४५६७८९"})
        for (const auto kind : {FieldKind::Integer, FieldKind::Decimal, FieldKind::Figures, FieldKind::Telephone, FieldKind::Pin}) {
            Written field({}, false, "bn", kind);
            field.press(Key::Tab);
            field.stage.type(digits);
            CHECK(field.value == "0123456789");
        }
    Written words({}, false, "bn");
    words.press(Key::Tab);
    words.stage.type("২ জন");
    CHECK(words.value == "২ জন");
}

TEST_CASE("the marks of a number are those that everybody reads, and what is none of it stays to be seen", "[ui][field][numbers]")
{
    const auto typed = [](const std::string& language, FieldKind kind, const std::string& text) {
        Written field({}, false, language, kind);
        field.press(Key::Tab);
        field.stage.type(text);
        return field.value;
    };
    CHECK(typed("ar", FieldKind::Decimal, "١٬٢٣٤٫٥") == "1,234.5");
    CHECK(typed("ur", FieldKind::Integer, "-۱٬۲۳۴٫") == "-1,234.");
    CHECK(typed("bn", FieldKind::Decimal, "১e৫") == "1e5");
    CHECK(typed("pl", FieldKind::Decimal, "12,34") == "12.34");
    CHECK(typed("en", FieldKind::Decimal, "12,34") == "12,34");
    CHECK(typed("en", FieldKind::Figures, "07700 900-123") == "07700900-123");
}

TEST_CASE("the keys of a telephone number have the plus of another country, those of other figures what they need", "[ui][field][numbers]")
{
    for (const auto kind : {FieldKind::Telephone, FieldKind::Figures}) {
        std::string value;
        Stage stage([&](Ui& ui) {
            ui.set_keyboard(Keyboard::OnScreen);
            Body body(ui);
            if (auto event = field(ui, {.id = "f", .label = "Number", .value = value, .kind = kind}))
                value = event->text;
        });
        stage.tap("f");
        const bool is_telephone = kind == FieldKind::Telephone;
        CHECK(stage.has("keyboard.+") == is_telephone);
        CHECK(stage.has("keyboard.-") != is_telephone);
        CHECK(stage.has("keyboard..") != is_telephone);
        if (!is_telephone)
            continue;
        for (const auto* const key : {"keyboard.+", "keyboard.4", "keyboard.0"}) {
            CHECK(stage.node(key).is_in_sight);
            stage.tap(key);
        }
        CHECK(value == "+40");
    }
}

TEST_CASE("a telephone number keeps the blanks that are typed between its groups", "[ui][field][numbers]")
{
    Written number({}, false, "en", FieldKind::Telephone);
    number.press(Key::Tab);
    number.stage.type(" +44 7700 900123");
    CHECK(number.value == "+44 7700 900123");
}

TEST_CASE("a field of figures says that it did not take a letter, until it is empty or left", "[ui][field][numbers]")
{
    std::string value;
    Stage stage([&](Ui& ui) {
        Body body(ui);
        if (auto event = field(ui, {.id = "f", .label = "Card", .value = value, .kind = FieldKind::Figures, .refusal = "Digits, please."}))
            value = event->text;
        button(ui, {.id = "other", .label = "Other"});
    });
    stage.press(Key::Tab);
    stage.type("1 2");
    CHECK(value == "12");
    CHECK_FALSE(stage.has("f.error"));
    stage.type("O3");
    CHECK(value == "123");
    CHECK(stage.node("f.error").label == "Digits, please.");
    for (int i = 0; i < 3; ++i)
        stage.press(Key::Backspace);
    CHECK_FALSE(stage.has("f.error"));
    stage.type("O");
    CHECK(stage.has("f.error"));
    stage.press(Key::Tab);
    CHECK_FALSE(stage.has("f.error"));
}

TEST_CASE("what is pasted into a field of figures is a number as a whole, or stays out as a whole and is told", "[ui][field][numbers]")
{
    const auto pasted = [](const std::string& clipboard, const std::string& language = "en", const std::string& before = "12") {
        std::string value = before;
        Stage stage([&](Ui& ui) {
            Body body(ui);
            if (auto event = field(ui, {.id = "f", .label = "Card", .value = value, .kind = FieldKind::Figures, .refusal = "Digits, please.", .paste_refusal = "No number."}))
                value = event->text;
        }, 800, 600, "day", language);
        stage.window.set_clipboard(clipboard);
        stage.press(Key::Tab);
        stage.press(Key::A, false, true);
        stage.press(Key::V, false, true);
        const bool is_told = stage.node("f.error").label == "No number.";
        CHECK(is_told == (value == before));
        // Told until something else is done.
        stage.press(Key::End);
        stage.type("3");
        CHECK_FALSE(stage.has("f.error"));
        return value.substr(0, value.size() - 1);
    };
    for (const char* none : {"(020) 7946 12a", "(020) 7946 1234", "call 999", "1e5", "-", "12;13", "07700 900123\n07700 900124", "1\t2", "1,2,3", "1,234,56"})
        CHECK(pasted(none) == "12");
    CHECK(pasted("  07700 900-123\n") == "07700900-123");
    CHECK(pasted("\u202A+44\u00A07700\u2011900123\u202C") == "+447700-900123");
    CHECK(pasted("\u0660\u0661\u0662") == "012");
    CHECK(pasted("1,234.5") == "1234.5");
    CHECK(pasted("12,34,567") == "1234567");
    CHECK(pasted("1'234") == "1234");
    CHECK(pasted("3,5") == "3.5");
    CHECK(pasted("1.234,5", "pt") == "1234.5");
    CHECK(pasted("1,234", "pl") == "1.234");
}

TEST_CASE("a plus is pasted before a number, not into it, and a PIN is pasted whole or not", "[ui][field][numbers]")
{
    for (const auto& [kind, clipboard, value] : {std::tuple(FieldKind::Figures, "+44", "12"), {FieldKind::Figures, "44", "1244"}, {FieldKind::Pin, "3 4", "1234"}, {FieldKind::Pin, "3-4", "12"}, {FieldKind::Integer, "about 4", "12"}}) {
        Written field("12", false, "en", kind);
        field.stage.window.set_clipboard(clipboard);
        field.press(Key::Tab);
        field.press(Key::End);
        field.press(Key::V, false, true);
        CHECK(field.value == value);
    }
}

TEST_CASE("what is pasted into a number leaves a number, or stays out as a whole and is told", "[ui][field][numbers]")
{
    const auto pasted = [](FieldKind kind, const std::string& clipboard, const std::string& before = "", const std::string& language = "en") {
        std::string value = before;
        Stage stage([&](Ui& ui) {
            Body body(ui);
            if (auto event = field(ui, {.id = "f", .label = "Age", .value = value, .kind = kind, .paste_refusal = "No number."}))
                value = event->text;
        }, 800, 600, "day", language);
        stage.window.set_clipboard(clipboard);
        stage.press(Key::Tab);
        stage.press(Key::End);
        stage.press(Key::V, false, true);
        const bool is_told = stage.has("f.error") && stage.node("f.error").label == "No number.";
        CHECK(is_told == (value == before));
        return value;
    };
    for (const auto kind : {FieldKind::Integer, FieldKind::Decimal}) {
        for (const char* none : {"about 4", "12 apples", "1e5", "-", ".", "12;13", "12 34", "1 2", "12\n13", "1.2.3", "1,2,3", "020-7946", "4-5", "--4", "12 345 6", "1 234,567 8"})
            CHECK(pasted(kind, none).empty());
        CHECK(pasted(kind, "\u200F42\u200E") == "42");
        CHECK(pasted(kind, "\u202B\u0664\u0662\u202C") == "42");
        CHECK(pasted(kind, " \u221242\n") == "-42");
        CHECK(pasted(kind, "+42") == "42");
        CHECK(pasted(kind, "1,234,567") == "1234567");
        CHECK(pasted(kind, "1\u00A0234\u202F567") == "1234567");
        CHECK(pasted(kind, "1'234") == "1234");
        CHECK(pasted(kind, "3,5") == "3.5");
        CHECK(pasted(kind, "1 234,5", "", "pl") == "1234.5");
        // Behind what is there.
        CHECK(pasted(kind, "34", "12") == "1234");
        CHECK(pasted(kind, "34", "-") == "-34");
        CHECK(pasted(kind, "-34", "12") == "12");
        CHECK(pasted(kind, "+34", "12") == "12");
        CHECK(pasted(kind, "3.4", "1.2") == "1.2");
        CHECK(pasted(kind, "34", "about ") == "about ");
    }
}
