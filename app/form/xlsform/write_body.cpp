#include "app/form/xlsform/expression_scan.h"
#include "app/form/xlsform/text.h"
#include "app/form/xlsform/write_xform.h"
#include "platform/xml/writer.h"

#include <algorithm>

namespace kerbside::app::xlsform {

namespace {

class BodyWriter {
public:
    BodyWriter(platform::XmlWriter& writer, const Draft& draft, Resolver& resolver, Problems& problems)
        : m_writer(writer), m_draft(draft), m_resolver(resolver), m_problems(problems)
    {
        for (std::uint32_t i = 1; i < draft.nodes.size(); ++i)
            for (const auto& name : draft.nodes[i].triggers)
                m_triggered[name].push_back(i);
    }

    void children(std::uint32_t section)
    {
        for (const auto child : m_draft.nodes[section].children)
            control(child);
    }

private:
    void control(std::uint32_t index)
    {
        const auto& node = m_draft.nodes[index];
        if (node.kind == NodeKind::Group)
            group(index);
        else if (node.kind == NodeKind::Repeat)
            repeat(index);
        else if (node.kind == NodeKind::Question && is_shown(node))
            question(index);
    }

    static bool is_shown(const Node& node)
    {
        if (node.type->control.empty())
            return false;
        const bool is_computed = find(node.bind, "calculate") != nullptr || !node.triggers.empty();
        return !is_computed || !node.label.empty() || !node.hint.empty() || has_media(node.media);
    }

    void group(std::uint32_t index)
    {
        const auto& node = m_draft.nodes[index];
        if (find(node.body, "bodyless") != nullptr)
            return;
        m_writer.open("group");
        m_writer.attribute("ref", m_draft.path(index));
        attributes(index);
        if (!node.label.empty() || has_media(node.media))
            label(index);
        children(index);
        m_writer.close();
    }

    void repeat(std::uint32_t index)
    {
        m_writer.open("group");
        m_writer.attribute("ref", m_draft.path(index));
        label(index);
        m_writer.open("repeat");
        m_writer.attribute("nodeset", m_draft.path(index));
        attributes(index);
        children(index);
        write_repeat_actions(m_writer, m_draft, m_resolver, index);
        m_writer.close();
        m_writer.close();
    }

    void attributes(std::uint32_t index)
    {
        const auto& node = m_draft.nodes[index];
        for (const auto& attribute : node.body)
            if (attribute.name != "ref" && attribute.name != "nodeset" && attribute.name != "mediatype")
                m_writer.attribute(attribute.name,
                                   m_resolver.expression(attribute.value, index, node.place(attribute.column)));
    }

    void label(std::uint32_t index)
    {
        const auto& node = m_draft.nodes[index];
        m_writer.open("label");
        if (Itext::has_label(node))
            m_writer.attribute("ref", "jr:itext('" + m_draft.path(index) + ":label')");
        else
            m_resolver.write_text(m_writer, node.label.first(), index, node.place(node.label.column()));
        m_writer.close();
    }

    void hint(std::uint32_t index)
    {
        const auto& node = m_draft.nodes[index];
        if (node.hint.empty() && node.guidance.empty())
            return;
        m_writer.open("hint");
        if (Itext::has_hint(node))
            m_writer.attribute("ref", "jr:itext('" + m_draft.path(index) + ":hint')");
        else
            m_resolver.write_text(m_writer, node.hint.first(), index, node.place(node.hint.column()));
        m_writer.close();
    }

    void question(std::uint32_t index)
    {
        const auto& node = m_draft.nodes[index];
        m_writer.open(node.type->control);
        m_writer.attribute("ref", m_draft.path(index));
        if (node.type->control == "upload") {
            const auto* given = find(node.body, "mediatype");
            m_writer.attribute("mediatype", given != nullptr ? std::string_view(given->value) : node.type->mediatype);
        }
        attributes(index);
        if (node.select == SelectKind::External)
            m_writer.attribute("query", filtered("instance('" + node.list + "')/root/item", index));
        label(index);
        hint(index);
        choices(index);
        actions(index);
        m_writer.close();
    }

    std::string filtered(std::string nodeset, std::uint32_t index)
    {
        const auto& node = m_draft.nodes[index];
        if (node.choice_filter.empty())
            return nodeset;
        return nodeset + "[" +
               m_resolver.expression(node.choice_filter.text, index, node.place(node.choice_filter.column),
                                     Current::Always) +
               "]";
    }

    void choices(std::uint32_t index)
    {
        const auto& node = m_draft.nodes[index];
        if (node.list.empty() || node.select == SelectKind::External)
            return;
        if (node.type->name == "osm") {
            osm_tags(index);
            return;
        }
        const auto* appearance = find(node.body, "appearance");
        if (node.select != SelectKind::None && appearance != nullptr && has_search(appearance->value))
            search_items(index);
        else if (const auto name = sole_reference(node.list); !name.empty())
            itemset_of_answers(index, name);
        else
            itemset_of_list(index);
    }

    void itemset(const std::string& nodeset, std::uint32_t index, std::string_view value, std::string_view label_ref)
    {
        const auto& node = m_draft.nodes[index];
        m_writer.open("itemset");
        if (!node.randomize) {
            m_writer.attribute("nodeset", nodeset);
        } else {
            auto seed = m_resolver.expression(node.seed, index, node.place("parameters"));
            m_writer.attribute("nodeset", "randomize(" + nodeset +
                                              (seed.empty() ? "" : ", " + std::string(trimmed(seed))) + ")");
        }
        m_writer.open("value");
        m_writer.attribute("ref", value);
        m_writer.close();
        m_writer.open("label");
        m_writer.attribute("ref", label_ref);
        m_writer.close();
        m_writer.close();
    }

