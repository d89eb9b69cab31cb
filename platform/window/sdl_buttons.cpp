#include "platform/window/sdl_buttons.h"

namespace kerbside::platform {

Key key_of(SDL_Keycode code)
{
    switch (code) {
    case SDLK_TAB: return Key::Tab;
    case SDLK_RETURN:
    case SDLK_KP_ENTER: return Key::Enter;
    case SDLK_SPACE: return Key::Space;
    case SDLK_ESCAPE: return Key::Escape;
    case SDLK_BACKSPACE: return Key::Backspace;
    case SDLK_DELETE: return Key::Delete;
    case SDLK_LEFT: return Key::Left;
    case SDLK_RIGHT: return Key::Right;
    case SDLK_UP: return Key::Up;
    case SDLK_DOWN: return Key::Down;
    case SDLK_HOME: return Key::Home;
    case SDLK_END: return Key::End;
    case SDLK_PAGEUP: return Key::PageUp;
    case SDLK_PAGEDOWN: return Key::PageDown;
    case SDLK_a: return Key::A;
    case SDLK_c: return Key::C;
    case SDLK_v: return Key::V;
    case SDLK_x: return Key::X;
    case SDLK_y: return Key::Y;
    case SDLK_z: return Key::Z;
    case SDLK_l: return Key::L;
    case SDLK_F1: return Key::F1;
    case SDLK_F2: return Key::F2;
    case SDLK_F5: return Key::F5;
    case SDLK_F11: return Key::F11;
    default: return Key::None;
    }
}

std::string button_of(const SDL_Keysym& pressed)
{
    switch (pressed.scancode) {
    case SDL_SCANCODE_RETURN: return "Enter";
    case SDL_SCANCODE_UNKNOWN: return {};
    default: break;
    }
    std::string name = SDL_GetScancodeName(pressed.scancode);
    return name.empty() ? "Key " + std::to_string(static_cast<int>(pressed.scancode)) : name;
}

bool is_writing(SDL_Scancode code)
{
    return (code >= SDL_SCANCODE_A && code <= SDL_SCANCODE_0) || (code >= SDL_SCANCODE_MINUS && code <= SDL_SCANCODE_SLASH) ||
           code == SDL_SCANCODE_NONUSBACKSLASH || (code >= SDL_SCANCODE_INTERNATIONAL1 && code <= SDL_SCANCODE_INTERNATIONAL3);
}

Pads::Pads()
{
    if (SDL_InitSubSystem(SDL_INIT_JOYSTICK) != 0)
        return;
    // Those that are there already come once more as events.
    SDL_JoystickEventState(SDL_ENABLE);
}

Pads::~Pads()
{
    for (const auto& [id, pad] : m_open)
        SDL_JoystickClose(pad);
    SDL_QuitSubSystem(SDL_INIT_JOYSTICK);
}

void Pads::come(int index)
{
    if (auto* pad = SDL_JoystickOpen(index))
        m_open.insert_or_assign(SDL_JoystickInstanceID(pad), pad);
}

void Pads::go(SDL_JoystickID id)
{
    const auto found = m_open.find(id);
    if (found == m_open.end())
        return;
    SDL_JoystickClose(found->second);
    m_open.erase(found);
}

}
