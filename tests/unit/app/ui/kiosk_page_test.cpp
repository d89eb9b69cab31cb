#include "on_screen.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::app;
using namespace kerbside::test;

namespace {

/// A session, ready for its first visitor.
void begin(KioskOnScreen& kiosk)
{
    auto& set_up = kiosk.kiosk.set_up();
    set_up.event = "Summit";
    set_up.session = "Morning";
    set_up.pin = "2468";
    REQUIRE(kiosk.kiosk.begin() == SetUpFault::None);
}

/// Somebody has come, and writes so far; and then nobody touches the kiosk until it asks whether she is still there.
void write_and_wait(KioskOnScreen& kiosk, const std::string& words)
{
    begin(kiosk);
    auto& visitor = *kiosk.kiosk.visitor();
    visitor.start();
    visitor.accept_notice();
    kiosk.look();
    kiosk.tap("form./data/words");
    kiosk.frame->dispatch(kiosk.app, {.kind = platform::EventKind::Text, .text = words});
    REQUIRE(kiosk.tells(words));
    kiosk.clock.advance(std::chrono::seconds(65));
    kiosk.frame->advance(kiosk.app);
    REQUIRE(kiosk.node("idle.stay").is_in_sight);
}

}

TEST_CASE("staff set the kiosk up in the machine's language, until they choose another", "[ui][kiosk]")
{
    KioskOnScreen kiosk(survey_form(), "pl");
    CHECK(kiosk.node("setup.start").label == kiosk.translations.in("pl").text("kiosk.setup.start"));
    CHECK(kiosk.node("setup.start").label != kiosk.translations.in("en").text("kiosk.setup.start"));
    CHECK(kiosk.node("setup.own.pl").is_checked == true);
    // Each language is offered by its own name.
    for (const auto& each : kiosk.translations.all())
        CHECK(kiosk.node("setup.own." + each.language()).label == each.name());
    // In boxes of one size, though not all letters are as high.
    for (const auto& each : kiosk.translations.all())
        CHECK(kiosk.node("setup.own." + each.language()).rect.h == kiosk.node("setup.own.en").rect.h);
    kiosk.tap("setup.own.ur");
    CHECK(kiosk.node("setup.start").label == kiosk.translations.in("ur").text("kiosk.setup.start"));
    CHECK(kiosk.shelf.setting("language") == "ur");

    begin(kiosk);
    kiosk.kiosk.ask_for_pin();
    kiosk.look();
    CHECK(kiosk.node("staff.cancel").label == kiosk.translations.in("ur").text("staff.back"));
}

TEST_CASE("the kiosk is set up in the language that was chosen on the device, whatever the machine's is", "[ui][kiosk]")
{
    {
        KioskOnScreen kiosk(survey_form(), "pl");
        (void)kiosk.shelf.keep_setting("language", "ta");
        kiosk.look();
        CHECK(kiosk.node("setup.start").label == kiosk.translations.in("ta").text("kiosk.setup.start"));
    }
    const KioskOnScreen unknown(survey_form(), "xx");
    CHECK(unknown.node("setup.start").label == unknown.translations.in("en").text("kiosk.setup.start"));
}

TEST_CASE("a survey in one language asks for none to offer", "[ui][kiosk]")
{
    const auto asks = [](const std::string& survey) {
        KioskOnScreen kiosk(survey);
        kiosk.kiosk.choose_form("survey");
        kiosk.look();
        const bool is_asked = kiosk.shows(kiosk.translations.in("en").text("kiosk.setup.languages"));
        CHECK(is_asked == !kiosk.kiosk.languages().empty());
        return is_asked;
    };
    CHECK(asks(xform("survey", R"x(kerbside:mode="anonymous")x", "<safe/>",
                     R"x(<itext><translation lang="English (en)"><text id="s"><value>Safe?</value></text></translation>
                         <translation lang="Polish (pl)"><text id="s"><value>Bezpiecznie?</value></text></translation></itext>
                         <bind nodeset="/data/safe" type="string"/>)x",
                     R"x(<input ref="/data/safe"><label ref="jr:itext('s')"/></input>)x")));
    CHECK_FALSE(asks(xform("survey", R"x(kerbside:mode="anonymous")x", "<safe/>", R"x(<bind nodeset="/data/safe" type="string"/>)x",
                            R"x(<input ref="/data/safe"><label>Safe?</label></input>)x")));
}

