#include "test_form.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

TEST_CASE("an answer brings all that hangs on it up to date, however far", "[form]")
{
    std::string instance = "<a>1</a>";
    std::string binds;
    for (int i = 1; i <= 300; ++i) {
        const auto n = std::to_string(i);
        instance += "<c" + n + "/>";
        binds += "<bind nodeset='/data/c" + n + "' type='int' calculate='/data/" +
                 (i == 1 ? "a" : "c" + std::to_string(i - 1)) + " + 1'/>";
    }
    TestForm form(instance, binds, "<input ref='/data/a'/>");
    CHECK(form.value("/data/c300") == "301");
    CHECK(form.set("/data/a", "10").value("/data/c300") == "310");
}

TEST_CASE("what is not relevant has no value for others, and has it again later", "[form]")
{
    TestForm form("<show>yes</show><g><x>5</x></g><sum/>",
                  "<bind nodeset='/data/g' relevant=\"/data/show = 'yes'\"/>"
                  "<bind nodeset='/data/sum' calculate='coalesce(/data/g/x, 0) + 1'/>",
                  "<input ref='/data/show'/><input ref='/data/g/x'/>");
    CHECK(form.value("/data/sum") == "6");
    form.set("/data/show", "no");
    CHECK(form.value("/data/sum") == "1");
    CHECK(!form.relevant("/data/g/x"));
    CHECK(form.value("/data/g/x").empty());
    form.set("/data/show", "yes");
    CHECK(form.value("/data/g/x") == "5");
    CHECK(form.value("/data/sum") == "6");
}

TEST_CASE("required and constraint are told with the form's own words", "[form]")
{
    TestForm form("<n/><m/>",
                  "<bind nodeset='/data/n' type='int' required='true()' constraint='. &lt; 10'"
                  " jr:requiredMsg='How many?' jr:constraintMsg='Too many'/>",
                  "<input ref='/data/n'/>");
    CHECK(form.errors() == "/data/n required\n");
    CHECK(form.view("/data/n").message == "How many?");
    form.set("/data/n", "11");
    CHECK(form.errors() == "/data/n constraint\n");
    CHECK(form.view("/data/n").message == "Too many");
    CHECK(form.set("/data/n", "9").errors().empty());
}

TEST_CASE("what is no value of the question's type is no answer", "[form]")
{
    TestForm form("<i/><d/><t/><g/>",
                  "<bind nodeset='/data/i' type='int'/><bind nodeset='/data/d' type='date'/>"
                  "<bind nodeset='/data/t' type='time'/><bind nodeset='/data/g' type='geopoint'/>",
                  "<input ref='/data/i'/><input ref='/data/d'/><input ref='/data/t'/><input ref='/data/g'/>");
    CHECK(form.set("/data/i", "7").set("/data/i", "abc").value("/data/i").empty());
    CHECK(form.set("/data/d", "2025-23-23").value("/data/d").empty());
    CHECK(form.set("/data/d", "2026-02-28").value("/data/d") == "2026-02-28");
    CHECK(form.set("/data/t", "25:00").value("/data/t").empty());
    CHECK(form.set("/data/g", "91 0").value("/data/g").empty());
    CHECK(form.set("/data/g", "51.5 -0.3 0 5").value("/data/g") == "51.5 -0.3 0.0 5.0");
    CHECK(form.set("/data/g", "51.5,-0.3").value("/data/g").empty());
    CHECK(form.set("/data/d", "2026-2-8").value("/data/d").empty());
    CHECK(form.set("/data/i", "2147483647").value("/data/i") == "2147483647");
    CHECK(form.set("/data/i", "2147483648").value("/data/i").empty());
}

