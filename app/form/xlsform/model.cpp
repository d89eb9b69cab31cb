#include "app/form/xlsform/model.h"

#include "app/form/xlsform/text.h"

#include <algorithm>
#include <utility>

namespace kerbside::app::xlsform {

void Texts::settle(std::string_view default_language)
{
    m_localized = std::ranges::any_of(m_all, [](const One& one) { return !one.language.empty(); });
    if (!m_localized)
        return;
    const bool has_default =
        std::ranges::any_of(m_all, [&](const One& one) { return one.language == default_language; });
    if (has_default)
        std::erase_if(m_all, [](const One& one) { return one.language.empty(); });
    for (auto& one : m_all)
        if (one.language.empty())
            one.language = default_language;
}

bool Texts::has_reference() const
{
    return std::ranges::any_of(m_all, [](const One& one) { return one.text.find("${") != std::string_view::npos; });
}

bool has_media(const MediaTexts& media)
{
    return std::ranges::any_of(media, [](const Texts& texts) { return !texts.empty(); });
}

const Attribute* find(const Attributes& attributes, std::string_view name)
{
    const auto found = std::ranges::find(attributes, name, &Attribute::name);
    return found != attributes.end() ? &*found : nullptr;
}

void set(Attributes& attributes, std::string_view name, std::string value, std::string_view column)
{
    const auto found = std::ranges::find(attributes, name, &Attribute::name);
    if (found == attributes.end())
        attributes.push_back({std::string(name), std::move(value), column});
    else
        *found = {std::string(name), std::move(value), column};
}

std::string as_expression(std::string_view cell)
{
    switch (yes_or_no(cell)) {
    case Answer::Yes:
        return "true()";
    case Answer::No:
        return "false()";
    default:
        return std::string(cell);
    }
}

std::string_view Draft::setting(std::string_view name) const
{
    const auto found = settings.find(name);
    return found != settings.end() ? std::string_view(found->second.value) : std::string_view{};
}

const ChoiceList* Draft::list(std::string_view name) const
{
    const auto found = list_index.find(name);
    return found != list_index.end() ? &lists[found->second] : nullptr;
}

ChoiceList* Draft::list(std::string_view name)
{
    return const_cast<ChoiceList*>(std::as_const(*this).list(name));
}

std::uint32_t Draft::add(std::uint32_t parent, Node node)
{
    const auto index = static_cast<std::uint32_t>(nodes.size());
    node.parent = parent;
    node.depth = nodes[parent].depth + 1;
    nodes[parent].children.push_back(index);
    nodes.push_back(std::move(node));
    return index;
}

std::string Draft::path(std::uint32_t node) const
{
    std::vector<std::uint32_t> steps{node};
    while (steps.back() != 0)
        steps.push_back(nodes[steps.back()].parent);
    std::string out;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step)
        out.append("/").append(nodes[*step].name);
    return out;
}

bool Draft::is_ancestor(std::uint32_t ancestor, std::uint32_t node) const
{
    while (node != 0) {
        node = nodes[node].parent;
        if (node == ancestor)
            return true;
    }
    return false;
}

std::uint32_t Draft::repeat_around(std::uint32_t node) const
{
    while (node != 0) {
        node = nodes[node].parent;
        if (nodes[node].kind == NodeKind::Repeat)
            return node;
    }
    return 0;
}

}