TEST_CASE("the survey is called by its title in the language that is read", "[ui][kiosk]")
{
    const auto survey = xform("survey", R"x(kerbside:mode="anonymous" kerbside:title="jr:itext('title')")x", "<notice/><safe/>",
                              R"x(<itext><translation lang="English (en)"><text id="title"><value>Staying safe</value></text></translation>
                                  <translation lang="Polish (pl)"><text id="title"><value>Bezpiecznie</value></text></translation></itext>
                                  <bind nodeset="/data/notice" type="string" readonly="true()"/><bind nodeset="/data/safe" type="string"/>)x",
                              R"x(<input ref="/data/notice"><label>Nobody asks your name.</label></input><input ref="/data/safe"><label>Safe?</label></input>)x");
    KioskOnScreen kiosk(survey, "pl");
    CHECK(kiosk.node("setup.form.survey").label == "Bezpiecznie");
    begin(kiosk);
    kiosk.look();
    CHECK(kiosk.node("visit.attract.masthead").label == "Staying safe");
    auto& visitor = *kiosk.kiosk.visitor();
    visitor.start();
    visitor.choose_language("pl");
    visitor.accept_notice();
    kiosk.look();
    CHECK(kiosk.shows("Bezpiecznie"));
    CHECK_FALSE(kiosk.shows("Staying safe"));
}

TEST_CASE("what a note of the form makes stand out is drawn heavier at the kiosk", "[ui][kiosk]")
{
    const auto drawn = [](const std::string& words, const std::string& hint) {
        const auto survey = xform("survey", R"x(kerbside:mode="anonymous")x", "<notice/><safe/><note/>",
                                  R"x(<bind nodeset="/data/notice" type="string" readonly="true()"/><bind nodeset="/data/safe" type="string"/>
                                      <bind nodeset="/data/note" type="string" readonly="true()"/>)x",
                                  R"x(<input ref="/data/notice"><label>Notice</label></input><input ref="/data/safe"><label>Safe?</label></input>
                                      <input ref="/data/note"><label>)x" + words + "</label><hint>" + hint + "</hint></input>");
        KioskOnScreen kiosk(survey);
        begin(kiosk);
        auto& visitor = *kiosk.kiosk.visitor();
        visitor.start();
        visitor.accept_notice();
        visitor.next();
        kiosk.look();
        REQUIRE(kiosk.shows("You can talk to somebody"));
        REQUIRE(kiosk.shows("Here and now"));
        kiosk.frame->present(kiosk.app);
        const auto surface = kiosk.window.surface();
        std::vector<std::uint32_t> pixels;
        for (int y = 0; y < surface.height; ++y)
            pixels.insert(pixels.end(), surface.pixels + y * surface.stride, surface.pixels + y * surface.stride + surface.width);
        return pixels;
    };
    const auto plain = drawn("You can talk to somebody", "Here and now");
    const bool is_same = plain == drawn("You can talk to somebody", "Here and now");
    const bool is_label_heavier = plain != drawn("You can **talk** to somebody", "Here and now");
    const bool is_hint_heavier = plain != drawn("You can talk to somebody", "Here and **now**");
    CHECK(is_same);
    CHECK(is_label_heavier);
    CHECK(is_hint_heavier);
}

TEST_CASE("upright the kiosk's questions begin at one height, whatever stands below them", "[ui][kiosk]")
{
    KioskOnScreen kiosk(survey_form());
    begin(kiosk);
    kiosk.window.resize(1080, 1920, 1.5F);
    kiosk.frame->dispatch(kiosk.app, {.kind = platform::EventKind::Resized});
    auto& visitor = *kiosk.kiosk.visitor();
    visitor.start();
    visitor.accept_notice();
    const auto begins = [&](std::string_view asked) {
        kiosk.look();
        for (const auto& node : kiosk.frame->nodes())
            if (node.role == ui::Role::Heading && node.label == asked)
                return node.rect.y;
        return -1.F;
    };
    const auto first = begins("Do you feel safe?");
    CHECK(first > 300);
    visitor.next();
    CHECK(begins("In your own words") == first);
}

