#include "app/ui/widgets/poster.h"

#include "app/ui/widgets/parts.h"

#include "platform/base/direction.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <vector>

namespace kerbside::app::ui {

namespace {

// In hundredths of what the type is measured by.
constexpr float kMargin = 6;
constexpr float kHeadline = 17;
constexpr float kLine = 5;
constexpr float kQuietLine = 3.6F;
constexpr float kName = 5.4F;
constexpr float kVoicePad = 3.2F;
constexpr float kVoiceIcon = 4.4F;
constexpr float kKerb = 3;

/// How near the lines of a headline stand: a poster is set closely.
constexpr float kTight = 1.05F;

TypeStyle headline_style(float size)
{
    return {size, size * kTight, 700, true};
}

TypeStyle line_style(float size, int weight)
{
    return {size, size * 1.25F, weight};
}

}

Poster::Poster(Ui& ui, std::string_view id, const Options& options) : m_ui(ui), m_id(id)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    m_page = core.free;
    m_is_across = m_page.w > m_page.h;
    m_is_bold = !theme.is_dark() && theme.elevation() > 0;
    m_unit = std::min(m_page.w, (m_is_across ? 0.9F : 0.62F) * m_page.h) / 100;
    // What is small grows with the words, and the headline gives way.
    m_grown = 1 + (core.text_scale - 1) * 0.5F;
    const float margin = std::round(m_unit * kMargin);
    const float tail = m_unit * 7;
    const float kerb = m_unit * (kKerb + 4);
    const float top = options.masthead.empty() ? margin : margin + std::round(m_unit * 9);
    Rect inner{m_page.x + margin, m_page.y + top, m_page.w - 2 * margin, m_page.h - top - kerb};
    if (m_is_across) {
        m_bubble = {inner.x, inner.y, std::round(inner.w * 0.5F - tail), inner.h};
        m_foot = {m_bubble.right() + std::round(tail * 1.2F), inner.y, 0, inner.h};
        m_foot.w = inner.right() - m_foot.x;
        // What is lower than the bubble stands at its middle.
        if (const float used = core.recall("poster foot " + m_id, 0); used > 0 && used < m_foot.h)
            m_foot.y += std::round((m_foot.h - used) / 2);
    } else {
        const float wanted = options.foot > 0 ? core.recall("poster foot " + m_id, theme.px(options.foot)) : inner.h * 0.42F;
        const float foot = std::round(std::min(wanted, inner.h * (options.foot > 0 ? 0.68F : 0.5F)));
        m_bubble = {inner.x, inner.y, inner.w, std::round(inner.h - foot - tail * 1.2F)};
        m_foot = {inner.x, inner.bottom() - foot, inner.w, foot};
    }
    // It is read from the side that its language begins at.
    if (m_is_across && core.m_rtl)
        for (auto* rect : {&m_bubble, &m_foot})
            rect->x = 2 * m_page.x + m_page.w - rect->right();
    scene();
    if (!options.masthead.empty())
        masthead(options.masthead);
    core.push_place(m_foot, m_unit * 2.4F);
}

Poster::~Poster()
{
    auto& core = m_ui.core();
    core.remember("poster foot " + m_id, core.place().y - m_foot.y);
    core.pop_place();
}

/// The field, two rings that the words send out, and the kerb at the foot of the page.
void Poster::scene()
{
    auto& core = m_ui.core();
    const auto& theme = m_ui.theme();
    const Colour ink = theme.colour(m_is_bold ? Paint::OnPrimary : Paint::Text);
    const Colour glow = theme.colour(m_is_bold ? Paint::Accent : Paint::Primary);
    core.paint.push_clip(m_page);
    core.paint.fill(m_page, theme.colour(m_is_bold ? Paint::Primary : Paint::Background));
    const float kerb = std::round(m_unit * kKerb);
    const float gap = std::max(2.F, std::round(m_unit * 0.6F));
    const float y = m_page.bottom() - kerb;
    const int stones = m_is_across ? 14 : 8;
    const float stone = (m_page.w + gap) / static_cast<float>(stones);
    for (int i = 0; i < stones; ++i)
        core.paint.fill({m_page.x + static_cast<float>(i) * stone, y, stone - gap, kerb + m_unit}, i % 2 == 0 ? glow : ink.with_alpha(theme.is_dark() ? 0.3F : 0.85F), m_unit * 0.5F);
    core.paint.pop_clip();
}

