#include "app/shell/verb.h"
#include "app/shell/verbs.h"

#include <array>
#include <utility>

namespace kerbside::shell {

void group_by_person(Program& program)
{
    constexpr std::array<std::pair<const char*, const char*>, 17> kPersons{{
        {"kiosk", "Staff at an event"},
        {"init", "Who sets up a device"},
        {"account", "Who sets up a device"},
        {"enrol", "Who sets up a device"},
        {"new", "Who automates"},
        {"set", "Who automates"},
        {"fill", "Who automates"},
        {"finalize", "Who automates"},
        {"list", "Who automates"},
        {"submit", "Who automates"},
        {"status", "Who looks after a device"},
        {"sync", "Who looks after a device"},
        {"verify", "Who looks after a device"},
        {"form", "Authors of forms (`form add` gives one to a device)"},
        {"hub", "The hub's keeper"},
        {"desk", "The desk"},
        {"ui", "Who tests the face"},
    }};
    program.set_footer("A worker opens the tablet with `kerbside --data DIR`. Exit status: 0 done, 1 refused, 2 usage, 3 busy\n"
                   "(another process has the data), 4 offline, 5 wrong key, 6 storage.");
    for (const auto& [verb, person] : kPersons)
        program.set_heading(verb, person);
}

}
