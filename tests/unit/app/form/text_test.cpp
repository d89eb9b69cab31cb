#include "test_form.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

TEST_CASE("labels speak the language that is set, with what was answered in them", "[form]")
{
    TestForm form("<name/><q/>",
                  "<itext><translation lang='English (en)'><text id='q'><value>Hello <output value='/data/name'/>!</value>"
                  "<value form='guidance'>Ask kindly</value><value form='image'>jr://images/a.png</value></text></translation>"
                  "<translation lang='Polski (pl)'><text id='q'><value>Cześć <output value='/data/name'/>!</value></text>"
                  "</translation></itext>",
                  "<input ref='/data/name'/><input ref='/data/q'><label ref=\"jr:itext('q')\"/>"
                  "<hint ref=\"jr:itext('q')\"/></input>");
    form.set("/data/name", "Ada");
    CHECK(form.view("/data/q").label == "Hello Ada!");
    CHECK(form.view("/data/q").guidance == "Ask kindly");
    CHECK(form.view("/data/q").media.image == "jr://images/a.png");
    REQUIRE(form.instance().set_language("Polski (pl)"));
    CHECK(form.view("/data/q").label == "Cześć Ada!");
    CHECK(!form.instance().set_language("Klingon"));
}

TEST_CASE("where a language has a dash, the form's own language lends its words and pictures, and no sounds", "[form]")
{
    TestForm form("<q/><r/>",
                  "<itext><translation lang='English (en)' default='true()'>"
                  "<text id='/data/q:label'><value>Your name</value><value form='image'>jr://images/a.png</value><value form='audio'>jr://audio/a.mp3</value></text>"
                  "<text id='/data/q:hint'><value>As you are called</value><value form='guidance'>Ask kindly</value></text>"
                  "<text id='/data/r:label'><value>-</value></text><text id='/data/r:hint'><value>-</value></text></translation>"
                  "<translation lang='Polski (pl)'>"
                  "<text id='/data/q:label'><value>-</value><value form='image'>-</value><value form='audio'>-</value></text>"
                  "<text id='/data/q:hint'><value> - </value><value form='guidance'>-</value></text>"
                  "<text id='/data/r:label'><value>Wiek</value></text><text id='/data/r:hint'><value>W latach</value></text></translation></itext>",
                  "<input ref='/data/q'><label ref=\"jr:itext('/data/q:label')\"/><hint ref=\"jr:itext('/data/q:hint')\"/></input>"
                  "<input ref='/data/r'><label ref=\"jr:itext('/data/r:label')\"/><hint ref=\"jr:itext('/data/r:hint')\"/></input>");
    CHECK(form.view("/data/q").hint == "As you are called");
    CHECK(form.view("/data/r").label == "Wiek");
    CHECK(form.view("/data/r").hint == "W latach");
    REQUIRE(form.instance().set_language("Polski (pl)"));
    CHECK(form.view("/data/q").label == "Your name");
    CHECK(form.view("/data/q").hint == "As you are called");
    CHECK(form.view("/data/q").guidance == "Ask kindly");
    CHECK(form.view("/data/q").media.image == "jr://images/a.png");
    CHECK(form.view("/data/q").media.audio.empty());
    CHECK(form.view("/data/r").hint == "W latach");
}

TEST_CASE("a picture that only one language has is shown in the others, and no sound or film is", "[form]")
{
    TestForm form("<q/><r/>",
                  "<itext><translation lang='Urdu (ur)'><text id='q'><value>\u0646\u0627\u0645</value></text>"
                  "<text id='r'><value>\u0639\u0645\u0631</value><value form='image'>jr://images/own.png</value></text></translation>"
                  "<translation lang='English (en)' default='true()'><text id='q'><value>Your name</value><value form='image'>jr://images/a.png</value>"
                  "<value form='big-image'>jr://images/a-big.png</value><value form='audio'>jr://audio/a.mp3</value><value form='video'>jr://video/a.mp4</value></text>"
                  "<text id='r'><value>Your age</value><value form='image'>jr://images/b.png</value></text></translation></itext>",
                  "<input ref='/data/q'><label ref=\"jr:itext('q')\"/></input><input ref='/data/r'><label ref=\"jr:itext('r')\"/></input>");
    REQUIRE(form.instance().set_language("Urdu (ur)"));
    const auto media = form.view("/data/q").media;
    CHECK(form.view("/data/q").label == "\u0646\u0627\u0645");
    CHECK(media.image == "jr://images/a.png");
    CHECK(media.big_image == "jr://images/a-big.png");
    CHECK(media.audio.empty());
    CHECK(media.video.empty());
    CHECK(form.view("/data/r").media.image == "jr://images/own.png");
    REQUIRE(form.instance().set_language("English (en)"));
    CHECK(form.view("/data/q").media.audio == "jr://audio/a.mp3");
}

