#include "app/ui/script/script.h"

#include "app/ui/script/keys.h"

#include "platform/base/direction.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

using platform::Error;
using platform::ErrorKind;
using platform::Event;
using platform::EventKind;
using platform::Json;
using platform::Key;
using platform::Result;
using platform::Status;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds kFrame{16};
/// From seeing to touching: nobody is quicker, and what is quicker is a finger that slipped.
constexpr milliseconds kHand{350};

std::string wanted_name(const Json& step)
{
    return step.contains("id") ? platform::text_at(step, "id") : "\"" + platform::text_at(step, "label") + "\"";
}

std::string as_text(const Json& value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

bool matches(const Node& node, const Json& step, bool part_is_enough)
{
    if (step.contains("id"))
        return node.id == platform::text_at(step, "id");
    // As it is read: the signs that keep a name's direction to itself are not seen.
    const auto label = platform::without_isolates(platform::text_at(step, "label"));
    const auto shown = platform::without_isolates(node.label);
    return part_is_enough ? shown.find(label) != shown.npos : shown == label;
}

Json line_of(const Node& node)
{
    Json state = Json::array();
    if (!node.is_enabled)
        state.push_back("disabled");
    if (node.is_checked && *node.is_checked)
        state.push_back("checked");
    if (node.is_focused)
        state.push_back("focused");
    if (node.is_offered)
        state.push_back("offered");
    if (!node.is_in_sight)
        state.push_back("out of sight");
    if (node.is_cut)
        state.push_back("cut");
    const auto whole = [](float v) { return static_cast<long>(std::lround(v)); };
    return {{"id", node.id}, {"role", name_of(node.role)}, {"label", node.label}, {"value", node.value}, {"state", state},
            {"rectangle", {whole(node.rect.x), whole(node.rect.y), whole(node.rect.w), whole(node.rect.h)}}};
}

}

std::string_view name_of(Role role)
{
    constexpr std::string_view names[] = {"heading", "text",   "image",    "button", "link",     "radio",  "checkbox", "switch",
                                          "field",   "stepper", "slider", "progress", "status", "dialog", "key"};
    return names[static_cast<std::size_t>(role)];
}

namespace {

/// A key, or else whatever a switch sends.
std::optional<Event> press_called(const std::string& name)
{
    auto key = key_event(name);
    return key ? key : switch_event(name);
}

}

ScriptRunner::ScriptRunner(Application& app, Frame& frame, platform::HeadlessWindow& window, platform::ManualClock& clock,
                           ScriptOptions options, Print print)
    : m_app(app), m_frame(frame), m_window(window), m_clock(clock), m_options(std::move(options)), m_print(std::move(print))
{
}

Status ScriptRunner::run(std::string_view text)
{
    TRY_ASSIGN(const auto steps, platform::parse_json(text));
    if (!steps.is_array())
        return Error{ErrorKind::Invalid, "a script is an array of steps"};
    m_frame.present(m_app);
    settle();
    if (m_options.look)
        m_options.look();
    int number = 0;
    for (const auto& step : steps) {
        Json line = {{"step", ++number}, {"do", step.is_object() ? platform::text_at(step, "do") : ""}};
        auto outcome = step.is_object() ? play(step) : Outcome(Error{ErrorKind::Invalid, "a step is an object"});
        if (outcome && m_options.least_target > 0)
            if (auto checked = check_targets(); !checked)
                outcome = std::move(checked).error();
        line["ok"] = outcome.has_value();
        if (!outcome) {
            line["error"] = outcome.error().detail;
            m_print(platform::to_line(line));
            return Error{ErrorKind::Refused, "step " + std::to_string(number) + ": " + outcome.error().detail};
        }
        line.update(*outcome);
        m_print(platform::to_line(line));
        if (m_options.look)
            m_options.look();
    }
    return {};
}

