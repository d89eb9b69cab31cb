#include "filling.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;

TEST_CASE("cards that were removed come back one after the other, with all their answers, whatever was done since", "[interview][kinds]")
{
    Filling filling;
    const std::string rows = "| | begin repeat | child | Child | | | | |\n| | text | name | Name | | | | |\n| | integer | age | Age | | | | |\n| | end repeat | | | | | | |\n| | text | t | Text | | | | |\n";
    auto interview = filling.begin(rows);
    const auto name_next = [&](std::string_view name) {
        interview.type(only(interview).node, name);
        REQUIRE(interview.next() == Moved::Yes);
        interview.type(only(interview).node, "7x");
        interview.leave_card();
    };
    const auto names = [&] {
        std::string all;
        for (const auto& card : interview.page().cards)
            all += card.answers.front().text + " ";
        return all;
    };
    interview.open_card(interview.page().cards.front().node);
    name_next("Kim");
    for (const auto* const name : {"Lee", "Mo"}) {
        REQUIRE(interview.add_card());
        name_next(name);
    }
    const auto id = interview.instance_id();

    REQUIRE(interview.remove_card(interview.page().cards.front().node));
    CHECK(interview.page().removed == 1);
    REQUIRE(interview.remove_card(interview.page().cards.back().node));
    CHECK(interview.page().removed == 2);
    CHECK(names() == "Lee ");
    REQUIRE(interview.add_card());
    name_next("Noor");
    CHECK(interview.page().removed == 2);
    REQUIRE(interview.next() == Moved::Yes);
    CHECK(interview.page().removed == 0);
    interview.type(only(interview).node, "Said since");
    interview.undo_remove();
    REQUIRE(interview.back());
    CHECK(names() == "Lee Noor ");

    interview.undo_remove();
    CHECK(names() == "Lee Mo Noor ");
    CHECK(interview.page().removed == 1);
    interview.undo_remove();
    CHECK(names() == "Kim Lee Mo Noor ");
    CHECK(interview.page().removed == 0);
    interview.undo_remove();
    CHECK(interview.page().cards.size() == 4);
    CHECK(interview.instance_id() == id);
    // What is no number yet is still there to be mended.
    interview.open_card(interview.page().cards.front().node);
    REQUIRE(interview.next() == Moved::Yes);
    CHECK(only(interview).value == "7x");
    interview.leave_card();
    REQUIRE(interview.next() == Moved::Yes);
    CHECK(only(interview).value == "Said since");
}

TEST_CASE("a card that lay in another comes back into it, also where that one went after it and came back", "[interview][kinds]")
{
    Filling filling;
    const std::string rows = "| | begin repeat | house | House | | | | |\n| | text | street | Street | | | | |\n| | begin repeat | pet | Pet | | | | |\n"
                             "| | text | name | Name | | | | |\n| | end repeat | | | | | | |\n| | end repeat | | | | | | |\n| | text | t | Text | | | | |\n";
    auto interview = filling.begin(rows);
    const auto open = [&](std::size_t card) { interview.open_card(interview.page().cards.at(card).node); };
    const auto names_of = [&](std::size_t house) {
        open(house);
        REQUIRE(interview.next() == Moved::Yes);
        std::string all;
        for (const auto& card : interview.page().cards)
            all += card.answers.front().text + " ";
        return all;
    };
    for (const auto* const street : {"Elm", "Oak"}) {
        if (interview.page().cards.front().answers.empty())
            open(0);
        else
            REQUIRE(interview.add_card());
        interview.type(only(interview).node, street);
        REQUIRE(interview.next() == Moved::Yes);
        for (const auto* const pet : {"Rex of ", "Tom of "}) {
            if (!interview.page().cards.empty() && interview.page().cards.front().answers.empty())
                open(0);
            else
                REQUIRE(interview.add_card());
            interview.type(only(interview).node, std::string(pet) + street);
            interview.leave_card();
        }
        interview.leave_card();
    }
    CHECK(names_of(1) == "Rex of Oak Tom of Oak ");
    REQUIRE(interview.remove_card(interview.page().cards.front().node));
    interview.leave_card();
    CHECK(interview.page().removed == 0);
    REQUIRE(interview.remove_card(interview.page().cards.back().node));
    REQUIRE(interview.remove_card(interview.page().cards.front().node));
    const auto kept = interview.removed_cards();
    CHECK(kept.size() == 3);

    // The same from what is kept of it, with nothing but the draft.
    auto again = filling.resume(interview.draft(), interview.instance_id());
    again.remember_removed(kept);
    for (auto* const each : {&interview, &again}) {
        INFO((each == &again));
        each->undo_remove();
        each->undo_remove();
        REQUIRE(each->page().cards.size() == 2);
        CHECK(each->page().removed == 0);
        each->open_card(each->page().cards.front().node);
        REQUIRE(each->next() == Moved::Yes);
        CHECK(each->page().cards.size() == 2);
        CHECK(each->page().removed == 0);
        each->leave_card();
        each->open_card(each->page().cards.back().node);
        REQUIRE(each->next() == Moved::Yes);
        REQUIRE(each->page().cards.size() == 1);
        CHECK(each->page().removed == 1);
        each->undo_remove();
        REQUIRE(each->page().cards.size() == 2);
        CHECK(each->page().cards.front().answers.front().text == "Rex of Oak");
        CHECK(each->page().cards.back().answers.front().text == "Tom of Oak");
        CHECK(each->page().removed == 0);
        CHECK(each->removed_cards().empty());
        each->leave_card();
    }
}

