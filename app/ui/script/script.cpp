#include "app/ui/script/script.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

using platform::Error;
using platform::ErrorKind;
using platform::Event;
using platform::EventKind;
using platform::Json;
using platform::Status;
using std::chrono::milliseconds;

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
