#pragma once

#include "app/i18n/words.h"
#include "app/ui/screens/kept_choice.h"

#include <chrono>

namespace kerbside::app::ui {

/// How a face is worked by switches, of its settings: `switch` (off, two, one), `switch-speed` (ms), `switch-keys` (space,
/// arrows, pages, own) and, of one's own, `switch-next` and `switch-choose` (as platform::Event::button names them).
Scanning scanning_of(const SettingStore&);

/// A switch is being made known: the next key or button is it.
struct SwitchLesson {
    enum class Of : std::uint8_t { Nothing, Next, Choose };
    Of of = Of::Nothing;
    std::chrono::milliseconds until{0}; ///< as Ui::time() tells it; then all stays as it was
    bool is_same = false;               ///< what was pressed is the other switch
    bool is_first_of_two = false;
};

void switch_settings(Ui&, const Words&, const SettingStore&, SwitchLesson&);
/// Lies over the page, while there is one: say it last.
void switch_lesson(Ui&, const Words&, const SettingStore&, SwitchLesson&);

}
