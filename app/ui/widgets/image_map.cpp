#include "app/ui/widgets/answers.h"
#include "app/ui/widgets/parts.h"

#include "platform/diagram/diagram.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

namespace {

using platform::Diagram;

float lightness(Colour c)
{
    return 0.299F * static_cast<float>(c.r) + 0.587F * static_cast<float>(c.g) + 0.114F * static_cast<float>(c.b);
}

/// Drawings are made for paper: they stand on the lighter of the theme's two ends, dimmed where nothing large is bright.
struct Paper {
    Colour plate, ink;
};

Paper paper_of(const Theme& theme)
{
    const auto surface = theme.colour(Paint::Surface);
    const auto text = theme.colour(Paint::Text);
    if (lightness(surface) > lightness(text))
        return {surface, text};
    return {mixed(surface, text, 0.82F * theme.picture_light()), surface};
}

const Diagram* drawing_of(UiCore& core, const ImageMap& map)
{
    if (map.picture.name.empty() || map.picture.files == nullptr)
        return nullptr;
    const auto key = std::string(map.picture.owner) + "/" + std::string(map.picture.name);
    const auto* drawing = core.pictures.drawing(key, map.picture.name, *map.picture.files, map.names);
    return drawing != nullptr && !drawing->areas().empty() ? drawing : nullptr;
}

/// From the drawing's units to the screen.
struct Placed {
    Point origin;
    float scale = 1;

    Point of(Diagram::Point point) const { return {origin.x + point.x * scale, origin.y + point.y * scale}; }
    Diagram::Point back(Point point) const { return {(point.x - origin.x) / scale, (point.y - origin.y) / scale}; }
};

/// As it is drawn: without the points that no eye could tell apart.
std::vector<Point> on_screen(const Diagram::Outline& outline, const Placed& placed)
{
    constexpr std::size_t kMost = 500;
    const float near = std::max(1.5F, static_cast<float>(outline.size()) / static_cast<float>(kMost));
    std::vector<Point> points;
    for (const auto& each : outline) {
        const auto point = placed.of(each);
        if (points.empty() || std::hypot(point.x - points.back().x, point.y - points.back().y) >= near)
            points.push_back(point);
        if (points.size() >= kMost)
            break;
    }
    if (points.size() > 2 && std::hypot(points.front().x - points.back().x, points.front().y - points.back().y) < near)
        points.pop_back();
    return points;
}

void draw_area(UiCore& core, const Diagram::Area& area, const Placed& placed, const Paper& paper, bool is_selected, bool is_focused)
{
    const auto& theme = core.theme();
    for (const auto& outline : area.outlines) {
        const auto points = on_screen(outline, placed);
        if (points.size() < 3)
            continue;
        if (is_selected)
            core.paint.fill(points, theme.colour(Paint::Primary).with_alpha(0.5F));
        // Dark within light: it is seen upon whatever the drawing has there.
        core.paint.stroke(points, paper.plate, theme.px(is_focused ? 9 : 6));
        core.paint.stroke(points, is_focused ? theme.colour(Paint::Focus) : paper.ink, theme.px(is_focused ? 5 : 3));
    }
}

void draw_mark(UiCore& core, Point centre)
{
    const auto& theme = core.theme();
    const float size = theme.px(26);
    core.paint.disc(centre, size / 2 + theme.px(2), theme.colour(Paint::OnPrimary));
    core.paint.disc(centre, size / 2, theme.colour(Paint::Primary));
    core.paint.icon(Icon::Check, centre, size * 0.8F, theme.colour(Paint::OnPrimary), true);
}

/// Within its shape; above one that it would hide.
Point mark_place(const UiCore& core, const Diagram::Area& area, const Placed& placed)
{
    const auto least = placed.of(area.least);
    const auto most = placed.of(area.most);
    const float size = core.theme().px(32);
    const auto inside = placed.of(area.inside);
    if (most.x - least.x >= size && most.y - least.y >= size)
        return inside;
    return {(least.x + most.x) / 2, least.y - size / 2};
}

}

bool has_image_map(Ui& ui, const ImageMap& map)
{
    return drawing_of(ui.core(), map) != nullptr;
}

std::optional<std::size_t> image_map(Ui& ui, const ImageMap& map)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const auto* drawing = drawing_of(core, map);
    if (drawing == nullptr)
        return {};
    const auto paper = paper_of(theme);
    const float pad = theme.space(3);
    // All of it is seen at once, with the names that it has below.
    const float share = core.screen.h > core.screen.w ? 0.6F : 0.48F;
    const float most = std::max(theme.px(200), (core.free.h > 0 ? core.free.h : core.screen.h) * share);
    const float scale = std::min((core.width() - 2 * pad) / drawing->width(), most / drawing->height());
    const Size size{std::floor(drawing->width() * scale), std::floor(drawing->height() * scale)};
    const Rect box = core.next(size.h + 2 * pad);
    const Rect face{std::round(box.centre().x - size.w / 2), box.y + pad, size.w, size.h};
    core.paint.fill(box, paper.plate, theme.radius(Radius::Large));
    core.paint.stroke(box, theme.colour(Paint::OutlineStrong), theme.radius(Radius::Large), theme.stroke());
    const std::string id(map.id);
    const auto response = core.item({.id = id, .role = Role::Image, .label = std::string(map.label), .rect = box, .keeps_focus = true});
    if (!face.within(core.paint.clip()).is_empty()) {
        const auto key = std::string(map.picture.owner) + "/" + std::string(map.picture.name);
        const auto shown = core.pictures.want(key, map.picture.name, *map.picture.files, {face.w, face.h}, 0);
        if (shown.texture != nullptr)
            core.paint.picture(shown.texture, face);
    }
    const Placed placed{{face.x, face.y}, scale};
    const auto& areas = drawing->areas();
    std::optional<std::size_t> touched;
    core.paint.push_clip(box);
    const Diagram::Area* focused = nullptr;
    for (const auto& area : areas) {
        const auto& of = map.areas[area.name];
        if (core.shows_ring() && core.focus_id == of.id)
            focused = &area;
        else if (of.is_selected)
            draw_area(core, area, placed, paper, true, false);
    }
    if (focused != nullptr)
        draw_area(core, *focused, placed, paper, map.areas[focused->name].is_selected, true);
    for (const auto& area : areas) {
        const auto& of = map.areas[area.name];
        const auto centre = placed.of(area.inside);
        if (of.is_selected)
            draw_mark(core, mark_place(core, area, placed));
        // Where it is, to be found; a touch anywhere else upon the picture is as good.
        const auto own = core.item({.id = id + "." + map.names[area.name], .role = Role::Image, .label = of.label, .rect = {centre.x - 1, centre.y - 1, 2, 2},
                                    .keeps_focus = true, .is_checked = of.is_selected});
        if (own.is_tapped)
            touched = area.name;
    }
    core.paint.pop_clip();
    // A finger is wider than a small shape: half a target beside it is as good as upon it.
    if (response.is_tapped)
        if (const auto found = drawing->area_at(placed.back(response.at), target(core) / 2 / scale))
            touched = areas[*found].name;
    return touched;
}

}
