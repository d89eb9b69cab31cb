#pragma once

#include "platform/base/bytes.h"

#include <string_view>

namespace kerbside::app {

/// The form's language that a draft of Instance::save() was saved in; empty where there is none, or it is no such draft.
std::string_view language_of_draft(platform::ByteView draft);

}
