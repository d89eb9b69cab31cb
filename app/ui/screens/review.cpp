#include "app/session/typed.h"
#include "app/ui/screens/question_widgets.h"
#include "app/ui/screens/row_finder.h"
#include "app/ui/screens/tablet_pages.h"

#include <algorithm>
#include <memory>

namespace kerbside::app::ui {

namespace {

/// True where one was tapped, and led to its question.
bool rows(const TabletPage& page, const ReviewView& review, const RowFinder& finder)
{
    auto& ui = page.ui;
    // What belongs together lies on one sheet of paper.
    std::unique_ptr<Card> card;
    std::string group;
    for (const auto& row : review.rows) {
        if (!finder.has(row))
            continue;
        if (row.group != group) {
            card.reset();
            group_heading(page, row, group, 2);
        }
        if (!card)
            card = std::make_unique<Card>(ui, row.id + ".card");
        const auto answer = row.series >= 0 ? page.say("repeat.none") : told_answer(page.words, row.answer);
        const bool is_whole = row.fault == Fault::None;
        auto badge = is_whole ? std::string() : page.say(row.fault == Fault::Missing ? "form.required" : "action.change");
        if (row.is_left_out)
            badge = page.say("review.left-out.row");
        if (answer_row(ui, {.id = row.id,
                            .question = row.answer.label,
                            .answer = answer.empty() ? page.words.text("review.not-answered") : std::string_view(answer),
                            .is_answered = !answer.empty(),
                            .badge = badge,
                            .tone = row.is_left_out ? Tone::Info : is_whole ? Tone::Neutral : Tone::Danger,
                            .question_weighted = weighted(row.answer.label_stressed),
                            .answer_weighted = weighted(row.answer.text_stressed)})) {
            page.tablet.jump(row);
            return true;
        }
    }
    return false;
}

/// How many hold the form up, and which is the first. True where that was tapped, and led there.
bool tells_what_holds(const TabletPage& page, const ReviewView& review)
{
    const auto first = std::ranges::find_if(review.rows, [](const ReviewRow& row) { return row.fault != Fault::None; });
    if (first == review.rows.end())
        return false;
    const auto count = page.words.count("review.missing", review.faults);
    const auto which = (first->group.empty() ? "" : first->group + "\n") + first->answer.label + (first->message.empty() ? "" : "\n" + first->message);
    if (!banner(page.ui, {.id = "review.missing", .label = which, .tone = Tone::Warning, .title = count, .action = page.words.text("action.open")}))
        return false;
    page.tablet.jump(*first);
    return true;
}

/// What holds it stands at the top, and she may have read to the end. Who has it before her eyes is led to what it is about.
void answer_held(const TabletPage& page, bool was_told)
{
    auto& ui = page.ui;
    if (page.tablet.filling().problem || !was_told) {
        ui.bring_into_sight(page.tablet.filling().problem ? "review.problem" : "review.missing");
        return;
    }
    const auto rows = page.tablet.interview()->review().rows;
    const auto first = std::ranges::find_if(rows, [](const ReviewRow& row) { return row.fault != Fault::None; });
    if (first == rows.end())
        return;
    page.tablet.jump(*first);
    look_at_fault(ui, *page.tablet.interview());
}

}

void review_page(const TabletPage& page, std::string& find)
{
    auto& ui = page.ui;
    auto& tablet = page.tablet;
    auto* interview = tablet.interview();
    if (interview == nullptr)
        return;
    const auto review = interview->review();
    const auto filling = tablet.filling();
    ui.page("review");
    const auto standing = standing_of(filling);
    auto buttons = standing_buttons(page, standing);
    const auto bar = app_bar(ui, {.id = "review.bar",
                                  .title = filling.form.title_in(page.words.language()),
                                  .leading = BarButton{.id = "form.close", .icon = Icon::Close, .label = page.say("form.leave")},
                                  .trailing = buttons,
                                  .progress = 1.F});
    const auto days = static_cast<std::uint64_t>(std::max(0, filling.form.retain_days));
    const auto note = days > 0 ? page.words.count("review.after.kept", days) : page.say("review.after");
    const BottomBar ways{.buttons = {{.id = "review.back", .label = page.words.text("action.back"), .icon = Icon::Back},
                                     {.id = "review.finish", .label = page.words.text("review.finish"), .kind = ButtonKind::Primary, .icon = Icon::Lock}},
                         .note = note};
    // While something is looked for, what is found has the room.
    int move = -1;
    if (!ui.is_typed_in("review.find"))
        move = bottom_bar(ui, ways).value_or(-1);
    if (standing_tapped(page, bar, standing))
        return;
    if (bar == -1) {
        tablet.close_form();
        return;
    }
    if (move == 0) {
        tablet.back();
        return;
    }
    if (move == 1) {
        const bool was_told = ui.is_in_sight("review.missing");
        tablet.finish();
        if (tablet.place() == TabletPlace::Review)
            answer_held(page, was_told);
        return;
    }
    Body body(ui, "body", {.is_wide = true});
    heading(ui, page.words.text("review.title"), 1);
    text(ui, {.text = page.words.text("review.hint"), .paint = Paint::TextQuiet});
    if (filling.problem) {
        const auto told = told_unsaved(page.words, *filling.problem);
        banner(ui, {.id = "review.problem", .label = told, .tone = Tone::Danger});
    }
    if (tells_what_holds(page, review)) {
        wipe_text(find);
        return;
    }
    if (review.left_out > 0) {
        const auto told = page.words.count("review.left-out", review.left_out);
        banner(ui, {.id = "review.left-out", .label = told, .tone = Tone::Info});
    }
    // Who comes back from an answer sees all of them again.
    if (rows(page, review, RowFinder(page, review, "review.find", find)))
        wipe_text(find);
    space(ui, 6);
}

void finished_page(const TabletPage& page)
{
    auto& ui = page.ui;
    auto& tablet = page.tablet;
    const auto filling = tablet.filling();
    ui.page("finished");
    const auto standing = standing_of(filling);
    auto buttons = standing_buttons(page, standing);
    const auto bar = app_bar(ui, {.id = "finished.bar", .title = filling.form.title_in(page.words.language()), .trailing = buttons});
    const auto back = page.say(filling.is_concern ? "finished.return" : "action.home");
    const auto move = bottom_bar(ui, {.buttons = {{.id = "finished.sync", .label = page.words.text("action.sync"), .icon = Icon::Sync},
                                                  {.id = "finished.done", .label = back, .kind = ButtonKind::Primary, .icon = filling.is_concern ? Icon::Return : Icon::Home}}});
    if (standing_tapped(page, bar, standing))
        return;
    if (move) {
        tablet.leave_finished();
        if (*move == 0)
            tablet.open_sync();
        return;
    }
    Body body(ui, "body", {.width = 600, .is_centred = true});
    if (!ui.is_low()) {
        medallion(ui, Icon::Check, Tone::Success);
        space(ui, 2);
    }
    heading(ui, page.words.text("finished.title"), ui.is_low() ? 1 : 0, Align::Centre);
    // The bar says it too.
    if (!ui.is_low())
        text(ui, {.text = filling.form.title_in(page.words.language()), .type = Type::Subheading, .paint = Paint::TextQuiet, .align = Align::Centre});
    space(ui, ui.is_low() ? 0 : 2);
    paragraph(ui, page.words.text("finished.text"), Align::Centre);
    if (filling.form.is_concern) {
        space(ui, 2);
        banner(ui, {.id = "finished.concern", .label = page.words.text("finished.concern"), .tone = Tone::Danger, .icon = Icon::Phone});
    }
}

void unfinished_page(const TabletPage& page)
{
    auto& ui = page.ui;
    ui.page("unfinished");
    const auto filling = page.tablet.filling();
    const auto standing = standing_of(filling);
    auto buttons = standing_buttons(page, standing);
    const auto bar = app_bar(ui, {.id = "unfinished.bar", .title = filling.form.title_in(page.words.language()), .trailing = buttons});
    const auto move = bottom_bar(ui, {.buttons = {{.id = "unfinished.again", .label = page.words.text("action.try-again"), .kind = ButtonKind::Primary, .icon = Icon::Refresh}}});
    if (standing_tapped(page, bar, standing))
        return;
    if (move) {
        page.tablet.try_to_finish_again();
        return;
    }
    Body body(ui, "body", {.width = 600, .is_centred = true});
    if (!ui.is_low()) {
        medallion(ui, Icon::Hourglass, Tone::Warning);
        space(ui, 2);
    }
    heading(ui, page.words.text("unfinished.title"), 1, Align::Centre);
    paragraph(ui, page.words.text("unfinished.text"), Align::Centre);
}

}
