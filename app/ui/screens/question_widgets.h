#pragma once

#include "app/i18n/words.h"
#include "app/session/interview.h"
#include "app/ui/text/weighted.h"
#include "app/ui/widgets/widgets.h"

#include <functional>
#include <span>

namespace kerbside::app::ui {

/// How the questions of a page are to be put.
struct Asking {
    Ui& ui;
    Interview& interview;
    const Words& words;
    const Environment& environment;
    /// Called after each change; true while somebody is typing.
    std::function<void(bool is_typing)> changed;
    bool is_kiosk = false;
    /// On to the next page, for questions that go on by themselves (`quick`); called last.
    std::function<void()> advance = {};
    /// The question whose words stand in the bar, as bar_of_typing() has put them there.
    std::string_view told = {};
};

/// Who types upon a low page sees what is asked, and the ways from it, in the bar that is left: its title is the question,
/// where there is room for all of it, and `ways` stand last. The id of the question that it tells; "" where it tells none.
std::string bar_of_typing(Ui&, const PageView&, std::span<const BarButton> ways, AppBar&);

/// The questions of a page, from the top down, with their messages beside them, or its cards. The tallies among them
/// make a pad, selects of a table a table. A list that is open lies over it.
void ask(const Asking&, const PageView&);

/// An answer in words: a date as a day, a time as the wall shows it.
std::string told_answer(const Words&, const AnswerView&);

/// What is counted, as far as the form's rule lets it be; it has no id and no label yet.
Stepper counter_of(const Words&, const QuestionView&);

/// To be called before the page is asked for: what was typed into a field that was left is told of if it does not fit.
void notice_left_field(const Ui&, Interview&);

/// Held on the page: the first question that needs something comes into sight, and who uses keys is led to it.
void look_at_fault(Ui&, const Interview&);

/// What stands out in a form's text, as weights: no face here has an italic.
std::vector<Weighted> weighted(const std::vector<platform::Stressed>&);

}
