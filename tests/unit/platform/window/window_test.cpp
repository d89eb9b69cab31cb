#include "platform/window/window_headless.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside::platform;

TEST_CASE("a headless window gives back its events once, in order, and never waits", "[window]")
{
    HeadlessWindow window(320, 200, 1.F);
    window.put({.kind = EventKind::PointerDown, .x = 3, .y = 4});
    window.wake();
    const auto events = window.wait(std::nullopt);
    REQUIRE(events.size() == 2);
    CHECK(events[0].kind == EventKind::PointerDown);
    CHECK(events[1].kind == EventKind::Woken);
    CHECK(window.wait(std::chrono::seconds(10)).empty());
}

TEST_CASE("a headless window can be resized, and its surface goes with it", "[window]")
{
    HeadlessWindow window(320, 200, 2.F);
    window.resize(400, 300, 1.5F);
    CHECK(window.surface().width == 400);
    CHECK(window.surface().height == 300);
    REQUIRE(window.wait(std::nullopt).size() == 1);
    CHECK(window.scale() == 1.5F);
}

TEST_CASE("without a display there is an error, not a crash", "[window]")
{
    setenv("SDL_VIDEODRIVER", "x11", 1);
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    const auto opened = open_window({.title = "test"});
    REQUIRE_FALSE(opened);
    CHECK(opened.error().kind == ErrorKind::NotFound);
}
