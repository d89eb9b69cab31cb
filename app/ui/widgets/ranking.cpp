#include "app/ui/widgets/answers.h"
#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

namespace {

struct RankParts {
    float handle = 0; ///< width of what is dragged
    float arrow = 0;
    float words = 0;
    float gap = 0;
    TypeStyle style;
};

float badge_size(const UiCore& core)
{
    return mark_size(core, 34);
}

/// Behind the arrows: their circles, seen in contrast, keep as far from the edge as what is dragged.
float end_of_row(const Theme& theme)
{
    return theme.space(3);
}

const Paragraph& lay_row(UiCore& core, const RankRow& row, const RankParts& parts)
{
    return core.lay(row.label, style_around(core, parts.style, row.weighted), parts.words, 0, {}, row.weighted);
}

void draw_rank_row(UiCore& core, const Ranking& ranking, std::size_t at, const Rect& rect, const RankParts& parts, bool is_carried)
{
    const auto& theme = core.theme();
    const float radius = theme.radius(Radius::Medium);
    core.paint.shadow(rect, radius, is_carried ? 3.F : 0.8F);
    core.paint.fill(rect, theme.colour(is_carried ? Paint::PrimarySoft : Paint::Surface), radius);
    core.paint.stroke(rect, theme.colour(is_carried ? Paint::Primary : Paint::TileEdge), radius, is_carried ? theme.px(2.5F) : theme.px(1));
    Rect inner = rect.inset(theme.space(1), 0);
    const Rect handle = core.cut_leading(inner, parts.handle);
    core.paint.icon(Icon::Drag, handle.centre(), theme.extent(Extent::Icon), theme.colour(Paint::TextQuiet));
    const float badge = badge_size(core);
    const Point centre = core.cut_leading(inner, badge).centre();
    // Before an answer a place to be filled: a dash within a disc would look like what takes the row away.
    if (ranking.is_answered) {
        core.paint.disc(centre, badge / 2, theme.colour(Paint::Primary));
        const auto& laid = core.lay(std::to_string(at + 1), Type::Strong);
        core.paint.text(laid, {centre.x - laid.size.w / 2, centre.y - laid.size.h / 2}, theme.colour(Paint::OnPrimary));
    } else {
        core.paint.ring(centre, badge / 2 - theme.px(1), theme.px(2), theme.colour(Paint::OutlineStrong));
    }
    core.cut_leading(inner, theme.space(3));
    const auto& label = lay_row(core, ranking.rows[at], parts);
    core.paint.text(label, {core.m_rtl ? inner.right() - parts.words : inner.x, rect.y + (rect.h - label.size.h) / 2},
                    theme.colour(is_carried ? Paint::OnPrimarySoft : Paint::Text), parts.words, core.leading_share());
}

}

std::optional<RankMove> ranking(Ui& ui, const Ranking& ranking)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    RankParts parts;
    parts.arrow = target(core);
    parts.handle = target(core);
    parts.gap = theme.space(2);
    parts.words = core.width() - parts.handle - badge_size(core) - 2 * parts.arrow - parts.gap - theme.space(1) - end_of_row(theme) - theme.space(3) * 2 - theme.space(2);
    parts.style = theme.type(Type::Body);
    parts.style = even_style(parts.style, ranking.rows.size(), [&](std::size_t at) -> const Paragraph& { return lay_row(core, ranking.rows[at], parts); });

    std::vector<float> heights;
    float total = 0;
    for (const auto& row : ranking.rows) {
        const auto& label = lay_row(core, row, parts);
        heights.push_back(std::round(std::max(target(core, Extent::Row), label.size.h + 2 * theme.space(3))));
        total += heights.back() + parts.gap;
    }
    const Rect all = core.next(std::max(0.F, total - parts.gap));
    std::vector<Rect> places;
    float y = all.y;
    for (const float height : heights) {
        places.push_back({all.x, y, all.w, height});
        y += height + parts.gap;
    }
    // Where a row would come to lie whose middle is there.
    const auto place_at = [&](float middle, std::size_t own) {
        std::size_t to = 0;
        for (std::size_t at = 0; at < places.size(); ++at)
            if (at != own && middle > places[at].centre().y)
                ++to;
        return to;
    };
    std::optional<RankMove> move;
    std::optional<std::size_t> carried;
    float carried_y = 0;
    std::size_t carried_to = 0;
    std::vector<bool> rings(places.size(), false);
    std::vector<bool> lifted(places.size(), false);
    for (std::size_t at = 0; at < places.size(); ++at) {
        const auto& row = ranking.rows[at];
        Rect inner = places[at].inset(theme.space(1), 0);
        const Rect handle = core.cut_leading(inner, parts.handle);
        const auto key = "rank " + row.id;
        const bool was_lifted = core.recall(key, 0) == 1;
        const auto response = core.item({.id = row.id,
                                         .role = Role::Stepper,
                                         .label = row.label,
                                         .value = ranking.is_answered ? std::to_string(at + 1) : std::string(),
                                         .rect = handle,
                                         .takes_drag = true,
                                         .takes_upright = was_lifted});
        rings[at] = response.shows_ring;
        lifted[at] = was_lifted && response.is_focused;
        if (was_lifted && !response.is_focused)
            core.remember(key, 0);
        if (response.is_tapped && response.shows_ring)
            core.remember(key, was_lifted ? 0.F : 1.F);
        if ((response.is_down || response.is_tapped) && !response.shows_ring) {
            const auto to = place_at(response.at.y, at);
            if (response.is_down) {
                carried = at;
                carried_y = std::clamp(response.at.y - places[at].h / 2, all.y - places[at].h / 2, all.bottom() - places[at].h / 2);
                carried_to = to;
            } else if (to != at) {
                move = RankMove{at, to};
            }
        }
        if (response.upright > 0 && at > 0)
            move = RankMove{at, at - 1};
        else if (response.upright < 0 && at + 1 < places.size())
            move = RankMove{at, at + 1};
    }
    // The rows that a carried one passes make room for it.
    for (std::size_t at = 0; at < places.size(); ++at) {
        if (carried == at)
            continue;
        Rect rect = places[at];
        if (carried) {
            if (at > *carried && at <= carried_to)
                rect.y -= places[*carried].h + parts.gap;
            else if (at < *carried && at >= carried_to)
                rect.y += places[*carried].h + parts.gap;
        }
        draw_rank_row(core, ranking, at, rect, parts, lifted[at]);
        Rect ends = rect;
        core.cut_trailing(ends, end_of_row(theme));
        const Rect down = core.cut_trailing(ends, parts.arrow);
        core.cut_trailing(ends, theme.space(2));
        const Rect up = core.cut_trailing(ends, parts.arrow);
        const float top = rect.y + (rect.h - parts.arrow) / 2;
        const auto& row = ranking.rows[at];
        if (icon_button_in(core, {up.x, top, parts.arrow, parts.arrow}, row.id + ".up", Icon::Up, std::string(ranking.up_label) + ": " + row.label, at > 0, Paint::Primary, Paint::Count_))
            move = RankMove{at, at - 1};
        if (icon_button_in(core, {down.x, top, parts.arrow, parts.arrow}, row.id + ".down", Icon::Down, std::string(ranking.down_label) + ": " + row.label,
                           at + 1 < places.size(), Paint::Primary, Paint::Count_))
            move = RankMove{at, at + 1};
        if (rings[at])
            core.focus_ring(rect, theme.radius(Radius::Medium));
    }
    if (carried)
        draw_rank_row(core, ranking, *carried, {all.x, std::round(carried_y), all.w, places[*carried].h}, parts, true);
    return move;
}

}
