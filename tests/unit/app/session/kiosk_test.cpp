#include "memory_shelf.h"

#include "app/session/kiosk.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;
using namespace std::chrono_literals;

namespace {

struct Hall {
    platform::ManualClock clock{platform::WallTime(std::chrono::milliseconds(1773525600000))};
    MemoryShelf shelf;
    QuietOutgoing outgoing;
    std::unique_ptr<Kiosk> kiosk;

    Hall()
    {
        shelf.add_form("shift", shift_form());
        shelf.add_form("survey", survey_form());
        open();
    }
    void open() { kiosk = std::make_unique<Kiosk>(shelf, outgoing, clock, Environment{.clock = &clock}); }
    void begin()
    {
        kiosk->set_up().event = "Youth Summit";
        kiosk->set_up().session = "Morning";
        kiosk->set_up().pin = "2468";
        REQUIRE(kiosk->begin() == SetUpFault::None);
        REQUIRE(kiosk->place() == KioskPlace::Visit);
    }
    Visitor& visitor() { return *kiosk->visitor(); }
    void answer_one()
    {
        visitor().start();
        visitor().accept_notice();
        visitor().interview()->choose(visitor().interview()->page().questions.front().node, "no");
    }
    void press(std::string_view keys)
    {
        for (const char key : keys)
            kiosk->press(key);
    }
};

}

TEST_CASE("staff name the event and the session before anybody answers", "[kiosk]")
{
    Hall hall;
    CHECK(hall.kiosk->forms().size() == 1);
    CHECK(hall.kiosk->begin() == SetUpFault::Event);
    hall.kiosk->set_up().event = "Youth Summit";
    CHECK(hall.kiosk->begin() == SetUpFault::Session);
    hall.kiosk->set_up().session = "Morning";
    CHECK(hall.kiosk->begin() == SetUpFault::Pin);
    hall.kiosk->set_up().pin = "12a4";
    CHECK(hall.kiosk->begin() == SetUpFault::Pin);
    // As a worker's own: what is tried first is none.
    for (const auto* const easy : {"1234", "0000", "1111", "9876"}) {
        hall.kiosk->set_up().pin = easy;
        CHECK(hall.kiosk->begin() == SetUpFault::EasyPin);
    }
    hall.kiosk->set_up().pin = "1357";
    CHECK(hall.kiosk->begin() == SetUpFault::None);
    CHECK(hall.kiosk->set_up().pin.empty());
    CHECK(hall.visitor().place() == VisitorPlace::Attract);
}

TEST_CASE("a form's first page of notes is who reads this", "[kiosk]")
{
    Hall hall;
    hall.begin();
    hall.visitor().start();
    REQUIRE(hall.visitor().place() == VisitorPlace::Notice);
    REQUIRE(hall.visitor().notice().size() == 1);
    CHECK(hall.visitor().notice()[0].text == "Nobody asks your name.");
    CHECK(hall.visitor().notice()[0].stressed == std::vector<platform::Stressed>{{0, 6, platform::Stress::Strong}});
    hall.visitor().accept_notice();
    CHECK(hall.visitor().interview()->page().questions.front().label == "Do you feel safe?");
}

TEST_CASE("a kiosk left alone warns, then wipes what was answered", "[kiosk]")
{
    Hall hall;
    hall.begin();
    hall.answer_one();
    hall.clock.advance(59s);
    CHECK_FALSE(hall.kiosk->tick());
    hall.clock.advance(1s);
    CHECK(hall.kiosk->tick());
    CHECK(hall.visitor().cover() == VisitorCover::Idle);
    CHECK(hall.visitor().left() == 20s);
    hall.visitor().stay();
    CHECK(hall.visitor().cover() == VisitorCover::None);
    CHECK(hall.visitor().interview()->review().rows[0].answer.text == "No");

    hall.clock.advance(80s);
    const auto wipes = hall.kiosk->wipes();
    CHECK(hall.kiosk->tick());
    CHECK(hall.visitor().place() == VisitorPlace::Attract);
    CHECK(hall.visitor().interview() == nullptr);
    CHECK(hall.kiosk->wipes() != wipes);
    CHECK(hall.shelf.pool.empty());
    CHECK(hall.shelf.kept.empty());
}

