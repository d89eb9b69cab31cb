#include "app/ui/widgets/poster.h"

#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

namespace {

constexpr float kHeadline = 15; // hundredths
constexpr float kLine = 4.6F;
constexpr float kQuietLine = 3.2F;
constexpr float kLead = 1.14F;

std::vector<std::string_view> words_of(std::string_view text)
{
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0)
            words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

}

Poster::Poster(Ui& ui, std::string_view id) : m_ui(ui), m_id(id)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    m_page = core.free;
    m_is_across = m_page.w > m_page.h;
    m_unit = std::min(m_page.w, (m_is_across ? 0.84F : 0.62F) * m_page.h) / 100;
    // Where eyes are used to the dark, or need strong edges, nothing large is bright.
    if (theme.is_dark() || theme.elevation() <= 0) {
        m_field = Paint::Background;
        m_ink = Paint::Text;
        m_glow = Paint::Primary;
    }
    scene();
    const float side = m_unit * 7;
    const float foot = core.recall("poster foot " + m_id, m_unit * 40);
    const float block = core.recall("poster head " + m_id, m_unit * 40);
    const float width = m_is_across ? m_page.w * 0.54F - side : m_page.w - 2 * side;
    const float high = m_page.h - m_unit * 9 - (m_is_across ? 0 : foot);
    const float x = m_page.x + side;
    const float y = m_page.y + std::max(m_unit * 6, (high - block) * (m_is_across ? 0.5F : 0.56F));
    core.push_place({std::round(x), std::round(y), std::round(width), 1e6F}, m_unit * 2.4F);
    m_top = core.place().y;
}

Poster::~Poster()
{
    end_block();
}

void Poster::end_block()
{
    auto& core = m_ui.core();
    core.remember((m_is_foot ? "poster foot " : "poster head ") + m_id, core.place().y - m_top);
    core.pop_place();
}

/// A street lamp's light, and the kerb at the foot of the page.
void Poster::scene()
{
    auto& core = m_ui.core();
    const auto& theme = m_ui.theme();
    const Colour ink = theme.colour(m_ink);
    const Colour glow = theme.colour(m_glow);
    core.paint.push_clip(m_page);
    core.paint.fill(m_page, theme.colour(m_field));
    const float unit = std::min(m_page.w, m_page.h) / 100;
    const Point lamp{m_page.x + m_page.w * 0.86F, m_page.y + unit * 13};
    if (theme.elevation() > 0)
        for (const float radius : {58.F, 42.F, 28.F})
            core.paint.disc(lamp, unit * radius, glow.with_alpha(theme.is_dark() ? 0.035F : 0.055F));
    core.paint.disc(lamp, unit * 9, glow);
    const float kerb = std::round(m_unit * 3.4F);
    const float gap = std::max(2.F, std::round(m_unit * 0.6F));
    const float y = m_page.bottom() - kerb;
    core.paint.fill({m_page.x, y - gap, m_page.w, kerb + gap}, theme.colour(m_field));
    const int stones = m_is_across ? 14 : 8;
    const float stone = (m_page.w + gap) / static_cast<float>(stones);
    for (int i = 0; i < stones; ++i)
        core.paint.fill({m_page.x + static_cast<float>(i) * stone, y, stone - gap, kerb}, i % 2 == 0 ? glow : ink.with_alpha(theme.is_dark() ? 0.3F : 0.85F), m_unit * 0.5F);
    core.paint.pop_clip();
}

float Poster::fitting(std::string_view text, float size, int most_lines, int weight) const
{
    auto& core = m_ui.core();
    const float width = core.width();
    for (int tries = 0; tries < 12; ++tries) {
        const TypeStyle style{size, size * kLead, weight};
        float widest = 0;
        for (const auto word : words_of(text))
            widest = std::max(widest, core.lay(word, style).size.w);
        if (widest <= width && static_cast<int>(core.lay(text, style, width).lines.size()) <= most_lines)
            break;
        size *= 0.92F;
    }
    return size;
}

void Poster::headline(std::string_view text)
{
    auto& core = m_ui.core();
    const float size = fitting(text, m_unit * kHeadline, 4, 700);
    const auto& laid = core.lay(text, {size, size * kLead, 700}, core.width());
    const Rect rect = core.next(laid.size.h);
    core.item({.id = m_id + ".headline", .role = Role::Heading, .label = std::string(text), .rect = rect, .is_target = false, .is_cut = laid.is_cut});
    core.paint.text(laid, {rect.x, rect.y}, m_ui.theme().colour(m_ink), rect.w, core.leading_share());
}

