#include "app/desk/read_shape.h"

#include "platform/xml/reader.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace kerbside::app {

namespace {

using platform::Error;
using platform::ErrorKind;
using platform::Result;
using platform::XmlDocument;
using platform::XmlNode;

constexpr std::string_view kKerbside = "urn:kerbside:forms";
constexpr std::string_view kOpenRosa = "http://openrosa.org/xforms";
constexpr std::string_view kJavaRosa = "http://openrosa.org/javarosa";

/// `/data/orx:meta/orx:instanceID` -> `/data/meta/instanceID`.
std::string without_prefixes(std::string_view path)
{
    std::string plain;
    for (std::size_t start = 0; start < path.size();) {
        const auto end = std::min(path.find('/', start), path.size());
        const auto step = path.substr(start, end - start);
        const auto colon = step.find(':');
        plain += colon == std::string_view::npos ? step : step.substr(colon + 1);
        if (end < path.size())
            plain += '/';
        start = end + 1;
    }
    return plain;
}

std::unordered_set<std::string> repeats_of(const XmlNode& body)
{
    std::unordered_set<std::string> repeats;
    for (auto node = body.first_element(); node;) {
        if (node.local() == "repeat")
            repeats.insert(without_prefixes(node.attribute_value("nodeset")));
        auto next = node.first_element();
        for (auto up = node; !next && up && up != body; up = up.parent())
            next = up.next_element();
        node = next;
    }
    return repeats;
}

std::unordered_map<std::string, std::string> types_of(const XmlNode& model)
{
    std::unordered_map<std::string, std::string> types;
    for (auto bind = model.first_element("bind"); bind; bind = bind.next_element("bind"))
        types.emplace(without_prefixes(bind.attribute_value("nodeset")), bind.attribute_value("type"));
    return types;
}

struct Open {
    XmlNode next;
    std::string path;
    std::size_t node;
    std::unordered_set<std::string> seen;
};

}

Result<FormShape> shape_of_xform(std::string xml)
{
    TRY_ASSIGN(const auto document, XmlDocument::parse(std::move(xml)));
    const auto model = document.root().first_element("head").first_element("model");
    const auto root = model.first_element("instance").first_element();
    if (!root)
        return Error{ErrorKind::Invalid, "this is no XForm: it has no primary instance"};
    const auto repeats = repeats_of(document.root().first_element("body"));
    const auto types = types_of(model);

    FormShape shape;
    shape.id = root.attribute_value("id");
    shape.version = root.attribute_value("version");
    if (shape.version.empty())
        shape.version = root.attribute_value("version", kOpenRosa);
    shape.anonymous = model.attribute_value("mode", kKerbside) == "anonymous";

    constexpr auto kNone = static_cast<std::size_t>(-1);
    std::vector<Open> open;
    open.push_back({root.first_element(), "/" + std::string(root.local()), kNone, {}});
    while (!open.empty()) {
        const auto element = open.back().next;
        if (!element) {
            if (open.back().node != kNone)
                shape.nodes[open.back().node].end = shape.nodes.size();
            open.pop_back();
            continue;
        }
        open.back().next = element.next_element();
        const std::string name(element.local());
        // A repeat stands twice: as its template and as its first instance.
        if (!open.back().seen.insert(name).second)
            continue;
        FieldNode node;
        node.name = name;
        node.end = shape.nodes.size() + 1;
        auto path = open.back().path + "/" + name;
        if (const auto type = types.find(path); type != types.end())
            node.type = type->second;
        if (repeats.contains(path) || element.attribute("template", kJavaRosa))
            node.kind = FieldKind::Repeat;
        else if (element.first_element())
            node.kind = FieldKind::Group;
        else if (node.type.empty())
            node.type = "string";
        const auto is_value = node.kind == FieldKind::Value;
        shape.nodes.push_back(std::move(node));
        if (!is_value)
            open.push_back({element.first_element(), std::move(path), shape.nodes.size() - 1, {}});
    }
    return shape;
}

}