TEST_CASE("a survey that asks nothing ends with thanks and counts as nobody", "[kiosk]")
{
    Hall hall;
    hall.shelf.add_form("survey", xform("survey", R"x(kerbside:mode="anonymous")x", "<a/>", R"x(<bind nodeset="/data/a" type="string" relevant="false()"/>)x",
                                        R"x(<input ref="/data/a"><label>A</label></input>)x"));
    hall.begin();
    hall.visitor().start();
    hall.visitor().accept_notice();
    REQUIRE(hall.visitor().interview()->page().is_empty);
    hall.visitor().next();
    CHECK(hall.visitor().place() == VisitorPlace::Thanks);
    CHECK(hall.visitor().answered() == 0);
    CHECK(hall.shelf.pool.empty());
}

TEST_CASE("nothing of the one before is left for the next", "[kiosk]")
{
    Hall hall;
    hall.begin();
    hall.answer_one();
    hall.visitor().next();
    hall.visitor().next();
    hall.visitor().send();
    REQUIRE(hall.visitor().place() == VisitorPlace::Thanks);
    CHECK(hall.visitor().interview() == nullptr);
    hall.visitor().wipe();
    hall.visitor().start();
    hall.visitor().accept_notice();
    CHECK(hall.visitor().interview()->page().questions.front().value.empty());
}

TEST_CASE("somebody may stop, and choose what becomes of the answers", "[kiosk]")
{
    Hall hall;
    hall.begin();
    hall.answer_one();
    hall.visitor().ask_to_stop();
    hall.visitor().wipe();
    CHECK(hall.shelf.pool.empty());
    hall.answer_one();
    hall.visitor().ask_to_stop();
    hall.visitor().finish_now();
    CHECK(hall.shelf.pool.size() == 1);
    CHECK(hall.shelf.pool[0].find("<safe>no</safe>") != std::string::npos);
}

TEST_CASE("who ends early is led to what was typed and is no number, and it is not dropped", "[kiosk]")
{
    Hall hall;
    hall.shelf.add_form("survey", xform("survey", R"x(kerbside:mode="anonymous")x", "<need/><age/>",
                                        R"x(<bind nodeset="/data/need" type="string" required="true()"/><bind nodeset="/data/age" type="int"/>)x",
                                        R"x(<input ref="/data/need"><label>Needed</label></input><input ref="/data/age"><label>Age</label></input>)x"));
    hall.begin();
    hall.visitor().start();
    hall.visitor().accept_notice();
    const auto first = [&] { return hall.visitor().interview()->page().questions.front(); };
    hall.visitor().interview()->type(first().node, "x");
    hall.visitor().next();
    hall.visitor().interview()->type(first().node, "12a");
    hall.visitor().back();
    hall.visitor().interview()->type(first().node, "");
    hall.visitor().ask_to_stop();
    hall.visitor().finish_now();
    CHECK(hall.shelf.pool.empty());
    REQUIRE(hall.visitor().place() == VisitorPlace::Survey);
    CHECK(hall.visitor().cover() == VisitorCover::None);
    CHECK(first().label == "Age");
    CHECK(first().value == "12a");
    CHECK(first().fault == Fault::NotOfType);
    // What is missing holds nobody.
    hall.visitor().interview()->type(first().node, "12");
    hall.visitor().finish_now();
    REQUIRE(hall.shelf.pool.size() == 1);
    CHECK(hall.shelf.pool[0].find("<age>12</age>") != std::string::npos);
}

