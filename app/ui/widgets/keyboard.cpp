#include "app/ui/widgets/keyboard.h"

#include "app/ui/text/shape.h"
#include "app/ui/widgets/parts.h"

#include <utf8proc.h>

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

namespace {

struct Layout {
    std::string_view tag;
    std::string_view rows[3];
    std::string_view alternates; ///< a letter and what is offered for it while it is held, words apart
};

constexpr Layout kLayouts[] = {
    {"en", {"qwertyuiop", "asdfghjkl", "zxcvbnm"}, "aàáâä eèéêë iìíîï oòóôö uùúûü cç nñ sß"},
    {"pl", {"qwertyuiop", "asdfghjklł", "zxcvbnm"}, "aą cć eę lł nń oó sś zźż xź"},
    {"pt", {"qwertyuiop", "asdfghjklç", "zxcvbnm"}, "aáàãâ cç eéê ií oóõô uúü"},
    {"uk", {"йцукенгшщзхї", "фівапролджєґ", "ячсмитьбю"}, "гґ еє іїй"},
};
constexpr std::string_view kSigns[3] = {"1234567890", "-/:;()&@\"%", "?!'+=#*"};
constexpr std::string_view kNumbers[4] = {"123", "456", "789", "-0."};

std::vector<std::string> letters_of(std::string_view row)
{
    std::vector<std::string> letters;
    for (std::size_t at = 0; at < row.size();) {
        const auto next = decode(row, at);
        letters.emplace_back(row.substr(at, next.length));
        at += next.length;
    }
    return letters;
}

std::string upper(const std::string& letter)
{
    std::string out;
    append_utf8(out, static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(decode(letter, 0).character))));
    return out;
}

std::string alternates_of(const Layout& layout, const std::string& letter)
{
    std::string_view rest = layout.alternates;
    while (!rest.empty()) {
        const auto word = rest.substr(0, rest.find(' '));
        if (word.starts_with(letter))
            return std::string(word.substr(letter.size()));
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    }
    return {};
}

const Layout& layout_of(const UiCore& core)
{
    const auto& tag = core.layouts[std::min(core.layout, core.layouts.size() - 1)];
    for (const auto& layout : kLayouts)
        if (tag.starts_with(layout.tag))
            return layout;
    return kLayouts[0];
}

class Board {
public:
    explicit Board(UiCore& core) : m_core(core), m_theme(core.theme()) {}

    void draw()
    {
        const float gap = m_theme.space(2);
        const float pad = m_theme.space(3);
        const float key = std::min(m_theme.extent(Extent::Key), m_core.screen.h * 0.085F);
        const bool offers = !m_core.alternates.empty();
        const float width = std::min(m_core.screen.w - 2 * pad, m_theme.px(m_core.numbers_only ? 420 : 1040));
        const float height = std::round(4 * key + 3 * gap + 2 * pad + (offers ? key + gap : 0));
        m_box = {0, m_core.screen.h - height, m_core.screen.w, height};
        m_core.remember("keyboard", height);
        m_core.free.h -= height;
        m_core.begin_top_layer();
        m_core.paint.fill(m_box, m_theme.colour(Paint::Sunken));
        m_core.paint.fill({m_box.x, m_box.y, m_box.w, m_theme.px(1)}, m_theme.colour(Paint::Outline));
        // A tap between two keys is no tap beside the keyboard.
        m_core.item({.id = "keyboard", .role = Role::Image, .rect = m_box, .keeps_focus = true});
        m_row = {std::round((m_core.screen.w - width) / 2), m_box.y + pad, width, key};
        m_gap = gap;
        if (offers)
            draw_alternates();
        if (m_core.numbers_only)
            draw_numbers();
        else
            draw_letters();
        m_core.end_layer();
    }

private:
    void next_row() { m_row.y += m_row.h + m_gap; }

    Response key(const Rect& rect, const std::string& id, const std::string& label, Icon icon, bool is_strong)
    {
        const auto response = m_core.item({.id = "keyboard." + id, .role = Role::Key, .label = label, .rect = rect, .keeps_focus = true});
        const float radius = m_theme.radius(Radius::Small);
        const Colour ink = m_theme.colour(is_strong ? Paint::OnPrimarySoft : Paint::Text);
        const Colour fill = m_theme.colour(is_strong ? Paint::PrimarySoft : Paint::Raised);
        m_core.paint.shadow(rect, radius, 0.5F);
        m_core.paint.fill(rect, stated(fill, m_theme.colour(Paint::Primary), response), radius);
        if (m_theme.elevation() <= 0)
            m_core.paint.stroke(rect, m_theme.colour(Paint::Outline), radius, m_theme.px(1));
        if (icon != Icon::None) {
            m_core.paint.icon(icon, rect.centre(), m_theme.extent(Extent::Icon), ink);
        } else {
            auto style = m_theme.type(label.size() > 4 ? Type::Small : Type::Heading);
            style.weight = label.size() > 4 ? 600 : 400;
            const auto& laid = m_core.lay(label, style, 0, 1);
            m_core.paint.text(laid, {rect.x, rect.y + (rect.h - laid.size.h) / 2}, ink, rect.w, 0.5F);
        }
        return response;
    }

