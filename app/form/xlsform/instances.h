#pragma once

#include "app/form/xlsform/model.h"

#include <string>
#include <vector>

namespace kerbside::app::xlsform {

/// A secondary instance that lies outside the form.
struct ExternalInstance {
    std::string id;
    std::string source;
};

/// All that the form refers to, each once, in the order in which they are first met; two sources for one id are an
/// error, as is an id that a choice list has too.
std::vector<ExternalInstance> external_instances(const Draft&, Problems&);

}
