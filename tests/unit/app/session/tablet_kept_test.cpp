// What is there again after a lock, a power cut or another day.
#include "office.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;
using namespace std::chrono_literals;

TEST_CASE("cards that were removed can still be brought back after a lock and after a power cut, each once", "[tablet]")
{
    Office office;
    office.fill_cards({"A fall", "A fight", "A lost coat"});
    for (int times = 0; times < 2; ++times)
        REQUIRE(office.interview().remove_card(office.interview().page().cards.front().node));
    office.lock_and_return();
    REQUIRE(office.interview().page().cards.size() == 1);
    CHECK(office.interview().page().removed == 1);
    office.interview().undo_remove();
    office.tablet->changed(false);
    office.pause();

    office.restart();
    office.sign_in();
    REQUIRE(office.interview().page().cards.size() == 2);
    CHECK(office.interview().page().cards.front().answers.front().text == "A fight");
    CHECK(office.interview().page().removed == 1);
    // The draft has it, and the power goes before the place is kept: it is not there twice.
    office.interview().undo_remove();
    office.tablet->changed(false);
    office.restart();
    office.sign_in();
    REQUIRE(office.interview().page().cards.size() == 3);
    CHECK(office.interview().page().cards.front().answers.front().text == "A fall");
    CHECK(office.interview().page().removed == 0);
    // With the draft it is kept what was taken out of it, at once.
    REQUIRE(office.interview().remove_card(office.interview().page().cards.front().node));
    office.tablet->changed(false);
    office.restart();
    office.sign_in();
    REQUIRE(office.interview().page().cards.size() == 2);
    CHECK(office.interview().page().removed == 1);
    office.interview().undo_remove();
    CHECK(office.interview().page().cards.front().answers.front().text == "A fall");
}

TEST_CASE("cards that were removed are kept once, not with every page that is turned", "[tablet]")
{
    Office office;
    office.fill_cards({"A fall", "A fight"});
    office.pause();
    CHECK(office.shelf.removed_kept == 0);
    REQUIRE(office.interview().remove_card(office.interview().page().cards.front().node));
    office.tablet->changed(false);
    office.pause();
    CHECK(office.shelf.removed_kept == 1);
    office.tablet->back();
    office.pause();
    office.tablet->next();
    office.pause();
    CHECK(office.shelf.removed_kept == 1);
    CHECK(office.shelf.removed()->find("A fall") != std::string::npos);
    CHECK(office.shelf.place()->size() < 1000);
    // Whatever could be brought back goes with the answers.
    office.interview().undo_remove();
    office.tablet->changed(false);
    office.pause();
    CHECK(office.shelf.removed()->empty());
}

TEST_CASE("of two cards that are the same, one that was removed can still be brought back after a lock", "[tablet]")
{
    Office office;
    office.fill_cards({"A fall", "A fall", "A fall"});
    REQUIRE(office.interview().remove_card(office.interview().page().cards[1].node));
    REQUIRE(office.interview().remove_card(office.interview().page().cards.front().node));
    office.lock_and_return();
    REQUIRE(office.interview().page().cards.size() == 1);
    CHECK(office.interview().page().removed == 1);
    // The draft has it, and the power goes before the place is kept: the other can still come back.
    office.interview().undo_remove();
    office.tablet->changed(false);
    office.restart();
    office.sign_in();
    REQUIRE(office.interview().page().cards.size() == 2);
    CHECK(office.interview().page().removed == 2);
}

