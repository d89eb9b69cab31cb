#include "platform/xml/guard.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

namespace kerbside::platform {

namespace {

constexpr std::uint8_t kNameStart = 1;
constexpr std::uint8_t kName = 2;
constexpr std::uint8_t kSpace = 4;
constexpr std::uint8_t kBad = 8;

/// What each byte may be. Bytes from 0x80 stand for letters: names beyond ASCII are taken as they are.
constexpr auto kClass = [] {
    std::array<std::uint8_t, 256> table{};
    for (std::size_t c = 0; c < 256; ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || c >= 0x80;
        const bool digit = (c >= '0' && c <= '9') || c == '-' || c == '.';
        const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        table[c] = static_cast<std::uint8_t>((letter ? kNameStart | kName : 0) | (digit ? kName : 0) |
                                             (space ? kSpace : 0) | (c < 0x20 && !space ? kBad : 0));
    }
    return table;
}();

bool is(char c, std::uint8_t what)
{
    return (kClass[static_cast<unsigned char>(c)] & what) != 0;
}

class Guard {
public:
    Guard(std::string_view bytes, const XmlLimits& limits)
        : m_at(bytes.data()), m_begin(bytes.data()), m_end(bytes.data() + bytes.size()), m_limits(limits)
    {
    }

    Status run()
    {
        TRY(utf8());
        bool rooted = false;
        skip_bom();
        if (rest().starts_with("<?xml") && m_end - m_at > 5 && is(m_at[5], kSpace))
            TRY(instruction());
        while (m_at < m_end) {
            if (*m_at != '<') {
                TRY(text());
                continue;
            }
            const auto left = rest();
            if (left.starts_with("<!--")) {
                TRY(comment());
            } else if (left.starts_with("<?")) {
                TRY(instruction());
            } else if (left.starts_with("<![CDATA[")) {
                TRY(cdata());
            } else if (left.starts_with("<!DOCTYPE") && m_limits.plain_doctype && !rooted) {
                const auto end = left.find_first_of("[>");
                if (end == std::string_view::npos || left[end] == '[')
                    return refuse("a DOCTYPE with declarations is not allowed");
                m_at += end + 1;
            } else if (left.starts_with("<!")) {
                return refuse(left.starts_with("<!DOCTYPE") ? "a DOCTYPE is not allowed" : "a declaration is not allowed");
            } else if (left.starts_with("</")) {
                TRY(end_tag());
            } else {
                if (m_open.empty() && rooted)
                    return fail("a second root element");
                rooted = true;
                TRY(start_tag());
            }
        }
        if (!m_open.empty())
            return fail("<" + std::string(m_open.back()) + "> is never closed");
        if (!rooted)
            return fail("there is no element");
        return {};
    }

private:
    std::string_view rest() const { return {m_at, static_cast<std::size_t>(m_end - m_at)}; }

    std::uint32_t line() const
    {
        return static_cast<std::uint32_t>(1 + std::count(m_begin, m_at, '\n'));
    }
    Error fail(const std::string& what) const
    {
        return {ErrorKind::Invalid, "line " + std::to_string(line()) + ": " + what};
    }
    Error refuse(const std::string& what) const
    {
        return {ErrorKind::Refused, "line " + std::to_string(line()) + ": " + what};
    }

    void skip_bom()
    {
        if (rest().starts_with("\xEF\xBB\xBF"))
            m_at += 3;
    }
    void spaces()
    {
        while (m_at < m_end && is(*m_at, kSpace))
            ++m_at;
    }

    /// Every sequence whole, shortest, no surrogate; no control character but tab and line ends.
    Status utf8()
    {
        const auto* p = reinterpret_cast<const unsigned char*>(m_begin);
        const auto* end = reinterpret_cast<const unsigned char*>(m_end);
        const auto at = [&] { m_at = reinterpret_cast<const char*>(p); };
        while (p < end) {
            // Eight plain bytes at once: none has its high bit, none is below space.
            if (end - p >= 8) {
                std::uint64_t word = 0;
                std::memcpy(&word, p, 8);
                constexpr std::uint64_t kHigh = 0x8080808080808080ULL;
                if ((word & kHigh) == 0 && (((word | kHigh) - 0x2020202020202020ULL) & kHigh) == kHigh) {
                    p += 8;
                    continue;
                }
            }
            const unsigned char c = *p;
            if (c < 0x80) {
                if (is(static_cast<char>(c), kBad)) {
                    at();
                    return fail("a control character");
                }
                ++p;
                continue;
            }
            const int more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1;
            std::uint32_t code = c & (0x3FU >> more);
            bool good = c >= 0xC2 && c <= 0xF4 && end - p > more;
            for (int i = 1; good && i <= more; ++i) {
                good = (p[i] & 0xC0) == 0x80;
                code = (code << 6) | (p[i] & 0x3FU);
            }
            constexpr std::array<std::uint32_t, 4> kLeast = {0, 0x80, 0x800, 0x10000};
            if (!good || code < kLeast[static_cast<std::size_t>(more)] || code > 0x10FFFF ||
                (code >= 0xD800 && code <= 0xDFFF) || code == 0xFFFE || code == 0xFFFF) {
                at();
                return fail("bytes that are not UTF-8");
            }
            p += more + 1;
        }
        return {};
    }

    Result<std::string_view> name()
    {
        const char* from = m_at;
        if (m_at == m_end || !is(*m_at, kNameStart))
            return fail("a name is missing");
        while (m_at < m_end && is(*m_at, kName))
            ++m_at;
        const std::string_view found(from, static_cast<std::size_t>(m_at - from));
        const auto colon = found.find(':');
        if (colon != std::string_view::npos &&
            (colon == 0 || colon + 1 == found.size() || found.find(':', colon + 1) != std::string_view::npos))
            return fail("the name " + std::string(found.substr(0, 80)) + " is malformed");
        return found;
    }

