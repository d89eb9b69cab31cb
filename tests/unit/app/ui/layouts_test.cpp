#include "app/ui/text/marks.h"
#include "app/ui/text/shape.h"
#include "app/ui/widgets/layouts.h"
#include "platform/base/json.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace kerbside;
using namespace kerbside::app::ui;

namespace {

const platform::Path kKeyboards = KERBSIDE_SOURCE_DIR "/assets/keyboards";
constexpr const char* kLanguages[] = {"en", "pl", "pt", "uk", "ta", "ur", "ar", "bn"};

std::set<char32_t> letters_in(std::string_view text)
{
    std::set<char32_t> letters;
    for (std::size_t at = 0; at < text.size();) {
        const auto next = decode(text, at);
        letters.insert(next.character);
        at += next.length;
    }
    return letters;
}

/// Every character that some key, shifted or held, can write.
std::set<char32_t> reach_of(const KeyLayout& layout)
{
    std::set<char32_t> reach = {' '};
    const auto add = [&](const std::string& text) { reach.merge(letters_in(text)); };
    for (const auto page : {KeyPage::Letters, KeyPage::Signs, KeyPage::More})
        for (const bool is_shifted : {false, true}) {
            auto rows = layout.rows(page, is_shifted);
            rows[2].insert(rows[2].end(), layout.beside_space().begin(), layout.beside_space().end());
            for (const auto& row : rows)
                for (const auto& key : row) {
                    add(layout.written(key, is_shifted));
                    for (const auto* before : {"", "க", "ক"}) {
                        add(layout.added(before, layout.written(key, is_shifted), false));
                        for (const auto& offer : layout.offers(key, is_shifted, before))
                            add(offer);
                    }
                }
        }
    return reach;
}

void gather(const platform::Json& json, std::string& into)
{
    if (json.is_string())
        into += json.get<std::string>() + " ";
    else if (json.is_structured())
        for (const auto& each : json)
            gather(each, into);
}

}

TEST_CASE("every language that is offered has a keyboard of its own", "[ui][keyboard]")
{
    Layouts layouts(kKeyboards);
    for (const std::string code : kLanguages) {
        INFO(code);
        const auto* layout = layouts.of(code);
        REQUIRE(layout != nullptr);
        CHECK(layout->language() == code);
        const auto words = platform::parse_json(platform::read_file(KERBSIDE_SOURCE_DIR "/assets/translations/" + code + ".json").value());
        REQUIRE(words);
        CHECK(layout->name() == platform::text_at(*words, "name"));
    }
    REQUIRE(layouts.of("fr") != nullptr);
    CHECK(layouts.of("fr")->language() == "en");
    CHECK(layouts.of("pt-PT")->language() == "pt");
}

TEST_CASE("a keyboard can write everything that the app says in its language", "[ui][keyboard]")
{
    // Marks that nobody types: the bullet between languages is not among the words, a check mark is; and a hyphen or a
    // space at which no line ends is typed as any other.
    const std::set<char32_t> untyped = {U'✓', U'–', U'\u2011', U'\u00A0'};
    Layouts layouts(kKeyboards);
    for (const std::string code : kLanguages) {
        const auto reach = reach_of(*layouts.of(code));
        const auto file = platform::parse_json(platform::read_file(KERBSIDE_SOURCE_DIR "/assets/translations/" + code + ".json").value());
        REQUIRE(file);
        std::string words;
        gather((*file)["words"], words);
        // Names in Latin letters stand in every language; their keyboard is one key away.
        const auto english = reach_of(*layouts.of("en"));
        for (const auto letter : letters_in(words)) {
            std::string shown;
            append_utf8(shown, letter);
            INFO(code << " U+" << std::hex << static_cast<unsigned>(letter) << " " << shown);
            CHECK((reach.contains(letter) || untyped.contains(letter) || (letter < 0x80 && english.contains(letter))));
        }
    }
}

TEST_CASE("a vowel after a consonant is its sign, and a letter everywhere else", "[ui][keyboard]")
{
    Layouts layouts(kKeyboards);
    const auto& tamil = *layouts.of("ta");
    CHECK(tamil.added("", "ஆ", false) == "ஆ");
    CHECK(tamil.added("ம", "ஆ", false) == "ா");
    CHECK(tamil.added("மா", "ஆ", false) == "ஆ");
    CHECK(tamil.added("ம", "அ", false).empty());
    CHECK(tamil.added("ம", "இ", true) == "இ");
    CHECK(tamil.face("ம", "ஈ", false) == "மீ");
    const auto& bengali = *layouts.of("bn");
    CHECK(bengali.added("ব", "আ", false) == "া");
    CHECK(bengali.added("ড়", "ই", false) == "ি");
    CHECK(bengali.added("বা", "ই", false) == "ই");
    CHECK(bengali.offers("ই", false, "ব").front() == "ই");
}

TEST_CASE("Tamil's pulli comes by itself between two that belong together, and never a third time", "[ui][keyboard]")
{
    Layouts layouts(kKeyboards);
    const auto& tamil = *layouts.of("ta");
    CHECK(tamil.added("அம", "ம", false) == "்ம");
    CHECK(tamil.added("ந", "த", false) == "்த");
    CHECK(tamil.added("ம", "ம", true) == "ம");
    CHECK(tamil.added("ம்ம", "ம", false) == "ம");
    CHECK(tamil.added("க", "ப", false) == "ப");
    CHECK(tamil.keeps_apart("ம", "அ"));
    CHECK_FALSE(tamil.keeps_apart("", "அ"));
}

TEST_CASE("a sign with nothing to stand upon is not written", "[ui][keyboard]")
{
    Layouts layouts(kKeyboards);
    CHECK(layouts.of("ta")->added("", "்", false).empty());
    CHECK(layouts.of("ta")->added("க்", "்", false).empty());
    CHECK(layouts.of("bn")->added("আ ", "্র", false).empty());
    CHECK(layouts.of("bn")->added("গ", "্র", false) == "্র");
}

TEST_CASE("a lone sign of the Arabic script is shown upon a stroke, and nothing else is", "[ui][keyboard]")
{
    for (const std::string sign : {"\u064E", "\u0652", "\u0658", "\u0670"})
        CHECK(upon_stroke(sign) == "\u0640" + sign);
    for (const std::string text : {"", "ب", "بَ", "\u0640\u064E", "্", "é", "\u0301"})
        CHECK(upon_stroke(text) == text);
}

TEST_CASE("a keyboard that has no room, or no rows, is refused", "[ui][keyboard]")
{
    const auto with = [](const char* rows) {
        return KeyLayout::parse(std::string(R"({"language":"xx","name":"X","signs":["1","2","3"],"more":["1","2","3"],"rows":)") + rows + "}");
    };
    CHECK(with(R"(["a b","c","d"])"));
    CHECK_FALSE(with(R"(["a b","c"])"));
    CHECK_FALSE(with(R"(["a","","c"])"));
    CHECK_FALSE(with(R"(["a b c d e f g h i j k l m","c","d"])"));
    CHECK_FALSE(with(R"(["a",1,"c"])"));
    CHECK_FALSE(KeyLayout::parse("[]"));
    CHECK_FALSE(KeyLayout::parse(R"({"language":"xx","name":"X","rows":["ا","ب","ت"],"signs":["1","2","3"],"more":["1","2","3"],"shift":"upper"})"));
}
