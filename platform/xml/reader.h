#pragma once

#include "platform/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace pugi {
struct xml_node_struct;
struct xml_attribute_struct;
}

namespace kerbside::platform {

/// What one document may cost. Checked over the bytes before the tree is built.
struct XmlLimits {
    std::size_t bytes = std::size_t{64} << 20;
    std::uint32_t depth = 256;
    std::uint32_t elements = 3'000'000;
    std::uint32_t attributes_each = 256;
    /// Pass over a DOCTYPE that declares nothing (`<!DOCTYPE html>`); one with declarations is refused all the same.
    bool plain_doctype = false;
};

enum class XmlKind : std::uint8_t { Element, Text, Comment, Instruction };

/// One `name="value"`, namespace declarations included. Borrowed from its document.
class XmlAttribute {
public:
    XmlAttribute() = default;
    explicit XmlAttribute(pugi::xml_attribute_struct* attribute) : m_attribute(attribute) {}

    explicit operator bool() const noexcept { return m_attribute != nullptr; }
    std::string_view name() const;   ///< as written: `jr:template`
    std::string_view prefix() const; ///< `jr`, or empty
    std::string_view local() const;  ///< `template`
    std::string_view value() const;  ///< entities resolved, white space normalised
    bool is_namespace() const;       ///< `xmlns` or `xmlns:…`
    XmlAttribute next() const;

private:
    pugi::xml_attribute_struct* m_attribute = nullptr;
};

/// A node of an XmlDocument, borrowed from it; an empty one answers everything with nothing.
class XmlNode {
public:
    XmlNode() = default;
    explicit XmlNode(pugi::xml_node_struct* node) : m_node(node) {}

    explicit operator bool() const noexcept { return m_node != nullptr; }
    friend bool operator==(const XmlNode&, const XmlNode&) = default;

    XmlKind kind() const;
    bool is_element() const { return m_node != nullptr && kind() == XmlKind::Element; }
    bool is_element(std::string_view uri, std::string_view local) const;

    std::string_view name() const;   ///< as written; an instruction's target
    std::string_view prefix() const;
    std::string_view local() const;
    std::string_view value() const;  ///< of a text (CDATA too), comment or instruction
    std::string text() const;        ///< all text within, in order
    std::string_view uri() const;    ///< the element's namespace; empty where there is none
    /// The namespace that `prefix` stands for here (empty prefix: the default one); empty where undeclared.
    std::string_view uri_of(std::string_view prefix) const;

    XmlNode parent() const; ///< empty for the root element
    XmlNode first_child() const;
    XmlNode next() const;
    /// Elements only; by local name where one is given, whatever the namespace.
    XmlNode first_element(std::string_view local = {}) const;
    XmlNode next_element(std::string_view local = {}) const;

    XmlAttribute first_attribute() const;
    /// By local name and namespace (an empty one: no prefix).
    XmlAttribute attribute(std::string_view local, std::string_view uri = {}) const;
    std::string_view attribute_value(std::string_view local, std::string_view uri = {}) const
    {
        const auto found = attribute(local, uri);
        return found ? found.value() : std::string_view{};
    }

private:
    friend class XmlDocument;
    pugi::xml_node_struct* m_node = nullptr;
};

/// A document from outside, read with the guard up: no DOCTYPE, well-formed, UTF-8 (a UTF-16 or Latin-1 one is
/// converted as its declaration says), and within limits. White space is kept.
class XmlDocument {
public:
    /// Invalid with the line where it is not well-formed; Refused where it is past a limit.
    static Result<XmlDocument> parse(std::string bytes, const XmlLimits& limits = {});

    XmlDocument(XmlDocument&&) noexcept;
    XmlDocument& operator=(XmlDocument&&) noexcept;
    ~XmlDocument();

    XmlNode root() const;       ///< the root element
    XmlNode first() const;      ///< the first node beside the root element: comments, instructions
    std::uint32_t line_of(const XmlNode&) const; ///< from 1
    /// Frees an element and all within: no node of it may be used any more.
    void release(XmlNode);

private:
    struct Tree;
    explicit XmlDocument(std::unique_ptr<Tree> tree);
    std::unique_ptr<Tree> m_tree;
};

}
