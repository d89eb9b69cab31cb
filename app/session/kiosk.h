#pragma once

#include "app/session/outgoing.h"
#include "app/session/visitor.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace kerbside::app {

enum class KioskPlace : std::uint8_t { SetUp, Visit, Pin, Staff };

/// What staff choose before a session. The page writes into it as it is filled in.
struct KioskSetUp {
    std::string event;
    std::string session;
    std::string form_id;
    std::set<std::string> languages; ///< codes
    std::string pin;                 ///< wiped when the session starts
    bool is_still = false;           ///< nothing on the attract page moves by itself
    /// How it is worked by switches, by the face's own names; kept by keep_switch() at once.
    std::map<std::string, std::string, std::less<>> switches;
};

enum class SetUpFault : std::uint8_t { None, Event, Session, Form, Language, Pin, EasyPin, Storage };

struct PinView {
    std::size_t entered = 0;
    bool is_wrong = false;
    std::chrono::seconds locked{0}; ///< after too many wrong ones: a minute, then twice as long each time, half an hour at most
};

/// The kiosk from its set-up to the end of its session. One thread.
class Kiosk {
public:
    /// A session that was running when the power went is running again: the survey of that moment is gone.
    Kiosk(Shelf&, Outgoing&, const platform::Clock&, Environment);

    KioskPlace place() const { return m_place; }
    Visitor* visitor() { return m_visitor.get(); }
    std::uint64_t wipes() const { return m_wipes + (m_visitor ? m_visitor->wipes() : 0); }

    // ---- set-up
    KioskSetUp& set_up() { return m_set_up; }
    std::vector<FormEntry> forms();
    /// The languages of the chosen form.
    std::vector<FormLanguage> languages();
    void choose_form(std::string_view id);
    void toggle_language(std::string_view code);
    void keep_switch(std::string_view name, std::string_view value);
    /// The language of the pages for staff, as it was chosen on this device; empty where it never was.
    std::string language() { return m_shelf.setting("language"); }
    void speak(std::string_view code) { (void)m_shelf.keep_setting("language", code); }
    /// The first thing that is missing, or None: the session has begun.
    SetUpFault begin();
    SetUpFault fault() const { return m_fault; }
    /// Answers of sessions that have ended, and are not confirmed yet: till there is none, the kiosk stays switched on.
    std::size_t waiting() { return m_shown_waiting = m_outgoing.status().waiting; }

    // ---- staff
    void ask_for_pin();
    PinView pin() const;
    /// '0'…'9', '\b', '\r'.
    void press(char key);
    void leave_pin();
    void back_to_visit();
    /// From the page for the PIN: a young person may have got there.
    void open_help();
    /// Ending it is asked about once.
    void ask_to_end(bool is_asked) { m_asks_to_end = is_asked; }
    bool asks_to_end() const { return m_asks_to_end; }
    /// The pool goes out, shuffled; the set-up page comes back.
    platform::Status end_session();
    bool has_ended() const { return m_has_ended; }
    std::size_t answered() const { return m_visitor ? m_visitor->answered() : 0; }

    // ---- time
    void touched();
    bool tick();
    std::optional<std::chrono::milliseconds> next_due() const;

private:
    void open_visit();
    void forget_pin();
    platform::Status begin_count();
    void read_lock();
    void keep_lock();
    FormEntry form_entry(std::string_view id);

    Shelf& m_shelf;
    Outgoing& m_outgoing;
    const platform::Clock& m_clock;
    Environment m_environment;
    KioskPlace m_place = KioskPlace::SetUp;
    KioskSetUp m_set_up;
    SetUpFault m_fault = SetUpFault::None;
    std::unique_ptr<Visitor> m_visitor;
    std::string m_pin;
    int m_wrong = 0;
    bool m_is_wrong = false;
    bool m_has_ended = false;
    bool m_asks_to_end = false;
    std::size_t m_shown_waiting = 0;
    platform::WallTime m_locked_until{}; ///< on the disk too: pulling the plug opens nothing
    std::chrono::seconds m_shown_lock{0};
    platform::MonotonicTime m_pin_touched{};
    std::uint64_t m_wipes = 0;
};

}
