#include "app/ui/widgets/layouts.h"

#include "app/ui/text/shape.h"
#include "platform/base/json.h"
#include "platform/base/log.h"
#include "platform/unicode/unicode.h"

#include <algorithm>

namespace kerbside::app::ui {

namespace {

using platform::Error;
using platform::ErrorKind;
using platform::Json;

constexpr std::size_t kMostKeys = 12;
constexpr std::size_t kMostFile = 1U << 16;

std::vector<std::string> words_of(std::string_view line)
{
    std::vector<std::string> words;
    while (!line.empty()) {
        const auto end = std::min(line.find(' '), line.size());
        if (end > 0)
            words.emplace_back(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return words;
}

std::string capital(const std::string& key)
{
    std::string out;
    for (std::size_t at = 0; at < key.size();) {
        const auto next = decode(key, at);
        append_utf8(out, platform::capital_of(next.character));
        at += next.length;
    }
    return out;
}

bool has_capitals(const KeyRows& rows)
{
    return !rows[0].empty() && capital(rows[0][0]) != rows[0][0];
}

platform::Status read_rows(const Json& file, const char* key, KeyRows& rows)
{
    if (!file.contains(key) || !file[key].is_array() || file[key].size() != rows.size())
        return Error{ErrorKind::Invalid, std::string("a keyboard needs three rows: ") + key};
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (!file[key][row].is_string())
            return Error{ErrorKind::Invalid, std::string("a row that is no text: ") + key};
        rows[row] = words_of(file[key][row].get<std::string>());
        if (rows[row].empty() || rows[row].size() > kMostKeys)
            return Error{ErrorKind::Invalid, std::string("a row has one to twelve keys: ") + key};
    }
    return {};
}

/// An object of texts.
std::map<std::string, std::string> texts_at(const Json& file, const char* key)
{
    std::map<std::string, std::string> texts;
    if (file.contains(key) && file[key].is_object())
        for (const auto& [name, value] : file[key].items())
            if (value.is_string())
                texts.emplace(name, value.get<std::string>());
    return texts;
}

}

platform::Result<KeyLayout> KeyLayout::parse(std::string_view json)
{
    TRY_ASSIGN(const auto file, platform::parse_json(json));
    KeyLayout layout;
    layout.m_language = platform::text_at(file, "language");
    layout.m_name = platform::text_at(file, "name");
    layout.m_decimal = platform::text_at(file, "decimal", ".");
    layout.m_joiner = platform::text_at(file, "joiner");
    layout.m_is_right_to_left = file.contains("right_to_left") && file["right_to_left"] == true;
    if (layout.m_language.empty() || layout.m_name.empty())
        return Error{ErrorKind::Invalid, "a keyboard needs language and name"};
    TRY(read_rows(file, "rows", layout.m_letters));
    TRY(read_rows(file, "signs", layout.m_signs));
    TRY(read_rows(file, "more", layout.m_more));
    layout.m_capitals = platform::text_at(file, "shift") == "upper";
    if (layout.m_capitals && !has_capitals(layout.m_letters))
        return Error{ErrorKind::Invalid, "a script without capitals has none to shift to"};
    if (!layout.m_capitals && file.contains("shift"))
        TRY(read_rows(file, "shift", layout.m_shifted));
    if (layout.has_shift() && layout.m_letters[2].size() + 3 > kMostKeys)
        return Error{ErrorKind::Invalid, "no room for shift and erase in the third row"};
    layout.m_capital_letters = layout.m_letters;
    if (layout.m_capitals)
        for (auto& row : layout.m_capital_letters)
            std::transform(row.begin(), row.end(), row.begin(), capital);
    layout.m_beside_space = words_of(platform::text_at(file, "beside_space", ", ."));
    layout.m_consonants = words_of(platform::text_at(file, "consonants"));
    layout.m_vowels = texts_at(file, "vowels");
    layout.m_joins = texts_at(file, "joins");
    for (const auto& [key, offers] : texts_at(file, "hold"))
        layout.m_hold.emplace(key, words_of(offers));
    return layout;
}

const KeyRows& KeyLayout::rows(KeyPage page, bool is_shifted) const
{
    if (page == KeyPage::Signs)
        return m_signs;
    if (page == KeyPage::More)
        return m_more;
    // The key keeps its plain letter as its name; written() makes it a capital.
    return is_shifted && !m_capitals && !m_shifted[0].empty() ? m_shifted : m_letters;
}

std::string KeyLayout::written(const std::string& key, bool is_shifted) const
{
    return is_shifted && m_capitals ? capital(key) : key;
}

std::string KeyLayout::consonant_before(std::string_view before) const
{
    for (const auto& consonant : m_consonants)
        if (before.ends_with(consonant))
            return consonant;
    return {};
}

std::vector<std::string> KeyLayout::offers(const std::string& key, bool is_shifted, std::string_view before) const
{
    std::vector<std::string> offers;
    // The vowel as a letter, where the key itself would write its sign.
    if (m_vowels.contains(key) && !consonant_before(before).empty())
        offers.push_back(key);
    if (const auto found = m_hold.find(key); found != m_hold.end())
        for (const auto& offer : found->second)
            offers.push_back(written(offer, is_shifted));
    return offers;
}

std::string KeyLayout::added(std::string_view before, const std::string& key, bool is_apart) const
{
    const auto consonant = consonant_before(before);
    if (const auto vowel = m_vowels.find(key); vowel != m_vowels.end())
        return consonant.empty() || is_apart ? key : vowel->second;
    if (!m_joiner.empty() && key.starts_with(m_joiner))
        return before.empty() || before.ends_with(' ') || before.ends_with('\n') || before.ends_with(m_joiner) ? std::string() : key;
    if (is_apart || consonant.empty())
        return key;
    // One that is joined already is not joined once more: three of a kind are two and one.
    if (std::string_view(before).substr(0, before.size() - consonant.size()).ends_with(m_joiner))
        return key;
    const auto join = m_joins.find(consonant + " " + key);
    return join == m_joins.end() ? key : join->second;
}

bool KeyLayout::keeps_apart(std::string_view before, const std::string& key) const
{
    const auto vowel = m_vowels.find(key);
    return vowel != m_vowels.end() && vowel->second.empty() && !consonant_before(before).empty();
}

std::string KeyLayout::face(std::string_view before, const std::string& key, bool is_shifted) const
{
    const auto vowel = m_vowels.find(key);
    if (vowel == m_vowels.end() || vowel->second.empty())
        return written(key, is_shifted);
    const auto consonant = consonant_before(before);
    return consonant.empty() ? key : consonant + vowel->second;
}

const KeyLayout* Layouts::read(const std::string& code)
{
    auto found = m_read.find(code);
    if (found == m_read.end()) {
        auto text = platform::read_file(m_folder / (code + ".json"), kMostFile);
        auto layout = text ? KeyLayout::parse(*text) : platform::Result<KeyLayout>(text.error());
        if (!layout)
            platform::log(platform::LogLevel::Warning, "no keyboard for " + code + ": " + layout.error().detail);
        found = m_read.emplace(code, std::move(layout)).first;
    }
    return found->second ? &*found->second : nullptr;
}

const KeyLayout* Layouts::of(std::string_view language)
{
    const std::string code(language.substr(0, language.find('-')));
    const auto* layout = read(code);
    return layout != nullptr || code == "en" ? layout : read("en");
}

}
