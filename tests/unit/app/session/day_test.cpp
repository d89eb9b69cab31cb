#include "memory_shelf.h"

#include "app/session/moments.h"
#include "app/session/tablet.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <ctime>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;
using namespace std::chrono_literals;

namespace {

platform::WallTime at(std::string_view utc)
{
    std::tm parts{};
    strptime(std::string(utc).c_str(), "%Y-%m-%dT%H:%M:%S", &parts);
    return platform::WallTime(std::chrono::seconds(timegm(&parts)));
}

/// The clocks of London, for 2026: an hour ahead from 29 March to 25 October, both at one in the morning (UTC).
std::int32_t london(std::int64_t utc_seconds)
{
    const platform::WallTime instant{std::chrono::seconds(utc_seconds)};
    return instant >= at("2026-03-29T01:00:00") && instant < at("2026-10-25T01:00:00") ? 60 : 0;
}

struct Street {
    platform::ManualClock clock;
    MemoryShelf shelf;
    QuietOutgoing outgoing;
    std::unique_ptr<Tablet> tablet;

    explicit Street(std::string_view utc = "2026-03-14T22:00:00") : clock(at(utc))
    {
        (void)shelf.add_account("ada", "four plain words here");
        shelf.add_form("shift", shift_form());
        shelf.add_form("concern", concern_form());
        tablet = std::make_unique<Tablet>(shelf, outgoing, clock, environment());
        sign_in();
    }
    Environment environment() const
    {
        Environment made{.clock = &clock};
        made.zone = london;
        return made;
    }
    void sign_in(std::string_view name = "ada")
    {
        tablet->choose_account(name);
        tablet->secret() = "four plain words here";
        tablet->unlock();
        REQUIRE(tablet->is_signed_in());
    }
    NodeRef first() { return tablet->interview()->page().questions.front().node; }
    void begin_shift()
    {
        tablet->open_form("shift");
        tablet->interview()->choose(first(), "church");
        tablet->changed(false);
    }
    /// The program is gone, without a word; another one starts on the same device.
    void power_cut()
    {
        shelf.lock();
        tablet = std::make_unique<Tablet>(shelf, outgoing, clock, environment());
    }
    void pause()
    {
        tablet->noted(0);
        clock.advance(1s);
        tablet->tick();
    }
};

}

TEST_CASE("home is looked at anew at midnight, and shows the new day", "[day]")
{
    Street street("2026-03-28T23:59:20");
    using namespace std::chrono;
    CHECK(local_now(street.environment()).day == 2026y / March / 28);
    REQUIRE(street.tablet->next_due());
    CHECK(*street.tablet->next_due() == 40s);
    street.clock.advance(*street.tablet->next_due());
    CHECK(street.tablet->tick());
    CHECK(local_now(street.environment()).day == 2026y / March / 29);
}

TEST_CASE("a shift over a change of the clocks bears the right times, in spring and in autumn", "[day]")
{
    using namespace std::chrono;
    for (const auto& [utc, day, hour, offset] :
         {std::tuple("2026-03-29T00:59:00", 2026y / March / 29, 0, 0), std::tuple("2026-03-29T01:01:00", 2026y / March / 29, 2, 60),
          std::tuple("2026-10-24T23:30:00", 2026y / October / 25, 0, 60), std::tuple("2026-10-25T00:59:00", 2026y / October / 25, 1, 60),
          std::tuple("2026-10-25T01:01:00", 2026y / October / 25, 1, 0)}) {
        Street street(utc);
        const auto now = local_now(street.environment());
        INFO(utc);
        CHECK(now.day == day);
        CHECK(now.hour == hour);
        CHECK(now.offset == offset);
        const auto value = date_time_value(street.environment(), now.day, {now.hour, now.minute});
        CHECK(day_in(value) == now.day);
        CHECK(value.ends_with(offset == 60 ? "+01:00" : "+00:00"));
        street.begin_shift();
        CHECK(street.tablet->filling().saved == street.clock.now());
    }
}