TEST_CASE("how many answered is told in tens", "[kiosk]")
{
    Hall hall;
    hall.begin();
    for (int person = 0; person < 12; ++person) {
        hall.answer_one();
        hall.visitor().finish_now();
        hall.visitor().wipe();
    }
    CHECK(hall.visitor().answered_roughly() == 10);
}

TEST_CASE("an answer that could not be kept is still there", "[kiosk]")
{
    Hall hall;
    hall.begin();
    hall.answer_one();
    hall.shelf.fails = platform::ErrorKind::Full;
    hall.visitor().finish_now();
    CHECK(hall.visitor().has_failed());
    REQUIRE(hall.visitor().interview() != nullptr);
    hall.shelf.fails.reset();
    hall.visitor().finish_now();
    CHECK(hall.shelf.pool.size() == 1);
}

TEST_CASE("staff leave by PIN, and five wrong ones close that door for a minute", "[kiosk]")
{
    Hall hall;
    hall.begin();
    hall.kiosk->ask_for_pin();
    for (int tries = 0; tries < 5; ++tries)
        hall.press("1111\r");
    CHECK(hall.kiosk->pin().locked == 60s);
    hall.press("2468\r");
    CHECK(hall.kiosk->place() == KioskPlace::Pin);
    hall.clock.advance(31s);
    hall.kiosk->touched();
    CHECK(hall.kiosk->tick());
    hall.clock.advance(29s);
    CHECK(hall.kiosk->tick());
    CHECK(hall.kiosk->pin().locked == 0s);
    hall.press("2468\r");
    CHECK(hall.kiosk->place() == KioskPlace::Staff);
    REQUIRE(hall.kiosk->end_session());
    CHECK(hall.kiosk->place() == KioskPlace::SetUp);
    CHECK(hall.shelf.releases == 1);
    CHECK(hall.outgoing.wakes == 1);
}

TEST_CASE("after a power cut the session goes on, and the unfinished survey is gone", "[kiosk]")
{
    Hall hall;
    hall.begin();
    hall.answer_one();
    hall.open();
    REQUIRE(hall.kiosk->place() == KioskPlace::Visit);
    CHECK(hall.visitor().place() == VisitorPlace::Attract);
    hall.kiosk->ask_for_pin();
    hall.press("2468\r");
    CHECK(hall.kiosk->place() == KioskPlace::Staff);
}

TEST_CASE("the door to staff stays shut longer each time, and pulling the plug does not open it", "[kiosk]")
{
    Hall hall;
    hall.begin();
    hall.kiosk->ask_for_pin();
    for (int tries = 0; tries < 5; ++tries)
        hall.press("1111\r");
    CHECK(hall.kiosk->pin().locked == 60s);
    hall.clock.advance(20s);
    hall.open();
    hall.kiosk->ask_for_pin();
    CHECK(hall.kiosk->pin().locked == 40s);
    hall.clock.advance(40s);
    hall.press("1111\r");
    CHECK(hall.kiosk->pin().locked == 120s);
    hall.clock.advance(120s);
    for (int tries = 0; tries < 12; ++tries) {
        hall.press("1111\r");
        hall.clock.advance(hall.kiosk->pin().locked);
    }
    hall.press("1111\r");
    CHECK(hall.kiosk->pin().locked == 1800s);
    hall.clock.advance(1800s);
    hall.press("2468\r");
    CHECK(hall.kiosk->place() == KioskPlace::Staff);
    hall.open();
    hall.kiosk->ask_for_pin();
    hall.press("1111\r");
    CHECK(hall.kiosk->pin().locked == 0s);
}

TEST_CASE("a clock that was set back locks no longer than was meant", "[kiosk]")
{
    Hall hall;
    hall.begin();
    hall.kiosk->ask_for_pin();
    for (int tries = 0; tries < 5; ++tries)
        hall.press("1111\r");
    hall.clock.set_wall(hall.clock.now() - 24h);
    hall.open();
    hall.kiosk->ask_for_pin();
    CHECK(hall.kiosk->pin().locked == 60s);
}

