#include "app/form/model/loader.h"

#include "platform/base/trim.h"

#include <algorithm>

namespace kerbside::app {

namespace {

TextForm form_named(std::string_view name)
{
    if (name.empty())
        return TextForm::Plain;
    if (name == "long")
        return TextForm::Long;
    if (name == "short")
        return TextForm::Short;
    if (name == "guidance")
        return TextForm::Guidance;
    if (name == "image")
        return TextForm::Image;
    if (name == "big-image")
        return TextForm::BigImage;
    if (name == "audio")
        return TextForm::Audio;
    if (name == "video")
        return TextForm::Video;
    return TextForm::Other;
}

std::string_view output_of(const platform::XmlNode& element)
{
    const auto value = element.attribute_value("value");
    return value.empty() ? element.attribute_value("ref") : value;
}

/// What the usual converters write where a language has no words of its own.
bool is_stand_in(const Definition& form, const TextValue& value)
{
    return value.count == 1 && platform::trimmed(form.segments[value.first].text) == "-";
}

bool is_heard(TextForm form)
{
    return form == TextForm::Audio || form == TextForm::Video;
}

/// What the form has of this kind in its own language, else in the first that has any; nullptr where none has.
const TextValue* lender_of(const Definition& form, std::size_t number, TextForm kind)
{
    const TextValue* found = nullptr;
    for (const auto& translation : form.translations) {
        const auto& entry = translation.entries[number];
        for (std::uint32_t i = 0; i < entry.count; ++i) {
            const auto& value = form.text_values[entry.first + i];
            if (value.form == kind && !is_stand_in(form, value) && (!found || translation.language == form.default_language))
                found = &value;
        }
    }
    return found;
}

bool is_picture(TextForm form)
{
    return form == TextForm::Image || form == TextForm::BigImage;
}

/// A language that has words for it and no picture at all, of which converters write no dash, shows that of another one.
void lend_pictures(Definition& form, TextEntry& entry, std::size_t number)
{
    bool has_words = false;
    for (std::uint32_t i = 0; i < entry.count; ++i) {
        const auto kind = form.text_values[entry.first + i].form;
        if (is_picture(kind))
            return;
        has_words = has_words || kind == TextForm::Plain;
    }
    if (!has_words)
        return;
    std::vector<TextValue> lent;
    for (const auto kind : {TextForm::Image, TextForm::BigImage})
        if (const auto* const lender = lender_of(form, number, kind))
            lent.push_back(*lender);
    if (lent.empty())
        return;
    // An entry's values lie side by side: it moves to where there is room for one more.
    const auto first = static_cast<std::uint32_t>(form.text_values.size());
    for (std::uint32_t i = 0; i < entry.count; ++i) {
        const auto own = form.text_values[entry.first + i];
        form.text_values.push_back(own);
    }
    form.text_values.insert(form.text_values.end(), lent.begin(), lent.end());
    entry = {first, entry.count + static_cast<std::uint32_t>(lent.size())};
}

}

/// Where a language has a dash, what the form's own language has stands in: labels, hints and reasons, which are better
/// read in another language than not at all, and pictures, also where there is not even a dash. What is heard or watched
/// is not lent.
void Loader::fill_missing_texts()
{
    Definition& form = *m_form;
    for (auto& translation : form.translations)
        for (std::size_t number = 0; number < translation.entries.size(); ++number) {
            const auto entry = translation.entries[number];
            for (std::uint32_t i = 0; i < entry.count; ++i) {
                auto& value = form.text_values[entry.first + i];
                if (!is_stand_in(form, value))
                    continue;
                if (const auto* const lender = is_heard(value.form) ? nullptr : lender_of(form, number, value.form))
                    value = *lender;
                else if (value.form != TextForm::Plain)
                    value.form = TextForm::Other;
            }
            lend_pictures(form, translation.entries[number], number);
        }
}

void Loader::read_itext()
{
    Definition& form = *m_form;
    const XmlNode itext = m_model.first_element("itext");
    for (XmlNode at = itext.first_element("translation"); at; at = at.next_element("translation")) {
        Translation translation;
        translation.language = std::string(at.attribute_value("lang"));
        const auto marked = at.attribute_value("default");
        if (marked == "true()" || marked == "true" || (at.attribute("default") && marked.empty()))
            form.default_language = translation.language;
        for (XmlNode text = at.first_element("text"); text; text = text.next_element("text")) {
            const auto [known, is_new] = form.text_ids.try_emplace(text.attribute_value("id"),
                                                                   static_cast<std::uint32_t>(form.text_ids.size()));
            const std::uint32_t number = known->second;
            if (is_new) { // the key has to outlive the file
                const auto id = keep(known->first);
                form.text_ids.erase(known);
                form.text_ids.emplace(id, number);
            }
            if (translation.entries.size() <= number)
                translation.entries.resize(std::max<std::size_t>(number + 1, translation.entries.size() * 2));
            TextEntry entry{static_cast<std::uint32_t>(form.text_values.size()), 0};
            for (XmlNode value = text.first_element("value"); value; value = value.next_element("value")) {
                const auto first = static_cast<std::uint32_t>(form.segments.size());
                for (XmlNode piece = value.first_child(); piece; piece = piece.next()) {
                    if (piece.kind() == platform::XmlKind::Text) {
                        form.segments.push_back({keep(piece.value())});
                    } else if (piece.is_element() && piece.local() == "output") {
                        m_outputs[number].push_back(
                            {static_cast<std::uint32_t>(form.segments.size()), std::string(output_of(piece)),
                             m_xml->line_of(piece)});
                        form.segments.push_back({});
                    } else if (piece.is_element()) {
                        form.segments.push_back({keep(piece.text())});
                    }
                }
                form.text_values.push_back({form_named(value.attribute_value("form")), first,
                                            static_cast<std::uint32_t>(form.segments.size()) - first});
                ++entry.count;
            }
            translation.entries[number] = entry;
        }
        form.languages.push_back(translation.language);
        form.translations.push_back(std::move(translation));
    }
    for (auto& translation : form.translations)
        translation.entries.resize(form.text_ids.size());
    if (form.default_language.empty() && !form.languages.empty())
        form.default_language = form.languages.front();
    fill_missing_texts();
}

/// The form's title in its languages, where the model names a text for it: for lists of forms, so it has no outputs.
void Loader::read_titles()
{
    Definition& form = *m_form;
    const auto setting = std::find_if(form.settings.begin(), form.settings.end(), [](const auto& each) { return each.first == "title"; });
    if (setting == form.settings.end())
        return;
    const auto text = itext_id(setting->second);
    if (!text) {
        warn(m_model, "the text of the title is not there: " + setting->second);
        return;
    }
    for (const auto& translation : form.translations) {
        const auto& entry = translation.entries[*text];
        std::string title;
        for (std::uint32_t i = 0; i < entry.count && title.empty(); ++i)
            if (const auto& value = form.text_values[entry.first + i]; value.form == TextForm::Plain)
                for (std::uint32_t at = 0; at < value.count; ++at)
                    title += form.segments[value.first + at].text;
        title = std::string(platform::trimmed(title));
        form.titles.push_back(title.empty() ? form.title : title);
    }
}

/// The text that `jr:itext('id')` names, where it is written so.
std::optional<std::uint32_t> Loader::itext_id(std::string_view expression) const
{
    const auto open = expression.find("jr:itext(");
    if (open == std::string_view::npos || expression.find_first_not_of(" \t\r\n") != open)
        return std::nullopt;
    auto rest = expression.substr(open + 9);
    const auto from = rest.find_first_not_of(" \t\r\n");
    if (from == std::string_view::npos || (rest[from] != '\'' && rest[from] != '"'))
        return std::nullopt;
    const auto end = rest.find(rest[from], from + 1);
    if (end == std::string_view::npos)
        return std::nullopt;
    const auto after = rest.find_first_not_of(" \t\r\n", end + 1);
    if (after == std::string_view::npos || rest[after] != ')' ||
        rest.find_first_not_of(" \t\r\n", after + 1) != std::string_view::npos)
        return std::nullopt;
    const auto found = m_form->text_ids.find(rest.substr(from + 1, end - from - 1));
    if (found == m_form->text_ids.end())
        return std::nullopt;
    return found->second;
}

TextSource Loader::segments_of(const XmlNode& element, ModelId model, std::string_view what)
{
    Definition& form = *m_form;
    TextSource source{TextSource::Kind::Segments, static_cast<std::uint32_t>(form.segments.size()), 0};
    for (XmlNode at = element.first_child(); at; at = at.next()) {
        if (at.kind() == platform::XmlKind::Text)
            form.segments.push_back({keep(at.value())});
        else if (at.is_element() && at.local() == "output")
            form.segments.push_back({{}, compile(output_of(at), model, what, at)});
        else if (at.is_element())
            form.segments.push_back({keep(at.text())});
    }
    source.count = static_cast<std::uint32_t>(form.segments.size()) - source.first;
    return source;
}

TextSource Loader::text_source(const XmlNode& element, ModelId model, std::string_view what)
{
    if (!element)
        return {};
    const auto reference = element.attribute_value("ref");
    if (reference.empty())
        return segments_of(element, model, what);
    if (const auto text = itext_id(reference)) {
        compile_outputs(*text, model);
        return {TextSource::Kind::Itext, *text, 0};
    }
    if (reference.find("jr:itext(") != std::string_view::npos && reference.find_first_of("'\"") != std::string_view::npos)
        warn(element, std::string(what) + ": the text " + std::string(reference) + " is not there");
    const ExpressionId expression = compile(reference, model, what, element);
    if (expression < 0)
        return {};
    return {TextSource::Kind::Expression, static_cast<std::uint32_t>(expression), 0};
}

/// A message is a text, or `jr:itext('id')`.
TextSource Loader::message_source(std::string_view text, ModelId model, const XmlNode& at)
{
    if (const auto number = itext_id(text)) {
        compile_outputs(*number, model);
        return {TextSource::Kind::Itext, *number, 0};
    }
    if (text.starts_with("jr:itext(")) {
        const ExpressionId expression = compile(text, model, "message", at);
        return expression < 0 ? TextSource{}
                              : TextSource{TextSource::Kind::Expression, static_cast<std::uint32_t>(expression), 0};
    }
    TextSource source{TextSource::Kind::Segments, static_cast<std::uint32_t>(m_form->segments.size()), 1};
    m_form->segments.push_back({keep(text)});
    return source;
}

/// Outputs within a translated text are relative to the node whose label it is.
void Loader::compile_outputs(std::uint32_t text, ModelId model)
{
    const auto found = m_outputs.find(text);
    if (found == m_outputs.end())
        return;
    Definition& form = *m_form;
    for (const auto& pending : found->second) {
        const ExpressionId known = form.segments[pending.segment].output;
        if (known >= 0 && form.expressions[static_cast<std::size_t>(known)].model == model)
            continue;
        const std::uint64_t key = (std::uint64_t{pending.segment} << 32) | model;
        if (form.other_outputs.contains(key))
            continue;
        const ExpressionId made = compile_at(pending.source, model, "output", pending.line);
        if (known < 0)
            form.segments[pending.segment].output = made;
        else
            form.other_outputs.emplace(key, made);
    }
}

/// Those of texts that no label names outright: they are looked up when the form runs.
void Loader::compile_all_outputs()
{
    for (const auto& [text, pending] : m_outputs)
        if (std::any_of(pending.begin(), pending.end(),
                        [&](const auto& output) { return m_form->segments[output.segment].output < 0; }))
            compile_outputs(text, 0);
}

}
