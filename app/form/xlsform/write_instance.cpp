#include "app/form/xlsform/text.h"
#include "app/form/xlsform/write_xform.h"
#include "platform/xml/writer.h"

namespace kerbside::app::xlsform {

namespace {

/// What lies in n repeats, each in a group of the one around it, is written about n times: past this it is refused.
constexpr std::size_t kMostElements = 2'000'000;

/// Writes nodes of the primary instance. A repeat is a template followed by one plain instance; within the plain
/// one there are no templates, and a repeat straight within a template is a template only.
class InstanceWriter {
public:
    InstanceWriter(platform::XmlWriter& writer, const Draft& draft, Resolver& resolver)
        : m_writer(writer), m_draft(draft), m_resolver(resolver)
    {
        for (const auto& entity : draft.entities)
            m_entities[entity.container] = &entity;
    }

    bool is_too_large() const { return m_elements > kMostElements; }

    void root()
    {
        const auto& root = m_draft.root();
        m_writer.open(root.name);
        for (const auto& attribute : m_draft.root_attributes)
            if (attribute.name != "id" && attribute.name != "version")
                m_writer.attribute(attribute.name, attribute.value);
        if (const auto uri = m_draft.setting("instance_xmlns"); !uri.empty())
            m_writer.attribute("xmlns", uri);
        m_writer.attribute("id", m_draft.setting("id"));
        for (const auto& [setting, attribute] : {std::pair{"version", "version"}, std::pair{"prefix", "odk:prefix"},
                                                 std::pair{"delimiter", "odk:delimiter"}})
            if (const auto value = m_draft.setting(setting); !value.empty())
                m_writer.attribute(attribute, value);
        children(0, false);
        m_writer.close();
    }

private:
    void children(std::uint32_t section, bool no_templates)
    {
        for (const auto child : m_draft.nodes[section].children) {
            const auto kind = m_draft.nodes[child].kind;
            if (kind == NodeKind::External || kind == NodeKind::Meta)
                continue;
            if (kind == NodeKind::Repeat && !no_templates) {
                repeat_template(child);
                node(child, true);
            } else {
                node(child, no_templates);
            }
        }
        meta(section);
    }

    void node(std::uint32_t index, bool no_templates)
    {
        if (++m_elements > kMostElements)
            return;
        const auto& node = m_draft.nodes[index];
        m_writer.open(node.name);
        for (const auto& attribute : node.instance)
            m_writer.attribute(attribute.name,
                               m_resolver.expression(attribute.value, index, node.place(attribute.column)));
        if (node.is_section())
            children(index, no_templates);
        else if (!node.default_value.empty() && !node.dynamic_default)
            m_writer.text(node.default_value.text);
        m_writer.close();
    }

    void repeat_template(std::uint32_t index)
    {
        if (++m_elements > kMostElements)
            return;
        const auto& repeat = m_draft.nodes[index];
        m_writer.open(repeat.name);
        for (const auto& attribute : repeat.instance)
            m_writer.attribute(attribute.name,
                               m_resolver.expression(attribute.value, index, repeat.place(attribute.column)));
        m_writer.attribute("jr:template", "");
        for (const auto child : repeat.children) {
            const auto kind = m_draft.nodes[child].kind;
            if (kind == NodeKind::Repeat)
                repeat_template(child);
            else if (kind != NodeKind::External && kind != NodeKind::Meta)
                node(child, false);
        }
        meta(index);
        m_writer.close();
    }

    void meta(std::uint32_t section)
    {
        const auto entity = m_entities.find(section);
        bool has_any = entity != m_entities.end();
        if (section == 0)
            for (const auto child : m_draft.root().children)
                has_any = has_any || m_draft.nodes[child].kind == NodeKind::Meta;
        if (!has_any)
            return;
        m_writer.open("meta");
        if (section == 0)
            for (const auto child : m_draft.root().children)
                if (m_draft.nodes[child].kind == NodeKind::Meta)
                    m_writer.leaf(m_draft.nodes[child].name, {});
        if (entity != m_entities.end()) {
            m_writer.open("entity");
            for (const auto& attribute : attributes_of(*entity->second))
                m_writer.attribute(attribute.name, attribute.value);
            if (!entity->second->label.empty())
                m_writer.leaf("label", {});
            m_writer.close();
        }
        m_writer.close();
    }

    platform::XmlWriter& m_writer;
    const Draft& m_draft;
    Resolver& m_resolver;
    std::map<std::uint32_t, const Entity*> m_entities;
    std::size_t m_elements = 0;
};

void write_item(platform::XmlWriter& writer, const ChoiceList& list, std::size_t index)
{
    const auto& choice = list.choices[index];
    writer.open("item");
    if (list.needs_itext)
        writer.leaf("itextId", list.name + "-" + std::to_string(index));
    writer.leaf("name", choice.name);
    if (!list.needs_itext && !choice.label.empty())
        writer.leaf("label", choice.label.first());
    for (const auto& [column, text] : choice.more)
        writer.leaf(column, text);
    writer.close();
}

}

void write_primary_instance(platform::XmlWriter& writer, const Draft& draft, Resolver& resolver, Problems& problems)
{
    writer.open("instance");
    InstanceWriter instance(writer, draft, resolver);
    instance.root();
    if (instance.is_too_large())
        problems.error({kSurvey, 0, {}}, "Repeats are nested so that the form would be too large.");
    writer.close();
}

void write_choice_instances(platform::XmlWriter& writer, const Draft& draft)
{
    for (const auto& list : draft.lists) {
        if (list.is_search)
            continue;
        writer.open("instance");
        writer.attribute("id", list.name);
        writer.open("root");
        for (std::size_t i = 0; i < list.choices.size(); ++i)
            write_item(writer, list, i);
        writer.close();
        writer.close();
    }
}

}