    void itemset_of_list(std::uint32_t index)
    {
        const auto& node = m_draft.nodes[index];
        const auto* list = m_draft.list(node.list);
        if (node.select == SelectKind::None && list == nullptr && !is_known_instance(node.list))
            m_problems.error(node.place("parameters"),
                             "reference-geometry must name a choice list, an external file or a repeat such as "
                             "${trees}, not " + quoted(node.list) + ".");
        const auto id = node.from_file ? node.list.substr(0, node.list.rfind('.')) : node.list;
        const std::string_view label_ref = list != nullptr && list->needs_itext ? "jr:itext(itextId)"
                                           : node.label_ref.empty()             ? std::string_view("label")
                                                                                : std::string_view(node.label_ref);
        itemset(filtered("instance('" + id + "')/root/item", index), index,
                node.value_ref.empty() ? "name" : node.value_ref, label_ref);
    }

    bool is_known_instance(std::string_view id) const
    {
        return std::ranges::any_of(m_draft.nodes,
                                   [&](const Node& node) {
                                       return (node.kind == NodeKind::External && node.name == id) ||
                                              (node.from_file && node.list.substr(0, node.list.rfind('.')) == id);
                                   }) ||
               std::ranges::find(m_draft.entities, id, &Entity::dataset) != m_draft.entities.end();
    }

    /// Choices that are earlier answers: `select_one ${name}`, where name is asked in a repeat.
    void itemset_of_answers(std::uint32_t index, std::string_view name)
    {
        const auto& node = m_draft.nodes[index];
        const auto place = node.place(node.select == SelectKind::None ? "parameters" : "type");
        const auto target = m_resolver.node(name, place);
        if (target == 0)
            return;
        const bool is_repeat = m_draft.nodes[target].kind == NodeKind::Repeat;
        if (node.select == SelectKind::None && !is_repeat) {
            m_problems.error(place, "reference-geometry must name a repeat, and ${" + std::string(name) + "} is none.");
            return;
        }
        const std::string field = is_repeat ? "geometry" : std::string(name);
        // The instances to choose from are those of the repeat that the answers lie in.
        const auto base = is_repeat ? target : m_draft.nodes[target].parent;
        const auto repeat = is_repeat ? target : m_draft.repeat_around(target);
        const auto nodeset =
            repeat == 0 ? m_draft.path(base)
                        : m_resolver.path(repeat, index, false) + m_draft.path(base).substr(m_draft.path(repeat).size());
        const auto filter = node.choice_filter.empty()
                                ? "./" + field + " != ''"
                                : m_resolver.predicate(node.choice_filter.text, index, base,
                                                       node.place(node.choice_filter.column));
        itemset(nodeset + "[" + filter + "]", index, field, field);
    }

    /// Collect fills selects with search() itself; their choices stand in the control.
    void search_items(std::uint32_t index)
    {
        const auto& node = m_draft.nodes[index];
        const auto* list = m_draft.list(node.list);
        if (list == nullptr) {
            m_problems.error(node.place("appearance"), "search() cannot be used with choices from a file: remove one.");
            return;
        }
        for (std::size_t i = 0; i < list->choices.size(); ++i)
            item(*list, i, index);
    }

    void item(const ChoiceList& list, std::size_t i, std::uint32_t index)
    {
        const auto& choice = list.choices[i];
        m_writer.open("item");
        m_writer.open("label");
        if (list.needs_itext)
            m_writer.attribute("ref", "jr:itext('" + list.name + "-" + std::to_string(i) + "')");
        else
            m_resolver.write_text(m_writer, choice.label.first(), index, {kChoices, choice.row, "label"});
        m_writer.close();
        m_writer.leaf("value", choice.name);
        m_writer.close();
    }

    void osm_tags(std::uint32_t index)
    {
        const auto& lists = m_draft.osm_lists;
        const auto found = std::ranges::find(lists, m_draft.nodes[index].list, &ChoiceList::name);
        if (found == lists.end())
            return;
        for (const auto& tag : found->choices) {
            m_writer.open("tag");
            m_writer.attribute("key", tag.name);
            m_writer.leaf("label", tag.label.first());
            if (const auto values = std::ranges::find(lists, tag.name, &ChoiceList::name);
                values != lists.end() && values != found)
                for (std::size_t i = 0; i < values->choices.size(); ++i)
                    item(*values, i, index);
            m_writer.close();
        }
    }

    void actions(std::uint32_t index)
    {
        const auto found = m_triggered.find(m_draft.nodes[index].name);
        if (found == m_triggered.end())
            return;
        for (const auto target : found->second) {
            const auto& node = m_draft.nodes[target];
            m_writer.open(node.type->name == "background-geopoint" ? "odk:setgeopoint" : "setvalue");
            m_writer.attribute("ref", m_draft.path(target));
            m_writer.attribute("event", "xforms-value-changed");
            if (const auto* calculation = find(node.bind, "calculate"))
                m_writer.attribute("value",
                                   m_resolver.expression(calculation->value, target, node.place(calculation->column)));
            m_writer.close();
        }
    }

    platform::XmlWriter& m_writer;
    const Draft& m_draft;
    Resolver& m_resolver;
    Problems& m_problems;
    std::map<std::string_view, std::vector<std::uint32_t>> m_triggered;
};

}

void write_body(platform::XmlWriter& writer, const Draft& draft, Resolver& resolver, Problems& problems)
{
    BodyWriter(writer, draft, resolver, problems).children(0);
}

}
