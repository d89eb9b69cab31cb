#include "stage.h"

#include "app/ui/widgets/answers.h"
#include "app/ui/widgets/core.h"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

using namespace kerbside;
using namespace kerbside::app::ui;
using test::Stage;

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
