#include "app/ui/widgets/key_offers.h"

#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

namespace {

constexpr float kSlideUnits = 12;

struct Bubble {
    Rect box;
    std::vector<Rect> cells;
};

TypeStyle style_of(const UiCore& core, float key_height)
{
    const float size = core.board.offers.are_languages ? core.theme().type(Type::Label).size : std::max(core.theme().type(Type::Label).size, key_height * 0.44F);
    return {size, size * 1.3F, core.board.offers.are_languages ? 600 : 400};
}

/// In rows above the key, as far as it can be in its middle.
Bubble bubble_of(UiCore& core, std::string_view language, float key_width, float key_height)
{
    const auto& theme = core.theme();
    const auto& offers = core.board.offers;
    const float gap = theme.space(2);
    const float pad = theme.space(2);
    const float most = core.screen.w - 2 * theme.space(3) - 2 * pad;
    float cell = std::max(key_width, theme.extent(Extent::Target));
    for (const auto& text : offers.texts)
        cell = std::max(cell, core.lay(text, style_of(core, key_height), 0, 1, language).size.w + theme.space(4));
    cell = std::round(std::min(cell, most));
    const auto fit = static_cast<std::size_t>(std::max(1.F, std::floor((most + gap) / (cell + gap))));
    const std::size_t columns = std::min({offers.texts.size(), fit, std::size_t{8}});
    const std::size_t rows = (offers.texts.size() + columns - 1) / columns;
    const float w = static_cast<float>(columns) * (cell + gap) - gap + 2 * pad;
    const float h = static_cast<float>(rows) * (key_height + gap) - gap + 2 * pad;
    Bubble bubble;
    bubble.box = {std::round(std::clamp(offers.over.centre().x - w / 2, theme.space(3), std::max(theme.space(3), core.screen.w - theme.space(3) - w))),
                  std::round(std::max(theme.space(2), offers.over.y - gap - h)), w, h};
    for (std::size_t i = 0; i < offers.texts.size(); ++i)
        bubble.cells.push_back({bubble.box.x + pad + static_cast<float>(i % columns) * (cell + gap),
                                bubble.box.y + pad + static_cast<float>(i / columns) * (key_height + gap), cell, key_height});
    return bubble;
}

/// The arrows, Enter and Escape of a keyboard belong to the bubble while it is open.
std::optional<std::size_t> take_keys(UiCore& core)
{
    auto& offers = core.board.offers;
    const int count = static_cast<int>(offers.texts.size());
    std::optional<std::size_t> picked;
    for (auto& stroke : core.take_strokes()) {
        switch (stroke.text.empty() ? stroke.key : Key::None) {
        case Key::Left:
        case Key::Right:
            offers.chosen = (std::max(offers.chosen, 0) + (stroke.key == Key::Right ? 1 : count - 1)) % count;
            core.ask_pass();
            break;
        case Key::Enter:
            if (offers.chosen >= 0)
                picked = static_cast<std::size_t>(offers.chosen);
            break;
        default:
            if (stroke.text.empty())
                core.put_key(stroke.key);
            else
                core.put_text(stroke.text);
            break;
        }
        wipe(stroke.text);
    }
    return picked;
}

int nearest(const Bubble& bubble, Point finger)
{
    int best = -1;
    float cost = 1e9F;
    for (std::size_t i = 0; i < bubble.cells.size(); ++i) {
        const auto middle = bubble.cells[i].centre();
        // A finger covers what it points at, so it is held a little below.
        const float away = std::abs(middle.x - finger.x) + 0.5F * std::abs(middle.y - finger.y);
        if (away < cost) {
            cost = away;
            best = static_cast<int>(i);
        }
    }
    return best;
}

}

void follow_finger(UiCore& core, const Response& response)
{
    auto& offers = core.board.offers;
    if (!offers.is_sliding || response.is_held)
        return;
    offers.finger = response.at;
    if (response.is_dropped) {
        offers.is_sliding = false;
        offers.is_dropped = true;
    } else if (!response.is_sliding) {
        offers.is_sliding = false;
    }
}

std::optional<std::size_t> key_offers(UiCore& core, std::string_view language, float key_width, float key_height)
{
    const auto& theme = core.theme();
    auto& offers = core.board.offers;
    auto picked = take_keys(core);
    if (!picked && core.pressed(Key::Escape)) {
        offers = {};
        return {};
    }
    const auto bubble = bubble_of(core, language, key_width, key_height);
    if (offers.is_sliding || offers.is_dropped) {
        const bool has_left = offers.finger.y > 0 && !offers.over.inset(-theme.px(kSlideUnits), -theme.px(kSlideUnits)).contains(offers.finger);
        offers.chosen = has_left ? nearest(bubble, offers.finger) : -1;
        // Let go upon the key itself, the bubble stays, to be tapped.
        if (offers.is_dropped && offers.chosen >= 0)
            picked = static_cast<std::size_t>(offers.chosen);
        offers.is_dropped = false;
    }
    const float radius = theme.radius(Radius::Large);
    core.item({.id = "keyboard.offers", .role = Role::Dialog, .rect = bubble.box, .keeps_focus = true});
    core.paint.shadow(bubble.box, radius, 1.6F);
    core.paint.fill(bubble.box, theme.colour(Paint::Surface), radius);
    core.paint.stroke(bubble.box, theme.colour(Paint::OutlineStrong), radius, theme.px(1));
    for (std::size_t i = 0; i < bubble.cells.size(); ++i) {
        const auto& cell = bubble.cells[i];
        const bool is_chosen = offers.chosen == static_cast<int>(i);
        const auto response = core.item({.id = "keyboard.offer." + offers.texts[i], .role = Role::Key, .label = offers.texts[i], .rect = cell, .keeps_focus = true});
        if (response.is_tapped)
            picked = i;
        core.paint.fill(cell, stated(theme.colour(is_chosen ? Paint::Primary : Paint::PrimarySoft), theme.colour(Paint::Text), response), theme.radius(Radius::Medium));
        const auto& laid = core.lay(offers.texts[i], style_of(core, key_height), 0, 1, language);
        core.paint.text(laid, {cell.x, cell.y + (cell.h - laid.size.h) / 2}, theme.colour(is_chosen ? Paint::OnPrimary : Paint::OnPrimarySoft), cell.w, 0.5F);
    }
    return picked;
}

}
