#include "app/ui/screens/tablet_pages.h"

#include "app/session/search.h"
#include "app/session/typed.h"
#include "app/ui/screens/question_widgets.h"
#include "app/ui/widgets/columns.h"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace kerbside::app::ui {

namespace {

/// What lies over the page when a shift is begun while one of its form is open.
constexpr std::string_view kSecondShift = "second shift";

/// Also while something else is searched for.
std::optional<DraftEntry> open_shift_of(const TabletPage& page, const HomeView& view)
{
    const auto shift = view.shift ? view.shift : page.tablet.home({}).shift;
    return shift ? std::optional<DraftEntry>(shift->draft) : std::nullopt;
}

/// A second shift of the same name would hide the counters of the first: it is asked for.
void begin(const TabletPage& page, const HomeView& view, const FormEntry& form, std::string& asked)
{
    const auto open = open_shift_of(page, view);
    if (open && open->form_id == form.id)
        asked = kSecondShift;
    else
        page.tablet.open_form(form.id);
}

void ask_second_shift(const TabletPage& page, const HomeView& view, std::string& asked)
{
    const auto open = open_shift_of(page, view);
    if (!open) {
        asked.clear();
        return;
    }
    const auto answer = dialog(page.ui, {.id = "home.second",
                                         .title = page.words.text("home.shift"),
                                         .label = page.words.text("home.shift.second.text"),
                                         .buttons = {{.id = "home.second.begin", .label = page.words.text("home.shift.second")},
                                                     {.id = "home.second.go-on", .label = page.words.text("home.shift.go-on"), .kind = ButtonKind::Primary}},
                                         .icon = Icon::Walk,
                                         .tone = Tone::Primary});
    if (!answer)
        return;
    if (*answer == 0)
        page.tablet.open_form(open->form_id);
    else if (*answer == 1)
        page.tablet.open_draft(open->instance_id);
    asked.clear();
}

bool finds_hand_over(const TabletPage& page, const HomeView& view, const Search& wanted)
{
    return view.can_hand_over && (wanted.is_empty() || wanted.finds(page.words.text("home.hand-over")));
}

void forms(const TabletPage& page, const HomeView& view, const Search& wanted, std::string& asked, bool has_beside)
{
    auto& ui = page.ui;
    column_heading(ui, page.words.text("home.new"), has_beside ? page.words.text("home.drafts") : std::string_view());
    if (view.forms.empty() && wanted.is_empty()) {
        banner(ui, {.id = "home.no-forms", .label = page.words.text("home.no-forms"), .tone = Tone::Info});
        return;
    }
    Grid grid(ui, 260, 2, 4);
    for (const auto& form : view.forms) {
        grid.next();
        const auto id = "home.form." + form.id;
        if (tile(ui, {.id = id, .title = form.title_in(page.words.language()), .icon = icon_of_form(form.id), .tone = Tone::Primary}))
            begin(page, view, form, asked);
    }
    if (!finds_hand_over(page, view, wanted))
        return;
    grid.next();
    if (tile(ui, {.id = "home.hand-over",
                  .title = page.words.text("home.hand-over"),
                  .subtitle = page.words.text("home.hand-over.hint"),
                  .icon = Icon::HandOver,
                  .tone = Tone::Info}))
        page.tablet.open_hand_over();
}

/// "Saved today at 22:05", and what it still needs.
std::string told_draft(const TabletPage& page, const DraftView& draft)
{
    auto line = told_saved(page, draft.updated);
    if (!draft.is_known)
        return line;
    if (draft.missing == 0)
        return line + "\n" + page.say("home.whole");
    std::string names;
    for (const auto& name : draft.missing_names)
        names += (names.empty() ? "" : " · ") + name;
    if (draft.missing > draft.missing_names.size())
        names += " \u2026";
    const auto count = std::to_string(draft.missing);
    return line + "\n" + page.words.fill("home.missing", {{"count", count}, {"names", names}});
}

/// What its form calls it; a name that is not whole yet ends where its words do.
std::string name_of(const TabletPage& page, const DraftEntry& draft)
{
    const auto end = draft.name.find_last_not_of(" ,;:-");
    return end == std::string::npos ? draft.title : told_instance(page.words, page.tablet.environment(), draft.name.substr(0, end + 1));
}

/// Which one it is, and when it was saved: two of a form look the same behind a dialog.
std::string told_discard(const TabletPage& page, const HomeView& view, std::string_view instance_id)
{
    std::string told;
    for (const auto& draft : view.drafts)
        if (draft.instance_id == instance_id)
            told = name_of(page, draft) + "\n" + told_saved(page, draft.updated) + "\n\n";
    return told + page.say("home.discard.text");
}

/// The shift that is open, on top: its counters count here, without opening it.
void open_shift(const TabletPage& page, const ShiftView& shift)
{
    auto& ui = page.ui;
    Card card(ui, "home.shift", Paint::Surface);
    {
        const Button open{.id = "home.shift.open", .label = page.words.text("home.shift.open"), .kind = ButtonKind::Primary, .icon = Icon::Forward,
                          .is_wide = true, .icon_trails = true};
        // A button of many words stands below rather than beside a title in a column of words.
        const auto shares = shares_beside(ui, open);
        std::optional<Row> head;
        if (is_title_beside(ui, page.words.text("home.shift"), shares.front()))
            head.emplace(ui, shares, false, 4);
        text(ui, {.text = page.words.text("home.shift"), .type = Type::Title, .id = "home.shift.title", .is_heading = true});
        const auto name = name_of(page, shift.draft) + "  \u00b7  " + told_saved(page, shift.draft.updated);
        text(ui, {.text = name, .type = Type::Small, .paint = Paint::TextQuiet, .id = "home.shift.saved"});
        text(ui, {.text = page.words.text("home.shift.hint"), .type = Type::Small, .paint = Paint::TextQuiet});
        if (head)
            head->next();
        if (button(ui, open))
            page.tablet.open_draft(shift.draft.instance_id);
    }
    space(ui, 1);
    Grid grid(ui, 190, 5, 3);
    for (const auto& question : shift.tallies) {
        grid.next();
        const auto id = "home.shift." + question.id.substr(question.id.find('.') + 1);
        auto counter = counter_of(page.words, question);
        counter.id = id;
        // Hints stand in the form: here they are counted at a glance.
        counter.label = question.label;
        if (const auto by = tally(ui, counter))
            page.tablet.count_shift(question.node, *by);
    }
}

std::string told_size(std::uint64_t bytes)
{
    const auto megabytes = bytes / 1'000'000;
    return megabytes >= 10'000 ? std::to_string(megabytes / 1000) + " GB" : std::to_string(megabytes) + " MB";
}

/// In a sentence where battery or storage runs low.
void warnings(const TabletPage& page, const HomeView& view)
{
    auto& ui = page.ui;
    const auto& state = view.health;
    const auto percent = std::to_string(state.battery.value_or(0));
    const auto free = told_size(state.free_bytes.value_or(0));
    if (state.is_battery_low()) {
        const auto told = page.words.fill("device.battery.low", {{"percent", percent}});
        banner(ui, {.id = "home.battery.low", .label = told, .tone = Tone::Warning, .icon = Icon::Battery});
    }
    if (state.is_storage_low()) {
        const auto told = page.words.fill("device.storage.low", {{"free", free}});
        banner(ui, {.id = "home.storage.low", .label = told, .tone = Tone::Danger, .icon = Icon::Storage});
    }
}

/// Battery, storage and what waits, at a glance; in one line, where the head is `compact`, and what is well is left out there.
void health(const TabletPage& page, const HomeView& view, bool is_compact)
{
    const auto& state = view.health;
    const auto percent = std::to_string(state.battery.value_or(0));
    const auto free = told_size(state.free_bytes.value_or(0));
    const bool waits_some = view.sync.waiting > 0;
    std::vector<Pill> all;
    const auto waits = waits_some ? page.words.count("home.waits", view.sync.waiting) : page.say(view.sync.last_receipt ? "home.waits.none" : "sync.none");
    if (state.battery) {
        const auto told = page.words.fill(state.is_charging ? "device.battery.charging" : "device.battery", {{"percent", percent}});
        all.push_back({"home.battery", told, state.is_battery_low() ? Tone::Warning : Tone::Neutral, Icon::Battery, is_compact && !state.is_battery_low()});
    }
    if (state.free_bytes) {
        const auto told = page.words.fill("device.storage", {{"free", free}});
        all.push_back({"home.storage", told, state.is_storage_low() ? Tone::Danger : Tone::Neutral, Icon::Storage, is_compact && !state.is_storage_low()});
    }
    all.push_back({"home.waits", waits, waits_some ? Tone::Info : Tone::Success, waits_some ? Icon::Hourglass : Icon::CloudDone});
    pills(page.ui, all);
}

void drafts(const TabletPage& page, const HomeView& view, std::string& asked, bool has_beside)
{
    auto& ui = page.ui;
    column_heading(ui, page.words.text("home.drafts"), has_beside ? page.words.text("home.new") : std::string_view());
    if (view.drafts.empty()) {
        Card card(ui, "home.no-drafts", Paint::Sunken);
        text(ui, {.text = page.words.text("home.no-drafts"), .type = Type::Strong});
        text(ui, {.text = page.words.text("home.no-drafts.hint"), .type = Type::Small, .paint = Paint::TextQuiet});
        return;
    }
    std::map<std::string, int> seen;
    for (const auto& draft : view.drafts) {
        const auto told = (draft.name.empty() ? "" : draft.title + "\n") + told_draft(page, draft);
        // The newest of a form is its draft; an older one has its number besides.
        const auto number = ++seen[draft.form_id];
        const auto key = draft.form_id + (number > 1 ? "." + std::to_string(number) : "");
        const auto id = "home.draft." + key;
        const auto title = name_of(page, draft);
        const auto tapped = list_row(ui, {.id = id, .title = title, .subtitle = told, .icon = icon_of_form(draft.form_id), .tone = Tone::Warning},
                                     {.id = "home.discard." + key, .icon = Icon::Delete, .label = page.say("home.discard.yes")});
        if (tapped == RowTap::Row)
            page.tablet.open_draft(draft.instance_id);
        else if (tapped == RowTap::Button)
            asked = draft.instance_id;
    }
}

void search_field(const TabletPage& page, std::string& search)
{
    auto& ui = page.ui;
    if (const auto typed = field(ui, {.id = "home.search", .label = page.words.text("home.search"), .value = search, .most = 64, .icon = Icon::Search, .finds = true});
        typed && typed->is_changed) {
        wipe_text(search);
        search = typed->text;
    }
    space(ui, 2);
}

void ask_discard(const TabletPage& page, const HomeView& view, std::string& asked)
{
    const auto label = told_discard(page, view, asked);
    const auto answer = dialog(page.ui, {.id = "home.ask",
                                         .title = page.words.text("home.discard"),
                                         .label = label,
                                         .buttons = {{.id = "home.ask.keep", .label = page.words.text("action.keep")},
                                                     {.id = "home.ask.discard", .label = page.words.text("home.discard.yes"), .kind = ButtonKind::Danger}},
                                         .icon = Icon::Delete,
                                         .tone = Tone::Danger});
    if (!answer)
        return;
    if (*answer == 1)
        page.tablet.discard_draft(asked);
    asked.clear();
}

/// What she has finished, as long as any of it can be read.
void finished(const TabletPage& page, std::size_t count)
{
    if (count == 0)
        return;
    const auto told = page.words.count("home.copies", count);
    if (list_row(page.ui, {.id = "home.copies", .title = page.words.text("copies.title"), .subtitle = told, .icon = Icon::History, .tone = Tone::Success}))
        page.tablet.open_copies();
}

void sending(const TabletPage& page, const SyncView& sync)
{
    auto& ui = page.ui;
    const bool waits = sync.waiting > 0;
    const auto last = sync.last_receipt
        ? page.words.fill("sync.last", {{"when", told_moment(page.words, page.tablet.environment(), *sync.last_receipt)}})
        : page.say("sync.never");
    if (list_row(ui, {.id = "home.sync",
                      .title = page.words.text("action.sync"),
                      .subtitle = last,
                      .icon = waits ? Icon::Hourglass : Icon::CloudDone,
                      .tone = waits ? Tone::Info : Tone::Success}))
        page.tablet.open_sync();
}

/// Told once, below everything: taken or sent away, it does not come back.
void offer_pin(const TabletPage& page)
{
    const auto tapped = list_row(page.ui, {.id = "home.pin", .title = page.words.text("home.pin"), .subtitle = page.words.text("home.pin.hint"), .icon = Icon::Key, .tone = Tone::Neutral},
                                 {.id = "home.pin.dismiss", .icon = Icon::Close, .label = page.say("home.pin.dismiss")});
    if (tapped == RowTap::Row)
        page.tablet.open_own_pin();
    else if (tapped == RowTap::Button)
        page.tablet.dismiss_pin();
}

/// What she can begin, and beside it, where the page has the room, what there is of hers already.
void lists(const TabletPage& page, const HomeView& view, const Search& wanted, std::string& asked)
{
    auto& ui = page.ui;
    // Turned upright, or in great letters, a second column would be a column of broken words.
    std::unique_ptr<Row> columns;
    const bool has_hand_over = finds_hand_over(page, view, wanted);
    const auto found = view.forms.size() + view.drafts.size() + (has_hand_over ? 1 : 0);
    const bool has_forms = wanted.is_empty() || !view.forms.empty() || has_hand_over;
    const bool has_drafts = wanted.is_empty() || !view.drafts.empty();
    if (!has_forms && !has_drafts)
        text(ui, {.text = page.words.text("home.search.none"), .paint = Paint::TextQuiet, .id = "home.search.none"});
    else if (!wanted.is_empty())
        text(ui, {.text = page.words.count("choice.found", found), .type = Type::Small, .paint = Paint::TextQuiet, .id = "home.search.count"});
    if (!ui.is_portrait() && !ui.is_low() && has_forms)
        columns = std::make_unique<Row>(ui, std::vector<float>{3, 2}, false, 8);
    if (has_forms)
        forms(page, view, wanted, asked, columns != nullptr);
    if (columns)
        columns->next();
    else
        space(ui, 3);
    if (has_drafts)
        drafts(page, view, asked, columns != nullptr);
    finished(page, view.copies);
    sending(page, view.sync);
    if (page.tablet.pin_was_set())
        banner(ui, {.id = "home.pin.told", .label = page.words.text("pin.was-set"), .tone = Tone::Success});
    else if (view.offers_pin)
        offer_pin(page);
    text(ui, {.text = page.words.text("home.lock.hint"), .type = Type::Small, .paint = Paint::TextQuiet});
}

}

