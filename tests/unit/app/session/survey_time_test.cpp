#include "app/session/interview.h"
#include "platform/base/file.h"

#include <catch2/catch_test_macros.hpp>

#include <set>
#include <sstream>
#include <string_view>
#include <tuple>
#include <utility>

using namespace kerbside;
using namespace kerbside::app;

namespace {

class ListMedia final : public MediaSource {
public:
    platform::Result<std::string> read(std::string_view name) override
    {
        return platform::read_file(platform::Path(KERBSIDE_SOURCE_DIR "/assets/lists") / name);
    }
};

/// How long somebody needs: silent reading at fourteen, the middle of those who are asked, is 214 words a minute, at ten
/// 173 (Taylor 1965); grown-ups read 238 (Brysbaert 2019). To make up one's mind takes 1.35 s and to put a finger somewhere
/// 1.1 s (the keystroke-level model, Card, Moran and Newell 1983).
constexpr double kWordsAMinute = 214;
constexpr double kSecondsATap = 1.1;
constexpr double kSecondsAChoice = 1.35;

std::size_t words_in(std::string text)
{
    // A telephone number keeps together on the page, and is read in its parts.
    constexpr std::string_view kNoBreak = "\u00A0";
    for (auto at = text.find(kNoBreak); at != text.npos; at = text.find(kNoBreak, at))
        text.replace(at, kNoBreak.size(), " ");
    std::istringstream words(text);
    std::size_t count = 0;
    for (std::string word; words >> word;)
        ++count;
    return count;
}

/// Choices are gone through until the right one is found, half of them in the middle, and known when they come again.
double words_on(const PageView& page, std::set<std::string>& known)
{
    // A question that has the page to itself is its own title.
    double words = page.questions.size() > 1 ? static_cast<double>(words_in(page.title)) : 0;
    const auto once = [&](const std::string& line) { words += known.insert(line).second ? static_cast<double>(words_in(line)) : 0; };
    for (const auto& question : page.questions) {
        words += static_cast<double>(words_in(question.label) + words_in(question.hint));
        // What the app says of it.
        if (question.kind == AnswerKind::ChooseMany)
            once("Choose all that apply");
        if (question.is_required)
            once("Needed");
        if (!question.why.empty())
            once("Why am I asked this?");
        for (const auto& choice : question.choices)
            if (known.insert(choice.label).second)
                words += static_cast<double>(words_in(choice.label)) / 2;
    }
    return words;
}

/// Something happened to this person, or nothing did.
enum class Story { Quiet, Eventful };

std::string answer_to(const QuestionView& question, Story story)
{
    for (const auto* turning : {"unsafe_place", "victim", "stopped"})
        if (question.id.ends_with(turning))
            return story == Story::Eventful ? "yes" : "no";
    return question.choices[question.choices.size() / 3].value;
}

struct Walk {
    double seconds = 0;
    std::size_t pages = 0;
};

Walk walk(const char* age, Story story, double words_a_minute = kWordsAMinute)
{
    const auto bytes = platform::read_file(KERBSIDE_SOURCE_DIR "/assets/forms/young-people-safety-survey.xlsform.md");
    REQUIRE(bytes);
    ListMedia media;
    const auto loaded = Form::load({"young-people-safety-survey.xlsform.md", *bytes}, media);
    REQUIRE(loaded.form);
    platform::ManualClock clock{platform::WallTime(std::chrono::milliseconds(1773525600000))};
    Environment environment{.clock = &clock};
    environment.properties["event"] = "Youth Summit";
    auto begun = Interview::begin(loaded.form, environment);
    REQUIRE(begun);
    auto& interview = *begun;
    Walk done{.seconds = kSecondsATap + kSecondsAChoice}; // the language, which starts it
    std::set<std::string> known;
    do {
        const auto page = interview.page();
        ++done.pages;
        done.seconds += words_on(page, known) * 60 / words_a_minute + kSecondsATap;
        for (const auto& question : page.questions)
            if (!question.choices.empty()) {
                interview.choose(question.node, question.id.ends_with("age_band") ? std::string(age) : answer_to(question, story));
                done.seconds += kSecondsATap + kSecondsAChoice;
            }
    } while (interview.next() == Moved::Yes && done.pages < 100);
    return done;
}

}

TEST_CASE("the survey takes less than three minutes at every age, with a quarter of a minute to spare from thirteen on",
          "[kiosk][survey]")
{
    for (const auto& [age, speed, most] : {std::tuple{"a10_12", 173.0, 176.0}, {"a13_15", kWordsAMinute, 165.0},
                                           {"a16_17", kWordsAMinute, 165.0}, {"a18_25", 238.0, 165.0}}) {
        const auto quiet = walk(age, Story::Quiet, speed);
        INFO(age << ": " << quiet.pages << " pages, " << quiet.seconds << " s");
        CHECK(quiet.pages >= 10);
        CHECK(quiet.seconds < most);
    }
}

TEST_CASE("with everything to tell it takes no more than half as long again", "[kiosk][survey]")
{
    const auto eventful = walk("a16_17", Story::Eventful);
    INFO(eventful.pages << " pages, " << eventful.seconds << " s");
    CHECK(eventful.pages > 18);
    CHECK(eventful.seconds < 240);
}

TEST_CASE("the form says as many minutes as it takes", "[kiosk][survey]")
{
    for (const auto& [age, speed] : {std::pair{"a10_12", 173.0}, {"a13_15", kWordsAMinute}}) {
        const auto quiet = walk(age, Story::Quiet, speed);
        CHECK(quiet.seconds > 120);
        CHECK(quiet.seconds <= 180);
    }
}
