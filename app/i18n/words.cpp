#include "app/i18n/words.h"

#include "platform/base/direction.h"
#include "platform/base/json.h"

#include <algorithm>

namespace kerbside::app {

namespace {

using platform::Error;
using platform::ErrorKind;

constexpr std::string_view kEnglish = "en";

}

platform::Result<Words> Words::parse(std::string_view json)
{
    TRY_ASSIGN(const auto file, platform::parse_json(json));
    Words words;
    words.m_language = platform::text_at(file, "language");
    words.m_name = platform::text_at(file, "name");
    if (words.m_language.empty() || words.m_name.empty() || !file.contains("words") || !file["words"].is_object())
        return Error{ErrorKind::Invalid, "a translation needs language, name and words"};
    words.m_reviewed = file.contains("reviewed") && file["reviewed"].is_boolean() && file["reviewed"].get<bool>();
    for (const auto& [key, value] : file["words"].items()) {
        if (value.is_string()) {
            words.m_texts.emplace(key, value.get<std::string>());
            continue;
        }
        if (!value.is_object())
            return Error{ErrorKind::Invalid, "neither a text nor plural forms: " + key};
        for (const auto& [category, text] : value.items()) {
            if (!text.is_string())
                return Error{ErrorKind::Invalid, "a plural form that is no text: " + key};
            words.m_texts.emplace(key + "#" + category, text.get<std::string>());
        }
    }
    return words;
}

platform::Result<Words> Words::load(const platform::Path& file)
{
    TRY_ASSIGN(const auto text, platform::read_file(file, 1U << 20));
    return parse(text);
}

std::string_view Words::text(std::string_view key) const
{
    if (const auto found = m_texts.find(key); found != m_texts.end())
        return found->second;
    return m_fallback != nullptr ? m_fallback->text(key) : key;
}

/// In one go from left to right: what stands in a filling is never taken for a name.
std::string Words::filled(std::string_view text, std::span<const Filling> fillings) const
{
    const bool from_right = platform::is_right_to_left_language(m_language);
    std::string whole;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto open = text.find('{', at);
        const auto close = open == text.npos ? open : text.find('}', open);
        if (close == text.npos)
            break;
        whole += text.substr(at, open - at);
        const auto name = text.substr(open + 1, close - open - 1);
        const auto found = std::find_if(fillings.begin(), fillings.end(), [&](const Filling& filling) { return filling.first == name; });
        whole += found == fillings.end() ? std::string(text.substr(open, close + 1 - open)) : platform::isolated(found->second, from_right);
        at = close + 1;
    }
    whole += text.substr(at);
    return whole;
}

std::string Words::fill(std::string_view key, std::initializer_list<Filling> fillings) const
{
    return filled(text(key), std::span(fillings.begin(), fillings.size()));
}

std::string Words::count(std::string_view key, std::uint64_t count, std::initializer_list<Filling> fillings) const
{
    const auto form = std::string(key) + "#" + std::string(name_of(plural_of(m_language, count)));
    if (!m_texts.contains(form))
        return m_fallback != nullptr ? m_fallback->count(key, count, fillings) : std::string(key);
    const auto number = std::to_string(count);
    std::vector<Filling> all(fillings);
    all.emplace_back("count", number);
    return filled(m_texts.find(form)->second, all);
}

platform::Result<Translations> Translations::load(const platform::Path& folder)
{
    std::error_code failed;
    std::vector<platform::Path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed))
        if (entry.path().extension() == ".json")
            files.push_back(entry.path());
    if (failed)
        return Error{ErrorKind::NotFound, "no translations in " + folder.string()};
    auto list = std::make_shared<List>();
    for (const auto& file : files) {
        TRY_ASSIGN(auto words, Words::load(file));
        list->push_back(std::move(words));
    }
    const auto is_english = [](const Words& words) { return words.language() == kEnglish; };
    std::sort(list->begin(), list->end(), [&](const Words& left, const Words& right) {
        return std::pair(!is_english(left), left.language()) < std::pair(!is_english(right), right.language());
    });
    if (list->empty() || !is_english(list->front()))
        return Error{ErrorKind::NotFound, "no English words in " + folder.string()};
    for (auto& words : *list)
        if (!is_english(words))
            words.fall_back_to(list->front());
    return Translations(std::move(list));
}

const Words& Translations::in(std::string_view language) const
{
    const auto code = language.substr(0, language.find('-'));
    const auto found =
        std::find_if(m_words->begin(), m_words->end(), [&](const Words& words) { return words.language() == code; });
    return found == m_words->end() ? m_words->front() : *found;
}

}
