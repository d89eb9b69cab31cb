#include "memory_shelf.h"

#include "app/session/interview.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;

namespace {

struct Visit {
    platform::ManualClock clock{platform::WallTime(std::chrono::milliseconds(1773525600000))};
    MemoryShelf shelf;

    Interview begin(const std::string& id, const std::string& xml)
    {
        shelf.add_form(id, xml);
        auto form = shelf.form(id, "");
        REQUIRE(form);
        auto begun = Interview::begin(*form, Environment{.clock = &clock});
        REQUIRE(begun);
        return std::move(begun).value();
    }
    Interview shift() { return begin("shift", shift_form()); }
};

NodeRef first(const Interview& interview)
{
    return interview.page().questions.front().node;
}

/// On to the page of cards of the shift, with what is required before it answered.
void go_to_cards(Interview& interview)
{
    interview.choose(first(interview), "church");
    REQUIRE(interview.next() == Moved::Yes);
    REQUIRE(interview.next() == Moved::Yes);
    REQUIRE(interview.next() == Moved::Yes);
    REQUIRE(interview.page().kind == PageKind::Cards);
}

}

TEST_CASE("a question has its own page, a field-list is one, a repeat is a page of cards", "[interview]")
{
    Visit visit;
    auto interview = visit.shift();
    CHECK(interview.page().questions.size() == 1);
    CHECK(interview.page().questions.front().id == "form./data/base");
    CHECK(interview.page().is_first);
    go_to_cards(interview);
    CHECK(interview.page().title == "Incident");
    CHECK(interview.page().cards.empty());
    CHECK(interview.page().may_add);
    CHECK(interview.page().is_last);
    REQUIRE(interview.back());
    CHECK(interview.page().title == "Given");
    CHECK(interview.page().questions.size() == 2);
}

TEST_CASE("a required question holds the page, and says so only then", "[interview]")
{
    Visit visit;
    auto interview = visit.shift();
    CHECK(interview.page().questions.front().fault == Fault::None);
    CHECK(interview.next() == Moved::Held);
    CHECK(interview.page().questions.front().fault == Fault::Missing);
    interview.choose(first(interview), "church");
    CHECK(interview.page().questions.front().fault == Fault::None);
    CHECK(interview.next() == Moved::Yes);
}

TEST_CASE("a broken rule is told in the form's own words, and half a number is kept as typed", "[interview]")
{
    Visit visit;
    auto interview = visit.shift();
    interview.choose(first(interview), "church");
    REQUIRE(interview.next() == Moved::Yes);
    interview.type(first(interview), "1");
    CHECK(interview.next() == Moved::Held);
    CHECK(interview.page().questions.front().fault == Fault::Unfit);
    CHECK(interview.page().questions.front().message == "Nobody patrols alone.");
    interview.type(first(interview), "4x");
    CHECK(interview.page().questions.front().value == "4x");
    // Nobody is told in the middle of it.
    CHECK(interview.page().questions.front().fault == Fault::None);
    interview.end_typing();
    CHECK(interview.page().questions.front().fault == Fault::NotOfType);
    interview.type(first(interview), "4");
    CHECK(interview.next() == Moved::Yes);
}

TEST_CASE("a tap on the chosen one gives it back", "[interview]")
{
    Visit visit;
    auto interview = visit.shift();
    interview.choose(first(interview), "church");
    CHECK(interview.page().questions.front().choices[0].is_selected);
    interview.choose(first(interview), "station");
    CHECK_FALSE(interview.page().questions.front().choices[0].is_selected);
    CHECK(interview.page().questions.front().choices[1].is_selected);
    interview.choose(first(interview), "station");
    CHECK(interview.page().questions.front().value.empty());
}

