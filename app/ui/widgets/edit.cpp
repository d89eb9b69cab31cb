#include "app/ui/widgets/edit.h"

#include "app/ui/text/breaks.h"
#include "app/ui/text/digits.h"
#include "app/ui/text/shape.h"
#include "app/ui/widgets/open_layout.h"

#include "platform/base/characters.h"
#include "platform/base/digit.h"

#include <algorithm>
#include <utility>

namespace kerbside::app::ui {

namespace {

using Clings = Caret::Clings;

constexpr std::size_t kMostUndo = 50;

bool takes_figures(const Field& field)
{
    return field.kind == FieldKind::Figures || field.kind == FieldKind::Telephone;
}

bool takes_numbers(const Field& field)
{
    return field.kind == FieldKind::Integer || field.kind == FieldKind::Decimal || takes_figures(field) || field.kind == FieldKind::Pin;
}

bool may_be_typed(const Field& field, std::string_view before, char32_t c)
{
    if (c < 0x20)
        return field.is_multiline && c == '\n';
    switch (field.kind) {
    case FieldKind::Pin: return platform::is_digit(c);
    case FieldKind::Figures: return platform::is_digit(c) || c == '-' || c == '.' || (c == '+' && before.empty());
    case FieldKind::Telephone: return platform::is_digit(c) || c == '-' || c == '.' || (before.empty() ? c == '+' : c == ' ');
    default: return c < 0x7F || c >= 0xA0;
    }
}

class Editor {
public:
    Editor(UiCore& core, const Field& field, float width)
        : m_core(core), m_edit(core.edit), m_field(field), m_width(width), m_is_masked(is_masked(field))
    {
    }

    Changes apply()
    {
        // What is chosen makes room for what is being composed.
        if (!m_edit.preedit.empty() && m_edit.caret != m_edit.anchor) {
            remember(EditState::Doing::Nothing);
            erase_chosen();
        }
        for (auto& stroke : m_core.take_strokes()) {
            take(stroke);
            wipe(stroke.text);
        }
        return m_changes;
    }

    Changes apply(const Stroke& stroke)
    {
        take(stroke);
        return m_changes;
    }

private:
    using Doing = EditState::Doing;
    using Refused = EditState::Refused;

    void take(const Stroke& stroke)
    {
        if (!stroke.text.empty()) {
            m_edit.has_handles = m_edit.has_bar = false;
            type(stroke.text, Doing::Typing);
        } else {
            press(stroke);
        }
    }

    /// Keeps what there is for Undo, unless it goes on with what was being done. A secret is kept once only.
    void remember(Doing doing)
    {
        if (m_is_masked || (doing != Doing::Nothing && doing == m_edit.doing && m_edit.caret == m_edit.anchor))
            return;
        m_edit.doing = doing;
        for (auto& past : m_edit.redo)
            wipe(past.text);
        m_edit.redo.clear();
        m_edit.undo.push_back({m_edit.text, m_edit.caret, m_edit.anchor});
        if (m_edit.undo.size() > kMostUndo) {
            wipe(m_edit.undo.front().text);
            m_edit.undo.erase(m_edit.undo.begin());
        }
    }

    void changed()
    {
        m_changes.is_changed = true;
        if (m_edit.text.empty() || m_edit.refused == Refused::Pasted)
            m_edit.refused = Refused::Nothing;
        m_edit.wanted_x = -1;
        m_core.follow_caret();
    }

    bool erase_chosen()
    {
        if (m_edit.caret == m_edit.anchor)
            return false;
        const auto from = m_edit.begin();
        m_edit.text.erase(from, m_edit.end() - from);
        stand(from, Clings::After);
        changed();
        return true;
    }

    void stand(std::size_t at, Clings clings)
    {
        m_edit.caret = m_edit.anchor = at;
        m_edit.clings = clings;
    }

