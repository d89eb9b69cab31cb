#pragma once

#include "app/shell/verbs.h"
#include "platform/base/result.h"

namespace kerbside::shell {

/// Tells an error to the person at the terminal and makes it the exit status; nothing where there is none.
void conclude(Outcome&, const platform::Status&);

/// One line on standard output.
void print_line(std::string_view);

}
