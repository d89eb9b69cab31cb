#include "app/shell/conclude.h"

#include <iostream>

namespace kerbside::shell {

void conclude(Outcome& outcome, const platform::Status& status)
{
    if (status)
        return;
    std::cerr << "kerbside: " << platform::name_of(status.error().kind) << ": " << status.error().detail << '\n';
    outcome.status = platform::exit_status(status.error().kind);
}

void print_line(std::string_view line)
{
    std::cout << line << '\n' << std::flush;
}

}