void Poster::line(std::string_view text, std::string_view id, bool is_quiet)
{
    auto& core = m_ui.core();
    const float size = fitting(text, m_unit * (is_quiet ? kQuietLine : kLine), 3, is_quiet ? 400 : 600);
    const auto& laid = core.lay(text, {size, size * 1.3F, is_quiet ? 400 : 600}, core.width());
    const Rect rect = core.next(laid.size.h);
    core.item({.id = std::string(id), .role = Role::Text, .label = std::string(text), .rect = rect, .is_target = false, .is_cut = laid.is_cut});
    const bool is_centred = m_is_foot;
    core.paint.text(laid, {rect.x, rect.y}, m_ui.theme().colour(m_ink), rect.w, is_centred ? 0.5F : core.leading_share());
}

void Poster::foot()
{
    end_block();
    m_is_foot = true;
    auto& core = m_ui.core();
    const float side = m_unit * 7;
    const float block = core.recall("poster foot " + m_id, m_unit * 40);
    const float above_kerb = m_page.bottom() - m_unit * 9;
    const float width = m_is_across ? m_page.w * 0.46F - 2 * side : m_page.w - 2 * side;
    const float x = m_is_across ? m_page.right() - side - width : m_page.x + side;
    const float y = m_is_across ? std::max(m_page.y + m_unit * 4, m_page.y + (above_kerb - m_page.y - block) * 0.6F) : above_kerb - block;
    core.push_place({std::round(x), std::round(y), std::round(width), 1e6F}, m_unit * 3);
    m_top = core.place().y;
}

bool Poster::start(const Button& button)
{
    auto& core = m_ui.core();
    const auto& theme = m_ui.theme();
    // A touch anywhere begins, so that nobody has to aim; keys and switches have the button alone.
    const bool anywhere = core.item({.id = std::string(button.id) + ".anywhere", .role = Role::Image, .rect = m_page, .keeps_focus = true}).is_tapped;
    const bool is_bold = m_field == Paint::Primary;
    const Paint fill = is_bold ? Paint::Accent : Paint::Primary;
    const Paint ink = is_bold ? Paint::OnAccent : Paint::OnPrimary;
    const float icon_size = m_unit * 6;
    const float pad = m_unit * 4;
    core.place().area.w -= 2 * pad + icon_size;
    const float size = fitting(button.label, m_unit * 5.6F, 2, 700);
    const auto& laid = core.lay(button.label, {size, size * 1.25F, 700}, core.width());
    core.place().area.w += 2 * pad + icon_size;
    const Rect rect = core.next(std::max(target(core, Extent::Button), laid.size.h + m_unit * 8));
    const auto response = core.item({.id = std::string(button.id), .role = Role::Button, .label = std::string(button.label), .rect = rect, .is_cut = laid.is_cut});
    const float radius = std::min(rect.h / 2, m_unit * 4);
    core.paint.shadow(rect, radius, response.is_down ? 0.4F : 1.6F);
    core.paint.fill(rect, stated(theme.colour(fill), theme.colour(ink), response), radius);
    Rect inner = rect.inset(pad, 0);
    const Rect arrow = core.cut_trailing(inner, icon_size);
    core.paint.icon(turned(core, Icon::Forward), arrow.centre(), icon_size, theme.colour(ink), true);
    core.paint.text(laid, {inner.x, rect.y + (rect.h - laid.size.h) / 2}, theme.colour(ink), inner.w, core.leading_share());
    if (response.shows_ring)
        core.focus_ring(rect, radius);
    return response.is_tapped || anywhere;
}

