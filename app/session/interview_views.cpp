#include "app/session/interview.h"

#include "app/session/moments.h"
#include "app/session/number.h"
#include "app/session/question.h"

#include <algorithm>

namespace kerbside::app {

namespace {

/// What a card shows of itself.
constexpr std::size_t kAnswersOnCard = 3;

/// The path without positions.
std::string bare(std::string path)
{
    for (auto open = path.find('['); open != std::string::npos; open = path.find('[', open))
        path.erase(open, path.find(']', open) - open + 1);
    return path;
}

}

const Interview::Typed* Interview::typed_in(NodeRef node) const
{
    const auto found =
        std::find_if(m_typed.begin(), m_typed.end(), [&](const Typed& typed) { return typed.node == node; });
    return found == m_typed.end() ? nullptr : &*found;
}

Fault Interview::fault_of(const QuestionView& view, platform::MarkedText* message) const
{
    // Nobody is told in the middle of a number what is wrong with it.
    if (view.node == m_unsettled)
        return Fault::None;
    // 007 is kept as 7: that is no fault.
    if (const auto* typed = typed_in(view.node); typed != nullptr && !typed->text.empty() && m_instance.value(view.node).empty())
        return Fault::NotOfType;
    // Nobody is held by what this program cannot take.
    if (view.kind == AnswerKind::Unsupported || (view.lack != Lack::None && view.value.empty()))
        return Fault::None;
    // Nor by a list that offers nothing.
    if (view.list && view.list->size() == 0 && view.value.empty())
        return Fault::None;
    const auto node = m_instance.view_without_choices(view.node);
    if (message != nullptr)
        *message = platform::read_markdown(node.message.value_or(""));
    switch (node.error) {
    case AnswerError::Required:
        return Fault::Missing;
    case AnswerError::Constraint:
        return Fault::Unfit;
    case AnswerError::None:
        break;
    }
    return Fault::None;
}

QuestionView Interview::question(const OutlineItem& item) const
{
    auto view = question_of(m_instance, item, list_of(item));
    view.is_explained = m_explained.contains(item.node);
    if (const auto* typed = typed_in(item.node)) {
        if (view.kind == AnswerKind::Integer || view.kind == AnswerKind::Decimal)
            view.read_as = item.node == m_unsettled ? number_kept(typed->text, *number_type(item.node)) : view.value;
        view.value = typed->text;
    }
    // What nobody has counted yet is the form's own, and waits for what its rule is about.
    if (view.kind == AnswerKind::Tally && !m_tells_all && !m_told.contains(item.node) && !m_counted.contains(item.node))
        view.less_clears = false;
    // The form's own address is read; one that was typed here may have been typed wrong.
    if (view.kind == AnswerKind::Link && !view.is_readonly && (m_told.contains(item.node) || m_typed_out.contains(item.node) || m_typing == item.node))
        view.kind = AnswerKind::Text;
    // Rows make a table where they stand below each other: on a page of their own they are asked as any select.
    if (view.table != TablePart::None && !is_on_list(item))
        view.table = TablePart::None;
    return view;
}

/// It is asked beside others: in a field-list, or in a repeat that is one.
bool Interview::is_on_list(const OutlineItem& item) const
{
    const auto& controls = form().controls();
    for (auto at = item.control < 0 ? -1 : controls[static_cast<std::size_t>(item.control)].parent; at >= 0; at = controls[static_cast<std::size_t>(at)].parent)
        if (controls[static_cast<std::size_t>(at)].has_appearance("field-list"))
            return true;
    return false;
}

std::string Interview::series_path(const OutlineItem& series) const
{
    const auto& path = form().controls()[static_cast<std::size_t>(series.control)].path;
    return m_instance.path_of(series.node) + path.substr(std::min(path.rfind('/'), path.size()));
}

platform::MarkedText Interview::series_title(const OutlineItem& series) const
{
    return platform::read_markdown(m_instance.view_series(series_path(series)).label.value_or(""));
}

platform::MarkedText Interview::group_title(const OutlineItem& group) const
{
    // A group that is only drawn has no node of its own, and the one round a repeat has the repeat's parent.
    if (group.control < 0 || form().controls()[static_cast<std::size_t>(group.control)].path != bare(m_instance.path_of(group.node)))
        return {};
    return platform::read_markdown(m_instance.view(group.node).label.value_or(""));
}

platform::MarkedText Interview::titles_of(const PagePlan& plan) const
{
    // The innermost group that has a name says best where we are.
    for (auto at = plan.titles.rbegin(); at != plan.titles.rend(); ++at)
        if (auto title = group_title(m_outline[*at]); !title.text.empty())
            return title;
    return {};
}

std::vector<CardView> Interview::cards_of(const PagePlan& plan) const
{
    std::vector<CardView> cards;
    const auto end = m_outline[plan.begin].match;
    for (auto at = plan.begin + 1; at < end; ++at) {
        const auto& item = m_outline[at];
        if (item.kind != OutlineKind::InstanceBegin)
            continue;
        CardView card{.id = "form." + m_instance.path_of(item.node), .node = item.node, .number = cards.size() + 1};
        card.may_remove = item.may_remove;
        for (auto inner = at + 1; inner < item.match; ++inner) {
            if (m_outline[inner].kind != OutlineKind::Question)
                continue;
            const auto view = question(m_outline[inner]);
            const auto fault = fault_of(view, nullptr);
            card.missing += fault == Fault::Missing ? 1 : 0;
            card.unfit += fault == Fault::Unfit || fault == Fault::NotOfType ? 1 : 0;
            if (takes_answer(view.kind) && !view.value.empty() && card.answers.size() < kAnswersOnCard)
                card.answers.push_back(answer_of(view));
        }
        cards.push_back(std::move(card));
        at = item.match;
    }
    return cards;
}

PageView Interview::page() const
{
    PageView page;
    const auto& place = m_places.back();
    const auto pages = pages_of(form(), m_outline, place.card);
    page.index = current(pages);
    page.count = std::max<std::size_t>(pages.size(), 1);
    page.is_first = page.index == 0 && m_places.size() == 1;
    page.is_last = page.index + 1 >= pages.size();
    page.is_empty = pages.empty();
    if (place.card) {
        const auto outer = pages_of(form(), m_outline, m_places[m_places.size() - 2].card);
        const auto at = outer.empty() ? 0 : std::min(m_places[m_places.size() - 2].index, outer.size() - 1);
        const auto number_of = [&](NodeRef card) -> std::size_t {
            for (const auto& item : m_outline)
                if (item.kind == OutlineKind::InstanceBegin && item.node == card)
                    return item.position;
            return 0;
        };
        page.card = number_of(*place.card);
        // The cards that this one lies in: "House 1 > Person 2 > Pet".
        std::string around;
        for (std::size_t depth = 1; depth + 1 < m_places.size(); ++depth) {
            const auto plans = pages_of(form(), m_outline, m_places[depth - 1].card);
            const auto& plan = plans.empty() ? PagePlan{} : plans[std::min(m_places[depth - 1].index, plans.size() - 1)];
            if (plan.kind == PageKind::Cards && m_places[depth].card)
                around += series_title(m_outline[plan.begin]).text + " " + std::to_string(number_of(*m_places[depth].card)) + " \u203A ";
        }
        if (at < outer.size() && outer[at].kind == PageKind::Cards)
            page.inside = around + series_title(m_outline[outer[at].begin]).text;
    }
    if (page.index < pages.size())
        fill(page, pages[page.index]);
    if (m_picking)
        page.picking = picking();
    if (const auto removed = page.index < pages.size() ? last_removed(pages[page.index]) : std::nullopt)
        page.removed = m_removed[*removed].number;
    return page;
}

float Interview::done(std::size_t expected)
{
    const auto pages = pages_of(form(), m_outline, {});
    const auto at = m_places.size() == 1 ? current(pages) : std::min(m_places.front().index, pages.size());
    const auto share = static_cast<float>(at + 1) / static_cast<float>(std::max({pages.size(), expected, std::size_t{1}}) + 1);
    m_done = at < m_done_at ? share : std::max(m_done, share);
    m_done_at = at;
    return m_done;
}

PageView Interview::first_page() const
{
    PageView page;
    if (const auto pages = pages_of(form(), m_outline, {}); !pages.empty())
        fill(page, pages.front());
    return page;
}

void Interview::fill(PageView& page, const PagePlan& plan) const
{
    page.kind = plan.kind;
    auto title = plan.kind == PageKind::Cards ? series_title(m_outline[plan.begin]) : titles_of(plan);
    page.title = std::move(title.text);
    page.title_stressed = std::move(title.stressed);
    if (plan.kind == PageKind::Cards) {
        page.id = "form." + series_path(m_outline[plan.begin]);
        page.cards = cards_of(plan);
        page.may_add = m_outline[plan.begin].may_add;
        return;
    }
    page.is_answered = false;
    bool asks = false;
    std::size_t begin = plan.questions.empty() ? 0 : plan.questions.front();
    for (const auto index : plan.questions) {
        auto view = question(m_outline[index]);
        for (; begin < index; ++begin)
            if (m_outline[begin].kind == OutlineKind::GroupBegin)
                if (auto section = group_title(m_outline[begin]); !section.text.empty()) {
                    view.section = std::move(section.text);
                    view.section_stressed = std::move(section.stressed);
                }
        const bool tells = m_tells_all || m_told.contains(view.node);
        if (tells || m_typed_out.contains(view.node)) {
            platform::MarkedText message;
            const auto fault = fault_of(view, &message);
            view.fault = tells || fault != Fault::Missing ? fault : Fault::None;
            if (view.fault == Fault::None)
                message = {};
            view.message = std::move(message.text);
            view.message_stressed = std::move(message.stressed);
        }
        find_shortcuts(view);
        const bool waits = takes_answer(view.kind) && view.table != TablePart::Head;
        asks = asks || waits;
        page.is_answered = page.is_answered || (waits && !view.value.empty());
        page.questions.push_back(std::move(view));
    }
    page.is_answered = page.is_answered || !asks;
    if (!page.questions.empty())
        page.id = page.questions.front().id;
}

void Interview::find_shortcuts(QuestionView& view) const
{
    const auto holds = [&](const std::string& value) { return m_instance.would_hold(view.node, value); };
    const auto now = local_now(m_environment);
    const HourMinute time{now.hour, now.minute};
    if (view.kind == AnswerKind::Date)
        view.may_be_today = holds(date_value(now.day));
    else if (view.kind == AnswerKind::Time)
        view.may_be_now = holds(time_value(m_environment, now.day, time));
    else if (view.kind == AnswerKind::DateTime) {
        // Each puts in one part, beside the other that is there, or that comes with it.
        view.may_be_today = holds(date_time_value(m_environment, now.day, time_in(view.value).value_or(time)));
        view.may_be_now = holds(date_time_value(m_environment, day_in(view.value).value_or(now.day), time));
    }
}

namespace {

/// What lies round a question: the names of groups and of cards, outermost first.
platform::MarkedText joined(const std::vector<platform::MarkedText>& names)
{
    platform::MarkedText all;
    for (const auto& name : names) {
        if (name.text.empty())
            continue;
        all.text += all.text.empty() ? "" : " \u00B7 ";
        append(all, name);
    }
    return all;
}

/// What the review has a row for. The head of a table only says what its columns are.
bool is_reviewed(const QuestionView& view)
{
    return (takes_answer(view.kind) || view.kind == AnswerKind::Unsupported) && view.table != TablePart::Head;
}

}

bool Interview::asks_nothing() const
{
    return std::none_of(m_outline.begin(), m_outline.end(), [&](const OutlineItem& item) {
        return (item.kind == OutlineKind::Question && is_reviewed(question(item))) || (item.kind == OutlineKind::RepeatBegin && item.position == 0 && item.may_add);
    });
}

bool Interview::has_answers() const
{
    return std::any_of(m_outline.begin(), m_outline.end(), [&](const OutlineItem& item) {
        if (item.kind != OutlineKind::Question)
            return false;
        const auto view = question(item);
        return takes_answer(view.kind) && !view.value.empty();
    });
}

ReviewView Interview::review() const
{
    ReviewView review;
    std::vector<platform::MarkedText> around;
    std::vector<platform::MarkedText> series;
    const auto put = [&](ReviewRow row) {
        auto names = joined(around);
        row.group = std::move(names.text);
        row.group_stressed = std::move(names.stressed);
        review.rows.push_back(std::move(row));
    };
    std::vector<NodeRef> here;
    const auto pages = pages_of(form(), m_outline, m_places.back().card);
    if (const auto at = current(pages); at < pages.size())
        for (const auto index : pages[at].questions)
            here.push_back(m_outline[index].node);
    for (const auto& item : m_outline) {
        switch (item.kind) {
        case OutlineKind::GroupBegin:
            around.push_back(group_title(item));
            break;
        case OutlineKind::GroupEnd:
        case OutlineKind::InstanceEnd:
            if (!around.empty())
                around.pop_back();
            break;
        case OutlineKind::RepeatBegin:
            series.push_back(series_title(item));
            if (item.position == 0 && item.may_add)
                put({.id = "review." + series_path(item),
                     .node = item.node,
                     .series = item.control,
                     .answer = {.label = series.back().text, .kind = AnswerKind::Note, .label_stressed = series.back().stressed}});
            break;
        case OutlineKind::RepeatEnd:
            if (!series.empty())
                series.pop_back();
            break;
        case OutlineKind::InstanceBegin:
            around.push_back(series.empty() ? platform::MarkedText{} : series.back());
            around.back().text += (series.empty() ? "" : " ") + std::to_string(item.position);
            break;
        case OutlineKind::Question: {
            auto view = question(item);
            platform::MarkedText message;
            const auto fault = fault_of(view, &message);
            // A note that holds the form is gone back to.
            if (!is_reviewed(view) && fault == Fault::None)
                break;
            const bool is_left_out = view.kind == AnswerKind::Unsupported;
            ReviewRow row{.id = "review." + m_instance.path_of(item.node), .node = item.node};
            row.is_left_out = is_left_out;
            row.is_here = std::find(here.begin(), here.end(), item.node) != here.end();
            review.left_out += is_left_out ? 1 : 0;
            row.fault = fault;
            row.message = std::move(message.text);
            row.answer = answer_of(view);
            review.faults += row.fault == Fault::None ? 0 : 1;
            put(std::move(row));
            break;
        }
        }
    }
    return review;
}

}
