#pragma once

#include "app/form/form.h"
#include "platform/base/file.h"

#include <memory>

namespace kerbside::test {

/// A form of assets/forms with the lists beside it; gives up where it does not load.
std::shared_ptr<const app::Form> load_form(const platform::Path&);

}
