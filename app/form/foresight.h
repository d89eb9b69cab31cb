#pragma once

#include "app/form/form.h"

#include <cstdint>
#include <vector>

namespace kerbside::app {

/// What a form's author should know of expressions that the evaluation budget may stop (Environment::budget) once
/// the form is in use: reckoned, not run, as if a repeat had a thousand instances and one within it ten each, and
/// with the lists as long as they are. Nothing is said of what only might be dear.
std::vector<Problem> foresee_overruns(const Form& form, std::uint64_t budget = 20'000'000);

}
