#pragma once

#include <string>
#include <string_view>

namespace kerbside::app {

/// `pl` of the machine's `pl_PL.UTF-8`; empty for C and POSIX, which are no language.
std::string language_of_locale(std::string_view locale);

}
