#include "filling.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;

TEST_CASE("marks in a form's words are told apart from the words", "[interview][kinds]")
{
    Filling filling;
    auto interview = filling.begin("| | select_one marked | q | How **often** or *when*? | | | | # Why\nIt _helps_ us |\n"
                                   "| choices | | | |\n|---|---|---|---|\n| | list_name | name | label |\n| | marked | a | **Never** (2*3*4) |\n");
    const auto question = only(interview);
    CHECK(question.label == "How often or when?");
    CHECK(question.label_stressed == std::vector<platform::Stressed>{{4, 9, platform::Stress::Strong}, {13, 17, platform::Stress::Light}});
    REQUIRE(question.choices.size() == 1);
    CHECK(question.choices.front().label == "Never (2*3*4)");
    const std::vector<platform::Stressed> never = {{0, 5, platform::Stress::Strong}};
    CHECK(question.choices.front().label_stressed == never);
    interview.choose(question.node, "a");
    CHECK(only(interview).chosen_stressed == never);
    CHECK(interview.review().rows.front().answer.text_stressed == never);
    CHECK(interview.review().rows.front().answer.label_stressed == question.label_stressed);
}

TEST_CASE("a form in which nothing is relevant has one page, and it is known to be empty", "[interview][kinds]")
{
    Filling filling;
    CHECK_FALSE(filling.begin("| | text | a | A | | | | |\n").page().is_empty);
    auto interview = filling.begin("| | hidden | a | | | | | |\n");
    CHECK(interview.page().is_empty);
    CHECK(interview.page().count == 1);
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
    CHECK(q[3].calendar == "islamic");
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

TEST_CASE("older and rarer spellings are understood", "[interview][kinds]")
{
    Filling filling;
    auto interview = filling.begin("| | begin group | g | G | field-list | | | |\n"
                                   "| | select_one yn | a | A | compact-2 | | | |\n"
                                   "| | select_one yn | b | B | quickcompact-3 | | | |\n"
                                   "| | select_one yn | c | C | list | | | |\n"
                                   "| | select_one yn | d | D | columns no-buttons | | | |\n"
                                   "| | select_multiple yn | e | E | image-map | | | |\n"
                                   "| | decimal | f | F | bearing | | | |\n"
                                   "| | text | h | H | | | rows=4 | |\n"
                                   "| | date | i | I | no-calendar coptic | | | |\n"
                                   "| | end group | | | | | | |\n");
    const auto q = interview.page().questions;
    REQUIRE(q.size() == 8);
    CHECK(q[0].columns == 2);
    CHECK(q[1].columns == 3);
    CHECK(q[1].advances);
    CHECK(q[2].look == ChoiceLook::Likert);
    CHECK(q[3].hides_marks);
    CHECK(q[4].look == ChoiceLook::ImageMap);
    CHECK(q[5].kind == AnswerKind::Decimal);
    CHECK(q[5].lack == Lack::Bearing);
    CHECK(q[6].kind == AnswerKind::LongText);
    CHECK(q[6].rows == 4);
    CHECK(q[7].by_parts);
    CHECK(q[7].calendar == "coptic");
}

TEST_CASE("a range has its marks and words where the form says, and a place to rest at", "[interview][kinds]")
{
    Filling filling;
    auto interview = filling.begin("| | range | r | R | | | start=0 end=1 step=0.1 tick_interval=0.5 placeholder=0.3 tick_labelset=ends | |\n"
                                   "\n| choices | | | |\n|---|---|---|---|\n| | list_name | name | label |\n| | ends | 0 | Low |\n| | ends | 1 | High |\n| | yn | x | X |\n");
    const auto range = only(interview);
    REQUIRE(range.ticks.size() == 3);
    CHECK(range.ticks[0].label == "Low");
    CHECK(range.ticks[1].at == 5);
    CHECK(range.ticks[1].label.empty());
    CHECK(range.ticks[2].label == "High");
    CHECK(range.placeholder == 3);
    interview.answer(range.node, "0.7");
    CHECK(only(interview).value == "0.7");
}

TEST_CASE("what may not be changed is read in words, whatever it is", "[interview][kinds]")
{
    Filling filling;
    const std::string head = "| survey | | | | | |\n|---|---|---|---|---|---|\n| | type | name | label | default | read_only |\n";
    auto loaded = Form::load({"kinds.md", head + "| | select_one yn | a | A | yes | yes |\n| | date | b | B | 2026-03-07 | yes |\n| | select_one yn | c | C | | yes |\n"
                                          "\n| choices | | | |\n|---|---|---|---|\n| | list_name | name | label |\n| | yn | yes | Yes |\n"}, filling.media);
    REQUIRE(loaded.form);
    auto interview = Interview::begin(loaded.form, Environment{.clock = &filling.clock}).value();
    CHECK(only(interview).kind == AnswerKind::ShownOnly);
    CHECK(answer_of(only(interview)).text == "Yes");
    REQUIRE(interview.next() == Moved::Yes);
    CHECK(answer_of(only(interview)).kind == AnswerKind::Date);
    REQUIRE(interview.next() == Moved::Yes);
    CHECK(only(interview).kind == AnswerKind::Note);
}

TEST_CASE("counting stops where the form's rule ends", "[interview][kinds]")
{
    Filling filling;
    const std::string form = "| survey | | | | | |\n|---|---|---|---|---|---|\n| | type | name | label | appearance | constraint |\n| | integer | n | N | counter | . >= 1 and . <= 2 |\n";
    auto loaded = Form::load({"kinds.md", form}, filling.media);
    REQUIRE(loaded.form);
    auto interview = Interview::begin(loaded.form, Environment{.clock = &filling.clock}).value();
    const auto node = only(interview).node;
    interview.count(node, 1);
    CHECK(only(interview).may_more);
    CHECK_FALSE(only(interview).may_less);
    interview.count(node, 1);
    CHECK_FALSE(only(interview).may_more);
    CHECK(only(interview).may_less);
    CHECK(only(interview).value == "2");
}

TEST_CASE("a rank of any length is seen whole", "[interview][kinds]")
{
    Filling filling;
    std::string choices = "\n| choices | | | |\n|---|---|---|---|\n| | list_name | name | label |\n";
    for (int at = 0; at < 60; ++at)
        choices += "| | many | m" + std::to_string(at) + " | M |\n";
    auto loaded = Form::load({"kinds.md", "| survey | | | |\n|---|---|---|---|\n| | type | name | label |\n| | rank many | r | R |\n" + choices}, filling.media);
    REQUIRE(loaded.form);
    auto interview = Interview::begin(loaded.form, Environment{.clock = &filling.clock}).value();
    CHECK(only(interview).choices.size() == 60);
}

TEST_CASE("rows of a table are a table beside each other, and a question where they stand alone", "[interview][kinds]")
{
    Filling filling;
    auto interview = filling.begin("| | begin group | g | G | field-list | | | |\n| | select_one yn | head | H | label | | | |\n| | select_one yn | row | R | list-nolabel | | | |\n"
                                   "| | end group | | | | | | |\n| | select_one yn | alone | A | label | | | |\n");
    CHECK(interview.page().questions[0].table == TablePart::Head);
    CHECK(interview.page().questions[1].table == TablePart::Row);
    REQUIRE(interview.next() == Moved::Yes);
    CHECK(only(interview).table == TablePart::None);
    CHECK(interview.review().rows.size() == 2);
}

TEST_CASE("choices of a sheet of their own are offered as the filter says, and go when it says otherwise", "[interview][kinds]")
{
    Filling filling;
    auto loaded = Form::load({"kinds.md", "| survey | | | | |\n|---|---|---|---|---|\n| | type | name | label | choice_filter |\n| | select_one yn | county | County | |\n"
                                          "| | select_one_external towns | town | Town | county=${county} |\n"
                                          "\n| choices | | | |\n|---|---|---|---|\n| | list_name | name | label |\n| | yn | surrey | Surrey |\n| | yn | kent | Kent |\n"
                                          "\n| external_choices | | | | |\n|---|---|---|---|---|\n| | list name | name | label | county |\n| | towns | epsom | Epsom | surrey |\n"
                                          "| | towns | dover | Dover | kent |\n| | rivers | wey | Wey | surrey |\n"}, filling.media);
    REQUIRE(loaded.form);
    auto interview = Interview::begin(loaded.form, Environment{.clock = &filling.clock}).value();
    interview.choose(only(interview).node, "surrey");
    const auto county = only(interview).node;
    REQUIRE(interview.next() == Moved::Yes);
    CHECK(only(interview).kind == AnswerKind::ChooseOne);
    CHECK(only(interview).look == ChoiceLook::Search);
    REQUIRE(only(interview).list->size() == 1);
    CHECK(only(interview).list->label(0) == "Epsom");
    interview.choose(only(interview).node, "epsom");
    CHECK(only(interview).chosen == "Epsom");
    interview.choose(county, "kent");
    CHECK(only(interview).value.empty());
}

TEST_CASE("the review tells groups and cards by their names, and repeats that have no card yet", "[interview][kinds]")
{
    Filling filling;
    auto interview = filling.begin("| | begin group | g | About you | | | | |\n| | text | t | Text | | | | |\n"
                                   "| | begin repeat | child | Child | | | | |\n| | begin group | h | Health | | | | |\n| | text | name | Name | | | | |\n| | end group | | | | | | |\n"
                                   "| | end repeat | | | | | | |\n| | end group | | | | | | |\n| | text | last | Last | | | | |\n");
    auto rows = interview.review().rows;
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].group == "About you");
    CHECK(rows[1].group == "About you \u00B7 Child 1 \u00B7 Health");
    CHECK(rows[2].group.empty());
    REQUIRE(interview.next() == Moved::Yes);
    REQUIRE(interview.remove_card(interview.page().cards.front().node));
    rows = interview.review().rows;
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].series >= 0);
    CHECK(rows[1].answer.label == "Child");
    CHECK(rows[1].group == "About you");
    REQUIRE(interview.next() == Moved::Yes);
    interview.jump_to_cards(rows[1].node, rows[1].series);
    CHECK(interview.page().kind == PageKind::Cards);
}

