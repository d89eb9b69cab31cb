#pragma once

#include "platform/base/file.h"
#include "platform/window/window.h"

namespace kerbside::app::ui {

/// Writes the picture, without alpha; the same bytes for the same pixels.
platform::Status write_png(const platform::Path&, platform::Surface);

}
