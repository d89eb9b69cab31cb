#pragma once

#include "app/form/model/flat_index.h"
#include "app/form/model/text_arena.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app {

using NameId = std::uint32_t; ///< a whole name: prefix, local part, namespace
using WordId = std::uint32_t; ///< one text: a local part, a prefix or a namespace

constexpr WordId kNoWord = 0xFFFFFFFF;

struct Name {
    WordId prefix = 0;
    WordId local = 0;
    WordId uri = 0;
    friend bool operator==(const Name&, const Name&) = default;
};

/// Names as small numbers, so that they compare in one instruction. Word 0 is the empty text.
class Names {
public:
    Names();
    Names(const Names& other);
    Names& operator=(const Names&) = delete;

    WordId word(std::string_view text);
    /// kNoWord where no document has that word: then nothing can match it.
    WordId find_word(std::string_view text) const;
    std::string_view text(WordId word) const { return m_texts[word]; }

    NameId name(WordId prefix, WordId local, WordId uri);
    NameId plain(std::string_view local) { return name(0, word(local), 0); }
    const Name& at(NameId name) const { return m_names[name]; }
    std::string_view local(NameId name) const { return m_texts[m_names[name].local]; }
    std::string_view prefix(NameId name) const { return m_texts[m_names[name].prefix]; }
    std::string_view uri(NameId name) const { return m_texts[m_names[name].uri]; }
    /// As written: `jr:template`.
    std::string full(NameId name) const;

private:
    TextArena m_arena;
    std::vector<std::string_view> m_texts;
    FlatIndex m_words;
    std::vector<Name> m_names;
    FlatIndex m_ids;
};

}
