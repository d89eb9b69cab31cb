#include "app/session/typed.h"
#include "app/ui/screens/outline.h"
#include "app/ui/screens/question_widgets.h"
#include "app/ui/screens/tablet_pages.h"

#include <algorithm>

namespace kerbside::app::ui {

namespace {

/// What lies over the page when all questions are shown.
constexpr std::string_view kOutline = "outline";

std::string position_of(const TabletPage& page, const PageView& view)
{
    const auto index = std::to_string(view.index + 1);
    const auto count = std::to_string(view.count);
    return page.words.fill("form.position", {{"index", index}, {"count", count}});
}

std::string place_of(const TabletPage& page, const PageView& view)
{
    return view.inside.empty() ? position_of(page, view) : view.inside + " " + std::to_string(view.card);
}

/// Beside the place: how far the card has come, or what the question belongs to where the page does not say it itself.
std::string aside_of(const TabletPage& page, const PageView& view)
{
    if (!view.inside.empty())
        return position_of(page, view);
    return view.kind == PageKind::Questions && view.questions.size() == 1 ? view.title : std::string();
}

std::string kept_note(const TabletPage& page, const FillingView& filling)
{
    if (filling.problem)
        return page.say("unsaved.note");
    if (!filling.saved)
        return page.say("form.kept");
    return told_saved(page, *filling.saved);
}

/// What leads on from a page.
struct WayOn {
    std::string label;
    Icon icon = Icon::Forward;
    bool ends_form = false;
    bool finishes = false;
};

WayOn way_on_from(const TabletPage& page, const Interview& interview, const PageView& view)
{
    if (!view.is_last)
        return {.label = page.say("action.next")};
    if (!view.inside.empty())
        return {.label = page.say("repeat.done"), .icon = Icon::Check};
    // Where there is nothing to read again, the last page is the end.
    if (interview.asks_nothing())
        return {.label = page.say("review.finish"), .icon = Icon::Lock, .ends_form = true, .finishes = true};
    return {.label = page.say("action.review"), .ends_form = true};
}

/// Back, to the review where she came from it, and on.
std::vector<Button> ways_of(const TabletPage& page, const WayOn& next, bool returns)
{
    std::vector<Button> ways{{.id = "form.back", .label = page.words.text("action.back"), .icon = Icon::Back}};
    if (returns)
        ways.push_back({.id = "form.review", .label = page.words.text("review.return"), .kind = ButtonKind::Tonal, .icon = Icon::List});
    ways.push_back({.id = "form.next", .label = next.label, .kind = ButtonKind::Primary, .icon = next.icon, .icon_trails = !next.finishes});
    return ways;
}

void go_on(const TabletPage& page)
{
    page.tablet.next();
    // Where it was the end, it is sealed and gone.
    if (const auto* still = page.tablet.interview())
        look_at_fault(page.ui, *still);
}

/// What lies between the bars. `told` is the question whose words stand above it already.
void put_questions(const TabletPage& page, Interview& interview, const PageView& view, const FillingView& filling, std::string_view told)
{
    auto& ui = page.ui;
    auto& tablet = page.tablet;
    Body body(ui, "body", {.is_wide = true, .begins_lower = true});
    space(ui, 2);
    told_loss(page);
    if (filling.problem) {
        const auto unsaved = told_unsaved(page.words, *filling.problem);
        banner(ui, {.id = "form.problem", .label = unsaved, .tone = Tone::Danger});
    }
    ask({.ui = ui,
         .interview = interview,
         .words = page.words,
         .environment = tablet.environment(),
         .changed = [&tablet](bool is_typing) { tablet.changed(is_typing); },
         .advance = [&tablet] { tablet.next(); },
         .told = told},
        view);
    space(ui, 6);
}

}

void form_page(const TabletPage& page, std::string& asked, std::string& find)
{
    auto& ui = page.ui;
    auto& tablet = page.tablet;
    auto* interview = tablet.interview();
    if (interview == nullptr)
        return;
    notice_left_field(ui, *interview);
    const auto view = interview->page();
    const auto filling = tablet.filling();
    ui.page(view.id);

    const auto standing = standing_of(filling);
    auto buttons = standing_buttons(page, standing);
    // A form of one page has nowhere to jump to, and one of notes nothing to jump to; who types above a keyboard goes on.
    const bool is_pressed = ui.is_pressed();
    const bool may_jump = (view.count > 1 || !view.inside.empty()) && !interview->asks_nothing() && !is_pressed;
    if (may_jump)
        buttons.push_back({.id = "form.jump", .icon = Icon::List, .label = page.say("outline.title")});
    const auto place = view.is_empty ? std::string() : place_of(page, view);
    const auto aside = aside_of(page, view);
    const auto next = way_on_from(page, *interview, view);
    AppBar head{.id = "form.bar",
                .title = filling.form.title_in(page.words.language()),
                .subtitle = place,
                .aside = aside,
                .leading = BarButton{.id = "form.close", .icon = Icon::Close, .label = page.say("form.leave")},
                .trailing = buttons,
                .progress = interview->done()};
    const BarButton above{.id = "form.next", .icon = next.icon, .label = next.label, .is_main = true};
    const auto told_above = bar_of_typing(ui, view, {&above, 1}, head);
    const auto bar = app_bar(ui, head);
    const auto note = kept_note(page, filling);
    // Who came to change one answer goes back from it; who goes on to the end gets there as well.
    const bool returns = filling.came_from_review && !next.ends_form;
    const auto move = bottom_bar(ui, {.buttons = ways_of(page, next, returns), .note = note});
    if (may_jump && bar == static_cast<int>(buttons.size()) - 1) {
        asked = kOutline;
        wipe_text(find);
        return;
    }
    if (standing_tapped(page, bar, standing))
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
    if (returns && move == 1) {
        tablet.open_review();
        return;
    }
    // A hand that slips finishes nothing: what is sealed cannot be opened again.
    const bool goes_on = is_pressed && bar == static_cast<int>(buttons.size());
    if (goes_on || move == (returns ? 2 : 1) || (swipe < 0 && !next.finishes)) {
        go_on(page);
        return;
    }
    put_questions(page, *interview, view, filling, told_above);
    if (asked == kOutline)
        outline_sheet(page, asked, find);
}

}
