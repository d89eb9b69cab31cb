#pragma once

#include "app/form/model/definition.h"

#include <string>
#include <string_view>

namespace kerbside::app {

/// A path of names alone, absolute or from `context`, positions passed over; kNoModel where it leads nowhere.
ModelId resolve_path(const Definition& form, std::string_view path, ModelId context);

/// `/data/group/name`, names as the form writes them.
std::string model_path(const Definition& form, ModelId model);

}
