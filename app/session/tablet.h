#pragma once

#include "app/session/health.h"
#include "app/session/outgoing.h"
#include "app/session/visitor.h"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kerbside::app {

enum class TabletPlace : std::uint8_t {
    SignIn,
    NewAccount,
    Home,
    Form,
    Review,
    Finished,
    Unfinished, ///< the store could not tell: the answers are kept, read-only, and it is tried again
    Sync,
    Settings,
    Copies,   ///< what she has finished and can still read
    Copy,     ///< one of them
    OwnPin,   ///< she chooses a PIN for coming back
    HandOver, ///< the worker chooses what is answered
    Visit,    ///< in somebody else's hands
    TakeBack, ///< ends with the worker's words or PIN
};

struct SignInView {
    std::vector<std::string> accounts;
    std::string chosen;
    std::optional<platform::ErrorKind> problem;
    std::chrono::seconds wait{}; ///< how long too many tries have still to be waited out, where that is the problem
    PinStanding pin;             ///< of who was chosen
    bool by_pin = false;         ///< digits are asked for, not words
    std::size_t entered = 0;     ///< digits so far
    std::vector<std::string> ready; ///< who can come back with a PIN
};

enum class PinFault : std::uint8_t {
    None,
    Easy,      ///< the same digit again and again, or digits in a row
    Different, ///< the second time was not the same
    Storage,
};

/// Choosing a PIN: twice the same.
struct OwnPinView {
    bool is_again = false; ///< the second time
    std::size_t entered = 0;
    PinFault fault = PinFault::None;
};

enum class NewAccountFault : std::uint8_t { None, NoName, Taken, TooShort, OneLetter, Different, Storage };

/// A draft, and what it still needs.
struct DraftView : DraftEntry {
    std::size_t missing = 0;
    std::vector<std::string> missing_names; ///< the first few of them
    bool is_known = false;                  ///< false: it is an old one, which is looked into when there is time
};

/// The newest draft with counters: a shift that is open.
struct ShiftView {
    DraftEntry draft;
    std::vector<QuestionView> tallies;
};

struct HomeView {
    std::string name;
    std::vector<FormEntry> forms;
    std::optional<FormEntry> concern;
    std::vector<DraftView> drafts;
    std::optional<ShiftView> shift;
    std::size_t copies = 0; ///< finished ones that can still be read
    bool can_hand_over = false;
    bool is_searchable = false; ///< there is more than a glance holds
    bool offers_pin = false;    ///< she has no PIN, and was not told often enough that there are such
    SyncView sync;
    HealthView health;
};

struct CopiesView {
    std::vector<CopyEntry> copies; ///< the newest first
    std::size_t all = 0;           ///< also those that were not searched for
};

/// A finished one, to be read and not changed.
struct CopyView {
    CopyEntry entry;
    std::vector<ReviewRow> rows;
};

/// What is being filled in now.
struct FillingView {
    FormEntry form;
    bool is_concern = false;      ///< raised from somewhere: its end leads back there
    std::optional<platform::WallTime> saved;
    std::optional<platform::ErrorKind> problem; ///< of the last save
    bool came_from_review = false; ///< an answer is being changed: the review is one tap away
};

/// A worker's tablet, from sign-in to lock: plain values out, one call in for each tap. One thread.
/// Text fields hold what is typed here, so that lock() leaves nothing of it anywhere.
class Tablet {
public:
    Tablet(Shelf&, Outgoing&, const platform::Clock&, Environment);

    TabletPlace place() const { return m_place; }
    /// Changes whenever something was locked away or wiped: whoever draws wipes what was typed and drawn.
    std::uint64_t wipes() const { return m_wipes + (m_visitor ? m_visitor->wipes() : 0); }
    const platform::Clock& clock() const { return m_clock; }
    /// Battery and storage are shown from now on. It outlives this.
    void watch(Health& health) { m_health = &health; }
    bool is_signed_in() const { return !m_account.empty(); }
    const Environment& environment() const { return m_environment; }

