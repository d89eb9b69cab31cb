#pragma once

#include "platform/base/file.h"

#include <string>
#include <vector>

namespace kerbside::test {

struct ProgramRun {
    int status = -1; ///< the exit status; -1 where it ended by a signal or never began
    std::string out;
    std::string err;
};

/// Runs the program to its end. `zone` becomes TZ where it is not empty; `input` is its standard input.
ProgramRun run_program(const std::vector<std::string>& arguments, const std::string& zone = {},
                       const std::string& input = {});

/// The kerbside that this tree has built.
std::string kerbside_program();

}
