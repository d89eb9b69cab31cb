#include "stage.h"

#include <catch2/catch_test_macros.hpp>

#include <map>

using namespace kerbside;
using namespace kerbside::app::ui;
using kerbside::test::Stage;
using platform::EventKind;
using platform::Key;

namespace {

/// One field, and a keyboard of these layouts.
struct Desk {
    std::string value;
    FieldKind kind = FieldKind::Text;
    Stage stage;

    explicit Desk(std::vector<std::string> layouts, int width = 1080, int height = 1920, float scale = 1.5F, FieldKind of = FieldKind::Text)
        : kind(of), stage([this, layouts = std::move(layouts)](Ui& ui) {
              ui.set_keyboard(Keyboard::OnScreen, layouts);
              ui.set_language(layouts.front());
              Body body(ui);
              if (auto event = field(ui, {.id = "f", .label = "Say more", .value = value, .kind = kind, .is_multiline = kind == FieldKind::Text}))
                  value = event->text;
          }, width, height, "day", "en", scale)
    {
        stage.tap("f");
    }

    /// Keys with spaces between; `_` is the space bar, `>x` is taken from what the key before offers while it is held.
    void write(std::string_view keys)
    {
        std::string last;
        for (std::size_t at = 0; at < keys.size();) {
            const auto end = std::min(keys.find(' ', at), keys.size());
            const std::string key(keys.substr(at, end - at));
            at = end + 1;
            INFO(key << " after " << value);
            if (key.starts_with('>')) {
                stage.tap("keyboard.offer." + key.substr(1));
                continue;
            }
            const bool is_held = at < keys.size() && keys[at] == '>';
            const auto id = "keyboard." + (key == "_" ? "space" : key);
            REQUIRE(stage.has(id));
            if (is_held)
                hold(id);
            else
                stage.tap(id);
        }
    }
    void down(Point at) { stage.send({.kind = EventKind::PointerDown, .x = at.x, .y = at.y, .is_touch = true}); }
    void move(Point at) { stage.send({.kind = EventKind::PointerMove, .x = at.x, .y = at.y, .is_touch = true}); }
    void up(Point at) { stage.send({.kind = EventKind::PointerUp, .x = at.x, .y = at.y, .is_touch = true}); }
    void hold(const std::string& id)
    {
        const auto at = stage.node(id).rect.centre();
        down(at);
        stage.let_pass(600);
        up(at);
    }
};

}

TEST_CASE("each language's words can be written with its keyboard, key by key", "[ui][keyboard]")
{
    const std::map<std::string, std::vector<std::pair<const char*, const char*>>> said = {
        {"en", {{"shift i _ f e e l _ s a f e .", "I feel safe."}, {"c a f e >é", "café"}}},
        {"pl", {{"shift z >Ż y c i e", "Życie"}, {"ł o d z >ź", "łodź"}, {"s >ś c i e >ę c i a", "ścięcia"}}},
        {"pt", {{"shift n a >ã o", "Não"}, {"c a r r u a g e m", "carruagem"}, {"ç a >á o >õ", "çáõ"}}},
        {"uk", {{"shift б е з п е к а", "Безпека"}, {"п ’ я т ь", "п’ять"}, {"ґ а н о к", "ґанок"}, {"ї ж а", "їжа"}}},
        {"ta", {{"அ ம ம ஆ", "அம்மா"}, {"வ ண க க ம ்", "வணக்கம்"}, {"த ம இ ழ ்", "தமிழ்"}, {"ந அ ன ற இ", "நன்றி"},
                {"ப ஆ த உ க ஆ ப ப உ", "பாதுகாப்பு"}, {"ப அ ள ள இ", "பள்ளி"}}},
        {"ur", {{"م ح ف و shift ظ", "محفوظ"}, {"shift آ پ", "آپ"}, {"ش ک ر ی ہ", "شکریہ"}, {"ا چ shift ھ ا", "اچھا"}, {"ر >ڑ ک ا", "ڑکا"}}},
        {"ar", {{"م ر ح ب ا", "مرحبا"}, {"ا >أ م ا ن", "أمان"}, {"م د ر س ة", "مدرسة"}, {"ل >لا ، _ ش ك ر ا", "لا، شكرا"}}},
        {"bn", {{"আ ম ই", "আমি"}, {"ব আ ং shift ল আ", "বাংলা"}, {"স ্ ক উ shift ল", "স্কুল"}, {"ব ই >ই", "বই"}, {"ন ই র আ প দ", "নিরাপদ"},
                {"গ ্র আ ম", "গ্রাম"}, {"shift ধ ন ্ য ব আ দ", "ধন্যবাদ"}}},
    };
    for (const auto& [language, words] : said)
        for (const auto& [keys, word] : words) {
            INFO(language << " " << word);
            Desk desk({language, "en"});
            desk.write(keys);
            CHECK(desk.value == word);
            CHECK(desk.stage.node("f").is_focused);
        }
}

