#include "app/session/choice_list.h"

#include "app/session/question.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>

namespace kerbside::app {

namespace {

/// Letters that Unicode does not take apart, though a reader who types looks for the plain one.
char32_t plain_letter(char32_t letter)
{
    switch (letter) {
    case U'\u0142': return U'l';
    case U'\u00F8': return U'o';
    case U'\u0111': return U'd';
    case U'\u0131': return U'i';
    default: return letter;
    }
}

bool is_accent(char32_t letter)
{
    return (letter >= 0x300 && letter <= 0x36F) || (letter >= 0x64B && letter <= 0x65F) || letter == 0x670 || letter == 0x640;
}

bool is_apart(char32_t letter)
{
    if (letter < 0x80)
        return !((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z'));
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(letter))) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
        return true;
    default:
        return false;
    }
}

/// Words are parted by one space, and one stands before the first.
void put(std::string& out, std::size_t begin, char32_t letter)
{
    if (letter == U'\'' || letter == U'\u2019')
        return; // O'Neill is looked for as oneill
    if (is_apart(letter)) {
        if (out.size() > begin + 1 && out.back() != ' ')
            out += ' ';
        return;
    }
    if (letter < 0x80) {
        out += static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
        return;
    }
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(letter), bytes.data());
    for (int i = 0; i < size; ++i)
        out += static_cast<char>(bytes[static_cast<std::size_t>(i)]);
}

void append_folded(std::string& out, std::string_view text)
{
    const auto begin = out.size();
    out += ' ';
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            put(out, begin, byte);
            ++at;
            continue;
        }
        utf8proc_int32_t letter = 0;
        const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                           static_cast<utf8proc_ssize_t>(text.size() - at), &letter);
        if (size <= 0) {
            ++at;
            continue;
        }
        at += static_cast<std::size_t>(size);
        std::array<utf8proc_int32_t, 20> parts{};
        int boundary = 0;
        const auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
        const auto count = utf8proc_decompose_char(letter, parts.data(), static_cast<utf8proc_ssize_t>(parts.size()), options, &boundary);
        for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(count, static_cast<utf8proc_ssize_t>(parts.size())); ++i)
            if (const auto one = static_cast<char32_t>(parts[static_cast<std::size_t>(i)]); !is_accent(one))
                put(out, begin, plain_letter(one));
    }
    if (out.size() > begin + 1 && out.back() == ' ')
        out.pop_back();
}

}

std::string folded_text(std::string_view text)
{
    std::string out;
    append_folded(out, text);
    return out.substr(1);
}

ChoiceList::ChoiceList(std::span<const Choice> choices)
{
    std::size_t size = 0;
    for (const auto& choice : choices)
        size += choice.value.size() + choice.label.size() + choice.media.image.size();
    m_text.reserve(size);
    m_rows.reserve(choices.size());
    for (const auto& choice : choices) {
        Row row{.value = keep(choice.value), .picture = keep(choice.media.image)};
        row.label = choice.label.empty() ? row.value : keep(choice.label.find_first_of("*_#\\") == std::string::npos ? choice.label : plain_text(choice.label));
        m_has_pictures = m_has_pictures || row.picture.size > 0;
        m_rows.push_back(row);
    }
}

ChoiceList::Part ChoiceList::keep(std::string_view text)
{
    const Part kept{static_cast<std::uint32_t>(m_text.size()), static_cast<std::uint32_t>(text.size())};
    m_text += text;
    return kept;
}

std::optional<std::uint32_t> ChoiceList::find(std::string_view wanted) const
{
    constexpr std::size_t kFew = 32;
    if (m_rows.size() <= kFew) {
        for (std::size_t at = 0; at < m_rows.size(); ++at)
            if (value(at) == wanted)
                return static_cast<std::uint32_t>(at);
        return {};
    }
    if (m_by_value.empty()) {
        m_by_value.resize(m_rows.size());
        std::iota(m_by_value.begin(), m_by_value.end(), 0U);
        std::sort(m_by_value.begin(), m_by_value.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::pair(value(a), a) < std::pair(value(b), b);
        });
    }
    const auto found = std::lower_bound(m_by_value.begin(), m_by_value.end(), wanted,
                                        [&](std::uint32_t at, std::string_view text) { return value(at) < text; });
    if (found == m_by_value.end() || value(*found) != wanted)
        return {};
    return *found;
}

std::vector<std::uint32_t> ChoiceList::places(std::string_view answer) const
{
    std::vector<std::uint32_t> places;
    for (std::size_t begin = 0; begin < answer.size();) {
        const auto end = std::min(answer.find(' ', begin), answer.size());
        if (const auto at = find(answer.substr(begin, end - begin)); at && end > begin)
            places.push_back(*at);
        begin = end + 1;
    }
    return places;
}

void ChoiceList::prepare() const
{
    if (!m_begins.empty())
        return;
    m_folded.reserve(m_text.size() + 2 * m_rows.size());
    m_begins.reserve(m_rows.size() + 1);
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        m_begins.push_back(static_cast<std::uint32_t>(m_folded.size()));
        append_folded(m_folded, label(at));
        m_folded += '\n';
    }
    m_begins.push_back(static_cast<std::uint32_t>(m_folded.size()));
}

std::string_view ChoiceList::folded(std::size_t at) const
{
    return std::string_view(m_folded).substr(m_begins[at], m_begins[at + 1] - m_begins[at]);
}

std::vector<std::uint32_t> ChoiceList::search(std::string_view typed, const std::vector<std::uint32_t>* within) const
{
    prepare();
    std::vector<std::string> words;
    const auto wanted = folded_text(typed);
    for (std::size_t begin = 0; begin < wanted.size();) {
        const auto end = std::min(wanted.find(' ', begin), wanted.size());
        words.push_back(" " + wanted.substr(begin, end - begin));
        begin = end + 1;
    }
    std::vector<std::uint32_t> first;
    std::vector<std::uint32_t> later;
    const auto take = [&](std::uint32_t at) {
        const auto text = folded(at);
        for (std::size_t i = 1; i < words.size(); ++i)
            if (text.find(words[i]) == std::string_view::npos)
                return;
        (words.empty() || text.starts_with(words.front()) ? first : later).push_back(at);
    };
    if (within != nullptr || words.empty()) {
        const auto look = [&](std::uint32_t at) {
            if (words.empty() || folded(at).find(words.front()) != std::string_view::npos)
                take(at);
        };
        if (within != nullptr)
            std::for_each(within->begin(), within->end(), look);
        else
            for (std::uint32_t at = 0; at < m_rows.size(); ++at)
                look(at);
        if (within != nullptr) {
            // What began with the shorter text need not begin with this one: the order of the list holds in both parts.
            std::sort(first.begin(), first.end());
            std::sort(later.begin(), later.end());
        }
    } else {
        const char* const begin = m_folded.data();
        const char* at = begin;
        std::uint32_t row = 0;
        while (const auto* hit = static_cast<const char*>(memmem(at, m_folded.size() - static_cast<std::size_t>(at - begin), words.front().data(), words.front().size()))) {
            const auto offset = static_cast<std::uint32_t>(hit - begin);
            // Hits are near each other or far apart: steps first, then halves.
            if (m_begins[row + 1] <= offset)
                row = static_cast<std::uint32_t>(std::upper_bound(m_begins.begin() + row, m_begins.end(), offset) - m_begins.begin()) - 1;
            take(row);
            at = begin + m_begins[++row];
            if (row >= m_rows.size())
                break;
        }
    }
    first.insert(first.end(), later.begin(), later.end());
    return first;
}

}
