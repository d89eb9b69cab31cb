#include "app/ui/screens/tablet_pages.h"

#include <map>

namespace kerbside::app::ui {

namespace {

void forms(const TabletPage& page, const HomeView& view)
{
    auto& ui = page.ui;
    heading(ui, page.words.text("home.new"), 2);
    if (view.forms.empty()) {
        banner(ui, {.id = "home.no-forms", .label = page.words.text("home.no-forms"), .tone = Tone::Info});
        return;
    }
    Grid grid(ui, 260, 2, 4);
    for (const auto& form : view.forms) {
        grid.next();
        const auto id = "home.form." + form.id;
        if (tile(ui, {.id = id, .title = form.title, .icon = icon_of_form(form.id), .tone = Tone::Primary}))
            page.tablet.open_form(form.id);
    }
    if (!view.can_hand_over)
        return;
    grid.next();
    if (tile(ui, {.id = "home.hand-over",
                  .title = page.words.text("home.hand-over"),
                  .subtitle = page.words.text("home.hand-over.hint"),
                  .icon = Icon::HandOver,
                  .tone = Tone::Info}))
        page.tablet.open_hand_over();
}

void drafts(const TabletPage& page, const HomeView& view, std::string& asked)
{
    auto& ui = page.ui;
    heading(ui, page.words.text("home.drafts"), 2);
    if (view.drafts.empty()) {
        Card card(ui, "home.no-drafts", Paint::Sunken);
        text(ui, {.text = page.words.text("home.no-drafts"), .type = Type::Strong});
        text(ui, {.text = page.words.text("home.no-drafts.hint"), .type = Type::Small, .paint = Paint::TextQuiet});
        return;
    }
    std::map<std::string, int> seen;
    for (const auto& draft : view.drafts) {
        const auto when = page.words.fill("home.saved", {{"when", told_moment(page.words, page.tablet.environment(), draft.updated)}});
        // The newest of a form is its draft; an older one has its number besides.
        const auto number = ++seen[draft.form_id];
        const auto key = draft.form_id + (number > 1 ? "." + std::to_string(number) : "");
        const auto id = "home.draft." + key;
        Row row(ui, {8, 1}, true, 2);
        if (list_row(ui, {.id = id,
                          .title = draft.name.empty() ? draft.title : draft.name,
                          .subtitle = when,
                          .icon = icon_of_form(draft.form_id),
                          .tone = Tone::Warning}))
            page.tablet.open_draft(draft.instance_id);
        row.next();
        space(ui, 3);
        if (icon_button(ui, "home.discard." + key, Icon::Delete, page.words.text("home.discard.yes")))
            asked = draft.instance_id;
    }
}

void sending(const TabletPage& page, const SyncView& sync)
{
    auto& ui = page.ui;
    const bool waits = sync.waiting > 0;
    const auto title = waits ? page.words.count("home.waits", sync.waiting) : page.say(sync.last_receipt ? "home.waits.none" : "sync.none");
    const auto last = sync.last_receipt
        ? page.words.fill("sync.last", {{"when", told_moment(page.words, page.tablet.environment(), *sync.last_receipt)}})
        : page.say("sync.never");
    if (list_row(ui, {.id = "home.sync",
                      .title = title,
                      .subtitle = last,
                      .icon = waits ? Icon::Hourglass : Icon::CloudDone,
                      .tone = waits ? Tone::Info : Tone::Success}))
        page.tablet.open_sync();
}

}

std::vector<BarButton> standing_buttons(const TabletPage& page)
{
    return {{.id = "app.concern", .icon = Icon::Concern, .label = page.say("action.concern"), .show_label = true, .is_danger = true},
            {.id = "app.lock", .icon = Icon::Lock, .label = page.say("action.lock"), .show_label = true}};
}

bool standing_tapped(const TabletPage& page, std::optional<int> tapped)
{
    if (page.ui.pressed("F1") || tapped == 0) {
        page.tablet.raise_concern();
        return true;
    }
    if (page.ui.pressed("F11") || tapped == 1) {
        page.tablet.lock();
        return true;
    }
    return false;
}

void home_page(const TabletPage& page, std::string& asked)
{
    auto& ui = page.ui;
    auto& tablet = page.tablet;
    const auto view = tablet.home();
    ui.page("home");
    const auto title = page.words.fill("signin.hello", {{"name", view.name}});
    const auto today = long_day(page.words, local_now(tablet.environment()).day);
    auto buttons = standing_buttons(page);
    buttons.push_back({.id = "home.settings", .icon = Icon::Settings, .label = page.say("action.settings")});
    const auto tapped = app_bar(ui, {.id = "home.bar", .title = page.words.text("app.name"), .trailing = buttons});
    if (standing_tapped(page, tapped))
        return;
    if (tapped == 2) {
        tablet.open_settings();
        return;
    }
    {
        Body body(ui, "body", {.width = 1120});
        if (const auto problem = tablet.problem()) {
            const auto told = told_problem(page.words, *problem);
            if (banner(ui, {.id = "home.problem", .label = told, .tone = Tone::Danger, .action = page.words.text("action.close")}))
                tablet.clear_problem();
        }
        heading(ui, title, 0);
        text(ui, {.text = today, .paint = Paint::TextQuiet});
        space(ui, 4);
        Row columns(ui, {3, 2}, false, 8);
        forms(page, view);
        columns.next();
        drafts(page, view, asked);
        space(ui, 3);
        heading(ui, page.words.text("action.sync"), 2);
        sending(page, view.sync);
    }
    if (asked.empty())
        return;
    const auto answer = dialog(ui, {.id = "home.ask",
                                    .title = page.words.text("home.discard"),
                                    .label = page.words.text("home.discard.text"),
                                    .buttons = {{.id = "home.ask.keep", .label = page.words.text("action.keep")},
                                                {.id = "home.ask.discard", .label = page.words.text("home.discard.yes"), .kind = ButtonKind::Danger}},
                                    .icon = Icon::Delete,
                                    .tone = Tone::Danger});
    if (!answer)
        return;
    if (*answer == 1)
        tablet.discard_draft(asked);
    asked.clear();
}

}