TEST_CASE("a wrong PIN is counted before it is tried", "[kiosk]")
{
    Hall hall;
    hall.begin();
    for (int person = 0; person < 4; ++person) {
        hall.kiosk->ask_for_pin();
        hall.press("1111\r");
        hall.open();
    }
    hall.kiosk->ask_for_pin();
    hall.press("1111\r");
    CHECK(hall.kiosk->pin().locked == 60s);
}

TEST_CASE("the page for the PIN gives the kiosk back to the young people, locked or not", "[kiosk]")
{
    Hall hall;
    hall.begin();
    hall.kiosk->ask_for_pin();
    for (int tries = 0; tries < 6; ++tries)
        hall.press("1111\r");
    hall.clock.advance(30s);
    CHECK(hall.kiosk->tick());
    CHECK(hall.kiosk->place() == KioskPlace::Visit);
}

TEST_CASE("how many answered today outlives a power cut, and begins again the next day", "[kiosk]")
{
    Hall hall;
    hall.begin();
    const auto answer = [&](int people) {
        for (int person = 0; person < people; ++person) {
            hall.answer_one();
            hall.visitor().finish_now();
            hall.visitor().wipe();
        }
    };
    answer(9);
    CHECK(hall.visitor().answered_roughly() == 0);
    hall.open();
    answer(1);
    CHECK(hall.visitor().answered_roughly() == 10);
    CHECK(hall.kiosk->answered() == 10);
    hall.clock.advance(24h);
    CHECK(hall.visitor().answered_roughly() == 0);
    answer(10);
    CHECK(hall.visitor().answered_roughly() == 10);
}

TEST_CASE("the attract page speaks one language after another, unless it is to stand still", "[kiosk]")
{
    Hall hall;
    hall.begin();
    VisitorPlan plan = hall.visitor().plan();
    plan.languages = {{"en", "English"}, {"ta", "Tamil"}, {"ur", "Urdu"}};
    Visitor visitor(hall.shelf, hall.clock, plan);
    CHECK(visitor.attract_step() == 0);
    REQUIRE(visitor.next_due());
    CHECK(*visitor.next_due() >= 8s);
    hall.clock.advance(plan.step);
    CHECK(visitor.tick());
    CHECK(visitor.attract_step() == 1);
    CHECK_FALSE(visitor.tick());
    hall.clock.advance(2 * plan.step);
    CHECK(visitor.tick());
    CHECK(visitor.attract_step() == 0);
    plan.is_still = true;
    Visitor still(hall.shelf, hall.clock, plan);
    CHECK_FALSE(still.next_due());
    hall.clock.advance(plan.step);
    CHECK_FALSE(still.tick());
    CHECK(still.attract_step() == 0);
}

TEST_CASE("somebody who answered nothing is thanked, and neither sent nor counted", "[kiosk]")
{
    Hall hall;
    hall.begin();
    hall.visitor().start();
    hall.visitor().accept_notice();
    hall.visitor().ask_to_stop();
    hall.visitor().finish_now();
    CHECK(hall.visitor().place() == VisitorPlace::Thanks);
    CHECK(hall.visitor().interview() == nullptr);
    CHECK(hall.shelf.pool.empty());
    CHECK(hall.kiosk->answered() == 0);
}

