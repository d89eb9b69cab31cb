#pragma once

#include "app/ui/screens/question_widgets.h"
#include "app/ui/widgets/answers.h"

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app::ui {

/// A page's questions while they are put: what Asking says, and what all of them share.
struct Put {
    const Asking& asking;
    PictureFiles files; ///< the form's
    std::string owner;  ///< tells the pictures of this form from those of others
    bool is_among = false; ///< several stand on the page, each on a card
    bool advances = false; ///< a choice was made that goes on by itself
    std::deque<std::vector<Weighted>> weighted_parts = {}; ///< what weights() gave

    std::string say(std::string_view key) const { return std::string(asking.words.text(key)); }
    FormPicture picture(std::string_view name) const { return {owner, name, &files, asking.words.text("media.picture")}; }
    /// What stands out, for a widget to borrow as long as the questions are put.
    std::span<const Weighted> weights(const std::vector<platform::Stressed>& stressed)
    {
        if (stressed.empty())
            return {};
        return weighted_parts.emplace_back(weighted(stressed));
    }
};

/// The line under a question: its hint, how it is answered, and whether it has to be.
std::string note_of(const Words&, const QuestionView&, bool is_kiosk);
/// 1,234,567 or 1 234 567, as the language has it; what is no number stays as it is.
std::string grouped(std::string_view number, std::string_view language);
/// What is stressed of the hint, where it stands in the line under the question.
std::vector<Weighted> stressed_in(const QuestionView&, std::string_view line);
/// What is wrong with the answer: the form's words for it, else ours.
std::string message_of(const Words&, const QuestionView&);
/// It is in place, and so many pixels below it are brought into sight with it.
void put_message(const Put&, const QuestionView&, float below = 0);
/// What a finger that brushed it has answered is taken back, where no answer is needed: true where that was asked for.
bool is_cleared(Put&, const QuestionView&);
/// Something is wrong, and of a moment the day alone is there.
bool lacks_time(const QuestionView&);

void put_choices(Put&, const QuestionView&);
void put_ranking(Put&, const QuestionView&);
/// The questions of one table from the first, or scales one below the other that offer the same; how many they are, 0
/// where it is neither.
std::size_t put_table(Put&, const PageView&, std::size_t first);
/// The list that lies open over the page.
void put_picking(Put&, const PickingView&);

void put_typed(Put&, const QuestionView&);
void put_link(Put&, const QuestionView&);
void put_range(Put&, const QuestionView&);
void put_tally(Put&, const QuestionView&);
void put_counter(Put&, const QuestionView&);

void put_moment(Put&, const QuestionView&);
void put_cards(Put&, const PageView&);

}
