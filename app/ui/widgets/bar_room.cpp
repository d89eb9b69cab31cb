#include "app/ui/widgets/bar_room.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace kerbside::app::ui {

float bar_button_width(UiCore& core, const BarButton& button)
{
    if (!button.show_label)
        return target(core);
    return button_width(core, {.id = button.id, .label = button.label, .icon = button.icon});
}

float bar_button_height(UiCore& core, const BarButton& button)
{
    const float size = target(core);
    if (!button.show_label)
        return size;
    return std::round(std::max(size, core.lay(button.label, Type::Label).size.h + core.theme().space(3)));
}

namespace {

/// What a title has beside several buttons with words, and beside one: so many times the size of its letters.
constexpr float kTitleBesideWords = 10;
constexpr float kTitleBesideOne = 6;

/// Letters give way by so much at most before the shape of the bar does.
constexpr float kSmallest = 0.7F;

/// Whole in so many lines, and each word whole in letters of the style's own size.
bool stands_in(UiCore& core, std::string_view text, const TypeStyle& style, float width, int most_lines)
{
    const auto& laid = core.lay(text, style, width, most_lines);
    return !laid.is_cut && is_whole(laid, style);
}

TypeStyle smaller(TypeStyle style, float share)
{
    style.size *= share;
    style.line *= share;
    return style;
}

class BarFitting {
public:
    BarFitting(UiCore& core, const AppBar& bar, float lead) : m_core(core), m_bar(bar), m_lead(lead)
    {
        for (const bool is_danger : {false, true})
            for (std::size_t i = bar.trailing.size(); i-- > 0;)
                if (bar.trailing[i].show_label && bar.trailing[i].is_danger == is_danger)
                    m_order.push_back(i);
    }

    BarRoom fit(bool is_upright) const
    {
        const auto shapes = this->shapes(is_upright);
        for (const auto& shape : shapes)
            if (const auto room = titled(shape); room && is_wide_enough(shape, is_upright))
                return *room;
        return with(shapes.back(), type(Type::Small), 4);
    }

    BarRoom fold() const
    {
        const auto all = m_order.size();
        for (std::size_t without = first_of_low(); without <= all; ++without)
            for (const auto& [style, lines] : {std::pair{type(Type::Label), 1}, {strong(type(Type::Small)), 2}, {strong(least()), 3}}) {
                // Words that stand alone give way last of all.
                if (lines == 3 && without < all && all > 1)
                    continue;
                if (auto room = low(without, style, lines); stands_in(m_core, m_bar.title, style, room.title, lines))
                    return room;
            }
        return low(all, strong(least()), 3);
    }

private:
    struct Shape {
        std::size_t without = 0; ///< so many have given their words away
        std::size_t below = 0;
    };

    std::size_t count() const { return m_bar.trailing.size(); }
    const TypeStyle& type(Type which) const { return m_core.theme().type(which); }
    const TypeStyle& natural() const { return type(m_bar.subtitle.empty() ? Type::Heading : Type::Subheading); }
    /// What a title is set in at least.
    TypeStyle least() const { return smaller(type(Type::Small), share_of_least()); }
    float share_of_least() const { return std::min(1.F, kSmallest * type(Type::Label).size / type(Type::Small).size); }

    /// Words give way in their order, those that raise a concern last of all: upright these, and those of a button alone, have
    /// a line of their own before they are an icon.
    std::vector<Shape> shapes(bool is_upright) const
    {
        const auto all = m_order.size();
        const bool may_go_below = all == 1 || (all > 0 && m_bar.trailing[m_order.back()].is_danger);
        std::vector<Shape> out;
        for (std::size_t without = 0; without < std::max<std::size_t>(all, 1); ++without)
            out.push_back({without, count()});
        if (is_upright && may_go_below) {
            for (std::size_t without = 0; without < all; ++without)
                out.push_back({without, m_order.back()});
        } else if (all > 0) {
            out.push_back({all, count()});
        }
        return out;
    }

    bool is_wide_enough(const Shape& shape, bool is_upright) const
    {
        // Where there is no title, what stands alone has the bar to itself.
        if (count() == 1 && m_bar.title.empty())
            return true;
        const auto words = m_order.size() - shape.without;
        if (words == 0 || shape.below < count())
            return words < 2 || title_of(shape) >= kTitleBesideWords;
        const bool can_go_below = is_upright && m_bar.trailing[m_order.back()].is_danger;
        return title_of(shape) >= (words > 1 || can_go_below ? kTitleBesideWords : kTitleBesideOne);
    }

    /// As if every page had something to go back by: those that have nothing look like the others.
    float title_of(const Shape& shape) const
    {
        const float spared = count() > 1 ? target(m_core) - m_lead : 0;
        return (with(shape, type(Type::Label), 1).title - spared) / type(Type::Label).size;
    }

