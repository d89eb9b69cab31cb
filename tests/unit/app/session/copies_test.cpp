#include "memory_shelf.h"

#include "app/session/tablet.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;
using namespace std::chrono_literals;

namespace {

/// A note with a name, and the day on which it was finished as the form works it out.
std::string note_form()
{
    return xform("note", R"x(kerbside:mode="named" kerbside:retain_days="2")x", R"x(<who/><place/><day/>)x",
                 R"x(<bind nodeset="/data/who" type="string" required="true()"/><bind nodeset="/data/place" type="string"/>
                    <bind nodeset="/data/day" type="string" calculate="string(today())"/>)x",
                 R"x(<input ref="/data/who"><label>Who was there?</label></input>
                    <input ref="/data/place"><label>Where on <output value="/data/day"/>?</label></input>)x");
}

struct Reader {
    platform::ManualClock clock{platform::WallTime(std::chrono::milliseconds(1773525600000))};
    MemoryShelf shelf;
    QuietOutgoing outgoing;
    std::unique_ptr<Tablet> tablet;

    Reader()
    {
        shelf.clock = &clock;
        (void)shelf.add_account("ada", "four plain words here");
        (void)shelf.add_account("bo", "four other words there");
        shelf.add_form("note", note_form());
        shelf.add_form("concern", concern_form());
        begin();
        sign_in("ada");
    }
    void begin() { tablet = std::make_unique<Tablet>(shelf, outgoing, clock, Environment{.clock = &clock}); }
    void sign_in(std::string_view name)
    {
        tablet->choose_account(name);
        tablet->secret() = name == "ada" ? "four plain words here" : "four other words there";
        tablet->unlock();
        REQUIRE(tablet->is_signed_in());
    }
    void finish(std::string_view who)
    {
        tablet->open_form("note");
        tablet->interview()->type(tablet->interview()->page().questions.front().node, who);
        tablet->changed(false);
        tablet->finish();
        REQUIRE(tablet->place() == TabletPlace::Finished);
        tablet->leave_finished();
        clock.advance(1h);
    }
    std::string newest() { return tablet->copies().copies.front().instance_id; }
};

}

TEST_CASE("what is finished can be read again, the newest first, and by nobody else", "[tablet][copies]")
{
    Reader reader;
    CHECK(reader.tablet->home().copies == 0);
    reader.finish("Bryony");
    reader.finish("Marek");
    CHECK(reader.tablet->home().copies == 2);
    reader.tablet->open_copies();
    REQUIRE(reader.tablet->place() == TabletPlace::Copies);
    const auto view = reader.tablet->copies();
    REQUIRE(view.copies.size() == 2);
    CHECK(view.copies[0].finalized > view.copies[1].finalized);
    CHECK(view.copies[0].expires == view.copies[0].finalized + std::chrono::days(2));
    reader.tablet->open_copy(view.copies[0].instance_id);
    REQUIRE(reader.tablet->copy() != nullptr);
    const auto& rows = reader.tablet->copy()->rows;
    REQUIRE(rows.size() >= 2);
    CHECK(rows[0].answer.label == "Who was there?");
    CHECK(rows[0].answer.text == "Marek");
    CHECK(rows[1].answer.text.empty());

    reader.tablet->lock();
    CHECK(reader.tablet->copy() == nullptr);
    CHECK(reader.tablet->copies().copies.empty());
    reader.sign_in("bo");
    CHECK(reader.tablet->home().copies == 0);
    reader.tablet->open_copies();
    CHECK(reader.tablet->copies().copies.empty());
}

TEST_CASE("a copy is shown as it was finished, not as the form would work it out today", "[tablet][copies]")
{
    Reader reader;
    reader.finish("Bryony");
    const auto sent = reader.shelf.sealed.back().xml;
    reader.clock.advance(30h);
    reader.tablet->open_copies();
    reader.tablet->open_copy(reader.newest());
    REQUIRE(reader.tablet->copy() != nullptr);
    CHECK(sent.find("<day>2026-03-14</day>") != std::string::npos);
    CHECK(reader.tablet->copy()->rows[1].answer.label.find("2026-03-14") != std::string::npos);
}

TEST_CASE("a copy is gone when its time is over, also from the page that shows it", "[tablet][copies]")
{
    Reader reader;
    reader.finish("Bryony");
    reader.clock.advance(24h);
    reader.finish("Marek");
    reader.tablet->open_copies();
    const auto older = reader.tablet->copies().copies.back().instance_id;
    reader.tablet->open_copy(older);
    REQUIRE(reader.tablet->copy() != nullptr);
    const auto wipes = reader.tablet->wipes();
    reader.clock.advance(21h);
    CHECK_FALSE(reader.tablet->tick());
    reader.clock.advance(1h);
    CHECK(reader.tablet->tick());
    CHECK(reader.tablet->copy() == nullptr);
    CHECK(reader.tablet->place() == TabletPlace::Copies);
    CHECK(reader.tablet->wipes() != wipes);
    CHECK(reader.tablet->copies().copies.size() == 1);
    reader.tablet->open_copy(older);
    CHECK(reader.tablet->copy() == nullptr);
    CHECK(reader.tablet->home().copies == 1);
}

TEST_CASE("copies are searched over title and name, whatever the accents", "[tablet][copies]")
{
    Reader reader;
    reader.finish("Bryony");
    reader.tablet->open_copies();
    CHECK(reader.tablet->copies("NÓTE").copies.size() == 1);
    CHECK(reader.tablet->copies("survey").copies.empty());
    CHECK(reader.tablet->copies("survey").all == 1);
}

TEST_CASE("that one has been received is seen without leaving the page", "[tablet][copies]")
{
    Reader reader;
    reader.finish("Bryony");
    reader.tablet->open_copies();
    reader.tablet->open_copy(reader.newest());
    CHECK(reader.tablet->copy()->entry.delivery == Delivery::Waiting);
    CHECK_FALSE(reader.tablet->tick());
    reader.shelf.delivery = Delivery::Received;
    reader.outgoing.view.received = 1;
    CHECK(reader.tablet->tick());
    REQUIRE(reader.tablet->place() == TabletPlace::Copy);
    CHECK(reader.tablet->copy()->entry.delivery == Delivery::Received);
}

TEST_CASE("after a lock or a power cut she is back at the copy that she read, unless its time is over", "[tablet][copies]")
{
    Reader reader;
    reader.finish("Bryony");
    reader.tablet->open_copies();
    reader.tablet->open_copy(reader.newest());
    reader.tablet->lock();
    reader.sign_in("ada");
    REQUIRE(reader.tablet->place() == TabletPlace::Copy);
    CHECK(reader.tablet->copy()->rows[0].answer.text == "Bryony");
    reader.tablet->noted(40);
    reader.clock.advance(1s);
    reader.tablet->tick();
    reader.shelf.lock();
    reader.begin();
    reader.sign_in("ada");
    REQUIRE(reader.tablet->place() == TabletPlace::Copy);
    CHECK(reader.tablet->take_scroll() == 40.F);

    // A concern that is raised from there leads back there.
    reader.tablet->raise_concern();
    REQUIRE(reader.tablet->is_in_concern());
    reader.tablet->close_form();
    REQUIRE(reader.tablet->place() == TabletPlace::Copy);
    CHECK(reader.tablet->copy() != nullptr);

    reader.tablet->lock();
    reader.clock.advance(48h);
    reader.sign_in("ada");
    CHECK(reader.tablet->copy() == nullptr);
    CHECK(reader.tablet->place() != TabletPlace::Copy);
}
