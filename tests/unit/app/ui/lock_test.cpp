#include "on_screen.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;
using platform::EventKind;

namespace {

/// A worker's tablet with a form open, and a child's words in it.
struct Night : TabletOnScreen {
    Night() : TabletOnScreen("concern", concern_form())
    {
        tablet.interview()->type(tablet.interview()->page().questions.front().node, "He waits at the cut-through");
        tablet.changed(false);
        look();
    }
    void touch(EventKind kind, float y) { OnScreen::touch(app, kind, 640, y); }
};

}

TEST_CASE("one swipe down from the upper edge covers and wipes everything within 250 ms", "[ui][lock]")
{
    Night night;
    REQUIRE(night.tells("He waits"));
    const auto began = std::chrono::steady_clock::now();
    night.touch(EventKind::PointerDown, 3);
    night.touch(EventKind::PointerMove, 40);
    CHECK(night.tablet.is_signed_in());
    night.touch(EventKind::PointerMove, 130);
    night.frame->present(night.app);
    const auto took = std::chrono::steady_clock::now() - began;
    // The finger is still down: it is covered already.
    CHECK_FALSE(night.tablet.is_signed_in());
    CHECK(night.tablet.interview() == nullptr);
    CHECK(night.shelf.unlocked.empty());
    CHECK_FALSE(night.tells("He waits"));
    CHECK(took < std::chrono::milliseconds(250));
    WARN("from the gesture to the covered picture: " << std::chrono::duration_cast<std::chrono::milliseconds>(took).count() << " ms");
}

TEST_CASE("a swipe within the page, or across the edge, locks nothing", "[ui][lock]")
{
    Night night;
    night.touch(EventKind::PointerDown, 200);
    night.touch(EventKind::PointerMove, 400);
    night.touch(EventKind::PointerUp, 400);
    CHECK(night.tablet.is_signed_in());
    night.frame->dispatch(night.app, {.kind = EventKind::PointerDown, .x = 200, .y = 4, .is_touch = true});
    night.frame->dispatch(night.app, {.kind = EventKind::PointerMove, .x = 600, .y = 100, .is_touch = true});
    night.frame->dispatch(night.app, {.kind = EventKind::PointerUp, .x = 600, .y = 100, .is_touch = true});
    CHECK(night.tablet.is_signed_in());
}