TEST_CASE("as long as a card is gone, none that lay in it is offered; what lay in one that is there again already finds it", "[interview][kinds]")
{
    Filling filling;
    auto interview = filling.begin("| | begin repeat | house | House | | | | |\n| | begin repeat | pet | Pet | | | | |\n| | text | name | Name | | | | |\n"
                                   "| | end repeat | | | | | | |\n| | end repeat | | | | | | |\n| | text | t | Text | | | | |\n");
    interview.open_card(interview.page().cards.front().node);
    interview.open_card(interview.page().cards.front().node);
    interview.type(only(interview).node, "Rex");
    interview.leave_card();
    REQUIRE(interview.remove_card(interview.page().cards.front().node));
    interview.leave_card();
    REQUIRE(interview.remove_card(interview.page().cards.front().node));
    const auto kept = interview.removed_cards();
    REQUIRE(kept.size() == 2);
    REQUIRE(interview.add_card());
    CHECK(interview.page().removed == 0);
    interview.leave_card();
    REQUIRE(interview.remove_card(interview.page().cards.front().node));
    interview.undo_remove();
    interview.undo_remove();

    // The draft has the house again, and the program ended before that was known.
    auto again = filling.resume(interview.draft(), interview.instance_id());
    again.remember_removed(kept);
    CHECK(again.removed_cards().size() == 1);
    again.open_card(again.page().cards.front().node);
    again.undo_remove();
    REQUIRE(again.page().cards.size() == 1);
    CHECK(again.page().cards.front().answers.front().text == "Rex");
}

TEST_CASE("a card goes, and comes back, also where the form cannot work out to its end what follows from that", "[interview][kinds]")
{
    std::string streets;
    for (int i = 0; i < 60; ++i)
        streets += "<item><name>s</name></item>";
    const auto text = xform("talks", "", R"x(<talk jr:template=""><who/></talk><on/><long/>)x",
                            "<instance id=\"street\"><root>" + streets + R"x(</root></instance>
                                <bind nodeset="/data/talk/who" type="string"/><bind nodeset="/data/on" type="string"/>
                                <bind nodeset="/data/long" type="string" calculate="if(/data/on = 'yes' and count(/data/talk) = 2,
                                    count(instance('street')/root/item[count(instance('street')/root/item[name != '']) &gt; 0]), 0)"/>)x",
                            R"x(<group ref="/data/talk"><label>Talk</label><repeat nodeset="/data/talk"><input ref="/data/talk/who"><label>Who</label></input></repeat></group>
                                <input ref="/data/on"><label>On</label></input>)x");
    NoMedia media;
    auto loaded = Form::load({"talks.xml", text}, media);
    REQUIRE(loaded.form);
    const platform::ManualClock clock{platform::WallTime(std::chrono::milliseconds(1773525600000))};
    Environment environment{.clock = &clock};
    environment.budget = 3000;
    auto begun = Interview::begin(loaded.form, std::move(environment));
    REQUIRE(begun);
    auto& interview = *begun;
    const auto names = [&] {
        std::string all;
        for (const auto& card : interview.page().cards)
            all += card.answers.front().text + " ";
        return all;
    };
    for (const auto* const name : {"Kim", "Lee", "Mo"}) {
        REQUIRE(interview.add_card());
        interview.type(only(interview).node, name);
        interview.leave_card();
    }
    REQUIRE(interview.next() == Moved::Yes);
    interview.type(only(interview).node, "yes");
    REQUIRE(interview.back());
    interview.mark_saved();

    CHECK_FALSE(interview.remove_card(interview.page().cards.front().node));
    CHECK(names() == "Lee Mo ");
    CHECK(interview.page().removed == 1);
    CHECK(interview.is_changed());
    REQUIRE(interview.remove_card(interview.page().cards.front().node));
    CHECK(names() == "Mo ");
    interview.undo_remove();
    CHECK(names() == "Lee Mo ");
    interview.undo_remove();
    CHECK(names() == "Kim Lee Mo ");
    CHECK(interview.page().removed == 0);
}
