#include "open_form.h"

#include "app/session/moments.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;

TEST_CASE("a form that lies open over midnight shows the new day as today", "[ui][questions][day]")
{
    OpenForm opened("<d/>", R"x(<bind nodeset="/data/d" type="date"/>)x", R"x(<input ref="/data/d"><label>When?</label></input>)x");
    const auto pass = [&](std::chrono::minutes time) {
        opened.clock.advance(time);
        opened.frame->advance(opened.app);
        opened.frame->present(opened.app); // draws nothing where there is nothing new
    };
    // As it lies there: nobody touches it.
    const auto seen = [&](const std::string& day) {
        const auto rect = opened.node("form./data/d." + day).rect;
        REQUIRE(rect.w > 0);
        const auto surface = opened.window.surface();
        std::vector<std::uint32_t> pixels;
        for (int y = static_cast<int>(rect.y); y < static_cast<int>(rect.bottom()); ++y)
            pixels.insert(pixels.end(), surface.pixels + y * surface.stride + static_cast<int>(rect.x), surface.pixels + y * surface.stride + static_cast<int>(rect.right()));
        return pixels;
    };
    opened.let_rest();
    pass(std::chrono::minutes(119));
    opened.let_rest();
    const auto saturday = seen("2026-03-14"), sunday = seen("2026-03-15"), monday = seen("2026-03-16");
    REQUIRE(opened.tablet.next_due());
    CHECK(*opened.tablet.next_due() <= std::chrono::minutes(1));
    pass(std::chrono::minutes(1));
    CHECK(differ(seen("2026-03-14"), saturday));
    CHECK(differ(seen("2026-03-15"), sunday));
    CHECK_FALSE(differ(seen("2026-03-16"), monday));
}

TEST_CASE("of a moment that has its day alone the message names the time, and comes into sight with what sets it", "[ui][questions]")
{
    for (const float letters : {1.F, 2.F}) {
        CAPTURE(letters);
        OpenForm opened("<m>2026-03-14</m><z/>", R"x(<bind nodeset="/data/m" type="dateTime" constraint="string-length(.) &gt; 12"/><bind nodeset="/data/z" type="string"/>)x",
                        R"x(<input ref="/data/m"><label>When was it?</label></input><input ref="/data/z"><label>Z</label></input>)x");
        opened.frame->ui().set_text_scale(letters);
        opened.look();
        opened.tap("form.next");
        opened.let_rest();
        const auto told = opened.node("form./data/m.message");
        CHECK(told.label == "The time is missing. Please set it too.");
        CHECK(told.is_in_sight);
        for (const auto* const part : {".hour.more", ".hour.less", ".minute.less"}) {
            const auto node = opened.node(std::string("form./data/m") + part);
            CHECK(node.shown.h > node.rect.h - 0.5F);
        }
    }
    OpenForm needed("<m/><z/>", R"x(<bind nodeset="/data/m" type="dateTime" required="true()"/><bind nodeset="/data/z" type="string"/>)x",
                    R"x(<input ref="/data/m"><label>When was it?</label></input><input ref="/data/z"><label>Z</label></input>)x");
    needed.tap("form.next");
    CHECK(needed.node("form./data/m.message").label == "Please set the date and the time.");
}

TEST_CASE("who picks the day of a moment sees the time that is put in with it", "[ui][questions]")
{
    for (const auto& [width, letters] : {std::pair{1280, 1.F}, {1280, 2.F}, {600, 1.F}, {600, 1.5F}}) {
        CAPTURE(width, letters);
        OpenForm opened("<m/><z/>", R"x(<bind nodeset="/data/m" type="dateTime"/><bind nodeset="/data/z" type="string"/>)x",
                        R"x(<input ref="/data/m"><label>When was it?</label></input><input ref="/data/z"><label>Z</label></input>)x");
        // Where the screen is narrow the time stands below the days.
        opened.window.resize(width, 800, 1);
        opened.frame->dispatch(opened.app, {.kind = EventKind::Resized});
        opened.frame->ui().set_text_scale(letters);
        opened.look();
        opened.let_rest();
        opened.tap("form./data/m.2026-03-03");
        opened.let_rest();
        REQUIRE(opened.tablet.interview()->page().questions.front().value.starts_with("2026-03-03T"));
        for (const auto* const part : {".hour.more", ".hour.less", ".minute.less"}) {
            const auto node = opened.node(std::string("form./data/m") + part);
            CHECK(node.shown.h > node.rect.h - 0.5F);
        }
    }
}

TEST_CASE("a time is set to the minute, and what was brushed is cleared", "[ui][questions]")
{
    OpenForm opened("<t/><z/>", R"x(<bind nodeset="/data/t" type="time"/><bind nodeset="/data/z" type="string"/>)x", R"x(<input ref="/data/t"><label>When?</label></input><input ref="/data/z"><label>Z</label></input>)x");
    const auto value = [&] { return opened.tablet.interview()->page().questions.front().value; };
    opened.tap("form./data/t.hour.more");
    REQUIRE_FALSE(value().empty());
    const auto before = time_in(value()).value();
    opened.tap("form./data/t.minute.more");
    opened.tap("form./data/t.tens.less");
    const auto after = time_in(value()).value();
    CHECK(after.hour == before.hour);
    CHECK(after.minute == (before.minute + 51) % 60);
    opened.look();
    opened.tap("form./data/t.clear");
    CHECK(value().empty());
}

TEST_CASE("a day that is years away is reached by its year", "[ui][questions]")
{
    OpenForm opened("<d>2026-03-14</d><z/>", R"x(<bind nodeset="/data/d" type="date"/><bind nodeset="/data/z" type="string"/>)x", R"x(<input ref="/data/d"><label>Born</label></input><input ref="/data/z"><label>Z</label></input>)x");
    REQUIRE(opened.node("form./data/d.month").label == "March 2026");
    opened.tap("form./data/d.month");
    for (int page = 0; page < 8 && opened.node("form./data/d.years.1980").id.empty(); ++page)
        opened.tap("form./data/d.years.previous");
    opened.tap("form./data/d.years.1980");
    opened.look();
    CHECK(opened.node("form./data/d.month").label == "March 1980");
    CHECK(opened.tablet.interview()->page().questions.front().value == "2026-03-14");
    opened.tap("form./data/d.1980-03-02");
    CHECK(opened.tablet.interview()->page().questions.front().value == "1980-03-02");
}
