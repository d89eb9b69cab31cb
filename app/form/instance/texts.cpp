#include "app/form/instance/engine.h"

#include "platform/base/direction.h"

namespace kerbside::app {

namespace {

void trim(std::string& text)
{
    const auto from = text.find_first_not_of(" \t\r\n");
    if (from == std::string::npos) {
        text.clear();
        return;
    }
    text.erase(text.find_last_not_of(" \t\r\n") + 1);
    text.erase(0, from);
}

}

std::optional<std::uint32_t> Engine::document(std::string_view id)
{
    const auto found = m_definition.document_ids.find(std::string(id));
    if (found == m_definition.document_ids.end())
        return std::nullopt;
    return found->second;
}

void Engine::append_segment(std::string& out, const Segment& segment, std::uint32_t number, NodeId origin)
{
    out += segment.text;
    if (segment.output < 0)
        return;
    const ModelId model = m_primary.state(origin).model;
    ExpressionId chosen = segment.output;
    const auto other = m_definition.other_outputs.find((std::uint64_t{number} << 32) | model);
    if (other != m_definition.other_outputs.end())
        chosen = other->second;
    if (chosen < 0)
        return;
    const auto& expression = m_definition.expressions[static_cast<std::size_t>(chosen)];
    NodeId node = origin;
    if (expression.model != model) {
        // A text looked up by its id at run time: it can only speak of the whole form.
        if (m_definition.model[expression.model].owner != 0)
            return;
        node = m_primary.node(0, m_definition.model[expression.model].slot);
    }
    // A label may be asked for while another expression is being evaluated (jr:choice-name).
    xpath::Evaluator evaluator(m_definition.code, m_world);
    evaluator.begin({0, node});
    evaluator.set_budget(m_evaluator.budget());
    const auto text = evaluator.string(expression.root);
    m_evaluator.set_budget(evaluator.budget());
    if (!evaluator.failed())
        out += m_isolates ? platform::isolated(text, platform::has_right_to_left(segment.text) || platform::has_right_to_left(out)) : text;
}

std::optional<std::string> Engine::text_of_entry(std::uint32_t text, NodeId origin, TextForm form)
{
    const auto from = [&](std::size_t translation) -> std::optional<std::string> {
        const auto& entry = m_definition.translations[translation].entries[text];
        const TextValue* best = nullptr;
        for (std::uint32_t i = 0; i < entry.count; ++i) {
            const TextValue& value = m_definition.text_values[entry.first + i];
            if (value.form == form) {
                best = &value;
                break;
            }
            if (form == TextForm::Plain && (value.form == TextForm::Long || value.form == TextForm::Short) &&
                (best == nullptr || value.form == TextForm::Long))
                best = &value;
        }
        if (best == nullptr)
            return std::nullopt;
        std::string out;
        for (std::uint32_t i = 0; i < best->count; ++i)
            append_segment(out, m_definition.segments[best->first + i], best->first + i, origin);
        trim(out);
        return out;
    };
    if (m_translation >= m_definition.translations.size())
        return std::nullopt;
    if (auto out = from(m_translation))
        return out;
    // Media and guidance of a language that has none are not taken from another.
    if (form != TextForm::Plain)
        return std::nullopt;
    for (std::size_t i = 0; i < m_definition.translations.size(); ++i)
        if (m_definition.translations[i].language == m_definition.default_language)
            return from(i);
    return std::nullopt;
}

std::optional<std::string> Engine::text(const TextSource& source, NodeId origin, TextForm form)
{
    m_isolates = is_isolating(form);
    auto made = text_of(source, origin, form);
    m_isolates = false;
    return made;
}

std::optional<std::string> Engine::text_of(const TextSource& source, NodeId origin, TextForm form)
{
    switch (source.kind) {
    case TextSource::Kind::None:
        return std::nullopt;
    case TextSource::Kind::Segments: {
        if (form != TextForm::Plain)
            return std::nullopt;
        std::string out;
        for (std::uint32_t i = 0; i < source.count; ++i)
            append_segment(out, m_definition.segments[source.first + i], source.first + i, origin);
        trim(out);
        if (out.empty())
            return std::nullopt;
        return out;
    }
    case TextSource::Kind::Itext:
        return text_of_entry(source.first, origin, form);
    case TextSource::Kind::Expression: {
        if (form != TextForm::Plain)
            return std::nullopt;
        // Of a repeat's label, asked for while the series has no instance, nothing can be said.
        const auto& expression = m_definition.expressions[source.first];
        const auto node = own_node(expression.model, origin);
        if (!node)
            return std::nullopt;
        xpath::Evaluator evaluator(m_definition.code, m_world);
        evaluator.begin({0, *node});
        evaluator.set_budget(m_evaluator.budget());
        auto out = evaluator.string(expression.root);
        m_evaluator.set_budget(evaluator.budget());
        if (evaluator.failed())
            return std::nullopt;
        trim(out);
        return out;
    }
    }
    return std::nullopt;
}

std::optional<std::string> Engine::itext(std::string_view id)
{
    const auto found = m_definition.text_ids.find(id);
    if (found == m_definition.text_ids.end())
        return std::nullopt;
    return text_of_entry(found->second, m_primary.root(), TextForm::Plain).value_or("");
}

}
