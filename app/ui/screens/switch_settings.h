#pragma once

#include "app/i18n/words.h"
#include "app/ui/widgets/ui.h"

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

namespace kerbside::app::ui {

/// Where a face keeps how it is worked by switches: `switch` (off, two, one), `switch-speed` (ms), `switch-keys` (space,
/// arrows, pages, own) and, of one's own, `switch-next` and `switch-choose` (as platform::Event::button names them).
struct SwitchStore {
    std::function<std::string(std::string_view)> setting;
    std::function<void(std::string_view, std::string)> keep;
};

Scanning scanning_of(const SwitchStore&);

/// A switch is being made known: the next key or button is it.
struct SwitchLesson {
    enum class Of : std::uint8_t { Nothing, Next, Choose };
    Of of = Of::Nothing;
    std::chrono::milliseconds until{0}; ///< as Ui::time() tells it; then all stays as it was
    bool is_same = false;               ///< what was pressed is the other switch
    bool is_first_of_two = false;
};

void switch_settings(Ui&, const Words&, const SwitchStore&, SwitchLesson&);
/// Lies over the page, while there is one: say it last.
void switch_lesson(Ui&, const Words&, const SwitchStore&, SwitchLesson&);

}
