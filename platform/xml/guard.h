#pragma once

#include "platform/base/result.h"
#include "platform/xml/reader.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace kerbside::platform {

/// One pass over the bytes (UTF-8) before a tree is built: well-formed, no DOCTYPE, within limits.
/// Gives the offset of each line's end, so that a node can be told by its line.
/// pugixml forgives much that XML 1.0 forbids; this does not.
Result<std::vector<std::uint32_t>> check_xml(std::string_view bytes, const XmlLimits& limits);

}
