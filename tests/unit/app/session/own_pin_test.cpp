#include "memory_shelf.h"

#include "app/session/tablet.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;
using namespace std::chrono_literals;

namespace {

/// A tablet that two people share.
struct Shared {
    platform::ManualClock clock{platform::WallTime(std::chrono::milliseconds(1773525600000))};
    MemoryShelf shelf;
    QuietOutgoing outgoing;
    std::unique_ptr<Tablet> tablet;

    Shared()
    {
        shelf.clock = &clock;
        (void)shelf.add_account("ada", "four plain words here");
        (void)shelf.add_account("bo", "four other words there");
        shelf.add_form("shift", shift_form());
        shelf.add_form("survey", survey_form());
        tablet = std::make_unique<Tablet>(shelf, outgoing, clock, Environment{.clock = &clock});
    }
    void by_words(std::string_view name)
    {
        tablet->choose_account(name);
        tablet->secret() = name == "ada" ? "four plain words here" : "four other words there";
        tablet->unlock();
        REQUIRE(tablet->is_signed_in());
    }
    void press(std::string_view digits)
    {
        for (const char digit : digits)
            tablet->press_pin(digit);
        tablet->press_pin('\r');
    }
    void choose(std::string_view digits)
    {
        for (const char digit : digits)
            tablet->press_own_pin(digit);
        tablet->press_own_pin('\r');
    }
    void set_pin(std::string_view digits)
    {
        tablet->open_own_pin();
        choose(digits);
        choose(digits);
        REQUIRE(tablet->has_own_pin());
    }
    void begin_shift(std::string_view base)
    {
        tablet->open_form("shift");
        tablet->interview()->choose(tablet->interview()->page().questions.front().node, base);
        tablet->changed(false);
        tablet->close_form();
    }
};

}

TEST_CASE("two people swap twice by name and PIN, and neither sees what the other has begun", "[tablet]")
{
    Shared shared;
    shared.by_words("ada");
    shared.set_pin("71930");
    shared.begin_shift("church");
    shared.tablet->lock();
    shared.by_words("bo");
    shared.set_pin("2580");
    CHECK(shared.tablet->home().drafts.empty());
    shared.begin_shift("station");
    const auto bos = shared.tablet->home().drafts.front().instance_id;
    for (int swap = 0; swap < 2; ++swap) {
        shared.tablet->lock();
        CHECK(shared.tablet->sign_in().ready == std::vector<std::string>{"ada", "bo"});
        shared.tablet->choose_account("ada");
        CHECK(shared.tablet->sign_in().by_pin);
        shared.press("71930");
        REQUIRE(shared.shelf.unlocked == "ada");
        REQUIRE(shared.tablet->home().drafts.size() == 1);
        CHECK(shared.tablet->home().drafts.front().instance_id != bos);
        shared.tablet->lock();
        shared.tablet->choose_account("bo");
        shared.press("2580");
        REQUIRE(shared.shelf.unlocked == "bo");
        REQUIRE(shared.tablet->home().drafts.size() == 1);
        CHECK(shared.tablet->home().drafts.front().instance_id == bos);
    }
}

TEST_CASE("a wrong PIN tells how many tries are left; after the last one the words are asked for, and bring it back", "[tablet]")
{
    Shared shared;
    shared.by_words("ada");
    shared.set_pin("71930");
    shared.tablet->lock();
    shared.tablet->choose_account("ada");
    shared.press("2580");
    CHECK(shared.tablet->sign_in().problem == platform::ErrorKind::WrongKey);
    CHECK(shared.tablet->sign_in().pin.tries == 4);
    CHECK(shared.tablet->sign_in().entered == 0);
    for (int i = 0; i < 4; ++i)
        shared.press("2580");
    const auto view = shared.tablet->sign_in();
    CHECK_FALSE(view.by_pin);
    CHECK(view.pin.state == PinState::Spent);
    CHECK_FALSE(view.problem);
    shared.press("71930");
    CHECK_FALSE(shared.tablet->is_signed_in());
    shared.by_words("ada");
    shared.tablet->lock();
    shared.tablet->choose_account("ada");
    CHECK(shared.tablet->sign_in().by_pin);
}

TEST_CASE("when the hours are over the sign-in page asks for words by itself", "[tablet]")
{
    Shared shared;
    shared.by_words("ada");
    shared.set_pin("71930");
    shared.tablet->lock();
    shared.tablet->choose_account("ada");
    shared.shelf.pin_end = shared.clock.monotonic() + 10s;
    REQUIRE(shared.tablet->next_due());
    CHECK(*shared.tablet->next_due() <= 10s);
    shared.clock.advance(10s);
    CHECK(shared.tablet->tick());
    CHECK_FALSE(shared.tablet->sign_in().by_pin);
    CHECK(shared.tablet->sign_in().pin.state == PinState::Expired);
}

