#include "app/session/search.h"
#include "app/session/tablet.h"

#include <algorithm>

namespace kerbside::app {

namespace {

std::pair<std::size_t, std::size_t> progress_of(const SyncView& sync)
{
    return {sync.waiting, sync.received};
}

}

void Tablet::open_copies()
{
    m_copy.reset();
    m_place = TabletPlace::Copies;
    m_copies.clear();
    m_copies_sync = progress_of(m_outgoing.status());
    auto copies = m_shelf.copies(m_clock.now());
    if (copies)
        m_copies = std::move(copies).value();
    else
        m_problem = copies.error().kind;
}

CopiesView Tablet::copies(std::string_view search)
{
    CopiesView view{.copies = {}, .all = m_copies.size()};
    const Search wanted(search);
    for (auto copy : m_copies) {
        copy.title = title_now(copy.form_id, copy.title);
        if (wanted.finds(copy.title + " " + copy.name))
            view.copies.push_back(std::move(copy));
    }
    return view;
}

void Tablet::open_copy(std::string_view instance_id)
{
    const auto entry = std::ranges::find(m_copies, instance_id, &CopyEntry::instance_id);
    if (entry == m_copies.end())
        return;
    const auto form = m_shelf.form(entry->form_id, entry->form_version);
    const auto xml = m_shelf.load_copy(instance_id, m_clock.now());
    if (!form || !xml) {
        m_problem = form ? xml.error().kind : form.error().kind;
        return;
    }
    // What the form works out of "today" is worked out of the day on which it was finished, as it was sent.
    const platform::ManualClock then(entry->finalized);
    auto environment = m_environment;
    environment.clock = &then;
    auto interview = Interview::resume(*form, environment, platform::as_bytes(*xml), instance_id);
    if (!interview) {
        m_problem = interview.error().kind;
        return;
    }
    interview->speak(language());
    m_copy = CopyView{*entry, interview->review().rows};
    m_copy->entry.title = title_now(entry->form_id, entry->title);
    m_place = TabletPlace::Copy;
}

/// True where something is seen that was not: one has been received, or the time of one is over.
bool Tablet::renew_copies()
{
    const auto now = m_clock.now();
    const bool is_over = std::ranges::any_of(m_copies, [&](const CopyEntry& copy) { return copy.expires <= now; });
    if (!is_over && progress_of(m_outgoing.status()) == m_copies_sync)
        return false;
    const auto open = m_copy ? m_copy->entry.instance_id : std::string();
    auto kept = std::move(m_copy);
    open_copies();
    const auto still = std::ranges::find(m_copies, open, &CopyEntry::instance_id);
    if (kept && still != m_copies.end()) {
        kept->entry = *still;
        m_copy = std::move(kept);
        m_place = TabletPlace::Copy;
    }
    // What can no longer be read is no longer in memory or on the screen either.
    if (is_over)
        ++m_wipes;
    return true;
}

}
