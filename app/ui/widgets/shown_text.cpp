#include "app/ui/widgets/edit.h"

#include "platform/base/characters.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

namespace {

constexpr std::string_view kDot = "\u2022";

bool begins_character(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

std::string dots(std::string_view text)
{
    std::string made;
    for (auto left = platform::characters_in(text); left > 0; --left)
        made += kDot;
    return made;
}

}

bool is_masked(const Field& field)
{
    return field.kind == FieldKind::Secret || field.kind == FieldKind::Pin;
}

ShownText::ShownText(const Field& field, std::string_view text, const EditState* edit) : m_text(text), m_is_masked(is_masked(field))
{
    const bool composes = edit && !edit->preedit.empty();
    m_is_own = m_is_masked || composes;
    if (!m_is_own)
        return;
    m_own = m_is_masked ? dots(text) : std::string(text);
    if (!composes)
        return;
    const auto composed = m_is_masked ? dots(edit->preedit) : edit->preedit;
    m_at = shown(edit->caret);
    m_extra = composed.size();
    m_before = m_is_masked ? platform::characters_in(std::string_view(edit->preedit).substr(0, edit->preedit_caret)) * kDot.size() : edit->preedit_caret;
    m_own.insert(m_at, composed);
}

ShownText::~ShownText()
{
    if (m_is_own)
        wipe(m_own);
}

std::uint32_t ShownText::shown(std::size_t at) const
{
    const auto plain = m_is_masked ? platform::characters_in(m_text.substr(0, at)) * kDot.size() : at;
    return static_cast<std::uint32_t>(plain + (plain > m_at ? m_extra : 0));
}

Caret ShownText::shown(Caret caret) const
{
    return {shown(caret.offset), caret.clings};
}

std::size_t ShownText::real(std::uint32_t at) const
{
    std::size_t plain = at;
    if (m_extra > 0 && plain > m_at)
        plain = std::max(m_at, plain - std::min(plain, m_extra));
    if (!m_is_masked)
        return std::min(plain, m_text.size());
    std::size_t found = 0;
    for (auto left = plain / kDot.size(); left > 0 && found < m_text.size(); --left)
        do
            ++found;
        while (found < m_text.size() && !begins_character(m_text[found]));
    return found;
}

float SetText::left_of(const Line& line) const
{
    return origin.x + (line.is_right_to_left ? std::max(0.F, width - line.width) : 0);
}

Caret SetText::caret_at(Point point) const
{
    const float y = point.y - origin.y;
    const Line* hit = &laid.lines.front();
    for (const auto& line : laid.lines)
        if (y >= line.top)
            hit = &line;
    return laid.caret_at({point.x - left_of(*hit), y});
}

Rect SetText::caret_rect(Caret caret) const
{
    const auto& line = laid.lines[laid.line_of(caret)];
    return {left_of(line) + laid.caret_x(caret), origin.y + line.top, 0, line.height};
}

}
