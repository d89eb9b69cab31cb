#pragma once

#include "app/shell/verbs.h"

namespace kerbside::shell {

void add_eval_verb(Verb& form, Outcome& outcome);
void add_run_verb(Verb& form, Outcome& outcome);
void add_form_add_verb(Verb& form, Outcome& outcome);

}
