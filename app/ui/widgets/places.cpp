#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

void UiCore::push_place(const Rect& area, float gap)
{
    const int card = m_places.empty() ? 0 : m_places.back().card;
    m_places.push_back({area, area.y, gap, true});
    m_places.back().card = card;
}

float UiCore::pop_place()
{
    const float y = m_places.back().y;
    m_places.pop_back();
    return y;
}

Rect UiCore::next(float height)
{
    auto& place = m_places.back();
    if (!place.is_first)
        place.y += place.gap;
    place.is_first = false;
    place.is_after_heading = false;
    const Rect rect{place.area.x, std::round(place.y), place.area.w, std::round(height)};
    place.y = rect.bottom();
    return rect;
}

Rect UiCore::cut_leading(Rect& from, float width) const
{
    if (m_rtl) {
        from.w -= width;
        return {from.right(), from.y, width, from.h};
    }
    const Rect cut{from.x, from.y, width, from.h};
    from.x += width;
    from.w -= width;
    return cut;
}

Rect UiCore::cut_trailing(Rect& from, float width) const
{
    if (m_rtl) {
        const Rect cut{from.x, from.y, width, from.h};
        from.x += width;
        from.w -= width;
        return cut;
    }
    from.w -= width;
    return {from.right(), from.y, width, from.h};
}

Card::Card(Ui& ui, std::string_view id, Paint paint, CardHeight height) : m_ui(ui), m_paint(paint), m_height(height)
{
    auto& core = ui.core();
    auto& around = core.place();
    if (!around.is_first)
        around.y += around.gap;
    around.is_first = false;
    m_top = around.y;
    const float pad = ui.theme().space(ui.is_narrow() ? 4 : 6);
    core.paint.begin_over();
    core.push_place({around.area.x + pad, m_top + pad, around.area.w - 2 * pad, 1e6F}, ui.theme().space(3));
    core.begin_card();
    m_pad = pad;
    m_id = id;
}

Card::~Card()
{
    auto& core = m_ui.core();
    const auto& theme = m_ui.theme();
    float bottom = core.pop_place() + m_pad;
    if (m_height == CardHeight::OfRow)
        bottom = m_top + core.row_height(bottom - m_top);
    auto& around = core.place();
    const Rect rect{around.area.x, std::round(m_top), around.area.w, std::round(bottom - m_top)};
    core.paint.begin_under();
    const float radius = theme.radius(Radius::Large);
    if (m_paint == Paint::Surface || m_paint == Paint::Raised) {
        core.paint.shadow(rect, radius);
        core.paint.fill(rect, theme.colour(m_paint), radius);
        core.paint.stroke(rect, theme.colour(Paint::Outline), radius, theme.px(1));
    } else {
        core.paint.fill(rect, theme.colour(m_paint), radius);
        if (theme.elevation() <= 0)
            core.paint.stroke(rect, theme.colour(Paint::Outline), radius, theme.stroke());
    }
    core.paint.end_over();
    around.y = rect.bottom();
}

void space(Ui& ui, float steps)
{
    auto& place = ui.core().place();
    place.y += ui.theme().space(steps);
}

void divider(Ui& ui)
{
    auto& core = ui.core();
    const Rect rect = core.next(ui.theme().px(1));
    core.paint.fill(rect, ui.theme().colour(Paint::Outline));
}

Body::Body(Ui& ui, std::string_view id, BodyOptions options) : m_ui(ui), m_id(id)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const Rect view = core.free;
    const float side = theme.space(ui.is_narrow() ? 4 : 8);
    const float usual = options.is_wide ? theme.extent(Extent::Page) : theme.extent(Extent::Reading);
    const float most = (options.width > 0 ? theme.px(options.width) : usual) * std::max(1.F, core.text_scale * 0.85F);
    const bool is_in_hand = core.hand != Hand::Both;
    const bool begins_lower = options.begins_lower && !is_in_hand && ui.is_portrait();
    m_is_measured = options.is_centred || is_in_hand || begins_lower;
    const float reach = is_in_hand ? std::min(most, theme.px(640) * std::max(1.F, core.text_scale * 0.85F)) : most;
    const float width = std::round(std::min(reach, view.w - 2 * side));
    core.begin_scroll(id, view, theme.space(4));
    auto& place = core.place();
    place.area.x = std::round(view.x + side + core.thumb_share() * (view.w - 2 * side - width));
    place.area.w = width;
    m_top = place.y;
    const float pad = theme.space(ui.is_narrow() ? 5 : 8);
    float above = pad;
    if (is_in_hand) {
        // It stands upon the bottom bar; what is longer begins halfway, and comes down to the thumb as it is scrolled. In
        // great letters that half is worth more full than empty.
        const float content = core.recall("centred " + core.page_id + m_id, 0);
        above = std::max(pad, std::round(content + 2 * pad <= view.h ? view.h - content - pad : core.text_scale > 1.4F ? pad : std::min(view.h / 2, core.screen.h / 2 - view.y)));
    } else if (options.is_centred && !begins_lower) {
        const float content = core.recall("centred " + core.page_id + m_id, 0);
        above = std::max(pad, std::round((view.h - content) / 2));
    } else if (begins_lower) {
        constexpr float kAbove = 0.17F; // of the screen
        const float content = core.recall("centred " + core.page_id + m_id, 0);
        const float keyboard = core.recall("keyboard", 0);
        above = std::max(pad, std::round(std::min(core.screen.h * kAbove, view.h - content - pad)));
        // It stays where it is while somebody writes.
        const auto key = "above " + core.page_id + m_id + " " + std::to_string(std::lround(core.screen.h)) + " " + std::to_string(std::lround(core.text_scale * 100));
        if (keyboard > 0)
            above = core.recall(key, above);
        else
            core.remember(key, above);
    }
    place.y += above;
    m_above = above;
}

Body::~Body()
{
    auto& core = m_ui.core();
    auto& place = core.place();
    if (m_is_measured)
        core.remember("centred " + core.page_id + m_id, place.y - m_top - m_above);
    const float pad = m_ui.theme().space(m_ui.is_narrow() ? 5 : 8);
    place.y += pad;
    // What is typed in comes up as far as whole lines of its question need.
    if (m_ui.is_pressed())
        place.y += m_ui.theme().type(Type::Title).line;
    core.end_scroll(pad - m_ui.theme().space(1));
}

}
