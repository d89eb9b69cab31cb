#include "app/form/model/loader.h"

#include "app/form/xpath/value.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kerbside::app {

using platform::XmlAttribute;

namespace {

constexpr std::string_view kJavaRosa = "http://openrosa.org/javarosa";

std::optional<ControlKind> kind_of(std::string_view local)
{
    constexpr std::array<std::pair<std::string_view, ControlKind>, 11> kKinds = {{
        {"input", ControlKind::Input}, {"secret", ControlKind::Secret}, {"textarea", ControlKind::Textarea},
        {"select", ControlKind::Select}, {"select1", ControlKind::Select1}, {"rank", ControlKind::Rank},
        {"range", ControlKind::Range}, {"upload", ControlKind::Upload}, {"trigger", ControlKind::Trigger},
        {"group", ControlKind::Group}, {"repeat", ControlKind::Repeat},
    }};
    for (const auto& [name, kind] : kKinds)
        if (name == local)
            return kind;
    return std::nullopt;
}

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> out;
    constexpr std::string_view kSpaces = " \t\r\n";
    std::size_t at = text.find_first_not_of(kSpaces);
    while (at != std::string_view::npos) {
        const auto end = text.find_first_of(kSpaces, at);
        out.emplace_back(text.substr(at, end == std::string_view::npos ? end : end - at));
        at = end == std::string_view::npos ? end : text.find_first_not_of(kSpaces, end);
    }
    return out;
}

bool is_word(std::string_view text)
{
    return !text.empty() && text.find_first_of("/@()[]:.*'\" ") == std::string_view::npos;
}

}

ModelId Loader::node_of(const AttributeList& attributes, ModelId context) const
{
    for (const std::string_view name : {"ref", "nodeset"})
        if (const auto path = attributes.value(name); !path.empty())
            return resolve(path, context);
    if (const auto bind = attributes.value("bind"); !bind.empty()) {
        const auto found = m_bind_ids.find(std::string(bind));
        return found == m_bind_ids.end() ? kNoModel : found->second;
    }
    return kNoModel;
}

void Loader::read_body()
{
    struct Place {
        XmlNode node;
        std::int32_t parent;
        ModelId context;
    };
    Definition& form = *m_form;
    std::vector<Place> open;
    const auto push = [&](const XmlNode& first, std::int32_t parent, ModelId context) {
        if (first)
            open.push_back({first, parent, context});
    };
    // Most of a form's nodes are questions; of a very large one nothing is taken for granted.
    constexpr std::size_t kUsual = 10'000;
    form.controls.reserve(std::min(form.model.size(), kUsual));
    form.control_infos.reserve(std::min(form.model.size(), kUsual));
    push(m_body.first_element(), -1, 0);
    while (!open.empty()) {
        Place& place = open.back();
        if (!place.node) {
            // All within that control is read: its end is known.
            if (place.parent >= 0)
                form.controls[static_cast<std::size_t>(place.parent)].end =
                    static_cast<std::uint32_t>(form.controls.size());
            open.pop_back();
            continue;
        }
        const XmlNode element = place.node;
        const std::int32_t parent = place.parent;
        const ModelId context = place.context;
        place.node = element.next_element();
        const auto index = static_cast<std::int32_t>(form.controls.size());
        if (!read_control(element, parent, context))
            continue;
        const ControlKind kind = form.controls[static_cast<std::size_t>(index)].kind;
        if (kind == ControlKind::Group || kind == ControlKind::Repeat) {
            const ModelId model = form.control_infos[static_cast<std::size_t>(index)].model;
            push(element.first_element(), index, model == kNoModel ? context : model);
        }
    }
}

void Loader::read_attributes(const AttributeList& attributes, Control& control)
{
    for (const auto& item : attributes.items()) {
        if (item.name == "ref" || item.name == "nodeset" || item.name == "bind")
            continue;
        control.attributes.emplace_back(item.name, item.value);
        if (item.name == "appearance")
            control.appearances = words_of(item.value);
        else if (item.name == "mediatype")
            control.mediatype = std::string(item.value);
    }
}

bool Loader::read_control(const XmlNode& element, std::int32_t parent, ModelId context)
{
    Definition& form = *m_form;
    const auto kind = kind_of(element.local());
    if (!kind)
        return false;
    Control control;
    ControlInfo info;
    control.kind = *kind;
    control.parent = parent;
    const auto index = static_cast<std::int32_t>(form.controls.size());
    control.end = static_cast<std::uint32_t>(index + 1);
    AttributeList& attributes = m_attributes;
    attributes.read(element);
    info.model = node_of(attributes, context);
    const bool has_reference = attributes.find("ref") != nullptr || attributes.find("nodeset") != nullptr ||
                               attributes.find("bind") != nullptr;
    if (info.model == kNoModel && (has_reference || *kind != ControlKind::Group))
        warn(element, "<" + std::string(element.local()) + "> is for no node of the primary instance");
    if (*kind == ControlKind::Repeat && info.model != kNoModel && !form.model[info.model].is_repeat) {
        error(element, "a repeat cannot be for " + path_of(info.model) + ", which is there once alone");
        info.model = kNoModel;
    }
    if (info.model != kNoModel) {
        control.path = path_of(info.model);
        control.type = form.model[info.model].type;
        if (*kind != ControlKind::Group || form.model[info.model].control < 0)
            form.model[info.model].control = index;
    }
    read_attributes(attributes, control);
    const ModelId origin = info.model == kNoModel ? context : info.model;
    info.label = text_source(element.first_element("label"), origin, "label");
    info.hint = text_source(element.first_element("hint"), origin, "hint");
    if (*kind == ControlKind::Repeat)
        read_repeat_count(element, control, info);
    if (*kind == ControlKind::Range)
        read_range(element, control);
    if (*kind == ControlKind::Select || *kind == ControlKind::Select1 || *kind == ControlKind::Rank ||
        *kind == ControlKind::Input || *kind == ControlKind::Range)
        read_choices(element, info);
    info.are_only_words = *kind == ControlKind::Range;
    if (const auto query = attributes.value("query"); *kind == ControlKind::Input && !query.empty())
        control.has_external_choices = read_external_choices(element, query, info);
    if ((attributes.find("query") != nullptr && !control.has_external_choices) || attributes.value("appearance").find("search(") != std::string_view::npos)
        info.is_query_search = true;
    const bool is_group = *kind == ControlKind::Group || *kind == ControlKind::Repeat;
    const bool in_repeat = origin != kNoModel && form.model[origin].owner != 0;
    for (XmlNode at = element.first_element(); at; at = at.next_element())
        if (is_action(at))
            read_action(at, origin, is_group ? in_repeat && *kind == ControlKind::Repeat : in_repeat);
    form.controls.push_back(std::move(control));
    form.control_infos.push_back(std::move(info));
    return true;
}

