#include "app/ui/screens/visitor_pages.h"

#include "app/ui/widgets/poster.h"
#include "app/ui/widgets/widgets.h"

namespace kerbside::app::ui {

void help_cover(const VisitorPage& page)
{
    auto& ui = page.ui;
    ui.page("help");
    const auto move = bottom_bar(ui, {.buttons = {{.id = "help.return", .label = page.words.text("action.back"), .icon = Icon::Back}}});
    if (move) {
        page.visitor.close_help();
        return;
    }
    // All three are seen at once, whichever way the display stands.
    const bool is_low = !ui.is_portrait();
    // In great letters across, what stands around the numbers is smaller than elsewhere.
    constexpr float kLinesForAll = 20;
    const bool is_tight = is_low && ui.lines() < kLinesForAll;
    // Nothing is as large here as a number, where there is room.
    const auto numbers = is_tight ? Type::Heading : ui.is_portrait() ? (ui.is_narrow() ? Type::Title : Type::Display) : room(ui) > 30 * ui.theme().type(Type::Body).size / ui.theme().px(1) ? Type::Display : Type::Title;
    Body body(ui, "body", {.width = is_low ? 960.F : 760.F, .is_centred = true});
    heading(ui, page.words.text("help.title"), is_tight ? 3 : is_low ? 1 : 0);
    space(ui, is_low ? 0 : 4);
    const auto place = [&](std::string_view id, Icon picture, std::string_view what, std::string_view number, Paint paint, Paint on) {
        Card card(ui, id, paint);
        Row row(ui, {1, is_low ? 11.F : 6.F}, true, 4);
        icon(ui, picture, is_low ? 44 : 56, on);
        row.next();
        text(ui, {.text = page.words.text(what), .type = is_tight ? Type::Small : Type::Strong, .paint = on});
        text(ui, {.text = page.words.text(number), .type = numbers, .paint = on, .id = number});
    };
    place("help.card.999", Icon::Warning, "help.999", "help.999.number", Paint::DangerSoft, Paint::OnDangerSoft);
    space(ui, is_low ? 0 : 2);
    place("help.card.childline", Icon::Phone, "help.childline", "help.childline.number", Paint::PrimarySoft, Paint::OnPrimarySoft);
    space(ui, is_low ? 0 : 2);
    place("help.card.worker", Icon::Person, "help.worker", "help.worker.number", Paint::SuccessSoft, Paint::OnSuccessSoft);
    space(ui, is_low ? 0 : 6);
    text(ui, {.text = page.words.text("help.nobody-live"), .type = Type::Subheading});
    text(ui, {.text = page.words.text("help.not-kept"), .paint = Paint::TextQuiet});
}

void stop_cover(const VisitorPage& page)
{
    const auto answer = dialog(page.ui, {.id = "stop",
                                         .title = page.words.text("stop.title"),
                                         .label = page.words.text("stop.text"),
                                         .buttons = {{.id = "stop.go-on", .label = page.words.text("stop.go-on"), .icon = Icon::Forward},
                                                     {.id = "stop.finish", .label = page.words.text("stop.finish"), .icon = Icon::Send},
                                                     {.id = "stop.wipe", .label = page.words.text("stop.wipe"), .icon = Icon::Delete},
                                                     {.id = "stop.help", .label = page.words.text("help.now"), .kind = ButtonKind::Tonal, .icon = Icon::Help}},
                                         .is_even = true});
    if (!answer)
        return;
    if (*answer == 1)
        page.visitor.finish_now();
    else if (*answer == 2)
        page.visitor.wipe();
    else if (*answer == 3)
        page.visitor.open_help();
    else
        page.visitor.go_on();
}

void idle_cover(const VisitorPage& page)
{
    auto& ui = page.ui;
    auto& visitor = page.visitor;
    const auto left = visitor.left().count();
    const auto whole = std::max<std::int64_t>(1, visitor.plan().warning.count());
    const auto number = std::to_string(left);
    const auto told = page.words.count("idle.text", static_cast<std::uint64_t>(left));
    Sheet sheet(ui, "idle", page.words.text("idle.title"), {});
    const auto counts = [&] { countdown(ui, "idle.countdown", static_cast<float>(left) / static_cast<float>(whole), number); };
    if (ui.is_portrait()) {
        counts();
        text(ui, {.text = told, .align = Align::Centre, .id = "idle.text"});
    } else {
        // A low screen has no room for one below the other: what stops the wipe is always in sight.
        Row row(ui, {1, 2}, true, 4);
        counts();
        row.next();
        text(ui, {.text = told, .type = Type::Subheading, .id = "idle.text"});
    }
    space(ui, 2);
    bool stays = ui.pressed("Escape");
    bool wipes = false;
    {
        // Keys begin on the first: nothing is lost by one that was meant for the page below.
        Grid grid(ui, 170, 2, 4);
        grid.next();
        stays = button(ui, {.id = "idle.stay", .label = page.words.text("idle.stay"), .icon = Icon::Check, .is_wide = true, .is_large = true}) || stays;
        grid.next();
        wipes = button(ui, {.id = "idle.wipe", .label = page.words.text("idle.wipe"), .icon = Icon::Delete, .is_wide = true, .is_large = true});
    }
    space(ui, 2);
    const bool asks_help = !visitor.is_help_open() &&
        button(ui, {.id = "idle.help", .label = page.words.text("help.now"), .kind = ButtonKind::Tonal, .icon = Icon::Help, .is_wide = true});
    if (wipes)
        visitor.wipe();
    else if (asks_help)
        visitor.open_help();
    else if (stays)
        visitor.stay();
}

}
