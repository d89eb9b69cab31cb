#include "app/i18n/words.h"

#include "platform/base/json.h"

#include <algorithm>

namespace kerbside::app {

namespace {

using platform::Error;
using platform::ErrorKind;

constexpr std::string_view kEnglish = "en";

void replace_all(std::string& text, const std::string& from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

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

std::string Words::fill(std::string_view key, std::initializer_list<Filling> fillings) const
{
    std::string filled(text(key));
    for (const auto& [name, value] : fillings)
        replace_all(filled, "{" + std::string(name) + "}", value);
    return filled;
}

std::string Words::count(std::string_view key, std::uint64_t count, std::initializer_list<Filling> fillings) const
{
    const auto form = std::string(key) + "#" + std::string(name_of(plural_of(m_language, count)));
    if (!m_texts.contains(form))
        return m_fallback != nullptr ? m_fallback->count(key, count, fillings) : std::string(key);
    auto filled = fill(form, fillings);
    replace_all(filled, "{count}", std::to_string(count));
    return filled;
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