ScriptRunner::Outcome ScriptRunner::play(const Json& step)
{
    // A number would be read as no name at all, and what has none is found on every page.
    for (const auto* const name : {"do", "id", "label", "until", "then"})
        if (step.contains(name) && (!step[name].is_string() || step[name].get_ref<const std::string&>().empty()))
            return Error{ErrorKind::Invalid, std::string("\"") + name + "\" is a text, and not an empty one"};
    const auto what = platform::text_at(step, "do");
    if (m_options.by_keys && (what == "tap" || what == "hold" || what == "swipe"))
        return Error{ErrorKind::Refused, "there is no finger here"};
    if (what == "tap")
        return tap(step, milliseconds(40));
    if (what == "hold")
        return tap(step, milliseconds(700));
    if (what == "press")
        return press(step);
    if (what == "type")
        return type(step);
    if (what == "swipe")
        return swipe(step);
    if (what == "wait")
        return wait(step);
    if (what == "expect")
        return expect(step);
    if (what == "see")
        return see();
    if (what == "shot")
        return shot(step);
    if (what == "network")
        return network(step);
    return Error{ErrorKind::Invalid, "no step is called \"" + what + "\""};
}

void ScriptRunner::send(Event event)
{
    m_frame.dispatch(m_app, event);
}

void ScriptRunner::pass_time(milliseconds time)
{
    while (time.count() > 0) {
        const auto due = m_frame.next_due(m_app);
        const auto step = due ? std::clamp(*due, milliseconds(1), time) : time;
        m_clock.advance(step);
        m_frame.advance(m_app);
        time -= step;
    }
}

/// Motion comes to rest, as it does before a person's next touch.
void ScriptRunner::settle()
{
    m_frame.advance(m_app);
    for (int i = 0; i < 200 && m_frame.is_moving(); ++i)
        pass_time(kFrame);
}

std::string ScriptRunner::on_screen() const
{
    std::string names;
    for (const auto& node : m_frame.nodes()) {
        const auto& name = node.id.empty() ? node.label : node.id;
        if (name.empty() || name.starts_with("keyboard"))
            continue;
        names += (names.empty() ? "" : ", ") + name;
        if (names.size() > 2000)
            return names + " \u2026";
    }
    return names;
}

Result<Node> ScriptRunner::find(const Json& step, bool targets_only) const
{
    if (!step.contains("id") && !step.contains("label"))
        return Error{ErrorKind::Invalid, "the step names no \"id\" and no \"label\""};
    const auto n = step.contains("n") && step["n"].is_number_integer() ? step["n"].get<int>() : 1;
    // Whole labels go before parts of them, and what can be touched before what can only be read.
    for (const bool part : {false, true}) {
        for (const bool target : {true, false}) {
            if (targets_only && !target)
                continue;
            int count = 0;
            for (const auto& node : m_frame.nodes())
                if (node.is_target == target && matches(node, step, part) && ++count == n)
                    return node;
        }
        if (step.contains("id") || targets_only)
            break;
    }
    return Error{ErrorKind::NotFound, wanted_name(step) + " is not there; on the screen: " + on_screen()};
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

/// Where the next key goes is seen, as long as there is anywhere to go.
Status ScriptRunner::check_focus() const
{
    const auto nodes = m_frame.nodes();
    const auto is_seen = [](const Node& node) { return node.is_in_sight && (node.has_ring || node.is_offered); };
    if (std::any_of(nodes.begin(), nodes.end(), is_seen) || std::none_of(nodes.begin(), nodes.end(), [](const Node& node) { return node.is_stop; }))
        return {};
    const auto focused = std::find_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.is_focused; });
    return Error{ErrorKind::Refused, "nobody sees where the keys are: " + (focused == nodes.end() ? "nothing has the focus" : focused->id) + "; on the screen: " + on_screen()};
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

Status ScriptRunner::check_targets() const
{
    const float unit = m_window.scale();
    const float least = m_options.least_target * unit - 0.75F;
    const float apart = 8 * unit - 1.5F;
    std::vector<Node> targets;
    for (const auto& node : m_frame.nodes())
        if (node.is_target && node.is_in_sight && !node.id.empty() && node.role != Role::Image && node.role != Role::Dialog)
            targets.push_back(node);
    const auto holds = [](const Rect& a, const Rect& b) { return b.x >= a.x && b.y >= a.y && b.right() <= a.right() && b.bottom() <= a.bottom(); };
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const auto& a = targets[i];
        if (a.rect.w < least || a.rect.h < least)
            return Error{ErrorKind::Refused, a.id + " is too small a target: " + line_of(a)["rectangle"].dump()};
        for (std::size_t j = i + 1; j < targets.size(); ++j) {
            const auto& b = targets[j];
            if (a.layer != b.layer)
                continue; // what lies higher may cover what lies lower
            const float dx = std::max(b.shown.x - a.shown.right(), a.shown.x - b.shown.right());
            const float dy = std::max(b.shown.y - a.shown.bottom(), a.shown.y - b.shown.bottom());
            if (dx < apart && dy < apart && !holds(a.rect, b.rect) && !holds(b.rect, a.rect))
                return Error{ErrorKind::Refused, a.id + " and " + b.id + " are too near: " + line_of(a)["rectangle"].dump() + line_of(b)["rectangle"].dump()};
        }
    }
    return {};
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