void Poster::masthead(std::string_view title)
{
    auto& core = m_ui.core();
    const auto& theme = m_ui.theme();
    const float size = std::round(m_unit * 3.6F);
    const auto style = line_style(size, 700);
    const float y = m_page.y + std::round(m_unit * kMargin);
    const float h = std::round(m_unit * 5.4F);
    const Colour ink = theme.colour(m_is_bold ? Paint::OnPrimary : Paint::Text);
    const Colour glow = theme.colour(m_is_bold ? Paint::Accent : Paint::Primary);
    // The mark: three stones and a lamp's light.
    const float stone = h * 0.34F;
    const float gap = h * 0.09F;
    Rect row{m_page.x + std::round(m_unit * kMargin), y, m_page.w - 2 * m_unit * kMargin, h};
    Rect mark = core.cut_leading(row, 3 * stone + 2 * gap);
    core.cut_leading(row, m_unit * 2.4F);
    for (int i = 0; i < 3; ++i)
        core.paint.fill({mark.x + static_cast<float>(i) * (stone + gap), mark.y + h * 0.62F, stone, h * 0.3F}, i == 1 ? glow : ink, h * 0.06F);
    core.paint.disc({mark.x + 2.5F * stone + 2 * gap, mark.y + h * 0.26F}, h * 0.17F, glow);
    const auto& laid = core.lay(title, style, row.w, 1);
    core.item({.id = m_id + ".masthead", .role = Role::Text, .label = std::string(title), .rect = {row.x, y, row.w, h}, .is_target = false, .is_cut = laid.is_cut});
    core.paint.text(laid, {row.x, y + (h - laid.size.h) / 2}, ink, row.w, core.leading_share());
}

/// How high the speech is with a headline of that size.
float Poster::lay_speech(const Speech& speech, float headline, float width) const
{
    auto& core = m_ui.core();
    const float small = std::max(0.72F, headline / (m_unit * kHeadline)) * m_grown;
    float height = core.lay(speech.headline, headline_style(headline), width).size.h;
    if (!speech.line.empty())
        height += m_unit * 3 + core.lay(speech.line, line_style(m_unit * kLine * small, 600), width).size.h;
    if (!speech.quiet.empty())
        height += m_unit * 2 + core.lay(speech.quiet, line_style(m_unit * kQuietLine * small, 600), width).size.h;
    return height;
}

