#include "app/session/tablet.h"

#include "platform/base/bytes.h"
#include "platform/base/json.h"

namespace kerbside::app {

using namespace std::chrono_literals;
using platform::Json;

namespace {

/// A place that is left again at once need not be kept.
constexpr auto kPlacePause = 600ms;

std::string_view name_of(TabletPlace place)
{
    switch (place) {
    case TabletPlace::Form: return "form";
    case TabletPlace::Review: return "review";
    case TabletPlace::Sync: return "sync";
    case TabletPlace::Settings: return "settings";
    case TabletPlace::Copies: return "copies";
    case TabletPlace::Copy: return "copy";
    default: return "home";
    }
}

/// The cards that can be brought back, those that went last first, as many as are no burden to keep.
Json cards_told(const Interview& interview)
{
    constexpr std::size_t kMostBytes = std::size_t{256} << 10;
    Json cards = Json::array();
    std::size_t bytes = 0;
    for (const auto& card : interview.removed_cards()) {
        if ((bytes += card.card.size()) > kMostBytes)
            break;
        cards.push_back({{"holder", card.holder}, {"control", card.control}, {"number", card.number}, {"card", platform::as_text(card.card)}});
        if (card.within)
            cards.back()["within"] = *card.within;
        if (card.left)
            cards.back()["left"] = *card.left;
        for (const auto& typed : card.typed)
            cards.back()["typed"].push_back({{"at", typed.path}, {"text", typed.text}, {"value", typed.value}});
    }
    return cards;
}

void remember_removed(Interview& interview, const Json& removed)
{
    std::vector<Interview::RemovedCard> cards;
    for (const auto& told : removed) {
        const auto text = platform::text_at(told, "card");
        if (text.empty() || !told.contains("number") || !told["number"].is_number_unsigned() || !told.contains("control") || !told["control"].is_number_integer())
            return;
        Interview::RemovedCard card{.holder = platform::text_at(told, "holder"), .control = told["control"].get<std::int32_t>(),
                                    .number = told["number"].get<std::uint32_t>(), .card = {text.begin(), text.end()}};
        if (told.contains("within") && told["within"].is_number_unsigned())
            card.within = told["within"].get<std::size_t>();
        if (told.contains("left") && told["left"].is_number_unsigned())
            card.left = told["left"].get<std::size_t>();
        if (const auto typed = told.find("typed"); typed != told.end())
            for (const auto& each : *typed)
                card.typed.push_back({platform::text_at(each, "at"), platform::text_at(each, "text"), platform::text_at(each, "value")});
        cards.push_back(std::move(card));
    }
    interview.remember_removed(cards);
}

}

/// The page, and below it what a concern was raised from: the lowest first.
std::string Tablet::place_text() const
{
    Json frames = Json::array();
    const auto frame_of = [this](TabletPlace place, const Filling* filling) {
        Json frame = {{"place", name_of(place)}};
        if (place == TabletPlace::Copy && m_copy)
            frame["instance"] = m_copy->entry.instance_id;
        if (filling != nullptr && filling->interview) {
            frame["form"] = filling->form.id;
            frame["instance"] = filling->instance_id;
            frame["draft"] = filling->is_draft;
            frame["at"] = filling->interview->place();
        }
        return frame;
    };
    for (const auto& parked : m_parked)
        frames.push_back(frame_of(parked.place, parked.filling.get()));
    // What is finished leads back to where it was raised from.
    if (m_place != TabletPlace::Finished) {
        frames.push_back(frame_of(m_place, m_filling.get()));
        frames.back()["scroll"] = static_cast<int>(m_scroll);
    }
    if (!m_left.empty()) {
        if (frames.empty())
            frames.push_back({{"place", name_of(TabletPlace::Home)}});
        frames.front()["left"] = m_left;
    }
    return platform::to_line(frames);
}

std::vector<const Tablet::Filling*> Tablet::open_fillings() const
{
    std::vector<const Filling*> open;
    for (const auto& parked : m_parked)
        open.push_back(parked.filling.get());
    open.push_back(m_filling.get());
    std::erase_if(open, [](const Filling* filling) { return filling == nullptr || !filling->interview || filling->interview->removals() == 0; });
    return open;
}

/// What tells, after every pass, whether the cards that can be brought back are others now.
std::string Tablet::removals_text() const
{
    std::string text;
    for (const auto* filling : open_fillings())
        text += filling->instance_id + " " + std::to_string(filling->interview->removals()) + "\n";
    return text;
}

/// Those cards, by the answer that they went from; empty where there are none.
std::string Tablet::removed_text() const
{
    Json told = Json::object();
    for (const auto* filling : open_fillings())
        if (auto cards = cards_told(*filling->interview); !cards.empty())
            told[filling->instance_id] = std::move(cards);
    return told.empty() ? std::string() : platform::to_line(told);
}

void Tablet::noted(float scroll)
{
    m_scroll = scroll;
    if (!is_signed_in() || (place_text() == m_kept_place && removals_text() == m_kept_removals))
        return;
    if (!m_place_at)
        m_place_at = m_clock.monotonic() + kPlacePause;
}

/// The draft that is open is closed now: it opens there again, today or another day.
void Tablet::note_left()
{
    if (m_filling && m_filling->interview && m_filling->is_draft)
        m_left[m_filling->instance_id] = (m_place == TabletPlace::Review ? "review " : "") + m_filling->interview->place();
}

void Tablet::return_to_left()
{
    const auto left = m_left.find(m_filling->instance_id);
    if (left == m_left.end())
        return;
    std::string_view at = left->second;
    const bool is_review = at.starts_with("review ");
    at.remove_prefix(is_review ? std::string_view("review ").size() : 0);
    if (m_filling->interview->return_to(at) && is_review)
        m_place = TabletPlace::Review;
}

/// It is a convenience: where it cannot be kept, home is a good place too.
void Tablet::keep_place()
{
    m_place_at.reset();
    if (!is_signed_in())
        return;
    // Apart from the place, which changes with every page: this may be long.
    if (auto removals = removals_text(); removals != m_kept_removals && m_shelf.keep_removed(removed_text()))
        m_kept_removals = std::move(removals);
    if (auto text = place_text(); text != m_kept_place && m_shelf.keep_place(text))
        m_kept_place = std::move(text);
}

void Tablet::resume()
{
    const auto removed = m_shelf.removed();
    if (removed && removed->empty())
        m_kept_removals = std::string();
    const auto told = removed ? platform::parse_json(*removed) : platform::Result<Json>(removed.error());
    const auto kept = m_shelf.place();
    if (!kept || kept->empty())
        return;
    const auto frames = platform::parse_json(*kept);
    if (!frames || !frames->is_array())
        return;
    const auto drafts = m_shelf.drafts();
    for (const auto& frame : *frames) {
        if (!frame.is_object())
            return;
        // What was finished or thrown away by another program meanwhile is not remembered for ever.
        if (const auto left = frame.find("left"); left != frame.end() && left->is_object() && drafts)
            for (const auto& draft : *drafts)
                if (const auto at = left->find(draft.instance_id); at != left->end() && at->is_string())
                    m_left[draft.instance_id] = at->get<std::string>();
        if (m_filling || m_place != TabletPlace::Home || &frame != &frames->front())
            m_parked.push_back({m_place, std::move(m_filling)});
        const bool is_draft = frame.contains("draft") && frame["draft"] == true;
        if (!reopen(platform::text_at(frame, "place"), platform::text_at(frame, "form"), platform::text_at(frame, "instance"), is_draft,
                    platform::text_at(frame, "at"))) {
            m_problem.reset();
            m_filling.reset();
            m_place = TabletPlace::Home;
            if (!m_parked.empty())
                unpark();
            return;
        }
        if (frame.contains("scroll") && frame["scroll"].is_number())
            m_scroll_back = frame["scroll"].get<float>();
        if (m_filling && m_filling->interview && told && told->is_object())
            if (const auto cards = told->find(m_filling->instance_id); cards != told->end() && cards->is_array())
                remember_removed(*m_filling->interview, *cards);
    }
}

bool Tablet::reopen(std::string_view place, const std::string& form, const std::string& instance, bool is_draft, const std::string& at)
{
    m_place = place == "sync" ? TabletPlace::Sync : place == "settings" ? TabletPlace::Settings : TabletPlace::Home;
    if (place == "copies" || place == "copy")
        open_copies();
    if (place == "copy")
        open_copy(instance);
    if (place != "form" && place != "review")
        return true;
    // What was a draft and is no longer has been finished or thrown away; what never was one has no answers to lose.
    if (is_draft)
        open_draft(instance);
    else if (!form.empty())
        open_form(form);
    if (!m_filling || !m_filling->interview)
        return false;
    (void)m_filling->interview->return_to(at);
    m_place = place == "review" ? TabletPlace::Review : TabletPlace::Form;
    return true;
}

}