    void type(std::string_view text, Doing doing)
    {
        // A word at a time is undone.
        const bool is_new_word = m_edit.caret > 0 && m_edit.caret <= m_edit.text.size() && m_edit.text[m_edit.caret - 1] == ' ' && text != " ";
        if (is_new_word)
            m_edit.doing = Doing::Nothing;
        remember(doing);
        erase_chosen();
        for (std::size_t at = 0; at < text.size();) {
            const auto next = decode(text, at);
            at += next.length;
            const auto c = takes_numbers(m_field) ? number_letter(next.character, next.character == U',' && is_comma_decimal()) : next.character;
            std::string bytes;
            append_utf8(bytes, c);
            if (!may_be_typed(m_field, std::string_view(m_edit.text).substr(0, m_edit.caret), c)) {
                // A blank before or between figures is left out where it is not kept, and nothing is wrong with it.
                if (takes_numbers(m_field) && !(takes_figures(m_field) && c == U' '))
                    m_edit.refused = Refused::Typed;
                continue;
            }
            if (!has_room_for(bytes))
                continue;
            m_edit.text.insert(m_edit.caret, bytes);
            stand(m_edit.caret + bytes.size(), Clings::Before);
            changed();
        }
        m_edit.wanted_x = -1;
        m_core.follow_caret();
    }

    /// As the keys on the screen say, or else as the page's language does.
    bool is_comma_decimal_here()
    {
        const auto* open = open_layout(m_core);
        const auto* layout = open != nullptr ? open : m_core.key_layouts.of(m_core.language);
        return layout != nullptr && layout->decimal_mark() == ",";
    }
    /// In the words of the page, or of a text of figures, which knows no thousands.
    bool is_comma_decimal() { return takes_figures(m_field) || is_comma_decimal_here(); }

    bool has_room_for(std::string_view letter) const
    {
        return m_edit.text.size() + letter.size() <= m_field.most && (m_field.most_letters == 0 || platform::characters_in(m_edit.text) < m_field.most_letters);
    }

    void erase(std::size_t from, std::size_t to)
    {
        remember(Doing::Erasing);
        if (!erase_chosen() && to > from) {
            m_edit.text.erase(from, to - from);
            stand(from, from > 0 && m_edit.caret > from ? Clings::Before : Clings::After);
            changed();
        }
        m_edit.has_handles = m_edit.has_bar = false;
    }

    void move(Caret to, bool keeps_anchor)
    {
        m_edit.caret = std::min<std::size_t>(to.offset, m_edit.text.size());
        m_edit.clings = to.clings;
        if (!keeps_anchor)
            m_edit.anchor = m_edit.caret;
        m_edit.wanted_x = -1;
        m_edit.doing = Doing::Nothing;
        m_edit.has_handles = m_edit.has_bar = false;
        m_core.follow_caret();
        m_core.ask_pass();
    }

    void move(std::size_t to, bool keeps_anchor, Clings clings = Clings::After) { move(Caret{static_cast<std::uint32_t>(to), clings}, keeps_anchor); }

    const Paragraph& laid() { return m_core.lay_written(m_edit.text, m_width); }

    /// A secret is a row of dots: a character is a step, and its words are nobody's business.
    std::size_t beside_in_secret(bool forward, bool to_end) const
    {
        const std::string_view text = m_edit.text;
        if (to_end)
            return forward ? text.size() : 0;
        auto at = m_edit.caret;
        if (forward ? at >= text.size() : at == 0)
            return at;
        do
            at += forward ? 1 : static_cast<std::size_t>(-1);
        while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
        return at;
    }

    void move_sideways(int step, const Stroke& stroke)
    {
        if (m_is_masked)
            return move(beside_in_secret((step > 0) != m_core.m_rtl, stroke.control), stroke.shift);
        const auto& paragraph = laid();
        const bool from_right = paragraph.lines[paragraph.line_of(m_edit.place())].is_right_to_left;
        const bool forward = (step > 0) != from_right;
        // What is chosen grows by a letter at a time, so it follows the order of the text.
        if (stroke.shift && !stroke.control)
            return move(forward ? next_letter(m_edit.text, m_edit.caret) : letter_before(m_edit.text, m_edit.caret), true,
                        forward ? Clings::Before : Clings::After);
        if (stroke.control) {
            return move(forward ? next_word(m_edit.text, m_edit.caret) : word_before(m_edit.text, m_edit.caret), stroke.shift,
                        forward ? Clings::Before : Clings::After);
        }
        if (m_edit.caret != m_edit.anchor) {
            // To that end of what was chosen which lies there.
            return move(forward ? m_edit.end() : m_edit.begin(), false, forward ? Clings::Before : Clings::After);
        }
        move(paragraph.beside(m_edit.place(), step), stroke.shift);
    }

