#pragma once

#include "app/i18n/words.h"
#include "app/session/kiosk.h"
#include "app/ui/screens/switch_settings.h"
#include "app/ui/widgets/ui.h"

#include <string>
#include <string_view>

namespace kerbside::app::ui {

/// What a page for staff at the kiosk is drawn from.
struct KioskPage {
    Ui& ui;
    Kiosk& kiosk;
    const Words& words; ///< in the staff's language
    const Translations& translations;

    std::string say(std::string_view key) const { return std::string(words.text(key)); }
};

void set_up_page(const KioskPage&, SwitchLesson&);
SettingStore setting_store(Kiosk&);
void pin_page(const KioskPage&);
/// True where staff want to close the program.
bool staff_page(const KioskPage&);

}
