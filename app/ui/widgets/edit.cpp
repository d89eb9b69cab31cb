#include "app/ui/widgets/edit.h"

#include "app/ui/text/shape.h"

#include <utf8proc.h>

#include <algorithm>

namespace kerbside::app::ui {

namespace {

constexpr std::size_t kMostUndo = 50;

bool is_word(std::string_view text, std::size_t at)
{
    const auto c = static_cast<unsigned char>(text[at]);
    return c >= 0x80 || std::isalnum(c);
}

std::size_t next_word(std::string_view text, std::size_t at)
{
    while (at < text.size() && !is_word(text, at))
        ++at;
    while (at < text.size() && is_word(text, at))
        ++at;
    return at;
}

std::size_t word_before(std::string_view text, std::size_t at)
{
    while (at > 0 && !is_word(text, at - 1))
        --at;
    while (at > 0 && is_word(text, at - 1))
        --at;
    return at;
}

bool may_be_typed(const Field& field, std::string_view before, char32_t c)
{
    if (c < 0x20)
        return field.is_multiline && c == '\n';
    switch (field.kind) {
    case FieldKind::Pin: return c >= '0' && c <= '9';
    case FieldKind::Integer: return (c >= '0' && c <= '9') || (c == '-' && before.empty());
    case FieldKind::Decimal:
        return (c >= '0' && c <= '9') || (c == '-' && before.empty()) || ((c == '.' || c == ',') && before.find('.') == before.npos);
    default: return c != 0x7F;
    }
}

class Editor {
public:
    Editor(UiCore& core, const Field& field, float width) : m_core(core), m_edit(core.edit), m_field(field), m_width(width) {}

    Changes apply()
    {
        for (auto& stroke : m_core.take_strokes()) {
            if (!stroke.text.empty())
                type(stroke.text);
            else
                press(stroke);
            wipe(stroke.text);
        }
        return m_changes;
    }

private:
    void remember()
    {
        m_edit.undo.emplace_back(m_edit.text, m_edit.caret);
        if (m_edit.undo.size() > kMostUndo) {
            wipe(m_edit.undo.front().first);
            m_edit.undo.erase(m_edit.undo.begin());
        }
    }

    bool erase_selection()
    {
        if (m_edit.caret == m_edit.anchor)
            return false;
        const auto from = std::min(m_edit.caret, m_edit.anchor);
        m_edit.text.erase(from, std::max(m_edit.caret, m_edit.anchor) - from);
        m_edit.caret = m_edit.anchor = from;
        m_changes.is_changed = true;
        return true;
    }

    void type(std::string_view text)
    {
        remember();
        erase_selection();
        for (std::size_t at = 0; at < text.size();) {
            const auto next = decode(text, at);
            at += next.length;
            auto c = next.character;
            if (m_field.kind == FieldKind::Decimal && c == ',')
                c = '.';
            std::string bytes;
            append_utf8(bytes, c);
            if (!may_be_typed(m_field, std::string_view(m_edit.text).substr(0, m_edit.caret), c) ||
                m_edit.text.size() + bytes.size() > m_field.most)
                continue;
            m_edit.text.insert(m_edit.caret, bytes);
            m_edit.caret += bytes.size();
            m_changes.is_changed = true;
        }
        m_edit.anchor = m_edit.caret;
        m_edit.wanted_x = -1;
    }

    void erase(std::size_t from, std::size_t to)
    {
        remember();
        if (!erase_selection() && to > from) {
            m_edit.text.erase(from, to - from);
            m_edit.caret = m_edit.anchor = from;
            m_changes.is_changed = true;
        }
    }

    void move(std::size_t to, bool keeps_anchor)
    {
        m_edit.caret = to;
        if (!keeps_anchor)
            m_edit.anchor = to;
        m_edit.wanted_x = -1;
        m_core.ask_pass();
    }

    void move_line(int by, bool keeps_anchor)
    {
        const auto& laid = m_core.lay(m_edit.text, m_core.theme().type(Type::Body), m_width);
        const auto at = static_cast<std::uint32_t>(m_edit.caret);
        const auto line = static_cast<int>(laid.line_of(at)) + by;
        if (line < 0 || line >= static_cast<int>(laid.lines.size()))
            return move(line < 0 ? 0 : m_edit.text.size(), keeps_anchor);
        const float x = m_edit.wanted_x >= 0 ? m_edit.wanted_x : laid.caret_x(at);
        const auto& to = laid.lines[static_cast<std::size_t>(line)];
        move(laid.offset_at({x, to.top + to.height / 2}), keeps_anchor);
        m_edit.wanted_x = x;
    }