TEST_CASE("an open shift counts on home, each tap saved, and goes on in the form", "[day]")
{
    Street street;
    CHECK_FALSE(street.tablet->home().shift);
    street.begin_shift();
    street.tablet->close_form();
    auto home = street.tablet->home();
    REQUIRE(home.shift);
    REQUIRE(home.shift->tallies.size() == 2);
    CHECK(home.shift->tallies[0].label == "Water");
    const auto before = street.shelf.saves;
    street.tablet->count_shift(home.shift->tallies[0].node, 1);
    street.tablet->count_shift(home.shift->tallies[0].node, 1);
    CHECK(street.shelf.saves == before + 2);
    CHECK(street.tablet->home().shift->tallies[0].value == "2");
    street.power_cut();
    street.sign_in();
    CHECK(street.tablet->home().shift->tallies[0].value == "2");
    street.tablet->open_draft(home.shift->draft.instance_id);
    CHECK(street.tablet->interview()->review().rows[2].answer.text == "2");
}

TEST_CASE("a draft tells what it still needs", "[day]")
{
    Street street;
    street.tablet->open_form("shift");
    street.tablet->interview()->count(street.tablet->interview()->tallies().front(), 1);
    street.tablet->changed(false);
    street.tablet->close_form();
    const auto drafts = street.tablet->home().drafts;
    REQUIRE(drafts.size() == 1);
    CHECK(drafts[0].missing == 1);
    CHECK(drafts[0].missing_names == std::vector<std::string>{"Base"});
    street.tablet->open_draft(drafts[0].instance_id);
    street.tablet->interview()->choose(street.first(), "church");
    street.tablet->changed(false);
    street.tablet->close_form();
    CHECK(street.tablet->home().drafts[0].missing == 0);
}

TEST_CASE("of many drafts each tells what it still needs, the older ones one after the other", "[day]")
{
    Street street;
    constexpr std::size_t kDrafts = 16;
    for (std::size_t at = 0; at < kDrafts; ++at) {
        street.tablet->open_form("shift");
        street.tablet->interview()->count(street.tablet->interview()->tallies().front(), 1);
        street.tablet->changed(false);
        street.tablet->close_form();
        street.clock.advance(1s);
    }
    const auto known = [&] {
        const auto home = street.tablet->home();
        REQUIRE(home.drafts.size() == kDrafts);
        for (const auto& draft : home.drafts)
            CHECK((!draft.is_known || draft.missing == 1));
        return std::ranges::count_if(home.drafts, [](const DraftView& draft) { return draft.is_known; });
    };
    CHECK(known() == 13);
    for (int frame = 0; frame < 3; ++frame) {
        REQUIRE(street.tablet->next_due());
        CHECK(*street.tablet->next_due() <= 100ms);
        street.clock.advance(*street.tablet->next_due());
        CHECK(street.tablet->tick());
        (void)known();
    }
    CHECK(known() == kDrafts);
    // And then it rests.
    CHECK(*street.tablet->next_due() > 1s);
}

TEST_CASE("drafts, the shift and copies are called by their form's title in the language of the app", "[day][copies]")
{
    Street street;
    street.shelf.clock = &street.clock;
    street.shelf.add_form("night", xform("night", R"x(kerbside:mode="named" kerbside:retain_days="30" kerbside:title="jr:itext('title')")x", "<water>0</water>",
                                         R"x(<itext><translation lang="English (en)"><text id="title"><value>Night shift</value></text></translation>
                                             <translation lang="Polish (pl)"><text id="title"><value>Nocna zmiana</value></text></translation></itext>
                                             <bind nodeset="/data/water" type="int"/>)x",
                                         R"x(<input ref="/data/water" appearance="tally"><label>Water</label></input>)x"));
    const auto begin = [&] {
        street.tablet->open_form("night");
        street.tablet->interview()->count(street.first(), 1);
        street.tablet->changed(false);
    };
    begin();
    street.tablet->finish();
    street.tablet->leave_finished();
    begin();
    street.tablet->close_form();
    for (const auto& [language, title] : {std::pair("en", "Night shift"), std::pair("pl", "Nocna zmiana"), std::pair("ta", "night")}) {
        (void)street.shelf.keep_setting("language", language);
        const auto home = street.tablet->home();
        REQUIRE(home.drafts.size() == 1);
        CHECK(home.drafts.front().title == title);
        REQUIRE(home.shift);
        CHECK(home.shift->draft.title == title);
        CHECK(street.tablet->home(title).drafts.size() == 1);
        street.tablet->open_copies();
        REQUIRE(street.tablet->copies().copies.size() == 1);
        CHECK(street.tablet->copies().copies.front().title == title);
        street.tablet->open_copy(street.tablet->copies().copies.front().instance_id);
        REQUIRE(street.tablet->copy() != nullptr);
        CHECK(street.tablet->copy()->entry.title == title);
        street.tablet->go_home();
    }
}

