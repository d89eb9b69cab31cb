// Turns the answers of a script into taps on the real face: the pages are those that the interview gives, and each
// question is answered with the widget that it has there.
//   demo_taps FORM SCRIPT tablet|kiosk NOW     prints steps, each with a comma, for `kerbside ui --script`
#include "app/session/interview.h"
#include "app/session/moments.h"
#include "platform/base/json.h"
#include "tests/demo/answers.h"
#include "tests/demo/form_folder.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <set>

using namespace kerbside;
using app::AnswerKind;
using platform::Json;

namespace {

/// `/data/incident[1]/what` and `/data/incident/what` are one place.
std::string plain(std::string path)
{
    for (auto at = path.find("[1]"); at != std::string::npos; at = path.find("[1]"))
        path.erase(at, 3);
    return path;
}

class Taps {
public:
    Taps(app::Interview interview, app::Environment environment, test::Answers answers, bool is_kiosk)
        : m_interview(std::move(interview)), m_environment(std::move(environment)), m_is_kiosk(is_kiosk)
    {
        for (auto& [path, value] : answers)
            m_answers[plain(path)] = value;
    }

    /// All pages, from the first to what comes after the last.
    void fill()
    {
        std::set<std::string> pictured;
        for (int pages = 0; pages < 500; ++pages) {
            const auto page = m_interview.page();
            if (page.kind == app::PageKind::Cards && open_next_card(page))
                continue;
            // One at a time: an answer may bring the next question onto the page.
            while (answer_next()) {
            }
            if (pictured.insert(page.id).second && m_is_pictured)
                m_steps.push_back({{"do", "shot"}, {"name", m_interview.form().id().value_or("form") + "-" +
                                                                std::to_string(pictured.size())}});
            const auto moved = m_interview.next();
            if (moved == app::Moved::Held)
                test::give_up("the form does not let us past " + page.id);
            if (m_is_kiosk || moved != app::Moved::ToReview || !page.questions.empty())
                tap(m_is_kiosk ? "visit.next" : "form.next");
            if (moved == app::Moved::ToReview)
                break;
        }
        if (m_done.size() != m_answers.size())
            for (const auto& [path, value] : m_answers)
                if (!m_done.contains(path))
                    test::give_up("no page asks for " + path);
    }

    void print() const
    {
        for (const auto& step : m_steps)
            std::cout << platform::to_line(step) << ",\n";
    }
    void picture_all() { m_is_pictured = true; }

private:
    void tap(const std::string& id) { m_steps.push_back({{"do", "tap"}, {"id", id}}); }
    void taps(const std::string& id, long count)
    {
        for (long index = 0; index < count; ++index)
            tap(id);
    }

    bool open_next_card(const app::PageView& page)
    {
        auto& opened = m_opened[page.id];
        std::size_t wanted = 0;
        for (const auto& [path, value] : m_answers)
            if (!m_done.contains(path) && page.id.find('/') != std::string::npos) {
                const auto series = plain(page.id.substr(page.id.find('/')));
                if (path.starts_with(series + "/"))
                    wanted = std::max<std::size_t>(wanted, 1);
                if (path.starts_with(series + "[") && path.size() > series.size() + 1)
                    wanted = std::max<std::size_t>(wanted, static_cast<std::size_t>(std::atoi(path.c_str() + series.size() + 1)));
            }
        if (opened >= wanted)
            return false;
        if (opened < page.cards.size()) {
            tap(page.cards[opened].id);
            m_interview.open_card(page.cards[opened].node);
        } else {
            tap(page.id + ".add");
            if (!m_interview.add_card())
                test::give_up("no card can be added to " + page.id);
        }
        ++opened;
        return true;
    }

    bool answer_next()
    {
        for (const auto& question : m_interview.page().questions) {
            const auto path = plain(question.id.substr(question.id.find('/')));
            const auto found = m_answers.find(path);
            if (found == m_answers.end() || !m_done.insert(path).second)
                continue;
            answer(question, found->second);
            return true;
        }
        return false;
    }

