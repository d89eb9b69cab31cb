#pragma once

#include "app/session/views.h"

#include <string>
#include <string_view>

namespace kerbside::app {

/// What the face needs of the node to ask the question; faults are left out (the interview knows when to tell them).
/// `list`: what is offered now, for a question that offers choices.
QuestionView question_of(const Instance&, const OutlineItem&, std::shared_ptr<const ChoiceList> list = {});

/// The control offers choices: a select, a rank, or one whose choices stand in a file of their own.
bool offers_choices(const Control&);
/// It takes an answer, and this program can take it.
bool takes_answer(AnswerKind);

/// The answer as text: the labels of what was chosen, else the value.
AnswerView answer_of(const QuestionView&);

/// The words alone of a text that may be Markdown, as all texts of a form may.
std::string plain_text(std::string_view markdown);

/// The name of the language in "Polish (pl)": `Polish`, and its code, `pl`; the whole where there is no code.
std::string language_name(std::string_view form_language);
std::string language_code(std::string_view form_language);
/// The form's own spelling of the language with that code; empty where it has none.
std::string form_language(const Form&, std::string_view code);

}
