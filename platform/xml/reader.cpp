#include "platform/xml/reader.h"

#include "platform/xml/guard.h"

#include <pugixml.hpp>

#include <algorithm>
#include <vector>

namespace kerbside::platform {

namespace {

constexpr std::string_view kXmlUri = "http://www.w3.org/XML/1998/namespace";
constexpr unsigned kParse = pugi::parse_cdata | pugi::parse_comments | pugi::parse_pi | pugi::parse_escapes |
                            pugi::parse_wconv_attribute | pugi::parse_eol | pugi::parse_ws_pcdata;

std::string_view prefix_of(std::string_view name)
{
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
}

std::string_view local_of(std::string_view name)
{
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node node_of(pugi::xml_node_struct* node)
{
    return pugi::xml_node(node);
}

bool is_content(const pugi::xml_node& node)
{
    return node.type() != pugi::node_null && node.type() != pugi::node_document &&
           node.type() != pugi::node_declaration;
}

/// The bytes as UTF-8, where a byte order mark or the declaration says that they are something else.
Result<std::string> as_utf8(std::string bytes)
{
    const std::string_view view(bytes);
    if (view.starts_with("\xFF\xFE") || view.starts_with("\xFE\xFF")) {
        const bool little = view.starts_with("\xFF\xFE");
        std::string out;
        out.reserve(bytes.size());
        for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
            const auto unit = [&](std::size_t at) {
                const auto a = static_cast<unsigned char>(bytes[at]);
                const auto b = static_cast<unsigned char>(bytes[at + 1]);
                return static_cast<std::uint32_t>(little ? a | (b << 8) : b | (a << 8));
            };
            std::uint32_t code = unit(i);
            if (code >= 0xD800 && code < 0xDC00 && i + 3 < bytes.size()) {
                code = 0x10000 + ((code - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
                i += 2;
            }
            if (code < 0x80) {
                out += static_cast<char>(code);
            } else if (code < 0x800) {
                out += static_cast<char>(0xC0 | (code >> 6));
                out += static_cast<char>(0x80 | (code & 0x3F));
            } else if (code < 0x10000) {
                out += static_cast<char>(0xE0 | (code >> 12));
                out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
                out += static_cast<char>(0x80 | (code & 0x3F));
            } else {
                out += static_cast<char>(0xF0 | ((code >> 18) & 7));
                out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
                out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
                out += static_cast<char>(0x80 | (code & 0x3F));
            }
        }
        return out;
    }
    const auto declaration = view.substr(0, std::min<std::size_t>(view.find("?>"), 200));
    if (!declaration.starts_with("<?xml"))
        return bytes;
    const auto at = declaration.find("encoding");
    if (at == std::string_view::npos)
        return bytes;
    const auto quote = declaration.find_first_of("'\"", at);
    if (quote == std::string_view::npos)
        return bytes;
    std::string encoding(declaration.substr(quote + 1, declaration.find(declaration[quote], quote + 1) - quote - 1));
    std::transform(encoding.begin(), encoding.end(), encoding.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (encoding == "utf-8" || encoding == "utf8" || encoding == "us-ascii" || encoding == "ascii" ||
        encoding.starts_with("utf-16"))
        return bytes;
    if (encoding != "iso-8859-1" && encoding != "latin1" && encoding != "windows-1252")
        return Error{ErrorKind::Invalid, "line 1: the encoding " + encoding + " is not known"};
    std::string out;
    out.reserve(bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            out += c;
        } else {
            out += static_cast<char>(0xC0 | (byte >> 6));
            out += static_cast<char>(0x80 | (byte & 0x3F));
        }
    }
    return out;
}

}

std::string_view XmlAttribute::name() const
{
    return pugi::xml_attribute(m_attribute).name();
}
std::string_view XmlAttribute::prefix() const
{
    return prefix_of(name());
}
std::string_view XmlAttribute::local() const
{
    return local_of(name());
}
std::string_view XmlAttribute::value() const
{
    return pugi::xml_attribute(m_attribute).value();
}
bool XmlAttribute::is_namespace() const
{
    const auto full = name();
    return full == "xmlns" || full.starts_with("xmlns:");
}
XmlAttribute XmlAttribute::next() const
{
    return XmlAttribute(pugi::xml_attribute(m_attribute).next_attribute().internal_object());
}

XmlKind XmlNode::kind() const
{
    switch (node_of(m_node).type()) {
    case pugi::node_pcdata:
    case pugi::node_cdata:
        return XmlKind::Text;
    case pugi::node_comment:
        return XmlKind::Comment;
    case pugi::node_pi:
        return XmlKind::Instruction;
    default:
        return XmlKind::Element;
    }
}
bool XmlNode::is_element(std::string_view namespace_uri, std::string_view local_name) const
{
    return is_element() && local() == local_name && uri() == namespace_uri;
}
std::string_view XmlNode::name() const
{
    return node_of(m_node).name();
}
std::string_view XmlNode::prefix() const
{
    return prefix_of(name());
}
std::string_view XmlNode::local() const
{
    return local_of(name());
}
std::string_view XmlNode::value() const
{
    return node_of(m_node).value();
}
std::string XmlNode::text() const
{
    std::string out;
    const XmlNode self = *this;
    for (XmlNode at = first_child(); at;) {
        if (at.kind() == XmlKind::Text)
            out += at.value();
        XmlNode next = at.first_child();
        while (!next && at && at != self) {
            next = at.next();
            at = at.parent();
            if (next || at == self)
                break;
        }
        at = next;
    }
    return out;
}
std::string_view XmlNode::uri() const
{
    return uri_of(prefix());
}
std::string_view XmlNode::uri_of(std::string_view prefix) const
{
    if (prefix == "xml")
        return kXmlUri;
    for (auto at = node_of(m_node); at.type() == pugi::node_element; at = at.parent()) {
        for (const auto& attribute : at.attributes()) {
            const std::string_view name = attribute.name();
            if (!name.starts_with("xmlns"))
                continue;
            if (prefix.empty() ? name.size() == 5 : name.size() > 6 && name[5] == ':' && name.substr(6) == prefix)
                return attribute.value();
        }
    }
    return {};
}
XmlNode XmlNode::parent() const
{
    const auto above = node_of(m_node).parent();
    return above.type() == pugi::node_element ? XmlNode(above.internal_object()) : XmlNode();
}
XmlNode XmlNode::first_child() const
{
    return XmlNode(node_of(m_node).first_child().internal_object());
}
XmlNode XmlNode::next() const
{
    return XmlNode(node_of(m_node).next_sibling().internal_object());
}
XmlNode XmlNode::first_element(std::string_view local_name) const
{
    XmlNode at = first_child();
    while (at && !(at.is_element() && (local_name.empty() || at.local() == local_name)))
        at = at.next();
    return at;
}
XmlNode XmlNode::next_element(std::string_view local_name) const
{
    XmlNode at = next();
    while (at && !(at.is_element() && (local_name.empty() || at.local() == local_name)))
        at = at.next();
    return at;
}
XmlAttribute XmlNode::first_attribute() const
{
    return XmlAttribute(node_of(m_node).first_attribute().internal_object());
}
XmlAttribute XmlNode::attribute(std::string_view local_name, std::string_view namespace_uri) const
{
    for (auto at = first_attribute(); at; at = at.next()) {
        if (at.local() != local_name || at.is_namespace())
            continue;
        const auto prefix = at.prefix();
        if (prefix.empty() ? namespace_uri.empty() : !namespace_uri.empty() && uri_of(prefix) == namespace_uri)
            return at;
    }
    return {};
}

struct XmlDocument::Tree {
    std::string bytes;
    std::vector<std::uint32_t> line_ends;
    pugi::xml_document document;
};

XmlDocument::XmlDocument(std::unique_ptr<Tree> tree) : m_tree(std::move(tree)) {}
XmlDocument::XmlDocument(XmlDocument&&) noexcept = default;
XmlDocument& XmlDocument::operator=(XmlDocument&&) noexcept = default;
XmlDocument::~XmlDocument() = default;

Result<XmlDocument> XmlDocument::parse(std::string given, const XmlLimits& limits)
{
    if (given.size() > limits.bytes)
        return Error{ErrorKind::Refused, "larger than " + std::to_string(limits.bytes) + " bytes"};
    auto tree = std::make_unique<Tree>();
    TRY_ASSIGN(tree->bytes, as_utf8(std::move(given)));
    TRY_ASSIGN(tree->line_ends, check_xml(tree->bytes, limits));
    // The bytes live as long as the tree, which then needs no copy of its texts.
    const auto parsed =
        tree->document.load_buffer_inplace(tree->bytes.data(), tree->bytes.size(), kParse, pugi::encoding_utf8);
    XmlDocument document(std::move(tree));
    if (!parsed)
        return Error{ErrorKind::Invalid, std::string("not well-formed: ") + parsed.description()};
    return document;
}

XmlNode XmlDocument::root() const
{
    return XmlNode(m_tree->document.document_element().internal_object());
}
void XmlDocument::release(XmlNode node)
{
    if (node && node.parent())
        node_of(node.parent().m_node).remove_child(node_of(node.m_node));
}

XmlNode XmlDocument::first() const
{
    auto at = m_tree->document.first_child();
    while (at && !is_content(at))
        at = at.next_sibling();
    return XmlNode(at.internal_object());
}
std::uint32_t XmlDocument::line_of(const XmlNode& node) const
{
    const auto offset = node_of(node.m_node).offset_debug();
    if (offset < 0)
        return 0;
    const auto& ends = m_tree->line_ends;
    const auto found = std::lower_bound(ends.begin(), ends.end(), static_cast<std::uint32_t>(offset));
    return static_cast<std::uint32_t>(found - ends.begin()) + 1;
}

}
