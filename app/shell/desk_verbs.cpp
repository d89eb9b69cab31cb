#include "app/shell/desk_verbs.h"

#include "app/shell/verb.h"

namespace kerbside::shell {

void DeskOptions::add_to(Verb& verb, const char* whose_passphrase)
{
    verb.add_option("--data", data, "The desk's folder").required();
    verb.add_option("--passphrase-file", passphrase_file, whose_passphrase).required();
}

void add_desk_verbs(Verb& program, Outcome& outcome)
{
    auto desk = program.add_verb("desk", "For the partnership's own computer: keys, devices, answers");
    desk.needs_verb();
    add_desk_key_verbs(desk, outcome);
    add_desk_data_verbs(desk, outcome);
}

}
