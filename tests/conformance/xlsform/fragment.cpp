#include "fragment.h"

#include "platform/xml/reader.h"

#include <catch2/catch_test_macros.hpp>

#include <sstream>

namespace kerbside::test {

namespace {

using platform::XmlDocument;
using platform::XmlNode;

std::string squeezed(std::string_view text)
{
    std::istringstream words{std::string(text)};
    std::string out;
    for (std::string word; words >> word;)
        out += (out.empty() ? "" : " ") + word;
    return out;
}

std::string attribute_of(XmlNode node, std::string_view name, bool& found)
{
    for (auto one = node.first_attribute(); one; one = one.next())
        if (one.name() == name) {
            found = true;
            return squeezed(one.value());
        }
    found = false;
    return {};
}

/// Without that of its children.
std::string own_text(XmlNode node)
{
    std::string text;
    for (auto child = node.first_child(); child; child = child.next())
        if (child.kind() == platform::XmlKind::Text)
            text += child.value();
    return squeezed(text);
}

bool matches(XmlNode wanted, XmlNode node)
{
    if (wanted.name() != node.name())
        return false;
    for (auto one = wanted.first_attribute(); one; one = one.next()) {
        bool found = false;
        if (attribute_of(node, one.name(), found) != squeezed(one.value()) || !found)
            return false;
    }
    auto child = node.first_element();
    for (auto part = wanted.first_element(); part; part = part.next_element()) {
        while (child && !matches(part, child))
            child = child.next_element();
        if (!child)
            return false;
        child = child.next_element();
    }
    const auto text = own_text(wanted);
    return text.empty() || text == own_text(node);
}

bool found_below(XmlNode wanted, XmlNode node)
{
    if (matches(wanted, node))
        return true;
    for (auto child = node.first_element(); child; child = child.next_element())
        if (found_below(wanted, child))
            return true;
    return false;
}

}

bool stands_in(const std::string& fragment, const std::string& form)
{
    const auto wrapped = "<case xmlns='x' xmlns:h='h' xmlns:jr='j' xmlns:odk='o' xmlns:orx='p' xmlns:ev='e' "
                         "xmlns:entities='n' xmlns:kerbside='k' xmlns:esri='s'>" +
                         fragment + "</case>";
    const auto wanted = XmlDocument::parse(wrapped);
    INFO(fragment);
    REQUIRE(wanted);
    const auto document = XmlDocument::parse(form);
    REQUIRE(document);
    return found_below(wanted->root().first_element(), document->root());
}

}
