#include "memory_shelf.h"

#include "app/session/tablet.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;
using namespace std::chrono_literals;

namespace {

struct Office {
    platform::ManualClock clock{platform::WallTime(std::chrono::milliseconds(1773525600000))};
    MemoryShelf shelf;
    QuietOutgoing outgoing;
    std::unique_ptr<Tablet> tablet;

    Office()
    {
        (void)shelf.add_account("ada", "four plain words here");
        shelf.add_form("shift", shift_form());
        shelf.add_form("survey", survey_form());
        shelf.add_form("concern", concern_form());
        tablet = std::make_unique<Tablet>(shelf, outgoing, clock, Environment{.clock = &clock});
    }
    void sign_in()
    {
        tablet->choose_account("ada");
        tablet->secret() = "four plain words here";
        tablet->unlock();
        REQUIRE(tablet->is_signed_in());
    }
    NodeRef first() { return tablet->interview()->page().questions.front().node; }
    void choose(std::string_view value)
    {
        tablet->interview()->choose(first(), value);
        tablet->changed(false);
    }
};

}

TEST_CASE("wrong words open nothing, and what was typed is gone", "[tablet]")
{
    Office office;
    office.tablet->choose_account("ada");
    office.tablet->secret() = "wrong";
    office.tablet->unlock();
    CHECK(office.tablet->place() == TabletPlace::SignIn);
    CHECK(office.tablet->sign_in().problem == platform::ErrorKind::WrongKey);
    CHECK(office.tablet->secret().empty());
}

TEST_CASE("a name of blanks is none, and one that differs by blanks or letters' case alone is taken", "[tablet]")
{
    Office office;
    const auto fault_of = [&](std::string_view name) {
        office.tablet->open_new_account();
        office.tablet->new_name() = name;
        office.tablet->new_secret() = "four plain words here";
        office.tablet->new_again() = "four plain words here";
        office.tablet->add_account();
        return office.tablet->new_account_fault();
    };
    CHECK(fault_of("   ") == NewAccountFault::NoName);
    CHECK(fault_of("\u200B\u3164\u00A0") == NewAccountFault::NoName);
    CHECK(fault_of(" Ada ") == NewAccountFault::Taken);
    for (const auto* const alike : {"a\u200Bda", "\u202Eada", "\u0430da", "ada\u3164"})
        CHECK(fault_of(alike) == NewAccountFault::Taken);
    CHECK(fault_of(" Bola \u00A0 \u200BO ") == NewAccountFault::None);
    CHECK(office.shelf.accounts() == std::vector<std::string>{"Bola O", "ada"});
}

TEST_CASE("a secret of blanks or of one letter is refused, and what was refused is begun anew", "[tablet]")
{
    Office office;
    office.tablet->open_new_account();
    const auto fault_of = [&](std::string_view secret, std::string_view again) {
        office.tablet->new_name() = "Bola";
        office.tablet->new_secret() = secret;
        office.tablet->new_again() = again;
        office.tablet->add_account();
        return office.tablet->new_account_fault();
    };
    CHECK(fault_of("            ", "            ") == NewAccountFault::TooShort);
    CHECK(fault_of(" \u00A0\u200B\u3000\u3164\u2800\u2003\u2060", " \u00A0\u200B\u3000\u3164\u2800\u2003\u2060") == NewAccountFault::TooShort);
    CHECK(fault_of("   two words   ", "   two words   ") == NewAccountFault::TooShort);
    CHECK(office.tablet->new_secret().empty());
    CHECK(fault_of("aaaaaaaaaaaa", "aaaaaaaaaaaa") == NewAccountFault::OneLetter);
    CHECK(fault_of("żżżżżżżżżżżż", "żżżżżżżżżżżż") == NewAccountFault::OneLetter);
    CHECK(fault_of("four plain words here", "four plain words her") == NewAccountFault::Different);
    CHECK(office.tablet->new_secret().empty());
    CHECK(office.tablet->new_again().empty());
    CHECK(office.tablet->new_name() == "Bola");
    CHECK(fault_of("four plain words here", "four plain words here") == NewAccountFault::None);
}

