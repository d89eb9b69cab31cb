#include "app/form/model/names.h"

#include <functional>

namespace kerbside::app {

namespace {

std::size_t hash_of(std::string_view text)
{
    return std::hash<std::string_view>{}(text);
}

std::size_t hash_of(const Name& name)
{
    const auto mixed = ((std::uint64_t{name.prefix} << 32) | name.local) * 0xD6E8FEB86659FD93ULL;
    return static_cast<std::size_t>(mixed ^ (mixed >> 32) ^ (std::uint64_t{name.uri} << 17));
}

}

Names::Names()
{
    word({});
    name(0, 0, 0);
}

Names::Names(const Names& other) : m_words(other.m_words), m_names(other.m_names), m_ids(other.m_ids)
{
    m_texts.reserve(other.m_texts.size());
    for (const auto text : other.m_texts)
        m_texts.push_back(m_arena.keep(text));
}

WordId Names::word(std::string_view text)
{
    const WordId found = find_word(text);
    if (found != kNoWord)
        return found;
    const auto id = static_cast<WordId>(m_texts.size());
    m_texts.push_back(m_arena.keep(text));
    m_words.add(hash_of(text), id);
    return id;
}

WordId Names::find_word(std::string_view text) const
{
    static_assert(kNoWord == FlatIndex::kNone);
    return m_words.find(hash_of(text), [&](WordId id) { return m_texts[id] == text; });
}

NameId Names::name(WordId prefix, WordId local, WordId uri)
{
    const Name wanted{prefix, local, uri};
    const auto hash = hash_of(wanted);
    const NameId found = m_ids.find(hash, [&](NameId id) { return m_names[id] == wanted; });
    if (found != FlatIndex::kNone)
        return found;
    m_ids.add(hash, static_cast<NameId>(m_names.size()));
    m_names.push_back(wanted);
    return static_cast<NameId>(m_names.size() - 1);
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
