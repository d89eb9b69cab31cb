#include "platform/markdown/markdown.h"

#include "platform/base/digit.h"
#include "platform/base/direction.h"
#include "platform/markdown/tags.h"

#include <md4c.h>

#include <algorithm>
#include <utility>

namespace kerbside::platform {

namespace {

/// Put before every line, so that it is a paragraph whatever it begins with: what follows a blank begins a line for the
/// rules within it.
constexpr std::string_view kGuard = ". ";

bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

std::string_view trimmed_front(std::string_view line)
{
    return line.substr(std::min(line.size(), static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_blank) - line.begin())));
}

/// One to six of #, then a blank or nothing.
bool is_heading(std::string_view line)
{
    const auto marks = line.find_first_not_of('#');
    const auto count = marks == std::string_view::npos ? line.size() : marks;
    return count >= 1 && count <= 6 && (count == line.size() || is_blank(line[count]));
}

/// Signs that are no marks in a form, though CommonMark takes them for some: backticks, and stars between digits.
std::string guarded(std::string_view line)
{
    std::string out;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == '\\' && at + 1 < line.size()) {
            out.append(line.substr(at++, 2));
            continue;
        }
        const auto after = line[at] == '*' ? line.find_first_not_of('*', at) : at;
        if (after > at && after < line.size() && at > 0 && is_digit(line[at - 1]) && is_digit(line[after])) {
            for (; at < after; ++at)
                out += "\\*";
            --at;
            continue;
        }
        if (line[at] == '`')
            out += '\\';
        out += line[at];
    }
    return out;
}

/// An address as it is told: without what only machines need.
std::string_view told_address(std::string_view address)
{
    for (const std::string_view scheme : {"mailto:", "tel:"})
        if (address.starts_with(scheme))
            address.remove_prefix(scheme.size());
    return address;
}

class Reader {
public:
    MarkedText read(std::string_view text)
    {
        std::string lines;
        for (std::size_t at = 0; at <= text.size();) {
            const auto feed = std::min(text.find('\n', at), text.size());
            const auto line = text.substr(at, feed - at);
            at = feed + 1;
            const auto words = trimmed_front(line);
            if (words.empty() || is_heading(words)) {
                paragraph(lines);
                begin_line();
                if (!words.empty())
                    parse(guarded(words));
                continue;
            }
            lines.append(lines.empty() ? "" : "\n").append(kGuard).append(guarded(words));
        }
        paragraph(lines);
        return std::move(m_out);
    }

private:
    void begin_line()
    {
        if (std::exchange(m_has_line, true))
            m_out.text += '\n';
    }

    void paragraph(std::string& lines)
    {
        if (lines.empty())
            return;
        begin_line();
        m_skips = kGuard.size();
        parse(lines);
        lines.clear();
    }

    void parse(const std::string& markdown)
    {
        MD_PARSER parser{};
        parser.enter_block = [](MD_BLOCKTYPE type, void*, void* self) { return of(self).stress(type == MD_BLOCK_H, Stress::Strong, 1); };
        parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) { return of(self).stress(type == MD_BLOCK_H, Stress::Strong, -1); };
        parser.enter_span = [](MD_SPANTYPE type, void*, void* self) { return of(self).span(type, nullptr, 1); };
        parser.leave_span = [](MD_SPANTYPE type, void* detail, void* self) { return of(self).span(type, detail, -1); };
        parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) { return of(self).text(type, {text, size}); };
        // What it cannot read for want of memory is missing rather than wrong.
        (void)md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, this);
        close(m_out.text.size());
        m_light = m_strong = 0;
    }

    static Reader& of(void* self) { return *static_cast<Reader*>(self); }

    int stress(bool is_one, Stress stress, int by)
    {
        if (!is_one)
            return 0;
        close(m_out.text.size());
        auto& depth = stress == Stress::Strong ? m_strong : m_light;
        depth = std::max(0, depth + by);
        return 0;
    }

    int span(MD_SPANTYPE type, void* detail, int by)
    {
        if (type == MD_SPAN_A && by > 0)
            m_link = m_out.text.size();
        if (type == MD_SPAN_A && by < 0) {
            const auto& href = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
            add_address(told_address({href.text, href.size}));
        }
        stress(type == MD_SPAN_EM, Stress::Light, by);
        return stress(type == MD_SPAN_STRONG, Stress::Strong, by);
    }

    void add_address(std::string_view address)
    {
        auto& text = m_out.text;
        if (address.empty() || std::string_view(text).substr(std::min(m_link, text.size())).find(address) != std::string_view::npos)
            return;
        text += text.size() > m_link ? " (" : "(";
        // Within words from the right it would fall apart.
        text += isolated(address, has_right_to_left(text));
        text += ')';
    }

    int text(MD_TEXTTYPE type, std::string_view piece)
    {
        switch (type) {
        case MD_TEXT_BR:
        case MD_TEXT_SOFTBR:
            m_out.text += '\n';
            m_skips = kGuard.size();
            return 0;
        case MD_TEXT_ENTITY:
            m_out.text += entity_text(piece);
            return 0;
        case MD_TEXT_HTML:
            tag(piece);
            return 0;
        case MD_TEXT_NULLCHAR:
            return 0;
        default:
            break;
        }
        const auto skipped = std::min(m_skips, piece.size());
        m_skips -= skipped;
        m_out.text += piece.substr(skipped);
        return 0;
    }

    void tag(std::string_view piece)
    {
        switch (tag_of(piece)) {
        case Tag::Unknown: m_out.text += piece; break;
        case Tag::Nothing: break;
        case Tag::Break: m_out.text += '\n'; break;
        case Tag::LightBegin: stress(true, Stress::Light, 1); break;
        case Tag::LightEnd: stress(true, Stress::Light, -1); break;
        case Tag::StrongBegin: stress(true, Stress::Strong, 1); break;
        case Tag::StrongEnd: stress(true, Stress::Strong, -1); break;
        }
    }

    /// What came since the last mark was stressed as is said till here.
    void close(std::size_t end)
    {
        if (end > m_from && (m_strong > 0 || m_light > 0))
            m_out.stressed.push_back({static_cast<std::uint32_t>(m_from), static_cast<std::uint32_t>(end), m_strong > 0 ? Stress::Strong : Stress::Light});
        m_from = end;
    }

    MarkedText m_out;
    bool m_has_line = false;
    std::size_t m_skips = 0; ///< bytes of the guard that are still to come
    std::size_t m_link = 0;  ///< where the words of the open link begin
    std::size_t m_from = 0;
    int m_strong = 0;
    int m_light = 0;
};

}

void append(MarkedText& to, const MarkedText& more)
{
    const auto at = static_cast<std::uint32_t>(to.text.size());
    to.text += more.text;
    for (const auto& part : more.stressed)
        to.stressed.push_back({at + part.begin, at + part.end, part.stress});
}

bool may_have_marks(std::string_view text)
{
    return text.find_first_of("*_#\\[<&`") != std::string_view::npos;
}

MarkedText read_markdown(std::string_view text)
{
    if (!may_have_marks(text))
        return {std::string(text), {}};
    auto marked = Reader().read(text);
    // Nothing but marks is what somebody wanted to be seen.
    if (trimmed_front(marked.text).empty())
        return {std::string(text), {}};
    return marked;
}

}