TEST_CASE("a tally counts up and never below nothing", "[interview]")
{
    Visit visit;
    auto interview = visit.shift();
    interview.choose(first(interview), "church");
    REQUIRE(interview.next() == Moved::Yes);
    REQUIRE(interview.next() == Moved::Yes);
    const auto water = first(interview);
    interview.count(water, 1);
    interview.count(water, 1);
    interview.count(water, -1);
    CHECK(interview.page().questions.front().value == "1");
    interview.count(water, -1);
    interview.count(water, -1);
    CHECK(interview.page().questions.front().value == "0");
    interview.answer(water, "-5");
    interview.count(water, 1);
    CHECK(interview.page().questions.front().value == "-4");
}

TEST_CASE("a card is opened, filled in, left, shown and removed", "[interview]")
{
    Visit visit;
    auto interview = visit.shift();
    go_to_cards(interview);
    REQUIRE(interview.add_card());
    CHECK(interview.page().inside == "Incident");
    CHECK(interview.page().card == 1);
    interview.type(first(interview), "A row at the station");
    REQUIRE(interview.next() == Moved::Yes);
    CHECK(interview.page().is_last);
    REQUIRE(interview.next() == Moved::Yes);
    REQUIRE(interview.page().kind == PageKind::Cards);
    REQUIRE(interview.page().cards.size() == 1);
    CHECK(interview.page().cards[0].answers[0].text == "A row at the station");
    CHECK(interview.page().cards[0].missing == 0);

    REQUIRE(interview.add_card());
    interview.leave_card();
    REQUIRE(interview.page().cards.size() == 2);
    CHECK(interview.page().cards[1].missing == 1);
    REQUIRE(interview.remove_card(interview.page().cards[0].node));
    CHECK(interview.page().cards.size() == 1);
    CHECK(interview.page().cards[0].answers.empty());
}

TEST_CASE("how far she has come never goes back while she goes on: not into a card, not where an answer asks for more", "[interview]")
{
    Visit visit;
    auto interview = visit.shift();
    float before = interview.done();
    const auto goes_on = [&] { return std::exchange(before, interview.done()) <= interview.done(); };
    go_to_cards(interview);
    CHECK(goes_on());
    const auto at_cards = before;
    REQUIRE(interview.add_card());
    CHECK(goes_on());
    interview.leave_card();
    CHECK(goes_on());
    REQUIRE(interview.back());
    CHECK(interview.done() < at_cards);

    auto asks_more = visit.begin("more", xform("more", "", "<a/><b/><c/><d/>",
                                               R"x(<bind nodeset="/data/b" relevant="/data/a != ''"/><bind nodeset="/data/c" relevant="/data/a != ''"/>
                                                   <bind nodeset="/data/d" relevant="/data/a != ''"/>)x",
                                               R"x(<input ref="/data/a"><label>A</label></input><input ref="/data/b"><label>B</label></input>
                                                   <input ref="/data/c"><label>C</label></input><input ref="/data/d"><label>D</label></input>)x"));
    before = asks_more.done();
    asks_more.answer(first(asks_more), "yes");
    CHECK(asks_more.done() >= before);
    REQUIRE(asks_more.next() == Moved::Yes);
    CHECK(asks_more.done() >= before);
    // A page is known to be as long as the form says.
    Visit other;
    auto long_one = other.shift();
    CHECK(long_one.done(99) < 0.02F);
}

TEST_CASE("the review shows every answer, and leads into the card where one is missing", "[interview]")
{
    Visit visit;
    auto interview = visit.shift();
    go_to_cards(interview);
    REQUIRE(interview.add_card());
    interview.leave_card();
    CHECK(interview.next() == Moved::ToReview);
    const auto review = interview.review();
    CHECK(review.faults == 1);
    CHECK_FALSE(interview.finish());
    const auto missing = std::find_if(review.rows.begin(), review.rows.end(), [](const ReviewRow& row) { return row.fault != Fault::None; });
    REQUIRE(missing != review.rows.end());
    CHECK(missing->group == "Incident 1");
    interview.jump(missing->node);
    CHECK(interview.page().inside == "Incident");
    CHECK(interview.page().questions.front().label == "What happened?");
    CHECK(interview.page().questions.front().fault == Fault::Missing);
    interview.type(first(interview), "Nothing much");
    const auto xml = interview.finish();
    REQUIRE(xml);
    CHECK(xml->find("<what>Nothing much</what>") != std::string::npos);
    CHECK(xml->find("<base>church</base>") != std::string::npos);
}

