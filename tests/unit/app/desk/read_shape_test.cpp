#include "app/desk/read_shape.h"
#include "app/desk/table_plan.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using app::FieldKind;

TEST_CASE("a form's nodes are read in its own order, repeats once", "[desk]")
{
    const auto shape = app::shape_of_xform(R"(<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"
        xmlns:kerbside="urn:kerbside:forms">
  <h:head><h:title>Shift</h:title><model kerbside:mode="anonymous">
    <instance><data id="shift" version="3"><team/><stop jr:template=""><place/><count/></stop><stop><place/><count/></stop>
      <end><note/></end><orx:meta><orx:instanceID/></orx:meta></data></instance>
    <instance id="teams"><root><item><name>a</name></item></root></instance>
    <bind nodeset="/data/stop/place" type="geopoint"/><bind nodeset="/data/stop/count" type="int"/>
    <bind nodeset="/data/orx:meta/orx:instanceID" type="string"/>
  </model></h:head>
  <h:body><input ref="/data/team"/><group ref="/data/stop"><label/><repeat nodeset="/data/stop"><input ref="/data/stop/place"/>
    </repeat></group></h:body>
</h:html>)");
    REQUIRE(shape);
    CHECK(shape->id == "shift");
    CHECK(shape->version == "3");
    CHECK(shape->anonymous);
    REQUIRE(shape->nodes.size() == 8);
    CHECK(shape->nodes[1].kind == FieldKind::Repeat);
    CHECK(shape->nodes[1].end == 4);
    CHECK(shape->nodes[2].type == "geopoint");
    const auto plan = app::plan_tables(*shape);
    CHECK(plan.tables[0].header[1] == "team");
    CHECK(plan.tables[0].header[2] == "end-note");
    CHECK(plan.tables[0].header[3] == "meta-instanceID");
    CHECK(plan.tables[1].header.front() == "place-Latitude");
}

TEST_CASE("what is no form has no shape", "[desk]")
{
    CHECK_FALSE(app::shape_of_xform("<html/>"));
    CHECK_FALSE(app::shape_of_xform("text"));
}
