#include "open_form.h"

#include "app/ui/screens/question_parts.h"
#include "app/ui/widgets/core.h"

#include <catch2/catch_test_macros.hpp>

#include <memory>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;

TEST_CASE("a form in which nothing is asked says so, and there is a way back", "[ui][questions]")
{
    OpenForm opened("<a/>", R"x(<bind nodeset="/data/a" type="string" relevant="false()"/>)x", R"x(<input ref="/data/a"><label>A</label></input>)x");
    CHECK(opened.shows("There is nothing to answer here."));
    CHECK(opened.node("form.empty").is_in_sight);
    CHECK_FALSE(opened.shows("1 of 1"));
    opened.tap("form.back");
    CHECK(opened.tablet.place() == TabletPlace::Home);
}

TEST_CASE("a form without a question ends where its last page does: there is nothing to read again", "[ui][questions]")
{
    const auto body = R"x(<input ref="/data/a"><label>Only to read</label></input>)x";
    for (const auto* bind : {R"x(<bind nodeset="/data/a" type="string" relevant="false()"/>)x", R"x(<bind nodeset="/data/a" type="string" readonly="true()"/>)x"}) {
        OpenForm opened("<a/>", bind, body);
        CHECK(opened.node("form.next").label == "Finish and send");
        opened.tap("form.next");
        CHECK(opened.tablet.place() == TabletPlace::Finished);
    }
    OpenForm asks("<a/>", R"x(<bind nodeset="/data/a" type="string"/>)x", body);
    CHECK(asks.node("form.next").label == "Check my answers");
    asks.tap("form.next");
    CHECK(asks.tablet.place() == TabletPlace::Review);
}

TEST_CASE("a number with too many digits is told what is wrong with it and what to do", "[ui][questions]")
{
    OpenForm opened("<a/>", R"x(<bind nodeset="/data/a" type="int"/>)x", R"x(<input ref="/data/a"><label>A</label></input>)x");
    const auto node = opened.tablet.interview()->page().questions.front().node;
    const auto message = [&](const std::string& number) {
        opened.tablet.interview()->type(node, number);
        opened.tap("form.next");
        return opened.node("form./data/a.message").label;
    };
    CHECK(message("07700900123").starts_with("This number is too long."));
    CHECK(message("-") == "Please write a number in digits.");
    CHECK(message("007").empty());
    CHECK(opened.tablet.place() == TabletPlace::Review);
}

