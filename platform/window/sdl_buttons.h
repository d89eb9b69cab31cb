#pragma once

#include "platform/window/window.h"

#include <SDL.h>

#include <map>
#include <string>

namespace kerbside::platform {

Key key_of(SDL_Keycode);
/// How a switch that sends this key is known: by the place of the key, whatever is written on it.
std::string button_of(const SDL_Keysym&);

/// Whether a letter, a digit or a sign stands on it in some layout: it may be a dead key, of which SDL knows no more.
bool is_writing(SDL_Scancode);

/// Game pads and what calls itself one, as many a switch does: their buttons are switches. SDL looks for them only while
/// this is here, since it wakes up for that.
class Pads {
public:
    Pads();
    ~Pads();
    Pads(const Pads&) = delete;
    Pads& operator=(const Pads&) = delete;

    void come(int index);
    void go(SDL_JoystickID);

private:
    std::map<SDL_JoystickID, SDL_Joystick*> m_open;
};

}
