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

/// The cards that can be brought back, those that went last first, as many as do not make the place a burden to keep.
Json removed_text(const Interview& interview)
{
    constexpr std::size_t kMostBytes = std::size_t{256} << 10;
    Json cards = Json::array();
    std::size_t bytes = 0;
    for (const auto& card : interview.removed_cards()) {
        if ((bytes += card.card.size()) > kMostBytes)
            break;
        cards.push_back({{"holder", card.holder}, {"control", card.control}, {"number", card.number}, {"card", platform::to_hex(card.card)}});
        if (card.within)
            cards.back()["within"] = *card.within;
        if (card.left)
            cards.back()["left"] = *card.left;
        for (const auto& typed : card.typed)
            cards.back()["typed"].push_back({{"at", typed.path}, {"text", typed.text}, {"value", typed.value}});
    }
    return cards;
}

void remember_removed(Interview& interview, const Json& frame)
{
    const auto removed = frame.find("removed");
    if (removed == frame.end() || !removed->is_array())
        return;
    std::vector<Interview::RemovedCard> cards;
    for (const auto& told : *removed) {
        auto bytes = platform::from_hex(platform::text_at(told, "card"));
        if (!bytes || !told.contains("number") || !told["number"].is_number_unsigned() || !told.contains("control") || !told["control"].is_number_integer())
            return;
        Interview::RemovedCard card{.holder = platform::text_at(told, "holder"), .control = told["control"].get<std::int32_t>(),
                                    .number = told["number"].get<std::uint32_t>(), .card = std::move(bytes).value()};
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
std::string Tablet::place_text(Undo undo) const
{
    Json frames = Json::array();
    const auto frame_of = [this, undo](TabletPlace place, const Filling* filling) {
        Json frame = {{"place", name_of(place)}};
        if (place == TabletPlace::Copy && m_copy)
            frame["instance"] = m_copy->entry.instance_id;
        if (filling != nullptr && filling->interview) {
            frame["form"] = filling->form.id;
            frame["instance"] = filling->instance_id;
            frame["draft"] = filling->is_draft;
            frame["at"] = filling->interview->place();
            frame["removals"] = filling->interview->removals();
            if (undo == Undo::Told)
                frame["removed"] = removed_text(*filling->interview);
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
    return platform::to_line(frames);
}

void Tablet::noted(float scroll)
{
    m_scroll = scroll;
    if (!is_signed_in() || place_text() == m_kept_place)
        return;
    if (!m_place_at)
        m_place_at = m_clock.monotonic() + kPlacePause;
}

/// It is a convenience: where it cannot be kept, home is a good place too.
void Tablet::keep_place()
{
    m_place_at.reset();
    if (!is_signed_in())
        return;
    auto text = place_text();
    if (text != m_kept_place && m_shelf.keep_place(place_text(Undo::Told)))
        m_kept_place = std::move(text);
}

void Tablet::resume()
{
    const auto kept = m_shelf.place();
    if (!kept || kept->empty())
        return;
    const auto frames = platform::parse_json(*kept);
    if (!frames || !frames->is_array())
        return;
    for (const auto& frame : *frames) {
        if (!frame.is_object())
            return;
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
        if (m_filling && m_filling->interview)
            remember_removed(*m_filling->interview, frame);
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
    if (place == "review")
        m_place = TabletPlace::Review;
    return true;
}

}
