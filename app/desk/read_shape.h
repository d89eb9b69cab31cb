#pragma once

#include "app/desk/form_shape.h"
#include "platform/base/result.h"

namespace kerbside::app {

/// The primary instance of an XForm, with the binds' types and the body's repeats. Invalid where it is none.
platform::Result<FormShape> shape_of_xform(std::string xml);

}
