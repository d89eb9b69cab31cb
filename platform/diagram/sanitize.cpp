#include "platform/diagram/sanitize.h"

#include "platform/base/trim.h"
#include "platform/xml/reader.h"
#include "platform/xml/writer.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

namespace kerbside::platform {

namespace {

constexpr XmlLimits kLimits = {.bytes = std::size_t{2} << 20, .depth = 64, .elements = 20'000, .attributes_each = 64, .plain_doctype = true};
/// The library copies words into fields of this size, and cuts what is longer.
constexpr std::size_t kMostName = 60;
constexpr std::size_t kMostRules = 500;

constexpr auto kShapes = std::to_array<std::string_view>({"circle", "ellipse", "line", "path", "polygon", "polyline", "rect"});
constexpr auto kGradients = std::to_array<std::string_view>({"linearGradient", "radialGradient", "stop"});
/// How a thing looks: as attributes, and as properties of a style. Dashes are left out: short ones on a long line cost
/// without end.
constexpr auto kLooks = std::to_array<std::string_view>(
    {"display", "fill", "fill-opacity", "fill-rule", "opacity", "stop-color", "stop-opacity", "stroke", "stroke-linecap",
     "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "visibility"});
constexpr auto kPlaces = std::to_array<std::string_view>(
    {"cx", "cy", "d", "fx", "fy", "gradientTransform", "gradientUnits", "height", "offset", "points", "r", "rx", "ry",
     "spreadMethod", "transform", "width", "x", "x1", "x2", "y", "y1", "y2"});

bool is_in(std::span<const std::string_view> words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// The declarations of a style that are known, written again.
std::string known_style(std::string_view style)
{
    std::string out;
    while (!style.empty()) {
        const auto end = std::min(style.find(';'), style.size());
        const auto one = style.substr(0, end);
        style.remove_prefix(std::min(end + 1, style.size()));
        const auto colon = one.find(':');
        if (colon == std::string_view::npos)
            continue;
        const auto name = trimmed(one.substr(0, colon));
        const auto value = trimmed(one.substr(colon + 1));
        if (is_in(kLooks, name) && !value.empty() && value.size() <= kMostName)
            out += std::string(name) + ":" + std::string(value) + ";";
    }
    return out;
}

class Sanitizer {
public:
    explicit Sanitizer(std::span<const std::string> names)
    {
        for (std::size_t at = 0; at < names.size(); ++at)
            m_names.try_emplace(names[at], at);
    }

    std::string write(const XmlNode& root)
    {
        read_rules(root);
        m_writer.open("svg");
        m_writer.attribute("xmlns", "http://www.w3.org/2000/svg");
        for (const std::string_view name : {"width", "height", "viewBox", "preserveAspectRatio"})
            if (const auto value = root.attribute_value(name); !value.empty())
                m_writer.attribute(name, value);
        look(root);
        children(root, nullptr);
        m_writer.close();
        return m_writer.take();
    }

private:
    /// `.night { fill: #123 }` and `.a, .b { … }`: what drawing programs write. All other rules are passed over.
    void read_rules(const XmlNode& at)
    {
        for (auto child = at.first_element(); child; child = child.next_element()) {
            if (child.local() == "style")
                read_sheet(child.text());
            else if (child.local() == "defs" || child.local() == "g")
                read_rules(child);
        }
    }

    void read_sheet(const std::string& sheet)
    {
        std::string_view rest = sheet;
        while (m_rules.size() < kMostRules) {
            const auto open = rest.find('{');
            const auto close = rest.find('}', open == std::string_view::npos ? 0 : open);
            if (open == std::string_view::npos || close == std::string_view::npos)
                return;
            const auto style = known_style(rest.substr(open + 1, close - open - 1));
            auto selectors = rest.substr(0, open);
            rest.remove_prefix(close + 1);
            while (!selectors.empty()) {
                const auto comma = std::min(selectors.find(','), selectors.size());
                const auto one = trimmed(selectors.substr(0, comma));
                selectors.remove_prefix(std::min(comma + 1, selectors.size()));
                if (one.size() > 1 && one.front() == '.' && one.find_first_of(" .:>#[", 1) == std::string_view::npos)
                    m_rules[std::string(one.substr(1))] += style;
            }
        }
    }

    void children(const XmlNode& parent, const std::size_t* owner)
    {
        for (auto child = parent.first_element(); child; child = child.next_element())
            element(child, owner);
    }

    void element(const XmlNode& node, const std::size_t* owner)
    {
        const auto name = node.local();
        const bool is_group = name == "g" || name == "a" || name == "switch";
        const bool is_shape = is_in(kShapes, name);
        const bool is_paint = is_in(kGradients, name);
        if (!is_group && !is_shape && !is_paint && name != "defs")
            return;
        const auto id = node.attribute_value("id");
        if (const auto found = m_names.find(id); found != m_names.end())
            owner = &found->second;
        m_writer.open(is_group ? std::string_view("g") : name);
        if (is_shape && owner != nullptr)
            m_writer.attribute("id", "n" + std::to_string(*owner));
        else if (is_paint && !id.empty() && id.size() <= kMostName)
            m_writer.attribute("id", id);
        if (const auto link = node.attribute_value("href", "http://www.w3.org/1999/xlink"); is_paint && link.starts_with('#') && link.size() <= kMostName)
            m_writer.attribute("xlink:href", link);
        for (auto attribute = node.first_attribute(); attribute; attribute = attribute.next())
            if (attribute.prefix().empty() && is_in(kPlaces, attribute.local()))
                m_writer.attribute(attribute.local(), attribute.value());
        look(node);
        if (!is_shape)
            children(node, owner);
        m_writer.close();
    }

    void look(const XmlNode& node)
    {
        for (auto attribute = node.first_attribute(); attribute; attribute = attribute.next())
            if (attribute.prefix().empty() && is_in(kLooks, attribute.local()) && attribute.value().size() <= kMostName)
                m_writer.attribute(attribute.local(), attribute.value());
        std::string style;
        auto classes = node.attribute_value("class");
        while (!classes.empty()) {
            const auto end = std::min(classes.find(' '), classes.size());
            if (const auto rule = m_rules.find(classes.substr(0, end)); rule != m_rules.end())
                style += rule->second;
            classes.remove_prefix(std::min(end + 1, classes.size()));
        }
        style += known_style(node.attribute_value("style"));
        if (!style.empty())
            m_writer.attribute("style", style);
    }

    std::map<std::string, std::size_t, std::less<>> m_names;
    std::map<std::string, std::string, std::less<>> m_rules;
    XmlWriter m_writer;
};

}

Result<std::string> sanitized_svg(std::string svg, std::span<const std::string> names)
{
    TRY_ASSIGN(const auto document, XmlDocument::parse(std::move(svg), kLimits));
    const auto root = document.root();
    if (root.local() != "svg")
        return Error{ErrorKind::Invalid, "a drawing is no SVG"};
    return Sanitizer(names).write(root);
}

}
