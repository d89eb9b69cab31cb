#include "app/form/model/names.h"

namespace kerbside::app {

Names::Names()
{
    word({});
    name(0, 0, 0);
}

Names::Names(const Names& other) : m_texts(other.m_texts), m_names(other.m_names), m_ids(other.m_ids)
{
    for (WordId i = 0; i < m_texts.size(); ++i)
        m_words.emplace(m_texts[i], i);
}

WordId Names::word(std::string_view text)
{
    const auto found = m_words.find(text);
    if (found != m_words.end())
        return found->second;
    const auto id = static_cast<WordId>(m_texts.size());
    m_texts.emplace_back(text);
    m_words.emplace(m_texts.back(), id);
    return id;
}

WordId Names::find_word(std::string_view text) const
{
    const auto found = m_words.find(text);
    return found == m_words.end() ? kNoWord : found->second;
}

NameId Names::name(WordId prefix, WordId local, WordId uri)
{
    const Key key{(std::uint64_t{prefix} << 32) | local, uri};
    const auto [at, is_new] = m_ids.try_emplace(key, static_cast<NameId>(m_names.size()));
    if (is_new)
        m_names.push_back({prefix, local, uri});
    return at->second;
}

std::string Names::full(NameId id) const
{
    const Name& name = m_names[id];
    std::string out;
    if (name.prefix != 0) {
        out += m_texts[name.prefix];
        out += ':';
    }
    out += m_texts[name.local];
    return out;
}

}
