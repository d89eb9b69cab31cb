#include "app/ui/script/script.h"

#include "app/ui/script/keys.h"

#include <algorithm>

namespace kerbside::app::ui {

using platform::Error;
using platform::ErrorKind;
using platform::Event;
using platform::EventKind;
using platform::Json;
using platform::Key;
using platform::Status;
using std::chrono::milliseconds;

namespace {

/// From seeing to touching: nobody is quicker, and what is quicker is a finger that slipped.
constexpr milliseconds kHand{350};

/// A key, or else whatever a switch sends.
std::optional<Event> press_called(const std::string& name)
{
    auto key = key_event(name);
    return key ? key : switch_event(name);
}

}

ScriptRunner::Outcome ScriptRunner::tap(const Json& step, milliseconds held)
{
    TRY_ASSIGN(auto node, find(step, true));
    if (!node.is_enabled)
        return Error{ErrorKind::Refused, wanted_name(step) + " cannot be used now"};
    m_frame.reveal(node.id);
    m_frame.dispatch(m_app, {.kind = EventKind::Exposed});
    settle();
    TRY_ASSIGN(node, find(step, true));
    const Rect screen{0, 0, static_cast<float>(m_window.width()), static_cast<float>(m_window.height())};
    const Rect shown = node.shown.within(screen);
    if (shown.is_empty() || !node.is_in_sight)
        return Error{ErrorKind::Refused, wanted_name(step) + " cannot be brought into sight"};
    const Point at = shown.centre();
    // The hour stays as it was said: what is filled in from it does not hang on how many taps come before.
    const auto hour = m_clock.now();
    m_clock.advance(kHand);
    m_clock.set_wall(hour);
    send({.kind = EventKind::PointerDown, .x = at.x, .y = at.y, .is_touch = true});
    pass_time(held);
    send({.kind = EventKind::PointerUp, .x = at.x, .y = at.y, .is_touch = true});
    settle();
    return Json::object();
}

ScriptRunner::Outcome ScriptRunner::press(const Json& step)
{
    const auto name = platform::text_at(step, "key");
    const auto event = step.contains("switch") ? switch_event(platform::text_at(step, "switch")) : key_event(name);
    if (!event)
        return Error{ErrorKind::Invalid, "no key is called \"" + name + "\""};
    if (step.contains("until"))
        return press_until(step, *event);
    TRY(press_once(*event));
    return Json::object();
}

Status ScriptRunner::press_once(const Event& event)
{
    send(event);
    settle();
    return m_options.by_keys ? check_focus() : Status{};
}

/// As somebody does who looks for a place: the same key again till the ring is there, or on its group of radio buttons.
/// With `then`, as somebody does who has two switches: one till it is offered, the other to take it, out of its group too.
ScriptRunner::Outcome ScriptRunner::press_until(const Json& step, const Event& event)
{
    constexpr int most = 600;
    const auto wanted = platform::text_at(step, "until");
    const auto then = press_called(platform::text_at(step, "then"));
    // Tab leads to its group of radio buttons; from there on it is the arrows.
    const auto group = [&] {
        for (const auto& node : m_frame.nodes())
            if (node.id == wanted)
                return node.group;
        return std::string();
    };
    const bool is_tab = event.key == Key::Tab;
    int presses = 0;
    while (presses < most) {
        int offered = 0;
        bool is_there = false;
        for (const auto& node : m_frame.nodes()) {
            offered += node.is_offered ? 1 : 0;
            if (then)
                is_there = is_there || (node.is_offered && node.id == wanted);
            else
                is_there = is_there || (node.is_focused && (node.id == wanted || (is_tab && !node.group.empty() && node.group == group())));
        }
        if (is_there && !then)
            return Json{{"presses", presses}};
        ++presses;
        TRY(press_once(is_there ? *then : event));
        if (is_there && offered == 1)
            return Json{{"presses", presses}};
    }
    return Error{ErrorKind::NotFound, wanted + " is not reached by " + platform::text_at(step, "key") + "; on the screen: " + on_screen()};
}

ScriptRunner::Outcome ScriptRunner::type(const Json& step)
{
    auto text = platform::text_at(step, "text");
    if (step.contains("secret")) {
        const auto name = platform::text_at(step, "secret");
        if (!m_options.secrets.is_object() || !m_options.secrets.contains(name))
            return Error{ErrorKind::NotFound, "the secrets file has no \"" + name + "\""};
        text = platform::text_at(m_options.secrets, name.c_str());
    }
    const auto nodes = m_frame.nodes();
    if (std::none_of(nodes.begin(), nodes.end(), [](const Node& node) { return node.is_focused && node.role == Role::Field; }))
        return Error{ErrorKind::Refused, "no field has the focus; on the screen: " + on_screen()};
    for (std::size_t at = 0; at < text.size();) {
        const auto feed = std::min(text.find('\n', at), text.size());
        if (feed > at)
            send({.kind = EventKind::Text, .text = text.substr(at, feed - at)});
        if (feed < text.size())
            send({.kind = EventKind::KeyDown, .key = Key::Enter});
        at = feed + 1;
    }
    std::fill(text.begin(), text.end(), '\0');
    settle();
    return Json::object();
}

ScriptRunner::Outcome ScriptRunner::swipe(const Json& step)
{
    const auto to = platform::text_at(step, "to");
    const float w = static_cast<float>(m_window.width());
    const float h = static_cast<float>(m_window.height());
    Point from{w / 2, h / 2};
    Point by{};
    if (to == "left" || to == "right") {
        by.x = (to == "left" ? -0.4F : 0.4F) * w;
        from.x -= by.x / 2;
    } else if (to == "up" || to == "down") {
        by.y = (to == "up" ? -0.4F : 0.4F) * h;
        from.y -= by.y / 2;
        if (platform::text_at(step, "from") == "top")
            from.y = 2;
    } else {
        return Error{ErrorKind::Invalid, "a swipe goes to left, right, up or down"};
    }
    constexpr int kMoves = 8;
    send({.kind = EventKind::PointerDown, .x = from.x, .y = from.y, .is_touch = true});
    for (int i = 1; i <= kMoves; ++i) {
        pass_time(kFrame);
        const float share = static_cast<float>(i) / kMoves;
        send({.kind = EventKind::PointerMove, .x = from.x + by.x * share, .y = from.y + by.y * share, .is_touch = true});
    }
    send({.kind = EventKind::PointerUp, .x = from.x + by.x, .y = from.y + by.y, .is_touch = true});
    settle();
    return Json::object();
}

/// As somebody with one switch does: till it is offered, and then the switch, out of its group too.
ScriptRunner::Outcome ScriptRunner::wait_until(const Json& step)
{
    constexpr auto most = std::chrono::minutes(10);
    constexpr milliseconds look{50};
    const auto wanted = platform::text_at(step, "until");
    const auto then = press_called(platform::text_at(step, "then"));
    if (!then)
        return Error{ErrorKind::Invalid, "\"wait\" with \"until\" needs the key or the switch of its \"then\""};
    int presses = 0;
    for (milliseconds waited{0}; waited < most; waited += look) {
        int offered = 0;
        bool is_there = false;
        for (const auto& node : m_frame.nodes()) {
            offered += node.is_offered ? 1 : 0;
            is_there = is_there || (node.is_offered && node.id == wanted);
        }
        if (is_there) {
            ++presses;
            TRY(press_once(*then));
            if (offered == 1)
                return Json{{"presses", presses}, {"seconds", static_cast<double>(waited.count()) / 1000}};
        }
        pass_time(look);
    }
    return Error{ErrorKind::NotFound, wanted + " is not offered; on the screen: " + on_screen()};
}

}
