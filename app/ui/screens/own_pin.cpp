#include "app/ui/screens/tablet_pages.h"

#include "app/session/typed.h"
#include "app/ui/widgets/pads.h"

#include <memory>
#include <vector>

namespace kerbside::app::ui {

void own_pin_page(const TabletPage& page)
{
    auto& ui = page.ui;
    auto& tablet = page.tablet;
    const auto view = tablet.own_pin();
    ui.page("pin");
    const auto bar = app_bar(ui, {.id = "pin.bar",
                                  .title = page.words.text("pin.title"),
                                  .leading = BarButton{.id = "pin.back", .icon = Icon::Back, .label = page.say("action.back")},
                                  .trailing = standing_buttons(page)});
    if (standing_tapped(page, bar))
        return;
    if (bar == -1) {
        tablet.leave_own_pin();
        return;
    }
    const auto message = [&] {
        switch (view.fault) {
        case PinFault::Easy: return page.say("pin.easy");
        case PinFault::Different: return page.say("pin.different");
        case PinFault::Storage: return told_problem(page.words, platform::ErrorKind::Io);
        case PinFault::None: break;
        }
        return page.say("pin.choose.hint");
    }();
    // Upon a low page the pad has the height of it, and the words stand beside.
    const bool is_beside = !ui.is_portrait() && ui.lines() < 26;
    Body body(ui, "body", {.width = is_beside ? 1040.F : 520.F, .is_centred = true});
    std::unique_ptr<Row> halves;
    if (is_beside)
        halves = std::make_unique<Row>(ui, std::vector<float>{1, 1}, true, 8.F);
    heading(ui, page.words.text(view.is_again ? "pin.again" : "pin.choose"), 1, is_beside ? Align::Leading : Align::Centre);
    if (is_beside) {
        text(ui, {.text = message, .paint = view.fault == PinFault::None ? Paint::TextQuiet : Paint::Danger, .id = "pin.message"});
        halves->next();
    } else {
        space(ui, 2);
    }
    if (const auto key = pin_pad(ui, {.id = "pin.pad",
                                      .entered = view.entered,
                                      .length = kMostPin,
                                      .message = message,
                                      .is_wrong = view.fault != PinFault::None,
                                      .erase_label = page.words.text("action.clear"),
                                      .enter_label = page.words.text("action.done"),
                                      .hides_message = is_beside,
                                      .taken = is_beside ? ui.theme().space(18) : 0},
                                 {"done", Icon::Check}))
        tablet.press_own_pin(*key);
    if (!is_beside)
        space(ui, 4);
}

}
