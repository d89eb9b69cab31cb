#include "app/ui/widgets/keyboard.h"

#include "app/ui/text/marks.h"
#include "app/ui/widgets/key_offers.h"
#include "app/ui/widgets/open_layout.h"
#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

namespace {

/// Keys are as high as they are wide or a little more, as far as the page can spare it.
constexpr float kKeyHeight = 1.12F;
constexpr float kMostOfPage = 0.4F;
constexpr float kWidest = 1120;
constexpr float kNumbersWidest = 560;

class Board {
public:
    Board(UiCore& core, const KeyLayout& layout)
        : m_core(core), m_theme(core.theme()), m_state(core.board), m_layout(layout),
          m_before(core.edit.id == core.focus_id ? std::string_view(core.edit.text).substr(0, core.edit.caret) : std::string_view())
    {
    }

    void draw()
    {
        m_gap = m_theme.space(2);
        const float pad = m_theme.space(3);
        const float columns = m_core.numbers_only ? 4 : columns_of_page();
        const float width = std::min(m_core.screen.w - 2 * pad, m_theme.px(m_core.numbers_only ? kNumbersWidest : kWidest));
        m_unit = (width - m_gap * (columns - 1)) / columns;
        // As high for twelve columns as for ten: a change of language moves nothing.
        const float wanted = m_core.numbers_only ? m_unit * 0.7F : (width - 9 * m_gap) / 10 * kKeyHeight;
        const float most = (m_core.screen.h * kMostOfPage - 2 * pad - 3 * m_gap) / 4;
        const float least = target(m_core);
        const float high = std::max(least, std::min(std::max(m_theme.extent(Extent::Key), wanted), most));
        const float height = std::round(4 * high + 3 * m_gap + 2 * pad);
        const Rect box{0, m_core.screen.h - height, m_core.screen.w, height};
        m_core.remember("keyboard", height);
        m_core.free.h -= height;
        m_core.begin_top_layer();
        m_core.paint.fill(box, m_theme.colour(Paint::Sunken));
        m_core.paint.fill({box.x, box.y, box.w, m_theme.px(1)}, m_theme.colour(Paint::Outline));
        // A tap between two keys is no tap beside the keyboard.
        m_core.item({.id = "keyboard", .role = Role::Image, .rect = box, .keeps_focus = true});
        m_row = {std::round((m_core.screen.w - width) / 2), box.y + pad, width, std::round(high)};
        if (m_core.numbers_only)
            draw_numbers();
        else
            draw_letters();
        if (m_least_hint < HUGE_VALF)
            m_core.remember(hints_key(), m_least_hint);
        draw_offers();
        m_core.end_layer();
    }

private:
    void next_row() { m_row.y += m_row.h + m_gap; }
    bool is_shifted() const { return m_state.shift != Shift::Off; }
    bool has_shift() const { return m_state.page != KeyPage::Letters || m_layout.has_shift(); }
    float columns_of_page() const
    {
        const auto& rows = m_layout.rows(m_state.page, false);
        const float third = static_cast<float>(rows[2].size()) + (has_shift() ? 3.F : 1.5F);
        return std::max({10.F, static_cast<float>(rows[0].size()), static_cast<float>(rows[1].size()), third});
    }
    /// Nastaliq hangs below its line and would leave the key; single letters are read as well in Naskh.
    std::string_view face_language() const { return m_layout.language() == "ur" ? std::string_view("ar") : m_layout.language(); }
    /// So many keys wide, the gaps between them included.
    float units(float count) const { return std::round(count * m_unit + (count - 1) * m_gap); }

    struct Face {
        std::string text;
        Icon icon = Icon::None;
        std::string hint = {};
        bool is_strong = false; ///< one that writes nothing
        bool is_on = false;
    };

