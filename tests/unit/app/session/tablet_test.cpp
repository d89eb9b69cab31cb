#include "office.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;
using namespace std::chrono_literals;

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