    void letter(const Rect& rect, const std::string& plain)
    {
        const std::string shown = m_core.is_shifted ? upper(plain) : plain;
        const auto response = key(rect, plain, shown, Icon::None, false);
        if (response.is_held) {
            m_core.alternates = alternates_of(layout_of(m_core), plain);
            if (m_core.alternates.empty())
                type(shown);
        }
        if (response.is_tapped)
            type(shown);
    }

    void type(const std::string& text)
    {
        m_core.put_text(text);
        m_core.is_shifted = false;
        m_core.alternates.clear();
    }

    void draw_row(const std::vector<std::string>& letters, float columns, float indent)
    {
        const float w = (m_row.w - m_gap * (columns - 1)) / columns;
        float x = m_row.x + indent * (w + m_gap);
        for (const auto& each : letters) {
            letter({std::round(x), m_row.y, std::round(w), m_row.h}, each);
            x += w + m_gap;
        }
    }

    void draw_alternates()
    {
        draw_row(letters_of(m_core.alternates), 10, 0);
        next_row();
    }

    void draw_letters()
    {
        const auto& layout = layout_of(m_core);
        const bool signs = m_core.keyboard_page == 1;
        const auto* rows = signs ? kSigns : layout.rows;
        const auto first = letters_of(rows[0]);
        const float columns = static_cast<float>(std::max<std::size_t>(10, first.size()));
        draw_row(first, columns, 0);
        next_row();
        const auto second = letters_of(rows[1]);
        draw_row(second, columns, (columns - static_cast<float>(second.size())) / 2);
        next_row();
        const auto third = letters_of(rows[2]);
        const float w = (m_row.w - m_gap * (columns - 1)) / columns;
        const float taken = static_cast<float>(third.size()) * (w + m_gap) - m_gap;
        const float side = (m_row.w - taken) / 2 - m_gap;
        if (side >= w * 0.5F) {
            if (key({m_row.x, m_row.y, std::round(side), m_row.h}, "shift", "Shift", Icon::Shift, m_core.is_shifted).is_tapped)
                m_core.is_shifted = !m_core.is_shifted;
            if (key({std::round(m_row.right() - side), m_row.y, std::round(side), m_row.h}, "erase", "Erase", Icon::Backspace, true).is_tapped)
                m_core.put_key(Key::Backspace);
        }
        draw_row(third, columns, (columns - static_cast<float>(third.size())) / 2);
        next_row();
        draw_last(w, side < w * 0.5F);
    }

    void draw_last(float w, bool with_erase)
    {
        Rect rest = m_row;
        const auto left = [&](float units) {
            const Rect cut{rest.x, rest.y, std::round(units), rest.h};
            rest.x += cut.w + m_gap;
            rest.w -= cut.w + m_gap;
            return cut;
        };
        const auto right = [&](float units) {
            rest.w -= std::round(units) + m_gap;
            return Rect{rest.right() + m_gap, rest.y, std::round(units), rest.h};
        };
        if (key(left(1.6F * w), "page", m_core.keyboard_page == 1 ? "abc" : "123", Icon::None, true).is_tapped)
            m_core.keyboard_page = 1 - m_core.keyboard_page;
        if (m_core.layouts.size() > 1 &&
            key(left(1.3F * w), "language", m_core.layouts[std::min(m_core.layout, m_core.layouts.size() - 1)], Icon::Language, true).is_tapped) {
            m_core.layout = (m_core.layout + 1) % m_core.layouts.size();
            m_core.alternates.clear();
        }
        if (key(right(2 * w), "enter", "Enter", Icon::Return, true).is_tapped)
            m_core.put_key(Key::Enter);
        if (!with_erase) {
            letter(right(w), ".");
            letter(right(w), ",");
        }
        if (with_erase && key(right(1.4F * w), "erase", "Erase", Icon::Backspace, true).is_tapped)
            m_core.put_key(Key::Backspace);
        if (key(rest, "space", "Space", Icon::SpaceBar, false).is_tapped)
            type(" ");
    }

    void draw_numbers()
    {
        const float w = std::round((m_row.w - 3 * m_gap) / 4);
        for (int row = 0; row < 4; ++row) {
            const auto keys = letters_of(kNumbers[row]);
            for (std::size_t i = 0; i < keys.size(); ++i)
                letter({m_row.x + static_cast<float>(i) * (w + m_gap), m_row.y, w, m_row.h}, keys[i]);
            const Rect side{m_row.x + 3 * (w + m_gap), m_row.y, w, m_row.h};
            if (row == 0 && key(side, "erase", "Erase", Icon::Backspace, true).is_tapped)
                m_core.put_key(Key::Backspace);
            if (row == 3 && key(side, "enter", "Enter", Icon::Return, true).is_tapped)
                m_core.put_key(Key::Enter);
            next_row();
        }
    }

    UiCore& m_core;
    const Theme& m_theme;
    Rect m_box;
    Rect m_row;
    float m_gap = 0;
};

}

void on_screen_keyboard(UiCore& core)
{
    if (core.keyboard != Keyboard::OnScreen || !core.wants_text()) {
        core.remember("keyboard", 0);
        core.alternates.clear();
        core.keyboard_page = 0;
        return;
    }
    Board(core).draw();
}

}