    TypeStyle letter_style(const Rect& rect, const std::string& text, float share, int weight) const
    {
        float size = std::max(m_theme.type(Type::Label).size, rect.h * share);
        const auto& laid = m_core.lay(text, {size, size * 1.3F, weight}, 0, 1, face_language());
        const float room = rect.w - m_theme.space(2);
        if (laid.size.w > room && laid.size.w > 0)
            size *= room / laid.size.w;
        return {size, size * 1.3F, weight};
    }

    void draw_face(const Rect& rect, const Face& face, const Response& response)
    {
        const float radius = m_theme.radius(Radius::Medium);
        const Colour ink = m_theme.colour(face.is_on ? Paint::OnPrimary : face.is_strong ? Paint::OnPrimarySoft : Paint::Text);
        const Colour fill = m_theme.colour(face.is_on ? Paint::Primary : face.is_strong ? Paint::PrimarySoft : Paint::Raised);
        m_core.paint.shadow(rect, radius, response.is_down ? 0.2F : 0.5F);
        m_core.paint.fill(rect, stated(fill, m_theme.colour(face.is_on ? Paint::OnPrimary : Paint::Primary), response), radius);
        if (m_theme.elevation() <= 0)
            m_core.paint.stroke(rect, m_theme.colour(Paint::Outline), radius, m_theme.px(1));
        if (face.icon != Icon::None) {
            const float size = std::max(m_theme.extent(Extent::Icon), rect.h * 0.36F);
            const float x = face.text.empty() ? rect.centre().x : rect.x + m_theme.space(4) + size / 2;
            m_core.paint.icon(face.icon, {x, rect.centre().y}, size, ink);
        }
        Rect ink_box; // of the letter: half of what its line has beyond its size is air
        if (!face.text.empty()) {
            Rect place = rect;
            if (face.icon != Icon::None)
                place = {rect.x + rect.h * 0.7F, rect.y, rect.w - rect.h * 0.9F, rect.h};
            const bool is_word = face.is_strong || face.text == m_layout.name();
            const auto style = letter_style(place, face.text, is_word ? 0.26F : 0.44F, is_word ? 600 : 400);
            const auto& laid = m_core.lay(face.text, style, 0, 1, face_language());
            // On narrow keys letters stand lower than what is in a corner, so that their dots are their own: all of a row at one height.
            const float lower = !is_word && rect.w < rect.h * 1.2F ? rect.h * 0.08F : 0;
            const Point at{place.x, place.y + (place.h - laid.size.h) / 2 + lower};
            ink_box = {place.centre().x - laid.size.w / 2, at.y + std::max(0.F, laid.size.h - style.size) / 2, laid.size.w, style.size};
            m_core.paint.text(laid, at, ink, place.w, 0.5F);
        }
        draw_hint(rect, upon_stroke(face.hint), ink_box);
    }

    /// In the corner, no larger than keeps it apart from the letter; where even small it would touch, it is left out: holding
    /// the key offers the same.
    void draw_hint(const Rect& rect, const std::string& hint, const Rect& letter)
    {
        if (hint.empty())
            return;
        constexpr float kMost = 0.34F; // of the key's width
        constexpr float kLine = 1.2F;
        const float least = m_theme.px(11);
        const Point corner{rect.right() - m_theme.space(1.5F), rect.y + m_theme.space(0.5F)};
        const auto lay = [&](float size) -> const Paragraph& { return m_core.lay(hint, {size, size * kLine, 400}, 0, 1, face_language()); };
        const auto is_apart = [&](const Paragraph& laid) {
            const Rect place{corner.x - laid.size.w, corner.y, laid.size.w, laid.size.h};
            return laid.size.w <= rect.w * kMost && (place.x >= letter.right() + m_theme.space(1.5F) || place.bottom() <= letter.y);
        };
        float size = std::max(least * m_core.text_scale, rect.h * 0.18F);
        while (size >= least && !is_apart(lay(size)))
            size *= 0.94F;
        if (size < least)
            return;
        // All of one size, the one that the narrowest place leaves.
        m_least_hint = std::min(m_least_hint, size);
        const auto& laid = lay(std::min(size, m_core.recall(hints_key(), size)));
        m_core.paint.text(laid, {corner.x - laid.size.w, corner.y}, m_theme.colour(Paint::TextQuiet));
    }