TEST_CASE("what a form styles is read out and drawn without its marks", "[ui][questions]")
{
    OpenForm opened("<a/>", R"x(<bind nodeset="/data/a" type="string"/>)x",
                    R"x(<input ref="/data/a"><label># Evenings
How **often** do you _come_ here?</label><hint>See &lt;span style="color:red"&gt;[our page](https://example.org)&lt;/span&gt;: snake_case, 2*3*4</hint></input>)x");
    CHECK(opened.shows("Evenings\nHow often do you come here?"));
    CHECK(opened.shows("See our page (https://example.org): snake_case, 2*3*4"));
}

TEST_CASE("what a form stresses stands out in its choices as well", "[ui][questions]")
{
    for (const std::string look : {"", "columns-2", "columns-pack", "likert", "minimal", "no-buttons"}) {
        const auto drawn = [&](const std::string& label) {
            OpenForm opened("<a/>", R"x(<bind nodeset="/data/a" type="string"/>)x",
                            R"x(<select1 ref="/data/a" appearance=")x" + look + R"x("><label>A</label><item><label>)x" + label + R"x(</label><value>x</value></item>
                                <item><label>No</label><value>y</value></item></select1>)x");
            if (look == "minimal")
                opened.tap("form./data/a");
            const auto node = opened.node("form./data/a.x");
            CHECK(node.label == "Very safe");
            return opened.picture(node.rect);
        };
        CAPTURE(look);
        CHECK(differ(drawn("Very **safe**"), drawn("Very safe")));
        CHECK(differ(drawn("Very *safe*"), drawn("Very safe")));
    }
}

TEST_CASE("what a form stresses stands out in tables, titles and orders, and where answers are read again", "[ui][questions]")
{
    const auto pictures = [](const std::string& word) {
        const auto choice = [&](const std::string& value, const std::string& label) { return "<item><label>" + label + "</label><value>" + value + "</value></item>"; };
        const auto offered = choice("x", "Very " + word) + choice("y", "No");
        OpenForm opened("<g><h/><r/><o/></g>", R"x(<bind nodeset="/data/g/h" type="string"/><bind nodeset="/data/g/r" type="string"/><bind nodeset="/data/g/o" type="odk:rank"/>)x",
                        R"x(<group ref="/data/g" appearance="field-list"><label>How )x" + word + R"x(</label>
                            <select1 ref="/data/g/h" appearance="label"><label>H</label>)x" + offered + R"x(</select1>
                            <select1 ref="/data/g/r" appearance="list-nolabel"><label>Here )x" + word + "</label>" + offered + R"x(</select1>
                            <select1 ref="/data/g/o"><label>O</label>)x" + offered + "</select1></group>");
        std::vector<std::vector<std::uint32_t>> drawn;
        for (const auto* label : {"How safe", "Here safe", "Very safe"}) {
            CAPTURE(label);
            REQUIRE(opened.called(label).label == label);
            drawn.push_back(opened.picture(opened.called(label).rect));
        }
        opened.tap("form./data/g/o.x");
        opened.tap("form.next");
        REQUIRE(opened.tablet.place() == TabletPlace::Review);
        for (const auto* id : {"review./data/g/r", "review./data/g/o"})
            drawn.push_back(opened.picture(opened.node(id).rect));
        REQUIRE(opened.called("How safe").role == ui::Role::Heading);
        drawn.push_back(opened.picture(opened.called("How safe").rect));
        return drawn;
    };
    const auto stressed = pictures("**safe**");
    const auto plain = pictures("safe");
    REQUIRE(stressed.size() == plain.size());
    for (std::size_t at = 0; at < plain.size(); ++at) {
        CAPTURE(at);
        CHECK(differ(stressed[at], plain[at]));
    }
}

TEST_CASE("what is typed into a number becomes no other number unseen", "[ui][questions][numbers]")
{
    struct Typed {
        std::string type, appearance, text;
        std::string kept;    ///< by the form
        std::string reading; ///< told while it is typed
        std::string message; ///< where it is gone on from
        std::string language = "en";
    };
    const std::string digits = "Please write a number in digits.";
    const std::string whole = "Please write a whole number, without a point or a comma.";
    for (const auto& typed : {Typed{"decimal", "", "1e5", "", "", digits}, Typed{"int", "", "1e5", "", "", digits}, Typed{"int", "thousands-sep", "12,34", "", "", whole},
                              Typed{"decimal", "thousands-sep", "12,34", "12.34", "12.34", ""}, Typed{"int", "thousands-sep", "1,234", "1234", "", ""},
                              Typed{"int", "thousands-sep", "1234", "1234", "1,234", ""}, Typed{"int", "", "12.5", "", "", whole}, Typed{"decimal", "", "1,234.5", "1234.5", "1234.5", ""},
                              Typed{"decimal", "", "১২,৩৪", "12.34", "12.34", "", "bn"}, Typed{"int", "", "১২,৩৪", "", "", "দশমিক বা কমা ছাড়া একটা পূর্ণ সংখ্যা লেখা দরকার।", "bn"},
                              Typed{"decimal", "", "١٬٢٣٤٫٥", "1234.5", "1234.5", "", "ar"}, Typed{"decimal", "", "1,234", "1.234", "", "", "pl"}}) {
        CAPTURE(typed.type, typed.text, typed.language);
        OpenForm opened("<a/>", R"x(<bind nodeset="/data/a" type=")x" + typed.type + R"x("/>)x",
                        R"x(<input ref="/data/a" appearance=")x" + typed.appearance + R"x("><label>A</label></input>)x", typed.language);
        opened.tap("form./data/a");
        opened.type(typed.text);
        CHECK(opened.node("form./data/a.reading").label == typed.reading);
        opened.tap("form.next");
        CHECK(opened.node("form./data/a.message").label == typed.message);
        if (typed.message.empty()) {
            REQUIRE(opened.tablet.place() == TabletPlace::Review);
            CHECK(opened.tablet.interview()->review().rows.front().answer.text == typed.kept);
            const auto xml = opened.tablet.interview()->finish();
            REQUIRE(xml);
            CHECK(xml->find("<a>" + typed.kept + "</a>") != std::string::npos);
        }
    }
}

TEST_CASE("what closes a sheet is called so in the language that is read", "[ui][questions]")
{
    OpenForm opened("<a/><b/>", R"x(<bind nodeset="/data/a" type="string"/><bind nodeset="/data/b" type="string"/>)x",
                    R"x(<input ref="/data/a"><label>A</label></input><input ref="/data/b"><label>B</label></input>)x", "pl");
    opened.tap("form.jump");
    CHECK(opened.node("form.outline.close").label == "Zamknij");
}

TEST_CASE("a hand that slips over the last page of a form of notes sends nothing: its button does", "[ui][questions]")
{
    OpenForm opened("<a/><b/>", R"x(<bind nodeset="/data/a" type="string" readonly="true()"/><bind nodeset="/data/b" type="string" readonly="true()"/>)x",
                    R"x(<input ref="/data/a"><label>A</label></input><input ref="/data/b"><label>B</label></input>)x");
    const auto swipe_on = [&] {
        opened.touch(opened.app, EventKind::PointerDown, 900, 400);
        opened.touch(opened.app, EventKind::PointerMove, 600, 400);
        opened.touch(opened.app, EventKind::PointerMove, 300, 400);
        opened.touch(opened.app, EventKind::PointerUp, 300, 400);
    };
    swipe_on();
    REQUIRE(opened.tablet.interview()->page().index == 1);
    swipe_on();
    CHECK(opened.tablet.place() == TabletPlace::Form);
    opened.tap("form.next");
    CHECK(opened.tablet.place() == TabletPlace::Finished);
}

TEST_CASE("a form of notes alone offers no list of its questions", "[ui][questions]")
{
    OpenForm opened("<a/><b/>", R"x(<bind nodeset="/data/a" type="string" readonly="true()"/><bind nodeset="/data/b" type="string" readonly="true()"/>)x",
                    R"x(<input ref="/data/a"><label>A</label></input><input ref="/data/b"><label>B</label></input>)x");
    REQUIRE(opened.tablet.interview()->page().count == 2);
    CHECK(opened.node("form.jump").id.empty());
    CHECK_FALSE(opened.node("form.next").id.empty());
}

TEST_CASE("a hint's stress stays on its letters beside names and directions that are kept apart", "[ui][questions]")
{
    const auto stressed = [](const std::string& hint, const std::string& language) {
        OpenForm opened("<name>\u0645\u0631\u06CC\u0645</name><a/>", R"x(<bind nodeset="/data/a" type="string" required="true()"/>)x",
                        R"x(<input ref="/data/a"><label>A</label><hint>)x" + hint + "</hint></input>", language, true);
        const auto question = opened.tablet.interview()->page().questions.front();
        const auto line = ui::note_of(opened.translations.in(language), question, false);
        std::string all;
        for (const auto& part : ui::stressed_in(question, line))
            all += "[" + line.substr(part.begin, part.end - part.begin) + "]";
        return all;
    };
    for (const auto* const language : {"en", "ur", "ar"}) {
        INFO(language);
        CHECK(stressed("Ask **her** by her **own** name", language) == "[her][own]");
        CHECK(stressed("\u067E\u0648\u0686\u06BE\u06CC\u06BA **\u0646\u0627\u0645** \u06A9\u06CC\u0627 \u06C1\u06D2", language) == "[\u0646\u0627\u0645]");
        CHECK(stressed("Ask <output value=\"/data/name\"/> **only** once", language) == "[only]");
    }
}

TEST_CASE("what is longer than the page is begun at its beginning", "[ui][questions]")
{
    std::string note;
    for (int i = 0; i < 60; ++i)
        note += "Whoever is on the street tonight reads this rule from its first word. ";
    OpenForm opened("<a/>", R"x(<bind nodeset="/data/a" type="string" readonly="true()"/>)x",
                    R"x(<input ref="/data/a"><label>)x" + note + "</label><hint>And this.</hint></input>");
    CHECK(opened.called(note.substr(0, note.size() - 1)).rect.y > 0);
}

TEST_CASE("a review that is held says how many hold it and which is the first, in sight, and leads there", "[ui][questions]")
{
    std::string fields, binds, body;
    for (int at = 1; at <= 30; ++at) {
        const auto name = "q" + std::to_string(at);
        fields += "<" + name + "/>";
        binds += R"x(<bind nodeset="/data/)x" + name + R"x(" type="string")x" + (at == 12 || at == 20 ? R"x( required="true()")x" : "") + "/>";
        body += R"x(<input ref="/data/)x" + name + R"x("><label>Question number )x" + std::to_string(at) + "</label></input>";
    }
    OpenForm opened(fields, binds, body);
    opened.tablet.open_review();
    opened.look();
    opened.frame->dispatch(opened.app, {.kind = EventKind::KeyDown, .key = platform::Key::End});
    opened.let_rest();
    REQUIRE_FALSE(opened.node("review.missing").is_in_sight);
    opened.tap("review.finish");
    opened.let_rest();
    CHECK(opened.tablet.place() == TabletPlace::Review);
    const auto held = opened.node("review.missing");
    CHECK(held.is_in_sight);
    CHECK(held.label.find("2 things still need you") != held.label.npos);
    CHECK(held.label.find("Question number 12") != held.label.npos);
    CHECK(held.label.find("Question number 20") == held.label.npos);
    opened.tap("review.missing.action");
    REQUIRE(opened.tablet.place() == TabletPlace::Form);
    CHECK(opened.tablet.interview()->page().questions.front().label == "Question number 12");
    CHECK(opened.tablet.interview()->page().questions.front().fault == Fault::Missing);
}

TEST_CASE("who signs in finds her name where her language has it", "[ui]")
{
    OnScreen screen("pl");
    for (const auto* const name : {"Marta", "Zenon", "\u0141ucja", "\u00E1lvaro", "laura"})
        (void)screen.shelf.add_account(name, "four plain words here");
    (void)screen.shelf.keep_setting("language", "pl");
    Tablet tablet(screen.shelf, screen.outgoing, screen.clock, Environment{.clock = &screen.clock});
    ui::TabletApp app(tablet, screen.translations, [](bool) {});
    screen.frame->present(app);
    float above = 0;
    for (const auto* const name : {"\u00E1lvaro", "laura", "\u0141ucja", "Marta", "Zenon"}) {
        INFO(name);
        const auto row = screen.node(std::string("signin.account.") + name).rect;
        CHECK(row.y > above);
        above = row.y;
    }
}

TEST_CASE("a card that has gone can be brought back from where it was", "[ui][questions]")
{
    OpenForm opened(R"x(<r jr:template=""><n/></r><r><n/></r><r><n/></r><r><n/></r><r><n/></r><r><n/></r><r><n/></r><r><n/></r><r><n/></r><r><n/></r>)x",
                    R"x(<bind nodeset="/data/r/n" type="string"/>)x",
                    R"x(<group ref="/data/r"><label>R</label><repeat nodeset="/data/r"><input ref="/data/r/n"><label>N</label></input></repeat></group>)x");
    const auto second = opened.node("form./data/r[2]");
    REQUIRE(second.is_in_sight);
    opened.tap("form./data/r[2].remove");
    const auto undo = opened.node("form./data/r.undo.action");
    CHECK(undo.is_in_sight);
    CHECK(undo.rect.y < opened.node("form./data/r[2]").rect.y);
    CHECK(opened.node("form./data/r[1]").rect.y < undo.rect.y);
}

TEST_CASE("what is looked for in a review is seen as it is found, below the field, with how many there are", "[ui][questions]")
{
    std::string fields;
    std::string binds;
    std::string body;
    for (int i = 0; i < 12; ++i) {
        const auto name = "q" + std::to_string(i);
        fields += "<" + name + "/>";
        binds += R"x(<bind nodeset="/data/)x" + name + R"x(" type="string"/>)x";
        body += R"x(<input ref="/data/)x" + name + R"x("><label>Question )x" + std::to_string(i) + "</label></input>";
    }
    OpenForm opened(fields, binds, body);
    opened.tablet.open_review();
    opened.look();
    REQUIRE(opened.node("review.find").is_target);
    opened.tap("review.find");
    opened.type("question 11");
    REQUIRE(opened.node("keyboard").id == "keyboard");
    CHECK(opened.node("review.find.count").label == "1 found");
    CHECK(opened.node("review./data/q11").shown.h == opened.node("review./data/q11").rect.h);
    CHECK(opened.node("review.find").rect.y < 100);
    CHECK(opened.node("review.finish").id.empty());
    opened.type("no");
    CHECK(opened.node("review.find.none").is_in_sight);
}

TEST_CASE("an answer on a scale can be taken back, by a button below it or by a key, where none is needed", "[ui][questions]")
{
    for (const std::string appearance : {"", "vertical"})
        for (const bool is_required : {false, true}) {
            CAPTURE(appearance, is_required);
            OpenForm opened("<a/><b/>", std::string(R"x(<bind nodeset="/data/b" type="string"/><bind nodeset="/data/a" type="int")x") + (is_required ? R"x( required="true()")x" : "") + "/>",
                            R"x(<group appearance="field-list"><range ref="/data/a" start="0" end="10" step="1" appearance=")x" + appearance +
                                R"x("><label>A</label></range><input ref="/data/b"><label>B</label></input></group>)x");
            const auto press = [&](platform::Key key) { opened.frame->dispatch(opened.app, {.kind = EventKind::KeyDown, .key = key}); };
            CHECK(opened.node("form./data/a.clear").id.empty());
            const auto below = opened.node("form./data/b").rect.y;
            opened.tap("form./data/a");
            REQUIRE(opened.node("form./data/a").value == "5");
            if (is_required) {
                CHECK(opened.node("form./data/a.clear").id.empty());
                press(platform::Key::Delete);
                CHECK(opened.node("form./data/a").value == "5");
                continue;
            }
            REQUIRE(opened.node("form./data/a.clear").label == "Clear the answer");
            // Nothing below has moved, as no line has from under the finger.
            CHECK(opened.node("form./data/b").rect.y == below);
            CHECK(opened.node("form./data/a.clear").rect.y >= opened.node("form./data/a").rect.bottom());
            opened.tap("form./data/a.clear");
            CHECK(opened.node("form./data/a").value.empty());
            CHECK(opened.node("form./data/a.clear").id.empty());
            for (const auto key : {platform::Key::Backspace, platform::Key::Delete}) {
                opened.tap("form./data/a");
                REQUIRE(opened.node("form./data/a").value == "5");
                press(key);
                CHECK(opened.node("form./data/a").value.empty());
            }
            CHECK(opened.tablet.interview()->page().questions.front().value.empty());
        }
}

TEST_CASE("only a card with an answer on it is ticked", "[ui][questions]")
{
    OpenForm opened(R"x(<r jr:template=""><n/></r><r><n>Bo</n></r><r><n/></r><r><n/></r>)x", R"x(<bind nodeset="/data/r/n" type="string"/>)x",
                    R"x(<group ref="/data/r"><label>R</label><repeat nodeset="/data/r"><input ref="/data/r/n"><label>N</label></input></repeat></group>)x");
    const auto sign = [&](const std::string& id) {
        const auto rect = opened.node(id).rect;
        return opened.picture({rect.x, rect.y + 4, 60, rect.h - 8});
    };
    CHECK_FALSE(differ(sign("form./data/r[2]"), sign("form./data/r[3]")));
    CHECK(differ(sign("form./data/r"), sign("form./data/r[2]")));
}

TEST_CASE("what is looked for on home says how much was found", "[ui]")
{
    OpenForm opened("<a/>", R"x(<bind nodeset="/data/a" type="string"/>)x", R"x(<input ref="/data/a"><label>A</label></input>)x");
    for (int i = 0; i < 12; ++i) {
        const auto id = "more" + std::to_string(i);
        opened.shelf.add_form(id, xform(id, R"x(kerbside:mode="named")x", "<a/>", R"x(<bind nodeset="/data/a" type="string"/>)x", R"x(<input ref="/data/a"><label>A</label></input>)x"));
    }
    opened.tablet.go_home();
    opened.look();
    CHECK(opened.node("home.search.count").id.empty());
    opened.tap("home.search");
    opened.type("e");
    const auto home = opened.tablet.home("e");
    REQUIRE(home.forms.size() + home.drafts.size() > 0);
    const bool finds_hand_over = !opened.node("home.hand-over").id.empty();
    CHECK(opened.node("home.search.count").label == std::to_string(home.forms.size() + home.drafts.size() + (finds_hand_over ? 1 : 0)) + " found");
    opened.type("qqqq");
    CHECK(opened.node("home.search.count").id.empty());
    CHECK_FALSE(opened.node("home.search.none").id.empty());
}
TEST_CASE("the list of all questions says once where somebody is, however many are on the page", "[ui][questions]")
{
    OpenForm opened("<g><a/><b/><c/></g><d/>", R"x(<bind nodeset="/data/d" type="string"/><bind nodeset="/data/g/a" type="string"/><bind nodeset="/data/g/b" type="string"/><bind nodeset="/data/g/c" type="string"/>)x",
                    R"x(<group ref="/data/g" appearance="field-list"><label>G</label><input ref="/data/g/a"><label>A</label></input><input ref="/data/g/b"><label>B</label></input><input ref="/data/g/c"><label>C</label></input></group><input ref="/data/d"><label>D</label></input>)x");
    opened.tap("form.jump");
    std::vector<std::string> here;
    for (const auto& node : opened.frame->nodes())
        if (node.label.find("You are here") != node.label.npos || node.value.find("You are here") != node.value.npos)
            here.push_back(node.id);
    CHECK(here.size() == 1);
    REQUIRE_FALSE(here.empty());
    CHECK(here.front().starts_with("jump./data/g/a"));
}

TEST_CASE("who types in great letters across reads in the bar what is asked, whole, and goes on by it", "[ui][questions]")
{
    OpenForm opened("<a/><n/><z/>", R"x(<bind nodeset="/data/a" type="string"/><bind nodeset="/data/n" type="int"/><bind nodeset="/data/z" type="string"/>)x",
                    R"x(<input ref="/data/a"><label>What was agreed with whom, and when do you want to look at it once more together?</label></input><input ref="/data/n"><label>How many were there?</label></input><input ref="/data/z"><label>Z</label></input>)x");
    opened.frame->ui().set_text_scale(2);
    opened.look();
    for (const auto& [id, label] : {std::pair{"form./data/a", "What was agreed with whom, and when do you want to look at it once more together?"}, {"form./data/n", "How many were there?"}}) {
        INFO(label);
        CHECK(opened.node("form.bar.title").label != label);
        opened.tap(id);
        opened.let_rest();
        REQUIRE(opened.node("keyboard").id == "keyboard");
        const auto title = opened.node("form.bar.title");
        CHECK(title.label == label);
        CHECK_FALSE(title.is_cut);
        const auto field = opened.node(id);
        CHECK(field.shown.h == field.rect.h);
        CHECK(opened.node("app.concern").is_in_sight);
        CHECK(opened.node("app.lock").is_in_sight);
        // And the keys can be put away, the numbers' too.
        CHECK(opened.node("keyboard.hide").is_in_sight);
        REQUIRE(opened.node("form.next").is_in_sight);
        opened.tap("form.next");
        opened.let_rest();
    }
    CHECK(opened.tablet.interview()->page().questions.front().label == "Z");
}

namespace {

/// Three texts, the first two of them on one page.
const std::string kTexts = "<g><a/><b/></g><z/>";
const std::string kTextBinds = R"x(<bind nodeset="/data/g/a" type="string"/><bind nodeset="/data/g/b" type="string"/><bind nodeset="/data/z" type="string"/>)x";
const std::string kTextBody = R"x(<group ref="/data/g" appearance="field-list"><label>Both</label><input ref="/data/g/a"><label>A</label></input><input ref="/data/g/b"><label>B</label></input></group><input ref="/data/z"><label>Z</label></input>)x";

/// The first of them is typed in.
std::unique_ptr<OpenForm> typing_in_texts(const std::string& hand, float letters)
{
    auto opened = std::make_unique<OpenForm>(kTexts, kTextBinds, kTextBody);
    (void)opened->shelf.keep_setting("hand", hand);
    opened->frame->ui().set_text_scale(letters);
    opened->look();
    opened->tap("form./data/g/a");
    opened->let_rest();
    return opened;
}

}

TEST_CASE("in one hand who types in great letters has the way on, in the rail", "[ui][questions][hand]")
{
    for (const std::string hand : {"left", "right"})
        for (const float letters : {1.5F, 2.F}) {
            CAPTURE(hand, letters);
            const auto typing = typing_in_texts(hand, letters);
            auto& opened = *typing;
            REQUIRE(opened.node("keyboard").id == "keyboard");
            const auto next = opened.node("form.next");
            REQUIRE(next.is_in_sight);
            CHECK(next.rect.h >= 48);
            CHECK((hand == "left" ? next.rect.centre().x < 640 : next.rect.centre().x > 640));
            opened.tap("form.next");
            opened.let_rest();
            CHECK(opened.tablet.interview()->page().questions.front().label == "Z");
        }
}

TEST_CASE("Enter leads from field to field, and from the last of a page to its way on", "[ui][questions]")
{
    for (const std::string hand : {"both", "right"})
        for (const float letters : {1.F, 1.5F, 2.F}) {
            CAPTURE(hand, letters);
            const auto typing = typing_in_texts(hand, letters);
            auto& opened = *typing;
            opened.tap("keyboard.enter");
            opened.let_rest();
            REQUIRE(opened.node("form./data/g/b").is_focused);
            // The keys on the screen stay for it.
            REQUIRE(opened.node("keyboard.enter").is_in_sight);
            opened.tap("keyboard.enter");
            opened.let_rest();
            CHECK(opened.node("form.next").is_focused);
            CHECK(opened.node("form.next").is_in_sight);
        }
}

TEST_CASE("where what is missing takes more than the page, to finish leads to it all the same", "[ui][questions]")
{
    std::string label;
    for (int line = 0; line < 40; ++line)
        label += "What did they say when you asked about the evenings in the park? ";
    OpenForm opened("<a/>", R"x(<bind nodeset="/data/a" type="string" required="true()"/>)x", R"x(<input ref="/data/a"><label>)x" + label + "</label></input>");
    opened.frame->ui().set_text_scale(2);
    opened.tablet.open_review();
    opened.look();
    opened.let_rest();
    REQUIRE(opened.tablet.place() == TabletPlace::Review);
    for (int press = 0; press < 2 && opened.tablet.place() == TabletPlace::Review; ++press) {
        opened.tap("review.finish");
        opened.let_rest();
    }
    CHECK(opened.tablet.place() == TabletPlace::Form);
}

TEST_CASE("a list whose filter leaves nothing says so", "[ui][questions]")
{
    for (const std::string look : {"", "minimal"}) {
        CAPTURE(look);
        OpenForm opened("<s/><z/>", R"x(<instance id="l"><root><item><name>a</name><n>1</n></item></root></instance><bind nodeset="/data/s" type="string"/><bind nodeset="/data/z" type="string"/>)x",
                        R"x(<select1 ref="/data/s" appearance=")x" + look + R"x("><label>S</label><itemset nodeset="instance('l')/root/item[n = 2]"><value ref="name"/><label ref="name"/></itemset></select1><input ref="/data/z"><label>Z</label></input>)x");
        CHECK(opened.tells(opened.translations.in("en").text("choice.unfit")));
    }
}

TEST_CASE("what holds the page is seen when the tablet is turned or the letters grow", "[ui][questions]")
{
    std::string fields, binds, body;
    for (const std::string name : {"a", "b", "c", "d", "e"}) {
        fields += "<" + name + "/>";
        binds += R"x(<bind nodeset="/data/g/)x" + name + R"x(" type="string")x" + (name == "e" ? R"x( required="true()")x" : "") + "/>";
        body += R"x(<input ref="/data/g/)x" + name + R"x("><label>)x" + name + "</label></input>";
    }
    OpenForm opened("<g>" + fields + "</g><z/>", binds + R"x(<bind nodeset="/data/z" type="string"/>)x",
                    R"x(<group ref="/data/g" appearance="field-list"><label>G</label>)x" + body + R"x(</group><input ref="/data/z"><label>Z</label></input>)x");
    opened.tap("form.next");
    opened.let_rest();
    REQUIRE(opened.node("form./data/g/e.message").is_in_sight);
    opened.frame->ui().core().set_focus({});
    opened.frame->ui().set_text_scale(2);
    opened.look();
    opened.let_rest();
    CHECK(opened.node("form./data/g/e.message").is_in_sight);
}
