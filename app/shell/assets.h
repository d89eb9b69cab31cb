#pragma once

#include "platform/base/file.h"

namespace kerbside::shell {

/// The folder `assets` beside the program, else ../share/kerbside: fonts, themes, translations, forms, lists.
platform::Path assets_folder();

}
