#include "app/shell/verbs.h"

#include <CLI/CLI.hpp>

namespace kerbside::shell {

void add_form_verbs(CLI::App& program, Outcome& outcome)
{
    auto* form = program.add_subcommand("form", "Work with forms from the command line");
    form->require_subcommand(1);
    add_convert_verb(*form, outcome);
}

}
