#pragma once

#include "app/ui/text/paragraph.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kerbside::app::ui {

/// Overwrites a text's memory before it is given back.
void wipe(std::string&);

/// The text being edited: one at a time, wiped when the focus leaves it.
struct EditState {
    std::string id;
    std::string text;
    std::string seen; ///< what the session held when we last looked
    std::size_t caret = 0;
    Caret::Clings clings = Caret::Clings::LineEnd;
    std::size_t anchor = 0;
    float scroll = 0;
    float wanted_x = -1; ///< for up and down
    std::string preedit; ///< what an input method composes at the caret
    std::size_t preedit_caret = 0;
    bool has_handles = false; ///< chosen by touch
    bool has_bar = false;
    /// Something was typed that it does not take: told until it is empty or left. Or pasted: until something else is done.
    enum class Refused : std::uint8_t { Nothing, Typed, Pasted };
    Refused refused = Refused::Nothing;

    struct Past {
        std::string text;
        std::size_t caret = 0;
        std::size_t anchor = 0;
    };
    enum class Doing : std::uint8_t { Nothing, Typing, Erasing };
    std::vector<Past> undo;
    std::vector<Past> redo;
    Doing doing = Doing::Nothing; ///< what goes on is undone as one

    Caret place() const { return {static_cast<std::uint32_t>(caret), clings}; }
    std::size_t begin() const { return std::min(caret, anchor); }
    std::size_t end() const { return std::max(caret, anchor); }
    void forget_past();
    void wipe();
};

}