void Poster::bubble(const Speech& speech)
{
    auto& core = m_ui.core();
    const auto& theme = m_ui.theme();
    const Colour fill = theme.colour(m_is_bold ? Paint::Accent : Paint::Surface);
    const Colour ink = theme.colour(m_is_bold ? Paint::OnAccent : Paint::Text);
    const Colour edge = theme.colour(Paint::Primary);
    const float radius = m_unit * 5;
    // Its tail points at what a hand can do.
    const Rect& box = m_bubble;
    const float reach = m_unit * 6.5F;
    const float in = m_unit * 3; // the root lies within the bubble
    const auto whole = [&](float by, Colour colour) {
        core.paint.fill(box.inset(-by, -by), colour, radius + by);
        const float way = core.m_rtl ? -1 : 1;
        if (m_is_across) {
            // What does not fill its side stands in the middle of it.
            const float used = core.recall("poster foot " + m_id, 0);
            const float y = box.y + (used > 0 && used < box.h * 0.8F ? box.h / 2 - reach * 0.7F : box.h * 0.64F);
            const float x = core.m_rtl ? box.x : box.right();
            core.paint.triangle({x - way * in, y - reach - 2 * by}, {x - way * in, y + reach * 0.5F + by}, {x + way * (reach + 2 * by), y + reach * 0.7F + by}, colour);
        } else {
            const float x = core.m_rtl ? box.right() - box.w * 0.14F : box.x + box.w * 0.14F;
            core.paint.triangle({x - way * by, box.bottom() - in}, {x + way * (reach * 1.9F + 2 * by), box.bottom() - in}, {x - way * (reach * 0.1F + by), box.bottom() + reach + 2 * by}, colour);
        }
    };
    if (!m_is_bold)
        whole(theme.px(3), edge);
    whole(0, fill);
    const float pad = m_unit * 6;
    const Rect inner = box.inset(pad, pad);
    // As large as the bubble lets it be; its longest word stays whole.
    float size = m_unit * kHeadline;
    for (int tries = 0; tries < 24; ++tries) {
        const auto style = headline_style(size);
        if (is_whole(core.lay(speech.headline, style, inner.w), style) && lay_speech(speech, size, inner.w) <= inner.h)
            break;
        size *= 0.94F;
    }
    const float small = std::max(0.72F, size / (m_unit * kHeadline)) * m_grown;
    const auto& headline = core.lay(speech.headline, headline_style(size), inner.w);
    float y = inner.y + std::max(0.F, (inner.h - lay_speech(speech, size, inner.w)) / 2);
    const float share = core.leading_share();
    core.item({.id = m_id + ".headline", .role = Role::Heading, .label = std::string(speech.headline), .rect = {inner.x, y, inner.w, headline.size.h}, .is_target = false, .is_cut = headline.is_cut});
    core.paint.text(headline, {inner.x, y}, ink, inner.w, share);
    y += headline.size.h;
    const auto below = [&](std::string_view text, std::string_view id, float above, float type) {
        if (text.empty())
            return;
        const auto& laid = core.lay(text, line_style(type, 600), inner.w);
        y += above;
        core.item({.id = std::string(id), .role = Role::Text, .label = std::string(text), .rect = {inner.x, y, inner.w, laid.size.h}, .is_target = false, .is_cut = laid.is_cut});
        core.paint.text(laid, {inner.x, y}, ink, inner.w, share);
        y += laid.size.h;
    };
    below(speech.line, {}, m_unit * 3, m_unit * kLine * small);
    below(speech.quiet, speech.quiet_id, m_unit * 2, m_unit * kQuietLine * small);
}

bool Poster::is_touched(std::string_view id, std::string_view label)
{
    auto& core = m_ui.core();
    // Wherever it is touched, so that nobody has to aim.
    const bool anywhere = core.item({.id = std::string(id) + ".anywhere", .role = Role::Image, .rect = m_page, .keeps_focus = true}).is_tapped;
    const auto response = core.item({.id = std::string(id), .role = Role::Button, .label = std::string(label), .rect = m_bubble});
    if (response.shows_ring)
        core.focus_ring(m_bubble, m_unit * 5);
    return anywhere || response.is_tapped;
}

namespace {

/// Nastaliq is written small in its em.
float grown_for(std::string_view language)
{
    return language == "ur" ? 1.25F : 1.F;
}

}

/// As large as the name of each leaves room for, all of one size.
float Poster::voice_letters(std::span<const Voice> voices, Size tile)
{
    auto& core = m_ui.core();
    const float width = tile.w - 2 * m_unit * kVoicePad - m_unit * kVoiceIcon - m_unit;
    float size = std::min(m_unit * kName * m_grown, tile.h * 0.42F);
    for (const auto& voice : voices)
        while (size > m_unit * 2 && core.lay(voice.name, line_style(size * grown_for(voice.language), 700), 0, 1, voice.language).size.w > width)
            size *= 0.94F;
    return size;
}

