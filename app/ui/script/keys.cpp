#include "app/ui/script/keys.h"

#include <utility>

namespace kerbside::app::ui {

std::optional<platform::Event> key_event(std::string_view name)
{
    using platform::Key;
    platform::Event event{.kind = platform::EventKind::KeyDown};
    for (bool more = true; more;) {
        more = false;
        for (const auto& [prefix, flag] : {std::pair{std::string_view("Shift+"), &event.shift},
                                           {std::string_view("Ctrl+"), &event.control}, {std::string_view("Control+"), &event.control}})
            if (name.starts_with(prefix)) {
                *flag = true;
                name.remove_prefix(prefix.size());
                more = true;
            }
    }
    constexpr std::pair<std::string_view, Key> keys[] = {
        {"Tab", Key::Tab}, {"Enter", Key::Enter}, {"Space", Key::Space}, {"Escape", Key::Escape}, {"Backspace", Key::Backspace},
        {"Delete", Key::Delete}, {"Left", Key::Left}, {"Right", Key::Right}, {"Up", Key::Up}, {"Down", Key::Down},
        {"ArrowLeft", Key::Left}, {"ArrowRight", Key::Right}, {"ArrowUp", Key::Up}, {"ArrowDown", Key::Down}, {"Home", Key::Home},
        {"End", Key::End}, {"PageUp", Key::PageUp}, {"PageDown", Key::PageDown}, {"A", Key::A}, {"C", Key::C}, {"V", Key::V},
        {"X", Key::X}, {"Y", Key::Y}, {"Z", Key::Z}, {"L", Key::L}, {"F1", Key::F1}, {"F2", Key::F2}, {"F5", Key::F5}, {"F11", Key::F11}};
    if (name.size() == 1 && name[0] >= '0' && name[0] <= '9') {
        event.text.push_back(name.front());
        return event;
    }
    for (const auto& [known, key] : keys)
        if (known == name) {
            event.key = key;
            return event;
        }
    return std::nullopt;
}

}
