#include "app/form/xlsform/itext.h"

#include "platform/xml/writer.h"

#include <algorithm>
#include <array>

namespace kerbside::app::xlsform {

namespace {

constexpr std::array<std::string_view, kMediaKinds> kFolders = {"jr://images/", "jr://images/", "jr://audio/",
                                                                "jr://video/"};

const Texts::One* in_language(const Texts& texts, std::string_view language, std::string_view default_language)
{
    for (const auto& one : texts.all())
        if (one.language == language || (one.language.empty() && language == default_language))
            return &one;
    return nullptr;
}

}

Itext::Itext(const Draft& draft) : m_draft(draft)
{
    // The usual converters write the choices' languages first, then the questions', and those of media last:
    // a form without a default language opens in the first.
    add_choices();
    for (std::uint32_t i = 1; i < draft.nodes.size(); ++i)
        add_node(i);
    for (const auto& node : draft.nodes)
        for (const auto& texts : node.media)
            touch(texts);
}

void Itext::touch(std::string_view language)
{
    if (language.empty())
        language = m_draft.default_language;
    if (std::ranges::find(m_languages, language) == m_languages.end())
        m_languages.push_back(language);
}

void Itext::touch(const Texts& texts)
{
    for (const auto& one : texts.all())
        touch(one.language);
}

void Itext::add_choices()
{
    for (const auto& list : m_draft.lists) {
        if (!list.needs_itext)
            continue;
        for (std::size_t i = 0; i < list.choices.size(); ++i) {
            const auto& choice = list.choices[i];
            touch(choice.label);
            for (const auto& texts : choice.media)
                touch(texts);
            m_entries.push_back({list.name + "-" + std::to_string(i), &choice.label, nullptr, &choice.media, 0,
                                 {kChoices, choice.row, {}}});
        }
    }
}

void Itext::add_node(std::uint32_t index)
{
    const auto& node = m_draft.nodes[index];
    std::string path;
    const auto add = [&](const char* suffix, const Texts& text, const Texts* guidance, const MediaTexts* media) {
        if (path.empty())
            path = m_draft.path(index);
        touch(text);
        if (guidance != nullptr)
            touch(*guidance);
        m_entries.push_back({path + suffix, &text, guidance, media, index, node.place()});
    };
    if (has_message(node.constraint_message))
        add(":jr:constraintMsg", node.constraint_message, nullptr, nullptr);
    if (has_message(node.required_message))
        add(":jr:requiredMsg", node.required_message, nullptr, nullptr);
    if (has_message(node.no_app_message))
        add(":jr:noAppErrorString", node.no_app_message, nullptr, nullptr);
    if (has_label(node))
        add(":label", node.label, nullptr, &node.media);
    if (has_hint(node))
        add(":hint", node.hint, &node.guidance, nullptr);
}

void Itext::write_value(platform::XmlWriter& writer, Resolver& resolver, const Entry& entry, const Texts& texts,
                        std::string_view form, std::string_view language) const
{
    if (texts.empty())
        return;
    const auto* one = in_language(texts, language, m_draft.default_language);
    writer.open("value");
    if (!form.empty())
        writer.attribute("form", form);
    if (one == nullptr)
        writer.text("-");
    else
        resolver.write_text(writer, one->text, entry.context, {entry.place.sheet, entry.place.row, one->column});
    writer.close();
}

std::string Itext::title_id(const Draft& draft)
{
    return draft.path(0) + ":title";
}

/// A language without one of its own has the title that stands for all.
void Itext::write_title(platform::XmlWriter& writer, std::string_view language) const
{
    if (m_draft.titles.empty())
        return;
    const auto* one = in_language(m_draft.titles, language, m_draft.default_language);
    writer.open("text");
    writer.attribute("id", title_id(m_draft));
    writer.leaf("value", one == nullptr ? m_draft.setting("title") : one->text);
    writer.close();
}

void Itext::write(platform::XmlWriter& writer, Resolver& resolver) const
{
    writer.open("itext");
    for (const auto language : m_languages) {
        writer.open("translation");
        if (language == m_draft.default_language)
            writer.attribute("default", "true()");
        writer.attribute("lang", language);
        write_title(writer, language);
        for (const auto& entry : m_entries) {
            writer.open("text");
            writer.attribute("id", entry.id);
            write_value(writer, resolver, entry, *entry.text, {}, language);
            if (entry.guidance != nullptr)
                write_value(writer, resolver, entry, *entry.guidance, "guidance", language);
            if (entry.media != nullptr)
                for (std::size_t kind = 0; kind < kMediaKinds; ++kind) {
                    const auto* one = in_language((*entry.media)[kind], language, m_draft.default_language);
                    if (one == nullptr)
                        continue;
                    writer.open("value");
                    writer.attribute("form", kMediaNames[kind]);
                    writer.text(kFolders[kind]);
                    resolver.write_text(writer, one->text, entry.context,
                                        {entry.place.sheet, entry.place.row, one->column});
                    writer.close();
                }
            writer.close();
        }
        writer.close();
    }
    writer.close();
}

}
