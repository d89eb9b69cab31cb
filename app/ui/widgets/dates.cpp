#include "app/ui/widgets/answers.h"
#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace kerbside::app::ui {

namespace {

constexpr int kYearsShown = 12;

int everyday_days_in(int year, int month)
{
    const std::chrono::year_month_day_last last(std::chrono::year(year), std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month))));
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

const DayCount& counted(const DayCount* count)
{
    static const DayCount kEveryday{.days = everyday_days_in, .everyday = [](const Day& day) { return day; }};
    return count != nullptr ? *count : kEveryday;
}

/// A surface with a head of three: back, a title, on; and its cells below, twelve or (of a longer year) thirteen.
struct Calendar {
    Rect box, previous, title, next, cells;
    int columns = 4;
    float cell_w = 0;
    float cell_h = 0;
};

Calendar calendar(UiCore& core, Size label, int count = 12)
{
    const auto& theme = core.theme();
    const float pad = theme.space(3);
    Calendar c;
    const float usual = theme.px(440) * std::max(1.F, core.text_scale * 0.9F);
    const float width = std::min(core.width(), std::max(usual, 4 * std::ceil(label.w) + 2 * pad));
    c.columns = (width - 2 * pad) / 4 >= label.w ? 4 : (width - 2 * pad) / 3 >= label.w ? 3 : 2;
    c.cell_h = std::max({target(core) + theme.px(8), theme.px(60), label.h + theme.space(6)});
    const float head = std::max(target(core), core.lay("2026", Type::Subheading).size.h);
    const int rows = (count + c.columns - 1) / c.columns;
    Rect row = core.next(head + theme.space(2) + static_cast<float>(rows) * c.cell_h + 2 * pad);
    c.box = core.cut_leading(row, width);
    const Rect inner = c.box.inset(pad, pad);
    Rect bar{inner.x, inner.y, inner.w, head};
    c.previous = core.cut_leading(bar, target(core));
    c.next = core.cut_trailing(bar, target(core));
    bar = bar.inset(theme.px(8), 0);
    c.title = bar;
    c.cells = {inner.x, inner.y + head + theme.space(2), inner.w, static_cast<float>(rows) * c.cell_h};
    c.cell_w = std::floor(c.cells.w / static_cast<float>(c.columns));
    core.paint.fill(c.box, theme.colour(Paint::Surface), theme.radius(Radius::Large));
    core.paint.stroke(c.box, theme.colour(Paint::OutlineStrong), theme.radius(Radius::Large), theme.stroke());
    return c;
}

/// The cell `at` of the calendar; true where it was tapped.
bool cell(UiCore& core, const Calendar& c, int at, const std::string& id, std::string_view label, bool is_chosen, bool is_now)
{
    const auto& theme = core.theme();
    const int column = core.m_rtl ? c.columns - 1 - at % c.columns : at % c.columns;
    const Rect whole{c.cells.x + static_cast<float>(column) * c.cell_w, c.cells.y + static_cast<float>(at / c.columns) * c.cell_h, c.cell_w, c.cell_h};
    const Rect rect = whole.inset(theme.px(4), theme.px(4));
    auto style = theme.type(is_chosen || is_now ? Type::Strong : Type::Body);
    const float least = style.size * 0.7F;
    while (style.size > least && core.lay(label, style).size.w > rect.w)
        style = {style.size * 0.94F, style.line * 0.94F, style.weight};
    const auto& laid = core.lay(label, style);
    const auto response = core.item({.id = id, .role = Role::Radio, .label = std::string(label), .rect = rect, .is_cut = laid.size.w > rect.w, .is_checked = is_chosen});
    const Rect pill = rect.inset(0, theme.px(2));
    const float radius = pill.h / 2;
    const Colour ink = theme.colour(is_chosen ? Paint::OnPrimary : Paint::Text);
    if (is_chosen)
        core.paint.fill(pill, stated(theme.colour(Paint::Primary), ink, response), radius);
    else if (response.is_down || response.is_hovered)
        core.paint.fill(pill, theme.colour(Paint::Primary).with_alpha(response.is_down ? 0.2F : 0.1F), radius);
    // What is now has a dot below its name: an outline would look like an answer.
    if (is_now && !is_chosen)
        core.paint.disc({rect.centre().x, rect.y + (rect.h + laid.size.h) / 2 + theme.px(3)}, theme.px(3), theme.colour(Paint::Primary));
    core.paint.text(laid, {rect.x, rect.y + (rect.h - laid.size.h) / 2}, ink, rect.w, 0.5F);
    if (response.shows_ring)
        core.focus_ring(pill, radius);
    return response.is_tapped;
}

