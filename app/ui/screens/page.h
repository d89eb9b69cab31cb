#pragma once

#include "app/i18n/dates.h"
#include "app/i18n/words.h"
#include "app/session/moments.h"
#include "app/session/tablet.h"
#include "app/ui/widgets/ui.h"
#include "app/ui/widgets/widgets.h"

#include "platform/base/error.h"

#include <string>
#include <string_view>

namespace kerbside::app::ui {

/// What a page of the tablet is drawn from: the widgets, the session that its taps go to, and the words.
struct TabletPage {
    Ui& ui;
    Tablet& tablet;
    const Words& words;
    const Translations& translations;

    std::string say(std::string_view key) const { return std::string(words.text(key)); }
};

/// "today at 22:05", as the wall of this place shows it.
std::string told_moment(const Words&, const Environment&, platform::WallTime);

/// "Saved today at 22:05".
std::string told_saved(const TabletPage&, platform::WallTime);

/// The name that a form has given to what is filled in, its days as this language writes them.
std::string told_instance(const Words&, const Environment&, std::string_view name);

/// The words of the text field's bar.
EditWords edit_words(const Words&);

/// And those of the keys that write no letter.
KeyWords key_words(const Words&);

/// What happened, that the answers are safe, and what to do, in plain words.
std::string told_problem(const Words&, platform::ErrorKind);

/// How a person is spoken to: her account's name as typed, but begun as names begin.
std::string told_name(std::string_view);

/// A picture for a form, by what its id says it is for.
Icon icon_of_form(std::string_view id);

}