    void press(const Stroke& stroke)
    {
        const std::string_view text = m_edit.text;
        const auto sideways = [&](bool forward) {
            if (stroke.control)
                return forward ? next_word(text, m_edit.caret) : word_before(text, m_edit.caret);
            return forward ? next_letter(text, m_edit.caret) : letter_before(text, m_edit.caret);
        };
        switch (stroke.key) {
        case Key::Backspace: erase(stroke.control ? word_before(text, m_edit.caret) : letter_before(text, m_edit.caret), m_edit.caret); break;
        case Key::Delete: erase(m_edit.caret, stroke.control ? next_word(text, m_edit.caret) : next_letter(text, m_edit.caret)); break;
        case Key::Left: move(sideways(m_core.m_rtl), stroke.shift); break;
        case Key::Right: move(sideways(!m_core.m_rtl), stroke.shift); break;
        case Key::Up: move_line(-1, stroke.shift); break;
        case Key::Down: move_line(1, stroke.shift); break;
        case Key::Home: move(0, stroke.shift); break;
        case Key::End: move(text.size(), stroke.shift); break;
        case Key::Enter:
            if (m_field.is_multiline && !stroke.control)
                type("\n");
            else
                m_changes.is_submitted = true;
            break;
        case Key::A:
            if (stroke.control) {
                m_edit.anchor = 0;
                m_edit.caret = text.size();
                m_core.ask_pass();
            }
            break;
        case Key::Z:
            if (stroke.control && !m_edit.undo.empty()) {
                wipe(m_edit.text);
                m_edit.text = m_edit.undo.back().first;
                m_edit.caret = m_edit.anchor = m_edit.undo.back().second;
                wipe(m_edit.undo.back().first);
                m_edit.undo.pop_back();
                m_changes.is_changed = true;
            }
            break;
        case Key::C:
        case Key::X:
            if (stroke.control && m_core.may_copy && m_field.kind != FieldKind::Secret && m_field.kind != FieldKind::Pin && m_edit.caret != m_edit.anchor) {
                const auto from = std::min(m_edit.caret, m_edit.anchor);
                m_core.clipboard = m_edit.text.substr(from, std::max(m_edit.caret, m_edit.anchor) - from);
                m_core.clipboard_changed = true;
                if (stroke.key == Key::X)
                    erase(m_edit.caret, m_edit.caret);
            }
            break;
        case Key::V:
            if (stroke.control && m_core.may_copy)
                type(m_core.clipboard);
            break;
        default: break;
        }
    }

    UiCore& m_core;
    EditState& m_edit;
    const Field& m_field;
    float m_width;
    Changes m_changes;
};

}

std::size_t next_letter(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return text.size();
    utf8proc_int32_t state = 0;
    auto current = decode(text, at);
    at += current.length;
    while (at < text.size()) {
        const auto next = decode(text, at);
        if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(current.character),
                                             static_cast<utf8proc_int32_t>(next.character), &state))
            break;
        at += next.length;
        current = next;
    }
    return at;
}

std::size_t letter_before(std::string_view text, std::size_t at)
{
    // From the line's begin on: where one letter ends depends on all before it.
    const auto feed = at == 0 ? text.npos : text.rfind('\n', at - 1);
    std::size_t from = feed == text.npos || feed + 1 >= at ? (feed == text.npos ? 0 : feed) : feed + 1;
    while (true) {
        const auto next = next_letter(text, from);
        if (next >= at)
            return from;
        from = next;
    }
}

void begin_edit(UiCore& core, const Field& field)
{
    auto& edit = core.edit;
    const bool numbers = field.kind == FieldKind::Integer || field.kind == FieldKind::Decimal || field.kind == FieldKind::Pin;
    const bool is_whole = field.kind == FieldKind::Integer;
    const NumberPad pad{.has_sign = is_whole || field.kind == FieldKind::Decimal, .has_mark = field.kind == FieldKind::Decimal};
    if (numbers != core.numbers_only || pad != core.board.pad) {
        core.numbers_only = numbers;
        core.board.pad = pad;
        core.ask_pass();
    }
    core.board.is_secret = field.kind == FieldKind::Secret || field.kind == FieldKind::Pin;
    if (edit.id != field.id) {
        edit.wipe();
        edit.id = field.id;
        edit.text = field.value;
        edit.seen = field.value;
        edit.caret = edit.anchor = edit.text.size();
        return;
    }
    if (field.value != edit.seen) {
        if (field.value != edit.text) {
            wipe(edit.text);
            edit.text = field.value;
            edit.caret = edit.anchor = edit.text.size();
        }
        wipe(edit.seen);
        edit.seen = field.value;
    }
}

Changes apply_strokes(UiCore& core, const Field& field, float width)
{
    return Editor(core, field, width).apply();
}

}