    std::string hints_key() const { return "key hints " + m_layout.language() + (is_shifted() ? " shifted" : ""); }

    Response key(const Rect& rect, const std::string& id, const std::string& label, const Face& face, bool repeats = false)
    {
        Item item{.id = "keyboard." + id, .role = Role::Key, .label = label, .rect = rect, .keeps_focus = true};
        item.repeats = repeats;
        item.slides = !repeats;
        const auto response = m_core.item(std::move(item));
        draw_face(rect, face, response);
        return response;
    }

    void letter(const Rect& rect, const std::string& plain)
    {
        const bool is_letter = m_state.page == KeyPage::Letters;
        const auto seen = m_state.is_secret ? std::string_view() : m_before;
        const auto offers = m_layout.offers(plain, is_shifted(), m_before);
        const auto shown = is_letter ? m_layout.face(seen, plain, is_shifted()) : plain;
        // A small letter in the corner says that there is more behind the key.
        const auto other = std::find_if(offers.begin(), offers.end(), [&](const std::string& offer) { return offer != plain; });
        const auto response = key(rect, plain, m_layout.written(plain, is_shifted() && is_letter),
                                  {.text = shown, .hint = is_letter && other != offers.end() ? *other : std::string()});
        if (response.is_held && !offers.empty())
            m_state.offers = {.key = plain, .texts = offers, .over = rect, .is_sliding = true};
        else if (response.is_held)
            write(plain);
        if (m_state.offers.key == plain)
            follow_finger(m_core, response);
        if (response.is_tapped)
            write(plain);
    }

    void write(const std::string& key)
    {
        const auto plain = m_layout.written(key, is_shifted() && m_state.page == KeyPage::Letters);
        const auto text = m_layout.added(m_before, plain, m_state.is_apart);
        m_state.is_apart = m_layout.keeps_apart(m_before, plain) && !m_state.is_apart;
        put(text);
    }

    void put(const std::string& text)
    {
        if (!text.empty())
            m_core.put_text(text);
        if (m_state.shift == Shift::Once)
            m_state.shift = Shift::Off;
        m_state.offers = {};
        m_core.ask_pass();
    }

    void draw_row(const std::vector<std::string>& letters, float from)
    {
        float x = from;
        for (const auto& each : letters) {
            letter({std::round(x), m_row.y, std::round(m_unit), m_row.h}, each);
            x += m_unit + m_gap;
        }
    }

    float middle(std::size_t count) const { return m_row.x + (m_row.w - units(static_cast<float>(count))) / 2; }

    void draw_letters()
    {
        const auto& rows = m_layout.rows(m_state.page, is_shifted());
        draw_row(rows[0], middle(rows[0].size()));
        next_row();
        draw_row(rows[1], middle(rows[1].size()));
        next_row();
        const float taken = units(static_cast<float>(rows[2].size()));
        const float side = has_shift() ? (m_row.w - taken) / 2 - m_gap : m_row.w - taken - m_gap;
        if (has_shift())
            draw_shift({m_row.x, m_row.y, std::round(side), m_row.h});
        draw_row(rows[2], has_shift() ? m_row.x + side + m_gap : m_row.x);
        draw_erase({std::round(m_row.right() - side), m_row.y, std::round(side), m_row.h});
        next_row();
        draw_last();
    }