TEST_CASE("a bearing may be typed, and holds nobody up who has no compass", "[interview][kinds]")
{
    Filling filling;
    auto interview = filling.begin("| | decimal | wind | Wind? | bearing | yes | | |\n| | text | t | Text | | | | |\n");
    CHECK_FALSE(only(interview).is_required);
    CHECK(interview.next() == Moved::Yes);
    REQUIRE(interview.back());
    interview.type(only(interview).node, "22x");
    CHECK(interview.next() == Moved::Held);
}

TEST_CASE("what is no number on a card is not told as missing", "[interview][kinds]")
{
    Filling filling;
    auto interview = filling.begin("| | begin repeat | r | R | | | | |\n| | integer | n | N | | yes | | |\n| | integer | m | M | | | | |\n| | end repeat | | | | | | |\n");
    REQUIRE(interview.add_card());
    interview.type(only(interview).node, "4");
    REQUIRE(interview.next() == Moved::Yes);
    interview.type(only(interview).node, "12a");
    interview.leave_card();
    CHECK(interview.page().cards.back().missing == 0);
    CHECK(interview.page().cards.back().unfit == 1);
}

TEST_CASE("today is offered for a date only where the form would take it", "[interview][kinds]")
{
    const auto offers_today = [](const std::string& rule) {
        Filling filling;
        const std::string form = "| survey | | | | |\n|---|---|---|---|---|\n| | type | name | label | constraint |\n| | date | d | Date | " + rule + " |\n";
        auto loaded = Form::load({"kinds.md", form}, filling.media);
        REQUIRE(loaded.form);
        return only(Interview::begin(loaded.form, Environment{.clock = &filling.clock}).value()).may_be_today;
    };
    CHECK(offers_today(""));
    CHECK(offers_today(". <= today()"));
    CHECK_FALSE(offers_today(". < today()"));
    CHECK_FALSE(offers_today(". <= date(today() - 3650)"));
}