TEST_CASE("a draft is gone on with where it was left", "[interview]")
{
    Visit visit;
    auto interview = visit.shift();
    interview.choose(first(interview), "station");
    REQUIRE(interview.next() == Moved::Yes);
    interview.type(first(interview), "5");
    const auto draft = interview.draft();
    auto again = Interview::resume(*visit.shelf.form("shift", ""), Environment{.clock = &visit.clock}, draft, interview.instance_id(), interview.typed());
    REQUIRE(again);
    CHECK(again->instance_id() == interview.instance_id());
    CHECK(again->review().rows[0].answer.text == "Station");
    CHECK(again->review().rows[1].answer.text == "5");
}

TEST_CASE("correcting a number takes away no cards and no choices on the way", "[interview]")
{
    Visit visit;
    const auto counted = xform("counted", "", R"x(<n/><pick/><p><name/></p>)x",
                               R"x(<instance id="l"><root><item><name>a</name><least>1</least></item><item><name>b</name><least>12</least></item></root></instance>
                                   <bind nodeset="/data/n" type="int"/><bind nodeset="/data/pick" type="string"/><bind nodeset="/data/p/name" type="string"/>)x",
                               R"x(<input ref="/data/n"><label>N</label></input>
                                   <select1 ref="/data/pick"><label>Pick</label><itemset nodeset="instance('l')/root/item[least &lt;= /data/n]"><value ref="name"/><label ref="name"/></itemset></select1>
                                   <group ref="/data/p"><label>P</label><repeat nodeset="/data/p" jr:count=" /data/n "><input ref="/data/p/name"><label>Name</label></input></repeat></group>)x");
    auto interview = visit.begin("counted", counted);
    const auto number = first(interview);
    interview.type(number, "12");
    REQUIRE(interview.next() == Moved::Yes);
    interview.choose(first(interview), "b");
    const auto answer = [&] {
        for (const auto& row : interview.review().rows)
            if (row.answer.label == "Pick")
                return row.answer.text;
        return std::string();
    };
    const auto cards = [&] { return std::ranges::count_if(interview.review().rows, [](const ReviewRow& row) { return row.answer.label == "Name"; }); };
    REQUIRE(answer() == "b");
    REQUIRE(cards() == 12);
    interview.type(number, "1");
    interview.type(number, "");
    interview.type(number, "13");
    interview.end_typing();
    CHECK(answer() == "b");
    CHECK(cards() == 13);
    // What stood there when the power went is still on its way.
    interview.type(number, "1");
    auto again = Interview::resume(*visit.shelf.form("counted", ""), Environment{.clock = &visit.clock}, interview.draft(), interview.instance_id(), interview.typed());
    REQUIRE(again);
    const auto restored = again->review().rows.front().node;
    CHECK(again->review().rows.front().answer.text == "1");
    again->type(restored, "14");
    again->end_typing();
    CHECK(std::ranges::any_of(again->review().rows, [](const ReviewRow& row) { return row.answer.text == "b"; }));
    CHECK(std::ranges::count_if(again->review().rows, [](const ReviewRow& row) { return row.answer.label == "Name"; }) == 14);
}

TEST_CASE("a note that holds the form is told, and held at the end too", "[interview]")
{
    Visit visit;
    const auto held = xform("held", "", "<stop/><z/>", R"x(<bind nodeset="/data/stop" type="string" readonly="true()" required="true()" jr:requiredMsg="You cannot go on here."/><bind nodeset="/data/z" type="string"/>)x",
                            R"x(<input ref="/data/stop"><label>Stop</label></input><input ref="/data/z"><label>Z</label></input>)x");
    auto interview = visit.begin("held", held);
    CHECK(interview.next() == Moved::Held);
    CHECK(interview.page().questions.front().message == "You cannot go on here.");
    CHECK_FALSE(interview.check());
    CHECK_FALSE(interview.finish());
}