TEST_CASE("every key is at least 48 pixels wide and high and 8 from the next, upright and across", "[ui][keyboard]")
{
    struct Display {
        int width, height;
        float scale;
    };
    for (const auto& display : {Display{1080, 1920, 1.5F}, Display{1080, 1920, 1}, Display{1280, 800, 1}, Display{1920, 1080, 1.5F}})
        for (const std::string language : {"en", "pl", "pt", "uk", "ta", "ur", "ar", "bn"})
            for (const std::string page : {"", "shift", "page", "page more"}) {
                Desk desk({language, "en"}, display.width, display.height, display.scale);
                if (page == "shift" && !desk.stage.has("keyboard.shift"))
                    continue;
                desk.write(page);
                std::vector<Node> keys;
                for (const auto& node : desk.stage.frame->nodes())
                    if (node.role == Role::Key)
                        keys.push_back(node);
                REQUIRE(keys.size() > 20);
                for (std::size_t i = 0; i < keys.size(); ++i) {
                    const auto& rect = keys[i].rect;
                    INFO(language << " " << page << " " << display.width << "x" << display.height << " " << keys[i].id);
                    CHECK(rect.w >= 48);
                    CHECK(rect.h >= 48);
                    CHECK(rect.x >= 0);
                    CHECK(rect.right() <= static_cast<float>(display.width));
                    for (std::size_t j = i + 1; j < keys.size(); ++j) {
                        INFO(keys[j].id);
                        CHECK(rect.inset(-3.5F, -3.5F).within(keys[j].rect.inset(-3.5F, -3.5F)).is_empty());
                    }
                }
            }
}

TEST_CASE("at a kiosk that stands upright the keys are large", "[ui][keyboard]")
{
    Desk desk({"en"}, 1080, 1920, 1.5F);
    CHECK(desk.stage.node("keyboard.q").rect.w >= 90);
    CHECK(desk.stage.node("keyboard.q").rect.h >= 96);
}

TEST_CASE("a finger that holds a key slides to the letter it wants", "[ui][keyboard]")
{
    Desk desk({"pl", "en"});
    const auto key = desk.stage.node("keyboard.z").rect.centre();
    desk.down(key);
    desk.stage.let_pass(600);
    REQUIRE(desk.stage.has("keyboard.offer.ź"));
    const auto offer = desk.stage.node("keyboard.offer.ź").rect.centre();
    desk.move(offer);
    desk.up(offer);
    CHECK(desk.value == "ź");
    CHECK_FALSE(desk.stage.has("keyboard.offer.ź"));
}

TEST_CASE("what is offered stays when the finger is lifted where it was, and goes with the next key", "[ui][keyboard]")
{
    Desk desk({"pl"});
    desk.hold("keyboard.z");
    CHECK(desk.value.empty());
    CHECK(desk.stage.has("keyboard.offer.ż"));
    desk.stage.tap("keyboard.a");
    CHECK(desk.value == "a");
    CHECK_FALSE(desk.stage.has("keyboard.offer.ż"));
}

TEST_CASE("the other forms of a letter can be had by keys as well", "[ui][keyboard]")
{
    Desk desk({"pl"});
    desk.stage.type("z");
    desk.stage.press(Key::F2);
    REQUIRE(desk.stage.has("keyboard.offer.ż"));
    desk.stage.press(Key::Right);
    desk.stage.press(Key::Enter);
    CHECK(desk.value == "ź");
    desk.stage.press(Key::F2);
    CHECK_FALSE(desk.stage.has("keyboard.offer.ż"));
}

TEST_CASE("backspace goes on while it is held, and stops with the finger", "[ui][keyboard]")
{
    Desk desk({"en"});
    desk.stage.type("abcdefghij");
    const auto at = desk.stage.node("keyboard.erase").rect.centre();
    desk.down(at);
    CHECK(desk.value == "abcdefghij");
    desk.stage.let_pass(450);
    CHECK(desk.value == "abcdefghi");
    for (int i = 0; i < 3; ++i)
        desk.stage.let_pass(60);
    CHECK(desk.value == "abcdef");
    desk.up(at);
    desk.stage.let_pass(600);
    CHECK(desk.value == "abcdef");
}

TEST_CASE("shift is for one letter, and twice for all", "[ui][keyboard]")
{
    Desk desk({"en"});
    desk.write("shift a b shift shift c d shift e");
    CHECK(desk.value == "AbCDe");
}

TEST_CASE("the language key goes to English and back, and offers every language in its own script", "[ui][keyboard]")
{
    Desk desk({"ta", "en", "ur"});
    REQUIRE(desk.stage.has("keyboard.ஆ"));
    desk.stage.tap("keyboard.language");
    REQUIRE(desk.stage.has("keyboard.q"));
    desk.stage.tap("keyboard.language");
    REQUIRE(desk.stage.has("keyboard.ஆ"));
    desk.hold("keyboard.language");
    REQUIRE(desk.stage.has("keyboard.offer.தமிழ்"));
    desk.stage.tap("keyboard.offer.اردو");
    CHECK(desk.stage.has("keyboard.ق"));
}

