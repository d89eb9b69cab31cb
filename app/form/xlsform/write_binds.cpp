#include "app/form/xlsform/text.h"
#include "app/form/xlsform/write_xform.h"
#include "platform/xml/writer.h"

#include <algorithm>

namespace kerbside::app::xlsform {

namespace {

constexpr std::string_view kInstanceFirstLoad = "odk-instance-first-load";
constexpr std::string_view kNewRepeat = "odk-new-repeat";

bool is_expression(std::string_view attribute)
{
    return attribute == "readonly" || attribute == "required" || attribute == "relevant" ||
           attribute == "constraint" || attribute == "calculate";
}

std::string path_of(const Draft& draft, std::uint32_t index)
{
    const auto& node = draft.nodes[index];
    return node.kind == NodeKind::Meta ? "/" + draft.root().name + "/meta/" + node.name : draft.path(index);
}

void write_message(platform::XmlWriter& writer, std::string_view attribute, const Texts& message,
                   const std::string& path)
{
    if (message.empty())
        return;
    if (Itext::has_message(message))
        writer.attribute(attribute, "jr:itext('" + path + ":" + std::string(attribute) + "')");
    else
        writer.attribute(attribute, message.first());
}

void write_bind(platform::XmlWriter& writer, const Draft& draft, Resolver& resolver, std::uint32_t index)
{
    const auto& node = draft.nodes[index];
    const bool is_triggered = !node.triggers.empty();
    const auto* type = find(node.bind, "type");
    const auto bind_type = type != nullptr ? std::string_view(type->value)
                           : node.type != nullptr && !node.is_section() ? node.type->bind_type
                                                                        : std::string_view{};
    const bool is_bare = bind_type.empty() && node.bind.empty() && node.constraint_message.empty() &&
                         node.required_message.empty() && node.no_app_message.empty();
    if (is_bare)
        return;
    const auto path = path_of(draft, index);
    writer.open("bind");
    writer.attribute("nodeset", path);
    if (!bind_type.empty())
        writer.attribute("type", bind_type);
    for (const auto& attribute : node.bind) {
        // A triggered calculation is an action of the trigger's control, not a binding.
        if (attribute.name == "type" || attribute.name == "nodeset" || (is_triggered && attribute.name == "calculate"))
            continue;
        const auto value = resolver.expression(attribute.value, index, node.place(attribute.column));
        writer.attribute(attribute.name, is_expression(attribute.name) ? as_expression(value) : value);
    }
    if (node.type != nullptr && !node.is_section() && !node.type->preload.empty() &&
        find(node.bind, "jr:preload") == nullptr) {
        writer.attribute("jr:preload", node.type->preload);
        writer.attribute("jr:preloadParams", node.type->preload_parameter);
    }
    write_message(writer, "jr:constraintMsg", node.constraint_message, path);
    write_message(writer, "jr:requiredMsg", node.required_message, path);
    write_message(writer, "jr:noAppErrorString", node.no_app_message, path);
    writer.close();
}

void write_entity_binds(platform::XmlWriter& writer, const Draft& draft, Resolver& resolver, const Entity& entity)
{
    const auto base = draft.path(entity.container) + "/meta/entity";
    const auto bind = [&](const std::string& path, const Value& from, std::string_view calculate) {
        writer.open("bind");
        writer.attribute("nodeset", path);
        writer.attribute("type", "string");
        writer.attribute("readonly", "true()");
        if (!calculate.empty())
            writer.attribute("calculate", resolver.expression_below(calculate, entity.container, 3,
                                                                    {kEntities, entity.row, from.column}));
        writer.close();
    };
    for (const auto& attribute : attributes_of(entity))
        if (!attribute.calculate.empty() || attribute.name == "id")
            bind(base + "/@" + attribute.name,
                 attribute.name == "create"   ? entity.create_if
                 : attribute.name == "update" ? entity.update_if
                                              : entity.id,
                 attribute.calculate);
    if (!entity.label.empty())
        bind(base + "/label", entity.label, entity.label.text);
}

bool makes_new_id(const Entity& entity)
{
    return entity.id.empty();
}

void write_action(platform::XmlWriter& writer, std::string_view name, std::string_view reference,
                  std::string_view event, std::string_view value)
{
    writer.open(name);
    writer.attribute("ref", reference);
    writer.attribute("event", event);
    if (!value.empty())
        writer.attribute("value", value);
}

void write_default(platform::XmlWriter& writer, const Draft& draft, Resolver& resolver, std::uint32_t index,
                   std::string_view event)
{
    const auto& node = draft.nodes[index];
    write_action(writer, "setvalue", draft.path(index), event,
                 resolver.expression(node.default_value.text, index, node.place(node.default_value.column)));
    writer.close();
}

}

std::vector<EntityAttribute> attributes_of(const Entity& entity)
{
    std::vector<EntityAttribute> all{{"dataset", entity.dataset, {}}, {"id", {}, std::string(entity.id.text)}};
    if (entity.id.empty() || !entity.create_if.empty())
        all.push_back({"create", "1", std::string(entity.create_if.text)});
    if (entity.id.empty())
        return all;
    all.push_back({"update", "1", std::string(entity.update_if.text)});
    const auto item = "instance('" + entity.dataset + "')/root/item[name=" + std::string(entity.id.text) + "]/";
    all.push_back({"baseVersion", {}, item + "__version"});
    all.push_back({"trunkVersion", {}, item + "__trunkVersion"});
    all.push_back({"branchId", {}, item + "__branchId"});
    return all;
}

void write_binds(platform::XmlWriter& writer, const Draft& draft, Resolver& resolver)
{
    for (const bool is_meta : {false, true})
        for (std::uint32_t i = 1; i < draft.nodes.size(); ++i)
            if ((draft.nodes[i].kind == NodeKind::Meta) == is_meta && draft.nodes[i].kind != NodeKind::External)
                write_bind(writer, draft, resolver, i);
    for (const auto& entity : draft.entities)
        write_entity_binds(writer, draft, resolver, entity);
}

void write_model_actions(platform::XmlWriter& writer, const Draft& draft, Resolver& resolver)
{
    for (std::uint32_t i = 1; i < draft.nodes.size(); ++i) {
        const auto& node = draft.nodes[i];
        if (node.dynamic_default)
            write_default(writer, draft, resolver, i, kInstanceFirstLoad);
        for (const auto& action : node.actions) {
            write_action(writer, action.name, draft.path(i), action.event, action.value);
            for (const auto& attribute : action.more)
                writer.attribute(attribute.name, attribute.value);
            writer.close();
        }
    }
    for (const auto& entity : draft.entities)
        if (makes_new_id(entity)) {
            write_action(writer, "setvalue", draft.path(entity.container) + "/meta/entity/@id", kInstanceFirstLoad,
                         "uuid()");
            writer.close();
        }
}

void write_repeat_actions(platform::XmlWriter& writer, const Draft& draft, Resolver& resolver, std::uint32_t repeat)
{
    // The nodes of a section follow it without a gap, so what lies in the repeat is one run.
    for (std::uint32_t i = repeat + 1; i < draft.nodes.size() && draft.nodes[i].depth > draft.nodes[repeat].depth; ++i)
        if (draft.nodes[i].dynamic_default && draft.repeat_around(i) == repeat)
            write_default(writer, draft, resolver, i, kNewRepeat);
    for (const auto& entity : draft.entities) {
        const auto around = draft.nodes[entity.container].kind == NodeKind::Repeat
                                ? entity.container
                                : draft.repeat_around(entity.container);
        if (makes_new_id(entity) && around == repeat) {
            write_action(writer, "setvalue", draft.path(entity.container) + "/meta/entity/@id", kNewRepeat, "uuid()");
            writer.close();
        }
    }
}

}