bool Poster::voice(const Voice& voice, const Rect& rect, float letters)
{
    auto& core = m_ui.core();
    const auto& theme = m_ui.theme();
    const Paint fill = !voice.speaks ? Paint::Surface : m_is_bold ? Paint::Accent : Paint::Primary;
    const Paint ink = !voice.speaks ? (m_is_bold ? Paint::Primary : Paint::Text) : m_is_bold ? Paint::OnAccent : Paint::OnPrimary;
    const float pad = m_unit * kVoicePad;
    const float icon = m_unit * kVoiceIcon;
    const float width = rect.w - 2 * pad - icon - m_unit;
    const auto& name = core.lay(voice.name, line_style(letters * grown_for(voice.language), 700), 0, 1, voice.language);
    const auto response = core.item({.id = voice.id, .role = Role::Button, .label = std::string(voice.name), .rect = rect, .is_cut = name.is_cut || name.size.w > width + 1});
    const float radius = std::min(rect.h / 2, m_unit * 3);
    core.paint.shadow(rect, radius, response.is_down ? 0.3F : 1.2F);
    core.paint.fill(rect, stated(theme.colour(fill), theme.colour(ink), response), radius);
    if (!m_is_bold)
        core.paint.stroke(rect, theme.colour(voice.speaks ? Paint::Primary : Paint::OutlineStrong), radius, theme.stroke());
    Rect inner = rect.inset(pad, 0);
    // Each reads its own way.
    const bool from_right = platform::is_right_to_left_language(voice.language);
    const Point arrow{from_right ? inner.x + icon / 2 : inner.right() - icon / 2, rect.centre().y};
    core.paint.icon(from_right ? Icon::Back : Icon::Forward, arrow, icon, theme.colour(ink), true);
    core.paint.text(name, {from_right ? inner.right() - name.size.w : inner.x, rect.y + (rect.h - name.size.h) / 2}, theme.colour(ink));
    if (response.shows_ring)
        core.focus_ring(rect, radius);
    return response.is_tapped;
}