    void move_line(int by, bool keeps_anchor)
    {
        if (m_is_masked)
            return move(by < 0 ? 0 : m_edit.text.size(), keeps_anchor);
        const auto& paragraph = laid();
        const SetText set{paragraph, {}, m_width};
        const auto line = static_cast<int>(paragraph.line_of(m_edit.place())) + by;
        if (line < 0 || line >= static_cast<int>(paragraph.lines.size()))
            return move(line < 0 ? 0 : m_edit.text.size(), keeps_anchor, line < 0 ? Clings::LineBegin : Clings::LineEnd);
        const float x = m_edit.wanted_x >= 0 ? m_edit.wanted_x : set.caret_rect(m_edit.place()).x;
        const auto& to = paragraph.lines[static_cast<std::size_t>(line)];
        move(set.caret_at({x, to.top + to.height / 2}), keeps_anchor);
        m_edit.wanted_x = std::max(0.F, x);
    }

    void move_to_edge(bool is_end, const Stroke& stroke)
    {
        if (m_is_masked || stroke.control)
            return move(is_end ? m_edit.text.size() : 0, stroke.shift, is_end ? Clings::LineEnd : Clings::LineBegin);
        const auto& paragraph = laid();
        move(is_end ? paragraph.line_end(m_edit.place()) : paragraph.line_begin(m_edit.place()), stroke.shift);
    }

    /// From one of the pasts to the other.
    void go_back(std::vector<EditState::Past>& from, std::vector<EditState::Past>& to)
    {
        while (!from.empty() && from.back().text == m_edit.text) {
            wipe(from.back().text);
            from.pop_back();
        }
        if (from.empty())
            return;
        to.push_back({m_edit.text, m_edit.caret, m_edit.anchor});
        wipe(m_edit.text);
        m_edit.text = from.back().text;
        m_edit.caret = from.back().caret;
        m_edit.anchor = from.back().anchor;
        m_edit.clings = Clings::Before;
        wipe(from.back().text);
        from.pop_back();
        m_edit.doing = Doing::Nothing;
        changed();
    }

    void copy(bool and_cut)
    {
        if (!m_core.may_copy || m_is_masked || m_edit.caret == m_edit.anchor)
            return;
        wipe(m_core.clipboard);
        m_core.clipboard = m_edit.text.substr(m_edit.begin(), m_edit.end() - m_edit.begin());
        m_core.clipboard_changed = m_core.has_copied = true;
        m_edit.has_bar = false;
        m_core.ask_pass();
        if (and_cut) {
            m_edit.doing = Doing::Nothing;
            erase(m_edit.caret, m_edit.caret);
        }
    }

    void paste()
    {
        if (!m_core.may_copy)
            return;
        if (m_core.read_clipboard) {
            wipe(m_core.clipboard);
            m_core.clipboard = m_core.read_clipboard();
        }
        m_edit.has_handles = m_edit.has_bar = false;
        m_edit.doing = Doing::Nothing;
        if (!takes_numbers(m_field))
            return type(m_core.clipboard, Doing::Nothing);
        if (m_core.clipboard.empty())
            return;
        // Of what is no number nothing is taken: the digits of half of it would be another number.
        const bool is_counted = m_field.kind == FieldKind::Integer || m_field.kind == FieldKind::Decimal;
        auto figures = is_counted ? number_of(m_core.clipboard, is_comma_decimal_here()) : figures_of(m_core.clipboard, is_comma_decimal_here());
        if (figures && (is_counted ? makes_number(*figures) : fits(*figures))) {
            if (is_counted && figures->starts_with('+'))
                figures->erase(0, 1);
            type(*figures, Doing::Nothing);
        } else {
            m_edit.refused = Refused::Pasted;
            m_core.ask_pass();
        }
        if (figures)
            wipe(*figures);
    }

    /// With it there is a number, and all of it has room.
    bool makes_number(std::string_view pasted)
    {
        auto whole = m_edit.text;
        whole.replace(m_edit.begin(), m_edit.end() - m_edit.begin(), pasted);
        const bool is_number = number_of(whole, is_comma_decimal_here()).has_value();
        const bool has_room = whole.size() <= m_field.most && (m_field.most_letters == 0 || platform::characters_in(whole) <= m_field.most_letters);
        wipe(whole);
        return is_number && has_room;
    }

