#include "app/form/model/loader.h"

#include <array>

namespace kerbside::app {

namespace {

constexpr std::string_view kEvents = "http://www.w3.org/2001/xml-events";

std::optional<Event> event_named(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, Event>, 6> kNames = {{
        {"odk-instance-first-load", Event::FirstLoad},
        {"odk-instance-load", Event::Load},
        {"xforms-ready", Event::Load},
        {"odk-new-repeat", Event::NewRepeat},
        {"jr-insert", Event::NewRepeat},
        {"xforms-value-changed", Event::ValueChanged},
    }};
    for (const auto& [text, event] : kNames)
        if (text == name)
            return event;
    if (name == "xforms-revalidate")
        return Event::Revalidate;
    return std::nullopt;
}

}

bool Loader::is_action(const XmlNode& element)
{
    const auto local = element.local();
    return local == "setvalue" || local == "setgeopoint" || local == "recordaudio";
}

void Loader::read_actions()
{
    for (XmlNode at = m_model.first_element(); at; at = at.next_element())
        if (is_action(at))
            read_action(at, 0, false);
}

void Loader::read_action(const XmlNode& element, ModelId source, bool is_in_repeat)
{
    Definition& form = *m_form;
    Action action;
    action.source = source;
    auto events = element.attribute_value("event", kEvents);
    if (events.empty())
        events = element.attribute_value("event");
    std::size_t at = 0;
    while (at < events.size()) {
        const auto from = events.find_first_not_of(" \t\r\n", at);
        if (from == std::string_view::npos)
            break;
        const auto end = std::min(events.find_first_of(" \t\r\n", from), events.size());
        const auto name = events.substr(from, end - from);
        at = end;
        const auto event = event_named(name);
        if (!event) {
            error(element, "the event " + std::string(name) + " does not exist");
            return;
        }
        if (*event == Event::NewRepeat && !is_in_repeat && form.model[source].owner == 0) {
            error(element, "an action for odk-new-repeat outside of a repeat");
            return;
        }
        action.events = static_cast<std::uint8_t>(action.events | static_cast<std::uint8_t>(*event));
    }
    if (action.events == 0) {
        error(element, "an action without event");
        return;
    }
    if (element.local() == "recordaudio")
        return; // the device's matter; the event is checked all the same
    action.is_geopoint = element.local() == "setgeopoint";
    auto target = element.attribute_value("ref");
    if (target.empty())
        target = element.attribute_value("target");
    if (target.empty()) {
        const auto bind = m_bind_ids.find(std::string(element.attribute_value("bind")));
        if (bind != m_bind_ids.end()) {
            action.target_model = bind->second;
            action.target = compile(path_of(bind->second), source, "setvalue", element);
        }
    } else {
        action.target_model = resolve(target, source);
        action.target = compile(target, source, "setvalue", element);
    }
    if (action.target < 0) {
        if (m_errors.empty())
            error(element, "an action without target");
        return;
    }
    if (action.target_model == kNoModel)
        warn(element, "an action's target " + std::string(target) + " is not in the primary instance");
    if (const auto value = element.attribute_value("value"); !value.empty()) {
        // The value is evaluated for the node that it is put into.
        const ModelId origin = action.target_model == kNoModel ? source : action.target_model;
        action.value = compile(value, origin, "setvalue", element);
    } else {
        action.text = keep(element.text());
    }
    form.actions.push_back(action);
}

}
