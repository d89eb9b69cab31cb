#pragma once

#include "platform/base/json.h"

namespace kerbside::test {

/// A script's steps for a face in another language: a visitor chooses it, and what is looked for by its English words,
/// pictures and lists of what is there are left out.
platform::Json script_in(const platform::Json& steps, std::string_view language);

}