std::vector<BarButton> standing_buttons(const TabletPage& page, Standing standing)
{
    std::vector<BarButton> buttons;
    if (standing == Standing::ConcernAndLock)
        buttons.push_back({.id = "app.concern", .icon = Icon::Concern, .label = page.say("action.concern"), .show_label = true, .is_danger = true});
    buttons.push_back({.id = "app.lock", .icon = Icon::Lock, .label = page.say("action.lock"), .show_label = true, .stands = true});
    return buttons;
}

bool standing_tapped(const TabletPage& page, std::optional<int> tapped, Standing standing)
{
    const bool has_concern = standing == Standing::ConcernAndLock;
    if (has_concern && (page.ui.pressed("F1") || tapped == 0)) {
        page.tablet.raise_concern();
        return true;
    }
    if (page.ui.pressed("F11")) {
        page.tablet.lock();
        return true;
    }
    if (tapped == (has_concern ? 1 : 0)) {
        page.tablet.ask_to_lock();
        return true;
    }
    return false;
}

void home_page(const TabletPage& page, std::string& asked, std::string& search)
{
    auto& ui = page.ui;
    auto& tablet = page.tablet;
    const auto view = tablet.home(search);
    // With counters on top it is another page: nothing on it is where it was.
    ui.page(view.shift ? "home.shift" : "home");
    const auto title = page.words.fill("signin.hello", {{"name", told_name(view.name)}});
    const auto today = long_day(page.words, local_now(tablet.environment()).day);
    auto buttons = standing_buttons(page);
    buttons.push_back({.id = "home.settings", .icon = Icon::Settings, .label = page.say("action.settings")});
    // With a shift open its counters are what she came for, and in great letters what she can do: she is greeted in the bar,
    // and the lamp makes room.
    constexpr float kLinesForHead = 26;
    const bool is_compact = view.shift || ui.lines() < kLinesForHead;
    const auto tapped = app_bar(ui, {.id = "home.bar", .title = is_compact ? std::string_view(title) : page.words.text("app.name"),
                                  .subtitle = is_compact ? std::string_view(today) : std::string_view(), .trailing = buttons, .is_branded = true,
                                  .is_unlit = is_compact});
    if (standing_tapped(page, tapped))
        return;
    if (tapped == 2) {
        tablet.open_settings();
        return;
    }
    {
        Body body(ui, "body", {.is_wide = true});
        if (is_compact) {
            health(page, view, true);
        } else {
            Masthead head(ui);
            heading(ui, title, 0, Align::Leading, head.ink());
            text(ui, {.text = today, .paint = head.quiet(), .id = "home.today"});
            space(ui, 2);
            health(page, view, false);
        }
        space(ui, is_compact ? 0 : 2);
        told_loss(page);
        if (const auto problem = tablet.problem()) {
            const auto told = told_problem(page.words, *problem);
            if (banner(ui, {.id = "home.problem", .label = told, .tone = Tone::Danger, .action = page.words.text("action.close")}))
                tablet.clear_problem();
        }
        warnings(page, view);
        if (view.is_searchable || !search.empty())
            search_field(page, search);
        if (view.shift) {
            open_shift(page, *view.shift);
            space(ui, 4);
        }
        lists(page, view, Search(search), asked);
    }
    if (asked.empty())
        return;
    if (asked == kSecondShift) {
        ask_second_shift(page, view, asked);
        return;
    }
    ask_discard(page, view, asked);
}

}
