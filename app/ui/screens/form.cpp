#include "app/ui/screens/question_widgets.h"
#include "app/ui/screens/tablet_pages.h"

#include <algorithm>

namespace kerbside::app::ui {

namespace {

std::string summary_of(const Words& words, const CardView& card)
{
    std::string line;
    for (const auto& answer : card.answers)
        line += (line.empty() ? "" : "  ·  ") + told_answer(words, answer);
    return line.empty() ? std::string(words.text("repeat.empty-card")) : line;
}

void cards(const TabletPage& page, Interview& interview, const PageView& view, std::string& asked)
{
    auto& ui = page.ui;
    heading(ui, view.title, 1);
    space(ui, 2);
    if (view.cards.empty()) {
        Card card(ui, view.id + ".none", Paint::Sunken);
        text(ui, {.text = page.words.text("repeat.none"), .type = Type::Strong});
        text(ui, {.text = page.words.text("repeat.none.hint"), .type = Type::Small, .paint = Paint::TextQuiet});
    }
    for (const auto& card : view.cards) {
        const auto title = view.title + " " + std::to_string(card.number);
        const auto missing = card.missing > 0 ? page.words.count("repeat.missing", card.missing) : std::string();
        const auto subtitle = summary_of(page.words, card);
        Row row(ui, {11, 1}, true, 2);
        if (list_row(ui, {.id = card.id,
                          .title = title,
                          .subtitle = subtitle,
                          .icon = card.missing > 0 ? Icon::Edit : Icon::Check,
                          .badge = missing,
                          .tone = card.missing > 0 ? Tone::Warning : Tone::Success}))
            interview.open_card(card.node);
        row.next();
        space(ui, 3);
        if (card.may_remove && icon_button(ui, card.id + ".remove", Icon::Delete, page.words.text("action.remove")))
            asked = card.id;
    }
    if (!view.may_add)
        return;
    space(ui, 2);
    const auto label = page.words.fill("repeat.add", {{"what", view.title}});
    if (button(ui, {.id = view.id + ".add", .label = label, .kind = ButtonKind::Tonal, .icon = Icon::Add, .is_wide = true, .is_large = true})) {
        (void)interview.add_card();
        page.tablet.changed(false);
    }
}

void ask_to_remove(const TabletPage& page, Interview& interview, const PageView& view, std::string& asked)
{
    const auto answer = dialog(page.ui, {.id = "form.ask",
                                         .title = page.words.text("repeat.remove"),
                                         .label = page.words.text("repeat.remove.text"),
                                         .buttons = {{.id = "form.ask.keep", .label = page.words.text("action.keep")},
                                                     {.id = "form.ask.remove", .label = page.words.text("action.remove"), .kind = ButtonKind::Danger}},
                                         .icon = Icon::Delete,
                                         .tone = Tone::Danger});
    if (!answer)
        return;
    const auto card = std::find_if(view.cards.begin(), view.cards.end(), [&](const CardView& one) { return one.id == asked; });
    if (*answer == 1 && card != view.cards.end()) {
        (void)interview.remove_card(card->node);
        page.tablet.changed(false);
    }
    asked.clear();
}

std::string place_of(const TabletPage& page, const PageView& view)
{
    if (!view.inside.empty())
        return view.inside + " " + std::to_string(view.card);
    if (view.kind == PageKind::Questions && view.questions.size() == 1 && !view.title.empty())
        return view.title;
    const auto index = std::to_string(view.index + 1);
    const auto count = std::to_string(view.count);
    return page.words.fill("form.position", {{"index", index}, {"count", count}});
}

/// Held on the page: who uses keys is led to the first question that needs something.
void look_at_fault(Ui& ui, const Interview& interview)
{
    const auto view = interview.page();
    const auto faulty = std::find_if(view.questions.begin(), view.questions.end(), [](const QuestionView& each) { return each.fault != Fault::None; });
    if (faulty != view.questions.end())
        ui.focus_within(faulty->id);
}

std::string kept_note(const TabletPage& page, const FillingView& filling)
{
    if (!filling.saved)
        return page.say("form.kept");
    return page.words.fill("home.saved", {{"when", told_moment(page.words, page.tablet.environment(), *filling.saved)}});
}

}

void form_page(const TabletPage& page, std::string& asked)
{
    auto& ui = page.ui;
    auto& tablet = page.tablet;
    auto* interview = tablet.interview();
    if (interview == nullptr)
        return;
    const auto view = interview->page();
    const auto filling = tablet.filling();
    ui.page(view.id);

    std::vector<BarButton> buttons = standing_buttons(page);
    if (filling.is_concern)
        buttons.erase(buttons.begin());
    const auto place = place_of(page, view);
    const float done = static_cast<float>(view.index + 1) / static_cast<float>(view.count + 1);
    const auto bar = app_bar(ui, {.id = "form.bar",
                                  .title = filling.form.title,
                                  .subtitle = place,
                                  .leading = BarButton{.id = "form.close", .icon = Icon::Close, .label = page.say("form.leave")},
                                  .trailing = buttons,
                                  .progress = done});
    const auto note = kept_note(page, filling);
    const bool ends_card = view.is_last && !view.inside.empty();
    const bool ends_form = view.is_last && view.inside.empty();
    const auto next_label = page.say(ends_card ? "repeat.done" : ends_form ? "action.review" : "action.next");
    const auto move = bottom_bar(ui, {.buttons = {{.id = "form.back", .label = page.words.text("action.back"), .icon = Icon::Back},
                                                  {.id = "form.next", .label = next_label, .kind = ButtonKind::Primary, .icon = ends_card ? Icon::Check : Icon::Forward,
                                                   .icon_trails = true}},
                                      .note = note});
    if (filling.is_concern ? (bar == 0 && (tablet.lock(), true)) : standing_tapped(page, bar))
        return;
    if (bar == -1) {
        tablet.close_form();
        return;
    }
    const int swipe = ui.swiped();
    if (move == 0 || swipe > 0) {
        tablet.back();
        return;
    }
    if (move == 1 || swipe < 0) {
        tablet.next();
        look_at_fault(ui, *interview);
        return;
    }
    {
        Body body(ui, "body", {.width = view.questions.size() > 1 ? 880.F : 760.F});
        space(ui, 2);
        if (filling.problem) {
            const auto told = told_problem(page.words, *filling.problem);
            banner(ui, {.id = "form.problem", .label = told, .tone = Tone::Danger});
        }
        if (view.kind == PageKind::Cards)
            cards(page, *interview, view, asked);
        else
            ask({ui, *interview, page.words, tablet.environment(), [&tablet](bool is_typing) { tablet.changed(is_typing); }}, view);
        space(ui, 6);
    }
    if (!asked.empty())
        ask_to_remove(page, *interview, view, asked);
}

}