TEST_CASE("after a lock and after a power cut, a card still comes back into the one that went after it", "[tablet]")
{
    for (const bool is_power_cut : {false, true}) {
        Office office;
        office.shelf.add_form("street", xform("street", R"x(kerbside:mode="named")x",
                                              R"x(<house><number/><pet><name/></pet></house>)x",
                                              R"x(<bind nodeset="/data/house/number" type="string"/><bind nodeset="/data/house/pet/name" type="string"/>)x",
                                              R"x(<group ref="/data/house"><label>House</label><repeat nodeset="/data/house">
                                                    <input ref="/data/house/number"><label>Number</label></input>
                                                    <group ref="/data/house/pet"><label>Pet</label><repeat nodeset="/data/house/pet">
                                                      <input ref="/data/house/pet/name"><label>Name</label></input></repeat></group></repeat></group>)x"));
        office.sign_in();
        office.tablet->open_form("street");
        const auto interview = [&]() -> Interview& { return *office.tablet->interview(); };
        const auto to_pets = [&] {
            interview().open_card(interview().page().cards.front().node);
            REQUIRE(interview().next() == Moved::Yes);
        };
        to_pets();
        interview().open_card(interview().page().cards.front().node);
        interview().type(office.first(), "Rex");
        interview().leave_card();
        REQUIRE(interview().remove_card(interview().page().cards.front().node));
        office.tablet->changed(false);
        interview().leave_card();
        REQUIRE(interview().remove_card(interview().page().cards.front().node));
        office.tablet->changed(false);

        INFO(is_power_cut);
        if (is_power_cut)
            office.tablet = std::make_unique<Tablet>(office.shelf, office.outgoing, office.clock, Environment{.clock = &office.clock});
        else
            office.tablet->lock();
        office.sign_in();
        REQUIRE(office.tablet->place() == TabletPlace::Form);
        CHECK(interview().page().cards.empty());
        interview().undo_remove();
        office.tablet->changed(false);
        to_pets();
        CHECK(interview().page().removed == 1);
        interview().undo_remove();
        REQUIRE(interview().page().cards.size() == 1);
        CHECK(interview().page().cards.front().answers.front().text == "Rex");
    }
}

TEST_CASE("what is typed and is no number is there again, with its message, after a lock, a power cut and a day away", "[tablet]")
{
    Office office;
    office.sign_in();
    office.tablet->open_form("shift");
    office.choose("church");
    office.tablet->next();
    office.tablet->interview()->type(office.first(), "12a");
    office.tablet->changed(true);
    const auto is_there = [&](std::string_view text, Fault fault) {
        REQUIRE(office.tablet->place() == TabletPlace::Form);
        const auto question = office.tablet->interview()->page().questions.front();
        CHECK(question.value == text);
        CHECK(question.fault == fault);
    };
    office.tablet->lock();
    office.sign_in();
    is_there("12a", Fault::NotOfType);

    office.clock.advance(1s);
    office.tablet->tick();
    office.tablet = std::make_unique<Tablet>(office.shelf, office.outgoing, office.clock, Environment{.clock = &office.clock});
    office.sign_in();
    is_there("12a", Fault::NotOfType);

    office.tablet->close_form();
    const auto drafts = office.tablet->home().drafts;
    REQUIRE(drafts.size() == 1);
    CHECK(drafts.front().missing == 1);
    office.clock.advance(24h);
    office.tablet->open_draft(drafts.front().instance_id);
    is_there("12a", Fault::NotOfType);

    // Mended, it is a number as any other.
    office.tablet->interview()->type(office.first(), "012");
    office.tablet->lock();
    office.sign_in();
    is_there("012", Fault::None);
    office.tablet->interview()->type(office.first(), "12");
    office.tablet->interview()->end_typing();
    office.tablet->lock();
    CHECK(office.shelf.kept.begin()->second.second.typed.empty());
    office.sign_in();
    is_there("12", Fault::None);
}

TEST_CASE("a draft that was closed opens at the page that was left, also the review, and after a lock", "[tablet]")
{
    Office office;
    office.shelf.add_form("walk", xform("walk", R"x(kerbside:mode="named")x", "<a/><b/><c/><d/>",
                                        R"x(<bind nodeset="/data/a" type="string"/><bind nodeset="/data/b" type="string"/>
                                            <bind nodeset="/data/c" type="string"/><bind nodeset="/data/d" type="string"/>)x",
                                        R"x(<input ref="/data/a"><label>A</label></input><input ref="/data/b"><label>B</label></input>
                                            <input ref="/data/c"><label>C</label></input><input ref="/data/d"><label>D</label></input>)x"));
    office.sign_in();
    office.tablet->open_form("walk");
    office.tablet->interview()->type(office.first(), "x");
    const auto id = office.tablet->interview()->instance_id();
    const auto label = [&] {
        REQUIRE(office.tablet->place() == TabletPlace::Form);
        return office.tablet->interview()->page().questions.front().label;
    };
    const auto again = [&] {
        office.tablet->close_form();
        REQUIRE(office.tablet->place() == TabletPlace::Home);
        office.tablet->open_draft(id);
    };
    again();
    CHECK(label() == "A");
    office.tablet->next();
    office.tablet->next();
    again();
    CHECK(label() == "C");

    // Closed, and the program began anew.
    office.tablet->close_form();
    office.tablet = std::make_unique<Tablet>(office.shelf, office.outgoing, office.clock, Environment{.clock = &office.clock});
    office.sign_in();
    REQUIRE(office.tablet->place() == TabletPlace::Home);
    office.tablet->open_draft(id);
    CHECK(label() == "C");

    office.tablet->next();
    office.tablet->next();
    REQUIRE(office.tablet->place() == TabletPlace::Review);
    // The power goes at that moment.
    office.tablet = std::make_unique<Tablet>(office.shelf, office.outgoing, office.clock, Environment{.clock = &office.clock});
    office.sign_in();
    REQUIRE(office.tablet->place() == TabletPlace::Review);
    again();
    REQUIRE(office.tablet->place() == TabletPlace::Review);

    // Where nothing is known of it: what nobody has answered.
    office.tablet->close_form();
    office.tablet->lock();
    office.shelf.unlocked = "ada";
    REQUIRE(office.shelf.keep_place("[]"));
    office.sign_in();
    office.tablet->open_draft(id);
    CHECK(label() == "B");
}

TEST_CASE("text that is no number has its message when it is come back to", "[tablet]")
{
    Office office;
    office.sign_in();
    office.tablet->open_form("shift");
    office.choose("church");
    office.tablet->next();
    office.tablet->interview()->type(office.first(), "12a");
    CHECK(office.tablet->interview()->page().questions.front().fault == Fault::None);
    office.tablet->back();
    office.tablet->next();
    CHECK(office.tablet->interview()->page().questions.front().value == "12a");
    CHECK(office.tablet->interview()->page().questions.front().fault == Fault::NotOfType);
}

TEST_CASE("a card that was removed keeps what was typed in it and is no value, also while nobody is signed in", "[tablet]")
{
    Office office;
    office.shelf.add_form("ages", xform("ages", R"x(kerbside:mode="named")x", R"x(<child><age/></child>)x",
                                        R"x(<bind nodeset="/data/child/age" type="int"/>)x",
                                        R"x(<group ref="/data/child"><label>Child</label><repeat nodeset="/data/child">
                                              <input ref="/data/child/age"><label>Age</label></input></repeat></group>)x"));
    office.sign_in();
    office.tablet->open_form("ages");
    const auto interview = [&]() -> Interview& { return *office.tablet->interview(); };
    interview().open_card(interview().page().cards.front().node);
    interview().type(office.first(), "1,2,3");
    interview().leave_card();
    REQUIRE(interview().remove_card(interview().page().cards.front().node));
    office.tablet->lock();
    office.sign_in();
    interview().undo_remove();
    interview().open_card(interview().page().cards.front().node);
    CHECK(interview().page().questions.front().value == "1,2,3");
    CHECK(interview().page().questions.front().fault == Fault::NotOfType);
}

TEST_CASE("what another program answered since is not typed over", "[tablet]")
{
    Office office;
    office.sign_in();
    office.tablet->open_form("shift");
    office.choose("church");
    office.tablet->next();
    office.tablet->interview()->type(office.first(), "7");
    office.tablet->interview()->end_typing();
    office.tablet->lock();
    office.shelf.kept.begin()->second.second.typed = {{"/data/size", "12a"}};
    office.sign_in();
    CHECK(office.tablet->interview()->page().questions.front().value == "7");
}

TEST_CASE("a draft is called by what its form calls it in the language that the app speaks now", "[tablet]")
{
    auto form = xform("outing", R"x(kerbside:mode="named")x", "<who/>",
                      R"x(<itext><translation lang="English (en)"><text id="word"><value>Outing of</value></text></translation>
                          <translation lang="Polish (pl)"><text id="word"><value>Wycieczka:</value></text></translation></itext>
                          <bind nodeset="/data/who" type="string"/>
                          <bind nodeset="/data/meta/instanceName" type="string" calculate="concat(jr:itext('word'), ' ', /data/who)"/>)x",
                      R"x(<input ref="/data/who"><label>Who?</label></input>)x");
    form.replace(form.find("<instanceID/>"), 0, "<instanceName/>");
    Office office;
    office.shelf.add_form("outing", form);
    office.sign_in();
    office.tablet->open_form("outing");
    office.interview().type(office.first(), "Bo");
    office.tablet->close_form();
    const auto name = [&] { return office.tablet->home().drafts.front().name; };
    CHECK(name() == "Outing of Bo");
    (void)office.shelf.keep_setting("language", "pl");
    CHECK(name() == "Wycieczka: Bo");
    CHECK(office.tablet->home("wyc").drafts.size() == 1);
    office.tablet->open_draft(office.tablet->home().drafts.front().instance_id);
    CHECK(office.interview().name() == "Wycieczka: Bo");
}
