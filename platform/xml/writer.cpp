#include "platform/xml/writer.h"

namespace kerbside::platform {

namespace {

/// The length of the UTF-8 sequence at `at`, or 0 where there is none that XML may hold.
std::size_t sequence_at(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char c = byte(at);
    if (c < 0x80)
        return c >= 0x20 || c == '\t' || c == '\n' || c == '\r' ? 1 : 0;
    const std::size_t length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
    if (c < 0xC2 || c > 0xF4 || at + length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(at + i) & 0xC0) != 0x80)
            return 0;
    const unsigned char second = byte(at + 1);
    if ((c == 0xE0 && second < 0xA0) || (c == 0xED && second > 0x9F) || (c == 0xF0 && second < 0x90) ||
        (c == 0xF4 && second > 0x8F))
        return 0;
    if (c == 0xEF && second == 0xBF && byte(at + 2) >= 0xBE)
        return 0;
    return length;
}

bool is_plain(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x80 && c != '&' && c != '<' && c != '>' && c != '"';
}

}

void append_escaped(std::string& out, std::string_view text, bool in_attribute)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t from = at;
        while (at < text.size() && is_plain(text[at]))
            ++at;
        out.append(text, from, at - from);
        if (at == text.size())
            return;
        const char c = text[at];
        const std::size_t length = sequence_at(text, at);
        if (length == 0)
            out += "\xEF\xBF\xBD";
        else if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"' && in_attribute)
            out += "&quot;";
        else if (c == '\n' && in_attribute)
            out += "&#10;";
        else if (c == '\t' && in_attribute)
            out += "&#9;";
        else if (c == '\r')
            out += "&#13;";
        else
            out.append(text, at, length);
        at += length == 0 ? 1 : length;
    }
}

void XmlWriter::declaration()
{
    m_out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
}

void XmlWriter::end_tag_of_start()
{
    if (m_in_tag)
        m_out += '>';
    m_in_tag = false;
}

void XmlWriter::break_line()
{
    if (!m_indented || m_out.empty() || (!m_levels.empty() && m_levels.back().has_text))
        return;
    if (m_out.back() != '\n')
        m_out += '\n';
    m_out.append(m_levels.size() * 2, ' ');
}

void XmlWriter::open(std::string_view name)
{
    end_tag_of_start();
    break_line();
    if (!m_levels.empty())
        m_levels.back().has_elements = true;
    m_out += '<';
    m_out += name;
    // Text in the parent keeps the whole of its content on one line.
    const bool inherited = !m_levels.empty() && m_levels.back().has_text;
    m_levels.push_back({std::string(name), inherited, false});
    m_in_tag = true;
}

void XmlWriter::attribute(std::string_view name, std::string_view value)
{
    m_out += ' ';
    m_out += name;
    m_out += "=\"";
    append_escaped(m_out, value, true);
    m_out += '"';
}

void XmlWriter::text(std::string_view value)
{
    if (value.empty())
        return;
    end_tag_of_start();
    m_levels.back().has_text = true;
    append_escaped(m_out, value, false);
}

void XmlWriter::raw(std::string_view xml)
{
    if (xml.empty())
        return;
    end_tag_of_start();
    m_levels.back().has_text = true;
    m_out += xml;
}

void XmlWriter::close()
{
    const Level level = std::move(m_levels.back());
    m_levels.pop_back();
    if (m_in_tag) {
        m_out += "/>";
        m_in_tag = false;
        return;
    }
    if (m_indented && level.has_elements && !level.has_text) {
        m_out += '\n';
        m_out.append(m_levels.size() * 2, ' ');
    }
    m_out += "</";
    m_out += level.name;
    m_out += '>';
}

void XmlWriter::leaf(std::string_view name, std::string_view value)
{
    open(name);
    text(value);
    close();
}

}