    /// `&amp;` and the like, at `m_at`.
    Status reference()
    {
        const auto left = rest().substr(0, 12);
        const auto end = left.find(';');
        if (end == std::string_view::npos)
            return fail("an & that begins no reference (write &amp;)");
        const auto body = left.substr(1, end - 1);
        bool good = body == "amp" || body == "lt" || body == "gt" || body == "quot" || body == "apos";
        if (body.size() > 1 && body[0] == '#') {
            const bool hex = body[1] == 'x';
            const auto digits = body.substr(hex ? 2 : 1);
            std::uint64_t code = 0;
            good = !digits.empty();
            for (const char c : digits) {
                const int digit = c >= '0' && c <= '9'          ? c - '0'
                                  : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                                : -1;
                good = good && digit >= 0;
                code = code * (hex ? 16 : 10) + static_cast<std::uint64_t>(std::max(digit, 0));
            }
            good = good && code <= 0x10FFFF && (code >= 0x20 || code == 9 || code == 10 || code == 13) &&
                   !(code >= 0xD800 && code <= 0xDFFF) && code != 0xFFFE && code != 0xFFFF;
        }
        if (!good)
            return fail("the reference &" + std::string(body) + "; is unknown");
        m_at += end + 1;
        return {};
    }

    Status text()
    {
        while (m_at < m_end && *m_at != '<') {
            if (m_open.empty()) {
                if (!is(*m_at, kSpace))
                    return fail("text outside of the root element");
                ++m_at;
            } else if (*m_at == '&') {
                TRY(reference());
            } else if (*m_at == ']' && rest().starts_with("]]>")) {
                return fail("]]> in text");
            } else {
                ++m_at;
            }
        }
        return {};
    }

    Status skip_past(std::string_view what, std::size_t from, const char* message)
    {
        const auto found = rest().find(what, from);
        if (found == std::string_view::npos)
            return fail(message);
        m_at += found + what.size();
        return {};
    }
    Status comment()
    {
        const auto dashes = rest().find("--", 4);
        if (dashes == std::string_view::npos)
            return fail("a comment without an end");
        if (m_end - m_at < static_cast<std::ptrdiff_t>(dashes) + 3 || m_at[dashes + 2] != '>')
            return fail("-- in a comment");
        m_at += dashes + 3;
        return count_node();
    }
    Status instruction()
    {
        TRY(count_node());
        return skip_past("?>", 2, "an instruction without an end");
    }
    Status cdata()
    {
        if (m_open.empty())
            return fail("text outside of the root element");
        TRY(count_node());
        return skip_past("]]>", 9, "a CDATA section without an end");
    }
    Status count_node()
    {
        if (++m_nodes > m_limits.elements)
            return refuse("more than " + std::to_string(m_limits.elements) + " elements");
        return {};
    }

    Status end_tag()
    {
        m_at += 2;
        TRY_ASSIGN(const auto tag, name());
        if (m_open.empty() || m_open.back() != tag)
            return fail("</" + std::string(tag.substr(0, 80)) + "> closes nothing");
        m_open.pop_back();
        spaces();
        if (m_at == m_end || *m_at != '>')
            return fail("an end tag without >");
        ++m_at;
        return {};
    }

    Status start_tag()
    {
        ++m_at;
        TRY(count_node());
        TRY_ASSIGN(const auto tag, name());
        m_names.clear();
        for (;;) {
            const char* before = m_at;
            spaces();
            if (m_at == m_end)
                return fail("a start tag without >");
            if (*m_at == '>') {
                ++m_at;
                if (m_open.size() >= m_limits.depth)
                    return refuse("deeper than " + std::to_string(m_limits.depth) + " elements");
                m_open.push_back(tag);
                return {};
            }
            if (*m_at == '/') {
                if (!rest().starts_with("/>"))
                    return fail("a start tag without >");
                m_at += 2;
                return {};
            }
            if (m_at == before)
                return fail("a space is missing before an attribute");
            TRY(attribute());
        }
    }

    Status attribute()
    {
        TRY_ASSIGN(const auto key, name());
        if (std::find(m_names.begin(), m_names.end(), key) != m_names.end())
            return fail("the attribute " + std::string(key.substr(0, 80)) + " is there twice");
        if (m_names.size() >= m_limits.attributes_each)
            return refuse("an element with more than " + std::to_string(m_limits.attributes_each) + " attributes");
        m_names.push_back(key);
        spaces();
        if (m_at == m_end || *m_at != '=')
            return fail("an attribute without a value");
        ++m_at;
        spaces();
        if (m_at == m_end || (*m_at != '"' && *m_at != '\''))
            return fail("an attribute whose value has no quotes");
        const char quote = *m_at++;
        while (m_at < m_end && *m_at != quote) {
            if (*m_at == '<')
                return fail("< in an attribute (write &lt;)");
            if (*m_at == '&') {
                TRY(reference());
            } else {
                ++m_at;
            }
        }
        if (m_at == m_end)
            return fail("an attribute without an end");
        ++m_at;
        return {};
    }

    const char* m_at;
    const char* m_begin;
    const char* m_end;
    const XmlLimits& m_limits;
    std::vector<std::string_view> m_open;
    std::vector<std::string_view> m_names;
    std::uint32_t m_nodes = 0;
};

}

Result<std::vector<std::uint32_t>> check_xml(std::string_view bytes, const XmlLimits& limits)
{
    TRY(Guard(bytes, limits).run());
    std::vector<std::uint32_t> ends;
    for (auto at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1))
        ends.push_back(static_cast<std::uint32_t>(at));
    return ends;
}

}
