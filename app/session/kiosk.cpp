#include "app/session/kiosk.h"

#include "app/session/typed.h"
#include "platform/base/trim.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace kerbside::app {

using namespace std::chrono_literals;
using platform::Status;

namespace {

constexpr int kTries = 5;
constexpr std::chrono::seconds kLockOut = 60s;
constexpr std::chrono::seconds kLongestLockOut = 1800s;
/// The PIN page left alone goes back to the visitor.
constexpr auto kPinIdle = 30s;
/// A PIN that was typed on set-up and left lying is gone.
constexpr auto kSetUpIdle = 60s;
/// How often set-up looks whether answers still wait.
constexpr auto kLook = 2000ms;

constexpr const char* kCount = "kiosk.answered";
constexpr const char* kLock = "kiosk.lock";

/// After so many wrong ones: a minute, and twice as long for each that follows.
std::chrono::seconds lock_out(int wrong)
{
    if (wrong < kTries)
        return 0s;
    return std::min(kLongestLockOut, kLockOut * (1 << std::min(wrong - kTries, 10)));
}

std::string joined(const std::set<std::string>& words)
{
    std::string line;
    for (const auto& word : words)
        line += (line.empty() ? "" : " ") + word;
    return line;
}

}

Kiosk::Kiosk(Shelf& shelf, Outgoing& outgoing, const platform::Clock& clock, Environment environment)
    : m_shelf(shelf), m_outgoing(outgoing), m_clock(clock), m_environment(std::move(environment))
{
    m_set_up.event = m_shelf.setting("kiosk.event");
    m_set_up.session = m_shelf.setting("kiosk.session");
    m_set_up.form_id = m_shelf.setting("kiosk.form");
    std::istringstream codes(m_shelf.setting("kiosk.languages"));
    for (std::string code; codes >> code;)
        m_set_up.languages.insert(code);
    m_set_up.is_still = m_shelf.setting("kiosk.still") == "yes";
    for (const auto* name : {"switch", "switch-speed", "switch-keys", "switch-next", "switch-choose"})
        m_set_up.switches[name] = m_shelf.setting("kiosk." + std::string(name));
    read_lock();
    if (m_shelf.setting("kiosk.running") == "yes" && !form_entry(m_set_up.form_id).id.empty()) {
        open_visit();
        return;
    }
    const auto choices = forms();
    if (m_set_up.form_id.empty() && !choices.empty())
        choose_form(choices.front().id);
}

std::vector<FormEntry> Kiosk::forms()
{
    auto all = m_shelf.forms();
    std::erase_if(all, [](const FormEntry& form) { return !form.is_anonymous; });
    return all;
}

FormEntry Kiosk::form_entry(std::string_view id)
{
    const auto all = forms();
    const auto found = std::find_if(all.begin(), all.end(), [&](const FormEntry& form) { return form.id == id; });
    return found == all.end() ? FormEntry{} : *found;
}

std::vector<FormLanguage> Kiosk::languages()
{
    return form_entry(m_set_up.form_id).languages;
}

void Kiosk::choose_form(std::string_view id)
{
    m_set_up.form_id = id;
    m_set_up.languages.clear();
    for (const auto& language : languages())
        m_set_up.languages.insert(language.code);
}

void Kiosk::toggle_language(std::string_view code)
{
    if (m_set_up.languages.erase(std::string(code)) == 0)
        m_set_up.languages.insert(std::string(code));
}

/// Whoever turns them on may have nothing else to go on with, and nothing of it is anybody's answer.
void Kiosk::keep_switch(std::string_view name, std::string_view value)
{
    m_set_up.switches[std::string(name)] = value;
    (void)m_shelf.keep_setting("kiosk." + std::string(name), value);
}

SetUpFault Kiosk::begin()
{
    const auto form = form_entry(m_set_up.form_id);
    m_set_up.event = std::string(platform::trimmed(m_set_up.event));
    m_set_up.session = std::string(platform::trimmed(m_set_up.session));
    if (m_set_up.event.empty())
        m_fault = SetUpFault::Event;
    else if (m_set_up.session.empty())
        m_fault = SetUpFault::Session;
    else if (form.id.empty())
        m_fault = SetUpFault::Form;
    else if (!form.languages.empty() && m_set_up.languages.empty())
        m_fault = SetUpFault::Language;
    else if (!is_pin(m_set_up.pin))
        m_fault = SetUpFault::Pin;
    else if (is_easy_pin(m_set_up.pin))
        m_fault = SetUpFault::EasyPin;
    else
        m_fault = SetUpFault::None;
    if (m_fault != SetUpFault::None)
        return m_fault;

    const auto keep = [&]() -> Status {
        TRY(m_shelf.set_pin(m_set_up.pin));
        TRY(m_shelf.keep_setting("kiosk.event", m_set_up.event));
        TRY(m_shelf.keep_setting("kiosk.session", m_set_up.session));
        TRY(m_shelf.keep_setting("kiosk.form", m_set_up.form_id));
        TRY(m_shelf.keep_setting("kiosk.languages", joined(m_set_up.languages)));
        TRY(m_shelf.keep_setting("kiosk.still", m_set_up.is_still ? "yes" : "no"));
        TRY(begin_count());
        return m_shelf.keep_setting("kiosk.running", "yes");
    };
    if (!keep())
        return m_fault = SetUpFault::Storage;
    wipe_text(m_set_up.pin);
    ++m_wipes;
    open_visit();
    return SetUpFault::None;
}

