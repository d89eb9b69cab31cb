#pragma once

#include "stage.h"

#include "app/ui/widgets/core.h"

#include <string>
#include <utility>

namespace kerbside::test {

using namespace app::ui;
using platform::EventKind;
using platform::Key;

/// A page of one field, and what is in it.
struct Written {
    explicit Written(std::string begin, bool is_multiline = false, std::string language = "en", FieldKind kind = FieldKind::Text)
        : value(std::move(begin)), stage(
                                       [this, is_multiline, kind](Ui& ui) {
                                           Body body(ui);
                                           if (auto event = field(ui, {.id = "f", .label = "Say more", .value = value, .kind = kind, .is_multiline = is_multiline})) {
                                               value = event->text;
                                               ++changes;
                                           }
                                           button(ui, {.id = "other", .label = "Other"});
                                       },
                                       800, 600, "day", std::move(language))
    {
    }

    EditState& edit() { return stage.frame->ui().core().edit; }
    std::string chosen() { return edit().text.substr(edit().begin(), edit().end() - edit().begin()); }
    void press(Key key, bool shift = false, bool control = false) { stage.press(key, shift, control); }
    void tap_at(Point at, bool is_touch = true)
    {
        stage.send({.kind = EventKind::PointerDown, .x = at.x, .y = at.y, .is_touch = is_touch});
        stage.send({.kind = EventKind::PointerUp, .x = at.x, .y = at.y, .is_touch = is_touch});
    }
    /// A point in the first line of what is written, so many pixels from the left.
    Point in_text(float x) { const auto box = stage.node("f").rect; return {box.x + 16 + x, box.bottom() - 24}; }
    void hold_at(Point at)
    {
        stage.send({.kind = EventKind::PointerDown, .x = at.x, .y = at.y, .is_touch = true});
        stage.let_pass(600);
        stage.send({.kind = EventKind::PointerUp, .x = at.x, .y = at.y, .is_touch = true});
    }
    void drag(Point from, Point to, bool is_touch)
    {
        stage.send({.kind = EventKind::PointerDown, .x = from.x, .y = from.y, .is_touch = is_touch});
        for (int i = 1; i <= 4; ++i)
            stage.send({.kind = EventKind::PointerMove, .x = from.x + (to.x - from.x) * static_cast<float>(i) / 4,
                        .y = from.y + (to.y - from.y) * static_cast<float>(i) / 4, .is_touch = is_touch});
        stage.send({.kind = EventKind::PointerUp, .x = to.x, .y = to.y, .is_touch = is_touch});
    }

    std::string value;
    int changes = 0;
    Stage stage;
};

}