TEST_CASE("cards that were removed can still be brought back after a lock and after a power cut, each once", "[tablet]")
{
    Office office;
    office.sign_in();
    office.tablet->open_form("shift");
    office.choose("church");
    for (int page = 0; page < 3; ++page)
        office.tablet->next();
    const auto interview = [&]() -> Interview& { return *office.tablet->interview(); };
    REQUIRE(interview().page().kind == PageKind::Cards);
    for (const auto* const what : {"A fall", "A fight", "A lost coat"}) {
        REQUIRE(interview().add_card());
        interview().type(office.first(), what);
        interview().leave_card();
    }
    for (int times = 0; times < 2; ++times)
        REQUIRE(interview().remove_card(interview().page().cards.front().node));
    office.tablet->changed(false);

    const auto restart = [&] { office.tablet = std::make_unique<Tablet>(office.shelf, office.outgoing, office.clock, Environment{.clock = &office.clock}); };
    const auto wait = [&] {
        office.tablet->noted(0);
        office.clock.advance(700ms);
        office.tablet->tick();
    };
    office.tablet->ask_to_lock();
    office.sign_in();
    REQUIRE(interview().page().cards.size() == 1);
    CHECK(interview().page().removed == 1);
    interview().undo_remove();
    office.tablet->changed(false);
    wait();

    restart();
    office.sign_in();
    REQUIRE(interview().page().cards.size() == 2);
    CHECK(interview().page().cards.front().answers.front().text == "A fight");
    CHECK(interview().page().removed == 1);
    // The draft has it, and the power goes before the place is kept: it is not there twice.
    interview().undo_remove();
    office.tablet->changed(false);
    restart();
    office.sign_in();
    REQUIRE(interview().page().cards.size() == 3);
    CHECK(interview().page().cards.front().answers.front().text == "A fall");
    CHECK(interview().page().removed == 0);
    // With the draft it is kept what was taken out of it, at once.
    REQUIRE(interview().remove_card(interview().page().cards.front().node));
    office.tablet->changed(false);
    restart();
    office.sign_in();
    REQUIRE(interview().page().cards.size() == 2);
    CHECK(interview().page().removed == 1);
    interview().undo_remove();
    CHECK(interview().page().cards.front().answers.front().text == "A fall");
}

TEST_CASE("cards that were removed are kept once, not with every page that is turned", "[tablet]")
{
    Office office;
    office.sign_in();
    office.tablet->open_form("shift");
    office.choose("church");
    for (int page = 0; page < 3; ++page)
        office.tablet->next();
    const auto interview = [&]() -> Interview& { return *office.tablet->interview(); };
    const auto wait = [&] {
        office.tablet->noted(0);
        office.clock.advance(700ms);
        office.tablet->tick();
    };
    REQUIRE(interview().page().kind == PageKind::Cards);
    for (const auto* const what : {"A fall", "A fight"}) {
        REQUIRE(interview().add_card());
        interview().type(office.first(), what);
        interview().leave_card();
    }
    wait();
    CHECK(office.shelf.removed_kept == 0);
    REQUIRE(interview().remove_card(interview().page().cards.front().node));
    office.tablet->changed(false);
    wait();
    CHECK(office.shelf.removed_kept == 1);
    office.tablet->back();
    wait();
    office.tablet->next();
    wait();
    CHECK(office.shelf.removed_kept == 1);
    CHECK(office.shelf.removed()->find("A fall") != std::string::npos);
    CHECK(office.shelf.place()->size() < 1000);
    // Whatever could be brought back goes with the answers.
    interview().undo_remove();
    office.tablet->changed(false);
    wait();
    CHECK(office.shelf.removed()->empty());
}