void Loader::read_repeat_count(const XmlNode& element, Control& control, ControlInfo& info)
{
    const auto fixed = element.attribute_value("noAddRemove", kJavaRosa);
    if (fixed == "true()" || fixed == "true")
        control.may_add_remove = false;
    const auto count = element.attribute_value("count", kJavaRosa);
    if (!count.empty() && info.model != kNoModel) {
        control.has_count = true;
        control.may_add_remove = false;
        info.count = compile_count(count, info.model, element);
    }
}

/// A count is written as seen from the repeat (`../n`), and evaluated where it may have no instance: at the node
/// that holds the series, which serves as long as nothing within the repeat is meant.
ExpressionId Loader::compile_count(std::string_view source, ModelId repeat, const XmlNode& element)
{
    Definition& form = *m_form;
    const auto first = static_cast<std::ptrdiff_t>(form.code.ops.size());
    const ExpressionId seen = compile(source, repeat, "jr:count", element);
    if (seen < 0)
        return seen;
    // Slots, not dependencies: the plain beginning of a path that leads nowhere has one, too.
    const bool looks_out = std::none_of(form.code.ops.begin() + first, form.code.ops.end(), [&](const xpath::Op& op) {
        return (op.kind == xpath::OpKind::Slot || op.kind == xpath::OpKind::Slots) && op.extra >= repeat &&
               op.extra < form.model[repeat].end;
    });
    return looks_out ? seen : compile(source, form.model[repeat].parent, "jr:count", element);
}

void Loader::read_range(const XmlNode& element, Control& control)
{
    const auto limit = [&](const char* name, std::optional<double>& out) {
        const auto attribute = element.attribute(name);
        if (!attribute)
            return;
        const double number = xpath::text_to_number(attribute.value());
        if (std::isnan(number))
            error(element, std::string("the range's ") + name + " is no number: " + std::string(attribute.value()));
        else
            out = number;
    };
    limit("start", control.range_start);
    limit("end", control.range_end);
    limit("step", control.range_step);
    if (!control.range_start || !control.range_end || !control.range_step) {
        if (m_errors.empty())
            warn(element, "a range needs start, end and step");
    } else if (*control.range_step == 0) {
        error(element, "the range's step is 0");
    }
}

Itemset Loader::read_itemset(const XmlNode& element, ModelId model)
{
    Definition& form = *m_form;
    Itemset out;
    out.nodes = compile(element.attribute_value("nodeset"), model, "itemset", element);
    const auto value = element.first_element("value").attribute_value("ref");
    const auto label = element.first_element("label").attribute_value("ref");
    if (is_word(value))
        out.value_child = form.names.word(value);
    else if (!value.empty())
        out.value = compile(value, kNoModel, "itemset value", element);
    constexpr std::string_view kItext = "jr:itext(";
    if (is_word(label)) {
        out.label_child = form.names.word(label);
    } else if (label.starts_with(kItext) && label.ends_with(")") &&
               is_word(label.substr(kItext.size(), label.size() - kItext.size() - 1))) {
        out.label_child = form.names.word(label.substr(kItext.size(), label.size() - kItext.size() - 1));
        out.label_is_itext = true;
    } else if (!label.empty()) {
        out.label = compile(label, kNoModel, "itemset label", element);
    }
    return out;
}

void Loader::read_choices(const XmlNode& element, ControlInfo& info)
{
    const ModelId origin = info.model == kNoModel ? 0 : info.model;
    for (XmlNode at = element.first_element(); at; at = at.next_element()) {
        if (at.local() == "item") {
            Item item;
            item.value = keep(at.first_element("value").text());
            while (!item.value.empty() && item.value.front() <= ' ' && item.value.front() > 0)
                item.value.remove_prefix(1);
            while (!item.value.empty() && item.value.back() <= ' ' && item.value.back() > 0)
                item.value.remove_suffix(1);
            item.label = text_source(at.first_element("label"), origin, "choice");
            info.items.push_back(item);
        } else if (at.local() == "itemset" && element.local() != "input") {
            info.itemset = read_itemset(at, origin);
        }
    }
}

}
