#pragma once

#include "app/ui/widgets/pictures.h"
#include "app/ui/widgets/widgets.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The widgets that only questions have. As in widgets.h: whole stable ids, targets of 48 units, what happened comes back.
namespace kerbside::app::ui {

/// A picture of a form: `owner` tells forms apart, whose files may have the same names.
struct FormPicture {
    std::string_view owner;
    std::string_view name; ///< empty: none
    const PictureFiles* files = nullptr;
    std::string_view lost = {}; ///< said in its place where it cannot be shown
};

/// In the middle of its place, at most so many units high; a quiet plate while it is read, and where it cannot be.
void picture(Ui&, std::string_view id, const FormPicture&, std::string_view label, float most_height = 260);

// ---- choices --------------------------------------------------------------------------------------------------

struct PictureChoice {
    Choice choice;
    FormPicture picture;
};
/// Tiles, each with its picture above its words; a row is as high as its highest. The one that was tapped.
std::optional<std::size_t> picture_choices(Ui&, std::span<const PictureChoice>, const ChoiceColumns&);

/// Each as wide as its words, as many beside each other as fit. The one that was tapped.
std::optional<std::size_t> packed_choices(Ui&, std::span<const Choice>);

struct MapArea {
    std::string id;
    std::string label;
    bool is_selected = false;
};
/// A drawing whose shapes are chosen by a touch upon them, or a little beside small ones. Who cannot touch them chooses
/// from the names, which the page has below it: a shape whose name has the focus (MapArea::id) is edged. `<id>.<value>` of
/// each shape is where it is, to be found.
struct ImageMap {
    std::string_view id;
    std::string_view label;
    FormPicture picture;
    std::span<const std::string> names; ///< ids in the drawing, one for each area
    std::span<const MapArea> areas;
};
/// Whether there is such a drawing, with at least one of the names in it.
bool has_image_map(Ui&, const ImageMap&);
/// The area that was touched.
std::optional<std::size_t> image_map(Ui&, const ImageMap&);

/// Along a line from one end to the other; below each other where the page is narrow.
std::optional<std::size_t> likert(Ui&, std::span<const Choice>);

/// A field that opens something: what was chosen, or what to do.
struct Opener {
    std::string_view id;
    std::string_view value;
    std::string_view prompt;
    Icon icon = Icon::Down;
    std::span<const Weighted> value_weighted = {};
};
bool opener(Ui&, const Opener&);

/// A list over the page, of any length: only what is in sight is laid out. Ids: `<id>.find`, `<id>.close`, `<id>.done`,
/// and what `key` says of each row.
struct PickList {
    std::string_view id;
    std::string_view title;
    std::string_view typed;
    std::string_view find_label;
    std::string_view note;       ///< how many were found
    std::string_view done_label; ///< of a list that many are chosen from; empty: it closes with the first
    std::string_view close_label;
    std::size_t rows = 0;
    bool is_many = false;
    bool types_first = false; ///< the focus begins in the field
    bool has_field = true;
    std::size_t begins_at = 0; ///< the row that is in sight when it opens
    std::function<std::string(std::size_t row)> key;
    std::function<std::string_view(std::size_t row)> label;
    std::function<bool(std::size_t row)> is_chosen;
    std::function<std::vector<Weighted>(std::size_t row)> weighted = {}; ///< parts of the label, where some have them
    std::span<const Weighted> title_weighted = {};
};
struct Picked {
    std::optional<std::size_t> row;
    std::optional<std::string> typed;
    bool is_closed = false;
};
Picked pick_list(Ui&, const PickList&);

// ---- orders and tables ----------------------------------------------------------------------------------------

struct RankRow {
    std::string id;
    std::string label;
    std::vector<Weighted> weighted = {};
};
struct Ranking {
    std::string_view id;
    std::span<const RankRow> rows;
    bool is_answered = false; ///< until then the numbers stay away
    std::string_view up_label;
    std::string_view down_label;
};
struct RankMove {
    std::size_t from = 0;
    std::size_t to = 0;
};
/// By dragging the row's handle, by its arrows (`<row>.up`, `<row>.down`), or by keys: space takes a row up, the arrow
/// keys carry it, space puts it down.
std::optional<RankMove> ranking(Ui&, const Ranking&);

struct MatrixCell {
    std::string id;
    std::string label;
    bool is_selected = false;
};
/// The words above a column.
struct MatrixHead {
    std::string label;
    std::vector<Weighted> weighted = {};
};
struct MatrixRow {
    std::string id;
    std::string label;
    std::string note;    ///< quiet, below the label: that an answer is needed
    std::string message; ///< what is wrong
    std::vector<MatrixCell> cells;
    bool is_many = false;
    std::vector<Weighted> weighted = {};         ///< parts of the label
    std::vector<Weighted> note_weighted = {};
    std::vector<Weighted> message_weighted = {};
};
struct MatrixTap {
    std::size_t row = 0;
    std::size_t cell = 0;
};
/// Questions with the same choices, a row each, their choices' words once above them; each a question of its own where
/// the columns would be too narrow to touch.
std::optional<MatrixTap> matrix(Ui&, std::string_view id, std::span<const MatrixHead> heads, std::span<const MatrixRow>);

// ---- numbers --------------------------------------------------------------------------------------------------

struct Steps {
    std::string_view id;
    std::string_view label;
    long steps = 10;                ///< places are one more
    std::optional<long> place = {}; ///< of the answer
    std::string_view value = {};    ///< the answer in words
    std::string_view least_label = {};
    std::string_view most_label = {};
    std::span<const ScaleMark> marks = {}; ///< `at` in steps; none: at every step, where they are few
    bool hides_marks = false;
    std::optional<long> rest = {}; ///< where the form wants a knob before there is an answer; else there is none till then
    std::string_view prompt = {};  ///< said before there is an answer
};
/// A slider that stands upright, its end on top.
std::optional<long> upright_slider(Ui&, const Steps&);
/// Below a scale, to take its answer back: True in the pass in which it was tapped. Where `is_there` is false its place is
/// kept: a line must not move away from under the finger that sets it.
bool clear_button(Ui&, std::string_view id, std::string_view label, bool is_there);
/// Stars, the first for the first place; `<id>.1` and so on. A tap on the only one lit takes it away (-1).
std::optional<long> rating(Ui&, const Steps&);

// ---- dates ----------------------------------------------------------------------------------------------------

struct YearNames {
    std::vector<std::string> months; ///< as many as there are
    std::string before;
    std::string after;
};
/// Twelve years at a time: `<id>.2026`, `<id>.previous`, `<id>.next`.
std::optional<int> year_picker(Ui&, std::string_view id, std::optional<int> value, int today, const YearNames&, const DayCount* = nullptr);
/// The months of a year, whose number opens the years: `<id>.2026-03`, `<id>.year`.
std::optional<Day> month_picker(Ui&, std::string_view id, std::optional<Day> value, Day today, const YearNames&, const DayCount* = nullptr);

struct PartNames {
    std::string day, month, year, more, less;
    std::vector<std::string> months; ///< as many as there are
    std::string today; ///< empty: it is not offered
};
/// Day, month and year apart, each with one more and one less: `<id>.day.more` … `<id>.year.less`, `<id>.today`.
std::optional<Day> parts_picker(Ui&, std::string_view id, std::optional<Day> value, Day today, const PartNames&, const DayCount* = nullptr);

// ---- words ----------------------------------------------------------------------------------------------------

/// A line that opens an explanation below it. True where it was tapped.
bool disclosure(Ui&, std::string_view id, std::string_view title, std::string_view text, bool is_open, std::span<const Weighted> = {});

/// An address that is shown and not opened; true where `action` (`<id>.action`) was tapped.
struct Link {
    std::string_view id;
    std::string_view address;
    std::string_view note;
    std::string_view action = {};
};
bool link(Ui&, const Link&);

}