    /// All of it may stand where it is to go.
    bool fits(std::string_view figures) const
    {
        auto before = m_edit.text.substr(0, m_edit.begin());
        return std::all_of(figures.begin(), figures.end(), [&](char each) {
            const bool may = may_be_typed(m_field, before, static_cast<unsigned char>(each));
            before += each;
            return may;
        });
    }

    std::size_t before(bool is_word) const
    {
        if (m_is_masked)
            return beside_in_secret(false, is_word);
        return is_word ? word_before(m_edit.text, m_edit.caret) : erased_before(m_edit.text, m_edit.caret);
    }

    std::size_t after(bool is_word) const
    {
        if (m_is_masked)
            return beside_in_secret(true, is_word);
        return is_word ? next_word(m_edit.text, m_edit.caret) : next_letter(m_edit.text, m_edit.caret);
    }

    void press(const Stroke& stroke)
    {
        switch (stroke.key) {
        case Key::Backspace: return erase(before(stroke.control), m_edit.caret);
        case Key::Delete: return erase(m_edit.caret, after(stroke.control));
        case Key::Left: return move_sideways(-1, stroke);
        case Key::Right: return move_sideways(1, stroke);
        case Key::Up: return move_line(-1, stroke.shift);
        case Key::Down: return move_line(1, stroke.shift);
        case Key::Home: return move_to_edge(false, stroke);
        case Key::End: return move_to_edge(true, stroke);
        case Key::Enter:
            if (m_field.is_multiline && !stroke.control)
                type("\n", Doing::Typing);
            else
                m_changes.is_submitted = true;
            return;
        default: break;
        }
        if (!stroke.control)
            return;
        switch (stroke.key) {
        case Key::A: {
            const bool by_touch = m_edit.has_bar;
            move(m_edit.text.size(), false, Clings::LineEnd);
            m_edit.anchor = 0;
            m_edit.has_handles = m_edit.has_bar = by_touch;
            break;
        }
        case Key::Z: stroke.shift ? go_back(m_edit.redo, m_edit.undo) : go_back(m_edit.undo, m_edit.redo); break;
        case Key::Y: go_back(m_edit.redo, m_edit.undo); break;
        case Key::C: copy(false); break;
        case Key::X: copy(true); break;
        case Key::V: paste(); break;
        default: break;
        }
    }

    UiCore& m_core;
    EditState& m_edit;
    const Field& m_field;
    float m_width;
    bool m_is_masked;
    Changes m_changes;
};

}

void begin_edit(UiCore& core, const Field& field)
{
    auto& edit = core.edit;
    const bool numbers = takes_numbers(field);
    const bool is_telephone = field.kind == FieldKind::Telephone;
    const bool has_mark = field.kind == FieldKind::Decimal || field.kind == FieldKind::Figures;
    const NumberPad pad{.has_sign = numbers && field.kind != FieldKind::Pin && !is_telephone, .has_mark = has_mark, .has_plus = is_telephone};
    if (numbers != core.numbers_only || pad != core.board.pad) {
        core.numbers_only = numbers;
        core.board.pad = pad;
        core.ask_pass();
    }
    core.board.is_secret = field.kind == FieldKind::Secret || field.kind == FieldKind::Pin;
    const auto take_over = [&] {
        edit.text = field.value;
        edit.caret = edit.anchor = edit.text.size();
        edit.clings = Clings::LineEnd;
    };
    if (edit.id != field.id) {
        edit.wipe();
        edit.id = field.id;
        edit.seen = field.value;
        take_over();
        core.follow_caret();
        return;
    }
    if (field.value != edit.seen) {
        if (field.value != edit.text) {
            wipe(edit.text);
            take_over();
        }
        wipe(edit.seen);
        edit.seen = field.value;
    }
}

Changes apply_strokes(UiCore& core, const Field& field, float width)
{
    return Editor(core, field, width).apply();
}

Changes apply_stroke(UiCore& core, const Field& field, float width, const Stroke& stroke)
{
    return Editor(core, field, width).apply(stroke);
}

}
