#include "app/ui/text/breaks.h"
#include "app/ui/widgets/answers.h"
#include "app/ui/widgets/pads.h"
#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace kerbside::app::ui {

namespace {

namespace chrono = std::chrono;

constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                   "July",    "August",   "September", "October", "November", "December"};
constexpr const char* kWeekdays[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

chrono::year_month_day date_of(const Day& day)
{
    return chrono::year(day.year) / chrono::month(static_cast<unsigned>(day.month)) / chrono::day(static_cast<unsigned>(day.day));
}

std::string iso(const Day& day)
{
    char text[48];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", day.year, day.month, day.day);
    return text;
}

/// The month that is shown, kept from pass to pass as months since the year 0.
struct Month {
    int year;
    int month;
    float number(int months) const { return static_cast<float>(year * months + month - 1); }
    static Month of(float number, int months)
    {
        const int n = static_cast<int>(number);
        return {n / months, n % months + 1};
    }
};

int everyday_days_in(int year, int month)
{
    const chrono::year_month_day_last last(chrono::year(year), chrono::month_day_last(chrono::month(static_cast<unsigned>(month))));
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

struct Weekdays {
    std::vector<std::string> names;
    TypeStyle style;
};

/// The names of the days above their columns: all of one size, as large as the longest leaves room for, and where they
/// would become too small to read, each one's first letter alone.
Weekdays weekday_names(UiCore& core, const DateNames& given, float room)
{
    Weekdays days{.names = given.weekdays, .style = core.theme().type(Type::Small)};
    if (days.names.size() != 7)
        days.names.assign(std::begin(kWeekdays), std::end(kWeekdays));
    const auto widest = [&] {
        float width = 0;
        for (const auto& name : days.names)
            width = std::max(width, core.lay(name, days.style).size.w);
        return width;
    };
    const auto shrunk = [&](float share) {
        days.style.size = std::floor(days.style.size * share);
        days.style.line = std::ceil(days.style.line * share);
    };
    const float least = core.theme().px(13);
    for (int tries = 0; tries < 8 && widest() > room && days.style.size * 0.9F >= least; ++tries)
        shrunk(0.9F);
    if (widest() <= room)
        return days;
    days.style = core.theme().type(Type::Small);
    for (auto& name : days.names)
        name = name.substr(0, next_letter(name, 0));
    for (int tries = 0; tries < 8 && widest() > room && days.style.size * 0.9F >= least; ++tries)
        shrunk(0.9F);
    return days;
}

void draw_day(UiCore& core, const Rect& cell, const Day& day, bool is_chosen, bool is_today, const Response& response)
{
    const auto& theme = core.theme();
    const float size = std::min(cell.w, cell.h);
    const Rect disc{cell.centre().x - size / 2, cell.centre().y - size / 2, size, size};
    const Colour ink = theme.colour(is_chosen ? Paint::OnPrimary : Paint::Text);
    if (is_chosen)
        core.paint.fill(disc, stated(theme.colour(Paint::Primary), ink, response), size / 2);
    else if (response.is_down || response.is_hovered)
        core.paint.fill(disc, theme.colour(Paint::Primary).with_alpha(response.is_down ? 0.2F : 0.1F), size / 2);
    if (is_today && !is_chosen)
        core.paint.ring(disc.centre(), size / 2 - theme.px(1), theme.px(2), theme.colour(Paint::Primary));
    const auto& laid = core.lay(std::to_string(day.day), is_chosen || is_today ? Type::Strong : Type::Body);
    core.paint.text(laid, {cell.x, cell.y + (cell.h - laid.size.h) / 2}, ink, cell.w, 0.5F);
    if (response.shows_ring)
        core.focus_ring(disc, size / 2);
}

}

namespace {

/// As wide as a finger, with air between it and the next, and wider where letters are greater.
float day_width(const UiCore& core)
{
    return std::round((target(core) + 2 * core.theme().space(1)) * std::max(1.F, mark_size(core, 26) / core.theme().px(26) * 0.9F));
}

/// As wide as two digits with air around them, and as a finger.
float time_column(const UiCore& core)
{
    const auto& theme = core.theme();
    return std::max({theme.px(88), target(core, Extent::Button), std::round(theme.type(Type::Display).size * 1.6F)});
}

float time_colon(const UiCore& core)
{
    const auto& theme = core.theme();
    return std::max(theme.px(28), std::round(theme.type(Type::Display).size * 0.5F));
}

/// As wide as one digit, and as a finger with air beside it.
float digit_column(const UiCore& core)
{
    const auto& theme = core.theme();
    return std::max(target(core, Extent::Button) + theme.space(2), std::round(theme.type(Type::Display).size * 0.85F));
}

float time_picker_width(const UiCore& core)
{
    return time_column(core) + time_colon(core) + 2 * digit_column(core) + 2 * core.theme().space(3);
}

/// What a day is picked for.
struct AskedDay {
    std::string id;
    std::optional<Day> value;
    Day today;
    const DateNames& names;
    const DayCount& counted;

    std::string key() const { return "month " + id; }
    Month shown_month(const UiCore& core) const
    {
        const Day& start = value ? *value : today;
        return Month::of(core.recall_here(key(), Month{start.year, start.month}.number(counted.months)), counted.months);
    }
    void show(UiCore& core, const Month& month) const { core.remember_here(key(), month.number(counted.months)); }
    /// A day that is years away is not reached month by month.
    bool shows_years(const UiCore& core) const { return core.recall_here("date years " + id, 0) == 1; }
    void show_years(UiCore& core, bool shows) const { core.remember_here("date years " + id, shows ? 1 : 0); }
    int days_before_first(const Month& of) const
    {
        const chrono::weekday first(chrono::sys_days(date_of(counted.everyday({of.year, of.month, 1}))));
        return static_cast<int>(first.iso_encoding()) - 1;
    }
    /// A sixth week has a row where there is one; what stands below the calendar is nearer otherwise.
    int weeks(const Month& of) const { return std::max(5, (days_before_first(of) + counted.days(of.year, of.month) + 6) / 7); }
};

/// How a month is laid out: its name, the names of the days, the weeks, and today.
struct MonthPlan {
    Weekdays weekdays;
    float cell = 0;  ///< as wide is a day
    float line = 0;  ///< and as high, with the air around it
    float head = 0;
    float week = 0;  ///< the names of the days
    float today = 0; ///< 0: it is not offered
    float foot = 0;
    float pad = 0;
    bool is_mirrored = false;

    Rect cell_at(int column, Point begin) const
    {
        const int place = is_mirrored ? 6 - column : column;
        return {begin.x + static_cast<float>(place) * cell, begin.y, cell, line};
    }
};

MonthPlan plan_month(UiCore& core, const DateNames& names)
{
    const auto& theme = core.theme();
    const float cell = std::min(day_width(core), std::floor((core.width() - theme.space(4)) / 7));
    MonthPlan plan{.weekdays = weekday_names(core, names, cell - theme.px(4)), .cell = cell, .is_mirrored = core.m_rtl};
    plan.line = std::max(target(core), theme.type(Type::Body).line) + 2 * theme.space(1);
    plan.head = target(core) + theme.space(2);
    // Nastaliq's lines are taller than others.
    float names_height = plan.weekdays.style.line;
    for (const auto& name : plan.weekdays.names)
        names_height = std::max(names_height, core.lay(name, plan.weekdays.style).size.h);
    plan.week = names_height + theme.space(1);
    if (!names.today.empty()) {
        plan.today = std::round(std::max(target(core), core.lay(names.today, Type::Label).size.h));
        plan.foot = plan.today + theme.space(2);
    }
    plan.pad = theme.space(3);
    return plan;
}

/// The month's name between what turns to the others; the one that is shown then.
Month put_month(UiCore& core, const AskedDay& asked, Month month, Rect bar)
{
    const auto& id = asked.id;
    const auto& names = asked.names;
    const int months = asked.counted.months;
    const auto turn = [&](int by) {
        const auto least = static_cast<float>(asked.counted.first_year * months);
        const auto most = static_cast<float>((asked.counted.last_year + 1) * months - 1);
        month = Month::of(std::clamp(month.number(months) + static_cast<float>(by), least, most), months);
        asked.show(core, month);
    };
    const Rect previous = core.cut_leading(bar, target(core));
    const Rect next = core.cut_trailing(bar, target(core));
    if (icon_button_in(core, previous, id + ".previous", Icon::Left, names.previous, true, Paint::Text, Paint::Count_))
        turn(-1);
    if (icon_button_in(core, next, id + ".next", Icon::Right, names.next, true, Paint::Text, Paint::Count_))
        turn(1);
    const auto index = static_cast<std::size_t>(month.month - 1);
    const std::string title = (index < names.months.size() ? names.months[index] : std::string(kMonths[index % 12])) + " " + std::to_string(month.year);
    const std::string title_id = id + ".month";
    if (button_in(core, bar.inset(core.theme().space(2), 0), {.id = title_id, .label = title, .kind = ButtonKind::Quiet, .icon = Icon::Down, .icon_trails = true}))
        asked.show_years(core, true);
    return month;
}

void put_weekdays(UiCore& core, const std::string& id, const MonthPlan& plan, Point begin)
{
    for (int i = 0; i < 7; ++i) {
        const auto& name = plan.weekdays.names[static_cast<std::size_t>(i)];
        const auto& text = core.lay(name, plan.weekdays.style);
        const Rect place{plan.cell_at(i, begin).x, begin.y, plan.cell, text.size.h};
        core.item({.id = id + ".weekday." + std::to_string(i + 1), .role = Role::Text, .label = name, .rect = place, .is_target = false,
                   .is_cut = text.size.w > plan.cell || text.size.h > plan.week});
        core.paint.text(text, {place.x, place.y}, core.theme().colour(Paint::TextQuiet), plan.cell, 0.5F);
    }
}

/// The one that was tapped.
std::optional<Day> put_days(UiCore& core, const AskedDay& asked, const MonthPlan& plan, const Month& month, Point begin)
{
    const float air = core.theme().space(1);
    std::optional<Day> chosen;
    const int lead = asked.days_before_first(month);
    const int days = asked.counted.days(month.year, month.month);
    for (int d = 1; d <= days; ++d) {
        const Day day{month.year, month.month, d};
        const int slot = lead + d - 1;
        const Rect place = plan.cell_at(slot % 7, {begin.x, begin.y + static_cast<float>(slot / 7) * plan.line}).inset(air, air);
        const bool is_chosen = asked.value && *asked.value == day;
        const auto response = core.item({.id = asked.id + "." + iso(asked.counted.everyday(day)), .role = Role::Radio, .label = std::to_string(d), .rect = place, .is_checked = is_chosen});
        draw_day(core, place, day, is_chosen, day == asked.today, response);
        if (response.is_tapped)
            chosen = day;
    }
    return chosen;
}

/// True where it was tapped; its month is shown then.
bool put_today(UiCore& core, const AskedDay& asked, Rect row)
{
    const Button to_today{.id = {}, .label = asked.names.today, .kind = ButtonKind::Quiet, .icon = Icon::Calendar};
    const Rect place = core.cut_leading(row, std::min(row.w, button_width(core, to_today)));
    const std::string id = asked.id + ".today";
    if (!button_in(core, place, {.id = id, .label = asked.names.today, .kind = ButtonKind::Quiet, .icon = Icon::Calendar}))
        return false;
    asked.show(core, {asked.today.year, asked.today.month});
    return true;
}

}

float date_picker_width(Ui& ui)
{
    const auto& core = ui.core();
    return 7 * (target(core) + 2 * core.theme().space(1)) + core.theme().space(4);
}

std::vector<float> shares_of_moment(Ui& ui, float gap_steps)
{
    constexpr float kQuestion = 5.F / 12; // as a question's share beside its answer
    const auto& core = ui.core();
    const auto& theme = ui.theme();
    const float both = core.width() - theme.space(gap_steps);
    const float wanted = 7 * day_width(core) + theme.space(8);
    const float days = std::max(both * kQuestion, std::min(wanted, both - time_picker_width(core)));
    return {days, both - days};
}

std::optional<Day> date_picker(Ui& ui, std::string_view id_view, std::optional<Day> value, Day today, const DateNames& names, const DayCount* count)
{
    static const DayCount kEveryday{.days = everyday_days_in, .everyday = [](const Day& day) { return day; }};
    const AskedDay asked{std::string(id_view), value, today, names, count != nullptr ? *count : kEveryday};
    auto& core = ui.core();
    const auto& theme = ui.theme();
    auto month = asked.shown_month(core);
    if (asked.shows_years(core)) {
        if (const auto year = year_picker(ui, asked.id + ".years", month.year, today.year, {.months = {}, .before = names.years_before, .after = names.years_after}, count)) {
            asked.show(core, {*year, month.month});
            asked.show_years(core, false);
        }
        return {};
    }
    const auto plan = plan_month(core, names);
    const float width = std::min(core.width(), 7 * plan.cell + theme.space(8));
    Rect row = core.next(plan.head + plan.week + static_cast<float>(asked.weeks(month)) * plan.line + plan.foot + 2 * plan.pad);
    const Rect box = core.cut_leading(row, width);
    core.paint.fill(box, theme.colour(Paint::Surface), theme.radius(Radius::Large));
    core.paint.stroke(box, theme.colour(Paint::OutlineStrong), theme.radius(Radius::Large), theme.stroke());
    core.item({.id = asked.id, .role = Role::Field, .label = {}, .value = value ? iso(asked.counted.everyday(*value)) : "", .rect = box, .is_target = false});
    const Rect inner = box.inset((box.w - 7 * plan.cell) / 2, plan.pad);
    month = put_month(core, asked, month, {inner.x, inner.y, inner.w, target(core)});
    const Point begin{inner.x, inner.y + plan.head};
    put_weekdays(core, asked.id, plan, begin);
    const auto chosen = put_days(core, asked, plan, month, {begin.x, begin.y + plan.week});
    if (plan.today > 0 && put_today(core, asked, {inner.x, box.bottom() - plan.pad - plan.today, inner.w, plan.today}))
        return today;
    return chosen;
}

float time_picker_height(const Ui& ui)
{
    return 2 * target(ui.core(), Extent::Button) + ui.theme().type(Type::Display).line + 2 * ui.theme().space(3);
}

namespace {

/// A part of the time with what makes it more and less.
struct TimePart {
    std::string id;
    std::string_view name;
    std::string shown;
    Rect place;
};

/// What its arrows add; 0: nothing was tapped.
int put_time_part(UiCore& core, const TimePart& part, const TimeNames& names, bool is_answered)
{
    const auto& theme = core.theme();
    const float size = target(core, Extent::Button);
    const Rect up{part.place.x + (part.place.w - size) / 2, part.place.y, size, size};
    const Rect down{up.x, part.place.bottom() - size, size, size};
    const auto told = [&](std::string_view step) { return std::string(step) + ": " + std::string(part.name); };
    int by = 0;
    if (icon_button_in(core, up, part.id + ".more", Icon::Up, told(names.more), true, Paint::Primary, Paint::Count_))
        by = 1;
    if (icon_button_in(core, down, part.id + ".less", Icon::Down, told(names.less), true, Paint::Primary, Paint::Count_))
        by = -1;
    const auto& laid = core.lay(part.shown, Type::Display);
    core.paint.text(laid, {part.place.x, part.place.y + size}, theme.colour(is_answered ? Paint::Text : Paint::TextQuiet), part.place.w, 0.5F);
    return by;
}

/// The time as digits, the arrows above and below them; it reads from the left in every script.
std::optional<TimeOfDay> put_time(UiCore& core, const std::string& id, std::optional<TimeOfDay> value, TimeOfDay now, const TimeNames& names, Rect inner)
{
    const TimeOfDay shown = value.value_or(now);
    const auto digits = [&](int number, std::size_t least) {
        const auto text = std::to_string(number);
        if (value)
            return std::string(least - std::min(least, text.size()), '0') + text;
        return std::string(least == 1 ? "\u2013" : "\u2013\u2013");
    };
    const auto cut = [&](float width) {
        const Rect place{inner.x, inner.y, width, inner.h};
        inner.x += width;
        return place;
    };
    const int hours = put_time_part(core, {id + ".hour", names.hour, digits(shown.hour, 2), cut(time_column(core))}, names, value.has_value());
    const auto& colon = core.lay(":", Type::Display);
    const Rect between = cut(time_colon(core));
    core.paint.text(colon, {between.x, between.y + target(core, Extent::Button) - core.theme().px(3)}, core.theme().colour(Paint::TextQuiet), between.w, 0.5F);
    const int tens = put_time_part(core, {id + ".tens", names.tens, digits(shown.minute / 10, 1), cut(digit_column(core))}, names, value.has_value());
    const int minutes = put_time_part(core, {id + ".minute", names.minute, digits(shown.minute % 10, 1), cut(digit_column(core))}, names, value.has_value());
    if (hours == 0 && tens == 0 && minutes == 0)
        return {};
    // The first tap fills in the time that it is.
    if (!value)
        return now;
    return TimeOfDay{(shown.hour + hours + 24) % 24, (shown.minute + 10 * tens + minutes + 60) % 60};
}

}

std::optional<TimeOfDay> time_picker(Ui& ui, std::string_view id_view, std::optional<TimeOfDay> value, TimeOfDay now, const TimeNames& names)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const std::string id(id_view);
    const float size = target(core, Extent::Button);
    const Button to_now{.id = {}, .label = names.now, .kind = ButtonKind::Tonal, .icon = Icon::Time};
    const float side = button_width(core, to_now);
    const float picker = time_picker_width(core);
    const bool fits = names.now.empty() || core.width() >= picker + theme.space(4) + side;
    const float high = time_picker_height(ui);
    Rect row = core.next(high + (fits ? 0 : theme.space(3) + size));
    Rect upper{row.x, row.y, row.w, high};
    const Rect box = core.cut_leading(upper, std::min(core.width(), picker));
    core.paint.fill(box, theme.colour(Paint::Surface), theme.radius(Radius::Large));
    core.paint.stroke(box, theme.colour(Paint::OutlineStrong), theme.radius(Radius::Large), theme.stroke());
    char text[32] = "";
    if (value)
        std::snprintf(text, sizeof text, "%02d:%02d", value->hour, value->minute);
    core.item({.id = id, .role = Role::Field, .label = {}, .value = text, .rect = box, .is_target = false});
    const auto chosen = put_time(core, id, value, now, names, box.inset(theme.space(3), theme.space(3)));
    if (names.now.empty())
        return chosen;
    const std::string now_id = id + ".now";
    Rect place{row.x, row.bottom() - size, row.w, size};
    if (fits) {
        core.cut_leading(upper, theme.space(4));
        place = {upper.x, box.centre().y - size / 2, upper.w, size};
    }
    if (button_in(core, core.cut_leading(place, side), {.id = now_id, .label = names.now, .kind = ButtonKind::Tonal, .icon = Icon::Time}))
        return now;
    return chosen;
}

