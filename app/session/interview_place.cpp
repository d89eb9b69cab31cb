#include "app/session/interview.h"

#include "app/session/question.h"

#include <algorithm>
#include <charconv>

namespace kerbside::app {

namespace {

/// The number at the front of `text`, taken off it.
std::optional<std::size_t> take_number(std::string_view& text)
{
    std::size_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc())
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return number;
}

}

std::string Interview::place() const
{
    std::string text;
    for (std::size_t level = 0; level < m_places.size(); ++level) {
        const auto& place = m_places[level];
        if (place.card) {
            std::size_t number = 0;
            for (const auto& item : m_outline)
                if (item.kind == OutlineKind::InstanceBegin && item.node == *place.card)
                    number = static_cast<std::size_t>(item.position);
            text += "/" + std::to_string(number) + ":";
        }
        const bool is_here = level + 1 == m_places.size();
        text += std::to_string(is_here ? current(pages_of(form(), m_outline, place.card)) : place.index);
    }
    return text;
}

bool Interview::return_to(std::string_view text)
{
    const auto before = m_places;
    m_places.assign(1, {});
    const auto go = [&] {
        for (;;) {
            const auto pages = pages_of(form(), m_outline, m_places.back().card);
            const auto index = take_number(text);
            if (!index || *index >= pages.size())
                return false;
            go_to(pages, *index);
            if (text.empty())
                return true;
            if (text.front() != '/' || pages[*index].kind != PageKind::Cards)
                return false;
            text.remove_prefix(1);
            const auto number = take_number(text);
            if (!number || text.empty() || text.front() != ':')
                return false;
            text.remove_prefix(1);
            const auto cards = cards_of(pages[*index]);
            const auto card = std::find_if(cards.begin(), cards.end(), [&](const CardView& each) { return each.number == *number; });
            if (card == cards.end())
                return false;
            m_places.push_back({.card = card->node});
        }
    };
    if (go())
        return true;
    m_places = before;
    return false;
}

std::vector<NodeRef> Interview::tallies() const
{
    std::vector<NodeRef> nodes;
    for (const auto& item : m_outline)
        if (item.kind == OutlineKind::Question && question(item).kind == AnswerKind::Tally && cards_around(m_outline, item.node).empty())
            nodes.push_back(item.node);
    return nodes;
}

std::optional<QuestionView> Interview::view_of(NodeRef node) const
{
    for (const auto& item : m_outline)
        if (item.kind == OutlineKind::Question && item.node == node)
            return question(item);
    return std::nullopt;
}

}
