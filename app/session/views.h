#pragma once

#include "app/form/instance.h"
#include "app/session/choice_list.h"
#include "app/session/range_scale.h"
#include "platform/markdown/markdown.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kerbside::app {

/// How a question is answered, once its type, control and appearances are weighed.
enum class AnswerKind : std::uint8_t {
    Text,
    LongText,
    Hidden, ///< typed, not shown
    Link,   ///< an address of the form's, to be read
    Integer,
    Decimal,
    Tally,   ///< a number that is counted up by tapping
    Counter, ///< a number with one more and one less beside it
    Range,
    Date,
    Time,
    DateTime,
    ChooseOne,
    ChooseMany,
    Rank, ///< every choice, in an order
    Acknowledge,
    Note,      ///< takes no answer
    ShownOnly, ///< a read-only value
    Unsupported,
};

/// What is wrong with an answer; the form may have its own words for it (QuestionView::message).
enum class Fault : std::uint8_t { None, Missing, Unfit, NotOfType };

/// How much a note weighs, by an appearance of ours: `warning` or `danger`. Elsewhere it is a note like others.
enum class Urgency : std::uint8_t { None, Warning, Danger };

/// How choices are laid out (XLSForm appearances).
enum class ChoiceLook : std::uint8_t {
    List,
    Columns, ///< `columns`, `columns-N`: as many beside each other, or as many as fit
    Packed,  ///< `columns-pack`, `columns-flex`: each as wide as its words
    Likert,  ///< along one line
    Picker,  ///< `minimal`: a field that opens the list
    Search,  ///< `autocomplete`, and lists too long for a page: the same, typing first
    ImageMap, ///< `image-map`: shapes of the label's picture; a list where that cannot be read
};

/// How a number between two ends is given.
enum class RangeLook : std::uint8_t { Slider, Upright, Picker, Rating };

/// How much of a date is asked for.
enum class DatePart : std::uint8_t { Day, Month, Year };

/// A select in a table: the row of its choices' labels, or a row of marks below them.
enum class TablePart : std::uint8_t { None, Head, Row };

/// What this program cannot take yet.
enum class Lack : std::uint8_t { None, Picture, Sound, Film, File, Place, Barcode, Bearing, Other };

struct ChoiceView {
    std::string id;
    std::string value;
    std::string label;
    std::vector<platform::Stressed> label_stressed;
    std::string picture; ///< a file of the form's
    bool is_selected = false;
};

struct QuestionView {
    std::string id; ///< `form./data/…`: stable, and free of language
    NodeRef node;
    AnswerKind kind = AnswerKind::Text;
    Urgency urgency = Urgency::None; ///< of a note
    std::string section; ///< a heading to stand before it: a group that begins here
    std::string label; ///< no marks in it, as in all texts here: what they said is in the lists beside them
    std::string hint;
    std::string why; ///< the form's guidance
    std::vector<platform::Stressed> section_stressed, label_stressed, hint_stressed, why_stressed, chosen_stressed, message_stressed;
    bool is_explained = false; ///< and it is open
    std::string picture; ///< of the label: a file of the form's
    bool has_sound = false; ///< it, or a choice of it, could also be heard or watched: that is said, not played yet
    bool has_film = false;
    std::string value;
    std::string read_as; ///< of a number that is typed otherwise than it is kept: as it is kept
    AnswerKind shows = AnswerKind::Text; ///< of a ShownOnly: what the value is
    std::string chosen; ///< the labels of what was chosen
    std::shared_ptr<const ChoiceList> list; ///< of a question with choices: all that are offered
    std::vector<ChoiceView> choices; ///< the same, where they fit a page; a rank's in the order they have now
    ChoiceLook look = ChoiceLook::List;
    int columns = 0; ///< 0: as many as fit
    bool hides_marks = false; ///< `no-buttons`: a choice is its words or its picture alone, until it is taken
    bool advances = false; ///< `quick`: a tap on a choice goes on
    TablePart table = TablePart::None;
    RangeLook range_look = RangeLook::Slider;
    RangeScale scale;
    bool hides_ticks = false; ///< `no-ticks`
    std::vector<RangeTick> ticks; ///< marks along the scale, where the form says which
    std::optional<std::int64_t> placeholder; ///< where the knob rests before there is an answer
    DatePart date_part = DatePart::Day;
    bool by_parts = false; ///< `no-calendar`: day, month and year apart
    bool may_be_today = true; ///< of a date, and a date with its time: the form's rule would hold
    bool may_be_now = true;   ///< of a time, alone or with its date
    std::string calendar; ///< the one that the form asks for, by its appearance: `islamic`; empty: the everyday one
    bool is_digits = false; ///< a text of digits
    bool is_telephone = false; ///< `telephone`: the text is a number to call
    bool is_grouped = false; ///< `thousands-sep`
    int rows = 0;            ///< of a long text: as many lines as the form asks for; 0: as ever
    bool may_more = true;    ///< of what is counted: one more, or one less, would hold
    bool may_less = true;
    bool less_clears = false; ///< there is no less, but the answer can be taken back
    Lack lack = Lack::None;
    bool is_required = false;
    bool is_readonly = false;
    Fault fault = Fault::None;  ///< only once it is time to say so
    std::string message;
};

