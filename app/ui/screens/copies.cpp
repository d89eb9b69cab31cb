#include "app/ui/screens/question_widgets.h"
#include "app/ui/screens/tablet_pages.h"

#include "app/session/search.h"
#include "app/session/typed.h"

#include <map>

namespace kerbside::app::ui {

namespace {

struct Told {
    std::string words;
    Tone tone = Tone::Neutral;
    Icon icon = Icon::None;
};

Told told_delivery(const TabletPage& page, Delivery delivery)
{
    switch (delivery) {
    case Delivery::Received: return {page.say("copies.received"), Tone::Success, Icon::CloudDone};
    case Delivery::Waiting: return {page.say("copies.waiting"), Tone::Info, Icon::Hourglass};
    case Delivery::SetAside: return {page.say("copies.aside"), Tone::Danger, Icon::Warning};
    case Delivery::Unknown: break;
    }
    return {};
}

/// What its form calls it.
std::string name_of(const TabletPage& page, const CopyEntry& copy)
{
    return copy.name.empty() ? copy.title : told_instance(page.words, page.tablet.environment(), copy.name);
}

/// "Finished today at 22:05", and until when it can be read.
std::string told_times(const TabletPage& page, const CopyEntry& copy)
{
    const auto& environment = page.tablet.environment();
    return page.words.fill("copies.finished", {{"when", told_moment(page.words, environment, copy.finalized)}}) + "\n" +
        page.words.fill("copies.until", {{"when", told_moment(page.words, environment, copy.expires)}});
}

void copies_list(const TabletPage& page, const CopiesView& view)
{
    std::map<std::string, int> seen;
    for (const auto& copy : view.copies) {
        // The newest of a form has its name; an older one has its number besides.
        const auto number = ++seen[copy.form_id];
        const auto id = "copies." + copy.form_id + (number > 1 ? "." + std::to_string(number) : "");
        const auto delivery = told_delivery(page, copy.delivery);
        const auto told = (copy.name.empty() ? "" : copy.title + "\n") + told_times(page, copy);
        const auto name = name_of(page, copy);
        if (list_row(page.ui, {.id = id,
                               .title = name,
                               .subtitle = told,
                               .icon = icon_of_form(copy.form_id),
                               .badge = delivery.words,
                               .tone = delivery.tone}))
            page.tablet.open_copy(copy.instance_id);
    }
}

using Rows = std::vector<ReviewRow>::const_iterator;

/// The questions and answers of one group, on one sheet: nothing here looks as if it could be tapped.
Rows section(const TabletPage& page, Rows row, Rows end)
{
    auto& ui = page.ui;
    space(ui, 2);
    if (!row->group.empty())
        heading(ui, row->group, 2);
    const auto id = [](const Rows& of) { return "copy." + of->id.substr(of->id.find('.') + 1); };
    Card card(ui, id(row) + ".section");
    for (const auto first = row; row != end && row->group == first->group; ++row) {
        if (row != first)
            divider(ui);
        const auto answer = row->series >= 0 ? page.say("repeat.none") : told_answer(page.words, row->answer);
        Row pair(ui, {2, 3}, false, 4, 15 * ui.theme().type(Type::Body).size);
        text(ui, {.text = row->answer.label, .paint = Paint::TextQuiet});
        pair.next();
        text(ui, {.text = answer.empty() ? page.words.text("review.not-answered") : std::string_view(answer),
                  .type = answer.empty() ? Type::Body : Type::Strong,
                  .paint = answer.empty() ? Paint::TextQuiet : Paint::Text,
                  .id = id(row)});
    }
    return row;
}

}

void copies_page(const TabletPage& page, std::string& search)
{
    auto& ui = page.ui;
    auto& tablet = page.tablet;
    const auto view = tablet.copies(search);
    ui.page("copies");
    const auto bar = app_bar(ui, {.id = "copies.bar",
                                  .title = page.words.text("copies.title"),
                                  .leading = BarButton{.id = "copies.back", .icon = Icon::Back, .label = page.say("action.back")},
                                  .trailing = standing_buttons(page)});
    if (standing_tapped(page, bar))
        return;
    if (bar == -1) {
        wipe_text(search);
        tablet.go_home();
        return;
    }
    Body body(ui, "body", {.is_wide = true});
    text(ui, {.text = page.words.text("copies.text"), .paint = Paint::TextQuiet});
    space(ui, 1);
    if (const auto problem = tablet.problem())
        banner(ui, {.id = "copies.problem", .label = told_problem(page.words, *problem), .tone = Tone::Danger});
    if (view.all > 1 || !search.empty()) {
        if (const auto typed = field(ui, {.id = "copies.search", .label = page.words.text("copies.search"), .value = search, .most = 64, .icon = Icon::Search, .finds = true});
            typed && typed->is_changed) {
            wipe_text(search);
            search = typed->text;
        }
        space(ui, 1);
    }
    if (view.copies.empty())
        text(ui, {.text = page.words.text(view.all > 0 ? "home.search.none" : "copies.none"), .paint = Paint::TextQuiet, .id = "copies.none"});
    else if (!Search(search).is_empty())
        text(ui, {.text = page.words.count("choice.found", view.copies.size()), .type = Type::Small, .paint = Paint::TextQuiet, .id = "copies.search.count"});
    copies_list(page, view);
    space(ui, 4);
}

void copy_page(const TabletPage& page)
{
    auto& ui = page.ui;
    auto& tablet = page.tablet;
    const auto* view = tablet.copy();
    if (view == nullptr) {
        tablet.open_copies();
        return;
    }
    const auto& entry = view->entry;
    ui.page("copy");
    const auto bar = app_bar(ui, {.id = "copy.bar",
                                  .title = entry.title,
                                  .subtitle = page.words.text("copies.copy"),
                                  .leading = BarButton{.id = "copy.back", .icon = Icon::Back, .label = page.say("action.back")},
                                  .trailing = standing_buttons(page)});
    if (standing_tapped(page, bar))
        return;
    if (bar == -1) {
        tablet.open_copies();
        return;
    }
    Body body(ui, "body", {.is_wide = true});
    heading(ui, name_of(page, entry), 1);
    text(ui, {.text = told_times(page, entry), .paint = Paint::TextQuiet, .id = "copy.times"});
    if (const auto delivery = told_delivery(page, entry.delivery); !delivery.words.empty())
        badge(ui, "copy.delivery", delivery.words, delivery.tone, delivery.icon);
    banner(ui, {.id = "copy.note", .label = page.words.text("copies.note"), .tone = Tone::Info, .icon = Icon::Lock});
    for (auto row = view->rows.begin(); row != view->rows.end();)
        row = section(page, row, view->rows.end());
    space(ui, 6);
}

}
