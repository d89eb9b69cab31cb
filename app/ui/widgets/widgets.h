#pragma once

#include "app/ui/text/weighted.h"
#include "app/ui/widgets/icons.h"
#include "app/ui/widgets/ui.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Every widget. Each takes its whole stable id (`home.form.street-pastor-shift`), is at least 48 units high where it
/// can be touched, goes below the one before it (or into the next cell of a Row or Grid), and returns what happened.
namespace kerbside::app::ui {

// ---- the page -------------------------------------------------------------------------------------------------

struct BarButton {
    std::string id;
    Icon icon = Icon::None;
    std::string label; ///< spoken and found by tests; drawn only where `show_label`
    bool show_label = false;
    int badge = 0;
    bool is_danger = false;
    bool is_main = false; ///< the way on; an icon alone
    bool is_way = false;  ///< no less a way from the page than the main one: it looks the same
    bool stands = false;  ///< where it stands beside others, also on a page that has it alone
};

struct AppBar {
    std::string_view id;
    std::string_view title;
    std::string_view subtitle = {};
    std::string_view aside = {}; ///< after the subtitle, where its line has room
    std::optional<BarButton> leading = {}; ///< back, close or menu
    std::vector<BarButton> trailing = {};
    std::optional<float> progress = {}; ///< 0 to 1, as a line below it
    bool is_branded = false; ///< of one piece with the Masthead that follows it
    bool is_unlit = false;   ///< no Masthead follows
};

/// At the top of the page. Which buttons have words, and where they stand, is the same for every title (`bar_room.h`). While
/// somebody types upon a low page it is one low line. The index of the trailing button that was tapped, -1 for the leading one.
std::optional<int> app_bar(Ui&, const AppBar&);
/// Somebody types upon a low page: the app bar is one low line, and the bottom bar waits.
bool has_low_bar(const Ui&);
/// Its one line has room for that title, all of it.
bool low_bar_holds(Ui&, const AppBar&);

enum class ButtonKind : std::uint8_t { Primary, Secondary, Quiet, Danger, Tonal, DangerTonal };

struct Button {
    std::string_view id;
    std::string_view label;
    ButtonKind kind = ButtonKind::Secondary;
    Icon icon = Icon::None;
    bool is_enabled = true;
    bool is_wide = false; ///< as wide as its place
    bool icon_trails = false;
    bool is_large = false;
    float letters = 0; ///< no larger than these, in pixels: as those beside it; 0: as they are
};

/// True in the pass in which it was tapped.
bool button(Ui&, const Button&);
/// Buttons that weigh the same: as wide and as high as each other, their letters of one size, side by side where each has
/// `min_width` units. The index of the tapped one.
std::optional<int> even_buttons(Ui&, std::vector<Button>, float min_width);
/// The shares of a Row of two whose second cell is as wide as this button's words ask for, and no wider than the first.
std::vector<float> shares_beside(Ui&, const Button&);
/// A round button of an icon alone; `label` is what it is called.
bool icon_button(Ui&, std::string_view id, Icon, std::string_view label, bool is_enabled = true);

/// At the bottom of the page, in the thumb's reach; say it before the Body. The first goes to the leading side, the
/// others to the trailing one; `is_even`: all of the same width (no nudging). The index of the tapped one.
struct BottomBar {
    std::vector<Button> buttons;
    bool is_even = false;
    std::string_view note = {}; ///< quiet: between them where there is room, else above
    float width = 0; ///< units, as the page's Body has it: they end where its column does; 0: the theme's page width
};
std::optional<int> bottom_bar(Ui&, const BottomBar&);

/// What lies between the bars, scrolls, and is no wider than is good to read. Widgets within it go from the top down.
struct BodyOptions {
    float width = 0;         ///< units; 0: the theme's reading width
    bool is_wide = false;    ///< the theme's page width: as wide as the bars' own buttons reach
    bool is_centred = false; ///< in the middle of the height where there is room
    bool begins_lower = false; ///< upright, nearer to eyes and hands: all pages at the same height, but for those that need the room
};
class Body {
public:
    explicit Body(Ui&, std::string_view id = "body", BodyOptions = {});
    ~Body();
    Body(const Body&) = delete;
    Body& operator=(const Body&) = delete;

private:
    Ui& m_ui;
    std::string m_id;
    bool m_is_measured;
    float m_top = 0;
    float m_above = 0;
};

// ---- places ---------------------------------------------------------------------------------------------------

/// Side by side, with these shares of the width; one below the other on a narrow page (unless `keep`), or where the
/// first would be less than `least_first` pixels wide.
class Row {
public:
    Row(Ui&, std::vector<float> shares, bool keep = false, float gap_steps = 4, float least_first = 0);
    ~Row();
    Row(const Row&) = delete;
    Row& operator=(const Row&) = delete;
    /// On to the next cell. Call it before each cell but the first.
    void next();
    /// Its cells stand below one another.
    bool is_stacked() const { return m_is_stacked; }

private:
    Ui& m_ui;
    bool m_is_stacked = false;
};

/// As many columns as fit of at least `min_width` units. next() before each cell, the first too. Where it is known how many
/// `cells` there will be, and the last would be alone in its row, there is one column fewer if that leaves none alone.
class Grid {
public:
    Grid(Ui&, float min_width, int most_columns = 4, float gap_steps = 3, std::size_t cells = 0);
    ~Grid();
    Grid(const Grid&) = delete;
    Grid& operator=(const Grid&) = delete;
    void next();
    int columns() const { return m_columns; }
    /// As many as there would be.
    static int columns_of(Ui&, float min_width, int most_columns, float gap_steps, std::size_t cells = 0);

private:
    Ui& m_ui;
    int m_columns = 1;
    int m_cell = -1;
    float m_gap = 0;
    std::unique_ptr<Row> m_row;
};

/// A raised surface that holds other widgets: as high as they are, or as the highest in the row.
enum class CardHeight : std::uint8_t { Own, OfRow };
class Card {
public:
    explicit Card(Ui&, std::string_view id, Paint = Paint::Surface, CardHeight = CardHeight::Own);
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;

private:
    Ui& m_ui;
    Paint m_paint;
    CardHeight m_height;
    std::string m_id;
    float m_top = 0;
    float m_pad = 0;
};

void space(Ui&, float steps);
void divider(Ui&);

// ---- text -----------------------------------------------------------------------------------------------------

enum class Align : std::uint8_t { Leading, Centre, Trailing };

struct Text {
    std::string_view text;
    Type type = Type::Body;
    Paint paint = Paint::Text;
    Align align = Align::Leading;
    std::string_view id = {}; ///< given one, tests can find it; headings always can, by label
    bool is_heading = false;
    int most_lines = 0; ///< 0: as many as it needs
    std::span<const Weighted> weighted = {}; ///< parts of it that stand out; what is around them is set light
};
void text(Ui&, const Text&);
/// 0 display, 1 title, 2 heading, 3 subheading.
void heading(Ui&, std::string_view label, int level = 1, Align = Align::Leading, Paint = Paint::Text, std::span<const Weighted> = {});
void paragraph(Ui&, std::string_view label, Align = Align::Leading, std::span<const Weighted> = {});
/// Parts of one line with a dot between them, or, where one line has no room for all, each upon its own.
std::string joined(Ui&, std::span<const std::string> parts, Type);
void caption(Ui&, std::string_view label, Align = Align::Leading, std::span<const Weighted> = {});
void icon(Ui&, Icon, float units = 24, Paint = Paint::Text, Align = Align::Leading);

enum class Tone : std::uint8_t { Neutral, Primary, Success, Warning, Danger, Info };

/// A small pill that says a state: "Draft", "3 waiting".
void badge(Ui&, std::string_view id, std::string_view label, Tone = Tone::Neutral, Icon = Icon::None);
struct Pill {
    std::string id;
    std::string label;
    Tone tone = Tone::Neutral;
    Icon icon = Icon::None;
    bool may_go = false; ///< left out where one line has no room for all
};
/// Badges side by side, in as many lines as they need.
void pills(Ui&, std::span<const Pill>);
/// A picture in a round field of its tone, in the middle: what is met first on a page that says one thing.
void medallion(Ui&, Icon, Tone);

struct Banner {
    std::string_view id;
    std::string_view label;
    Tone tone = Tone::Info;
    std::string_view title = {};
    Icon icon = Icon::None; ///< None: the tone's own
    std::string_view action = {};
    std::span<const Weighted> weighted = {}; ///< parts of the label
    bool is_great = false; ///< its title is a heading: not to be overlooked
    float below = 0; ///< pixels that are brought into sight with it
};
/// A message in place. True where its action was tapped (its id is `<id>.action`).
bool banner(Ui&, const Banner&);

// ---- things to tap --------------------------------------------------------------------------------------------

/// A row or a tile that opens something.
struct Entry {
    std::string_view id;
    std::string_view title;
    std::string_view subtitle = {};
    Icon icon = Icon::None;
    std::span<const Weighted> title_weighted = {}; ///< parts of it, in a row
    std::string_view trailing = {}; ///< quiet text at its end
    std::string_view badge = {};
    Tone tone = Tone::Neutral; ///< of the badge and of the icon's disc
    bool has_arrow = true;
    bool is_enabled = true;
    bool is_emphasised = false; ///< seen first: filled with the primary colour, or edged with it where the eyes are used to the dark
};
bool list_row(Ui&, const Entry&);
/// With a round button at its end, in the middle of its height.
enum class RowTap : std::uint8_t { None, Row, Button };
RowTap list_row(Ui&, const Entry&, const BarButton& beside);
bool tile(Ui&, const Entry&);

/// A question and what was answered, one of several in a Card: beside one another where there is room.
struct Answered {
    std::string_view id;
    std::string_view question;
    std::string_view answer;
    bool is_answered = true; ///< else `answer` says so, quietly
    std::string_view badge = {};
    Tone tone = Tone::Neutral;
    std::span<const Weighted> question_weighted = {};
    std::span<const Weighted> answer_weighted = {};
};
bool answer_row(Ui&, const Answered&);

enum class ChoiceKind : std::uint8_t { Radio, Checkbox };

struct Choice {
    std::string_view id;
    std::string_view label;
    bool is_selected = false;
    ChoiceKind kind = ChoiceKind::Radio;
    std::string_view hint = {};
    bool is_enabled = true;
    bool is_compact = false; ///< as a button among others in a Row or Grid: label in the middle
    Icon icon = Icon::None;  ///< above the label of a compact one
    bool hides_mark = false; ///< no ring and no box: a mark is there only once it is chosen
    std::string_view language = {};
    std::span<const Weighted> weighted = {}; ///< parts of the label
};
bool choice(Ui&, const Choice&);
/// As many beside each other as fit of at least `least` units.
struct ChoiceColumns {
    float least = 0;
    int most = 1;
    float gap_steps = 2;
    float narrow = 0; ///< where that makes more of them and leaves the words room, so many units are enough
    bool is_asked = false; ///< the form asks for that many: only three are kept from being two and one
};
/// The choices of one list, in letters of one size; none stands alone in the last row (see Grid). The one that was tapped.
std::optional<std::size_t> choices(Ui&, std::span<const Choice>, const ChoiceColumns&);
/// The new state, where it was tapped.
std::optional<bool> toggle(Ui&, std::string_view id, std::string_view label, bool is_on, std::string_view hint = {});

// ---- entering -------------------------------------------------------------------------------------------------

enum class FieldKind : std::uint8_t {
    Text,
    Integer, Decimal, ///< digits of every script become ASCII; all else stays as it is typed, to be told that it is no number
    Figures, ///< digits, points and hyphens alone, kept as they are typed: numbers of cards; what is pasted is one, or is refused whole
    Telephone, ///< the same, with the blanks between its groups; its keys have the plus of another country in place of points and hyphens
    Secret, ///< shown as dots
    Pin,    ///< digits, shown as dots
};

struct Field {
    std::string_view id;
    std::string_view label;
    std::string_view value; ///< what the session holds
    FieldKind kind = FieldKind::Text;
    bool is_multiline = false;
    std::size_t most = 4096; ///< bytes
    std::size_t most_letters = 0; ///< characters, so that a text is as long in every script; 0: as many as its bytes allow
    int rows = 0;            ///< lines that a long text has room for from the beginning; 0: three
    std::string_view placeholder = {};
    std::string_view hint = {};
    std::string_view error = {};
    std::string_view refusal = {}; ///< said in place of the error where something was typed that the field does not take
    std::string_view paste_refusal = {}; ///< the same where something was pasted, of which nothing was taken
    bool is_enabled = true;
    Icon icon = Icon::None;
    bool finds = false;          ///< what is typed chooses what stands below it: that is seen with it
    bool is_asked_above = false; ///< its label adds nothing to the question: it gives way where room is short
};
struct FieldEvent {
    std::string text;         ///< what is in it now; wipe it after use
    bool is_changed = false;  ///< since the last pass
    bool is_submitted = false; ///< Enter in a field of one line
    ~FieldEvent();
};
/// Nothing where nothing happened.
std::optional<FieldEvent> field(Ui&, const Field&);

/// A number with big buttons beside it: what it changed by.
struct Stepper {
    std::string_view id;
    std::string_view label;
    long value = 0;
    long least = 0;
    long most = 9999;
    std::string_view hint = {};
    bool is_enabled = true;
    bool is_empty = false; ///< nothing answered yet: a dash is shown
    std::string_view name = {}; ///< what it counts, where the label stands above it
    std::string_view more = "+";
    std::string_view less = "\u2212";
};
std::optional<int> stepper(Ui&, const Stepper&);
/// A tile of the tally pad: the tile itself counts up, the small button down (`<id>.less`).
std::optional<int> tally(Ui&, const Stepper&, Icon = Icon::None);

/// A mark along a scale, and its words where it has any.
struct ScaleMark {
    double at = 0;
    std::string label;
};
struct Slider {
    std::string_view id;
    std::string_view label;
    double least = 0;
    double most = 10;
    double step = 1;
    std::optional<double> value = {};
    std::string_view least_label = {};
    std::string_view most_label = {};
    std::string_view shown = {}; ///< the value as it is written, where the number alone would not do
    bool hides_label = false;    ///< it stands above already
    std::span<const ScaleMark> marks = {}; ///< none: at every step, where they are few
    bool hides_marks = false;
    std::optional<double> rest = {}; ///< where the form wants a knob before there is a value; else there is none till then
    std::string_view prompt = {};    ///< said before there is a value
};
std::optional<double> slider(Ui&, const Slider&);

struct Day {
    int year = 0;
    int month = 1;
    int day = 1;
    friend bool operator==(const Day&, const Day&) = default;
};
/// How days are counted where it is not the everyday way. What pickers are given and give is counted so; their ids are
/// everyday dates all the same.
struct DayCount {
    int months = 12;
    int first_year = 1900;
    int last_year = 2100;
    std::function<int(int year, int month)> days;   ///< in a month
    std::function<Day(const Day&)> everyday;        ///< the same day, counted as ever
};
struct DateNames {
    std::vector<std::string> months;   ///< as many as there are; English where empty
    std::vector<std::string> weekdays; ///< 7, Monday first, short
    std::string today = "Today";       ///< empty: it is not offered
    std::string previous = "Previous month";
    std::string next = "Next month";
    std::string years_before = "Earlier years";
    std::string years_after = "Later years";
};
/// A month to tap in; `today` is ringed. Its name leads to the years. Ids: `<id>.<yyyy-mm-dd>`, `<id>.previous`, `<id>.next`,
/// `<id>.today`, `<id>.month`, `<id>.years.<yyyy>`.
std::optional<Day> date_picker(Ui&, std::string_view id, std::optional<Day> value, Day today, const DateNames& = {}, const DayCount* = nullptr);
/// What it needs, with its edges, in pixels.
float date_picker_width(Ui&);
/// The shares of a Row of two, a day and its time: the time begins where answers beside their questions do, or after a
/// calendar of greater letters.
std::vector<float> shares_of_moment(Ui&, float gap_steps);

struct TimeOfDay {
    int hour = 0;
    int minute = 0;
    friend bool operator==(const TimeOfDay&, const TimeOfDay&) = default;
};
/// What its parts and their steps are called.
struct TimeNames {
    std::string_view now = "Now"; ///< empty: it is not offered
    std::string_view hour = "Hour";
    std::string_view tens = "Ten minutes";
    std::string_view minute = "Minute";
    std::string_view more = "+";
    std::string_view less = "\u2212";
};
/// Hours, tens of minutes and minutes as three steppers. Ids: `<id>.hour.more`, `<id>.tens.more`, `<id>.minute.less` …
float time_picker_height(const Ui&);
std::optional<TimeOfDay> time_picker(Ui&, std::string_view id, std::optional<TimeOfDay> value, TimeOfDay now, const TimeNames& = {});

struct PinPad {
    std::string_view id;
    std::size_t entered = 0; ///< dots filled
    std::size_t length = 6;
    std::string_view message = {};
    bool is_wrong = false;
    bool is_enabled = true;
    std::string_view erase_label = "Erase";
    std::string_view enter_label = "Enter";
    bool hides_message = false; ///< it stands beside the pad
    float taken = 0; ///< pixels of the height between the bars that others need; 0: the keys are as large as they like
};
/// '0'…'9', '\b' for erase, '\r' for enter.
std::optional<char> pin_pad(Ui&, const PinPad&);

// ---- saying how far -------------------------------------------------------------------------------------------

void progress(Ui&, std::string_view id, float fraction, std::string_view label = {});
/// A ring that empties, with a number in it: the kiosk's idle warning.
/// What it counts to may stand beside it, as `beside_id`.
void countdown(Ui&, std::string_view id, float fraction, std::string_view number, std::string_view beside = {}, std::string_view beside_id = {});

// ---- over the page --------------------------------------------------------------------------------------------

struct Dialog {
    std::string_view id;
    std::string_view title;
    std::string_view label = {};
    std::vector<Button> buttons = {};
    Icon icon = Icon::None;
    Tone tone = Tone::Neutral;
    bool is_even = false;
};
/// Draw it last in the page. Nothing below it can be touched. The index of the tapped button; -1 for Escape.
std::optional<int> dialog(Ui&, const Dialog&);

/// Whether the page can still be made out behind what lies over it.
enum class Behind : bool { Dim, Hidden };

/// A dialog that holds widgets of its own; from below on a narrow page.
class Sheet {
public:
    /// `close`: what the control is called that closes it; empty: there is none, nor Escape.
    Sheet(Ui&, std::string_view id, std::string_view title, std::string_view close, Behind = Behind::Dim);
    ~Sheet();
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;
    /// Escape, or a tap beside it.
    bool is_dismissed() const { return m_dismissed; }

private:
    Ui& m_ui;
    std::string m_id;
    std::string m_key;
    Rect m_panel;
    float m_top = 0;
    bool m_dismissed = false;
};

// ---- ornament -------------------------------------------------------------------------------------------------

/// The head of the first page, from one side of the screen to the other: a lamp's light, and the kerb below. Say it
/// first in the Body; what is said within it stands upon it, in its ink.
class Masthead {
public:
    explicit Masthead(Ui&);
    ~Masthead();
    Masthead(const Masthead&) = delete;
    Masthead& operator=(const Masthead&) = delete;
    Paint ink() const;
    Paint quiet() const;

private:
    Ui& m_ui;
};

/// The mark of the program; and what lies behind attract pages: say it after the bars, before the Body.
void brand_mark(Ui&, float units = 64, Align = Align::Leading);
void backdrop(Ui&);

}
