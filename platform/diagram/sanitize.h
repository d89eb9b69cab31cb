#pragma once

#include "platform/base/result.h"

#include <span>
#include <string>

namespace kerbside::platform {

/// The drawing written anew with nothing in it but what is known: shapes, groups, gradients and how they look. Class
/// rules are put where they apply; a shape that belongs to one of the names has its place, `n3`, for an id, and no other
/// shape has any.
Result<std::string> sanitized_svg(std::string svg, std::span<const std::string> names);

}
