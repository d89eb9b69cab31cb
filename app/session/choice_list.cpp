#include "app/session/choice_list.h"

#include "platform/unicode/unicode.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace kerbside::app {

ChoiceList::ChoiceList(std::span<const Choice> choices)
{
    std::size_t size = 0;
    for (const auto& choice : choices)
        size += choice.value.size() + choice.label.size() + choice.media.image.size();
    m_text.reserve(size);
    m_rows.reserve(choices.size());
    for (const auto& choice : choices) {
        Row row{.value = keep(choice.value), .picture = keep(choice.media.image)};
        if (platform::may_have_marks(choice.label)) {
            const auto marked = platform::read_markdown(choice.label);
            row.label = keep(marked.text);
            for (const auto& part : marked.stressed)
                m_stressed.emplace_back(static_cast<std::uint32_t>(m_rows.size()), part);
        } else {
            row.label = choice.label.empty() ? row.value : keep(choice.label);
        }
        m_has_pictures = m_has_pictures || row.picture.size > 0;
        m_has_sounds = m_has_sounds || !choice.media.audio.empty();
        m_has_films = m_has_films || !choice.media.video.empty();
        m_rows.push_back(row);
    }
}

std::vector<platform::Stressed> ChoiceList::stressed(std::size_t at) const
{
    std::vector<platform::Stressed> stressed;
    const auto is_before = [](const auto& part, std::size_t row) { return part.first < row; };
    for (auto part = std::lower_bound(m_stressed.begin(), m_stressed.end(), at, is_before); part != m_stressed.end() && part->first == at; ++part)
        stressed.push_back(part->second);
    return stressed;
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
        platform::append_folded(m_folded, label(at));
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
    const auto wanted = platform::folded(typed);
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
