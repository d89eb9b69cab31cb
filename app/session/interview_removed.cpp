// Cards that were removed, and come back.
#include "app/session/interview.h"

#include <algorithm>

namespace kerbside::app {

using platform::Status;

namespace {

/// Nobody goes further back than this.
constexpr std::size_t kMostRemoved = 20;

/// Where `whole` lies in what has the path `outer`, if it does: nothing for that itself, else `/…`.
std::optional<std::string> place_in(std::string_view outer, std::string_view whole)
{
    if (!whole.starts_with(outer) || (whole.size() > outer.size() && whole[outer.size()] != '/'))
        return std::nullopt;
    return std::string(whole.substr(outer.size()));
}

}

/// What begins the series that a card is of.
const OutlineItem* Interview::series_of(NodeRef card) const
{
    const OutlineItem* series = nullptr;
    std::vector<const OutlineItem*> open;
    for (const auto& item : m_outline) {
        if (item.kind == OutlineKind::RepeatBegin)
            open.push_back(&item);
        else if (item.kind == OutlineKind::RepeatEnd)
            open.pop_back();
        else if (item.kind == OutlineKind::InstanceBegin && item.node == card && !open.empty())
            series = open.back();
    }
    return series;
}

Status Interview::remove_card(NodeRef card)
{
    settle();
    const auto* series = series_of(card);
    const auto path = m_instance.path_of(card);
    Removed removed{.holder = series != nullptr ? series->node : NodeRef{}, .control = series != nullptr ? series->control : -1, .card = m_instance.save(card)};
    for (const auto& item : m_outline)
        if (item.kind == OutlineKind::InstanceBegin && item.node == card)
            removed.number = item.position;
    for (const auto node : m_told)
        if (auto place = place_in(path, m_instance.path_of(node)))
            removed.told.push_back(std::move(*place));
    for (const auto& typed : m_typed)
        if (auto place = place_in(path, m_instance.path_of(typed.node)))
            removed.typed.push_back({std::move(*place), typed.text, m_instance.value(typed.node)});
    // What went from within it earlier comes back into it, once it is there again.
    std::vector<std::pair<Removed*, std::string>> inner;
    for (auto& each : m_removed)
        if (each.around == 0 && m_instance.is_alive(each.holder))
            if (auto place = place_in(path, m_instance.path_of(each.holder)))
                inner.emplace_back(&each, std::move(*place));
    const auto gone = m_instance.remove(card);
    // Where what follows from it could not be worked out to its end it has gone all the same, and can come back.
    if (!gone && m_instance.is_alive(card))
        return gone;
    removed.serial = ++m_removals;
    for (auto& [each, place] : inner) {
        each->around = removed.serial;
        each->place = std::move(place);
    }
    m_removed.push_back(std::move(removed));
    forget_oldest();
    was_changed();
    return gone;
}

void Interview::forget_oldest()
{
    if (m_removed.size() > kMostRemoved)
        m_removed.erase(m_removed.begin(), m_removed.end() - static_cast<std::ptrdiff_t>(kMostRemoved));
}

/// Of the page's series: which of those that can come back.
std::optional<std::size_t> Interview::last_removed(const PagePlan& page) const
{
    for (std::size_t at = m_removed.size(); at-- > 0;)
        if (page.kind == PageKind::Cards && m_removed[at].around == 0 && m_removed[at].holder == page.anchor && m_removed[at].control == page.control)
            return at;
    return {};
}

std::vector<Interview::RemovedCard> Interview::removed_cards() const
{
    std::vector<RemovedCard> cards;
    std::map<std::uint64_t, std::size_t> told;
    for (auto each = m_removed.rbegin(); each != m_removed.rend(); ++each) {
        const auto around = told.find(each->around);
        // What lay in a card that went by itself, since the form has no room for it, has nowhere to come back to.
        if (each->around == 0 ? !m_instance.is_alive(each->holder) : around == told.end())
            continue;
        RemovedCard card{.holder = each->place, .control = each->control, .number = each->number, .card = each->card, .typed = each->typed};
        if (each->around == 0) {
            card.holder = m_instance.path_of(each->holder);
            card.left = series(each->holder, each->control).size();
        } else
            card.within = around->second;
        told.emplace(each->serial, cards.size());
        cards.push_back(std::move(card));
    }
    return cards;
}

/// Those of a series, in their order.
std::vector<const OutlineItem*> Interview::series(NodeRef holder, std::int32_t control) const
{
    std::vector<const OutlineItem*> cards;
    for (const auto& item : m_outline)
        if (item.kind == OutlineKind::InstanceBegin)
            if (const auto* begin = series_of(item.node); begin != nullptr && begin->node == holder && begin->control == control)
                cards.push_back(&item);
    return cards;
}

/// That card where it is in its series again, with nothing changed in it. One that is like it, beside which it lay, is
/// not it: the series has grown by none, or only by those that are `back` already.
std::optional<NodeRef> Interview::card_there(NodeRef holder, const RemovedCard& card, std::size_t back) const
{
    const auto cards = series(holder, card.control);
    const auto found = std::ranges::find(cards, card.number, &OutlineItem::position);
    if (found == cards.end() || (card.left && cards.size() <= *card.left + back) || m_instance.save((*found)->node) != card.card)
        return std::nullopt;
    return (*found)->node;
}

void Interview::remember_removed(const std::vector<RemovedCard>& cards)
{
    std::vector<Removed> remembered;
    std::vector<std::uint64_t> serials(cards.size(), 0);
    std::vector<std::optional<NodeRef>> there(cards.size());
    std::map<std::pair<NodeRef, std::int32_t>, std::size_t> back; // of each series
    for (std::size_t at = 0; at < cards.size(); ++at) {
        const auto& card = cards[at];
        if (card.within && *card.within >= at)
            continue;
        Removed removed{.control = card.control, .number = card.number, .card = card.card, .typed = card.typed};
        if (card.within && serials[*card.within] != 0) {
            removed.around = serials[*card.within];
            removed.place = card.holder;
        } else {
            if (card.within && !there[*card.within])
                continue;
            const auto holder = m_instance.find((card.within ? m_instance.path_of(*there[*card.within]) : std::string()) + card.holder);
            if (!holder)
                continue;
            // It was brought back, and the program ended before that was known here.
            auto& are_back = back[{*holder, card.control}];
            there[at] = card_there(*holder, card, are_back);
            are_back += there[at] ? 1 : 0;
            if (there[at])
                continue;
            removed.holder = *holder;
        }
        removed.serial = serials[at] = ++m_removals;
        remembered.push_back(std::move(removed));
    }
    m_removed.insert(m_removed.end(), std::make_move_iterator(remembered.rbegin()), std::make_move_iterator(remembered.rend()));
    forget_oldest();
}

void Interview::undo_remove()
{
    settle();
    const auto pages = pages_of(form(), m_outline, m_places.back().card);
    const auto at = current(pages);
    const auto found = at < pages.size() ? last_removed(pages[at]) : std::nullopt;
    if (!found)
        return;
    const auto removed = std::move(m_removed[*found]);
    m_removed.erase(m_removed.begin() + static_cast<std::ptrdiff_t>(*found));
    ++m_removals;
    const auto before = series(removed.holder, removed.control).size();
    const auto put = m_instance.put_back(removed.holder, removed.control, removed.number, removed.card);
    was_changed();
    // Where what follows from it could not be worked out to its end it is there all the same.
    if (const auto cards = series(removed.holder, removed.control); put || cards.size() > before) {
        const auto at_its_place = std::ranges::find(cards, removed.number, &OutlineItem::position);
        const auto path = m_instance.path_of(put ? *put : (at_its_place == cards.end() ? cards.back() : *at_its_place)->node);
        for (const auto& place : removed.told)
            if (const auto node = m_instance.find(path + place))
                m_told.insert(*node);
        retype(removed.typed, path);
        for (auto& each : m_removed)
            if (each.around == removed.serial)
                if (const auto holder = m_instance.find(path + each.place)) {
                    each.holder = *holder;
                    each.around = 0;
                }
    }
}

}
