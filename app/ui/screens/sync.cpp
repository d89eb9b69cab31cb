#include "app/ui/screens/tablet_pages.h"

namespace kerbside::app::ui {

namespace {

std::string_view reason_key(WaitReason reason)
{
    switch (reason) {
    case WaitReason::Offline:
        return "sync.reason.offline";
    case WaitReason::Captive:
        return "sync.reason.captive";
    case WaitReason::Metered:
        return "sync.reason.metered";
    case WaitReason::NoAnswer:
        return "sync.reason.no-answer";
    case WaitReason::NotEnrolled:
        return "sync.reason.not-enrolled";
    case WaitReason::Session:
        return "sync.reason.session";
    case WaitReason::Soon:
    case WaitReason::None:
        break;
    }
    return "sync.reason.soon";
}

std::string next_try(const TabletPage& page, const SyncView& view)
{
    if (view.reason == WaitReason::Offline)
        return page.say("sync.next.network");
    if (!view.next_try || view.next_try->count() <= 0)
        return {};
    const auto seconds = static_cast<std::uint64_t>(view.next_try->count());
    return seconds < 90 ? page.words.count("sync.next", seconds) : page.words.count("sync.next.minutes", (seconds + 30) / 60);
}

void figure(const TabletPage& page, std::string_view id, std::size_t number, std::string_view key, Paint paint)
{
    auto& ui = page.ui;
    Card card(ui, id, Paint::Surface, CardHeight::OfRow);
    const auto digits = std::to_string(number);
    text(ui, {.text = digits, .type = Type::Numeral, .paint = paint, .align = Align::Centre, .id = id});
    text(ui, {.text = page.words.text(key), .type = Type::Small, .paint = Paint::TextQuiet, .align = Align::Centre});
}

void what_waits(const TabletPage& page, const SyncView& view)
{
    auto& ui = page.ui;
    if (view.waiting == 0) {
        if (!ui.is_low())
            medallion(ui, Icon::CloudDone, Tone::Success);
        heading(ui, page.words.text("sync.none"), 1, Align::Centre);
        const bool is_new = view.received == 0 && view.set_aside == 0;
        text(ui, {.text = page.words.text(is_new ? "sync.none.new" : "sync.none.text"), .paint = Paint::TextQuiet, .align = Align::Centre});
        return;
    }
    if (!ui.is_low())
        medallion(ui, view.is_sending ? Icon::Sync : Icon::Hourglass, Tone::Primary);
    heading(ui, page.words.count("sync.waits", view.waiting), 1, Align::Centre);
    text(ui, {.text = page.words.text("sync.safe"), .paint = Paint::TextQuiet, .align = Align::Centre});
    space(ui, 2);
    if (view.is_sending) {
        const float done = view.batch_size == 0 ? 0.F : static_cast<float>(view.batch_done) / static_cast<float>(view.batch_size);
        progress(ui, "sync.progress", done, page.words.text("sync.sending"));
        return;
    }
    const auto then = next_try(page, view);
    const auto label = page.say(reason_key(view.reason)) + (then.empty() ? "" : " " + then);
    const bool is_trouble = view.reason == WaitReason::NoAnswer || view.reason == WaitReason::NotEnrolled || view.reason == WaitReason::Captive;
    banner(ui, {.id = "sync.reason", .label = label, .tone = is_trouble ? Tone::Warning : Tone::Info, .title = page.words.text("sync.why"),
                .icon = view.reason == WaitReason::Offline ? Icon::WifiOff : Icon::None});
}

}

void sync_page(const TabletPage& page)
{
    auto& ui = page.ui;
    auto& tablet = page.tablet;
    const auto view = tablet.sync();
    ui.page("sync");
    const auto bar = app_bar(ui, {.id = "sync.bar",
                                  .title = page.words.text("sync.title"),
                                  .leading = BarButton{.id = "sync.back", .icon = Icon::Back, .label = page.say("action.back")},
                                  .trailing = standing_buttons(page)});
    const auto move = bottom_bar(ui, {.buttons = {{.id = "sync.home", .label = page.words.text("action.home"), .icon = Icon::Home},
                                                  {.id = "sync.now", .label = page.words.text("sync.now"), .kind = ButtonKind::Primary, .icon = Icon::Refresh,
                                                   .is_enabled = view.waiting > 0 && !view.is_sending}}});
    if (standing_tapped(page, bar))
        return;
    if (bar == -1 || move == 0) {
        tablet.go_home();
        return;
    }
    if (move == 1)
        tablet.try_now();
    Body body(ui, "body", {.width = 680});
    space(ui, ui.is_low() ? 0 : 4);
    what_waits(page, view);
    space(ui, ui.is_low() ? 1 : 4);
    {
        Row figures(ui, {1, 1, 1}, true, 4);
        figure(page, "sync.waiting", view.waiting, "sync.waiting", Paint::Primary);
        figures.next();
        figure(page, "sync.received", view.received, "sync.received", Paint::OnSuccessSoft);
        figures.next();
        figure(page, "sync.aside", view.set_aside, "sync.aside", view.set_aside > 0 ? Paint::Danger : Paint::TextQuiet);
    }
    if (view.set_aside > 0)
        banner(ui, {.id = "sync.aside.text", .label = page.words.text("sync.aside.text"), .tone = Tone::Danger});
    const auto last = view.last_receipt
        ? page.words.fill("sync.last", {{"when", told_moment(page.words, tablet.environment(), *view.last_receipt)}})
        : page.say("sync.never");
    text(ui, {.text = last, .type = Type::Small, .paint = Paint::TextQuiet, .align = Align::Centre, .id = "sync.last"});
}

}
