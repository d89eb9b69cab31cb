#include "app/ui/screens/outline.h"

#include "app/ui/screens/question_widgets.h"
#include "app/ui/screens/row_finder.h"

namespace kerbside::app::ui {

namespace {

struct State {
    Icon icon = Icon::None;
    Tone tone = Tone::Neutral;
    std::string badge;
};

State state_of(const TabletPage& page, const ReviewRow& row, bool is_here)
{
    if (row.is_left_out)
        return {Icon::EyeOff, Tone::Info, page.say("review.left-out.row")};
    const bool is_empty = row.answer.text.empty();
    if (is_here)
        return {Icon::Edit, Tone::Primary, page.say("outline.here")};
    if (row.fault == Fault::Missing)
        return {Icon::More, Tone::Warning, page.say("form.required")};
    if (row.fault != Fault::None)
        return {Icon::Error, Tone::Danger, page.say("action.change")};
    return is_empty ? State{Icon::More, Tone::Neutral, {}} : State{Icon::Check, Tone::Success, {}};
}

}

void outline_sheet(const TabletPage& page, std::string& asked, std::string& find)
{
    auto& ui = page.ui;
    auto* interview = page.tablet.interview();
    if (interview == nullptr) {
        asked.clear();
        return;
    }
    const auto review = interview->review();
    Sheet sheet(ui, "form.outline", page.words.text("outline.title"), page.words.text("action.close"));
    const RowFinder finder(page, review, "form.outline.find", find);
    std::string group;
    // A page of many questions is one place: its first row says it.
    bool is_told = false;
    for (const auto& row : review.rows) {
        if (!finder.has(row))
            continue;
        group_heading(page, row, group, 3);
        const bool is_here = row.is_here && !row.is_left_out && !is_told;
        is_told = is_told || is_here;
        const auto state = state_of(page, row, is_here);
        const auto answer = row.series >= 0 ? page.say("repeat.none") : told_answer(page.words, row.answer);
        const auto id = "jump." + row.id.substr(row.id.find('.') + 1);
        if (list_row(ui, {.id = id,
                          .title = row.answer.label,
                          .subtitle = row.is_left_out ? std::string_view() : answer.empty() ? page.words.text("review.not-answered") : std::string_view(answer),
                          .icon = state.icon,
                          .title_weighted = weighted(row.answer.label_stressed),
                          .badge = state.badge,
                          .tone = state.tone})) {
            asked.clear();
            page.tablet.jump(row);
            return;
        }
    }
    if (sheet.is_dismissed())
        asked.clear();
}

}
