#include "app/ui/screens/tablet_pages.h"

#include <array>
#include <cstdlib>
#include <utility>

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
    const auto current = page.tablet.setting("theme");
    Row row(ui, {1, 1, 1, 1}, false, 2);
    for (std::size_t at = 0; at < kThemes.size(); ++at) {
        if (at > 0)
            row.next();
        const auto& [name, key] = kThemes[at];
        const auto id = "settings.theme." + std::string(name);
        if (choice(ui, {.id = id, .label = page.words.text(key), .is_selected = current == name || (current.empty() && at == 0), .is_compact = true})) {
            page.tablet.keep_setting("theme", name);
            ui.set_theme(name);
        }
    }
}

void sizes(const TabletPage& page)
{
    auto& ui = page.ui;
    heading(ui, page.words.text("settings.size"), 3);
    const auto current = page.tablet.setting("size");
    Row row(ui, {1, 1, 1, 1}, false, 2);
    for (std::size_t at = 0; at < kSizes.size(); ++at) {
        if (at > 0)
            row.next();
        const auto id = "settings.size." + std::string(kSizes[at]);
        const auto label = std::string(kSizes[at]) + " %";
        if (choice(ui, {.id = id, .label = label, .is_selected = current == kSizes[at] || (current.empty() && at == 0), .is_compact = true})) {
            page.tablet.keep_setting("size", kSizes[at]);
            ui.set_text_scale(static_cast<float>(std::atoi(std::string(kSizes[at]).c_str())) / 100.F);
        }
    }
}

void languages(const TabletPage& page)
{
    auto& ui = page.ui;
    heading(ui, page.words.text("settings.language"), 3);
    {
        const auto& all = page.translations.all();
        Row row(ui, std::vector<float>(all.size(), 1.F), false, 2);
        for (std::size_t at = 0; at < all.size(); ++at) {
            if (at > 0)
                row.next();
            const auto id = "settings.language." + all[at].language();
            if (choice(ui, {.id = id, .label = all[at].name(), .is_selected = page.words.language() == all[at].language(), .is_compact = true,
                            .language = all[at].language()}))
                page.tablet.keep_setting("language", all[at].language());
        }
    }
    if (!page.words.is_reviewed())
        caption(ui, page.words.text("app.unreviewed"));
}

}

void settings_page(const TabletPage& page)
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
    Body body(ui, "body", {.width = 760});
    space(ui, 2);
    looks(page);
    space(ui, 3);
    sizes(page);
    space(ui, 3);
    languages(page);
    space(ui, 3);
    const auto gloves = tablet.setting("gloves") == "yes";
    if (const auto on = toggle(ui, "settings.gloves", page.words.text("settings.gloves"), gloves, page.words.text("settings.gloves.hint"))) {
        tablet.keep_setting("gloves", *on ? "yes" : "no");
        ui.set_gloves(*on);
    }
    const auto keyboard = tablet.setting("keyboard") != "no";
    if (const auto on = toggle(ui, "settings.keyboard", page.words.text("settings.keyboard"), keyboard, page.words.text("settings.keyboard.hint")))
        tablet.keep_setting("keyboard", *on ? "yes" : "no");
    space(ui, 3);
    heading(ui, page.words.text("settings.about"), 3);
    const auto sync = tablet.sync();
    {
        Card card(ui, "settings.about");
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
    emblem(ui, Icon::HandOver, Paint::Primary);
    space(ui, 2);
    text(ui, {.text = page.words.text("handover.text"), .type = Type::Subheading, .align = Align::Centre});
    space(ui, 3);
    if (forms.empty())
        banner(ui, {.id = "handover.none", .label = page.words.text("handover.none"), .tone = Tone::Info});
    for (const auto& form : forms)
        if (choice(ui, {.id = "handover.form." + form.id, .label = form.title, .is_selected = chosen == form.id}))
            chosen = form.id;
}

}
