#include "app/form/model/loader.h"

#include <algorithm>
#include <array>

namespace kerbside::app {

using platform::XmlAttribute;

namespace {

constexpr std::string_view kJavaRosa = "http://openrosa.org/javarosa";
constexpr std::string_view kKerbside = "urn:kerbside:forms";

ValueType type_named(std::string_view name)
{
    const auto colon = name.find(':');
    if (colon != std::string_view::npos)
        name = name.substr(colon + 1);
    constexpr std::array<std::pair<std::string_view, ValueType>, 15> kTypes = {{
        {"string", ValueType::String}, {"int", ValueType::Integer}, {"integer", ValueType::Integer},
        {"decimal", ValueType::Decimal}, {"boolean", ValueType::Boolean}, {"date", ValueType::Date},
        {"time", ValueType::Time}, {"dateTime", ValueType::DateTime}, {"geopoint", ValueType::Geopoint},
        {"geotrace", ValueType::Geotrace}, {"geoshape", ValueType::Geoshape}, {"binary", ValueType::Binary},
        {"barcode", ValueType::Barcode}, {"intent", ValueType::Intent}, {"long", ValueType::Integer},
    }};
    for (const auto& [text, type] : kTypes)
        if (text == name)
            return type;
    return ValueType::String;
}

/// What the engine does itself, and nobody need read again.
bool is_taken(std::string_view name)
{
    constexpr std::array<std::string_view, 7> kTaken = {"nodeset",  "relevant", "calculate", "constraint",
                                                        "required", "readonly", "ref"};
    return std::find(kTaken.begin(), kTaken.end(), name) != kTaken.end();
}

}

void Loader::read_settings(const XmlNode& model)
{
    for (XmlAttribute at = model.first_attribute(); at; at = at.next())
        if (!at.prefix().empty() && !at.is_namespace() && model.uri_of(at.prefix()) == kKerbside)
            m_form->settings.emplace_back(at.local(), at.value());
}

void Loader::read_binds()
{
    std::size_t binds = 0;
    for (XmlNode at = m_model.first_element("bind"); at; at = at.next_element("bind"))
        ++binds;
    // Most binds have one expression, and most expressions are a comparison or a sum of two.
    m_form->expressions.reserve(binds);
    m_form->expression_dependencies.reserve(binds);
    m_form->code.ops.reserve(binds * 3);
    m_form->code.args.reserve(binds * 2);
    m_form->code.operators.reserve(binds * 2);
    for (XmlNode at = m_model.first_element("bind"); at; at = at.next_element("bind")) {
        AttributeList& attributes = m_attributes;
        attributes.read(at);
        auto nodeset = attributes.value("nodeset");
        if (nodeset.empty())
            nodeset = attributes.value("ref");
        const ModelId model = resolve(nodeset, 0);
        if (model == kNoModel) {
            warn(at, "a bind for " + std::string(nodeset) + ", which is not in the primary instance");
            continue;
        }
        if (const auto id = attributes.value("id"); !id.empty())
            m_bind_ids.emplace(std::string(id), model);
        read_bind(at, attributes, model);
    }
}

void Loader::read_bind(const XmlNode& bind, const AttributeList& attributes, ModelId id)
{
    Definition& form = *m_form;
    if (const auto type = attributes.value("type"); !type.empty())
        form.model[id].type = type_named(type);
    for (const auto& item : attributes.items()) {
        if (is_taken(item.name))
            continue;
        form.bind_attributes.push_back({keep(item.name), keep(item.value), form.model[id].bind});
        form.model[id].bind = static_cast<std::int32_t>(form.bind_attributes.size() - 1);
    }
    const auto expression = [&](std::string_view name, ExpressionId& out) {
        const auto* const found = attributes.find(name);
        if (found == nullptr || found->value.find_first_not_of(" \t\r\n") == std::string_view::npos)
            return;
        if (out >= 0)
            warn(bind, "a second " + std::string(name) + " for " + path_of(id) + " replaces the first");
        out = compile(found->value, id, name, bind);
    };
    ExpressionId relevant = form.model[id].relevant;
    ExpressionId calculate = form.model[id].calculate;
    ExpressionId required = form.model[id].required;
    ExpressionId readonly = form.model[id].readonly;
    ExpressionId constraint = form.model[id].constraint;
    expression("relevant", relevant);
    expression("calculate", calculate);
    expression("required", required);
    expression("readonly", readonly);
    expression("constraint", constraint);
    const auto required_message = attributes.value("requiredMsg", kJavaRosa);
    const auto constraint_message = attributes.value("constraintMsg", kJavaRosa);
    ModelNode& node = form.model[id];
    node.relevant = relevant;
    node.calculate = calculate;
    node.required = required;
    node.readonly = readonly;
    node.constraint = constraint;
    if (const auto preload = attributes.value("preload", kJavaRosa); !preload.empty()) {
        node.preload = keep(preload);
        node.preload_parameter = keep(attributes.value("preloadParams", kJavaRosa));
    }
    if (!required_message.empty())
        node.required_message = message_source(required_message, id, bind);
    if (!constraint_message.empty())
        form.model[id].constraint_message = message_source(constraint_message, id, bind);
}

}