    // ---- sign-in
    SignInView sign_in();
    void choose_account(std::string_view name);
    /// True once after a name was tapped: what comes next is typed.
    bool take_choice() { return std::exchange(m_was_chosen, false); }
    std::string& secret() { return m_secret; }
    void unlock();
    /// A key of the PIN pad: '0' to '9', '\b', '\r'. With the last she is signed in, or the tablet is taken back.
    void press_pin(char key);
    /// Her words are asked for, though the PIN would do.
    void use_words();
    void use_pin();
    /// The account's key, the interview, what was typed: forgotten. What cannot be saved is lost, and told at the next sign-in.
    void lock();
    /// Locks; where something cannot be saved it is asked first, and whoever draws says so.
    void ask_to_lock();
    bool asks_lock() const { return m_asks_lock; }
    void stay() { m_asks_lock = false; }
    /// The last lock could not save her last answers; till she has read it.
    bool has_lost() const { return m_has_lost; }
    void forget_loss() { m_has_lost = false; }

    // ---- a new account
    void open_new_account();
    std::string& new_name() { return m_new_name; }
    std::string& new_secret() { return m_new_secret; }
    std::string& new_again() { return m_new_again; }
    NewAccountFault new_account_fault() const { return m_new_fault; }
    void add_account();
    void leave_new_account();

    // ---- home
    /// With `search`, only what has it in its name.
    HomeView home(std::string_view search = {});
    /// A tap on a counter of the open shift; saved at once.
    void count_shift(NodeRef, int by);
    void open_form(std::string_view id);
    void open_draft(std::string_view instance_id);
    void discard_draft(std::string_view instance_id);
    void go_home();
    void open_sync();
    void open_settings();
    SyncView sync() { return m_outgoing.status(); }
    void try_now() { m_outgoing.try_now(); }
    std::optional<platform::ErrorKind> problem() const { return m_problem; }
    void clear_problem() { m_problem.reset(); }

    // ---- filling in
    FillingView filling() const;
    /// Null unless the place is Form or Review.
    Interview* interview();
    void next();
    void back();
    void open_review();
    void jump(NodeRef);
    void jump(const ReviewRow&);
    /// Saved as a draft; back home, or to where a concern was raised. Where it cannot be saved she stays.
    void close_form();
    void finish();
    void try_to_finish_again();
    /// From Finished: home, or to where a concern was raised.
    void leave_finished();
    /// From any page of somebody signed in. leave_finished() and close_form() lead exactly back.
    void raise_concern();
    bool is_in_concern() const { return !m_parked.empty(); }

    // ---- hand-over
    void open_hand_over();
    std::vector<FormEntry> hand_over_forms();
    void hand_over(std::string_view form_id);
    Visitor* visitor() { return m_visitor.get(); }
    void take_back();
    void return_to_visit();
    void end_visit();

    // ---- what she has finished, as long as it can be read
    void open_copies();
    /// With `search`, only what has it in its title or name.
    CopiesView copies(std::string_view search = {});
    void open_copy(std::string_view instance_id);
    /// Null unless the place is Copy.
    const CopyView* copy() const { return m_copy ? &*m_copy : nullptr; }

    // ---- her PIN for coming back
    bool has_own_pin() { return m_shelf.has_own_pin(); }
    void open_own_pin();
    OwnPinView own_pin() const { return {!m_first_pin.empty(), m_pin.size(), m_pin_fault}; }
    void press_own_pin(char key);
    /// Back to where it was opened from, with nothing changed.
    void leave_own_pin();
    void remove_own_pin();
    /// She does not want to hear of it.
    void dismiss_pin();
    /// What was done with it just now, until anything else is.
    std::optional<bool> pin_was_set() const { return m_pin_was_set; }

    // ---- settings that last
    std::string setting(std::string_view name) { return m_shelf.setting(name); }
    /// The code of the language that the app speaks.
    std::string language();
    void keep_setting(std::string_view name, std::string_view value) { (void)m_shelf.keep_setting(name, value); }

    // ---- where we are, to come back there after a lock or a power cut
    /// After every pass: how far the page is scrolled, in units. Kept at a pause, and at once when it is locked.
    void noted(float scroll);
    /// How far the page that was come back to has to be scrolled, once.
    std::optional<float> take_scroll() { return std::exchange(m_scroll_back, std::nullopt); }

