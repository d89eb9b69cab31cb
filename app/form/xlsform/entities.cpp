#include "app/form/xlsform/entities.h"

#include "app/form/xlsform/headers.h"
#include "app/form/xlsform/references.h"
#include "app/form/xlsform/sheet_names.h"
#include "app/form/xlsform/text.h"

#include <algorithm>
#include <array>
#include <map>

namespace kerbside::app::xlsform {

namespace {

constexpr std::size_t kMostEntities = 200;

/// Something in the survey that an entity has to do with.
struct Use {
    std::uint32_t node = 0;
    std::string property; ///< empty for a reference from the sheet entities
    Place place;
};

class EntityReader {
public:
    EntityReader(Draft& draft, Problems& problems) : m_draft(draft), m_problems(problems) {}

    void read(const Sheet& sheet)
    {
        const auto columns = read_headers(sheet, kEntities, entity_aliases(), m_problems);
        for (const auto& column : columns)
            if (column.field == Field::Unknown)
                m_problems.error({kEntities, sheet.rows[0].number, column.header},
                                 "The sheet has no use for the column " + quoted(column.header) + "." +
                                     did_you_mean(column.header, std::to_array<std::string_view>(
                                                                     {"list_name", "label", "entity_id", "create_if",
                                                                      "update_if"})));
        if (sheet.rows.size() > kMostEntities + 1) {
            m_problems.error({kEntities, 0, {}}, "The form declares too many entities.");
            return;
        }
        for (std::size_t i = 1; i < sheet.rows.size() && !m_problems.is_full(); ++i)
            declare(sheet.rows[i], columns);
    }

    void place_them()
    {
        for (std::uint32_t i = 1; i < m_draft.nodes.size(); ++i)
            m_names.emplace(m_draft.nodes[i].name, i);
        for (std::uint32_t i = 1; i < m_draft.nodes.size(); ++i)
            if (find(m_draft.nodes[i].bind, "entities:saveto") != nullptr)
                save_to(i);
        for (auto& entity : m_draft.entities) {
            refer(entity);
            check_source(entity);
        }
        std::map<std::uint32_t, const Entity*> taken;
        for (auto& entity : m_draft.entities)
            allot(entity, taken);
    }

private:
    void declare(const Row& row, const std::vector<Column>& columns)
    {
        Entity entity{.row = row.number};
        std::string_view dataset_column = "list_name";
        for (const auto& column : columns) {
            const Value value{row.at(column.index), column.header};
            check_references(value.text, {kEntities, row.number, column.header}, m_problems);
            switch (column.field) {
            case Field::ListName:
                entity.dataset = value.text;
                dataset_column = column.header;
                break;
            case Field::EntityId:
                entity.id = value;
                break;
            case Field::CreateIf:
                entity.create_if = value;
                break;
            case Field::UpdateIf:
                entity.update_if = value;
                break;
            case Field::Label:
                entity.label = value;
                break;
            default:
                break;
            }
        }
        const Place place{kEntities, row.number, dataset_column};
        check_name(entity.dataset, "list_name", place);
        if (std::ranges::find(m_draft.entities, entity.dataset, &Entity::dataset) != m_draft.entities.end())
            m_problems.error(place, "The entity list " + quoted(entity.dataset) + " is declared twice.");
        if (entity.id.empty() && !entity.update_if.empty())
            m_problems.error({kEntities, row.number, entity.update_if.column},
                             "update_if needs an entity_id: which entity is to be updated?");
        if (!entity.id.empty() && !entity.create_if.empty() && entity.update_if.empty())
            m_problems.error({kEntities, row.number, entity.create_if.column},
                             "With an entity_id, create_if needs an update_if beside it.");
        if (entity.id.empty() && entity.label.empty())
            m_problems.error({kEntities, row.number, "label"}, "A new entity needs a label.");
        m_draft.entities.push_back(std::move(entity));
    }

    void check_name(std::string_view name, std::string_view what, const Place& place)
    {
        const std::string begin = quoted(name) + " cannot be a " + std::string(what) + ": ";
        if (name.empty())
            m_problems.error(place, "The " + std::string(what) + " is missing.");
        else if (name.starts_with("__"))
            m_problems.error(place, begin + "names that begin with two underscores are taken.");
        else if (what == "list_name" && name.find('.') != std::string_view::npos)
            m_problems.error(place, begin + "it has a full stop in it.");
        else if (!is_xml_name(name))
            m_problems.error(place, begin + "begin with a letter or _, and use letters, digits, - . _ only.");
    }

