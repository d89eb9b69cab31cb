#include "app/form/xlsform/instances.h"

#include "app/form/xlsform/expression_scan.h"
#include "app/form/xlsform/references.h"

#include <map>
#include <set>

namespace kerbside::app::xlsform {

namespace {

class Collector {
public:
    Collector(const Draft& draft, Problems& problems) : m_draft(draft), m_problems(problems) {}

    std::vector<ExternalInstance> collect()
    {
        for (const auto& node : m_draft.nodes)
            look_at(node);
        for (const auto& entity : m_draft.entities)
            for (const auto& value : {entity.id, entity.create_if, entity.update_if, entity.label})
                look_at(value.text, {kEntities, entity.row, value.column});
        if (m_last_saved)
            m_found.push_back({"__last-saved", "jr://instance/last-saved"});
        return std::move(m_found);
    }

private:
    void look_at(const Node& node)
    {
        if (node.kind == NodeKind::External) {
            const bool is_csv = node.type->name == "csv-external";
            if (!m_declared.insert(node.name).second) {
                m_problems.error(node.place("name"), quoted(node.name) + " is declared twice: once is enough.");
                return;
            }
            add(node.name, is_csv ? "jr://file-csv/" + node.name + ".csv" : "jr://file/" + node.name + ".xml",
                node.place("name"));
            return;
        }
        for (const auto& attribute : node.bind)
            look_at(attribute.value, node.place(attribute.column));
        for (const auto& attribute : node.body)
            look_at(attribute.value, node.place(attribute.column));
        look_at(node.choice_filter.text, node.place(node.choice_filter.column));
        look_at(node.default_value.text, node.place(node.default_value.column));
        for (const auto* texts : {&node.label, &node.hint, &node.guidance, &node.constraint_message,
                                  &node.required_message})
            for (const auto& one : texts->all())
                see_last_saved(one.text);
        if (node.from_file && node.select != SelectKind::None) {
            const auto dot = node.list.rfind('.');
            const auto folder = node.list.ends_with(".csv") ? "jr://file-csv/" : "jr://file/";
            add(node.list.substr(0, dot), folder + node.list, node.place("type"));
        }
    }

    void look_at(std::string_view expression, const Place& place)
    {
        if (expression.empty())
            return;
        see_last_saved(expression);
        for (const auto& file : pulldata_files(expression))
            add(file, "jr://file-csv/" + file + ".csv", place);
    }

    void see_last_saved(std::string_view text)
    {
        m_last_saved = m_last_saved || text.find("${last-saved#") != std::string_view::npos;
    }

    void add(const std::string& id, const std::string& source, const Place& place)
    {
        if (m_draft.list(id) != nullptr) {
            m_problems.error(place, "The list " + quoted(id) + " of the sheet choices and the file of that name would be "
                                                               "the same instance: rename one of them.");
            return;
        }
        const auto [other, is_new] = m_sources.emplace(id, source);
        if (is_new)
            m_found.push_back({id, source});
        else if (other->second != source)
            m_problems.error(place, quoted(id) + " would be read from " + source + " here and from " + other->second +
                                        " elsewhere: rename one of them.");
    }

    const Draft& m_draft;
    Problems& m_problems;
    std::vector<ExternalInstance> m_found;
    std::map<std::string, std::string> m_sources;
    std::set<std::string_view> m_declared;
    bool m_last_saved = false;
};

}

std::vector<ExternalInstance> external_instances(const Draft& draft, Problems& problems)
{
    return Collector(draft, problems).collect();
}

}
