#include "app/session/interview.h"

#include "app/session/number.h"
#include "app/session/question.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

namespace kerbside::app {

using platform::Error;
using platform::ErrorKind;
using platform::Result;
using platform::Status;

Result<Interview> Interview::begin(std::shared_ptr<const Form> form, Environment environment)
{
    TRY_ASSIGN(auto instance, Instance::create(form, environment));
    instance.fix_identity();
    Interview interview(std::move(instance));
    interview.m_form = std::move(form);
    interview.m_environment = std::move(environment);
    return interview;
}

Result<Interview> Interview::resume(std::shared_ptr<const Form> form, Environment environment, platform::ByteView draft,
                                    std::string_view instance_id, const TypedTexts& typed, std::string_view code)
{
    TRY_ASSIGN(auto instance, Instance::restore(form, environment, draft, form_language(*form, code)));
    instance.fix_identity(instance_id);
    Interview interview(std::move(instance));
    interview.m_form = std::move(form);
    interview.m_environment = std::move(environment);
    interview.m_is_changed = false;
    interview.retype(typed);
    return interview;
}

Interview::Interview(Instance instance) : m_instance(std::move(instance))
{
    m_places.push_back({});
    refresh();
    go_to(pages_of(form(), m_outline, {}), 0);
}

void Interview::speak(std::string_view code)
{
    if (const auto language = form_language(form(), code); !language.empty() && language != m_instance.language())
        (void)m_instance.set_language(language);
}

void Interview::refresh()
{
    m_outline = m_instance.outline();
    // A card can go while it is open: when its group is no longer relevant.
    while (m_places.size() > 1 && pages_of(form(), m_outline, m_places.back().card).empty())
        m_places.pop_back();
}

std::size_t Interview::current(const std::vector<PagePlan>& pages) const
{
    const auto& place = m_places.back();
    for (std::size_t at = 0; at < pages.size(); ++at)
        if (pages[at].anchor == place.anchor && pages[at].control == place.control)
            return at;
    // The first question of a field-list may have gone: its page is the one that held its neighbours.
    return pages.empty() ? 0 : std::min(place.index, pages.size() - 1);
}

void Interview::go_to(const std::vector<PagePlan>& pages, std::size_t index)
{
    auto& place = m_places.back();
    place.index = index;
    if (index < pages.size()) {
        place.anchor = pages[index].anchor;
        place.control = pages[index].control;
    }
}

void Interview::was_changed()
{
    m_is_changed = true;
    ++m_revision;
    refresh();
}

/// What is open upon a page ends with it. Text that is no value was left like that: whoever comes back is told.
void Interview::leave_page()
{
    m_picking.reset();
    end_typing();
    for (const auto& typed : m_typed)
        if (!typed.text.empty() && m_instance.is_alive(typed.node) && m_instance.value(typed.node).empty())
            m_told.insert(typed.node);
}

/// Settles the number that is being typed; true where questions have come up by it on its page, which nobody has seen yet.
bool Interview::brings_up_more()
{
    const auto asked = [&] {
        std::set<NodeRef> nodes;
        const auto pages = pages_of(form(), m_outline, m_places.back().card);
        if (const auto at = current(pages); at < pages.size())
            for (const auto index : pages[at].questions)
                nodes.insert(m_outline[index].node);
        return nodes;
    };
    const auto before = asked();
    settle();
    const auto after = asked();
    return before.empty() || !std::includes(before.begin(), before.end(), after.begin(), after.end());
}

Moved Interview::next()
{
    if (m_unsettled && brings_up_more())
        return Moved::Held;
    const auto pages = pages_of(form(), m_outline, m_places.back().card);
    const auto at = current(pages);
    if (at < pages.size()) {
        bool is_held = false;
        for (const auto index : pages[at].questions) {
            const auto view = question(m_outline[index]);
            if (fault_of(view, nullptr) == Fault::None)
                continue;
            m_told.insert(view.node);
            is_held = true;
        }
        if (is_held)
            return Moved::Held;
    }
    leave_page();
    if (at + 1 < pages.size()) {
        go_to(pages, at + 1);
        return Moved::Yes;
    }
    if (m_places.size() > 1) {
        leave_card();
        return Moved::Yes;
    }
    return Moved::ToReview;
}

bool Interview::back()
{
    leave_page();
    const auto pages = pages_of(form(), m_outline, m_places.back().card);
    if (const auto at = current(pages); at > 0) {
        go_to(pages, at - 1);
        return true;
    }
    if (m_places.size() == 1)
        return false;
    leave_card();
    return true;
}

void Interview::jump(NodeRef node)
{
    leave_page();
    m_places.assign(1, {});
    for (const auto& card : cards_around(m_outline, node)) {
        // Leaving the card again leads to the page of cards that it is on.
        const auto pages = pages_of(form(), m_outline, m_places.back().card);
        for (std::size_t at = 0; at < pages.size(); ++at) {
            if (pages[at].kind != PageKind::Cards)
                continue;
            const auto& series = m_outline[pages[at].begin];
            for (auto index = pages[at].begin; index < series.match; ++index)
                if (m_outline[index].kind == OutlineKind::InstanceBegin && m_outline[index].node == card)
                    go_to(pages, at);
        }
        m_places.push_back({.card = card});
    }
    const auto pages = pages_of(form(), m_outline, m_places.back().card);
    go_to(pages, 0);
    for (std::size_t at = 0; at < pages.size(); ++at)
        for (const auto index : pages[at].questions)
            if (m_outline[index].node == node)
                go_to(pages, at);
}

void Interview::jump_to_cards(NodeRef holder, std::int32_t series)
{
    settle();
    // The nearest question round it leads into the card that it lies in, if it does.
    const auto at = std::find_if(m_outline.begin(), m_outline.end(), [&](const OutlineItem& item) {
        return item.kind == OutlineKind::RepeatBegin && item.node == holder && item.control == series;
    });
    if (at == m_outline.end())
        return;
    leave_page();
    m_places.assign(1, {});
    for (auto before = m_outline.begin(); before != at; ++before)
        if (before->kind == OutlineKind::InstanceBegin && before->match > static_cast<std::size_t>(at - m_outline.begin()))
            m_places.push_back({.card = before->node});
    const auto pages = pages_of(form(), m_outline, m_places.back().card);
    for (std::size_t page = 0; page < pages.size(); ++page)
        if (pages[page].kind == PageKind::Cards && pages[page].anchor == holder && pages[page].control == series)
            go_to(pages, page);
}

void Interview::jump_to_open()
{
    settle();
    m_places.assign(1, {});
    const auto pages = pages_of(form(), m_outline, {});
    std::size_t open = pages.empty() ? 0 : pages.size() - 1;
    for (std::size_t at = pages.size(); at-- > 0;) {
        const auto& questions = pages[at].questions;
        const auto cards = pages[at].kind == PageKind::Cards ? cards_of(pages[at]) : std::vector<CardView>{};
        bool waits = false, asks = false, is_answered = false;
        for (const auto index : questions) {
            const auto view = question(m_outline[index]);
            waits = waits || fault_of(view, nullptr) != Fault::None;
            if (!takes_answer(view.kind) || view.table == TablePart::Head)
                continue;
            asks = true;
            is_answered = is_answered || !view.value.empty();
        }
        if (waits || (asks && !is_answered) || std::any_of(cards.begin(), cards.end(), [](const CardView& card) { return card.missing + card.unfit > 0; }))
            open = at;
    }
    go_to(pages, open);
}

void Interview::store(NodeRef node, std::string_view value)
{
    // Refused for a read-only node, and where the budget ran out: the answer is kept then all the same.
    (void)m_instance.set(node, value);
    was_changed();
}

/// Nothing where it is no number's question.
std::optional<ValueType> Interview::number_type(NodeRef node) const
{
    const auto type = m_instance.view_without_choices(node).type;
    return type == ValueType::Integer || type == ValueType::Decimal ? std::optional(type) : std::nullopt;
}

void Interview::type(NodeRef node, std::string_view text)
{
    if (m_unsettled != node)
        settle();
    m_typing = node;
    m_typed_out.erase(node);
    std::erase_if(m_typed, [&](const Typed& typed) { return typed.node == node; });
    if (number_type(node)) {
        m_typed.push_back({node, std::string(text)});
        m_unsettled = node;
        m_is_changed = true;
        return;
    }
    store(node, text);
    if (m_instance.value(node) != text)
        m_typed.push_back({node, std::string(text)});
}

/// 007 where there is a 7 already is nothing new.
void Interview::keep_number(NodeRef node, std::string_view text)
{
    const auto before = m_instance.value(node);
    (void)m_instance.set(node, number_kept(text, *number_type(node)));
    if (m_instance.value(node) != before)
        was_changed();
}

void Interview::settle()
{
    const auto node = std::exchange(m_unsettled, std::nullopt);
    const auto* typed = node && m_instance.is_alive(*node) ? typed_in(*node) : nullptr;
    if (typed == nullptr)
        return;
    const auto text = typed->text;
    keep_number(*node, text);
    if (m_instance.value(*node) == text)
        std::erase_if(m_typed, [&](const Typed& each) { return each.node == *node; });
}

std::string Interview::typing() const
{
    return m_typing && m_instance.is_alive(*m_typing) ? "form." + m_instance.path_of(*m_typing) : std::string();
}

void Interview::end_typing()
{
    settle();
    if (const auto node = std::exchange(m_typing, std::nullopt))
        m_typed_out.insert(*node);
}

TypedTexts Interview::typed() const
{
    TypedTexts texts;
    for (const auto& typed : m_typed)
        if ((!typed.text.empty() || typed.node == m_unsettled) && m_instance.is_alive(typed.node))
            texts.push_back({m_instance.path_of(typed.node), typed.text, m_instance.value(typed.node)});
    return texts;
}

/// Typed again as it was, in what has that path. What is no value is told at once: it was left like that.
void Interview::retype(const TypedTexts& texts, const std::string& path)
{
    for (const auto& each : texts) {
        const auto node = m_instance.find(path + each.path);
        // It may have been answered since by another program, from the command line.
        if (!node || m_instance.value(*node) != each.value)
            continue;
        std::erase_if(m_typed, [&](const Typed& typed) { return typed.node == *node; });
        m_typed.push_back({*node, each.text});
        // A number that was on its way still is: what it would take away is not gone with a lock or a power cut.
        if (const auto type = number_type(*node); type && !is_same_number(number_kept(each.text, *type), each.value))
            m_unsettled = *node;
        else if (each.value.empty())
            m_told.insert(*node);
    }
}

void Interview::answer(NodeRef node, std::string_view value)
{
    if (m_unsettled == node)
        m_unsettled.reset();
    settle();
    std::erase_if(m_typed, [&](const Typed& typed) { return typed.node == node; });
    store(node, value);
    m_told.insert(node);
}

void Interview::choose(NodeRef node, std::string_view value)
{
    const auto* item = item_of(node);
    if (item == nullptr)
        return;
    const auto list = list_of(*item);
    const auto held = m_instance.value(node);
    const auto& control = form().controls()[static_cast<std::size_t>(item->control)];
    if (control.kind == ControlKind::Select1 || control.has_external_choices) {
        answer(node, held == value ? std::string_view{} : value);
        return;
    }
    const auto tapped = list ? list->find(value) : std::nullopt;
    if (!tapped)
        return;
    // In the order of the list, not of the taps: the same answers give the same bytes.
    auto chosen = list->places(held);
    if (std::erase(chosen, *tapped) == 0)
        chosen.push_back(*tapped);
    std::sort(chosen.begin(), chosen.end());
    std::string values;
    for (const auto at : chosen)
        values.append(values.empty() ? "" : " ").append(list->value(at));
    answer(node, values);
}

void Interview::count(NodeRef node, int by)
{
    const auto text = m_instance.value(node);
    long number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    settle();
    const auto* item = item_of(node);
    const bool clears = by < 0 && item != nullptr && question(*item).less_clears;
    // What does not hold on the way is no fault yet: a message would push the button away from under the finger.
    m_counted.insert(node);
    // Nothing is counted below none; what is there already is counted on from.
    store(node, clears ? std::string() : std::to_string(std::max(std::min(0L, number), number + by)));
}

Status Interview::add_card()
{
    settle();
    const auto pages = pages_of(form(), m_outline, m_places.back().card);
    const auto at = current(pages);
    if (at >= pages.size() || pages[at].kind != PageKind::Cards)
        return Error{ErrorKind::Refused, "no repeat on this page"};
    const auto added = m_instance.add(pages[at].anchor, pages[at].control);
    // Where what follows from it could not be worked out to its end it is there all the same.
    was_changed();
    m_removals += m_removed.empty() ? 0 : 1;
    if (!added)
        return added.error();
    open_card(*added);
    return {};
}

void Interview::open_card(NodeRef card)
{
    settle();
    const auto pages = pages_of(form(), m_outline, card);
    if (pages.empty())
        return;
    leave_page();
    m_places.push_back({.card = card});
    go_to(pages, 0);
}

void Interview::leave_card()
{
    leave_page();
    if (m_places.size() > 1)
        m_places.pop_back();
}

bool Interview::check()
{
    settle();
    m_tells_all = true;
    return review().faults == 0;
}

/// What stands in a question that is asked, and would be left out with nobody told.
bool Interview::tells_no_values()
{
    bool is_any = false;
    for (const auto& row : review().rows)
        if (row.fault == Fault::NotOfType) {
            m_told.insert(row.node);
            is_any = true;
        }
    return is_any;
}

Result<std::string> Interview::finish(Completeness completeness)
{
    settle();
    if (completeness == Completeness::Whole && !check())
        return Error{ErrorKind::Refused, "a rule of the form is broken"};
    if (completeness == Completeness::Partial && tells_no_values())
        return Error{ErrorKind::Refused, "what was typed is no value of its question"};
    if (completeness == Completeness::Partial)
        for (const auto& violation : m_instance.validate())
            if (violation.error == AnswerError::Constraint)
                (void)m_instance.set(violation.node, {});
    m_instance.finalize();
    return m_instance.submission_xml();
}

}