namespace {

/// A round with one counter, of two languages; `name` is what the form calls it, where 'word' is Round or Obchód.
std::string round_form(const std::string& name, const std::string& water = {})
{
    auto form = xform("round", R"x(kerbside:mode="named")x", "<water>0</water>",
                      R"x(<itext><translation lang="English (en)"><text id="word"><value>Round</value></text><text id="water"><value>Water</value></text></translation>
                          <translation lang="Polish (pl)"><text id="word"><value>Obchód</value></text><text id="water"><value>Woda</value></text></translation></itext>
                          <bind nodeset="/data/water" type="int" )x" + water + R"x(/>
                          <bind nodeset="/data/meta/instanceName" type="string" calculate=")x" + name + R"x("/>)x",
                      R"x(<input ref="/data/water" appearance="tally"><label ref="jr:itext('water')"/></input>)x");
    form.replace(form.find("<instanceID/>"), 0, "<instanceName/>");
    return form;
}

void begin_round(Street& street)
{
    street.tablet->open_form("round");
    street.tablet->interview()->count(street.first(), 1);
    street.tablet->changed(false);
    street.tablet->close_form();
}

}

TEST_CASE("the open shift on home speaks the app's language as soon as it changes, and a tap keeps the name in it", "[day]")
{
    Street street;
    street.shelf.add_form("round", round_form("jr:itext('word')"));
    begin_round(street);
    for (const auto& [language, label, name] : {std::tuple("en", "Water", "Round"), std::tuple("pl", "Woda", "Obch\u00f3d"), std::tuple("en", "Water", "Round")}) {
        CAPTURE(language);
        (void)street.shelf.keep_setting("language", language);
        const auto home = street.tablet->home();
        REQUIRE(home.shift);
        CHECK(home.shift->tallies.front().label == label);
        street.tablet->count_shift(home.shift->tallies.front().node, 1);
        CHECK(street.shelf.kept.begin()->second.first.name == name);
        CHECK(street.tablet->home().drafts.front().name == name);
    }
    CHECK(street.tablet->home().shift->tallies.front().value == "4");
}

TEST_CASE("what was counted on home and is not saved yet stays counted when the app's language changes", "[day]")
{
    Street street;
    street.shelf.add_form("round", round_form("jr:itext('word')"));
    begin_round(street);
    const auto node = street.tablet->home().shift->tallies.front().node;
    street.shelf.draft_fails = platform::ErrorKind::Full;
    street.tablet->count_shift(node, 1);
    (void)street.shelf.keep_setting("language", "pl");
    CHECK(street.tablet->home().shift->tallies.front().value == "2");
    street.shelf.draft_fails.reset();
    CHECK(street.tablet->home().shift->tallies.front().value == "2");
    CHECK(street.tablet->home().shift->tallies.front().label == "Woda");
    street.power_cut();
    street.sign_in();
    CHECK(street.tablet->home().shift->tallies.front().value == "2");
}

TEST_CASE("a draft is called by the moment when it was saved, whenever and in whichever language it is looked at", "[day]")
{
    Street street("2026-01-14T22:05:00");
    street.shelf.add_form("round", round_form("concat(jr:itext('word'), ' ', format-date-time(now(), '%H:%M'))"));
    begin_round(street);
    REQUIRE(street.shelf.kept.begin()->second.first.name == "Round 22:05");
    for (const auto& [language, name] : {std::pair("en", "Round 22:05"), std::pair("pl", "Obch\u00f3d 22:05"), std::pair("ta", "Round 22:05"), std::pair("en", "Round 22:05")}) {
        CAPTURE(language);
        (void)street.shelf.keep_setting("language", language);
        street.clock.advance(1h);
        street.power_cut();
        street.sign_in();
        CHECK(street.tablet->home().drafts.front().name == name);
        CHECK(street.shelf.kept.begin()->second.first.name == "Round 22:05");
    }
}