void Poster::names(std::span<const Name> names)
{
    auto& core = m_ui.core();
    const auto& theme = m_ui.theme();
    const float size = m_unit * kQuietLine;
    const float gap = m_unit * 3.2F;
    const auto laid_of = [&](const Name& name) -> const Paragraph& {
        return core.lay(name.text, {size, size * 1.3F, name.is_chosen ? 700 : 600}, 0, 1, name.language);
    };
    // In lines, each in the middle.
    std::vector<std::vector<const Name*>> lines(1);
    float taken = 0;
    for (const auto& name : names) {
        const float w = laid_of(name).size.w;
        if (taken > 0 && taken + gap + w > core.width()) {
            lines.emplace_back();
            taken = 0;
        }
        taken += (taken > 0 ? gap : 0) + w;
        lines.back().push_back(&name);
    }
    for (const auto& line : lines) {
        float width = -gap;
        float height = 0;
        for (const auto* name : line) {
            width += gap + laid_of(*name).size.w;
            height = std::max(height, laid_of(*name).size.h);
        }
        Rect rect = core.next(height);
        core.place().y -= m_unit * 1.6F;
        float x = rect.x + (rect.w - width) / 2;
        for (const auto* name : line) {
            const auto& laid = laid_of(*name);
            core.paint.text(laid, {x, rect.y + (height - laid.size.h) / 2}, theme.colour(name->is_chosen ? m_glow : m_ink));
            x += laid.size.w + gap;
        }
    }
}

bool big_tile(Ui& ui, const BigTile& tile)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float pad = theme.space(4);
    const float width = std::max(1.F, core.width() - 2 * pad);
    float size = theme.type(Type::Title).size;
    while (size > theme.type(Type::Body).size && core.lay(tile.title, {size, size * 1.3F, 700}, 0, 1, tile.language).size.w > width)
        size *= 0.92F;
    const auto& title = core.lay(tile.title, {size, size * 1.3F, 700}, width, 1, tile.language);
    auto small = theme.type(Type::Body);
    while (small.size > theme.type(Type::Small).size && core.lay(tile.subtitle, small, width, 2, tile.language).is_cut)
        small = {small.size * 0.95F, small.line * 0.95F, small.weight};
    const auto* subtitle = tile.subtitle.empty() ? nullptr : &core.lay(tile.subtitle, small, width, 3, tile.language);
    const float words = title.size.h + (subtitle ? subtitle->size.h + theme.space(1) : 0);
    const Rect rect = core.next(std::max({target(core, Extent::Button), theme.px(tile.height), words + 2 * pad}));
    const float radius = theme.radius(Radius::Large);
    const auto response = core.item({.id = std::string(tile.id), .role = Role::Button, .label = std::string(tile.title), .rect = rect, .is_cut = title.is_cut || (subtitle && subtitle->is_cut)});
    core.paint.shadow(rect, radius, response.is_down ? 0.3F : 1.F);
    core.paint.fill(rect, stated(theme.colour(Paint::Surface), theme.colour(Paint::Primary), response), radius);
    core.paint.stroke(rect, theme.colour(Paint::Outline), radius, theme.stroke());
    float y = rect.y + (rect.h - words) / 2;
    core.paint.text(title, {rect.x + pad, y}, theme.colour(Paint::Primary), width, 0.5F);
    y += title.size.h + theme.space(1);
    if (subtitle)
        core.paint.text(*subtitle, {rect.x + pad, y}, theme.colour(Paint::TextQuiet), width, 0.5F);
    if (response.shows_ring)
        core.focus_ring(rect, radius);
    return response.is_tapped;
}

float room(Ui& ui)
{
    return ui.core().free.h / ui.theme().px(1);
}

void point(Ui& ui, Icon picture, std::string_view words, Type type)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const float disc = theme.px(56);
    const float gap = theme.space(5);
    // Several lines are read more easily in the plain weight.
    auto style = theme.type(type);
    style.weight = 400;
    const auto& laid = core.lay(words, style, std::max(1.F, core.width() - disc - gap));
    Rect rect = core.next(std::max(disc, laid.size.h));
    const Rect place = core.cut_leading(rect, disc);
    const Point middle{place.centre().x, rect.y + std::min(rect.h, std::max(disc, laid.lines.front().height * 2)) / 2};
    core.paint.disc(middle, disc / 2, theme.colour(Paint::PrimarySoft));
    core.paint.icon(picture, middle, disc * 0.56F, theme.colour(Paint::OnPrimarySoft));
    core.cut_leading(rect, gap);
    core.item({.id = {}, .role = Role::Text, .label = std::string(words), .rect = rect, .is_target = false, .is_cut = laid.is_cut});
    core.paint.text(laid, {rect.x, rect.y + (rect.h - laid.size.h) / 2}, theme.colour(Paint::Text), rect.w, core.leading_share());
}

}
