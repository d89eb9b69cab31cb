#include "platform/base/json.h"

#include <CLI/CLI.hpp>

int main(int argc, char** argv)
{
    CLI::App program("Kerbside: forms that are filled in offline, sealed, and read only by the partnership.", "kerbside");
    program.require_subcommand(1);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? 0 : 2;
    }
    return 0;
}