TEST_CASE("a trace is open, a shape is closed, and both are kept as other clients write them", "[form]")
{
    TestForm form("<t/><s/>", "<bind nodeset='/data/t' type='geotrace'/><bind nodeset='/data/s' type='geoshape'/>",
                  "<input ref='/data/t'/><input ref='/data/s'/>");
    CHECK(form.set("/data/t", "1 2; 3.5 4 0 0;").value("/data/t") == "1.0 2.0;3.5 4.0 0.0 0.0");
    CHECK(form.set("/data/t", "1 2").value("/data/t").empty());
    CHECK(form.set("/data/t", "1 2;3 4;1 2").value("/data/t").empty());
    CHECK(form.set("/data/s", "1 2;3 4;5 6;1 2").value("/data/s") == "1.0 2.0;3.0 4.0;5.0 6.0;1.0 2.0");
    CHECK(form.set("/data/s", "1 2;3 4;5 6").value("/data/s").empty());
}

TEST_CASE("a range takes what lies within its limits", "[form]")
{
    TestForm form("<r/>", "<bind nodeset='/data/r' type='decimal'/>",
                  "<range ref='/data/r' start='10' end='-2' step='0.5'/>");
    CHECK(form.set("/data/r", "-2").value("/data/r") == "-2");
    CHECK(form.set("/data/r", "10.5").value("/data/r").empty());
    CHECK(form.set("/data/r", "-2.5").value("/data/r").empty());
}

TEST_CASE("what the form itself gives is held to its type, in new instances of a repeat too", "[form]")
{
    TestForm form("<i>2.5</i><bad>abc</bad><d>2026-02-30</d><t>1999-11-23T23:30:05</t><g>1 2 0 0</g>"
                  "<s> as it is </s><r jr:template=''><n>3.9</n></r><r><n>1.0</n></r>",
                  "<bind nodeset='/data/i' type='int'/><bind nodeset='/data/bad' type='decimal'/>"
                  "<bind nodeset='/data/d' type='date'/><bind nodeset='/data/t' type='date'/>"
                  "<bind nodeset='/data/g' type='geopoint'/><bind nodeset='/data/r/n' type='int'/>",
                  "<input ref='/data/i'/><repeat nodeset='/data/r'><input ref='/data/r/n'/></repeat>");
    CHECK(form.value("/data/i") == "2");
    CHECK(form.value("/data/bad").empty());
    CHECK(form.value("/data/d").empty());
    CHECK(form.value("/data/t") == "1999-11-23");
    CHECK(form.value("/data/g") == "1.0 2.0 0.0 0.0");
    CHECK(form.value("/data/s") == " as it is ");
    CHECK(form.value("/data/r/n") == "1");
    CHECK(form.add("/data/r").value("/data/r[2]/n") == "3");
}

TEST_CASE("actions run when the form opens, when an answer changes, and see what follows from it", "[form]")
{
    TestForm form("<a/><double/><copy/><first/>",
                  "<bind nodeset='/data/double' calculate='/data/a * 2'/>"
                  "<setvalue event='odk-instance-first-load' ref='/data/first' value=\"concat('x', 'y')\"/>",
                  "<input ref='/data/a'><setvalue event='xforms-value-changed' ref='/data/copy' value='/data/double'/>"
                  "</input>");
    CHECK(form.value("/data/first") == "xy");
    CHECK(form.set("/data/a", "4").value("/data/copy") == "8");
}

TEST_CASE("a cycle is an error at load, and names its nodes", "[form]")
{
    const auto loaded = load(form_xml("<a/><b/>",
                                      "<bind nodeset='/data/a' calculate='/data/b + 1'/>"
                                      "<bind nodeset='/data/b' relevant='/data/a &gt; 1'/>",
                                      "<input ref='/data/b'/>"));
    REQUIRE(!loaded.form);
    CHECK(loaded.errors.front().message.find("/data/a") != std::string::npos);
    CHECK(loaded.errors.front().message.find("/data/b") != std::string::npos);
    CHECK(!load(form_xml("<a/>", "<bind nodeset='/data/a' calculate='. + 1'/>", "")).form);
}

