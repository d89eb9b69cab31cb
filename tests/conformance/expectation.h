#pragma once

#include "platform/base/json.h"

#include <string>

namespace kerbside::test {

/// Why `found` is not what a case expects; empty where it is.
///
/// A plain value must be equal. An object asks for more, all of it: `near` (a number, with `within`), `like` (a
/// regular expression over the whole text), `contains` and `lacks` (texts), `size` (of a list or text); any other
/// object names members that must match in the same way.
std::string difference(const platform::Json& expected, const platform::Json& found);

}