TEST_CASE("a visitor who changes the keyboard's language by its key goes on in that", "[ui][kiosk]")
{
    const auto survey = xform("survey", R"x(kerbside:mode="anonymous")x", "<notice/><safe/>",
                              R"x(<itext><translation lang="English (en)"><text id="s"><value>Safe?</value></text></translation>
                                  <translation lang="Polish (pl)"><text id="s"><value>Bezpiecznie?</value></text></translation></itext>
                                  <bind nodeset="/data/notice" type="string" readonly="true()"/><bind nodeset="/data/safe" type="string"/>)x",
                              R"x(<input ref="/data/notice"><label>Notice</label></input><input ref="/data/safe"><label ref="jr:itext('s')"/></input>)x");
    KioskOnScreen kiosk(survey);
    begin(kiosk);
    auto& visitor = *kiosk.kiosk.visitor();
    visitor.start();
    visitor.choose_language("en");
    visitor.accept_notice();
    kiosk.look();
    kiosk.tap("form./data/safe");
    REQUIRE(kiosk.node("keyboard.language").id == "keyboard.language");
    kiosk.tap("keyboard.language");
    REQUIRE(kiosk.node("keyboard.ł").id == "keyboard.ł");
    kiosk.tap("keyboard.ł");
    kiosk.tap("keyboard.ł");
    CHECK(kiosk.tells("łł"));
}

TEST_CASE("on a tablet that was handed over the bar of a text speaks the language of who answers", "[ui][kiosk]")
{
    const auto survey = xform("survey", R"x(kerbside:mode="anonymous")x", "<notice/><safe/>",
                              R"x(<itext><translation lang="English (en)"><text id="s"><value>Safe?</value></text></translation>
                                  <translation lang="Polish (pl)"><text id="s"><value>Bezpiecznie?</value></text></translation></itext>
                                  <bind nodeset="/data/notice" type="string" readonly="true()"/><bind nodeset="/data/safe" type="string"/>)x",
                              R"x(<input ref="/data/notice"><label>Notice</label></input><input ref="/data/safe"><label ref="jr:itext('s')"/></input>)x");
    TabletOnScreen street("survey", survey);
    street.tablet.hand_over("survey");
    REQUIRE(street.tablet.visitor() != nullptr);
    auto& visitor = *street.tablet.visitor();
    visitor.start();
    visitor.choose_language("pl");
    visitor.accept_notice();
    street.look();
    street.tap("form./data/safe");
    street.frame->dispatch(street.app, {.kind = platform::EventKind::Text, .text = "Tak"});
    const auto field = street.node("form./data/safe").rect;
    street.touch(street.app, platform::EventKind::PointerDown, field.x + 40, field.centre().y);
    street.clock.advance(std::chrono::milliseconds(700));
    street.frame->advance(street.app);
    street.touch(street.app, platform::EventKind::PointerUp, field.x + 40, field.centre().y);
    const auto pl = street.translations.in("pl");
    REQUIRE(street.shows(pl.text("edit.copy")));
    CHECK_FALSE(street.shows(street.translations.in("en").text("edit.copy")));
}

TEST_CASE("while the kiosk asks whether somebody is still there, nothing of what was written can be seen", "[ui][kiosk]")
{
    const auto survey = xform("survey", R"x(kerbside:mode="anonymous")x", "<notice/><words/>",
                              R"x(<bind nodeset="/data/notice" type="string" readonly="true()"/><bind nodeset="/data/words" type="string"/>)x",
                              R"x(<input ref="/data/notice"><label>Notice</label></input><input ref="/data/words" appearance="multiline"><label>Words</label></input>)x");
    for (const std::string theme : {"day", "night", "contrast", "large"}) {
        const auto drawn = [&](const std::string& words) {
            KioskOnScreen kiosk(survey, {}, theme);
            write_and_wait(kiosk, words);
            CHECK_FALSE(kiosk.tells(words));
            kiosk.frame->present(kiosk.app);
            const auto surface = kiosk.window.surface();
            return std::vector<std::uint32_t>(surface.pixels, surface.pixels + surface.stride * 800);
        };
        CAPTURE(theme);
        CHECK((drawn("They wait for me at the gate") == drawn("Nothing")));
    }
}

