// Lists of choices and what is done with them, and cards that come back.
#include "app/session/interview.h"

#include "app/session/question.h"

#include "platform/unicode/unicode.h"

#include <algorithm>

namespace kerbside::app {

using platform::Error;
using platform::ErrorKind;
using platform::Result;
using platform::Status;

namespace {

/// What a list of values holds, moved about: the answer of a rank.
std::string joined(const std::vector<std::string>& values)
{
    std::string text;
    for (const auto& value : values)
        text += (text.empty() ? "" : " ") + value;
    return text;
}

std::vector<std::string> values_of(const std::vector<ChoiceView>& choices)
{
    std::vector<std::string> values;
    for (const auto& choice : choices)
        values.push_back(choice.value);
    return values;
}

}

const OutlineItem* Interview::item_of(NodeRef node) const
{
    const auto item = std::find_if(m_outline.begin(), m_outline.end(), [&](const OutlineItem& candidate) {
        return candidate.kind == OutlineKind::Question && candidate.node == node;
    });
    return item == m_outline.end() ? nullptr : &*item;
}

/// Asked of the form once, and again only where an answer or the language may have changed it.
std::shared_ptr<const ChoiceList> Interview::list_of(const OutlineItem& item) const
{
    if (item.control < 0 || !offers_choices(form().controls()[static_cast<std::size_t>(item.control)]))
        return nullptr;
    auto& kept = m_lists[item.node];
    if (kept.list && kept.language == m_instance.language() && (kept.is_fixed || kept.revision == m_revision))
        return kept.list;
    kept = {.list = std::make_shared<const ChoiceList>(m_instance.choices(item.node)),
            .language = m_instance.language(),
            .revision = m_revision,
            .is_fixed = m_instance.has_fixed_choices(item.node)};
    return kept.list;
}

void Interview::open_list(NodeRef node)
{
    const auto* item = item_of(node);
    auto list = item != nullptr ? list_of(*item) : nullptr;
    if (item != nullptr && !list) {
        const auto asked = question(*item);
        if (asked.kind != AnswerKind::Range)
            return;
        std::vector<Choice> values;
        for (std::int64_t at = 0; at <= asked.scale.steps(); ++at)
            values.push_back({.value = asked.scale.text(at)});
        list = std::make_shared<const ChoiceList>(values);
    }
    if (!list)
        return;
    list->prepare();
    m_picking = Picking{.node = node, .list = list};
}

void Interview::search_list(std::string_view typed)
{
    const auto* item = m_picking ? item_of(m_picking->node) : nullptr;
    const auto list = item != nullptr ? list_of(*item) : nullptr;
    if (!list)
        return;
    const bool is_longer = m_picking->found && m_picking->list == list && typed.starts_with(m_picking->typed);
    auto found = platform::folded(typed).empty() ? nullptr
                                            : std::make_shared<const std::vector<std::uint32_t>>(list->search(typed, is_longer ? m_picking->found.get() : nullptr));
    m_picking->typed = typed;
    m_picking->list = list;
    m_picking->found = std::move(found);
}

PickingView Interview::picking() const
{
    PickingView view{.node = m_picking->node, .typed = m_picking->typed};
    const auto* item = item_of(m_picking->node);
    if (item == nullptr)
        return view;
    const auto asked = question(*item);
    view.id = asked.id;
    view.label = asked.label;
    view.label_stressed = asked.label_stressed;
    view.is_many = asked.kind == AnswerKind::ChooseMany;
    view.types_first = asked.look == ChoiceLook::Search;
    view.is_range = !asked.list;
    view.list = asked.list ? asked.list : m_picking->list;
    if (m_picking->list == view.list)
        view.found = m_picking->found;
    view.chosen = view.list->places(asked.value);
    return view;
}

void Interview::rank(NodeRef node, std::string_view value, std::size_t to)
{
    const auto* item = item_of(node);
    if (item == nullptr)
        return;
    auto order = values_of(question(*item).choices);
    const auto from = std::find(order.begin(), order.end(), value);
    if (from == order.end())
        return;
    const auto goal = order.begin() + static_cast<std::ptrdiff_t>(std::min(to, order.size() - 1));
    if (from < goal)
        std::rotate(from, from + 1, goal + 1);
    else
        std::rotate(goal, from, from + 1);
    answer(node, joined(order));
}

void Interview::accept_order(NodeRef node)
{
    const auto* item = item_of(node);
    if (item == nullptr)
        return;
    answer(node, joined(values_of(question(*item).choices)));
}

void Interview::explain(NodeRef node)
{
    if (m_explained.erase(node) == 0)
        m_explained.insert(node);
}

Result<std::string> Interview::file(std::string_view name) const
{
    if (!m_files)
        return Error{ErrorKind::NotFound, "the form's files are not at hand"};
    // A form names them by address, `jr://images/bus.png`: what counts is the last part.
    const auto slash = name.rfind('/');
    return m_files(slash == std::string_view::npos ? name : name.substr(slash + 1));
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
    const auto* series = series_of(card);
    const auto path = m_instance.path_of(card);
    Removed removed{.holder = series != nullptr ? series->node : NodeRef{}, .control = series != nullptr ? series->control : -1, .card = m_instance.save(card)};
    for (const auto& item : m_outline)
        if (item.kind == OutlineKind::InstanceBegin && item.node == card)
            removed.number = item.position;
    const auto within = [&](NodeRef node) {
        const auto whole = m_instance.path_of(node);
        return whole.starts_with(path + "/") ? whole.substr(path.size()) : std::string();
    };
    for (const auto node : m_told)
        if (auto place = within(node); !place.empty())
            removed.told.push_back(std::move(place));
    for (const auto& typed : m_typed)
        if (auto place = within(typed.node); !place.empty())
            removed.typed.emplace_back(std::move(place), typed.text);
    TRY(m_instance.remove(card));
    m_removed.push_back(std::move(removed));
    forget_oldest();
    was_changed();
    return {};
}

/// Nobody goes further back than this.
void Interview::forget_oldest()
{
    constexpr std::size_t kMostRemoved = 20;
    if (m_removed.size() > kMostRemoved)
        m_removed.erase(m_removed.begin());
    ++m_removals;
}

/// Of the page's series: which of those that can come back.
std::optional<std::size_t> Interview::last_removed(const PagePlan& page) const
{
    for (std::size_t at = m_removed.size(); at-- > 0;)
        if (page.kind == PageKind::Cards && m_removed[at].holder == page.anchor && m_removed[at].control == page.control)
            return at;
    return {};
}

std::vector<Interview::RemovedCard> Interview::removed_cards() const
{
    std::vector<RemovedCard> cards;
    for (const auto& each : m_removed)
        if (m_instance.is_alive(each.holder)) // else the card round it went, too
            cards.push_back({m_instance.path_of(each.holder), each.control, each.number, each.card});
    return cards;
}

void Interview::remember_removed(RemovedCard card)
{
    const auto holder = m_instance.find(card.holder);
    if (!holder)
        return;
    // It was brought back, and the program ended before that was known here.
    for (const auto& item : m_outline)
        if (item.kind == OutlineKind::InstanceBegin && item.position == card.number)
            if (const auto* series = series_of(item.node); series != nullptr && series->node == *holder && series->control == card.control && m_instance.save(item.node) == card.card)
                return;
    m_removed.push_back({.holder = *holder, .control = card.control, .number = card.number, .card = std::move(card.card)});
    forget_oldest();
}

void Interview::undo_remove()
{
    const auto pages = pages_of(form(), m_outline, m_places.back().card);
    const auto at = current(pages);
    const auto found = at < pages.size() ? last_removed(pages[at]) : std::nullopt;
    if (!found)
        return;
    const auto removed = std::move(m_removed[*found]);
    m_removed.erase(m_removed.begin() + static_cast<std::ptrdiff_t>(*found));
    ++m_removals;
    const auto back = m_instance.put_back(removed.holder, removed.control, removed.number, removed.card);
    if (back) {
        const auto path = m_instance.path_of(*back);
        for (const auto& place : removed.told)
            if (const auto node = m_instance.find(path + place))
                m_told.insert(*node);
        for (const auto& [place, text] : removed.typed)
            if (const auto node = m_instance.find(path + place))
                m_typed.push_back({*node, text});
    }
    was_changed();
}

}
