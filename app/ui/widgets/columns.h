#pragma once

#include "app/ui/widgets/ui.h"

#include <string_view>

namespace kerbside::app::ui {

/// A heading of level 2 at the top of a column that another stands beside, headed by `beside`: what follows both begins at one
/// height, whichever strokes of Nastaliq are higher.
void column_heading(Ui&, std::string_view label, std::string_view beside);

/// A page's title has no more than two lines in so narrow a column: what is beside it need not stand below.
bool is_title_beside(Ui&, std::string_view title, float width);

}