TEST_CASE("an address that was typed can be mended, one of the form's own is read", "[interview]")
{
    Visit visit;
    const auto links = xform("links", "", "<own>https://a.example</own><typed/>", R"x(<bind nodeset="/data/own" type="string"/><bind nodeset="/data/typed" type="string"/>)x",
                             R"x(<input ref="/data/own" appearance="url"><label>Own</label></input><input ref="/data/typed" appearance="url"><label>Typed</label></input>)x");
    auto interview = visit.begin("links", links);
    CHECK(interview.page().questions.front().kind == AnswerKind::Link);
    REQUIRE(interview.next() == Moved::Yes);
    interview.type(first(interview), "wrong");
    interview.end_typing();
    CHECK(interview.page().questions.front().kind == AnswerKind::Text);
}

TEST_CASE("who has typed a number and jumps to cards that it makes is there", "[interview]")
{
    Visit visit;
    auto interview = visit.begin("counted", xform("counted", "", R"x(<n/><p><name/></p><q jr:template=""><name/></q>)x",
                                                  R"x(<bind nodeset="/data/n" type="int"/><bind nodeset="/data/p/name" type="string"/><bind nodeset="/data/q/name" type="string"/>)x",
                                                  R"x(<input ref="/data/n"><label>N</label></input>
                                                      <group ref="/data/p"><label>P</label><repeat nodeset="/data/p" jr:count=" /data/n "><input ref="/data/p/name"><label>Name</label></input></repeat></group>
                                                      <group ref="/data/q"><label>Q</label><repeat nodeset="/data/q"><input ref="/data/q/name"><label>Name</label></input></repeat></group>)x"));
    const auto number = first(interview);
    for (const auto& row : interview.review().rows)
        if (row.answer.label == "Q") {
            interview.type(number, "40");
            interview.jump_to_cards(row.node, row.series);
            CHECK(interview.page().kind == PageKind::Cards);
            CHECK(interview.page().title == "Q");
            CHECK(interview.review().rows.size() > 40);
            return;
        }
    FAIL("no cards");
}

TEST_CASE("questions that a number brings up on its page are seen before it is left", "[interview]")
{
    Visit visit;
    auto interview = visit.begin("more", xform("more", "", "<g><kids/><names/></g><z/>",
                                               R"x(<bind nodeset="/data/g/kids" type="int"/><bind nodeset="/data/g/names" type="string" relevant="/data/g/kids &gt; 0"/><bind nodeset="/data/z" type="string"/>)x",
                                               R"x(<group ref="/data/g" appearance="field-list"><label>G</label><input ref="/data/g/kids"><label>Kids</label></input><input ref="/data/g/names"><label>Names</label></input></group>
                                                   <input ref="/data/z"><label>Z</label></input>)x"));
    interview.type(first(interview), "3");
    CHECK(interview.next() == Moved::Held);
    CHECK(interview.page().questions.size() == 2);
    CHECK(interview.page().questions.back().fault == Fault::None);
    CHECK(interview.next() == Moved::Yes);
    CHECK(interview.page().questions.front().label == "Z");
}

TEST_CASE("nobody is held by a list that offers nothing", "[interview]")
{
    Visit visit;
    auto interview = visit.begin("none", xform("none", "", "<s/><z/>",
                                               R"x(<instance id="l"><root><item><name>a</name><n>1</n></item></root></instance><bind nodeset="/data/s" type="string" required="true()"/><bind nodeset="/data/z" type="string"/>)x",
                                               R"x(<select1 ref="/data/s"><label>S</label><itemset nodeset="instance('l')/root/item[n = 2]"><value ref="name"/><label ref="name"/></itemset></select1><input ref="/data/z"><label>Z</label></input>)x"));
    CHECK(interview.next() == Moved::Yes);
}