ScriptRunner::Outcome ScriptRunner::wait(const Json& step)
{
    if (step.contains("until"))
        return wait_until(step);
    if (!step.contains("seconds") || !step["seconds"].is_number() || step["seconds"].get<double>() < 0 ||
        step["seconds"].get<double>() > 1e7)
        return Error{ErrorKind::Invalid, "\"wait\" needs its seconds"};
    pass_time(milliseconds(std::llround(step["seconds"].get<double>() * 1000)));
    return Json::object();
}

Status ScriptRunner::check(const Json& step) const
{
    const bool wants_shown = !step.contains("shown") || step["shown"] != false;
    auto found = find(step, false);
    if (!wants_shown) {
        if (!found)
            return {};
        return Error{ErrorKind::Refused, wanted_name(step) + " is there, and should not be"};
    }
    if (!found)
        return std::move(found).error();
    const auto& node = *found;
    const auto differs = [&](const char* what, const std::string& is, const std::string& wanted) {
        return Error{ErrorKind::Refused, wanted_name(step) + ": " + what + " is \"" + is + "\", not \"" + wanted + "\""};
    };
    if (step.contains("value") && node.value != as_text(step["value"]))
        return differs("the value", node.value, as_text(step["value"]));
    if (step.contains("id") && step.contains("label") && platform::without_isolates(node.label) != platform::without_isolates(platform::text_at(step, "label")))
        return differs("the label", node.label, platform::text_at(step, "label"));
    const std::tuple<const char*, bool> states[] = {
        {"checked", node.is_checked.value_or(false)}, {"enabled", node.is_enabled}, {"focused", node.is_focused}};
    for (const auto& [name, is] : states)
        if (step.contains(name) && step[name] != is)
            return differs(name, is ? "true" : "false", is ? "false" : "true");
    return {};
}

ScriptRunner::Outcome ScriptRunner::expect(const Json& step)
{
    auto outcome = check(step);
    double left = step.contains("within") && step["within"].is_number() ? step["within"].get<double>() : 0;
    while (!outcome && left > 0) {
        pass_time(milliseconds(50));
        left -= 0.05;
        outcome = check(step);
    }
    if (!outcome)
        return std::move(outcome).error();
    return Json::object();
}

ScriptRunner::Outcome ScriptRunner::see()
{
    Json widgets = Json::array();
    for (const auto& node : m_frame.nodes())
        if (!node.id.empty() || !node.label.empty())
            widgets.push_back(line_of(node));
    return Json{{"widgets", std::move(widgets)}};
}

ScriptRunner::Outcome ScriptRunner::shot(const Json& step)
{
    const auto name = platform::text_at(step, "name");
    if (m_options.shots.empty())
        return Error{ErrorKind::Refused, "no folder for pictures was given"};
    if (name.empty() || name.find('/') != name.npos)
        return Error{ErrorKind::Invalid, "a picture needs a plain name"};
    TRY(platform::make_folder(m_options.shots));
    settle();
    m_frame.present(m_app);
    const auto file = m_options.shots / (name + ".png");
    TRY(m_frame.save_picture(file));
    return Json{{"file", file.string()}};
}

ScriptRunner::Outcome ScriptRunner::network(const Json& step)
{
    if (!step.contains("up") || !step["up"].is_boolean())
        return Error{ErrorKind::Invalid, "\"network\" needs \"up\": true or false"};
    m_app.network(step["up"].get<bool>());
    m_frame.dispatch(m_app, {.kind = EventKind::Exposed});
    settle();
    return Json::object();
}

}
