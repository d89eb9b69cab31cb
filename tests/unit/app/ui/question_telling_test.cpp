// What a page of a form says beside its questions: of what does not fit, of cards, of keys.
#include "open_form.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;

TEST_CASE("who leaves a field by Tab is told there what does not fit in it, and nothing where it is empty", "[ui][questions]")
{
    OpenForm opened("<list><a/><b/><c/></list>",
                    R"x(<bind nodeset="/data/list/a" type="int"/><bind nodeset="/data/list/b" type="int" constraint=". &lt; 10" jr:constraintMsg="Less than ten."/>
                        <bind nodeset="/data/list/c" type="string" required="true()"/>)x",
                    R"x(<group ref="/data/list" appearance="field-list"><input ref="/data/list/a"><label>A</label></input><input ref="/data/list/b"><label>B</label></input>
                        <input ref="/data/list/c"><label>C</label></input></group>)x");
    const auto message = [&](const std::string& name) { return opened.node("form./data/list/" + name + ".message").label; };
    const auto leave = [&] { opened.frame->dispatch(opened.app, {.kind = EventKind::KeyDown, .key = platform::Key::Tab}); };
    opened.tap("form./data/list/a");
    opened.type("-");
    CHECK(message("a").empty());
    leave();
    CHECK(message("a") == "Please write a number in digits.");
    opened.tap("form./data/list/b");
    opened.type("12");
    CHECK(message("b").empty());
    leave();
    CHECK(message("b") == "Less than ten.");
    // While somebody types again nothing is said.
    opened.tap("form./data/list/b");
    opened.frame->dispatch(opened.app, {.kind = EventKind::KeyDown, .key = platform::Key::Backspace});
    CHECK(message("b").empty());
    opened.tap("form./data/list/c");
    opened.type("x");
    opened.frame->dispatch(opened.app, {.kind = EventKind::KeyDown, .key = platform::Key::Backspace});
    leave();
    CHECK(message("c").empty());
    CHECK(message("b").empty());
}

TEST_CASE("what a note has to say besides is offered in other words than why something is asked", "[ui][questions]")
{
    OpenForm opened("<list><a/><b/></list>", R"x(<itext><translation lang="en"><text id="h"><value form="guidance">Because</value></text></translation></itext>
                        <bind nodeset="/data/list/a" type="string" readonly="true()"/><bind nodeset="/data/list/b" type="string"/>)x",
                    R"x(<group ref="/data/list" appearance="field-list"><input ref="/data/list/a"><label>A</label><hint ref="jr:itext('h')"/></input>
                        <input ref="/data/list/b"><label>B</label><hint ref="jr:itext('h')"/></input></group>)x");
    CHECK(opened.node("form./data/list/a.why").label == "More about this");
    CHECK(opened.node("form./data/list/b.why").label == "Why am I asked this?");
}

TEST_CASE("a card says which one its button removes, and a card what does not fit on it", "[ui][questions]")
{
    OpenForm opened(R"x(<r jr:template=""><n/></r><r><n/></r><r><n/></r>)x", R"x(<bind nodeset="/data/r/n" type="int"/>)x",
                    R"x(<group ref="/data/r"><label>Group met</label><repeat nodeset="/data/r"><input ref="/data/r/n"><label>N</label></input></repeat></group>)x");
    CHECK(opened.node("form./data/r[2].remove").label == "Remove: Group met 2");
    CHECK(opened.node("form./data/r.add").label == "Add another: Group met");
    opened.tap("form./data/r[2]");
    opened.tap("form./data/r[2]/n");
    opened.type("-");
    opened.tap("form.back");
    CHECK(opened.tells("1 answer to look at"));
    CHECK_FALSE(opened.tells("missing"));
}

TEST_CASE("a text of digits is called so, and one that is a telephone number is called that", "[ui][questions]")
{
    const auto label = [](const std::string& look) {
        OpenForm opened("<a/>", R"x(<bind nodeset="/data/a" type="string"/>)x", R"x(<input ref="/data/a" appearance=")x" + look + R"x("><label>A</label></input>)x");
        return opened.shows("A telephone number") ? "telephone" : opened.shows("Digits") ? "digits" : opened.shows("A number") ? "number" : "text";
    };
    CHECK(label("numbers") == std::string("digits"));
    CHECK(label("numbers telephone") == std::string("telephone"));
    CHECK(label("telephone") == std::string("telephone"));
    CHECK(label("") == std::string("text"));
}

TEST_CASE("a day that the form refuses is no button", "[ui][questions]")
{
    for (const std::string look : {"", "no-calendar"}) {
        const auto offers = [&](const std::string& rule) {
            OpenForm opened("<a/>", R"x(<bind nodeset="/data/a" type="date" constraint=")x" + rule + R"x("/>)x", R"x(<input ref="/data/a" appearance=")x" + look + R"x("><label>Born</label></input>)x");
            return opened.node("form./data/a.today").id == "form./data/a.today";
        };
        CAPTURE(look);
        CHECK(offers(". &lt;= today()"));
        CHECK_FALSE(offers(". &lt; today()"));
    }
}

TEST_CASE("who has before her what holds the review, and finishes all the same, is led to it", "[ui][questions]")
{
    OpenForm opened("<a/><b/>", R"x(<bind nodeset="/data/a" type="string"/><bind nodeset="/data/b" type="string" required="true()"/>)x",
                    R"x(<input ref="/data/a"><label>A</label></input><input ref="/data/b"><label>B</label></input>)x");
    opened.tablet.open_review();
    opened.look();
    REQUIRE(opened.node("review.missing").is_in_sight);
    opened.tap("review.finish");
    REQUIRE(opened.tablet.place() == TabletPlace::Form);
    CHECK(opened.node("form./data/b.message").is_in_sight);
}

TEST_CASE("the keys that write no letter are called in the language that is read", "[ui][questions]")
{
    OpenForm opened("<a/>", R"x(<bind nodeset="/data/a" type="string"/>)x", R"x(<input ref="/data/a"><label>A</label></input>)x", "pl");
    opened.tap("form./data/a");
    const auto& words = opened.translations.in("pl");
    for (const auto& [key, word] : {std::pair("shift", "key.shift"), {"erase", "key.erase"}, {"enter", "key.enter"}, {"space", "key.space"}, {"page", "key.signs"}, {"hide", "key.hide"}})
        CHECK(opened.node(std::string("keyboard.") + key).label == words.text(word));
    CHECK(opened.node("keyboard.language").label == std::string(words.text("key.language")) + ": Polski");
    opened.tap("keyboard.page");
    CHECK(opened.node("keyboard.page").label == words.text("key.letters"));
    CHECK(opened.node("keyboard.more").label == words.text("key.more"));
}

TEST_CASE("a tile that counts has a plus on it as long as it takes one more", "[ui][questions]")
{
    const auto has_sign = [](const std::string& rule) {
        OpenForm opened("<list><a/></list>", R"x(<bind nodeset="/data/list/a" type="int" constraint=")x" + rule + R"x("/>)x",
                        R"x(<group ref="/data/list" appearance="field-list"><input ref="/data/list/a" appearance="tally"><label>Water</label></input></group>)x");
        const auto rect = opened.node("form./data/list/a").rect;
        // Beside the number; where there is none it is as empty as the tile's other end.
        return differ(opened.picture({rect.x + 48, rect.bottom() - 60, 50, 50}), opened.picture({rect.right() - 70, rect.bottom() - 60, 50, 50}));
    };
    CHECK(has_sign(". &lt;= 9"));
    CHECK_FALSE(has_sign(". &lt;= 0"));
}
