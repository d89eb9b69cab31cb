#include "stage.h"

#include "app/ui/script/script.h"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

using namespace kerbside;
using namespace kerbside::app::ui;
using test::Stage;

namespace {

struct Played {
    bool is_ok = false;
    std::vector<std::string> lines;
};

Played play(Stage& stage, const std::string& steps, ScriptOptions options = {})
{
    Played played;
    ScriptRunner runner(stage, *stage.frame, stage.window, stage.clock, std::move(options), [&](std::string_view line) { played.lines.emplace_back(line); });
    played.is_ok = runner.run(steps).has_value();
    return played;
}

}

TEST_CASE("a script taps, types and expects, one line a step", "[ui][script]")
{
    std::string name;
    bool is_on = false;
    Stage stage([&](Ui& ui) {
        Body body(ui);
        for (int i = 0; i < 20; ++i)
            paragraph(ui, "A line to scroll by");
        if (auto event = field(ui, {.id = "home.name", .label = "Name", .value = name}))
            name = event->text;
        if (auto now = toggle(ui, "home.gloves", "Gloves", is_on))
            is_on = *now;
    });
    const auto played = play(stage, R"([{"do":"tap","id":"home.name"},{"do":"type","text":"Ada"},{"do":"expect","id":"home.name","value":"Ada","focused":true},
        {"do":"tap","label":"Gloves"},{"do":"expect","id":"home.gloves","checked":true},{"do":"expect","label":"Nothing","shown":false},
        {"do":"press","key":"Shift+Tab"},{"do":"expect","id":"home.name","focused":true},{"do":"wait","seconds":60},{"do":"see"}])");
    CHECK(played.is_ok);
    REQUIRE(played.lines.size() == 10);
    CHECK(played.lines[0] == R"({"step":1,"do":"tap","ok":true})");
    CHECK(played.lines[9].find(R"("id":"home.gloves","role":"switch","label":"Gloves")") != std::string::npos);
    CHECK(stage.clock.monotonic().time_since_epoch() >= std::chrono::seconds(60));
}

TEST_CASE("the first step that fails ends the script, and says what was on the screen instead", "[ui][script]")
{
    Stage stage([](Ui& ui) {
        Body body(ui);
        button(ui, {.id = "home.next", .label = "Next"});
    });
    const auto played = play(stage, R"([{"do":"tap","id":"home.nothing"},{"do":"tap","id":"home.next"}])");
    CHECK_FALSE(played.is_ok);
    REQUIRE(played.lines.size() == 1);
    CHECK(played.lines[0].find("home.next") != std::string::npos);
    CHECK_FALSE(play(stage, R"([{"do":"dance"}])").is_ok);
    CHECK_FALSE(play(stage, R"([{"do":"type","text":"into nothing"}])").is_ok);
    CHECK_FALSE(play(stage, R"([{"do":"expect","id":"home.next","enabled":false}])").is_ok);
    CHECK_FALSE(play(stage, "{}").is_ok);
}

TEST_CASE("a name that is no text, or none at all, is nowhere on the screen, and the step that has it says so", "[ui][script]")
{
    Stage stage([&](Ui& ui) {
        Body body(ui);
        paragraph(ui, "A line without an id");
    });
    for (const auto* const step : {R"({"do":"expect","id":7})", R"({"do":"expect","id":""})", R"({"do":"expect","label":7})",
                                   R"({"do":"expect","id":null,"shown":true})", R"({"do":"expect","id":7,"shown":false})"}) {
        INFO(step);
        const auto played = play(stage, std::string(R"([{"do":"expect","label":"A line without an id"},)") + step + "]");
        CHECK_FALSE(played.is_ok);
        REQUIRE(played.lines.size() == 2);
        CHECK(played.lines[0].find(R"("ok":true)") != std::string::npos);
        CHECK(played.lines[1].find(R"("step":2)") != std::string::npos);
        CHECK(played.lines[1].find("is a text") != std::string::npos);
    }
}

TEST_CASE("the second of two labels can be meant, and a secret comes from its file", "[ui][script]")
{
    std::string last;
    std::string secret;
    Stage stage([&](Ui& ui) {
        Body body(ui);
        for (const char* id : {"a", "b"})
            if (button(ui, {.id = id, .label = "Remove"}))
                last = id;
        if (auto event = field(ui, {.id = "pin", .label = "PIN", .value = secret, .kind = FieldKind::Secret}))
            secret = event->text;
    });
    const auto played = play(stage, R"([{"do":"tap","label":"Remove","n":2},{"do":"tap","id":"pin"},{"do":"type","secret":"PIN"}])", {.secrets = platform::Json{{"PIN", "2468"}}});
    CHECK(played.is_ok);
    CHECK(last == "b");
    CHECK(secret == "2468");
    for (const auto& line : played.lines)
        CHECK(line.find("2468") == std::string::npos);
}

TEST_CASE("swipes and long presses arrive", "[ui][script]")
{
    int swiped = 0;
    Stage stage([&](Ui& ui) {
        Body body(ui);
        swiped += ui.swiped();
    });
    CHECK(play(stage, R"([{"do":"swipe","to":"left"},{"do":"swipe","to":"left"}])").is_ok);
    CHECK(swiped == -2);
}

TEST_CASE("a page that a swipe leads to is drawn, though the page before drew nothing more", "[ui][script]")
{
    int at = 1;
    Stage stage([&](Ui& ui) {
        const auto id = "page." + std::to_string(at);
        ui.page(id);
        if (const int swipe = ui.swiped(); swipe != 0) {
            at -= swipe;
            return;
        }
        Body body(ui);
        (void)button(ui, {.id = id, .label = "Here"});
    });
    CHECK(play(stage, R"([{"do":"swipe","to":"left"}])").is_ok);
    CHECK(stage.has("page.2"));
    CHECK(play(stage, R"([{"do":"swipe","to":"right"},{"do":"swipe","to":"right"}])").is_ok);
    CHECK(stage.has("page.0"));
}
