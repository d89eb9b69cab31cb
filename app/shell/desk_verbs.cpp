#include "app/shell/desk_verbs.h"

#include <CLI/CLI.hpp>

namespace kerbside::shell {

void DeskOptions::add_to(CLI::App& verb, const char* whose_passphrase)
{
    verb.add_option("--data", data, "The desk's folder")->required();
    verb.add_option("--passphrase-file", passphrase_file, whose_passphrase)->required();
}

void add_desk_verbs(CLI::App& program, Outcome& outcome)
{
    auto* desk = program.add_subcommand("desk", "For the partnership's own computer: keys, devices, answers");
    desk->require_subcommand(1);
    add_desk_key_verbs(*desk, outcome);
    add_desk_data_verbs(*desk, outcome);
}

}
