#include "app/ui/script/script.h"

#include "platform/base/direction.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace kerbside::app::ui {

using platform::Error;
using platform::ErrorKind;
using platform::Json;
using platform::Result;
using platform::Status;
using std::chrono::milliseconds;

namespace {

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

std::string ScriptRunner::wanted_name(const Json& step)
{
    return step.contains("id") ? platform::text_at(step, "id") : "\"" + platform::text_at(step, "label") + "\"";
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

}
