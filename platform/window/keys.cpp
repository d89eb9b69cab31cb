#include "platform/window/window.h"

#include <utility>

namespace kerbside::platform {

namespace {

constexpr std::pair<std::string_view, Key> kKeys[] = {
    {"Tab", Key::Tab}, {"Enter", Key::Enter}, {"Space", Key::Space}, {"Escape", Key::Escape}, {"Backspace", Key::Backspace},
    {"Delete", Key::Delete}, {"Left", Key::Left}, {"Right", Key::Right}, {"Up", Key::Up}, {"Down", Key::Down}, {"Home", Key::Home},
    {"End", Key::End}, {"PageUp", Key::PageUp}, {"PageDown", Key::PageDown}, {"A", Key::A}, {"C", Key::C}, {"V", Key::V},
    {"X", Key::X}, {"Y", Key::Y}, {"Z", Key::Z}, {"L", Key::L}, {"F1", Key::F1}, {"F2", Key::F2}, {"F5", Key::F5}, {"F11", Key::F11},
};

}

Key key_called(std::string_view name)
{
    for (const auto& [known, key] : kKeys)
        if (known == name)
            return key;
    return Key::None;
}

std::string_view name_of(Key wanted)
{
    for (const auto& [name, key] : kKeys)
        if (key == wanted)
            return name;
    return {};
}

}