std::optional<std::size_t> Poster::voices(std::span<const Voice> voices)
{
    auto& core = m_ui.core();
    const auto count = voices.size();
    if (count == 0)
        return {};
    const float gap = std::max(m_ui.theme().px(12), m_unit * 2);
    const std::size_t columns = count <= 4 ? 1 : count <= 12 ? 2 : 3;
    const std::size_t rows = (count + columns - 1) / columns;
    const float w = std::floor((m_foot.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    const float most = m_unit * (m_is_across ? 24 : 20);
    const float h = std::floor(std::min(most, (m_foot.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows)));
    const float all = h * static_cast<float>(rows) + gap * static_cast<float>(rows - 1);
    const float top = m_foot.y + (m_is_across ? std::round((m_foot.h - all) / 2) : m_foot.h - all);
    const float letters = voice_letters(voices, {w, h});
    std::optional<std::size_t> taken;
    for (std::size_t at = 0; at < count; ++at) {
        const auto column = static_cast<float>(at % columns);
        const auto row = static_cast<float>(at / columns);
        if (voice(voices[at], {m_foot.x + column * (w + gap), top + row * (h + gap), w, h}, letters))
            taken = at;
    }
    core.next(m_foot.h);
    return taken;
}

bool Poster::start(const Button& button)
{
    auto& core = m_ui.core();
    const auto& theme = m_ui.theme();
    const Paint fill = m_is_bold ? Paint::Surface : Paint::Primary;
    const Paint ink = m_is_bold ? Paint::Primary : Paint::OnPrimary;
    const bool anywhere = core.item({.id = std::string(button.id) + ".anywhere", .role = Role::Image, .rect = m_page, .keeps_focus = true}).is_tapped;
    const float icon = m_unit * 6;
    const float pad = m_unit * 4;
    const float width = m_foot.w - 2 * pad - icon - m_unit * 2;
    float size = m_unit * 6;
    while (size > m_unit * 3 && core.lay(button.label, line_style(size, 700), width).lines.size() > 2)
        size *= 0.94F;
    const auto& laid = core.lay(button.label, line_style(size, 700), width);
    const float h = std::max(target(core, Extent::Button), laid.size.h + m_unit * 10);
    const Rect rect{m_foot.x, std::round(m_is_across ? m_foot.centre().y - h / 2 : m_foot.y + (m_foot.h - h) * 0.4F), m_foot.w, std::round(h)};
    const auto response = core.item({.id = std::string(button.id), .role = Role::Button, .label = std::string(button.label), .rect = rect, .is_cut = laid.is_cut});
    const float radius = std::min(rect.h / 2, m_unit * 4);
    core.paint.shadow(rect, radius, response.is_down ? 0.4F : 1.6F);
    core.paint.fill(rect, stated(theme.colour(fill), theme.colour(ink), response), radius);
    Rect inner = rect.inset(pad, 0);
    core.paint.icon(turned(core, Icon::Forward), core.cut_trailing(inner, icon).centre(), icon, theme.colour(ink), true);
    core.paint.text(laid, {inner.x, rect.y + (rect.h - laid.size.h) / 2}, theme.colour(ink), inner.w, core.leading_share());
    if (response.shows_ring)
        core.focus_ring(rect, radius);
    core.next(m_foot.h);
    return response.is_tapped || anywhere;
}

namespace {

/// The letters of one tile, as large as its own words leave room for.
float tile_letters(UiCore& core, const BigTile& tile, float width)
{
    float size = core.theme().type(Type::Title).size;
    while (size > core.theme().type(Type::Body).size && core.lay(tile.title, {size, size * 1.3F, 700}, 0, 1, tile.language).size.w > width)
        size *= 0.92F;
    return size;
}

bool big_tile(Ui& ui, const BigTile& tile, float size)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float pad = theme.space(4);
    const float width = std::max(1.F, core.width() - 2 * pad);
    const auto& title = core.lay(tile.title, {size, size * 1.3F, 700}, width, 1, tile.language);
    auto small = theme.type(Type::Body);
    while (small.size > theme.type(Type::Small).size && core.lay(tile.subtitle, small, width, 2, tile.language).is_cut)
        small = {small.size * 0.95F, small.line * 0.95F, small.weight};
    const auto* subtitle = tile.subtitle.empty() ? nullptr : &core.lay(tile.subtitle, small, width, 3, tile.language);
    const float words = title.size.h + (subtitle ? subtitle->size.h + theme.space(1) : 0);
    const Rect rect = core.next(core.cell_height(std::max({target(core, Extent::Button), theme.px(tile.height), words + 2 * pad})));
    const float radius = theme.radius(Radius::Large);
    const auto response = core.item({.id = std::string(tile.id), .role = Role::Button, .label = std::string(tile.title), .rect = rect, .is_cut = title.is_cut || (subtitle && subtitle->is_cut)});
    core.paint.shadow(rect, radius, response.is_down ? 0.3F : 1.F);
    core.paint.fill(rect, stated(theme.colour(Paint::Surface), theme.colour(Paint::Primary), response), radius);
    core.paint.stroke(rect, theme.colour(Paint::TileEdge), radius, theme.stroke());
    float y = rect.y + (rect.h - words) / 2;
    core.paint.text(title, {rect.x + pad, y}, theme.colour(Paint::Primary), width, 0.5F);
    y += title.size.h + theme.space(1);
    if (subtitle)
        core.paint.text(*subtitle, {rect.x + pad, y}, theme.colour(Paint::TextQuiet), width, 0.5F);
    if (response.shows_ring)
        core.focus_ring(rect, radius);
    return response.is_tapped;
}

}

std::optional<std::size_t> big_tiles(Ui& ui, std::span<const BigTile> tiles, float min_width, int columns)
{
    constexpr float kGap = 4;
    auto& core = ui.core();
    const auto in_row = static_cast<float>(Grid::columns_of(ui, min_width, columns, kGap));
    const float width = (core.width() - (in_row - 1) * ui.theme().space(kGap)) / in_row - 2 * ui.theme().space(4);
    float size = ui.theme().type(Type::Title).size;
    for (const auto& tile : tiles)
        size = std::min(size, tile_letters(core, tile, std::floor(width)));
    std::optional<std::size_t> tapped;
    Grid grid(ui, min_width, columns, kGap);
    for (std::size_t at = 0; at < tiles.size(); ++at) {
        grid.next();
        if (big_tile(ui, tiles[at], size))
            tapped = at;
    }
    return tapped;
}

float room(Ui& ui)
{
    return ui.core().free.h / ui.theme().px(1);
}

namespace {

struct PointLook {
    TypeStyle style;
    float disc;
    float gap;
};

PointLook look_of_point(const Theme& theme, TypeStyle style)
{
    // Several lines are read more easily in the plain weight.
    style.weight = 400;
    return {style, std::max(theme.px(56), style.size * 2.2F), theme.space(5)};
}

}

PointsLook look_for_points(Ui& ui, std::string_view heading, std::span<const Reminder> reminders, float gap_steps)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float width = std::min(core.free.w * 0.9F, theme.px(820));
    const auto fits = [&](int level, const TypeStyle& style) {
        const auto look = look_of_point(theme, style);
        float height = core.lay(heading, theme.type(level == 0 ? Type::Display : level == 1 ? Type::Title : Type::Heading), width).size.h + theme.space(12);
        for (const auto& each : reminders)
            height += std::max(look.disc, core.lay(each.words, look.style, std::max(1.F, width - look.disc - look.gap), 0, {}, each.weighted).size.h) + theme.space(gap_steps) + theme.space(4);
        return height <= core.free.h;
    };
    // The heading gives way before the points are as small as what stands elsewhere.
    const auto& most = theme.type(Type::Title);
    const auto& least = theme.type(Type::Body);
    // In letters that were made larger it is no smaller than it is where they were not: sooner the page scrolls.
    constexpr float kGreatest = 44;
    const bool is_grown = least.size > theme.px(18.5F);
    const int last = is_grown && theme.type(Type::Heading).size < theme.px(kGreatest) ? 1 : 2;
    for (const auto& [level, from, to] : {std::tuple{0, most.size, theme.type(Type::Subheading).size}, {last, theme.type(Type::Subheading).size, least.size}})
        for (float size = from; size >= to; size *= 0.95F)
            if (const TypeStyle style{size, std::round(size * most.line / most.size), most.weight}; fits(level, style))
                return {level, style};
    return {last, least};
}

void point(Ui& ui, Icon picture, const Reminder& reminder, Type type)
{
    point(ui, picture, reminder, ui.theme().type(type));
}

void point(Ui& ui, Icon picture, const Reminder& reminder, const TypeStyle& type)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const auto [style, disc, gap] = look_of_point(theme, type);
    const auto& laid = core.lay(reminder.words, style, std::max(1.F, core.width() - disc - gap), 0, {}, reminder.weighted);
    Rect rect = core.next(std::max(disc, laid.size.h));
    const Rect place = core.cut_leading(rect, disc);
    const float top = rect.y + (rect.h - laid.size.h) / 2;
    const Point middle{place.centre().x, top + laid.lines.front().height / 2};
    core.paint.disc(middle, disc / 2, theme.colour(Paint::PrimarySoft));
    core.paint.icon(picture, middle, disc * 0.56F, theme.colour(Paint::OnPrimarySoft));
    core.cut_leading(rect, gap);
    core.item({.id = {}, .role = Role::Text, .label = std::string(reminder.words), .rect = rect, .is_target = false, .is_cut = laid.is_cut});
    core.paint.text(laid, {rect.x, top}, theme.colour(Paint::Text), rect.w, core.leading_share());
}

}
