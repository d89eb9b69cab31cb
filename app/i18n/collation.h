#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app {

/// In the order in which somebody who reads `language` (a BCP 47 code) looks for names, by ICU: `Łucja` before `Marta`,
/// `álvaro` among the As. Where ICU has no such order, by their bytes. One thread at a time.
void sort_names(std::vector<std::string>& names, std::string_view language);

}