    void draw_shift(const Rect& rect)
    {
        if (m_state.page != KeyPage::Letters) {
            const bool is_more = m_state.page == KeyPage::More;
            if (key(rect, "more", is_more ? m_core.key_words.signs : m_core.key_words.more, {.text = is_more ? "123" : "#+=", .is_strong = true}).is_tapped)
                m_state.page = is_more ? KeyPage::Signs : KeyPage::More;
            return;
        }
        const bool is_locked = m_state.shift == Shift::Locked;
        if (key(rect, "shift", m_core.key_words.shift, {.text = {}, .icon = Icon::Shift, .is_strong = true, .is_on = is_shifted()}).is_tapped)
            m_state.shift = is_locked ? Shift::Off : m_state.shift == Shift::Once ? Shift::Locked : Shift::Once;
        if (is_locked)
            m_core.paint.fill({rect.x + rect.w * 0.35F, rect.bottom() - rect.h * 0.18F, rect.w * 0.3F, m_theme.px(3)}, m_theme.colour(Paint::OnPrimary), m_theme.px(2));
    }

    void draw_erase(const Rect& rect)
    {
        if (key(rect, "erase", m_core.key_words.erase, {.text = {}, .icon = m_core.numbers_only ? Icon::Backspace : Icon::Erase, .is_strong = true}, true).is_tapped) {
            m_state.is_apart = false;
            m_state.offers = {};
            m_core.put_key(Key::Backspace);
        }
    }

    void draw_enter(const Rect& rect)
    {
        if (key(rect, "enter", m_core.key_words.enter, {.text = {}, .icon = Icon::Return, .is_strong = true}).is_tapped)
            m_core.put_key(Key::Enter);
    }

    void draw_hide(const Rect& rect)
    {
        if (key(rect, "hide", m_core.key_words.hide, {.text = {}, .icon = Icon::Down, .is_strong = true}).is_tapped)
            m_core.set_focus({});
    }

    void draw_language(const Rect& rect)
    {
        const auto response = key(rect, "language", m_core.key_words.language + ": " + m_layout.name(), {.text = {}, .icon = Icon::Language, .is_strong = true});
        if (response.is_held) {
            m_state.offers = {.key = "language", .texts = {}, .over = rect, .is_sliding = true, .are_languages = true};
            for (const auto& tag : m_core.layouts)
                if (const auto* layout = m_core.key_layouts.of(tag))
                    m_state.offers.texts.push_back(layout->name());
        }
        if (m_state.offers.key == "language")
            follow_finger(m_core, response);
        // From one's own language to English and back; the others by holding.
        if (response.is_tapped)
            choose_layout(m_core.layout == 0 ? 1 : 0);
    }

    void choose_layout(std::size_t index)
    {
        m_core.layout = index;
        m_state.forget();
        m_core.ask_pass();
    }

    void draw_last()
    {
        Rect rest = m_row;
        const auto left = [&](float count) {
            const Rect cut{rest.x, rest.y, units(count), rest.h};
            rest.x += cut.w + m_gap;
            rest.w -= cut.w + m_gap;
            return cut;
        };
        const auto right = [&](float count) {
            rest.w -= units(count) + m_gap;
            return Rect{rest.right() + m_gap, rest.y, units(count), rest.h};
        };
        const float wide = columns_of_page() / 10;
        const std::string page = m_state.page == KeyPage::Letters ? "123" : m_layout.written(m_layout.rows(KeyPage::Letters, false)[0][0], false);
        if (key(left(1.4F * wide), "page", m_state.page == KeyPage::Letters ? m_core.key_words.signs : m_core.key_words.letters, {.text = page, .is_strong = true}).is_tapped) {
            m_state.page = m_state.page == KeyPage::Letters ? KeyPage::Signs : KeyPage::Letters;
            m_state.shift = Shift::Off;
            m_state.offers = {};
        }
        if (m_core.layouts.size() > 1)
            draw_language(left(1.2F * wide));
        const auto& beside = m_layout.beside_space();
        if (!beside.empty())
            letter(left(wide), beside.front());
        draw_hide(right(1.2F * wide));
        draw_enter(right(1.4F * wide));
        if (beside.size() > 1)
            letter(right(wide), beside.back());
        if (key(rest, "space", m_core.key_words.space, {.text = m_layout.name()}).is_tapped) {
            m_state.is_apart = false;
            put(" ");
        }
    }

