#pragma once

#include "platform/xml/reader.h"

#include <string_view>
#include <vector>

namespace kerbside::app {

/// An element's attributes, read once: a bind is asked for a dozen of them, by the thousand. One list serves for one
/// element after another.
class AttributeList {
public:
    struct Item {
        std::string_view name; ///< as written
        std::string_view local;
        std::string_view value;
        bool has_prefix = false;
    };

    void read(const platform::XmlNode& element);

    /// Namespace declarations are not among them.
    const std::vector<Item>& items() const { return m_items; }
    /// The one of that name without prefix; null where there is none.
    const Item* find(std::string_view local) const;
    /// Empty where there is none.
    std::string_view value(std::string_view local) const;
    std::string_view value(std::string_view local, std::string_view uri) const;

private:
    platform::XmlNode m_element;
    std::vector<Item> m_items;
};

}
