#include "app/form/model/attribute_list.h"

namespace kerbside::app {

void AttributeList::read(const platform::XmlNode& element)
{
    m_element = element;
    m_items.clear();
    for (auto at = element.first_attribute(); at; at = at.next()) {
        const auto name = at.name();
        if (name == "xmlns" || name.starts_with("xmlns:"))
            continue;
        const auto colon = name.find(':');
        const bool has_prefix = colon != std::string_view::npos;
        m_items.push_back({name, has_prefix ? name.substr(colon + 1) : name, at.value(), has_prefix});
    }
}

const AttributeList::Item* AttributeList::find(std::string_view local) const
{
    for (const Item& item : m_items)
        if (!item.has_prefix && item.local == local)
            return &item;
    return nullptr;
}

std::string_view AttributeList::value(std::string_view local) const
{
    const Item* const found = find(local);
    return found == nullptr ? std::string_view{} : found->value;
}

std::string_view AttributeList::value(std::string_view local, std::string_view uri) const
{
    for (const Item& item : m_items)
        if (item.has_prefix && item.local == local &&
            m_element.uri_of(item.name.substr(0, item.name.size() - local.size() - 1)) == uri)
            return item.value;
    return {};
}

}
