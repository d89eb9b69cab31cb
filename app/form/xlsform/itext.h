#pragma once

#include "app/form/xlsform/model.h"
#include "app/form/xlsform/references.h"

#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app::xlsform {

/// The texts that go to <itext> (ODK XForms §languages): those in several languages, with media or guidance, and
/// those of choices that must be drawn anew as answers change.
class Itext {
public:
    explicit Itext(const Draft&);

    /// Whether the texts times the languages, most of them dashes, would be too many to write.
    bool is_too_large() const { return m_entries.size() * m_languages.size() > kMostTexts; }
    bool is_empty() const { return m_languages.empty(); }
    const std::vector<std::string_view>& languages() const { return m_languages; }
    /// What the title in the form's languages is called here: the title that is written in <h:title> is in none.
    static std::string title_id(const Draft&);
    void write(platform::XmlWriter&, Resolver&) const;

    static bool has_label(const Node& node) { return node.label.is_localized() || has_media(node.media); }
    static bool has_hint(const Node& node) { return node.hint.is_localized() || !node.guidance.empty(); }
    static bool has_message(const Texts& message) { return message.is_localized() || message.has_reference(); }

private:
    static constexpr std::size_t kMostTexts = 3'000'000;

    struct Entry {
        std::string id;
        const Texts* text;
        const Texts* guidance;
        const MediaTexts* media;
        std::uint32_t context;
        Place place;
    };

    void touch(const Texts&);
    void touch(std::string_view language);
    void add_choices();
    void add_node(std::uint32_t index);
    void write_title(platform::XmlWriter&, std::string_view language) const;
    void write_value(platform::XmlWriter&, Resolver&, const Entry&, const Texts&, std::string_view form,
                     std::string_view language) const;

    const Draft& m_draft;
    std::vector<std::string_view> m_languages;
    std::vector<Entry> m_entries;
};

}