void Kiosk::open_visit()
{
    VisitorPlan plan{.form = form_entry(m_set_up.form_id), .environment = m_environment, .is_still = m_set_up.is_still, .count_setting = kCount};
    plan.environment.properties["event"] = m_set_up.event;
    plan.environment.properties["session"] = m_set_up.session;
    for (const auto& language : plan.form.languages)
        if (m_set_up.languages.contains(language.code))
            plan.languages.push_back(language);
    if (m_visitor)
        m_wipes += m_visitor->wipes();
    m_visitor = std::make_unique<Visitor>(m_shelf, m_clock, std::move(plan));
    m_has_ended = false;
    m_place = KioskPlace::Visit;
}

/// Today's number goes on; the session's begins again.
Status Kiosk::begin_count()
{
    std::istringstream kept(m_shelf.setting(kCount));
    std::string day;
    std::size_t today = 0;
    if (!(kept >> day >> today))
        return {};
    return m_shelf.keep_setting(kCount, day + " " + std::to_string(today) + " 0");
}

void Kiosk::read_lock()
{
    std::istringstream kept(m_shelf.setting(kLock));
    std::int64_t until = 0;
    if (!(kept >> m_wrong >> until))
        return;
    // A clock that went back does not lock for longer than was meant.
    m_locked_until = std::min(platform::WallTime(std::chrono::milliseconds(until)), m_clock.now() + lock_out(m_wrong));
}

void Kiosk::keep_lock()
{
    const auto until = std::chrono::duration_cast<std::chrono::milliseconds>(m_locked_until.time_since_epoch()).count();
    (void)m_shelf.keep_setting(kLock, std::to_string(m_wrong) + " " + std::to_string(until));
}

void Kiosk::forget_pin()
{
    wipe_text(m_pin);
    m_is_wrong = false;
}

void Kiosk::ask_for_pin()
{
    forget_pin();
    m_pin_touched = m_clock.monotonic();
    m_place = KioskPlace::Pin;
}

PinView Kiosk::pin() const
{
    const auto left = std::chrono::ceil<std::chrono::seconds>(m_locked_until - m_clock.now());
    return {m_pin.size(), m_is_wrong, std::max(0s, left)};
}

void Kiosk::press(char key)
{
    m_pin_touched = m_clock.monotonic();
    if (pin().locked > 0s)
        return;
    m_is_wrong = false;
    if (key == '\b') {
        if (!m_pin.empty())
            m_pin.pop_back();
        return;
    }
    if (key != '\r') {
        if (m_pin.size() < kMostPin)
            m_pin.push_back(key);
        return;
    }
    // Counted on the disk before it is tried: whoever pulls the plug has used up a try.
    ++m_wrong;
    m_locked_until = m_clock.now() + lock_out(m_wrong);
    keep_lock();
    const bool is_right = m_shelf.check_pin(m_pin).has_value();
    forget_pin();
    if (is_right) {
        m_wrong = 0;
        m_locked_until = {};
        keep_lock();
        // Whoever was answering has left the machine to staff: nothing of it may be seen by them.
        m_visitor->wipe();
        m_place = KioskPlace::Staff;
        return;
    }
    m_is_wrong = true;
}

void Kiosk::leave_pin()
{
    forget_pin();
    m_asks_to_end = false;
    m_place = KioskPlace::Visit;
}

void Kiosk::open_help()
{
    leave_pin();
    m_visitor->open_help();
}

void Kiosk::back_to_visit()
{
    m_place = KioskPlace::Visit;
}

Status Kiosk::end_session()
{
    m_asks_to_end = false;
    TRY(m_shelf.release_anonymous());
    TRY(m_shelf.keep_setting("kiosk.running", "no"));
    m_outgoing.wake();
    m_wipes += m_visitor->wipes() + 1;
    m_visitor.reset();
    m_set_up.session.clear();
    m_has_ended = true;
    m_place = KioskPlace::SetUp;
    return {};
}

void Kiosk::touched()
{
    m_pin_touched = m_clock.monotonic();
    if (m_place == KioskPlace::Visit)
        m_visitor->touched();
}

bool Kiosk::tick()
{
    if (m_place == KioskPlace::Visit)
        return m_visitor->tick();
    if (m_place == KioskPlace::SetUp) {
        const auto shown = m_shown_waiting;
        bool is_changed = waiting() != shown;
        if (!m_set_up.pin.empty() && m_clock.monotonic() - m_pin_touched >= kSetUpIdle) {
            wipe_text(m_set_up.pin);
            ++m_wipes;
            is_changed = true;
        }
        return is_changed;
    }
    if (m_clock.monotonic() - m_pin_touched >= kPinIdle) {
        m_visitor->wipe();
        leave_pin();
        return true;
    }
    const auto locked = pin().locked;
    return std::exchange(m_shown_lock, locked) != locked;
}

std::optional<std::chrono::milliseconds> Kiosk::next_due() const
{
    switch (m_place) {
    case KioskPlace::Visit:
        return m_visitor->next_due();
    case KioskPlace::Pin:
    case KioskPlace::Staff:
        if (pin().locked > 0s)
            return 1000ms; // the number on the page
        return std::max(0ms, std::chrono::milliseconds(kPinIdle) - (m_clock.monotonic() - m_pin_touched));
    case KioskPlace::SetUp:
        if (m_shown_waiting > 0)
            return kLook;
        if (!m_set_up.pin.empty())
            return std::max(0ms, std::chrono::ceil<std::chrono::milliseconds>(kSetUpIdle - (m_clock.monotonic() - m_pin_touched)));
        break;
    }
    return {};
}

}