    void answer(const app::QuestionView& question, const std::string& value)
    {
        const auto& id = question.id;
        switch (question.kind) {
        case AnswerKind::ChooseOne:
        case AnswerKind::ChooseMany:
            choose(question, value);
            break;
        case AnswerKind::Tally:
            taps(id, std::atol(value.c_str()) - std::atol(question.value.c_str()));
            m_interview.answer(question.node, value);
            break;
        case AnswerKind::Date:
        case AnswerKind::Time:
        case AnswerKind::DateTime:
            pick(question, value);
            break;
        case AnswerKind::Acknowledge:
            tap(id);
            m_interview.answer(question.node, value);
            break;
        default:
            tap(id);
            for (std::size_t index = 0; index < question.value.size(); ++index)
                m_steps.push_back({{"do", "press"}, {"key", "Backspace"}});
            m_steps.push_back({{"do", "type"}, {"text", value}});
            m_interview.type(question.node, value);
            break;
        }
    }

    void choose(const app::QuestionView& question, const std::string& value)
    {
        for (const auto& choice : question.choices) {
            const auto is_wanted = (" " + value + " ").find(" " + choice.value + " ") != std::string::npos;
            if (is_wanted == choice.is_selected)
                continue;
            if (!is_wanted && question.kind == AnswerKind::ChooseOne)
                continue; // the tap on another one takes it back
            tap(choice.id);
            m_interview.choose(question.node, choice.value);
        }
    }

    void pick(const app::QuestionView& question, const std::string& value)
    {
        const auto now = app::local_now(m_environment);
        const auto& id = question.id;
        if (question.kind != AnswerKind::Time) {
            const auto day = app::day_in(value);
            const auto shown = app::day_in(question.value).value_or(now.day);
            if (!day)
                test::give_up("no day in " + value);
            const auto months = (static_cast<int>(day->year()) - static_cast<int>(shown.year())) * 12 +
                                static_cast<int>(static_cast<unsigned>(day->month())) -
                                static_cast<int>(static_cast<unsigned>(shown.month()));
            taps(id + (months < 0 ? ".previous" : ".next"), std::labs(months));
            tap(id + "." + app::date_value(*day));
        }
        if (question.kind != AnswerKind::Date) {
            const auto time = app::time_in(value);
            auto shown = app::time_in(question.value).value_or(app::HourMinute{now.hour, now.minute});
            if (!time)
                test::give_up("no time in " + value);
            const auto hours = time->hour - shown.hour;
            const auto tens = time->minute / 10 - shown.minute / 10;
            const auto minutes = time->minute % 10 - shown.minute % 10;
            taps(id + (hours < 0 ? ".hour.less" : ".hour.more"), std::labs(hours));
            taps(id + (tens < 0 ? ".tens.less" : ".tens.more"), std::labs(tens));
            taps(id + (minutes < 0 ? ".minute.less" : ".minute.more"), std::labs(minutes));
            if (question.kind == AnswerKind::Time && hours == 0 && tens == 0 && minutes == 0)
                tap(id + ".now");
        }
        m_interview.answer(question.node, value);
    }

    app::Interview m_interview;
    app::Environment m_environment;
    test::Answers m_answers;
    bool m_is_kiosk;
    bool m_is_pictured = false;
    std::set<std::string> m_done;
    std::map<std::string, std::size_t> m_opened;
    std::vector<Json> m_steps;
};

}

int main(int argc, char** argv)
{
    if (argc < 5)
        test::give_up("demo_taps FORM SCRIPT tablet|kiosk NOW [pictures]");
    const platform::ManualClock clock(platform::WallTime(std::chrono::seconds(std::atoll(argv[4]))));
    app::Environment environment;
    environment.clock = &clock;
    environment.zone = app::system_zone;
    environment.properties = {{"event", "demo"}, {"session", "demo"}};
    const auto form = test::load_form(argv[1]);
    auto interview = app::Interview::begin(form, environment);
    if (!interview)
        test::give_up(interview.error().detail);
    Taps taps(std::move(interview).value(), environment, test::read_answers(argv[2]), std::string(argv[3]) == "kiosk");
    if (argc > 5)
        taps.picture_all();
    taps.fill();
    taps.print();
    return 0;
}
