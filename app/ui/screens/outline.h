#pragma once

#include "app/ui/screens/page.h"

#include <string>

namespace kerbside::app::ui {

/// Every question of the form over its page, to go to: what is answered, what is not, what is wrong. `asked` is emptied
/// when it closes; `find` is what was typed to find one.
void outline_sheet(const TabletPage&, std::string& asked, std::string& find);

}
