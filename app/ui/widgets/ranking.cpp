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

RankParts parts_of(UiCore& core, const Ranking& ranking)
{
    const auto& theme = core.theme();
    RankParts parts;
    parts.arrow = target(core);
    parts.handle = target(core);
    parts.gap = theme.space(2);
    parts.words = core.width() - parts.handle - badge_size(core) - 2 * parts.arrow - parts.gap - theme.space(1) - end_of_row(theme) - theme.space(3) * 2 - theme.space(2);
    parts.style = theme.type(Type::Body);
    parts.style = even_style(parts.style, ranking.rows.size(), [&](std::size_t at) -> const Paragraph& { return lay_row(core, ranking.rows[at], parts); });
    return parts;
}

/// Where the rows lie while none is carried.
struct RankPlaces {
    Rect all;
    std::vector<Rect> rows;

    /// Where a row would come to lie whose middle is there.
    std::size_t place_at(float middle, std::size_t own) const
    {
        std::size_t to = 0;
        for (std::size_t at = 0; at < rows.size(); ++at)
            if (at != own && middle > rows[at].centre().y)
                ++to;
        return to;
    }
};

RankPlaces places_of(UiCore& core, const Ranking& ranking, const RankParts& parts)
{
    std::vector<float> heights;
    float total = 0;
    for (const auto& row : ranking.rows) {
        const auto& label = lay_row(core, row, parts);
        heights.push_back(std::round(std::max(target(core, Extent::Row), label.size.h + 2 * core.theme().space(3))));
        total += heights.back() + parts.gap;
    }
    RankPlaces places{.all = core.next(std::max(0.F, total - parts.gap)), .rows = {}};
    float y = places.all.y;
    for (const float height : heights) {
        places.rows.push_back({places.all.x, y, places.all.w, height});
        y += height + parts.gap;
    }
    return places;
}

struct Carried {
    std::size_t from = 0;
    std::size_t to = 0;
    float y = 0;
};

/// What was done with the rows' handles, by fingers and by keys.
struct Handled {
    std::optional<RankMove> move;
    std::optional<Carried> carried;
    std::vector<bool> pointed;
    std::vector<bool> rings;
    std::vector<bool> lifted; ///< taken up by a key
};

Handled take_handles(UiCore& core, const Ranking& ranking, const RankPlaces& places, const RankParts& parts)
{
    const auto count = places.rows.size();
    Handled done{.move = {}, .carried = {}, .pointed = std::vector<bool>(count, false), .rings = std::vector<bool>(count, false), .lifted = std::vector<bool>(count, false)};
    for (std::size_t at = 0; at < count; ++at) {
        const auto& row = ranking.rows[at];
        const auto& place = places.rows[at];
        Rect inner = place.inset(core.theme().space(1), 0);
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
        done.pointed[at] = response.is_hovered;
        done.rings[at] = response.shows_ring;
        done.lifted[at] = was_lifted && response.is_focused;
        if (was_lifted && !response.is_focused)
            core.remember(key, 0);
        if (response.is_tapped && response.shows_ring)
            core.remember(key, was_lifted ? 0.F : 1.F);
        if ((response.is_down || response.is_tapped) && !response.shows_ring) {
            const auto to = places.place_at(response.at.y, at);
            if (response.is_down)
                done.carried = Carried{at, to, std::clamp(response.at.y - place.h / 2, places.all.y - place.h / 2, places.all.bottom() - place.h / 2)};
            else if (to != at)
                done.move = RankMove{at, to};
        }
        if (response.upright > 0 && at > 0)
            done.move = RankMove{at, at - 1};
        else if (response.upright < 0 && at + 1 < count)
            done.move = RankMove{at, at + 1};
    }
    return done;
}

/// The rows that a carried one passes make room for it: as high as it is, with the gap.
Rect making_room(Rect rect, std::size_t at, const Carried& carried, float room)
{
    if (at > carried.from && at <= carried.to)
        rect.y -= room;
    else if (at < carried.from && at >= carried.to)
        rect.y += room;
    return rect;
}

std::optional<RankMove> put_arrows(UiCore& core, const Ranking& ranking, std::size_t at, const Rect& rect, const RankParts& parts)
{
    Rect ends = rect;
    core.cut_trailing(ends, end_of_row(core.theme()));
    const Rect down = core.cut_trailing(ends, parts.arrow);
    core.cut_trailing(ends, core.theme().space(2));
    const Rect up = core.cut_trailing(ends, parts.arrow);
    const float top = rect.y + (rect.h - parts.arrow) / 2;
    const auto& row = ranking.rows[at];
    std::optional<RankMove> move;
    if (icon_button_in(core, {up.x, top, parts.arrow, parts.arrow}, row.id + ".up", Icon::Up, std::string(ranking.up_label) + ": " + row.label, at > 0, Paint::Primary, Paint::Count_))
        move = RankMove{at, at - 1};
    if (icon_button_in(core, {down.x, top, parts.arrow, parts.arrow}, row.id + ".down", Icon::Down, std::string(ranking.down_label) + ": " + row.label,
                       at + 1 < ranking.rows.size(), Paint::Primary, Paint::Count_))
        move = RankMove{at, at + 1};
    return move;
}

}

std::optional<RankMove> ranking(Ui& ui, const Ranking& ranking)
{
    auto& core = ui.core();
    const auto parts = parts_of(core, ranking);
    const auto places = places_of(core, ranking, parts);
    const auto handled = take_handles(core, ranking, places, parts);
    const auto& carried = handled.carried;
    auto move = handled.move;
    for (std::size_t at = 0; at < places.rows.size(); ++at) {
        if (carried && carried->from == at)
            continue;
        Rect rect = places.rows[at];
        if (carried)
            rect = making_room(rect, at, *carried, places.rows[carried->from].h + parts.gap);
        draw_rank_row(core, ranking, at, rect, parts, handled.lifted[at]);
        if (handled.pointed[at])
            core.paint.fill(rect, ui.theme().colour(Paint::Text).with_alpha(0.06F), ui.theme().radius(Radius::Medium));
        if (const auto by_arrow = put_arrows(core, ranking, at, rect, parts))
            move = by_arrow;
        if (handled.rings[at])
            core.focus_ring(rect, ui.theme().radius(Radius::Medium));
    }
    if (carried)
        draw_rank_row(core, ranking, carried->from, {places.all.x, std::round(carried->y), places.all.w, places.rows[carried->from].h}, parts, true);
    return move;
}

}
