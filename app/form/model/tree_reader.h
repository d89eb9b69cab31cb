#pragma once

#include "app/form/model/document.h"
#include "platform/base/result.h"
#include "platform/xml/reader.h"

#include <memory>
#include <string>
#include <string_view>

namespace kerbside::app {

enum class Keep : std::uint8_t {
    Data,       ///< elements, attributes and text; not what only lays the file out
    Everything, ///< comments, instructions and white space too
};

/// Copies an element and all in it behind what the document has, as the last child of the document node.
void read_tree(platform::XmlNode root, Names& names, Document& document, Keep keep);

/// A whole file of XML, CSV or GeoJSON as a secondary instance sees it. The name's ending tells which it is.
platform::Result<std::unique_ptr<Document>> read_list(std::string_view file_name, std::string bytes, Names& names);

platform::Result<std::unique_ptr<Document>> read_csv(std::string bytes, Names& names);
platform::Result<std::unique_ptr<Document>> read_geojson(std::string_view bytes, Names& names);

}