/// A list that lies open over its page, to be searched and chosen from.
struct PickingView {
    std::string id; ///< the question's
    NodeRef node;
    std::string label;
    std::vector<platform::Stressed> label_stressed;
    std::string typed;
    bool is_many = false;
    bool types_first = false;
    bool is_range = false; ///< its rows are the values of a range
    std::shared_ptr<const ChoiceList> list;
    std::shared_ptr<const std::vector<std::uint32_t>> found; ///< none: all of the list
    std::vector<std::uint32_t> chosen;
};

/// An answer to be read, not changed: the review, the cards. Dates are left for the page to put into words.
struct AnswerView {
    std::string label;
    std::string text; ///< chosen labels, or the value
    AnswerKind kind = AnswerKind::Text;
    DatePart date_part = DatePart::Day;
    std::string calendar; ///< as QuestionView::calendar
    bool is_grouped = false; ///< a number, told in groups of three
    std::vector<platform::Stressed> label_stressed, text_stressed;
};

/// One instance of a repeat.
struct CardView {
    std::string id;
    NodeRef node;
    std::size_t number = 0; ///< from 1
    std::vector<AnswerView> answers; ///< the first few
    std::size_t missing = 0; ///< answers that are needed
    std::size_t unfit = 0;   ///< and those that do not fit
    bool may_remove = false;
};

enum class PageKind : std::uint8_t { Questions, Cards };

struct PageView {
    std::string id; ///< names the page, for scrolling and focus
    PageKind kind = PageKind::Questions;
    std::string title; ///< the groups that it lies in, or the repeat's name
    std::vector<platform::Stressed> title_stressed;
    std::vector<QuestionView> questions;
    std::vector<CardView> cards;
    bool may_add = false;
    std::string inside;      ///< the repeat whose card is open; empty outside
    std::size_t card = 0;    ///< and its number
    std::size_t index = 0;   ///< of the page, from 0
    std::size_t count = 1;   ///< pages as far as it can be told now
    bool is_first = true;    ///< there is nothing to go back to
    bool is_last = false;    ///< what comes next is the review (or, inside a card, the cards)
    bool is_answered = true; ///< something on it is answered, or nothing can be
    std::optional<PickingView> picking;
    bool is_empty = false;   ///< the form asks nothing at all now
    std::size_t removed = 0; ///< the number of the card of this page that was taken away last and can come back; 0: none
};

struct ReviewRow {
    std::string id; ///< `review./data/…`
    NodeRef node;
    std::int32_t series = -1; ///< not a question but a repeat that has no card yet: its control
    std::string group; ///< the groups and cards that it lies in, outermost first; empty outside all
    std::vector<platform::Stressed> group_stressed;
    AnswerView answer;
    Fault fault = Fault::None;
    std::string message;
    bool is_left_out = false; ///< this program cannot ask it yet
    bool is_here = false;     ///< on the page that is open
};

struct ReviewView {
    std::vector<ReviewRow> rows;
    std::size_t faults = 0;
    std::size_t left_out = 0;
};

}