TEST_CASE("a number is written on a pad that has what the question takes", "[ui][keyboard]")
{
    {
        Desk whole({"uk"}, 1080, 1920, 1.5F, FieldKind::Integer);
        CHECK(whole.stage.has("keyboard.-"));
        CHECK_FALSE(whole.stage.has("keyboard.,"));
        whole.write("- 4 0");
        CHECK(whole.value == "-40");
    }
    {
        Desk part({"uk"}, 1080, 1920, 1.5F, FieldKind::Decimal);
        part.write("3 , 5");
        CHECK(part.value == "3.5");
        CHECK_FALSE(part.stage.has("keyboard.."));
    }
    {
        Desk pin({"en"}, 1080, 1920, 1.5F, FieldKind::Pin);
        CHECK_FALSE(pin.stage.has("keyboard.-"));
        CHECK_FALSE(pin.stage.has("keyboard.."));
        pin.write("2 4 6 8 erase");
        CHECK(pin.value == "246");
    }
}

TEST_CASE("the keyboard forgets where it was when the field is left", "[ui][keyboard]")
{
    Desk desk({"en"});
    desk.write("shift page");
    desk.stage.tap("keyboard.hide");
    CHECK_FALSE(desk.stage.has("keyboard"));
    desk.stage.tap("f");
    REQUIRE(desk.stage.has("keyboard.q"));
    desk.stage.tap("keyboard.q");
    CHECK(desk.value == "q");
}

TEST_CASE("no key shows what stands before the caret of a secret", "[ui][keyboard]")
{
    const auto face = [](FieldKind kind) {
        Desk desk({"ta"}, 1080, 1920, 1.5F, kind);
        desk.stage.type("ம");
        desk.stage.frame->present(desk.stage);
        const auto rect = desk.stage.node("keyboard.ஈ").rect;
        const auto surface = desk.stage.window.surface();
        std::vector<std::uint32_t> pixels;
        for (int y = static_cast<int>(rect.y); y < static_cast<int>(rect.bottom()); ++y)
            for (int x = static_cast<int>(rect.x); x < static_cast<int>(rect.right()); ++x)
                pixels.push_back(surface.pixels[y * surface.width + x]);
        return pixels;
    };
    CHECK(face(FieldKind::Text) != face(FieldKind::Secret));
}

TEST_CASE("who has come to a field by keys and touches a button has touched it: no keyboard opens under the finger", "[ui][keyboard]")
{
    int nexts = 0;
    Stage stage([&](Ui& ui) {
        ui.set_keyboard(Keyboard::OnScreen);
        if (bottom_bar(ui, {.buttons = {{.id = "next", .label = "Next"}}}))
            ++nexts;
        Body body(ui);
        field(ui, {.id = "number", .label = "How many?", .kind = FieldKind::Integer});
        field(ui, {.id = "text", .label = "What?"});
    });
    stage.tap("number");
    REQUIRE(stage.has("keyboard"));
    stage.press(Key::Tab);
    REQUIRE(stage.node("text").is_focused);
    REQUIRE_FALSE(stage.has("keyboard"));
    stage.tap("next");
    CHECK(nexts == 1);
    CHECK_FALSE(stage.has("keyboard"));
    stage.tap("text");
    CHECK(stage.has("keyboard"));
}

TEST_CASE("a press is taken by what it began on, though that has moved meanwhile", "[ui]")
{
    int taps = 0;
    float above = 0;
    Stage stage([&](Ui& ui) {
        Body body(ui);
        space(ui, above);
        if (button(ui, {.id = "a", .label = "A"}))
            ++taps;
    });
    const auto at = stage.node("a").rect.centre();
    stage.send({.kind = EventKind::PointerDown, .x = at.x, .y = at.y, .is_touch = true});
    above = 40;
    stage.send({.kind = EventKind::Exposed});
    CHECK_FALSE(stage.node("a").rect.contains(at));
    stage.send({.kind = EventKind::PointerUp, .x = at.x, .y = at.y, .is_touch = true});
    CHECK(taps == 1);
}

TEST_CASE("a number that is written with the keyboard of another language is read as that one writes numbers", "[ui][keyboard]")
{
    std::string words, number;
    Stage stage([&](Ui& ui) {
        ui.set_keyboard(Keyboard::OnScreen, {"en", "pl"});
        ui.set_language("en");
        Body body(ui);
        if (auto event = field(ui, {.id = "words", .label = "Say more", .value = words}))
            words = event->text;
        if (auto event = field(ui, {.id = "number", .label = "How far?", .value = number, .kind = FieldKind::Decimal}))
            number = event->text;
    }, 1280, 800);
    const auto write = [&] {
        for (const char* key : {"keyboard.1", "keyboard.mark", "keyboard.2", "keyboard.3", "keyboard.4"}) {
            const std::string id = key != std::string("keyboard.mark") ? key : stage.has("keyboard.,") ? "keyboard.," : "keyboard..";
            stage.tap(id);
        }
    };
    stage.tap("number");
    write();
    CHECK(number == "1.234");
    stage.tap("words");
    stage.tap("keyboard.language");
    REQUIRE(stage.has("keyboard.ł"));
    number.clear();
    stage.tap("number");
    REQUIRE(stage.has("keyboard.,"));
    write();
    CHECK(number == "1.234");
}
