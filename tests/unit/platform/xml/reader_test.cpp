#include "platform/xml/reader.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

using platform::ErrorKind;
using platform::XmlDocument;
using platform::XmlKind;
using platform::XmlLimits;

namespace {

ErrorKind refusal(std::string bytes, const XmlLimits& limits = {})
{
    const auto document = XmlDocument::parse(std::move(bytes), limits);
    REQUIRE(!document);
    return document.error().kind;
}

}

TEST_CASE("names come with their prefix, local part and namespace", "[xml]")
{
    const auto document = XmlDocument::parse(R"(<?xml version="1.0"?>
<h:html xmlns="urn:forms" xmlns:h="urn:html" xmlns:jr="urn:jr">
  <model jr:template="yes" plain="1"><inner xmlns=""/></model>
</h:html>)");
    REQUIRE(document);
    const auto root = document->root();
    CHECK(root.is_element("urn:html", "html"));
    CHECK(root.prefix() == "h");
    const auto model = root.first_element();
    CHECK(model.is_element("urn:forms", "model"));
    CHECK(model.attribute_value("template", "urn:jr") == "yes");
    CHECK(model.attribute_value("plain") == "1");
    CHECK(model.attribute_value("template").empty());
    CHECK(model.first_element().uri().empty());
    CHECK(document->line_of(model) == 3);
}

TEST_CASE("text, CDATA and references are one text, and comments are none of it", "[xml]")
{
    const auto document = XmlDocument::parse("<a>x &amp; <b>y<!-- no --></b><![CDATA[<z>]]>&#x20AC;</a>");
    REQUIRE(document);
    CHECK(document->root().text() == "x & y<z>\xE2\x82\xAC");
    CHECK(document->root().first_child().kind() == XmlKind::Text);
}

TEST_CASE("a DOCTYPE is refused, whatever it declares", "[xml]")
{
    CHECK(refusal("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>") == ErrorKind::Refused);
}

TEST_CASE("what is past a limit is refused", "[xml]")
{
    std::string deep;
    for (int i = 0; i < 300; ++i)
        deep += "<a>";
    CHECK(refusal(deep) == ErrorKind::Refused);
    CHECK(refusal("<a><b/><b/><b/></a>", {.elements = 3}) == ErrorKind::Refused);
    CHECK(refusal("<a b='1' c='2'/>", {.attributes_each = 1}) == ErrorKind::Refused);
    CHECK(refusal("<aaaaaaaaaaaaa/>", {.bytes = 4}) == ErrorKind::Refused);
}

TEST_CASE("what is not well-formed is invalid, with its line", "[xml]")
{
    for (const char* bad :
         {"", "   ", "text", "<a>", "<a></b>", "<a/><b/>", "<a b=1/>", "<a b='1' b='2'/>", "<a b='<'/>", "<a>&nope;</a>",
          "<a>& </a>", "<a>]]></a>", "<a><!-- -- --></a>", "<a b='1'c='2'/>", "<1/>", "<a:b:c/>", "<a>\x01</a>",
          "<a>\xC3</a>", "<a>\xED\xA0\x80</a>", "<a>&#0;</a>", "<a/>text", "<a><![CDATA[</a>"})
        CHECK(refusal(bad) == ErrorKind::Invalid);
    const auto document = XmlDocument::parse("<a>\n\n<b></c></a>");
    REQUIRE(!document);
    CHECK(document.error().detail.starts_with("line 3: "));
    CHECK(refusal(std::string("<a>\0</a>", 8)) == ErrorKind::Invalid);
}

TEST_CASE("a byte order mark and other encodings are read", "[xml]")
{
    CHECK(XmlDocument::parse("\xEF\xBB\xBF<a/>"));
    const auto latin = XmlDocument::parse("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>");
    REQUIRE(latin);
    CHECK(latin->root().text() == "\xC3\xA9");
    const auto wide = XmlDocument::parse(std::string("\xFF\xFE<\0a\0/\0>\0", 10));
    CHECK(wide);
}

}
