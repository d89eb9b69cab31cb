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

/// Whole in so many lines, and each word whole in letters of the type's own size.
bool stands_in(UiCore& core, std::string_view text, Type type, float width, int most_lines)
{
    const auto& laid = core.lay(text, type, width, most_lines);
    return !laid.is_cut && is_whole(laid, core.theme().type(type));
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
        return with(shapes.back(), Type::Small, 4);
    }

    BarRoom fold() const
    {
        const auto all = m_order.size();
        for (std::size_t without = 0; without <= all; ++without)
            if (auto room = low(without, 1); stands_in(m_core, m_bar.title, room.type, room.title, 1))
                return room;
        auto room = low(all, 3);
        room.type = Type::Small;
        return room;
    }

private:
    struct Shape {
        std::size_t without = 0; ///< so many have given their words away
        std::size_t below = 0;
    };

    std::size_t count() const { return m_bar.trailing.size(); }
    Type natural() const { return m_bar.subtitle.empty() ? Type::Heading : Type::Subheading; }

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
        return (with(shape, Type::Label, 1).title - spared) / m_core.theme().type(Type::Label).size;
    }

    /// The title as large as it can be whole, if it can.
    std::optional<BarRoom> titled(const Shape& shape) const
    {
        for (const auto& [type, lines] : {std::pair{natural(), 1}, {Type::Label, 1}, {Type::Label, 2}, {Type::Small, 3}})
            if (auto room = with(shape, type, lines); stands(room))
                return room;
        return std::nullopt;
    }

    BarRoom low(std::size_t without, int lines) const
    {
        auto room = with({without, count()}, Type::Label, lines);
        room.has_subtitle = false;
        return room;
    }

    BarRoom with(const Shape& shape, Type type, int lines) const
    {
        const auto& theme = m_core.theme();
        BarRoom room{.shows = {}, .below = shape.below, .type = type, .lines = lines, .has_subtitle = !m_bar.subtitle.empty()};
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
        if (count() > 1)
            return m_bar.trailing.back().show_label ? target(m_core) + theme.space(2) : 0;
        return room.shows.empty() || !room.shows.back() || m_bar.leading ? 0 : m_lead + theme.space(2);
    }

    bool stands(const BarRoom& room) const
    {
        return room.has_room && stands_in(m_core, m_bar.title, room.type, room.title, room.lines) &&
            (m_bar.subtitle.empty() || stands_in(m_core, m_bar.subtitle, Type::Small, room.title, std::min(room.lines, 2)));
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
