#include "stage.h"

#include "app/session/moments.h"
#include "app/ui/screens/tablet_app.h"
#include "memory_shelf.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;
using platform::EventKind;

namespace {

/// A worker's tablet with a form open, and a child's words in it.
struct Night {
    platform::ManualClock clock{platform::WallTime(std::chrono::milliseconds(1773525600000))};
    MemoryShelf shelf;
    QuietOutgoing outgoing;
    Translations translations = std::move(Translations::load(KERBSIDE_SOURCE_DIR "/assets/translations")).value();
    Tablet tablet;
    ui::TabletApp app;
    platform::HeadlessWindow window{1280, 800, 1};
    std::unique_ptr<ui::Frame> frame;

    Night() : tablet(prepared(), outgoing, clock, Environment{.clock = &clock}), app(tablet, translations, [](bool) {})
    {
        frame = std::move(ui::Frame::open(window, clock, {.assets = std::string(KERBSIDE_BINARY_DIR) + "/assets", .theme = "day", .language = "en"})).value();
        tablet.choose_account("ada");
        tablet.secret() = "four plain words here";
        tablet.unlock();
        tablet.open_form("concern");
        tablet.interview()->type(tablet.interview()->page().questions.front().node, "He waits at the cut-through");
        tablet.changed(false);
        frame->present(app);
    }
    Shelf& prepared()
    {
        (void)shelf.add_account("ada", "four plain words here");
        shelf.add_form("concern", concern_form());
        return shelf;
    }
    void touch(EventKind kind, float y)
    {
        frame->dispatch(app, {.kind = kind, .x = 640, .y = y, .is_touch = true});
    }
    bool shows(std::string_view text) const
    {
        for (const auto& node : frame->nodes())
            if (node.label.find(text) != node.label.npos || node.value.find(text) != node.value.npos)
                return true;
        return false;
    }
};

}

TEST_CASE("one swipe down from the upper edge covers and wipes everything within 250 ms", "[ui][lock]")
{
    Night night;
    REQUIRE(night.shows("He waits"));
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
    CHECK_FALSE(night.shows("He waits"));
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
