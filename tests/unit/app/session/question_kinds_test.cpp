#include "memory_shelf.h"

#include "app/session/interview.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;

namespace {

/// A form of these rows; `choices` has the lists `yn` and `abc`.
std::string form_of(const std::string& rows)
{
    return "| survey | | | | | | | |\n|---|---|---|---|---|---|---|---|\n"
           "| | type | name | label | appearance | required | parameters | guidance_hint |\n" +
        rows +
        "\n| choices | | | |\n|---|---|---|---|\n| | list_name | name | label |\n"
        "| | yn | yes | Yes |\n| | yn | no | No |\n| | abc | a | Apple |\n| | abc | b | Bread |\n| | abc | c | Cheese |\n";
}

struct Filling {
    platform::ManualClock clock{platform::WallTime(std::chrono::milliseconds(1773525600000))};
    NoMedia media;

    Interview begin(const std::string& rows)
    {
        auto loaded = Form::load({"kinds.md", form_of(rows)}, media);
        REQUIRE(loaded.form);
        auto begun = Interview::begin(loaded.form, Environment{.clock = &clock});
        REQUIRE(begun);
        return std::move(begun).value();
    }
};

QuestionView only(const Interview& interview)
{
    return interview.page().questions.front();
}

}

TEST_CASE("appearances say how a question is put", "[interview][kinds]")
{
    Filling filling;
    auto interview = filling.begin("| | begin group | g | G | field-list | | | |\n"
                                   "| | text | digits | A | numbers | | | |\n"
                                   "| | integer | count | B | counter | | | |\n"
                                   "| | date | month | C | month-year | | | |\n"
                                   "| | date | fast | D | islamic | | | |\n"
                                   "| | select_one yn | quick | E | quick columns-2 | | | |\n"
                                   "| | select_one yn | line | F | likert | | | |\n"
                                   "| | select_one yn | small | G | minimal | | | |\n"
                                   "| | range | stars | H | rating | | start=1 end=5 step=1 | |\n"
                                   "| | rank abc | order | I | | | | |\n"
                                   "| | end group | | | | | | |\n");
    const auto q = interview.page().questions;
    REQUIRE(q.size() == 9);
    CHECK(q[0].is_digits);
    CHECK(q[1].kind == AnswerKind::Counter);
    CHECK(q[2].date_part == DatePart::Month);
    CHECK(q[3].is_other_calendar);
    CHECK(q[4].advances);
    CHECK(q[4].columns == 2);
    CHECK(q[5].look == ChoiceLook::Likert);
    CHECK(q[6].look == ChoiceLook::Picker);
    CHECK(q[7].range_look == RangeLook::Rating);
    CHECK(q[8].kind == AnswerKind::Rank);
}

TEST_CASE("what cannot be asked yet holds nobody up, though it is required, and is said to be left out", "[interview][kinds]")
{
    Filling filling;
    auto interview = filling.begin("| | image | photo | A photo | | yes | | |\n| | geopoint | spot | Where? | | yes | | |\n| | text | t | Text | | | | |\n");
    CHECK(only(interview).kind == AnswerKind::Unsupported);
    CHECK(only(interview).lack == Lack::Picture);
    CHECK(interview.next() == Moved::Yes);
    CHECK(only(interview).lack == Lack::Place);
    CHECK(interview.next() == Moved::Yes);
    CHECK(interview.next() == Moved::ToReview);
    CHECK(interview.review().left_out == 2);
    CHECK(interview.review().rows.front().is_left_out);
    CHECK(interview.finish().has_value());
}

TEST_CASE("a rank has no answer until it is ordered, and then has all of it", "[interview][kinds]")
{
    Filling filling;
    auto interview = filling.begin("| | rank abc | order | Order | | | | |\n");
    CHECK(only(interview).value.empty());
    interview.rank(only(interview).node, "c", 0);
    CHECK(only(interview).value == "c a b");
    CHECK(only(interview).choices.front().label == "Cheese");
    interview.rank(only(interview).node, "c", 2);
    CHECK(only(interview).value == "a b c");
    auto again = filling.begin("| | rank abc | order | Order | | | | |\n");
    again.accept_order(only(again).node);
    CHECK(only(again).value == "a b c");
}

TEST_CASE("a long list opens, is searched and closes with its page", "[interview][kinds]")
{
    Filling filling;
    auto interview = filling.begin("| | select_one abc | a | Which? | autocomplete | | | |\n| | text | t | Text | | | | |\n");
    interview.open_list(only(interview).node);
    interview.search_list("bre");
    REQUIRE(interview.page().picking);
    REQUIRE(interview.page().picking->found);
    CHECK(interview.page().picking->found->size() == 1);
    interview.choose(only(interview).node, "b");
    CHECK(only(interview).chosen == "Bread");
    REQUIRE(interview.next() == Moved::Yes);
    CHECK_FALSE(interview.page().picking);
}

TEST_CASE("a card that was removed comes back with all its answers, and not after something else was done", "[interview][kinds]")
{
    Filling filling;
    const std::string rows = "| | begin repeat | child | Child | | | | |\n| | text | name | Name | | | | |\n| | end repeat | | | | | | |\n| | text | t | Text | | | | |\n";
    auto interview = filling.begin(rows);
    interview.open_card(interview.page().cards.front().node);
    interview.type(only(interview).node, "Kim");
    interview.leave_card();
    REQUIRE(interview.add_card());
    interview.type(only(interview).node, "Lee");
    interview.leave_card();
    const auto id = interview.instance_id();

    REQUIRE(interview.remove_card(interview.page().cards.front().node));
    CHECK(interview.page().removed == 1);
    REQUIRE(interview.page().cards.size() == 1);
    CHECK(interview.page().cards.front().answers.front().text == "Lee");
    interview.undo_remove();
    REQUIRE(interview.page().cards.size() == 2);
    CHECK(interview.page().cards.front().answers.front().text == "Kim");
    CHECK(interview.page().removed == 0);
    CHECK(interview.instance_id() == id);

    REQUIRE(interview.remove_card(interview.page().cards.front().node));
    REQUIRE(interview.next() == Moved::Yes);
    interview.undo_remove();
    REQUIRE(interview.back());
    CHECK(interview.page().cards.size() == 1);
}

TEST_CASE("why a question is asked opens and closes", "[interview][kinds]")
{
    Filling filling;
    auto interview = filling.begin("| | text | t | Text | | | | Because we care. |\n");
    CHECK(only(interview).why == "Because we care.");
    CHECK_FALSE(only(interview).is_explained);
    interview.explain(only(interview).node);
    CHECK(only(interview).is_explained);
    interview.explain(only(interview).node);
    CHECK_FALSE(only(interview).is_explained);
}