TEST_CASE("counters on home stop where the form's rule would be broken", "[day]")
{
    Street street;
    street.shelf.add_form("round", round_form("'Round'", R"x(constraint=". &gt;= 1 and . &lt;= 2")x"));
    begin_round(street);
    const auto tally = [&] { return street.tablet->home().shift->tallies.front(); };
    street.tablet->count_shift(tally().node, -1);
    CHECK(tally().value == "1");
    CHECK_FALSE(tally().may_less);
    street.tablet->count_shift(tally().node, 1);
    const auto saves = street.shelf.saves;
    CHECK_FALSE(tally().may_more);
    street.tablet->count_shift(tally().node, 1);
    CHECK(tally().value == "2");
    CHECK(street.shelf.saves == saves);
}

TEST_CASE("what is typed finds forms and drafts, small or large, with its accents", "[day]")
{
    Street street;
    street.begin_shift();
    street.tablet->close_form();
    CHECK(street.tablet->home("SHI").forms.size() == 1);
    CHECK(street.tablet->home("shi").drafts.size() == 1);
    CHECK(street.tablet->home("xyz").forms.empty());
    CHECK(street.tablet->home("xyz").drafts.empty());
}

TEST_CASE("after a lock and after a power cut, the same person is on the same page again", "[day]")
{
    for (const bool is_power_cut : {false, true}) {
        Street street;
        street.begin_shift();
        street.tablet->next();
        street.tablet->interview()->type(street.first(), "4");
        street.tablet->changed(true);
        street.tablet->noted(120);
        const auto page = street.tablet->interview()->page().id;
        if (is_power_cut) {
            street.clock.advance(1s);
            street.tablet->tick();
            street.power_cut();
        } else {
            street.tablet->lock();
        }
        street.sign_in();
        INFO(is_power_cut);
        REQUIRE(street.tablet->place() == TabletPlace::Form);
        CHECK(street.tablet->interview()->page().id == page);
        CHECK(street.tablet->interview()->page().questions.front().value == "4");
        CHECK(street.tablet->take_scroll() == 120.F);
    }
}

TEST_CASE("a card of a repeat, the review, and a concern over a form are come back to as well", "[day]")
{
    Street street;
    street.begin_shift();
    for (int i = 0; i < 3; ++i)
        street.tablet->next();
    auto& interview = *street.tablet->interview();
    REQUIRE(interview.page().kind == PageKind::Cards);
    REQUIRE(interview.add_card());
    interview.type(street.first(), "A quarrel at the taxi rank");
    street.tablet->changed(false);
    street.tablet->next();
    const auto page = street.tablet->interview()->page().id;
    street.tablet->raise_concern();
    REQUIRE(street.tablet->is_in_concern());
    street.pause();
    street.power_cut();
    street.sign_in();
    CHECK(street.tablet->is_in_concern());
    CHECK(street.tablet->filling().form.id == "concern");
    street.tablet->close_form();
    CHECK(street.tablet->filling().form.id == "shift");
    CHECK(street.tablet->interview()->page().id == page);
    street.tablet->open_review();
    street.tablet->lock();
    street.sign_in();
    CHECK(street.tablet->place() == TabletPlace::Review);
}

TEST_CASE("what was finished is not opened again after a power cut", "[day]")
{
    Street street;
    street.begin_shift();
    street.tablet->open_review();
    street.pause();
    street.tablet->finish();
    REQUIRE(street.tablet->place() == TabletPlace::Finished);
    street.power_cut();
    street.sign_in();
    CHECK(street.tablet->place() == TabletPlace::Home);
}

TEST_CASE("another person on the same tablet begins at her own home", "[day]")
{
    Street street;
    (void)street.shelf.add_account("bob", "four plain words here");
    street.begin_shift();
    street.tablet->lock();
    CHECK(street.tablet->sign_in().chosen.empty());
    street.sign_in("bob");
    CHECK(street.tablet->place() == TabletPlace::Home);
    street.tablet->lock();
    street.sign_in("ada");
    CHECK(street.tablet->place() == TabletPlace::Form);
}