/// The first of the twelve years that hold this one.
int page_of(int year, int first_year)
{
    return year - ((year - first_year) % kYearsShown + kYearsShown) % kYearsShown;
}

void title(UiCore& core, const Calendar& c, const std::string& id, const std::string& text)
{
    const auto& laid = core.lay(text, Type::Subheading);
    core.item({.id = id, .role = Role::Heading, .label = text, .rect = c.title, .is_target = false});
    core.paint.text(laid, {c.title.x, c.title.y + (c.title.h - laid.size.h) / 2}, core.theme().colour(Paint::Text), c.title.w, 0.5F);
}

std::optional<int> years(UiCore& core, const std::string& id, std::optional<int> value, int today, const YearNames& names, const DayCount& days)
{
    const auto c = calendar(core, {core.lay("2026", Type::Strong).size.w + core.theme().space(4), core.lay("2026", Type::Strong).size.h});
    const std::string key = "years " + id;
    int first = static_cast<int>(core.recall_here(key, static_cast<float>(page_of(value.value_or(today), days.first_year))));
    core.item({.id = id, .role = Role::Field, .label = {}, .value = value ? std::to_string(*value) : std::string(), .rect = c.box, .is_target = false});
    const auto turn = [&](int by) {
        first = std::clamp(first + by, days.first_year, days.last_year);
        core.remember_here(key, static_cast<float>(first));
    };
    if (icon_button_in(core, c.previous, id + ".previous", Icon::Left, names.before, first > days.first_year, Paint::Text, Paint::Count_))
        turn(-kYearsShown);
    if (icon_button_in(core, c.next, id + ".next", Icon::Right, names.after, first + kYearsShown <= days.last_year, Paint::Text, Paint::Count_))
        turn(kYearsShown);
    title(core, c, id + ".title", std::to_string(first) + " \u2013 " + std::to_string(first + kYearsShown - 1));
    std::optional<int> chosen;
    for (int at = 0; at < kYearsShown; ++at) {
        const int year = first + at;
        if (cell(core, c, at, id + "." + std::to_string(year), std::to_string(year), value == year, year == today))
            chosen = year;
    }
    return chosen;
}

}

std::optional<int> year_picker(Ui& ui, std::string_view id, std::optional<int> value, int today, const YearNames& names, const DayCount* count)
{
    return years(ui.core(), std::string(id), value, today, names, counted(count));
}

std::optional<Day> month_picker(Ui& ui, std::string_view id_view, std::optional<Day> value, Day today, const YearNames& names, const DayCount* count)
{
    const auto& days = counted(count);
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const std::string id(id_view);
    const std::string key = "month year " + id;
    const std::string opened = "month years " + id;
    int year = static_cast<int>(core.recall_here(key, static_cast<float>(value ? value->year : today.year)));
    if (core.recall_here(opened, 0) == 1) {
        if (const auto chosen = years(core, id + ".years", year, today.year, names, days)) {
            core.remember_here(key, static_cast<float>(*chosen));
            core.remember_here(opened, 0);
        }
        return {};
    }
    Size largest;
    for (const auto& month : names.months) {
        const auto& laid = core.lay(month, Type::Strong);
        largest = {std::max(largest.w, laid.size.w + theme.px(8) + theme.space(4)), std::max(largest.h, laid.size.h)};
    }
    const auto c = calendar(core, largest, days.months);
    char iso[32] = "";
    if (value)
        std::snprintf(iso, sizeof iso, "%04d-%02d", value->year, value->month);
    core.item({.id = id, .role = Role::Field, .label = {}, .value = iso, .rect = c.box, .is_target = false});
    const auto turn = [&](int by) {
        year = std::clamp(year + by, days.first_year, days.last_year);
        core.remember_here(key, static_cast<float>(year));
    };
    if (icon_button_in(core, c.previous, id + ".previous", Icon::Left, names.before, year > days.first_year, Paint::Text, Paint::Count_))
        turn(-1);
    if (icon_button_in(core, c.next, id + ".next", Icon::Right, names.after, year < days.last_year, Paint::Text, Paint::Count_))
        turn(1);
    const std::string year_id = id + ".year";
    if (button_in(core, c.title, {.id = year_id, .label = std::to_string(year), .kind = ButtonKind::Quiet, .icon = Icon::Down, .icon_trails = true}))
        core.remember_here(opened, 1);
    std::optional<Day> chosen;
    for (int at = 0; at < days.months; ++at) {
        char part[32];
        std::snprintf(part, sizeof part, ".%04d-%02d", year, at + 1);
        const auto name = static_cast<std::size_t>(at) < names.months.size() ? names.months[static_cast<std::size_t>(at)] : std::to_string(at + 1);
        if (cell(core, c, at, id + part, name, value && value->year == year && value->month == at + 1, today.year == year && today.month == at + 1))
            chosen = Day{year, at + 1, 1};
    }
    return chosen;
}

