#include "platform/xml/reader.h"
#include "platform/xml/writer.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

using platform::XmlDocument;
using platform::XmlWriter;

TEST_CASE("what is written is read back as it was", "[xml]")
{
    const std::string hostile = "<&>\"'\r\n\t \xE2\x82\xAC";
    XmlWriter writer;
    writer.declaration();
    writer.open("a");
    writer.attribute("b", hostile);
    writer.text(hostile);
    writer.close();
    const auto document = XmlDocument::parse(writer.take());
    REQUIRE(document);
    CHECK(document->root().text() == hostile);
    CHECK(document->root().attribute_value("b") == hostile);
}

TEST_CASE("what XML cannot hold becomes a replacement character", "[xml]")
{
    XmlWriter writer;
    writer.leaf("a", std::string("x\0y\xFFz", 5));
    CHECK(writer.out() == "<a>x\xEF\xBF\xBDy\xEF\xBF\xBDz</a>");
    CHECK(XmlDocument::parse(writer.take()));
}

TEST_CASE("indenting breaks no element that holds text", "[xml]")
{
    XmlWriter writer(true);
    writer.open("a");
    writer.leaf("b", "text");
    writer.open("c");
    writer.text("one ");
    writer.leaf("d", "two");
    writer.close();
    writer.close();
    CHECK(writer.out() == "<a>\n  <b>text</b>\n  <c>one <d>two</d></c>\n</a>");
}

}