TEST_CASE("a dash that is all that any language says is a label", "[form]")
{
    TestForm form("<q/>",
                  "<itext><translation lang='English (en)'><text id='q'><value>-</value></text></translation>"
                  "<translation lang='Polski (pl)'><text id='q'><value>-</value></text></translation></itext>",
                  "<input ref='/data/q'><label ref=\"jr:itext('q')\"/></input>");
    CHECK(form.view("/data/q").label == "-");
}

TEST_CASE("a label in a repeat speaks of its own instance", "[form]")
{
    TestForm form("<r jr:template=''><n/><q/></r>",
                  "<itext><translation lang='en'><text id='q'><value>Age of <output value='../n'/></value></text>"
                  "</translation></itext>",
                  "<repeat nodeset='/data/r'><input ref='/data/r/n'/><input ref='/data/r/q'>"
                  "<label ref=\"jr:itext('q')\"/></input></repeat>");
    form.add("/data/r").add("/data/r").set("/data/r[1]/n", "Bo").set("/data/r[2]/n", "Cy");
    CHECK(form.view("/data/r[2]/q").label == "Age of Cy");
}

TEST_CASE("for a face, a name in a label keeps its direction to itself, and never in what is calculated", "[form]")
{
    auto loaded = load(form_xml("<name/><q/><said/>",
                                "<itext><translation lang='English (en)'><text id='q'><value>Hello <output value='/data/name'/>!</value>"
                                "</text></translation></itext><bind nodeset='/data/said' calculate=\"concat(/data/name, '!')\"/>",
                                "<input ref='/data/name'/><input ref='/data/q'><label ref=\"jr:itext('q')\"/></input>"));
    REQUIRE(loaded.form);
    auto face = environment();
    face.isolates_outputs = true;
    for (const bool is_face : {true, false}) {
        auto instance = app::Instance::create(loaded.form, is_face ? face : environment());
        REQUIRE(instance);
        const auto at = [&](std::string_view path) { return instance->find(path).value(); };
        REQUIRE(instance->set(at("/data/name"), "שרה\u202E"));
        CHECK(instance->view(at("/data/q")).label == (is_face ? "Hello \u2068שרה\u2069!" : "Hello שרה\u202E!"));
        CHECK(instance->view(at("/data/said")).value == "שרה\u202E!");
        REQUIRE(instance->set(at("/data/name"), "Ada"));
        CHECK(instance->view(at("/data/q")).label == "Hello Ada!");
    }
}

TEST_CASE("a form's title is told in each language that has one of its own, and is the plain one in all others", "[form]")
{
    auto xml = form_xml("<q/>",
                        "<itext><translation lang='English (en)'><text id='t'><value>A walk</value></text></translation>"
                        "<translation lang='Polski (pl)'><text id='t'><value> Spacer </value></text></translation>"
                        "<translation lang='Urdu (ur)'><text id='q'><value>?</value></text></translation></itext>",
                        "<input ref='/data/q'/>");
    xml.insert(xml.find("<model") + 6, " xmlns:kerbside='urn:kerbside:forms' kerbside:title=\"jr:itext('t')\"");
    const auto loaded = load(xml);
    REQUIRE(loaded.form);
    const auto plain = loaded.form->title();
    CHECK(loaded.form->title_in("English (en)") == "A walk");
    CHECK(loaded.form->title_in("Polski (pl)") == "Spacer");
    CHECK(loaded.form->title_in("Urdu (ur)") == plain);
    CHECK(loaded.form->title_in("Klingon") == plain);
    xml.replace(xml.find("jr:itext('t')"), 13, "jr:itext('x')");
    const auto lacking = load(xml);
    REQUIRE(lacking.form);
    CHECK_FALSE(lacking.warnings.empty());
    CHECK(lacking.form->title_in("Polski (pl)") == plain);
}

}
