#pragma once

#include "app/shell/verbs.h"

namespace kerbside::shell {

void add_eval_verb(CLI::App& form, Outcome& outcome);
void add_run_verb(CLI::App& form, Outcome& outcome);
void add_form_add_verb(CLI::App& form, Outcome& outcome);

}
