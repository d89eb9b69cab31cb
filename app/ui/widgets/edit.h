#pragma once

#include "app/ui/widgets/core.h"

#include <string>
#include <string_view>

namespace kerbside::app::ui {

struct Changes {
    bool is_changed = false;
    bool is_submitted = false;
};

/// Takes the session's value where the field is newly focused, or where the session changed it meanwhile.
void begin_edit(UiCore&, const Field&);
/// What was typed since the last pass. `width` 0: one line.
Changes apply_strokes(UiCore&, const Field&, float width);
/// One key of the bar over a chosen text.
Changes apply_stroke(UiCore&, const Field&, float width, const Stroke&);

bool is_masked(const Field&);

/// What a field shows in place of what is in it: dots for a secret, so that its bytes never reach the shaper, and at the
/// caret what an input method is composing.
class ShownText {
public:
    /// `edit`: the state where this field is being edited, else null.
    ShownText(const Field&, std::string_view text, const EditState* edit);
    ~ShownText();
    ShownText(const ShownText&) = delete;
    ShownText& operator=(const ShownText&) = delete;

    std::string_view text() const { return m_is_own ? std::string_view(m_own) : m_text; }
    /// From a byte of what is in the field to one of what is shown, and back.
    std::uint32_t shown(std::size_t at) const;
    std::size_t real(std::uint32_t at) const;
    Caret shown(Caret) const;
    /// What is being composed, as shown: how many bytes, and how many of them before its caret.
    std::size_t composed() const { return m_extra; }
    std::size_t composed_before() const { return m_before; }

private:
    std::string_view m_text;
    std::string m_own;
    bool m_is_own = false;
    bool m_is_masked = false;
    std::size_t m_at = 0;    ///< of what is composed
    std::size_t m_extra = 0; ///< its bytes, as shown
    std::size_t m_before = 0;
};

/// The paragraph of a field in its place: each line stands on the side that its own direction begins at.
struct SetText {
    const Paragraph& laid;
    Point origin;
    float width = 0; ///< 0: one line, which origin places alone

    float left_of(const Line& line) const;
    Caret caret_at(Point) const;
    /// From the top of the line to its bottom, no width.
    Rect caret_rect(Caret) const;
};

/// The handles at both ends of what was chosen by touch, and the bar of what can be done with it. Said after the field.
/// `box` is the field's own rectangle: the bar lies in its free end, or below it, and covers no label.
Changes edit_tools(UiCore&, const Field&, const ShownText&, const SetText&, const Rect& box);

}
