#pragma once

#include "app/i18n/plural.h"
#include "platform/base/file.h"
#include "platform/base/result.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kerbside::app {

/// A name in a text, `{name}`, and what stands there.
using Filling = std::pair<std::string_view, std::string_view>;

/// The app's own words in one language, from `assets/translations/<code>.json`.
/// A form's words are its own (itext); these are the buttons and pages around it.
class Words {
public:
    /// Invalid where the text is not such a file: an object with `language`, `name`, `reviewed` and `words`,
    /// whose members are texts, or objects of texts by plural category.
    static platform::Result<Words> parse(std::string_view json);
    static platform::Result<Words> load(const platform::Path& file);

    const std::string& language() const noexcept { return m_language; }
    /// The language's own name: `Polski`.
    const std::string& name() const noexcept { return m_name; }
    /// Whether a native speaker has read it over. Where not, the app says so.
    bool is_reviewed() const noexcept { return m_reviewed; }

    /// What a missing key is looked up in; it has to outlive this.
    void fall_back_to(const Words& other) noexcept { m_fallback = &other; }

    bool has(std::string_view key) const { return m_texts.contains(key); }
    /// The text of `key`; the key itself where nobody has written it.
    std::string_view text(std::string_view key) const;
    /// What is filled in is isolated where its direction may differ from that of the sentence (platform/base/direction.h).
    std::string fill(std::string_view key, std::initializer_list<Filling>) const;
    /// The form of `key` for `count` things; `{count}` stands for the number.
    std::string count(std::string_view key, std::uint64_t count, std::initializer_list<Filling> = {}) const;

    /// Every key with its text; those with plural forms as `key#one` and so on. For tests.
    const std::map<std::string, std::string, std::less<>>& all() const noexcept { return m_texts; }

private:
    Words() = default;
    std::string filled(std::string_view text, std::span<const Filling> fillings) const;

    std::string m_language;
    std::string m_name;
    bool m_reviewed = false;
    std::map<std::string, std::string, std::less<>> m_texts;
    const Words* m_fallback = nullptr;
};

/// All languages that the program speaks.
class Translations {
public:
    /// Every `*.json` in the folder; English has to be there and stands in for what another lacks.
    static platform::Result<Translations> load(const platform::Path& folder);

    /// English where there is no such language.
    const Words& in(std::string_view language) const;
    /// English first, the others by their code.
    const std::vector<Words>& all() const noexcept { return *m_words; }

private:
    using List = std::vector<Words>;
    explicit Translations(std::shared_ptr<const List> words) : m_words(std::move(words)) {}

    std::shared_ptr<const List> m_words;
};

}