TEST_CASE("who is still there after the warning goes on in the word that she was writing, and nothing is wrong with it yet", "[ui][kiosk]")
{
    const auto survey = xform("survey", R"x(kerbside:mode="anonymous")x", "<notice/><words/>",
                              R"x(<bind nodeset="/data/notice" type="string" readonly="true()"/><bind nodeset="/data/words" type="string" constraint="string-length(.) &gt; 4" jr:constraintMsg="More letters, please."/>)x",
                              R"x(<input ref="/data/notice"><label>Notice</label></input><input ref="/data/words"><label>Words</label></input>)x");
    KioskOnScreen kiosk(survey);
    write_and_wait(kiosk, "Par");
    kiosk.look();
    kiosk.tap("idle.stay");
    kiosk.look();
    REQUIRE(kiosk.node("idle.stay").id.empty());
    CHECK(kiosk.node("form./data/words.message").id.empty());
    CHECK(kiosk.node("form./data/words").is_focused);
    kiosk.frame->dispatch(kiosk.app, {.kind = platform::EventKind::Text, .text = "k"});
    CHECK(kiosk.tells("Park"));
    // Who leaves it like that is told.
    kiosk.tap("keyboard.hide");
    kiosk.look();
    CHECK_FALSE(kiosk.node("form./data/words.message").id.empty());
}

TEST_CASE("who writes in great letters at the kiosk can stop and go on, by buttons that weigh the same", "[ui][kiosk]")
{
    const auto survey = xform("survey", R"x(kerbside:mode="anonymous")x", "<notice/><words/>",
                              R"x(<bind nodeset="/data/notice" type="string" readonly="true()"/><bind nodeset="/data/words" type="string"/>)x",
                              R"x(<input ref="/data/notice"><label>Notice</label></input><input ref="/data/words"><label>Words</label></input>)x");
    KioskOnScreen kiosk(survey);
    begin(kiosk);
    auto& visitor = *kiosk.kiosk.visitor();
    visitor.start();
    visitor.accept_notice();
    kiosk.frame->ui().set_text_scale(2);
    kiosk.look();
    kiosk.tap("form./data/words");
    kiosk.look();
    REQUIRE(kiosk.node("keyboard").id == "keyboard");
    const auto stop = kiosk.node("visit.stop");
    const auto next = kiosk.node("visit.next");
    REQUIRE(stop.is_in_sight);
    const auto back = kiosk.node("visit.back");
    REQUIRE(next.is_in_sight);
    REQUIRE(back.is_in_sight);
    for (const auto& other : {stop, back}) {
        CHECK(other.rect.w == next.rect.w);
        CHECK(other.rect.h == next.rect.h);
    }
    kiosk.tap("visit.stop");
    kiosk.look();
    CHECK(visitor.cover() == VisitorCover::Stop);
}

TEST_CASE("the two answers to the kiosk's warning are of one size, however many words they have", "[ui][kiosk]")
{
    const auto survey = xform("survey", R"x(kerbside:mode="anonymous")x", "<notice/><words/>",
                              R"x(<bind nodeset="/data/notice" type="string" readonly="true()"/><bind nodeset="/data/words" type="string"/>)x",
                              R"x(<input ref="/data/notice"><label>Notice</label></input><input ref="/data/words"><label>Words</label></input>)x");
    for (const auto& [width, height, scale] : {std::tuple{1280, 800, 1.F}, {1080, 1920, 1.5F}})
        for (const float letters : {1.F, 2.F}) {
            CAPTURE(width, letters);
            KioskOnScreen kiosk(survey, "ta");
            kiosk.window.resize(width, height, scale);
            kiosk.frame->dispatch(kiosk.app, {.kind = platform::EventKind::Resized});
            kiosk.frame->ui().set_text_scale(letters);
            write_and_wait(kiosk, "Words");
            CHECK(kiosk.node("idle.stay").rect.w == kiosk.node("idle.wipe").rect.w);
            CHECK(kiosk.node("idle.stay").rect.h == kiosk.node("idle.wipe").rect.h);
        }
}

TEST_CASE("the kiosk's own notice promises nothing that the form does not keep", "[ui][kiosk]")
{
    const auto told = [](const std::string& required) {
        const auto survey = xform("survey", R"x(kerbside:mode="anonymous")x", "<words/>", R"x(<bind nodeset="/data/words" type="string" required=")x" + required + R"x("/>)x",
                                  R"x(<input ref="/data/words"><label>Words</label></input>)x");
        KioskOnScreen kiosk(survey);
        begin(kiosk);
        kiosk.look();
        CHECK_FALSE(kiosk.tells("minutes"));
        kiosk.kiosk.visitor()->start();
        kiosk.look();
        return kiosk.tells("skip any question");
    };
    CHECK(told("false()"));
    CHECK_FALSE(told("true()"));
    CHECK_FALSE(told("../words = 'once begun'"));
}
