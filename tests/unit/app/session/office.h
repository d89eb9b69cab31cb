#pragma once

#include "memory_shelf.h"

#include "app/session/tablet.h"

#include <catch2/catch_test_macros.hpp>

#include <initializer_list>
#include <memory>
#include <string_view>

namespace kerbside::test {

using namespace kerbside::app;

/// A tablet that Ada shares, with three forms.
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
    /// What was changed is saved; she locks the tablet and comes back.
    void lock_and_return()
    {
        tablet->changed(false);
        tablet->ask_to_lock();
        sign_in();
    }
    /// A new process, on the same store.
    void restart() { tablet = std::make_unique<Tablet>(shelf, outgoing, clock, Environment{.clock = &clock}); }
    /// As long as a pause has to be for the place to be kept.
    void pause()
    {
        tablet->noted(0);
        clock.advance(std::chrono::milliseconds(700));
        tablet->tick();
    }
    Interview& interview() { return *tablet->interview(); }
    /// A shift is open at its cards, one for each of these.
    void fill_cards(std::initializer_list<std::string_view> what)
    {
        sign_in();
        tablet->open_form("shift");
        choose("church");
        for (int page = 0; page < 3; ++page)
            tablet->next();
        REQUIRE(interview().page().kind == PageKind::Cards);
        for (const auto each : what) {
            REQUIRE(interview().add_card());
            interview().type(first(), each);
            interview().leave_card();
        }
    }
    NodeRef first() { return tablet->interview()->page().questions.front().node; }
    void choose(std::string_view value)
    {
        tablet->interview()->choose(first(), value);
        tablet->changed(false);
    }
};

}
