#pragma once

#include "app/form/instance.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kerbside::app {

/// How a question is answered, once its type, control and appearances are weighed.
enum class AnswerKind : std::uint8_t {
    Text,
    LongText,
    Hidden, ///< typed, not shown
    Integer,
    Decimal,
    Tally, ///< a number that is counted up by tapping
    Range,
    Date,
    Time,
    DateTime,
    ChooseOne,
    ChooseMany,
    Acknowledge,
    Note,      ///< takes no answer
    ShownOnly, ///< a read-only value
    Unsupported,
};

/// What is wrong with an answer; the form may have its own words for it (QuestionView::message).
enum class Fault : std::uint8_t { None, Missing, Unfit, NotOfType };

struct ChoiceView {
    std::string id;
    std::string value;
    std::string label;
    bool is_selected = false;
};

struct QuestionView {
    std::string id; ///< `form./data/…`: stable, and free of language
    NodeRef node;
    AnswerKind kind = AnswerKind::Text;
    std::string section; ///< a heading to stand before it: a group that begins here
    std::string label;
    std::string hint;
    std::string why; ///< the form's guidance
    std::string value;
    std::vector<ChoiceView> choices;
    bool is_required = false;
    bool is_compact = false;    ///< choices side by side (likert, columns, horizontal)
    bool is_searchable = false; ///< more choices than a page can hold, or the form asks for it
    Fault fault = Fault::None;  ///< only once it is time to say so
    std::string message;
    double least = 0;
    double most = 10;
    double step = 1;
};

/// An answer to be read, not changed: the review, the cards. Dates are left for the page to put into words.
struct AnswerView {
    std::string label;
    std::string text; ///< chosen labels, or the value
    AnswerKind kind = AnswerKind::Text;
};

/// One instance of a repeat.
struct CardView {
    std::string id;
    NodeRef node;
    std::size_t number = 0; ///< from 1
    std::vector<AnswerView> answers; ///< the first few
    std::size_t missing = 0;
    bool may_remove = false;
};

enum class PageKind : std::uint8_t { Questions, Cards };

struct PageView {
    std::string id; ///< names the page, for scrolling and focus
    PageKind kind = PageKind::Questions;
    std::string title; ///< the groups that it lies in, or the repeat's name
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
};

struct ReviewRow {
    std::string id; ///< `review./data/…`
    NodeRef node;
    std::string section; ///< a heading to stand before it
    AnswerView answer;
    Fault fault = Fault::None;
    std::string message;
};

struct ReviewView {
    std::vector<ReviewRow> rows;
    std::size_t faults = 0;
};

}
