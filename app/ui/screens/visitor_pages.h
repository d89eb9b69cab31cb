#pragma once

#include "app/i18n/words.h"
#include "app/session/visitor.h"
#include "app/ui/widgets/ui.h"

#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app::ui {

/// What a visitor's page is drawn from: the same on a kiosk and on a tablet that was handed over.
struct VisitorPage {
    Ui& ui;
    Visitor& visitor;
    const Words& words; ///< in the visitor's language
    const Translations& translations;

    std::string say(std::string_view key) const { return std::string(words.text(key)); }
};

enum class StaffCall : bool { No, Yes };

/// The page and what lies over it. Yes: staff want to end it (by PIN on a kiosk, by the worker's words on a tablet).
StaffCall visitor_page(const VisitorPage&);

/// The keyboards of somebody who reads this language: her own and English, and the visitor's others, for whoever reads
/// one of them may write another.
std::vector<std::string> keyboard_layouts(std::string_view language, const Visitor* = nullptr);

/// Where help is, now and offline: 999, Childline, the worker in the room.
void help_cover(const VisitorPage&);
/// Go on, finish, or wipe: three of the same weight.
void stop_cover(const VisitorPage&);
void idle_cover(const VisitorPage&);

}