    void draw_numbers()
    {
        const float w = std::round(m_unit);
        const auto cell = [&](int column, int row, int wide, int high) {
            return Rect{m_row.x + static_cast<float>(column) * (w + m_gap), m_row.y + static_cast<float>(row) * (m_row.h + m_gap),
                        static_cast<float>(wide) * w + static_cast<float>(wide - 1) * m_gap,
                        static_cast<float>(high) * m_row.h + static_cast<float>(high - 1) * m_gap};
        };
        const auto digit = [&](const Rect& rect, const std::string& text) {
            if (const auto response = key(rect, text, text, {.text = text}); response.is_tapped || response.is_held)
                put(text);
        };
        for (int number = 1; number <= 9; ++number)
            digit(cell((number - 1) % 3, (number - 1) / 3, 1, 1), std::to_string(number));
        const auto& pad = m_state.pad;
        const bool has_first = pad.has_sign || pad.has_plus;
        digit(cell(has_first ? 1 : 0, 3, 3 - (has_first ? 1 : 0) - (pad.has_mark ? 1 : 0), 1), "0");
        if (pad.has_sign)
            digit(cell(0, 3, 1, 1), "-");
        if (pad.has_mark)
            digit(cell(2, 3, 1, 1), m_layout.decimal_mark());
        if (pad.has_plus)
            digit(cell(0, 3, 1, 1), "+");
        draw_erase(cell(3, 0, 1, 2));
        draw_enter(cell(3, 2, 1, 1));
        draw_hide(cell(3, 3, 1, 1));
    }

    void draw_offers()
    {
        if (m_state.offers.texts.empty())
            return;
        const auto picked = key_offers(m_core, face_language(), m_unit, m_row.h);
        if (!picked)
            return;
        const auto offers = m_state.offers;
        m_state.offers = {};
        if (offers.are_languages) {
            choose_layout(*picked);
            return;
        }
        m_state.is_apart = false;
        if (offers.replaces)
            m_core.put_key(Key::Backspace);
        put(offers.texts[*picked]);
    }

    UiCore& m_core;
    const Theme& m_theme;
    KeyboardState& m_state;
    const KeyLayout& m_layout;
    std::string_view m_before;
    Rect m_row;
    float m_gap = 0;
    float m_least_hint = HUGE_VALF; ///< of those that are drawn
    float m_unit = 0;
};

/// F2 offers the other forms of the letter before the caret, as holding its key does.
void offer_by_key(UiCore& core, const KeyLayout& layout)
{
    const auto& edit = core.edit;
    if (!core.pressed(Key::F2) || core.numbers_only || edit.id != core.focus_id)
        return;
    const auto before = std::string_view(edit.text).substr(0, edit.caret);
    for (const auto& row : layout.rows(KeyPage::Letters, false))
        for (const auto& key : row)
            for (const bool is_shifted : {false, true}) {
                const auto written = layout.written(key, is_shifted);
                const auto offers = layout.offers(key, is_shifted, before.substr(0, before.size() - std::min(before.size(), written.size())));
                if (!before.ends_with(written) || offers.empty())
                    continue;
                core.board.offers = {.key = key, .texts = offers, .over = core.caret(), .chosen = 0, .replaces = true};
                return;
            }
}

}

void KeyboardState::forget()
{
    shift = Shift::Off;
    page = KeyPage::Letters;
    is_apart = false;
    for (auto& text : offers.texts)
        wipe(text);
    offers = {};
}

const KeyLayout* open_layout(UiCore& core)
{
    // Who goes through the page by keys has a keyboard of her own.
    return core.keyboard == Keyboard::OnScreen && core.wants_text() && !core.shows_ring()
               ? core.key_layouts.of(core.layouts[std::min(core.layout, core.layouts.size() - 1)])
               : nullptr;
}

void on_screen_keyboard(UiCore& core)
{
    const auto* layout = open_layout(core);
    if (layout == nullptr) {
        core.remember("keyboard", 0);
        core.board.forget();
        return;
    }
    offer_by_key(core, *layout);
    Board(core, *layout).draw();
}

}