TEST_CASE("today and now are offered for a time only where the form would take them beside what is there", "[interview][kinds]")
{
    Filling filling;
    const auto begun = [&](const std::string& type, const std::string& rule) {
        const std::string form = "| survey | | | | |\n|---|---|---|---|---|\n| | type | name | label | constraint |\n| | " + type + " | d | Date | " + rule + " |\n";
        auto loaded = Form::load({"kinds.md", form}, filling.media);
        REQUIRE(loaded.form);
        return Interview::begin(loaded.form, Environment{.clock = &filling.clock}).value();
    };
    CHECK(only(begun("time", "")).may_be_now);
    CHECK_FALSE(only(begun("time", "false()")).may_be_now);
    CHECK(only(begun("dateTime", ". <= now()")).may_be_now);
    CHECK_FALSE(only(begun("dateTime", ". <= date(today() - 3650)")).may_be_today);
    CHECK_FALSE(only(begun("dateTime", ". <= date(today() - 3650)")).may_be_now);

    auto interview = begun("dateTime", ". < today()");
    CHECK_FALSE(only(interview).may_be_now);
    interview.answer(only(interview).node, "2020-02-03T10:00:00.000Z");
    CHECK(only(interview).may_be_now);
    CHECK_FALSE(only(interview).may_be_today);
}

TEST_CASE("one less than the least takes back a count that is not needed", "[interview][kinds]")
{
    Filling filling;
    for (const std::string look : {"counter", "tally"}) {
        CAPTURE(look);
        const std::string form = "| survey | | | | | |\n|---|---|---|---|---|---|\n| | type | name | label | appearance | constraint |\n| | integer | n | N | " + look + " | . >= 3 and . <= 5 |\n";
        auto loaded = Form::load({"kinds.md", form}, filling.media);
        REQUIRE(loaded.form);
        auto interview = Interview::begin(loaded.form, Environment{.clock = &filling.clock}).value();
        const auto node = only(interview).node;
        interview.count(node, 1);
        interview.count(node, -1);
        REQUIRE(only(interview).value == "0");
        CHECK(only(interview).less_clears);
        interview.count(node, -1);
        CHECK(only(interview).value.empty());
        CHECK(interview.next() != Moved::Held);
    }
    auto needed = filling.begin("| | integer | n | N | counter | yes | | |\n");
    needed.count(only(needed).node, 1);
    needed.count(only(needed).node, -1);
    CHECK_FALSE(only(needed).less_clears);
}
