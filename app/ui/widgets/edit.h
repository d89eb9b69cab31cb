#pragma once

#include "app/ui/widgets/core.h"

namespace kerbside::app::ui {

struct Changes {
    bool is_changed = false;
    bool is_submitted = false;
};

/// Takes the session's value where the field is newly focused, or where the session changed it meanwhile.
void begin_edit(UiCore&, const Field&);
/// What was typed since the last pass. `width` 0: one line.
Changes apply_strokes(UiCore&, const Field&, float width);

/// The next or the one before of what a reader calls a letter (UAX #29).
std::size_t next_letter(std::string_view, std::size_t at);
std::size_t letter_before(std::string_view, std::size_t at);

}
