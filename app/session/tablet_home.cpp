#include "app/form/draft_language.h"
#include "app/session/question.h"
#include "app/session/search.h"
#include "app/session/tablet.h"

#include <algorithm>
#include <utility>

namespace kerbside::app {

namespace {

/// So many of the newest drafts are looked into at once for what they still need.
constexpr std::size_t kMostLookedInto = 12;
/// And of the older ones so many each time, so that no frame waits for them.
constexpr std::size_t kMoreLookedInto = 1;
constexpr std::size_t kNamesTold = 3;
/// More forms and drafts than these are searched, not looked through.
constexpr std::size_t kGlance = 7;

/// The draft was saved in the form's language with that code; where the form has none, in whichever it was.
bool speaks(const Form& form, platform::ByteView draft, std::string_view code)
{
    const auto spoken = form_language(form, code);
    return spoken.empty() || spoken == language_of_draft(draft);
}

}

HomeView Tablet::home(std::string_view search)
{
    HomeView view{.name = m_account, .sync = m_outgoing.status()};
    if (m_health != nullptr)
        view.health = m_health->health();
    for (auto& form : m_shelf.forms()) {
        if (form.is_anonymous)
            view.can_hand_over = true;
        else if (form.is_concern)
            view.concern = form;
        else
            view.forms.push_back(form);
    }
    if (auto drafts = m_shelf.drafts())
        for (auto& draft : *drafts)
            view.drafts.push_back({std::move(draft), 0, {}, false});
    else
        m_problem = drafts.error().kind;
    std::sort(view.drafts.begin(), view.drafts.end(),
              [](const DraftEntry& left, const DraftEntry& right) { return left.updated > right.updated; });
    view.is_searchable = view.forms.size() + view.drafts.size() > kGlance;
    view.offers_pin = search.empty() && !m_shelf.has_own_pin() && setting("pin.told." + m_account) != "yes";
    view.copies = m_shelf.count_copies(m_clock.now());
    for (auto& draft : view.drafts)
        draft.title = title_now(draft.form_id, draft.title);
    tell_needs(view);
    find_shift(view);
    const Search wanted(search);
    if (wanted.is_empty())
        return view;
    view.shift.reset();
    std::erase_if(view.forms, [&](const FormEntry& form) {
        return !wanted.finds(form.title) && std::none_of(form.titles.begin(), form.titles.end(), [&](const auto& each) { return wanted.finds(each.second); });
    });
    std::erase_if(view.drafts, [&](const DraftView& draft) { return !wanted.finds(draft.title + " " + draft.name); });
    return view;
}

std::string Tablet::language()
{
    auto chosen = setting("language");
    return chosen.empty() ? "en" : chosen;
}

/// As the app speaks; as it was saved where the form is gone, or has one title for all.
std::string Tablet::title_now(std::string_view form_id, const std::string& saved)
{
    const auto form = entry_of(form_id);
    return form.titles.empty() ? saved : form.title_in(language());
}

std::optional<Tablet::Kept> Tablet::kept(const DraftEntry& draft)
{
    auto form = m_shelf.form(draft.form_id, draft.form_version);
    auto body = m_shelf.load_draft(draft.instance_id);
    if (!form || !body)
        return std::nullopt;
    return Kept{std::move(form).value(), std::move(body).value()};
}

std::unique_ptr<Interview> Tablet::look_into(const DraftEntry& draft, const Kept& kept)
{
    auto interview = Interview::resume(kept.form, m_environment, kept.body.answers, draft.instance_id, kept.body.typed, language());
    if (!interview)
        return nullptr;
    interview->speak(language());
    return std::make_unique<Interview>(std::move(interview).value());
}

/// As it was saved: a day or an hour that it names is that of the saving. Where that was in another language than the app's,
/// as the form would have called it in this one at that moment.
std::string Tablet::name_now(const DraftEntry& draft, const Kept& kept)
{
    if (speaks(*kept.form, kept.body.answers, language()))
        return draft.name;
    const platform::ManualClock then(draft.updated);
    auto environment = m_environment;
    environment.clock = &then;
    const auto interview = Interview::resume(kept.form, std::move(environment), kept.body.answers, draft.instance_id, kept.body.typed, language());
    return interview ? interview->name() : draft.name;
}

const Tablet::Facts* Tablet::known_facts_of(const DraftEntry& draft) const
{
    const auto facts = m_facts.find(draft.instance_id);
    return facts != m_facts.end() && facts->second.updated == draft.updated && facts->second.language == m_shelf.setting("language") ? &facts->second : nullptr;
}

const Tablet::Facts& Tablet::facts_of(const DraftEntry& draft)
{
    if (const auto* known = known_facts_of(draft))
        return *known;
    const auto language = setting("language");
    auto& facts = m_facts[draft.instance_id];
    facts = {.updated = draft.updated, .language = language, .name = draft.name};
    const auto body = kept(draft);
    const auto interview = body ? look_into(draft, *body) : nullptr;
    if (!interview)
        return facts;
    facts.name = name_now(draft, *body);
    for (const auto& row : interview->review().rows) {
        if (row.fault == Fault::None)
            continue;
        ++facts.missing;
        if (facts.names.size() < kNamesTold)
            facts.names.push_back(row.answer.label);
    }
    facts.has_tallies = !interview->tallies().empty();
    return facts;
}

/// What the drafts still need: of the newest at once, of the older ones a little more each time that home is shown.
void Tablet::tell_needs(HomeView& view)
{
    m_looks_on = false;
    std::size_t more = kMoreLookedInto;
    for (std::size_t at = 0; at < view.drafts.size(); ++at) {
        auto& draft = view.drafts[at];
        const auto* facts = known_facts_of(draft);
        if (facts == nullptr && (at < kMostLookedInto || more > 0)) {
            more -= at < kMostLookedInto ? 0 : 1;
            facts = &facts_of(draft);
        }
        m_looks_on = m_looks_on || facts == nullptr;
        if (facts == nullptr)
            continue;
        draft.name = facts->name;
        draft.missing = facts->missing;
        draft.missing_names = facts->names;
        draft.is_known = true;
    }
}

/// Of the newest drafts, the first with counters is held open, so that a tap only counts.
void Tablet::find_shift(HomeView& view)
{
    for (std::size_t at = 0; at < view.drafts.size() && at < kMostLookedInto && !view.shift; ++at) {
        const auto& draft = view.drafts[at];
        if (!facts_of(draft).has_tallies)
            continue;
        const bool is_held = m_shift && m_shift->instance_id == draft.instance_id;
        // What is counted and cannot be saved is not let go for the sake of its words: they follow once it is.
        if (!is_held || (m_shift->interview && !speaks(m_shift->interview->form(), m_shift->interview->draft(), language()) && save(*m_shift))) {
            m_shift = std::make_unique<Filling>();
            m_shift->form = entry_of(draft.form_id);
            m_shift->form.id = draft.form_id;
            m_shift->form.version = draft.form_version;
            if (m_shift->form.title.empty())
                m_shift->form.title = draft.title;
            m_shift->instance_id = draft.instance_id;
            const auto body = kept(draft);
            m_shift->interview = body ? look_into(draft, *body) : nullptr;
            m_shift_tallies = m_shift->interview ? m_shift->interview->tallies() : std::vector<NodeRef>{};
        }
        if (!m_shift->interview)
            continue;
        view.shift = ShiftView{draft, {}};
        for (const auto node : m_shift_tallies)
            if (auto question = m_shift->interview->view_of(node))
                view.shift->tallies.push_back(std::move(*question));
    }
}

void Tablet::count_shift(NodeRef node, int by)
{
    if (!m_shift || !m_shift->interview)
        return;
    // What the form's rule refuses is not counted, whoever asks for it.
    const auto tally = m_shift->interview->view_of(node);
    if (!tally || (by > 0 ? !tally->may_more : !tally->may_less))
        return;
    m_shift->interview->count(node, by);
    // What the draft still needs is known; it is not looked into again at every tap.
    auto facts = m_facts[m_shift->instance_id];
    if (!save(*m_shift)) {
        m_problem = m_save_problem;
        return;
    }
    // Its name is in another language still: it is looked into anew.
    if (!speaks(m_shift->interview->form(), m_shift->interview->draft(), language()))
        return;
    facts.updated = m_shift->saved.value_or(platform::WallTime{});
    facts.name = m_shift->interview->name();
    m_facts[m_shift->instance_id] = std::move(facts);
}

}