namespace {

bool is_long_enough(const PinPad& pad)
{
    return pad.entered >= std::min<std::size_t>(4, pad.length);
}

/// What a real keyboard says to the pad. Whoever types digits means the pad's last key by Enter, not the last digit's.
std::optional<char> typed_on_pad(UiCore& core, const PinPad& pad, const std::string& enter_id)
{
    if (core.wants_text())
        return {};
    if (auto strokes = core.take_strokes(); !strokes.empty()) {
        const char digit = strokes.front().text.empty() ? '\0' : strokes.front().text.front();
        for (auto& stroke : strokes)
            ui::wipe(stroke.text);
        core.set_focus(enter_id);
        return digit;
    }
    if (pad.entered > 0 && core.pressed(Key::Backspace))
        return '\b';
    if (is_long_enough(pad) && core.pressed(Key::Enter))
        return '\r';
    return {};
}

}

std::optional<char> pin_pad(Ui& ui, const PinPad& pad)
{
    return pin_pad(ui, pad, {"enter", Icon::Check});
}

std::optional<char> pin_pad(Ui& ui, const PinPad& pad, const PadEnd& end)
{
    auto& core = ui.core();
    const auto& theme = ui.theme();
    const std::string id(pad.id);
    const float gap = theme.space(3);
    const float dot = std::round(mark_size(core, 8));
    const float dots = std::round(mark_size(core, 40));
    const auto* message = pad.message.empty() || pad.hides_message ? nullptr : &core.lay(pad.message, theme.type(Type::Small), core.width());
    // Keys grow with their digits, as far as the page's height and the column go.
    auto digits = theme.type(Type::Title);
    float key = std::max(theme.px(76), digits.line * 1.35F);
    if (pad.taken > 0)
        key = std::min(key, (core.free.h - pad.taken - dots - (message ? message->size.h + theme.space(3) : 0) - 3 * gap - theme.space(3)) / 4);
    key = std::floor(std::max(target(core), std::min(key, (core.width() - 2 * gap) / 3)));
    if (digits.line > key * 0.9F) {
        digits.size *= key * 0.9F / digits.line;
        digits.line = key * 0.9F;
    }
    const float width = 3 * key + 2 * gap;
    const Rect rect = core.next(dots + (message ? message->size.h + theme.space(3) : 0) + 4 * key + 3 * gap + theme.space(3));
    core.item({.id = id, .role = Role::Field, .label = std::string(pad.message), .value = std::to_string(pad.entered), .rect = {rect.x, rect.y, rect.w, dots}, .is_target = false});
    const auto places = std::max(pad.length, pad.entered);
    // They grow with the letters, as long as all stand in the line.
    const float pitch = std::min(mark_size(core, 28), (rect.w - 2 * dot) / static_cast<float>(std::max<std::size_t>(places, 2) - 1));
    const float disc = std::min(dot, pitch * 0.36F);
    float x = rect.centre().x - pitch * static_cast<float>(places - 1) / 2;
    const Colour ink = theme.colour(pad.is_wrong ? Paint::Danger : Paint::Primary);
    for (std::size_t i = 0; i < places; ++i, x += pitch) {
        const Point centre{x, rect.y + dots / 2 - disc * 0.75F};
        if (i < pad.entered)
            core.paint.disc(centre, disc, ink);
        else
            core.paint.ring(centre, disc - theme.px(1), theme.px(2), theme.colour(pad.is_wrong ? Paint::Danger : Paint::OutlineStrong));
    }
    float y = rect.y + dots;
    if (message) {
        core.paint.text(*message, {rect.x, y}, theme.colour(pad.is_wrong ? Paint::Danger : Paint::TextQuiet), rect.w, 0.5F);
        y += message->size.h + theme.space(3);
    }
    const std::string enter_id = id + "." + std::string(end.part);
    auto pressed = pad.is_enabled ? typed_on_pad(core, pad, enter_id) : std::nullopt;
    constexpr char keys[] = {'1', '2', '3', '4', '5', '6', '7', '8', '9', '\b', '0', '\r'};
    for (int i = 0; i < 12; ++i) {
        const char c = keys[i];
        const Rect place{std::round(rect.centre().x - width / 2 + static_cast<float>(i % 3) * (key + gap)),
                         std::round(y + static_cast<float>(i / 3) * (key + gap)), key, key};
        if (c == '\b' || c == '\r') {
            const bool is_enter = c == '\r';
            const bool is_enabled = pad.is_enabled && (is_enter ? is_long_enough(pad) : pad.entered > 0);
            if (icon_button_in(core, place, is_enter ? enter_id : id + ".erase", is_enter ? end.icon : Icon::Backspace,
                               is_enter ? pad.enter_label : pad.erase_label, is_enabled, is_enter ? Paint::OnPrimary : Paint::Text,
                               is_enter ? Paint::Primary : Paint::Count_))
                pressed = c;
            continue;
        }
        const std::string label(1, c);
        const auto response = core.item({.id = id + "." + label, .role = Role::Key, .label = label, .rect = place, .is_enabled = pad.is_enabled});
        core.paint.fill(place, stated(theme.colour(pad.is_enabled ? Paint::Surface : Paint::Disabled), theme.colour(Paint::Primary), response), key / 2);
        core.paint.stroke(place, theme.colour(Paint::OutlineStrong), key / 2, theme.stroke());
        const auto& laid = core.lay(label, digits);
        core.paint.text(laid, {place.x, place.y + (place.h - laid.size.h) / 2}, theme.colour(Paint::Text), place.w, 0.5F);
        if (response.shows_ring)
            core.focus_ring(place, key / 2);
        if (response.is_tapped)
            pressed = c;
    }
    return pressed;
}

}
