#include "app/session/visitor.h"

#include <algorithm>

namespace kerbside::app {

using namespace std::chrono_literals;

Visitor::Visitor(Shelf& shelf, const platform::Clock& clock, VisitorPlan plan)
    : m_shelf(shelf), m_clock(clock), m_plan(std::move(plan)), m_touched(clock.monotonic())
{
    wipe();
}

void Visitor::wipe()
{
    m_interview.reset();
    m_cover = VisitorCover::None;
    m_covered = VisitorCover::None;
    m_has_failed = false;
    m_language = m_plan.languages.empty() ? std::string("en") : m_plan.languages.front().code;
    ++m_wipes;
    enter(VisitorPlace::Attract);
}

void Visitor::enter(VisitorPlace place)
{
    m_place = place;
    m_touched = m_clock.monotonic();
}

void Visitor::start()
{
    if (m_plan.languages.size() > 1)
        enter(VisitorPlace::Language);
    else
        open_notice();
}

void Visitor::choose_language(std::string_view code)
{
    m_language = code;
    open_notice();
}

void Visitor::open_notice()
{
    if (!m_interview) {
        const auto form = m_shelf.form(m_plan.form.id, m_plan.form.version);
        auto begun = form ? Interview::begin(*form, m_plan.environment) : form.error();
        m_has_failed = !begun.has_value();
        if (m_has_failed)
            return;
        m_interview = std::make_unique<Interview>(std::move(begun).value());
    }
    m_interview->speak(m_language);
    enter(VisitorPlace::Notice);
}

std::vector<std::string> Visitor::notice() const
{
    std::vector<std::string> notes;
    if (m_interview)
        for (const auto& question : m_interview->first_page().questions) {
            if (question.kind != AnswerKind::Note)
                return {};
            notes.push_back(question.label);
        }
    return notes;
}

void Visitor::accept_notice()
{
    if (!m_interview)
        return;
    if (m_interview->page().is_first && !notice().empty())
        (void)m_interview->next();
    enter(VisitorPlace::Survey);
}

bool Visitor::sends_next() const
{
    if (!m_interview || m_place != VisitorPlace::Survey)
        return false;
    const auto page = m_interview->page();
    return page.is_last && page.inside.empty() && !page.questions.empty() &&
        std::all_of(page.questions.begin(), page.questions.end(),
                    [](const QuestionView& question) { return question.kind == AnswerKind::Note; });
}

void Visitor::next()
{
    if (sends_next())
        send();
    else if (m_interview && m_interview->next() == Moved::ToReview)
        enter(VisitorPlace::End);
}

void Visitor::back()
{
    switch (m_place) {
    case VisitorPlace::End:
        enter(VisitorPlace::Survey);
        break;
    case VisitorPlace::Survey:
        if (!m_interview->back() || (m_interview->page().is_first && !notice().empty()))
            enter(VisitorPlace::Notice);
        break;
    case VisitorPlace::Notice:
        if (m_plan.languages.size() > 1)
            enter(VisitorPlace::Language);
        else
            wipe();
        break;
    case VisitorPlace::Language:
        wipe();
        break;
    default:
        break;
    }
}

void Visitor::send()
{
    hand_in(Completeness::Whole);
}

void Visitor::finish_now()
{
    m_cover = VisitorCover::None;
    hand_in(Completeness::Partial);
}

void Visitor::hand_in(Completeness completeness)
{
    if (!m_interview)
        return;
    auto xml = m_interview->finish(completeness);
    if (!xml) {
        // A rule is broken somewhere: back to the first page that says so.
        const auto review = m_interview->review();
        const auto faulty = std::find_if(review.rows.begin(), review.rows.end(),
                                         [](const ReviewRow& row) { return row.fault != Fault::None; });
        if (faulty != review.rows.end())
            m_interview->jump(faulty->node);
        enter(VisitorPlace::Survey);
        return;
    }
    const auto form = m_shelf.form(m_plan.form.id, m_plan.form.version);
    if (!form || !m_shelf.submit_anonymous({m_interview->instance_id(), {}, std::move(xml).value(), *form})) {
        m_has_failed = true;
        return;
    }
    m_has_failed = false;
    m_interview.reset();
    ++m_answered;
    ++m_wipes;
    enter(VisitorPlace::Thanks);
}

bool Visitor::is_timed() const
{
    return m_place != VisitorPlace::Attract && (m_place != VisitorPlace::Thanks || m_plan.returns_to_attract);
}

void Visitor::touched()
{
    // Under the warning a touch may be on "wipe now": only its own button stays.
    if (m_cover != VisitorCover::Idle)
        m_touched = m_clock.monotonic();
}

void Visitor::stay()
{
    m_touched = m_clock.monotonic();
    if (m_cover == VisitorCover::Idle)
        m_cover = m_covered;
}

std::chrono::seconds Visitor::left() const
{
    const auto end = m_touched + m_plan.idle + m_plan.warning;
    return std::max(0s, std::chrono::ceil<std::chrono::seconds>(end - m_clock.monotonic()));
}

bool Visitor::tick()
{
    if (!is_timed())
        return false;
    const auto silent = m_clock.monotonic() - m_touched;
    if (m_place == VisitorPlace::Thanks) {
        if (silent < m_plan.thanks)
            return false;
        wipe();
        return true;
    }
    if (silent >= m_plan.idle + m_plan.warning) {
        wipe();
        return true;
    }
    if (silent < m_plan.idle)
        return false;
    if (m_cover != VisitorCover::Idle) {
        m_covered = m_cover;
        m_cover = VisitorCover::Idle;
    }
    return true;
}

std::optional<std::chrono::milliseconds> Visitor::next_due() const
{
    if (!is_timed())
        return {};
    const auto silent = m_clock.monotonic() - m_touched;
    if (m_place == VisitorPlace::Thanks)
        return std::max(0ms, m_plan.thanks - silent);
    if (silent < m_plan.idle)
        return m_plan.idle - silent;
    // The number in the ring changes each second.
    return 1000ms - (silent - m_plan.idle) % 1000ms;
}

}
