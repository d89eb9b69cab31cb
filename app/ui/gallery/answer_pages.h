#pragma once

#include "app/ui/widgets/ui.h"

namespace kerbside::app::ui {

/// The pages of the gallery with the widgets that only questions have.
void choosing_page(Ui&);
void picking_page(Ui&);
void map_page(Ui&);
void ordering_page(Ui&);
void table_page(Ui&);
void scales_page(Ui&);
void dates_page(Ui&);
void reading_page(Ui&);

}