    /// The title as large as it can be whole, if it can.
    std::optional<BarRoom> titled(const Shape& shape) const
    {
        // A little smaller before there is a second line: the bar is as high as the others.
        for (const auto& [style, lines] : {std::pair{natural(), 1}, {type(Type::Label), 1}, {smaller(type(Type::Label), 0.9F), 1}, {smaller(type(Type::Label), 0.82F), 1}, {type(Type::Label), 2}, {type(Type::Small), 3}})
            if (auto room = with(shape, style, lines); stands(room))
                return room;
        // With what stands below it, both smaller.
        constexpr float kStep = 0.1F;
        const float last = share_of_least();
        for (float share = 1 - kStep; share > last - kStep; share -= kStep)
            for (const int lines : {3, 4}) {
                auto room = with(shape, smaller(type(Type::Small), std::max(share, last)), lines);
                room.small = room.type;
                if (stands(room))
                    return room;
            }
        return std::nullopt;
    }

    /// So many have given their words away before somebody types: across they stay as they were, and upright those that have no
    /// line to themselves.
    std::size_t first_of_low() const
    {
        if (m_core.screen.h > m_core.screen.w)
            return m_order.empty() ? 0 : m_order.size() - 1;
        for (const auto& shape : shapes(false))
            if (is_wide_enough(shape, false))
                return shape.without;
        return m_order.size();
    }

    /// What is asked is no small print.
    static TypeStyle strong(TypeStyle style)
    {
        style.weight = std::max(style.weight, 600);
        return style;
    }

    BarRoom low(std::size_t without, const TypeStyle& style, int lines) const
    {
        auto room = with({without, count()}, style, lines);
        room.has_subtitle = false;
        return room;
    }

    /// Two lines of a title and one below it, in the letters of the button whose place it decides: not in those of a title.
    float row_above(const BarButton& button) const
    {
        const auto& label = type(Type::Label);
        const float line = m_core.lay(button.label, label).size.h;
        return 2 * line + line * type(Type::Small).line / label.line + m_core.theme().space(3);
    }

    BarRoom with(const Shape& shape, const TypeStyle& style, int lines) const
    {
        const auto& theme = m_core.theme();
        BarRoom room{.shows = {}, .below = shape.below, .type = style, .small = type(Type::Small), .lines = lines, .has_subtitle = !m_bar.subtitle.empty()};
        if (shape.below < count() && count() > 1)
            room.row = row_above(m_bar.trailing[shape.below]);
        for (const auto& button : m_bar.trailing)
            room.shows.push_back(button.show_label);
        for (std::size_t i = 0; i < shape.without; ++i)
            room.shows[m_order[i]] = false;
        if (shape.below < count())
            room.shows[shape.below] = true;
        room.end = end_of(room);
        float trailing = room.end;
        for (std::size_t i = 0; i < count(); ++i) {
            if (i == shape.below)
                continue;
            auto button = m_bar.trailing[i];
            button.show_label = room.shows[i];
            trailing += bar_button_width(m_core, button) + theme.space(2);
        }
        // The title keeps apart from what can be pressed.
        const float left = m_core.free.w - 2 * theme.space(2) - m_lead - theme.space(2) - trailing - theme.space(4);
        room.title = std::max(1.F, left);
        room.has_room = left >= 0;
        return room;
    }

    /// Of several, the last stands where it stands before an icon, where there is none as well; words alone as far from the
    /// edge as the title.
    float end_of(const BarRoom& room) const
    {
        const auto& theme = m_core.theme();
        if (count() > 1 || (count() == 1 && m_bar.trailing.back().stands))
            return m_bar.trailing.back().show_label ? target(m_core) + theme.space(2) : 0;
        return room.shows.empty() || !room.shows.back() || m_bar.leading ? 0 : m_lead + theme.space(2);
    }

    bool stands(const BarRoom& room) const
    {
        if (!room.has_room || !stands_in(m_core, m_bar.title, room.type, room.title, room.lines))
            return false;
        const int below = std::min(room.lines, 2);
        if (!m_bar.subtitle.empty() && !stands_in(m_core, m_bar.subtitle, room.small, room.title, below))
            return false;
        const float height = m_core.lay(m_bar.title, room.type, room.title, room.lines).size.h +
            (m_bar.subtitle.empty() ? 0 : m_core.lay(m_bar.subtitle, room.small, room.title, below).size.h);
        return room.row == 0 || height + m_core.theme().space(3) <= room.row;
    }

    UiCore& m_core;
    const AppBar& m_bar;
    float m_lead;
    std::vector<std::size_t> m_order; ///< in which words give way
};

}

BarRoom bar_room(UiCore& core, const AppBar& bar, float lead, bool is_upright)
{
    return BarFitting(core, bar, lead).fit(is_upright);
}

BarRoom low_bar_room(UiCore& core, const AppBar& bar, float lead)
{
    return BarFitting(core, bar, lead).fold();
}

}