    void save_to(std::uint32_t index)
    {
        auto& node = m_draft.nodes[index];
        const auto attribute = *find(node.bind, "entities:saveto");
        const auto place = node.place(attribute.column);
        std::string_view property = attribute.value;
        std::string_view dataset;
        if (const auto hash = property.find('#'); hash != std::string_view::npos) {
            dataset = property.substr(0, hash);
            property.remove_prefix(hash + 1);
        }
        if (m_draft.entities.empty()) {
            m_problems.error(place, "save_to needs a sheet \"entities\" that declares the entity.");
            return;
        }
        if (node.is_section()) {
            m_problems.error(place, "A group or repeat cannot be saved as a property: move save_to to a question.");
            return;
        }
        if (dataset.empty() && m_draft.entities.size() > 1) {
            m_problems.error(place, "There are several entity lists: write which one, as in " +
                                        m_draft.entities[0].dataset + "#" + std::string(property) + ".");
            return;
        }
        const auto entity = dataset.empty() ? m_draft.entities.begin()
                                            : std::ranges::find(m_draft.entities, dataset, &Entity::dataset);
        if (entity == m_draft.entities.end()) {
            m_problems.error(place, "There is no entity list " + quoted(dataset) + " in the sheet entities.");
            return;
        }
        const auto folded = lower(property);
        if (folded == "name" || folded == "label")
            m_problems.error(place, quoted(property) + " is a property that every entity has: choose another.");
        check_name(property, "property", place);
        auto& uses = m_uses[entity->dataset];
        for (const auto& use : uses)
            if (use.property == property)
                m_problems.error(place, "The property " + quoted(property) + " is already saved in row " +
                                            std::to_string(use.place.row) + ".");
        uses.push_back({index, std::string(property), place});
        set(node.bind, "entities:saveto", std::string(property), attribute.column);
    }

    void refer(const Entity& entity)
    {
        for (const auto& value : {entity.id, entity.create_if, entity.update_if, entity.label}) {
            Reference reference;
            for (std::size_t at = 0; next_reference(value.text, at, reference); at = reference.end)
                if (const auto found = m_names.find(reference.name); found != m_names.end())
                    m_uses[entity.dataset].push_back({found->second, {}, {kEntities, entity.row, value.column}});
        }
    }

    /// An update reads the entity's version from the list, which must be attached.
    void check_source(const Entity& entity)
    {
        if (entity.id.empty())
            return;
        const bool is_attached = std::ranges::any_of(m_draft.nodes, [&](const Node& node) {
            return (node.kind == NodeKind::External && node.name == entity.dataset) ||
                   (node.from_file && node.list.substr(0, node.list.rfind('.')) == entity.dataset);
        });
        if (!is_attached)
            m_problems.error({kEntities, entity.row, "list_name"},
                             "To update entities of " + quoted(entity.dataset) +
                                 ", the form must have that list: add a row of type csv-external, or a select from " +
                                 quoted(entity.dataset + ".csv") + ".");
    }

    std::uint32_t repeat_of(std::uint32_t section) const
    {
        while (section != 0 && m_draft.nodes[section].kind != NodeKind::Repeat)
            section = m_draft.nodes[section].parent;
        return section;
    }

    std::uint32_t shared_section(std::uint32_t a, std::uint32_t b) const
    {
        while (a != b) {
            if (m_draft.nodes[a].depth >= m_draft.nodes[b].depth)
                a = m_draft.nodes[a].parent;
            else
                b = m_draft.nodes[b].parent;
        }
        return a;
    }

    std::uint32_t repeats_around(std::uint32_t section) const
    {
        std::uint32_t count = 0;
        for (; section != 0; section = m_draft.nodes[section].parent)
            count += m_draft.nodes[section].kind == NodeKind::Repeat ? 1 : 0;
        return count;
    }