TEST_CASE("of two cards that are the same, one that was removed can still be brought back after a lock", "[tablet]")
{
    Office office;
    office.sign_in();
    office.tablet->open_form("shift");
    office.choose("church");
    for (int page = 0; page < 3; ++page)
        office.tablet->next();
    const auto interview = [&]() -> Interview& { return *office.tablet->interview(); };
    REQUIRE(interview().page().kind == PageKind::Cards);
    for (int i = 0; i < 3; ++i) {
        REQUIRE(interview().add_card());
        interview().type(office.first(), "A fall");
        interview().leave_card();
    }
    REQUIRE(interview().remove_card(interview().page().cards[1].node));
    REQUIRE(interview().remove_card(interview().page().cards.front().node));
    office.tablet->changed(false);
    const auto restart = [&] { office.tablet = std::make_unique<Tablet>(office.shelf, office.outgoing, office.clock, Environment{.clock = &office.clock}); };
    office.tablet->ask_to_lock();
    office.sign_in();
    REQUIRE(interview().page().cards.size() == 1);
    CHECK(interview().page().removed == 1);
    // The draft has it, and the power goes before the place is kept: the other can still come back.
    interview().undo_remove();
    office.tablet->changed(false);
    restart();
    office.sign_in();
    REQUIRE(interview().page().cards.size() == 2);
    CHECK(interview().page().removed == 2);
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
    office.tablet->lock();
    office.shelf.kept.begin()->second.second.typed = {{"/data/size", "12a"}};
    office.sign_in();
    CHECK(office.tablet->interview()->page().questions.front().value == "7");
}

TEST_CASE("a form that lies open over midnight is told the new day, once", "[tablet]")
{
    Office office;
    office.sign_in();
    office.tablet->open_form("shift");
    REQUIRE(office.tablet->place() == TabletPlace::Form);
    office.clock.advance(60s);
    office.tablet->tick();
    office.clock.advance(60s);
    CHECK_FALSE(office.tablet->tick());
    REQUIRE(office.tablet->next_due());
    CHECK(*office.tablet->next_due() <= 60s);
    office.clock.advance(24h);
    CHECK(office.tablet->tick());
    CHECK_FALSE(office.tablet->tick());
}

TEST_CASE("who tried too often is told how long to wait, and nothing when that is over", "[tablet]")
{
    Office office;
    office.shelf.clock = &office.clock;
    office.shelf.waits_until = office.clock.monotonic() + 30s;
    office.tablet->choose_account("ada");
    office.tablet->secret() = "wrong";
    office.tablet->unlock();
    CHECK(office.tablet->sign_in().problem == platform::ErrorKind::Busy);
    CHECK(office.tablet->sign_in().wait == 30s);
    REQUIRE(office.tablet->next_due());
    CHECK(*office.tablet->next_due() <= 1s);
    office.clock.advance(12500ms);
    CHECK(office.tablet->tick());
    CHECK(office.tablet->sign_in().wait == 18s);
    office.clock.advance(18s);
    CHECK_FALSE(office.tablet->sign_in().problem);
    CHECK(office.tablet->sign_in().wait == 0s);
}

TEST_CASE("home shows this person's forms, drafts and what waits", "[tablet]")
{
    Office office;
    office.outgoing.view.waiting = 3;
    office.sign_in();
    const auto home = office.tablet->home();
    REQUIRE(home.forms.size() == 1);
    CHECK(home.forms[0].id == "shift");
    CHECK(home.concern.has_value());
    CHECK(home.can_hand_over);
    CHECK(home.sync.waiting == 3);
    CHECK(home.drafts.empty());
}

TEST_CASE("every answer is saved before anything else can happen", "[tablet]")
{
    Office office;
    office.sign_in();
    office.tablet->open_form("shift");
    REQUIRE(office.tablet->place() == TabletPlace::Form);
    const auto before = office.shelf.saves;
    office.choose("church");
    CHECK(office.shelf.saves == before + 1);
}

TEST_CASE("a form that was only looked at leaves no draft", "[tablet]")
{
    Office office;
    office.sign_in();
    office.tablet->open_form("shift");
    office.tablet->close_form();
    CHECK(office.tablet->place() == TabletPlace::Home);
    CHECK(office.shelf.kept.empty());
}

TEST_CASE("typing is saved at a pause, and at once when the page is left", "[tablet]")
{
    Office office;
    office.sign_in();
    office.tablet->open_form("shift");
    office.choose("church");
    office.tablet->next();
    const auto before = office.shelf.saves;
    office.tablet->interview()->type(office.first(), "4");
    office.tablet->changed(true);
    CHECK(office.shelf.saves == before);
    REQUIRE(office.tablet->next_due());
    office.clock.advance(*office.tablet->next_due());
    office.tablet->tick();
    CHECK(office.shelf.saves == before + 1);
    office.tablet->interview()->type(office.first(), "5");
    office.tablet->changed(true);
    office.tablet->next();
    CHECK(office.shelf.saves == before + 2);
}

