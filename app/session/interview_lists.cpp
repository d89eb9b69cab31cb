// Lists of choices and what is done with them.
#include "app/session/interview.h"

#include "app/session/question.h"

#include "platform/unicode/unicode.h"

#include <algorithm>

namespace kerbside::app {

using platform::Error;
using platform::ErrorKind;
using platform::Result;

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
    settle();
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

}
