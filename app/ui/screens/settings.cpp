#include "app/ui/screens/tablet_pages.h"

#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace kerbside::app::ui {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kThemes = {{
    {"day", "settings.theme.day"},
    {"night", "settings.theme.night"},
    {"contrast", "settings.theme.contrast"},
    {"large", "settings.theme.large"},
}};
constexpr std::array<std::string_view, 4> kSizes = {"100", "125", "150", "200"};

void looks(const TabletPage& page)
{
    auto& ui = page.ui;
    heading(ui, page.words.text("settings.theme"), 3);
    std::vector<std::pair<std::string, std::string>> offers;
    for (const auto& [name, key] : kThemes)
        offers.emplace_back(name, page.say(key));
    static constexpr std::array kPictures = {Icon::Day, Icon::Night, Icon::Contrast, Icon::TextSize};
    // Four with pictures make two rows of two, never three and one.
    kept_choice(ui, setting_store(page.tablet), "theme", offers, {.least = 180, .most = 2}, kPictures);
}

void sizes(const TabletPage& page)
{
    auto& ui = page.ui;
    heading(ui, page.words.text("settings.size"), 3);
    std::vector<std::pair<std::string, std::string>> offers;
    for (const auto size : kSizes)
        offers.emplace_back(size, std::string(size) + " %");
    kept_choice(ui, setting_store(page.tablet), "size", offers, {.least = 90});
    space(ui, 1);
    heading(ui, page.words.text("settings.density"), 3);
    kept_choice(ui, setting_store(page.tablet), "density", {{"usual", page.say("settings.density.usual")},
                                  {"close", page.say("settings.density.close")},
                                  {"wide", page.say("settings.density.wide")}});
}

void hands(const TabletPage& page)
{
    auto& ui = page.ui;
    heading(ui, page.words.text("settings.hand"), 3);
    // The left one stands at the left, wherever reading begins.
    std::vector<std::pair<std::string, std::string>> hands = {{"both", page.say("settings.hand.both")}, {"left", page.say("settings.hand.left")}, {"right", page.say("settings.hand.right")}};
    if (ui.is_right_to_left())
        std::swap(hands[1], hands[2]);
    kept_choice(ui, setting_store(page.tablet), "hand", hands);
    const auto kept_toggle = [&](std::string_view setting, std::string_view otherwise) {
        const auto key = "settings." + std::string(setting);
        const auto value = page.tablet.setting(setting);
        const auto is_on = (value.empty() ? otherwise : std::string_view(value)) == "yes";
        if (const auto on = toggle(ui, key, page.words.text(key), is_on, page.words.text(key + ".hint")))
            page.tablet.keep_setting(setting, *on ? "yes" : "no");
    };
    kept_toggle("gloves", "no");
    kept_toggle("motion", "no");
    kept_toggle("keyboard", "yes");
}

void languages(const TabletPage& page)
{
    auto& ui = page.ui;
    heading(ui, page.words.text("settings.language"), 3);
    if (const auto chosen = choose_language(ui, "settings.language.", page.words, page.translations))
        page.tablet.keep_setting("language", *chosen);
}

/// Her PIN for coming back after a lock: whether she has one, and what can be done with it.
void own_pin(const TabletPage& page)
{
    auto& ui = page.ui;
    auto& tablet = page.tablet;
    const bool has_pin = tablet.has_own_pin();
    heading(ui, page.words.text("pin.title"), 3);
    text(ui, {.text = page.words.text("pin.hint"), .type = Type::Small, .paint = Paint::TextQuiet});
    if (tablet.pin_was_set() == false)
        banner(ui, {.id = "pin.told", .label = page.words.text("pin.was-removed"), .tone = Tone::Success});
    else
        text(ui, {.text = page.words.text(has_pin ? "pin.has" : "pin.none"), .type = Type::Strong, .id = "pin.state"});
    Grid grid(ui, 240, 2, 2);
    grid.next();
    if (button(ui, {.id = "settings.pin.set", .label = page.words.text(has_pin ? "pin.change" : "pin.choose"), .icon = Icon::Key, .is_wide = true}))
        tablet.open_own_pin();
    if (!has_pin)
        return;
    grid.next();
    if (button(ui, {.id = "settings.pin.remove", .label = page.words.text("pin.remove"), .kind = ButtonKind::Quiet, .icon = Icon::Delete, .is_wide = true}))
        tablet.remove_own_pin();
}

}