TEST_CASE("who types without a pause is saved within two seconds all the same", "[tablet]")
{
    Office office;
    office.sign_in();
    office.tablet->open_form("shift");
    office.choose("church");
    office.tablet->next();
    const auto before = office.shelf.saves;
    for (int letters = 0; letters < 21; ++letters) {
        office.tablet->interview()->type(office.first(), std::string(static_cast<std::size_t>(letters % 4 + 1), '4'));
        office.tablet->changed(true);
        office.clock.advance(100ms);
        office.tablet->tick();
    }
    CHECK(office.shelf.saves == before + 1);
}

TEST_CASE("a form is saved only when the shelf says that it is", "[tablet]")
{
    Office office;
    office.sign_in();
    office.tablet->open_form("shift");
    office.choose("church");
    office.tablet->open_review();
    office.shelf.fails = platform::ErrorKind::Unknown;
    office.tablet->finish();
    CHECK(office.tablet->place() == TabletPlace::Unfinished);
    CHECK(office.shelf.kept.size() == 1);
    office.shelf.fails = platform::ErrorKind::Full;
    office.tablet->try_to_finish_again();
    CHECK(office.tablet->place() == TabletPlace::Review);
    CHECK(office.tablet->filling().problem == platform::ErrorKind::Full);
    office.shelf.fails.reset();
    office.tablet->finish();
    CHECK(office.tablet->place() == TabletPlace::Finished);
    CHECK(office.shelf.sealed.size() == 1);
    CHECK(office.shelf.kept.empty());
    CHECK(office.outgoing.wakes == 1);
}

TEST_CASE("a concern is raised from the middle of a form, and leads back exactly there", "[tablet]")
{
    Office office;
    office.sign_in();
    office.tablet->open_form("shift");
    office.choose("church");
    office.tablet->next();
    const auto page = office.tablet->interview()->page().id;

    office.tablet->raise_concern();
    REQUIRE(office.tablet->filling().is_concern);
    office.tablet->interview()->type(office.first(), "A child told me");
    office.tablet->next();
    REQUIRE(office.tablet->place() == TabletPlace::Review);
    office.tablet->finish();
    REQUIRE(office.tablet->place() == TabletPlace::Finished);
    CHECK(office.shelf.sealed.size() == 1);
    office.tablet->leave_finished();
    CHECK(office.tablet->place() == TabletPlace::Form);
    CHECK(office.tablet->interview()->page().id == page);
    CHECK_FALSE(office.tablet->filling().is_concern);
}

TEST_CASE("a form whose answers cannot be saved is not left, and its answers stay", "[tablet]")
{
    Office office;
    office.sign_in();
    office.tablet->open_form("shift");
    office.shelf.draft_fails = platform::ErrorKind::Full;
    office.choose("church");
    CHECK(office.tablet->filling().problem == platform::ErrorKind::Full);
    office.tablet->close_form();
    CHECK(office.tablet->place() == TabletPlace::Form);
    office.tablet->go_home();
    CHECK(office.tablet->place() == TabletPlace::Form);
    REQUIRE(office.tablet->interview() != nullptr);
    office.shelf.draft_fails.reset();
    office.tablet->close_form();
    CHECK(office.tablet->place() == TabletPlace::Home);
    CHECK(office.tablet->home().drafts.size() == 1);
}

TEST_CASE("who signs in while the disk is full is told so at once", "[tablet]")
{
    Office office;
    office.shelf.place_fails = platform::ErrorKind::Full;
    office.sign_in();
    CHECK(office.tablet->place() == TabletPlace::Home);
    CHECK(office.tablet->problem() == platform::ErrorKind::Full);
    office.tablet->lock();
    CHECK_FALSE(office.tablet->problem());
    office.shelf.place_fails.reset();
    office.sign_in();
    CHECK_FALSE(office.tablet->problem());
}

