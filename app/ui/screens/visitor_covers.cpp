#include "app/ui/screens/visitor_pages.h"

#include "app/ui/widgets/poster.h"
#include "app/ui/widgets/widgets.h"

#include <array>

namespace kerbside::app::ui {

void help_cover(const VisitorPage& page)
{
    auto& ui = page.ui;
    ui.page("help");
    const float column = ui.is_portrait() ? 760.F : 960.F;
    const auto move = bottom_bar(ui, {.buttons = {{.id = "help.return", .label = page.words.text("action.back"), .icon = Icon::Back}}, .width = column});
    if (move) {
        page.visitor.close_help();
        return;
    }
    Body body(ui, "body", {.width = column, .is_centred = true});
    const auto way = [&](std::string_view id, Icon picture, std::string_view what, std::string_view number, Paint paint, Paint ink) {
        return Way{id, number, picture, page.words.text(what), page.words.text(number), paint, ink};
    };
    const std::array<Way, 3> all = {way("help.card.999", Icon::Warning, "help.999", "help.999.number", Paint::DangerSoft, Paint::OnDangerSoft),
                                    way("help.card.childline", Icon::Phone, "help.childline", "help.childline.number", Paint::PrimarySoft, Paint::OnPrimarySoft),
                                    way("help.card.worker", Icon::Person, "help.worker", "help.worker.number", Paint::SuccessSoft, Paint::OnSuccessSoft)};
    ways(ui, page.words.text("help.title"), all);
    space(ui, ui.is_portrait() ? 4 : 0);
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
    // Who comes by while nobody answers reads nothing of what somebody has begun.
    Sheet sheet(ui, "idle", page.words.text("idle.title"), {}, Behind::Hidden);
    const auto share = static_cast<float>(left) / static_cast<float>(whole);
    // A low screen has no room for one below the other: what stops the wipe is always in sight.
    countdown(ui, "idle.countdown", share, number, ui.is_portrait() ? std::string_view() : std::string_view(told), "idle.text");
    if (ui.is_portrait())
        text(ui, {.text = told, .align = Align::Centre, .id = "idle.text"});
    space(ui, 2);
    // Keys begin on the first: nothing is lost by one that was meant for the page below.
    const auto chosen = even_buttons(ui, {{.id = "idle.stay", .label = page.words.text("idle.stay"), .icon = Icon::Check, .is_large = true},
                                          {.id = "idle.wipe", .label = page.words.text("idle.wipe"), .icon = Icon::Delete, .is_large = true}}, 170);
    const bool stays = chosen == 0 || ui.pressed("Escape");
    const bool wipes = chosen == 1;
    space(ui, 2);
    const bool asks_help = !visitor.is_help_open() &&
        button(ui, {.id = "idle.help", .label = page.words.text("help.now"), .kind = ButtonKind::Tonal, .icon = Icon::Help, .is_wide = true});
    if (wipes)
        visitor.wipe();
    else if (asks_help)
        visitor.open_help();
    else if (stays) {
        visitor.stay();
        // Who was writing goes on where she was.
        if (const auto* interview = visitor.interview(); interview != nullptr && !interview->typing().empty())
            ui.focus(interview->typing());
    }
}

}
