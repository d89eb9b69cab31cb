#pragma once

#include "app/form/xlsform/model.h"
#include "app/form/xlsform/table.h"

namespace kerbside::app::xlsform {

/// `begin loop over list`: makes of the section `loop`, which is the last one in the draft, a group with one group
/// for each choice, named after it, each with a copy of what stood in the loop; `%(name)s` and `%(label)s` in its
/// texts become the choice's.
void unroll_loop(std::uint32_t loop, std::string_view list, TextPool&, Draft&, Problems&);

}