TEST_CASE("the button that locks asks first where something would be lost", "[tablet]")
{
    Office office;
    office.sign_in();
    office.tablet->open_form("shift");
    office.shelf.draft_fails = platform::ErrorKind::Full;
    office.choose("church");
    office.tablet->ask_to_lock();
    CHECK(office.tablet->is_signed_in());
    REQUIRE(office.tablet->asks_lock());
    office.tablet->stay();
    CHECK(office.tablet->place() == TabletPlace::Form);
    office.shelf.draft_fails.reset();
    office.tablet->ask_to_lock();
    CHECK_FALSE(office.tablet->is_signed_in());
    CHECK_FALSE(office.tablet->asks_lock());
    office.sign_in();
    CHECK_FALSE(office.tablet->has_lost());
}

TEST_CASE("a lock that cannot save locks all the same, and tells whom it concerns when she is back", "[tablet]")
{
    Office office;
    (void)office.shelf.add_account("bea", "four other plain words");
    office.sign_in();
    office.tablet->open_form("shift");
    office.shelf.draft_fails = platform::ErrorKind::Full;
    office.choose("church");
    office.tablet->lock();
    CHECK_FALSE(office.tablet->is_signed_in());
    office.tablet->choose_account("bea");
    office.tablet->secret() = "four other plain words";
    office.tablet->unlock();
    CHECK_FALSE(office.tablet->has_lost());
    office.tablet->lock();
    office.sign_in();
    CHECK(office.tablet->has_lost());
    office.tablet->forget_loss();
    CHECK_FALSE(office.tablet->has_lost());
}

TEST_CASE("locking saves the draft and forgets the rest", "[tablet]")
{
    Office office;
    office.sign_in();
    office.tablet->open_form("shift");
    office.choose("church");
    office.tablet->next();
    office.tablet->interview()->type(office.first(), "7");
    office.tablet->changed(true);
    const auto wipes = office.tablet->wipes();
    office.tablet->lock();
    CHECK(office.tablet->place() == TabletPlace::SignIn);
    CHECK(office.tablet->interview() == nullptr);
    CHECK(office.shelf.unlocked.empty());
    CHECK(office.tablet->wipes() != wipes);

    office.sign_in();
    REQUIRE(office.tablet->home().drafts.size() == 1);
    REQUIRE(office.tablet->place() == TabletPlace::Form);
    CHECK(office.tablet->interview()->review().rows[1].answer.text == "7");
}

TEST_CASE("a tablet that was handed over shows nothing of the worker's, and ends with her words", "[tablet]")
{
    Office office;
    office.sign_in();
    office.tablet->open_hand_over();
    office.tablet->hand_over("survey");
    CHECK(office.tablet->place() == TabletPlace::Visit);
    CHECK(office.shelf.unlocked.empty());
    auto& visitor = *office.tablet->visitor();
    visitor.start();
    visitor.accept_notice();
    visitor.interview()->choose(visitor.interview()->page().questions.front().node, "no");
    visitor.next();
    visitor.next();
    visitor.send();
    REQUIRE(visitor.place() == VisitorPlace::Thanks);
    CHECK(office.shelf.pool.size() == 1);
    CHECK(office.shelf.kept.empty());

    office.tablet->take_back();
    office.tablet->secret() = "not hers";
    office.tablet->end_visit();
    CHECK(office.tablet->place() == TabletPlace::TakeBack);
    CHECK(office.shelf.releases == 0);
    office.tablet->secret() = "four plain words here";
    office.tablet->end_visit();
    CHECK(office.tablet->place() == TabletPlace::Home);
    CHECK(office.shelf.releases == 1);
}

TEST_CASE("a draft that is opened again is the same one, also where the form makes another instanceID each time", "[tablet]")
{
    Office office;
    auto form = shift_form();
    const std::string_view preload = "jr:preload=\"uid\"";
    const auto at = form.find(preload);
    REQUIRE(at != std::string::npos);
    form.replace(at, preload.size(), "calculate=\"concat('uuid:', uuid())\"");
    office.shelf.add_form("other", form);
    office.sign_in();
    office.tablet->open_form("other");
    office.choose("station");
    REQUIRE(office.shelf.kept.size() == 1);
    const auto id = office.tablet->interview()->instance_id();
    office.tablet->close_form();
    office.tablet->open_draft(id);
    CHECK(office.tablet->interview()->instance_id() == id);
    while (office.tablet->interview()->back()) {
    }
    office.choose("church");
    CHECK(office.shelf.kept.size() == 1);
}