std::optional<Day> parts_picker(Ui& ui, std::string_view id_view, std::optional<Day> value, Day today, const PartNames& names, const DayCount* count)
{
    const auto& days = counted(count);
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const std::string id(id_view);
    const float size = target(core, Extent::Button);
    const float pad = theme.space(3);
    float label = theme.type(Type::Small).line;
    for (const auto& name : {names.day, names.month, names.year})
        label = std::max(label, core.lay(name, Type::Small).size.h);
    label += theme.space(2);
    const float number = theme.type(Type::Title).line + theme.space(2);
    const float width = std::min(core.width(), theme.px(480) * std::max(1.F, core.text_scale * 0.9F));
    const Button to_today{.id = {}, .label = names.today, .kind = ButtonKind::Tonal, .icon = Icon::Calendar};
    const float foot_height = names.today.empty() ? 0 : theme.space(3) + size;
    Rect row = core.next(2 * pad + label + 2 * size + number + foot_height);
    const Rect box = core.cut_leading(row, width);
    const Rect face{box.x, box.y, box.w, box.h - foot_height};
    core.paint.fill(face, theme.colour(Paint::Surface), theme.radius(Radius::Large));
    core.paint.stroke(face, theme.colour(Paint::OutlineStrong), theme.radius(Radius::Large), theme.stroke());
    char iso[48] = "";
    if (const Day known = value ? days.everyday(*value) : today; value)
        std::snprintf(iso, sizeof iso, "%04d-%02d-%02d", known.year, known.month, known.day);
    core.item({.id = id, .role = Role::Field, .label = {}, .value = iso, .rect = face, .is_target = false});
    std::optional<Day> chosen;
    Rect inner = face.inset(pad, pad);
    const Day base = value.value_or(today);
    const auto part = [&](const Rect& place, const char* name, const std::string& title, const std::string& shown, auto change) {
        const auto& words = core.lay(title, Type::Small);
        core.paint.text(words, {place.x, place.y}, theme.colour(Paint::TextQuiet), place.w, 0.5F);
        const std::string own = id + "." + name;
        const float x = place.centre().x - size / 2;
        int by = 0;
        if (icon_button_in(core, {x, place.y + label, size, size}, own + ".more", Icon::Up, names.more + ": " + title, true, Paint::Primary, Paint::Count_))
            by = 1;
        if (icon_button_in(core, {x, place.bottom() - size, size, size}, own + ".less", Icon::Down, names.less + ": " + title, true, Paint::Primary, Paint::Count_))
            by = -1;
        if (by != 0) {
            chosen = base;
            // The first tap fills in the day that it is.
            if (value)
                change(*chosen, by);
            chosen->day = std::min(chosen->day, days.days(chosen->year, chosen->month));
        }
        const auto& laid = core.lay(value ? shown : std::string("\u2013\u2013"), Type::Title);
        const auto& fitted = laid.size.w <= place.w ? laid : core.lay(value ? shown : std::string("\u2013\u2013"), Type::Strong);
        const float middle = place.y + label + size;
        core.paint.text(fitted, {place.x, middle + (number - fitted.size.h) / 2}, theme.colour(value ? Paint::Text : Paint::TextQuiet), place.w, 0.5F);
    };
    const float column = std::floor(inner.w / 4);
    part(core.cut_leading(inner, column), "day", names.day, std::to_string(base.day), [&](Day& day, int by) {
        const int last = days.days(day.year, day.month);
        day.day = (day.day - 1 + by + last) % last + 1;
    });
    const Rect middle = core.cut_leading(inner, inner.w - column);
    part(middle, "month", names.month, static_cast<std::size_t>(base.month) <= names.months.size() ? names.months[static_cast<std::size_t>(base.month - 1)] : std::to_string(base.month),
         [&](Day& day, int by) { day.month = (day.month - 1 + by + days.months) % days.months + 1; });
    part(inner, "year", names.year, std::to_string(base.year), [&](Day& day, int by) { day.year = std::clamp(day.year + by, days.first_year, days.last_year); });
    if (names.today.empty())
        return chosen;
    Rect foot{box.x, box.bottom() - size, box.w, size};
    const std::string today_id = id + ".today";
    if (button_in(core, core.cut_leading(foot, std::min(foot.w, button_width(core, to_today))), {.id = today_id, .label = names.today, .kind = ButtonKind::Tonal, .icon = Icon::Calendar}))
        chosen = today;
    return chosen;
}

}
