#include "app/session/visitor.h"

#include "app/session/moments.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace kerbside::app {

using namespace std::chrono_literals;

namespace {

/// What the shelf keeps of a day: no time, no order, nothing but how many.
struct DayCount {
    std::string day;
    std::size_t today = 0;
    std::size_t session = 0;
};

DayCount read_count(Shelf& shelf, const VisitorPlan& plan)
{
    DayCount count;
    std::istringstream kept(shelf.setting(plan.count_setting));
    kept >> count.day >> count.today >> count.session;
    const auto today = date_value(local_now(plan.environment).day);
    if (count.day != today)
        count.today = 0;
    count.day = today;
    return count;
}

}

Visitor::Visitor(Shelf& shelf, const platform::Clock& clock, VisitorPlan plan)
    : m_shelf(shelf), m_clock(clock), m_plan(std::move(plan)), m_touched(clock.monotonic())
{
    if (!m_plan.count_setting.empty())
        m_answered = read_count(m_shelf, m_plan).session;
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
    m_language = language();
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
        m_interview->set_files([this](std::string_view name) { return m_shelf.form_file(m_plan.form.id, m_plan.form.version, name); });
    }
    m_interview->speak(m_language);
    enter(VisitorPlace::Notice);
}

std::vector<platform::MarkedText> Visitor::notice() const
{
    std::vector<platform::MarkedText> notes;
    if (m_interview)
        for (const auto& question : m_interview->first_page().questions) {
            if (question.kind != AnswerKind::Note)
                return {};
            notes.push_back({question.label, question.label_stressed});
        }
    return notes;
}

bool Visitor::needs_answers() const
{
    return m_interview && m_interview->form().may_require();
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
    if (!m_interview)
        return;
    if (sends_next() || m_interview->page().is_empty)
        send();
    else if (m_interview->next() == Moved::ToReview)
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

void Visitor::thank()
{
    m_has_failed = false;
    m_interview.reset();
    ++m_wipes;
    enter(VisitorPlace::Thanks);
}

void Visitor::hand_in(Completeness completeness)
{
    if (!m_interview)
        return;
    const bool is_empty = !m_interview->has_answers();
    auto xml = m_interview->finish(completeness);
    if (!xml) {
        // A rule is broken somewhere: back to the first page that says so. Who ends early is held by no gap.
        const auto review = m_interview->review();
        const auto faulty = std::find_if(review.rows.begin(), review.rows.end(), [&](const ReviewRow& row) {
            return completeness == Completeness::Partial ? row.fault == Fault::NotOfType : row.fault != Fault::None;
        });
        if (faulty != review.rows.end())
            m_interview->jump(faulty->node);
        enter(VisitorPlace::Survey);
        return;
    }
    // Somebody who only looked is thanked too, and counts as nobody.
    if (is_empty) {
        thank();
        return;
    }
    const auto form = m_shelf.form(m_plan.form.id, m_plan.form.version);
    if (!form || !m_shelf.submit_anonymous({m_interview->instance_id(), {}, std::move(xml).value(), *form})) {
        m_has_failed = true;
        return;
    }
    count_one();
    thank();
}

void Visitor::count_one()
{
    ++m_answered;
    if (m_plan.count_setting.empty())
        return;
    const auto count = read_count(m_shelf, m_plan);
    // A count that could not be kept is one too low tomorrow; the answer itself is sealed by now.
    (void)m_shelf.keep_setting(m_plan.count_setting, count.day + " " + std::to_string(count.today + 1) + " " + std::to_string(m_answered));
}

std::size_t Visitor::answered_roughly() const
{
    const auto today = m_plan.count_setting.empty() ? m_answered : read_count(m_shelf, m_plan).today;
    return today / 10 * 10;
}

const std::string& Visitor::language() const
{
    if (m_place == VisitorPlace::Attract && !is_help_open() && !m_plan.languages.empty())
        return m_plan.languages[attract_step()].code;
    return m_language;
}

void Visitor::open_help()
{
    // Whoever asks for it reads what the page said at that moment.
    m_language = language();
    m_cover = VisitorCover::Help;
    m_touched = m_clock.monotonic();
}

void Visitor::close_help()
{
    m_cover = VisitorCover::None;
    m_touched = m_clock.monotonic();
}

std::size_t Visitor::attract_step() const
{
    if (m_place != VisitorPlace::Attract || m_plan.is_still || m_plan.languages.size() < 2)
        return 0;
    return static_cast<std::size_t>((m_clock.monotonic() - m_touched) / m_plan.step) % m_plan.languages.size();
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
    const auto end = m_touched + patience() + m_plan.warning;
    return std::max(0s, std::chrono::ceil<std::chrono::seconds>(end - m_clock.monotonic()));
}

bool Visitor::tick()
{
    const auto silent = m_clock.monotonic() - m_touched;
    if (is_help_open() && is_between_people()) {
        if (silent < m_plan.help)
            return false;
        if (m_place == VisitorPlace::Thanks && !m_plan.returns_to_attract)
            close_help();
        else
            wipe();
        return true;
    }
    if (m_place == VisitorPlace::Attract)
        return std::exchange(m_step, attract_step()) != m_step;
    if (!is_timed())
        return false;
    if (m_place == VisitorPlace::Thanks) {
        if (silent < m_plan.thanks)
            return false;
        wipe();
        return true;
    }
    if (silent >= patience() + m_plan.warning) {
        wipe();
        return true;
    }
    if (silent < patience())
        return false;
    if (m_cover != VisitorCover::Idle) {
        m_covered = m_cover;
        m_cover = VisitorCover::Idle;
    }
    return true;
}

std::optional<std::chrono::milliseconds> Visitor::next_due() const
{
    const auto silent = m_clock.monotonic() - m_touched;
    if (is_help_open() && is_between_people())
        return std::max(0ms, std::chrono::ceil<std::chrono::milliseconds>(m_plan.help - silent));
    if (m_place == VisitorPlace::Attract && !m_plan.is_still && m_plan.languages.size() > 1)
        return std::chrono::ceil<std::chrono::milliseconds>(m_plan.step - silent % m_plan.step);
    if (!is_timed())
        return {};
    if (m_place == VisitorPlace::Thanks)
        return std::max(0ms, m_plan.thanks - silent);
    if (silent < patience())
        return std::chrono::ceil<std::chrono::milliseconds>(patience() - silent);
    // The number in the ring changes each second.
    return 1000ms - (silent - patience()) % 1000ms;
}

}
