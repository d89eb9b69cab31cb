#pragma once

#include "app/session/interview.h"
#include "app/session/shelf.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app {

/// Where somebody who answers without a name is.
enum class VisitorPlace : std::uint8_t { Attract, Language, Notice, Survey, End, Thanks };
/// What lies over it.
enum class VisitorCover : std::uint8_t { None, Help, Stop, Idle };

struct VisitorPlan {
    FormEntry form;
    std::vector<FormLanguage> languages; ///< offered; one alone is not asked about
    Environment environment;
    std::chrono::seconds idle{60};    ///< without a touch, until the warning
    std::chrono::seconds warning{20}; ///< and from there until the wipe
    std::chrono::seconds help{120};   ///< in place of `idle` while the help page is open: a number takes time to dial
    std::chrono::seconds thanks{20};
    std::chrono::seconds step{120};   ///< the attract page says it in the next language; each costs a picture
    bool is_still = false;            ///< it does not: nothing moves by itself
    std::string count_setting = {};   ///< where the shelf keeps how many answered today; empty: nowhere
    bool returns_to_attract = true;   ///< a kiosk does; a tablet that was handed over waits to be given back
};

/// The survey of one young person after another, on a kiosk or on a tablet that was handed over.
/// The answers are in memory only, until they are sealed; every end wipes them. One thread.
class Visitor {
public:
    Visitor(Shelf&, const platform::Clock&, VisitorPlan);

    VisitorPlace place() const { return m_place; }
    VisitorCover cover() const { return m_cover; }
    const VisitorPlan& plan() const { return m_plan; }
    /// Of the person who answers now; until one was chosen, what the attract page speaks at this moment.
    const std::string& language() const;
    /// Null before the notice and after the end.
    Interview* interview() { return m_interview.get(); }
    /// The first page of the form, where it has nothing but notes: then it is who reads this, and what becomes of it.
    /// Empty where the form leaves that to the app.
    std::vector<platform::MarkedText> notice() const;
    /// The form holds whoever leaves some question out.
    bool needs_answers() const;
    /// On the form's last page, of notes alone: what comes next is sending.
    bool sends_next() const;
    bool has_failed() const { return m_has_failed; }
    /// How many have answered today, rounded down to ten.
    std::size_t answered_roughly() const;
    /// In this session.
    std::size_t answered() const { return m_answered; }
    /// Changes whenever an answer was forgotten: whoever draws wipes what was typed and drawn.
    std::uint64_t wipes() const { return m_wipes; }

    /// Which of the offered languages the attract page speaks now.
    std::size_t attract_step() const;

    // ---- taps
    void start();
    void choose_language(std::string_view code);
    void accept_notice();
    void decline_notice() { wipe(); }
    void next();
    void back();
    void send();
    void ask_to_stop() { m_cover = VisitorCover::Stop; }
    void go_on() { m_cover = VisitorCover::None; }
    void finish_now();
    void open_help();
    void close_help();
    /// Also while the warning lies over it.
    bool is_help_open() const { return m_cover == VisitorCover::Help || (m_cover == VisitorCover::Idle && m_covered == VisitorCover::Help); }
    /// Forgets everything of this person, and begins again.
    void wipe();

    // ---- time
    /// Somebody touched the screen. Does not end the warning: stay() does.
    void touched();
    void stay();
    /// True where something changed.
    bool tick();
    std::optional<std::chrono::milliseconds> next_due() const;
    /// While the cover is Idle: until the wipe.
    std::chrono::seconds left() const;

private:
    void enter(VisitorPlace place);
    void hand_in(Completeness);
    void thank();
    void open_notice();
    bool is_timed() const;
    /// Nobody's answers are behind it: there is nothing to warn of.
    bool is_between_people() const { return m_place == VisitorPlace::Attract || m_place == VisitorPlace::Thanks; }
    std::chrono::seconds patience() const { return is_help_open() ? m_plan.help : m_plan.idle; }
    void count_one();

    Shelf& m_shelf;
    const platform::Clock& m_clock;
    VisitorPlan m_plan;
    VisitorPlace m_place = VisitorPlace::Attract;
    VisitorCover m_cover = VisitorCover::None;
    VisitorCover m_covered = VisitorCover::None; ///< what the idle warning lies over
    std::string m_language;
    std::unique_ptr<Interview> m_interview;
    platform::MonotonicTime m_touched{};
    std::size_t m_answered = 0;
    std::size_t m_step = 0;
    std::uint64_t m_wipes = 0;
    bool m_has_failed = false;
};

}