    /// The innermost repeat that the uses lie in, or the root: the entity is one of that. False where they lie in
    /// repeats beside each other, or a property in one further out.
    bool find_scope(const Entity& entity, const std::vector<Use>& uses, std::uint32_t& scope)
    {
        scope = 0;
        for (const auto& use : uses) {
            const auto repeat = repeat_of(m_draft.nodes[use.node].parent);
            if (repeats_around(repeat) > repeats_around(scope))
                scope = repeat;
        }
        bool ok = true;
        for (const auto& use : uses) {
            if (std::ranges::none_of(uses, [&](const Use& other) { return clash(use, other); }))
                continue;
            ok = false;
            m_problems.error(use.place, "The entity " + quoted(entity.dataset) +
                                            " has to do with different repeats: its properties and what it refers to "
                                            "must lie in one repeat, or around it.");
        }
        return ok;
    }

    /// Whether one entity cannot have both: its properties lie in one repeat, and what it refers to there or around it.
    bool clash(const Use& a, const Use& b) const
    {
        const auto first = repeat_of(m_draft.nodes[a.node].parent);
        const auto second = repeat_of(m_draft.nodes[b.node].parent);
        if (first == second)
            return false;
        const auto encloses = [&](std::uint32_t outer, std::uint32_t inner) {
            return outer == 0 || m_draft.is_ancestor(outer, inner);
        };
        if (a.property.empty() == b.property.empty())
            return !a.property.empty() || (!encloses(first, second) && !encloses(second, first));
        return a.property.empty() ? !encloses(first, second) : !encloses(second, first);
    }

    /// Where the entity would stand best: with its properties, else beside the deepest of what it refers to.
    std::uint32_t best_container(const std::vector<Use>& uses, std::uint32_t scope) const
    {
        std::uint32_t shared = scope;
        std::uint32_t deepest = scope;
        bool has_property = false;
        for (const auto& use : uses) {
            const auto section = m_draft.nodes[use.node].parent;
            if (!use.property.empty()) {
                shared = has_property ? shared_section(shared, section) : section;
                has_property = true;
            } else if (repeat_of(section) == scope && m_draft.nodes[section].depth > m_draft.nodes[deepest].depth) {
                deepest = section;
            }
        }
        return has_property ? shared : deepest;
    }

    /// A section makes one entity; those between an entity and its properties are kept for it.
    void allot(Entity& entity, std::map<std::uint32_t, const Entity*>& taken)
    {
        auto& uses = m_uses[entity.dataset];
        std::ranges::stable_sort(uses, {}, &Use::node);
        std::uint32_t scope = 0;
        if (!find_scope(entity, uses, scope))
            return;
        auto wanted = m_draft.entities.size() == 1 && scope == 0 ? 0 : best_container(uses, scope);
        const auto holder_of_property = [&]() -> const Entity* {
            for (const auto& use : uses)
                if (const auto found = taken.find(m_draft.nodes[use.node].parent);
                    !use.property.empty() && found != taken.end())
                    return found->second;
            return nullptr;
        };
        const Entity* holder = nullptr;
        while (taken.contains(wanted)) {
            holder = holder_of_property() != nullptr ? holder_of_property() : taken.at(wanted);
            if (wanted == scope || holder_of_property() != nullptr) {
                m_problems.error({kEntities, entity.row, "list_name"},
                                 "A group or repeat makes one entity, and the one for " + quoted(entity.dataset) +
                                     " already makes that of row " + std::to_string(holder->row) + ".");
                return;
            }
            wanted = m_draft.nodes[wanted].parent;
        }
        taken.emplace(wanted, &entity);
        for (const auto& use : uses)
            if (!use.property.empty())
                for (auto section = m_draft.nodes[use.node].parent; section != wanted && section != 0;
                     section = m_draft.nodes[section].parent)
                    taken.emplace(section, &entity);
        entity.container = wanted;
    }

    Draft& m_draft;
    Problems& m_problems;
    std::map<std::string_view, std::uint32_t> m_names;
    std::map<std::string, std::vector<Use>, std::less<>> m_uses;
};

}

void read_entities(const Workbook& book, Draft& draft, Problems& problems)
{
    EntityReader reader(draft, problems);
    if (const auto* sheet = find_sheet(book, kEntities))
        reader.read(*sheet);
    else if (const auto misspelt = misspelt_sheet(book, kEntities); !misspelt.empty())
        problems.warn({}, "There is no sheet \"entities\"." + misspelt);
    if (!problems.has_errors())
        reader.place_them();
}

}
