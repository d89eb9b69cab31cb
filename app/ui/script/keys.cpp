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
    if (name.size() == 1 && name[0] >= '0' && name[0] <= '9') {
        event.text.push_back(name.front());
        return event;
    }
    event.key = platform::key_called(name.starts_with("Arrow") ? name.substr(5) : name);
    if (event.key != Key::None)
        return event;
    return std::nullopt;
}

std::optional<platform::Event> switch_event(std::string_view button)
{
    using platform::EventKind;
    if (button.empty())
        return std::nullopt;
    const bool is_key = !button.starts_with("Mouse ") && !button.starts_with("Pad ");
    // A mouse that somebody's switch clicks points at nothing.
    platform::Event event{.kind = is_key ? EventKind::KeyDown : button == "Mouse 1" ? EventKind::PointerDown : EventKind::Switch, .x = -1, .y = -1};
    event.key = platform::key_called(button);
    event.button = button;
    return event;
}

}
