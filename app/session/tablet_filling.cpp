#include "app/session/moments.h"
#include "app/session/tablet.h"

#include <algorithm>
#include <utility>

namespace kerbside::app {

using namespace std::chrono_literals;
using platform::ErrorKind;

namespace {

/// A pause in typing this long is an answer.
constexpr auto kTypingPause = 600ms;
/// Who types on and on is saved all the same: no letter is older than this.
constexpr auto kLongestUnsaved = 2000ms;

}

FillingView Tablet::filling() const
{
    if (!m_filling)
        return {};
    return {m_filling->form, is_in_concern(), m_filling->saved, m_save_problem, m_filling->came_from_review};
}

Interview* Tablet::interview()
{
    return m_filling ? m_filling->interview.get() : nullptr;
}

void Tablet::changed(bool is_typing)
{
    if (!is_typing) {
        save();
        return;
    }
    const auto now = m_clock.monotonic();
    if (!m_save_at)
        m_unsaved_since = now;
    m_save_at = std::min(now + kTypingPause, m_unsaved_since + kLongestUnsaved);
}

bool Tablet::save()
{
    m_save_at.reset();
    return !m_filling || save(*m_filling);
}

bool Tablet::save_all()
{
    bool are_saved = save();
    if (m_shift)
        are_saved = save(*m_shift) && are_saved;
    for (const auto& parked : m_parked)
        if (parked.filling)
            are_saved = save(*parked.filling) && are_saved;
    return are_saved;
}

void Tablet::ask_to_lock()
{
    m_asks_lock = !save_all();
    if (!m_asks_lock)
        lock();
}

bool Tablet::save(Filling& filling)
{
    if (!filling.interview || !filling.interview->is_changed())
        return true;
    auto& interview = *filling.interview;
    const DraftEntry entry{.instance_id = filling.instance_id,
                           .form_id = filling.form.id,
                           .form_version = filling.form.version,
                           .title = filling.form.title,
                           .name = interview.name(),
                           .updated = m_clock.now()};
    const auto saved = m_shelf.save_draft(entry, {interview.draft(), interview.typed()});
    if (!saved) {
        m_save_problem = saved.error().kind;
        return false;
    }
    interview.mark_saved();
    m_save_problem.reset();
    filling.saved = entry.updated;
    const bool is_first = !std::exchange(filling.is_draft, true);
    m_facts.erase(filling.instance_id);
    // What was taken out of the draft is kept with it: its holder is told by a place among cards that may have moved up since.
    // And a draft that is new is what the power brings back, not another one.
    const bool is_removed = std::exchange(filling.removals, interview.removals()) != interview.removals();
    if (&filling == m_filling.get() && (is_removed || is_first))
        keep_place();
    return true;
}

void Tablet::next()
{
    save();
    if (!m_filling || !m_filling->interview || m_filling->interview->next() != Moved::ToReview)
        return;
    if (m_filling->interview->asks_nothing())
        finish();
    else
        open_review();
}

void Tablet::back()
{
    save();
    if (m_place == TabletPlace::Review)
        m_place = TabletPlace::Form;
    else if (m_filling && m_filling->interview && !m_filling->interview->back())
        close_form();
}

void Tablet::open_review()
{
    save();
    if (m_filling)
        m_filling->came_from_review = false;
    m_place = TabletPlace::Review;
    // The power that goes now does not lead back among the pages that she is through with.
    keep_place();
}

void Tablet::jump(NodeRef question)
{
    if (!m_filling || !m_filling->interview)
        return;
    m_filling->came_from_review = m_filling->came_from_review || m_place == TabletPlace::Review;
    m_filling->interview->jump(question);
    m_place = TabletPlace::Form;
}

void Tablet::jump(const ReviewRow& row)
{
    jump(row.node);
    if (m_filling && m_filling->interview && row.series >= 0)
        m_filling->interview->jump_to_cards(row.node, row.series);
}

void Tablet::unpark()
{
    m_filling.reset();
    if (m_parked.empty()) {
        m_place = TabletPlace::Home;
        return;
    }
    m_place = m_parked.back().place;
    m_filling = std::move(m_parked.back().filling);
    m_parked.pop_back();
}

void Tablet::close_form()
{
    // What is not saved stays before her eyes, and the page says why.
    if (!save())
        return;
    note_left();
    unpark();
    keep_place();
}

void Tablet::leave_finished()
{
    unpark();
}

void Tablet::finish()
{
    if (!m_filling || !m_filling->interview)
        return;
    save();
    auto xml = m_filling->interview->finish();
    if (!xml)
        return; // The review shows what is missing.
    const auto form = m_shelf.form(m_filling->form.id, m_filling->form.version);
    if (!form) {
        m_save_problem = form.error().kind;
        return;
    }
    m_filling->answer = Answer{m_filling->instance_id, m_filling->interview->name(), std::move(xml).value(), *form};
    seal();
}

void Tablet::try_to_finish_again()
{
    if (m_filling && m_filling->answer)
        seal();
}

void Tablet::seal()
{
    const auto sealed = m_shelf.finalize(*m_filling->answer);
    if (!sealed && sealed.error().kind == ErrorKind::Unknown) {
        m_place = TabletPlace::Unfinished;
        return;
    }
    m_filling->answer.reset();
    if (!sealed) {
        m_save_problem = sealed.error().kind;
        m_place = m_filling->interview->asks_nothing() ? TabletPlace::Form : TabletPlace::Review;
        return;
    }
    m_save_problem.reset();
    m_filling->interview.reset();
    m_left.erase(m_filling->instance_id);
    ++m_wipes;
    m_outgoing.wake();
    m_place = TabletPlace::Finished;
    keep_place();
}

void Tablet::raise_concern()
{
    if (m_account.empty() || is_in_concern())
        return;
    FormEntry concern;
    for (const auto& form : m_shelf.forms())
        if (form.is_concern)
            concern = form;
    save();
    const auto form = m_shelf.form(concern.id, concern.version);
    if (!form) {
        m_problem = form.error().kind;
        return;
    }
    m_parked.push_back({m_place, std::move(m_filling)});
    start(concern, Interview::begin(*form, m_environment));
    if (!m_filling)
        unpark();
}

bool Tablet::tick()
{
    if (m_place_at && m_clock.monotonic() >= *m_place_at)
        keep_place();
    if (m_shelf.expire_pins() && !is_signed_in())
        return true;
    if (m_save_at && m_clock.monotonic() >= *m_save_at) {
        save();
        return true;
    }
    if (m_place == TabletPlace::Visit)
        return m_visitor->tick();
    if (m_place == TabletPlace::Copies || m_place == TabletPlace::Copy)
        return renew_copies();
    // What waits may have changed under the page that shows it, and so may the day.
    if (m_place == TabletPlace::Form || m_place == TabletPlace::Review)
        if (const auto day = local_now(m_environment).day; std::exchange(m_day, day) != day)
            return true;
    return m_waits || m_place == TabletPlace::Sync || m_place == TabletPlace::Home || m_place == TabletPlace::SignIn;
}

std::optional<std::chrono::milliseconds> Tablet::next_due() const
{
    std::optional<std::chrono::milliseconds> due;
    const auto no_later = [&](std::chrono::milliseconds time) { due = due ? std::min(*due, time) : time; };
    if (m_save_at)
        no_later(std::max(0ms, *m_save_at - m_clock.monotonic()));
    if (m_place_at)
        no_later(std::max(0ms, *m_place_at - m_clock.monotonic()));
    if (const auto end = m_shelf.next_pin_end())
        no_later(std::max(0ms, *end - m_clock.monotonic()));
    // The older drafts are looked into one by one, between two frames.
    if (m_place == TabletPlace::Home && m_looks_on)
        no_later(30ms);
    if (m_place == TabletPlace::Sync || m_waits)
        no_later(1000ms);
    if (m_place == TabletPlace::Copies || m_place == TabletPlace::Copy)
        for (const auto& copy : m_copies)
            no_later(std::max(0ms, copy.expires - m_clock.now()));
    // The day, the battery and what is said of times are right to the minute.
    if (m_place == TabletPlace::Home || m_place == TabletPlace::SignIn || m_place == TabletPlace::Form || m_place == TabletPlace::Review)
        no_later(60000ms - m_clock.now().time_since_epoch() % 60000ms);
    if (m_place == TabletPlace::Visit)
        if (const auto visitor = m_visitor->next_due())
            no_later(*visitor);
    return due;
}

}
