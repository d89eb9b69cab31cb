#include "app/session/tablet.h"

#include "app/session/typed.h"
#include "platform/unicode/looks.h"
#include "platform/unicode/seen.h"

#include <algorithm>

namespace kerbside::app {

using namespace std::chrono_literals;
using platform::ErrorKind;

namespace {

/// Shorter secrets are found too soon (DESIGN: four words where there is no chip that counts the tries).
constexpr std::size_t kLeastSecret = 12;

}

Tablet::Tablet(Shelf& shelf, Outgoing& outgoing, const platform::Clock& clock, Environment environment)
    : m_shelf(shelf), m_outgoing(outgoing), m_clock(clock), m_environment(std::move(environment))
{
    const auto accounts = m_shelf.accounts();
    if (accounts.empty())
        m_place = TabletPlace::NewAccount;
    else if (accounts.size() == 1)
        m_chosen = accounts.front();
}

void Tablet::forget_typed()
{
    for (auto* text : {&m_pin, &m_first_pin, &m_secret, &m_new_name, &m_new_secret, &m_new_again})
        wipe_text(*text);
    ++m_wipes;
}

SignInView Tablet::sign_in()
{
    const auto wait = m_waits ? std::chrono::ceil<std::chrono::seconds>(m_shelf.unlock_wait(m_chosen)) : 0s;
    if (m_waits && wait == 0s) {
        m_waits = false;
        m_sign_in_problem.reset();
    }
    SignInView view{.accounts = m_shelf.accounts(), .chosen = m_chosen, .problem = m_sign_in_problem, .wait = wait, .entered = m_pin.size()};
    for (const auto& name : view.accounts)
        if (m_shelf.pin_standing(name).state == PinState::Ready)
            view.ready.push_back(name);
    if (!m_chosen.empty())
        view.pin = m_shelf.pin_standing(m_chosen);
    view.by_pin = view.pin.state == PinState::Ready && !m_by_words;
    return view;
}

void Tablet::choose_account(std::string_view name)
{
    m_chosen = name;
    m_by_words = false;
    m_was_chosen = !name.empty();
    m_sign_in_problem.reset();
    m_waits = false;
    forget_typed();
}

void Tablet::unlock()
{
    let_in(m_shelf.unlock(m_chosen, m_secret));
}

void Tablet::let_in(const platform::Status& unlocked)
{
    forget_typed();
    m_sign_in_problem.reset();
    m_waits = false;
    if (!unlocked) {
        m_sign_in_problem = unlocked.error().kind;
        m_waits = m_sign_in_problem == ErrorKind::Busy && m_shelf.unlock_wait(m_chosen) > 0s;
        return;
    }
    m_by_words = false;
    m_account = m_chosen;
    m_has_lost = m_account == m_lost_of;
    if (m_has_lost)
        m_lost_of.clear();
    m_environment.properties["username"] = m_account;
    m_visitor.reset();
    m_place = TabletPlace::Home;
    resume();
    // A full disk lets her in, to read and to send. Where it has no room even for this, home says so.
    if (const auto kept = m_shelf.keep_place(place_text()); !kept && kept.error().kind == ErrorKind::Full)
        m_problem = ErrorKind::Full;
}

void Tablet::lock()
{
    if (!save_all() || m_has_lost)
        m_lost_of = m_account;
    keep_place();
    m_shelf.lock();
    m_asks_lock = false;
    m_has_lost = false;
    m_filling.reset();
    m_shift.reset();
    m_copies.clear();
    m_copy.reset();
    m_facts.clear();
    m_left.clear();
    m_kept_place.clear();
    m_kept_removals.reset();
    m_scroll_back.reset();
    m_parked.clear();
    m_save_at.reset();
    m_problem.reset();
    m_save_problem.reset();
    m_sign_in_problem.reset();
    m_waits = false;
    m_by_words = false;
    m_pin_was_set.reset();
    m_account.clear();
    // Where several work with it, the next one taps her name: nobody begins as somebody else.
    m_chosen = m_shelf.accounts().size() == 1 ? m_shelf.accounts().front() : std::string();
    m_environment.properties.erase("username");
    forget_typed();
    m_place = TabletPlace::SignIn;
}

void Tablet::open_new_account()
{
    forget_typed();
    m_new_fault = NewAccountFault::None;
    m_place = TabletPlace::NewAccount;
}

void Tablet::leave_new_account()
{
    forget_typed();
    m_place = TabletPlace::SignIn;
}

void Tablet::add_account()
{
    const auto accounts = m_shelf.accounts();
    m_new_name = platform::neat(m_new_name);
    const auto is_hers = [looks = platform::looks_of(m_new_name)](std::string_view name) { return are_alike(platform::looks_of(name), looks); };
    const auto seen = platform::seen_of(m_new_secret);
    if (m_new_name.empty())
        m_new_fault = NewAccountFault::NoName;
    else if (std::any_of(accounts.begin(), accounts.end(), is_hers))
        m_new_fault = NewAccountFault::Taken;
    else if (seen.bytes < kLeastSecret)
        m_new_fault = NewAccountFault::TooShort;
    else if (seen.is_one_character)
        m_new_fault = NewAccountFault::OneLetter;
    else if (m_new_secret != m_new_again)
        m_new_fault = NewAccountFault::Different;
    else if (!m_shelf.add_account(m_new_name, m_new_secret))
        m_new_fault = NewAccountFault::Storage;
    else {
        m_new_fault = NewAccountFault::None;
        m_chosen = m_new_name;
        m_secret = m_new_secret;
        unlock();
        return;
    }
    // Who cannot see what is there begins anew: what she types next would go behind the old dots.
    const bool is_of_secret = m_new_fault == NewAccountFault::TooShort || m_new_fault == NewAccountFault::OneLetter || m_new_fault == NewAccountFault::Different;
    for (auto* text : {&m_new_secret, &m_new_again})
        if (is_of_secret)
            wipe_text(*text);
}

FormEntry Tablet::entry_of(std::string_view id)
{
    const auto forms = m_shelf.forms();
    const auto found = std::find_if(forms.begin(), forms.end(), [&](const FormEntry& form) { return form.id == id; });
    return found == forms.end() ? FormEntry{} : *found;
}

void Tablet::start(const FormEntry& entry, platform::Result<Interview> begun)
{
    if (!begun) {
        m_problem = begun.error().kind;
        return;
    }
    m_filling = std::make_unique<Filling>();
    m_filling->form = entry;
    m_filling->interview = std::make_unique<Interview>(std::move(begun).value());
    m_filling->instance_id = m_filling->interview->instance_id();
    m_filling->interview->speak(language());
    m_filling->interview->set_files([this, id = entry.id, version = entry.version](std::string_view name) { return m_shelf.form_file(id, version, name); });
    // Opened is not yet begun: a draft is what holds an answer.
    m_filling->interview->mark_saved();
    m_save_problem.reset();
    m_place = TabletPlace::Form;
}

void Tablet::open_form(std::string_view id)
{
    const auto entry = entry_of(id);
    const auto form = m_shelf.form(entry.id, entry.version);
    if (!form) {
        m_problem = form.error().kind;
        return;
    }
    start(entry, Interview::begin(*form, m_environment));
}

void Tablet::open_draft(std::string_view instance_id)
{
    const auto drafts = m_shelf.drafts();
    if (!drafts) {
        m_problem = drafts.error().kind;
        return;
    }
    const auto draft = std::find_if(drafts->begin(), drafts->end(),
                                    [&](const DraftEntry& entry) { return entry.instance_id == instance_id; });
    if (draft == drafts->end())
        return;
    auto entry = entry_of(draft->form_id);
    const auto form = m_shelf.form(draft->form_id, draft->form_version);
    const auto body = m_shelf.load_draft(instance_id);
    if (!form || !body) {
        m_problem = form ? body.error().kind : form.error().kind;
        return;
    }
    entry.id = draft->form_id;
    entry.version = draft->form_version;
    m_shift.reset();
    start(entry, Interview::resume(*form, m_environment, body->answers, draft->instance_id, body->typed, language()));
    if (m_filling && m_filling->interview) {
        m_filling->is_draft = true;
        m_filling->interview->jump_to_open();
        return_to_left();
    }
}

void Tablet::discard_draft(std::string_view instance_id)
{
    m_shift.reset();
    if (const auto removed = m_shelf.remove_draft(instance_id); !removed)
        m_problem = removed.error().kind;
    else
        m_left.erase(std::string(instance_id));
}

void Tablet::go_home()
{
    if (!save_all())
        return;
    note_left();
    m_filling.reset();
    m_parked.clear();
    m_copies.clear();
    m_copy.reset();
    m_place = TabletPlace::Home;
}

void Tablet::open_sync()
{
    m_place = TabletPlace::Sync;
}

void Tablet::open_settings()
{
    m_pin_was_set.reset();
    m_place = TabletPlace::Settings;
}

void Tablet::open_hand_over()
{
    m_place = TabletPlace::HandOver;
}

std::vector<FormEntry> Tablet::hand_over_forms()
{
    auto forms = m_shelf.forms();
    std::erase_if(forms, [](const FormEntry& form) { return !form.is_anonymous; });
    return forms;
}

void Tablet::hand_over(std::string_view form_id)
{
    auto entry = entry_of(form_id);
    if (entry.id.empty() || !entry.is_anonymous)
        return;
    if (!save_all()) {
        m_problem = m_save_problem;
        return;
    }
    const auto account = m_account;
    lock();
    m_chosen = account;
    VisitorPlan plan{.form = std::move(entry), .environment = m_environment, .returns_to_attract = false};
    plan.languages = plan.form.languages;
    m_visitor = std::make_unique<Visitor>(m_shelf, m_clock, std::move(plan));
    m_place = TabletPlace::Visit;
}

void Tablet::take_back()
{
    m_visitor->wipe();
    m_by_words = false;
    m_sign_in_problem.reset();
    m_waits = false;
    forget_typed();
    m_place = TabletPlace::TakeBack;
}

void Tablet::return_to_visit()
{
    forget_typed();
    m_place = TabletPlace::Visit;
}

void Tablet::end_visit()
{
    const auto before = m_visitor->wipes();
    // The right words, or the PIN, let the worker in, and the session's answers out.
    auto visitor = std::move(m_visitor);
    if (m_pin.empty())
        unlock();
    else
        let_in(m_shelf.unlock_by_pin(m_chosen, m_pin));
    if (m_sign_in_problem) {
        m_visitor = std::move(visitor);
        return;
    }
    m_wipes += before;
    if (const auto released = m_shelf.release_anonymous(); !released)
        m_problem = released.error().kind;
    m_outgoing.wake();
}

void Tablet::touched()
{
    if (m_place == TabletPlace::Visit)
        m_visitor->touched();
}

}