    // ---- time
    void touched();
    bool tick();
    std::optional<std::chrono::milliseconds> next_due() const;
    /// What was answered and not yet saved is saved: at every answer, and for typing at every pause, and every two seconds.
    /// False where something is not saved.
    bool save();
    /// Call after each change: saves at once, or where `is_typing`, at the next pause.
    void changed(bool is_typing);

private:
    struct Filling {
        FormEntry form;
        std::unique_ptr<Interview> interview;
        std::optional<platform::WallTime> saved;
        std::optional<Answer> answer; ///< finished, and not known to be stored
        std::string instance_id;
        bool is_draft = false; ///< the shelf has it
        bool came_from_review = false;
        std::uint64_t removals = 0; ///< up to which the place tells them
    };
    /// What was found in a draft when it was looked into.
    struct Facts {
        platform::WallTime updated{};
        std::string language;
        std::string name; ///< the instance's, in that language
        std::size_t missing = 0;
        std::vector<std::string> names;
        bool has_tallies = false;
    };
    struct Parked {
        TabletPlace place;
        std::unique_ptr<Filling> filling;
    };

    void let_in(const platform::Status&);
    void start(const FormEntry&, platform::Result<Interview>);
    FormEntry entry_of(std::string_view id);
    void seal();
    void forget_typed();
    void unpark();
    bool save(Filling&);
    bool save_all();
    /// A draft and its form, as they lie on the shelf.
    struct Kept {
        std::shared_ptr<const Form> form;
        DraftBody body;
    };
    std::optional<Kept> kept(const DraftEntry&);
    std::unique_ptr<Interview> look_into(const DraftEntry&, const Kept&);
    std::string name_now(const DraftEntry&, const Kept&);
    const Facts* known_facts_of(const DraftEntry&) const;
    const Facts& facts_of(const DraftEntry&);
    void tell_needs(HomeView&);
    void find_shift(HomeView&);
    std::string title_now(std::string_view form_id, const std::string& saved);
    bool renew_copies();
    std::string place_text() const;
    std::vector<const Filling*> open_fillings() const;
    std::string removals_text() const;
    std::string removed_text() const;
    void keep_place();
    void note_left();
    void return_to_left();
    void resume();
    bool reopen(std::string_view place, const std::string& form, const std::string& instance, bool is_draft, const std::string& at);

    Shelf& m_shelf;
    Outgoing& m_outgoing;
    const platform::Clock& m_clock;
    Environment m_environment;
    TabletPlace m_place = TabletPlace::SignIn;
    std::string m_account;
    std::string m_chosen;
    std::string m_pin, m_first_pin;
    PinFault m_pin_fault = PinFault::None;
    TabletPlace m_pin_from = TabletPlace::Settings;
    std::optional<bool> m_pin_was_set;
    bool m_by_words = false;
    std::string m_secret, m_new_name, m_new_secret, m_new_again;
    NewAccountFault m_new_fault = NewAccountFault::None;
    bool m_waits = false; ///< the problem is that there were too many tries
    std::optional<platform::ErrorKind> m_sign_in_problem, m_problem, m_save_problem;
    std::unique_ptr<Filling> m_filling;
    std::vector<Parked> m_parked;
    std::unique_ptr<Visitor> m_visitor;
    std::optional<platform::MonotonicTime> m_save_at;
    platform::MonotonicTime m_unsaved_since{}; ///< the first letter that waits for m_save_at
    std::uint64_t m_wipes = 0;
    Health* m_health = nullptr;
    bool m_was_chosen = false;
    bool m_asks_lock = false;
    std::string m_lost_of; ///< whose last answers a lock could not save
    bool m_has_lost = false;
    std::map<std::string, Facts, std::less<>> m_facts;
    bool m_looks_on = false; ///< there are drafts on home that nobody has looked into yet
    std::unique_ptr<Filling> m_shift;
    std::vector<NodeRef> m_shift_tallies;
    std::vector<CopyEntry> m_copies;
    std::pair<std::size_t, std::size_t> m_copies_sync; ///< what waited and was received when they were looked at
    std::optional<CopyView> m_copy;
    /// Of the drafts that were closed, by their instance: at which page.
    std::map<std::string, std::string, std::less<>> m_left;
    std::string m_kept_place;
    std::optional<std::string> m_kept_removals; ///< nothing where what was kept before may be of others
    float m_scroll = 0;
    std::optional<float> m_scroll_back;
    std::optional<platform::MonotonicTime> m_place_at;
    std::chrono::year_month_day m_day{}; ///< that the open form's page was last told
};

}
