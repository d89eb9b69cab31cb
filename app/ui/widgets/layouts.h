#pragma once

#include "platform/base/file.h"
#include "platform/base/result.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app::ui {

using KeyRows = std::array<std::vector<std::string>, 3>;

enum class KeyPage : std::uint8_t { Letters, Signs, More };

/// What one language is written with, from `assets/keyboards/<code>.json`. A key is the text that it writes.
class KeyLayout {
public:
    /// Invalid where a part is missing, or a row has more keys than find room (12 with the erase key).
    static platform::Result<KeyLayout> parse(std::string_view json);

    const std::string& language() const { return m_language; }
    /// The language in its own words and script.
    const std::string& name() const { return m_name; }
    const std::string& decimal_mark() const { return m_decimal; }
    bool is_right_to_left() const { return m_is_right_to_left; }
    /// Whether the shift key leads anywhere: to capitals, or to a second set of letters.
    bool has_shift() const { return m_capitals || !m_shifted[0].empty(); }

    const KeyRows& rows(KeyPage page, bool is_shifted) const;
    /// As it is written: a capital where shift makes capitals.
    std::string written(const std::string& key, bool is_shifted) const;
    /// The two keys beside the space bar.
    const std::vector<std::string>& beside_space() const { return m_beside_space; }

    /// What is offered while a key is held; `before` is what stands before the caret.
    std::vector<std::string> offers(const std::string& key, bool is_shifted, std::string_view before) const;

    /// What a key adds to `before`: a vowel is its sign after a consonant, a doubled consonant brings its joiner, and a
    /// sign with nothing to stand upon is not written. `is_apart`: the key before asked for no joining (Tamil99's அ).
    std::string added(std::string_view before, const std::string& key, bool is_apart) const;
    /// Tamil99's அ after a consonant writes nothing, and keeps the next one apart.
    bool keeps_apart(std::string_view before, const std::string& key) const;
    /// What the face of a key shows: a vowel upon the consonant that it would join.
    std::string face(std::string_view before, const std::string& key, bool is_shifted) const;

private:
    KeyLayout() = default;
    std::string consonant_before(std::string_view before) const;

    std::string m_language;
    std::string m_name;
    std::string m_decimal = ".";
    bool m_is_right_to_left = false;
    bool m_capitals = false;
    KeyRows m_letters;
    KeyRows m_capital_letters;
    KeyRows m_shifted;
    KeyRows m_signs;
    KeyRows m_more;
    std::vector<std::string> m_beside_space;
    std::map<std::string, std::vector<std::string>> m_hold;
    std::map<std::string, std::string> m_vowels;
    std::map<std::string, std::string> m_joins; ///< "ங க": what க adds after ங
    std::vector<std::string> m_consonants;
    std::string m_joiner;
};

/// The layouts that a folder has, read when they are first asked for.
class Layouts {
public:
    explicit Layouts(platform::Path folder) : m_folder(std::move(folder)) {}

    /// English where there is none for `language`; null where that is missing too.
    const KeyLayout* of(std::string_view language);

private:
    const KeyLayout* read(const std::string& code);

    platform::Path m_folder;
    std::map<std::string, platform::Result<KeyLayout>> m_read;
};

}
