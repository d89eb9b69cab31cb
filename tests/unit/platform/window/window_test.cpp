#include "platform/window/window_headless.h"

#include <SDL.h>

#include <catch2/catch_test_macros.hpp>

#include <tuple>

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

TEST_CASE("a key, a mouse's button and a pad's button tell by what name a switch that sends them is known", "[window]")
{
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    const auto opened = open_window({.title = "test"});
    REQUIRE(opened);
    auto& window = **opened;
    const auto told = [&] {
        for (const auto& event : window.wait(std::chrono::milliseconds(0)))
            if (!event.button.empty())
                return event.button;
        return std::string();
    };
    (void)window.wait(std::chrono::milliseconds(0));
    const auto key = [&](SDL_Scancode code, SDL_Keycode sym) {
        SDL_Event event{};
        event.type = SDL_KEYDOWN;
        event.key.keysym = {code, sym, 0, 0};
        SDL_PushEvent(&event);
        return told();
    };
    CHECK(key(SDL_SCANCODE_F7, SDLK_F7) == "F7");
    CHECK(key(SDL_SCANCODE_KP_1, SDLK_KP_1) == "Keypad 1");
    CHECK(key(SDL_SCANCODE_RETURN, SDLK_RETURN) == "Enter");
    // On a French keyboard the key of Q writes an A: its place is its name.
    CHECK(key(SDL_SCANCODE_Q, SDLK_a) == "Q");
    // What a key is called is what it was called by before: the presets that were kept stay right.
    for (const auto& [code, sym, name] : {std::tuple(SDL_SCANCODE_SPACE, SDLK_SPACE, "Space"), {SDL_SCANCODE_RIGHT, SDLK_RIGHT, "Right"},
                                          {SDL_SCANCODE_LEFT, SDLK_LEFT, "Left"}, {SDL_SCANCODE_PAGEUP, SDLK_PAGEUP, "PageUp"},
                                          {SDL_SCANCODE_PAGEDOWN, SDLK_PAGEDOWN, "PageDown"}}) {
        CHECK(key(code, sym) == name);
        CHECK(name_of(key_called(name)) == name);
    }
    SDL_Event click{};
    click.type = SDL_MOUSEBUTTONDOWN;
    click.button.button = SDL_BUTTON_RIGHT;
    SDL_PushEvent(&click);
    CHECK(told() == "Mouse 3");

    window.listen_to_pads(true);
    const int pad = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_GAMECONTROLLER, 0, 4, 0);
    REQUIRE(pad >= 0);
    (void)window.wait(std::chrono::milliseconds(0));
    auto* joystick = SDL_JoystickFromInstanceID(SDL_JoystickGetDeviceInstanceID(pad));
    REQUIRE(joystick != nullptr);
    SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1");
    SDL_JoystickSetVirtualButton(joystick, 1, 1);
    CHECK(told() == "Pad 2");
    window.listen_to_pads(false);
    CHECK(SDL_WasInit(SDL_INIT_JOYSTICK) == 0);
}

namespace {

void push_key(SDL_Scancode code, SDL_Keycode sym)
{
    SDL_Event event{};
    event.type = SDL_KEYDOWN;
    event.key.keysym = {code, sym, 0, 0};
    SDL_PushEvent(&event);
}

void push_text(SDL_EventType type, const char* text)
{
    SDL_Event event{};
    event.type = type;
    SDL_strlcpy(type == SDL_TEXTINPUT ? event.text.text : event.edit.text, text, sizeof(event.text.text));
    SDL_PushEvent(&event);
}

/// What came, a word each: the key's name, or what was written or composed.
std::string told(Window& window)
{
    std::string all;
    for (const auto& event : window.wait(std::chrono::milliseconds(0)))
        if (event.kind == EventKind::KeyDown || event.kind == EventKind::Text || event.kind == EventKind::Editing)
            all += (event.kind == EventKind::KeyDown ? std::string(name_of(event.key)) : "'" + event.text + "'") + " ";
    return all;
}

}

TEST_CASE("Backspace takes back the accent that waits for its letter, and no letter that stands", "[window]")
{
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    const auto opened = open_window({.title = "test"});
    REQUIRE(opened);
    auto& window = **opened;
    window.want_text(PixelRect{});
    (void)window.wait(std::chrono::milliseconds(0));
    push_key(SDL_SCANCODE_B, SDLK_b);
    push_text(SDL_TEXTINPUT, "b");
    push_key(SDL_SCANCODE_APOSTROPHE, SDLK_SCANCODE_MASK); // as SDL gives a dead key
    push_key(SDL_SCANCODE_BACKSPACE, SDLK_BACKSPACE);
    CHECK(told(window) == " 'b'  ");
    push_key(SDL_SCANCODE_BACKSPACE, SDLK_BACKSPACE);
    CHECK(told(window) == "Backspace ");
}

TEST_CASE("what an input method writes because of a key that it declines comes before that key", "[window]")
{
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    const auto opened = open_window({.title = "test"});
    REQUIRE(opened);
    auto& window = **opened;
    window.want_text(PixelRect{});
    (void)window.wait(std::chrono::milliseconds(0));
    push_text(SDL_TEXTEDITING, "m");
    CHECK(told(window) == "'m' ");
    push_key(SDL_SCANCODE_TAB, SDLK_TAB);
    push_text(SDL_TEXTEDITING, "");
    push_text(SDL_TEXTINPUT, "mm");
    push_text(SDL_TEXTEDITING, "");
    push_key(SDL_SCANCODE_RETURN, SDLK_RETURN);
    CHECK(told(window) == "'' 'mm' Tab '' Enter ");
    // The word, and then the space that ended it.
    push_text(SDL_TEXTEDITING, "m");
    CHECK(told(window) == "'m' ");
    push_key(SDL_SCANCODE_SPACE, SDLK_SPACE);
    push_text(SDL_TEXTINPUT, " ");
    push_text(SDL_TEXTEDITING, "m");
    push_text(SDL_TEXTEDITING, "");
    push_text(SDL_TEXTINPUT, "mm");
    push_text(SDL_TEXTEDITING, "");
    CHECK(told(window) == "'m' '' 'mm' Space ' ' '' ");
    // Enter has done what it was pressed for; Escape takes back what is not text yet.
    for (const auto& [code, sym, wanted] : {std::tuple(SDL_SCANCODE_RETURN, SDLK_RETURN, "'mm' '' "), {SDL_SCANCODE_ESCAPE, SDLK_ESCAPE, "'' "}}) {
        push_text(SDL_TEXTEDITING, "m");
        CHECK(told(window) == "'m' ");
        push_key(code, sym);
        push_text(SDL_TEXTINPUT, "mm");
        push_text(SDL_TEXTEDITING, "");
        CHECK(told(window) == wanted);
    }
    // Nothing is held for longer than the moment.
    push_text(SDL_TEXTEDITING, "m");
    push_key(SDL_SCANCODE_TAB, SDLK_TAB);
    CHECK(told(window) == "'m' Tab ");
}
