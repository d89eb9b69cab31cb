#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kerbside::platform {

/// Writes XML as text, UTF-8. The caller gives names as they are to be written (`jr:template`) and declares
/// prefixes as attributes. What XML cannot hold (control characters, bytes that are not UTF-8) becomes U+FFFD.
class XmlWriter {
public:
    /// Indents with two spaces where `indented`; an element with text in it is never broken up.
    explicit XmlWriter(bool indented = false) : m_indented(indented) {}

    void declaration();
    void open(std::string_view name);
    /// Belongs to the element opened last, before anything is put into it.
    void attribute(std::string_view name, std::string_view value);
    void text(std::string_view value);
    /// Well-formed XML that is taken as it is.
    void raw(std::string_view xml);
    void close();
    /// open, text, close.
    void leaf(std::string_view name, std::string_view value);

    std::string take() { return std::move(m_out); }
    const std::string& out() const { return m_out; }

private:
    void end_tag_of_start();
    void break_line();

    struct Level {
        std::string name;
        bool has_text = false;
        bool has_elements = false;
    };
    std::string m_out;
    std::vector<Level> m_levels;
    bool m_indented;
    bool m_in_tag = false;
};

/// Appends `text` with `& < > "` and what cannot stand in an attribute escaped.
void append_escaped(std::string& out, std::string_view text, bool in_attribute);

}
