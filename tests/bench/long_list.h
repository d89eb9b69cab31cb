#pragma once

#include "platform/base/json.h"

namespace kerbside::bench {

/// A question with a hundred thousand choices, upon the real page, its session and the software renderer at 1280x800:
/// how long it takes to open, and the slowest frame while six letters are typed and while the list is flung.
platform::Json measure_long_list();

}