void settings_page(const TabletPage& page, SwitchLesson& lesson)
{
    auto& ui = page.ui;
    auto& tablet = page.tablet;
    ui.page("settings");
    const auto bar = app_bar(ui, {.id = "settings.bar",
                                  .title = page.words.text("settings.title"),
                                  .leading = BarButton{.id = "settings.back", .icon = Icon::Back, .label = page.say("action.back")},
                                  .trailing = standing_buttons(page)});
    if (standing_tapped(page, bar))
        return;
    if (bar == -1) {
        tablet.go_home();
        return;
    }
    Body body(ui, "body", {.is_wide = true});
    // On top, where she arrives from choosing it.
    if (tablet.pin_was_set() == true)
        banner(ui, {.id = "pin.told", .label = page.words.text("pin.was-set"), .tone = Tone::Success});
    {
        Row halves(ui, {1, 1}, false, 6, 15 * ui.theme().type(Type::Title).size);
        {
            Card card(ui, "settings.looks");
            looks(page);
            space(ui, 2);
            sizes(page);
        }
        halves.next();
        {
            Card card(ui, "settings.hands");
            hands(page);
        }
        Card card(ui, "settings.switches");
        switch_settings(ui, page.words, setting_store(tablet), lesson);
    }
    {
        Card card(ui, "settings.pin");
        own_pin(page);
    }
    {
        Card card(ui, "settings.languages");
        languages(page);
    }
    const auto sync = tablet.sync();
    {
        Card card(ui, "settings.about");
        heading(ui, page.words.text("settings.about"), 3);
        const auto device = sync.device.empty() ? page.say("settings.not-enrolled") : page.words.fill("settings.device", {{"id", sync.device}});
        badge(ui, "settings.enrolled", page.words.text(sync.is_enrolled ? "settings.enrolled" : "settings.not-enrolled"),
              sync.is_enrolled ? Tone::Success : Tone::Warning, sync.is_enrolled ? Icon::Check : Icon::Warning);
        if (!sync.device.empty())
            text(ui, {.text = device, .type = Type::Strong});
        text(ui, {.text = page.words.text("settings.key-file"), .type = Type::Small, .paint = Paint::TextQuiet});
    }
    space(ui, 6);
}

void hand_over_page(const TabletPage& page, std::string& chosen)
{
    auto& ui = page.ui;
    auto& tablet = page.tablet;
    const auto forms = tablet.hand_over_forms();
    if (chosen.empty() && forms.size() == 1)
        chosen = forms.front().id;
    ui.page("handover");
    const auto bar = app_bar(ui, {.id = "handover.bar",
                                  .title = page.words.text("handover.title"),
                                  .leading = BarButton{.id = "handover.back", .icon = Icon::Back, .label = page.say("action.back")},
                                  .trailing = standing_buttons(page)});
    const auto move = bottom_bar(ui, {.buttons = {{.id = "handover.cancel", .label = page.words.text("action.cancel")},
                                                  {.id = "handover.go", .label = page.words.text("handover.go"), .kind = ButtonKind::Primary, .icon = Icon::HandOver,
                                                   .is_enabled = !chosen.empty()}}});
    if (standing_tapped(page, bar))
        return;
    if (bar == -1 || move == 0) {
        tablet.go_home();
        return;
    }
    if (move == 1) {
        tablet.hand_over(chosen);
        chosen.clear();
        return;
    }
    Body body(ui, "body", {.width = 640, .is_centred = true});
    if (!ui.is_low()) {
        medallion(ui, Icon::HandOver, Tone::Primary);
        space(ui, 2);
    }
    text(ui, {.text = page.words.text("handover.text"), .type = ui.is_low() ? Type::Small : Type::Subheading, .align = Align::Centre});
    space(ui, ui.is_low() ? 0 : 3);
    if (forms.empty())
        banner(ui, {.id = "handover.none", .label = page.words.text("handover.none"), .tone = Tone::Info});
    for (const auto& form : forms)
        if (choice(ui, {.id = "handover.form." + form.id, .label = form.title_in(page.words.language()), .is_selected = chosen == form.id}))
            chosen = form.id;
}

}