TEST_CASE("digits that were pressed are gone when somebody else is chosen, the words are wanted, or it is locked", "[tablet]")
{
    Shared shared;
    shared.by_words("ada");
    shared.set_pin("71930");
    shared.tablet->lock();
    shared.tablet->choose_account("ada");
    shared.tablet->press_pin('7');
    shared.tablet->press_pin('1');
    shared.tablet->press_pin('\b');
    CHECK(shared.tablet->sign_in().entered == 1);
    shared.tablet->choose_account("");
    shared.tablet->choose_account("ada");
    CHECK(shared.tablet->sign_in().entered == 0);
    shared.tablet->press_pin('7');
    shared.tablet->use_words();
    CHECK_FALSE(shared.tablet->sign_in().by_pin);
    CHECK(shared.tablet->sign_in().entered == 0);
    shared.tablet->use_pin();
    CHECK(shared.tablet->sign_in().by_pin);
}

TEST_CASE("a PIN is chosen by giving it twice; what is guessed first will not do", "[tablet]")
{
    Shared shared;
    shared.by_words("ada");
    shared.tablet->open_own_pin();
    shared.choose("719");
    CHECK_FALSE(shared.tablet->own_pin().is_again);
    for (int i = 0; i < 3; ++i)
        shared.tablet->press_own_pin('\b');
    for (const auto* easy : {"0000", "1234", "98765"}) {
        shared.choose(easy);
        CHECK(shared.tablet->own_pin().fault == PinFault::Easy);
    }
    shared.choose("71930");
    CHECK(shared.tablet->own_pin().is_again);
    shared.choose("71931");
    CHECK(shared.tablet->own_pin().fault == PinFault::Different);
    CHECK_FALSE(shared.tablet->has_own_pin());
    shared.choose("71930");
    shared.choose("71930");
    CHECK(shared.tablet->place() == TabletPlace::Home);
    CHECK(shared.tablet->has_own_pin());
    CHECK(shared.tablet->pin_was_set() == true);
    shared.tablet->remove_own_pin();
    CHECK_FALSE(shared.tablet->has_own_pin());
    shared.tablet->lock();
    shared.tablet->choose_account("ada");
    CHECK_FALSE(shared.tablet->sign_in().by_pin);
}

TEST_CASE("a PIN that could not be kept is not said to be set", "[tablet]")
{
    Shared shared;
    shared.by_words("ada");
    shared.tablet->open_own_pin();
    shared.choose("71930");
    shared.shelf.fails = platform::ErrorKind::Full;
    shared.choose("71930");
    CHECK(shared.tablet->place() == TabletPlace::OwnPin);
    CHECK(shared.tablet->own_pin().fault == PinFault::Storage);
    CHECK_FALSE(shared.tablet->pin_was_set());
}

TEST_CASE("home tells of the PIN until it is sent away or one is set, to each person for herself", "[tablet]")
{
    Shared shared;
    shared.by_words("ada");
    CHECK(shared.tablet->home().offers_pin);
    CHECK_FALSE(shared.tablet->home("shift").offers_pin);
    shared.tablet->dismiss_pin();
    CHECK_FALSE(shared.tablet->home().offers_pin);
    shared.tablet->lock();
    shared.by_words("ada");
    CHECK_FALSE(shared.tablet->home().offers_pin);
    shared.tablet->lock();
    shared.by_words("bo");
    CHECK(shared.tablet->home().offers_pin);
    shared.set_pin("2580");
    CHECK_FALSE(shared.tablet->home().offers_pin);
}

TEST_CASE("a tablet that was handed over is taken back with the PIN, and only then are the answers let out", "[tablet]")
{
    Shared shared;
    shared.by_words("ada");
    shared.set_pin("71930");
    shared.tablet->open_hand_over();
    shared.tablet->hand_over("survey");
    shared.tablet->take_back();
    CHECK(shared.tablet->sign_in().by_pin);
    shared.press("2580");
    CHECK(shared.tablet->place() == TabletPlace::TakeBack);
    CHECK(shared.shelf.releases == 0);
    shared.press("71930");
    CHECK(shared.tablet->place() == TabletPlace::Home);
    CHECK(shared.shelf.releases == 1);
    CHECK(shared.shelf.unlocked == "ada");
}