TEST_CASE("the help page has a time of its own, and is seen under the warning", "[kiosk]")
{
    Hall hall;
    hall.begin();
    hall.visitor().open_help();
    hall.clock.advance(119s);
    CHECK_FALSE(hall.kiosk->tick());
    CHECK(hall.visitor().cover() == VisitorCover::Help);
    CHECK(hall.kiosk->next_due() == 1s);
    hall.clock.advance(1s);
    CHECK(hall.kiosk->tick());
    CHECK(hall.visitor().cover() == VisitorCover::None);

    hall.answer_one();
    hall.visitor().open_help();
    hall.clock.advance(119s);
    CHECK_FALSE(hall.kiosk->tick());
    hall.clock.advance(1s);
    CHECK(hall.kiosk->tick());
    CHECK(hall.visitor().cover() == VisitorCover::Idle);
    CHECK(hall.visitor().is_help_open());
    CHECK(hall.visitor().left() == 20s);
    hall.visitor().stay();
    CHECK(hall.visitor().cover() == VisitorCover::Help);
    hall.visitor().close_help();

    hall.visitor().finish_now();
    REQUIRE(hall.visitor().place() == VisitorPlace::Thanks);
    hall.visitor().open_help();
    hall.clock.advance(100s);
    CHECK_FALSE(hall.kiosk->tick());
    hall.visitor().close_help();
    hall.clock.advance(19s);
    CHECK_FALSE(hall.kiosk->tick());
    hall.clock.advance(1s);
    CHECK(hall.kiosk->tick());
    CHECK(hall.visitor().place() == VisitorPlace::Attract);
}

TEST_CASE("help from the attract page speaks what the page spoke at that moment", "[kiosk]")
{
    Hall hall;
    hall.begin();
    VisitorPlan plan = hall.visitor().plan();
    plan.languages = {{"en", "English"}, {"ta", "Tamil"}};
    Visitor visitor(hall.shelf, hall.clock, plan);
    CHECK(visitor.language() == "en");
    hall.clock.advance(plan.step);
    CHECK(visitor.language() == "ta");
    visitor.open_help();
    hall.clock.advance(plan.step);
    CHECK(visitor.language() == "ta");
    visitor.wipe();
    CHECK(visitor.language() == "en");
}

TEST_CASE("an event and a session of blanks are refused, and blanks round them are not kept", "[kiosk]")
{
    Hall hall;
    hall.kiosk->set_up().event = "   ";
    hall.kiosk->set_up().session = " Morning ";
    hall.kiosk->set_up().pin = "2468";
    CHECK(hall.kiosk->begin() == SetUpFault::Event);
    hall.kiosk->set_up().event = " Youth Summit\t";
    CHECK(hall.kiosk->begin() == SetUpFault::None);
    CHECK(hall.shelf.setting("kiosk.event") == "Youth Summit");
    CHECK(hall.shelf.setting("kiosk.session") == "Morning");
}

TEST_CASE("set-up says what waits to be sent, and a PIN left lying there is wiped", "[kiosk]")
{
    Hall hall;
    hall.outgoing.view.waiting = 3;
    CHECK(hall.kiosk->tick());
    CHECK(hall.kiosk->waiting() == 3);
    CHECK_FALSE(hall.kiosk->tick());
    REQUIRE(hall.kiosk->next_due());
    CHECK(*hall.kiosk->next_due() <= 2s);
    hall.outgoing.view.waiting = 0;
    CHECK(hall.kiosk->tick());
    CHECK_FALSE(hall.kiosk->next_due());

    hall.kiosk->touched();
    hall.kiosk->set_up().pin = "2468";
    hall.clock.advance(59s);
    CHECK_FALSE(hall.kiosk->tick());
    hall.clock.advance(1s);
    const auto wipes = hall.kiosk->wipes();
    CHECK(hall.kiosk->tick());
    CHECK(hall.kiosk->set_up().pin.empty());
    CHECK(hall.kiosk->wipes() != wipes);
}

TEST_CASE("from the page for the PIN too, help is one touch away", "[kiosk]")
{
    Hall hall;
    hall.begin();
    hall.kiosk->ask_for_pin();
    hall.press("11");
    hall.kiosk->open_help();
    CHECK(hall.kiosk->place() == KioskPlace::Visit);
    CHECK(hall.visitor().cover() == VisitorCover::Help);
    CHECK(hall.kiosk->pin().entered == 0);
}