TEST_CASE("what is wrong in an expression of a spreadsheet is told with its row and column", "[form]")
{
    app::NoMedia none;
    const auto loaded = app::Form::load({"form.md", R"(
| survey | type | name | label | relevant | calculation |
| | integer | age | Age | | |
| | begin repeat | visit | Visit | | |
| | text | why | Why? | ${age} > 'x | |
| | calculate | sum | | | iff(${age}, 1, 2) |
| | end repeat | | | | |
)"},
                                        none);
    REQUIRE(!loaded.form);
    REQUIRE(loaded.errors.size() == 2);
    CHECK(app::line_of(loaded.errors[0]).starts_with("survey, row 4, column \"relevant\": "));
    CHECK(app::line_of(loaded.errors[1]).starts_with("survey, row 5, column \"calculation\": "));
}

TEST_CASE("a cycle in a spreadsheet names a row", "[form]")
{
    app::NoMedia none;
    const auto loaded = app::Form::load({"form.md", R"(
| survey | type | name | label | calculation |
| | calculate | a | | ${b} |
| | calculate | b | | ${a} |
)"},
                                        none);
    REQUIRE(loaded.errors.size() == 1);
    CHECK(loaded.errors[0].sheet == "survey");
    CHECK(loaded.errors[0].column == "calculation");
    CHECK((loaded.errors[0].row == 2 || loaded.errors[0].row == 3));
}

TEST_CASE("errors name the line and what is wrong", "[form]")
{
    for (const auto& [bind, words] : std::initializer_list<std::pair<const char*, const char*>>{
             {"calculate='1 +'", "too soon"}, {"calculate='nope(1)'", "nope()"}, {"calculate='substring(1)'", "2 or 3"}}) {
        const auto loaded =
            load(form_xml("<a/>", std::string("\n\n<bind nodeset='/data/a' ") + bind + "/>", "<input ref='/data/a'/>"));
        REQUIRE(!loaded.form);
        CHECK(loaded.errors.front().line == 3);
        CHECK(loaded.errors.front().message.find(words) != std::string::npos);
    }
    CHECK(!load(form_xml("<a/>", "<setvalue event='no-such-event' ref='/data/a'/>", "")).form);
    CHECK(!load(form_xml("<a/>", "", "<range ref='/data/a' start='1' end='x' step='1'/>")).form);
}

TEST_CASE("a sum of everything but itself is no cycle, and neither are two of them", "[form]")
{
    TestForm one("<a/><b/><s/>", "<bind nodeset='/data/s' calculate=\"sum(/data/*[name() != 's'][. != ''])\"/>", "<input ref='/data/a'/><input ref='/data/b'/>");
    one.set("/data/a", "3").set("/data/b", "4");
    CHECK(one.value("/data/s") == "7");
    TestForm two("<qa/><qb/><s/><t/>",
                 "<bind nodeset='/data/s' calculate=\"sum(/data/*[starts-with(name(), 'q')][. != ''])\"/>"
                 "<bind nodeset='/data/t' calculate=\"count(/data/*[starts-with(name(), 'q')][. != ''])\"/>",
                 "<input ref='/data/qa'/><input ref='/data/qb'/>");
    two.set("/data/qa", "3").set("/data/qb", "4");
    CHECK(two.value("/data/s") == "7");
    CHECK(two.value("/data/t") == "2");
    // Relevance likewise: a group that shows itself when enough is answered beside it.
    TestForm shown("<a/><g><x/></g>", "<bind nodeset='/data/g' relevant=\"count(/data/*[. != '']) &gt; 0\"/>", "<input ref='/data/a'/>");
    CHECK(!shown.relevant("/data/g"));
    CHECK(shown.set("/data/a", "1").relevant("/data/g"));
    // What is named is still a cycle.
    CHECK(!load(form_xml("<s/>", "<bind nodeset='/data/s' calculate='/data/s + count(/data/*)'/>", "")).form);
}

}
