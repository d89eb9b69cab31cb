#pragma once

#include "app/desk/form_shape.h"
#include "platform/base/file.h"

namespace kerbside::app {

/// The shape of the form in this file: an XForm (`.xml`), or an XLSForm, which is converted first.
/// Invalid where it is neither; the detail says where.
platform::Result<FormShape> read_form_file(const platform::Path&);

}
