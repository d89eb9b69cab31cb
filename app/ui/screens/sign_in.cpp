#include "app/ui/screens/tablet_pages.h"

#include "app/i18n/collation.h"
#include "app/session/typed.h"
#include "app/ui/widgets/pads.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace kerbside::app::ui {

namespace {

/// So many lines a page has at least that shows more than what is asked, where much is asked.
constexpr float kLinesForBrand = 26;
/// As many above an open keyboard: upright the mark stands above, else beside.
constexpr float kFreeLinesUpright = 20;
constexpr float kFreeLinesAcross = 17.5F;

/// Where room is short the mark gives way to what is asked.
bool has_room_for_brand(const Ui& ui, const SignInView& view, bool is_account)
{
    const bool asks_much = is_account || (view.by_pin && !view.chosen.empty());
    return ui.free_lines() >= (ui.is_portrait() ? kFreeLinesUpright : kFreeLinesAcross) && (!asks_much || ui.lines() >= kLinesForBrand);
}

/// The mark, the name and one sentence: the same at every sign-in, so that a colleague knows where she is.
void greeting(const TabletPage& page)
{
    auto& ui = page.ui;
    space(ui, 6);
    brand_mark(ui, 72);
    space(ui, 2);
    text(ui, {.text = page.words.text("app.name"), .type = Type::Display, .is_heading = true});
    text(ui, {.text = page.words.text("app.tagline"), .type = Type::Subheading, .paint = Paint::TextQuiet});
    space(ui, 4);
    const auto today = long_day(page.words, local_now(page.tablet.environment()).day);
    text(ui, {.text = today, .paint = Paint::TextQuiet});
    if (const auto sync = page.tablet.sync(); sync.waiting > 0) {
        const auto waits = page.words.count("sync.waits", sync.waiting);
        badge(ui, "signin.waits", waits, Tone::Info, Icon::Hourglass);
    }
}

void take(std::string& into, std::optional<FieldEvent>& event)
{
    if (!event || !event->is_changed)
        return;
    wipe_text(into);
    into = event->text;
}

void choose_person(const TabletPage& page, const SignInView& view)
{
    auto& ui = page.ui;
    heading(ui, page.words.text("signin.title"), 1);
    text(ui, {.text = page.words.text("signin.hint"), .paint = Paint::TextQuiet});
    space(ui, 2);
    auto names = view.accounts;
    sort_names(names, page.words.language());
    for (const auto& name : names) {
        const auto id = "signin.account." + name;
        const bool is_ready = std::ranges::find(view.ready, name) != view.ready.end();
        const auto told = told_name(name);
        if (list_row(ui, {.id = id, .title = told, .subtitle = is_ready ? page.words.text("signin.pin.ready") : std::string_view(), .icon = Icon::Person, .tone = Tone::Primary}))
            page.tablet.choose_account(name);
    }
    space(ui, 2);
    if (button(ui, {.id = "signin.add", .label = page.words.text("signin.add"), .kind = ButtonKind::Quiet, .icon = Icon::Add}))
        page.tablet.open_new_account();
}

/// Where she has a PIN that does not open anything now: why not, and that her words mend it.
void why_no_pin(const TabletPage& page, PinState state)
{
    const auto told = [&](std::string_view key) { banner(page.ui, {.id = key, .label = page.words.text(key), .tone = Tone::Info}); };
    if (state == PinState::Spent)
        told("signin.pin.spent");
    else if (state == PinState::Expired)
        told("signin.pin.expired");
    else if (state == PinState::Asleep)
        told("signin.pin.asleep");
}

std::string told_sign_in(const TabletPage& page, const SignInView& view)
{
    const auto seconds = static_cast<std::uint64_t>(view.wait.count());
    constexpr std::uint64_t kInSeconds = 90;
    if (seconds > kInSeconds)
        return page.words.count("staff.wait", (seconds + 59) / 60);
    return seconds > 0 ? page.words.count("signin.wait", seconds) : told_problem(page.words, *view.problem);
}

std::string told_pin(const TabletPage& page, const SignInView& view)
{
    if (view.problem == platform::ErrorKind::WrongKey)
        return page.words.count("signin.pin.wrong", view.pin.tries);
    return view.problem ? told_sign_in(page, view) : page.say("signin.pin");
}

void give_pin(const TabletPage& page, const SignInView& view, bool is_beside)
{
    const auto message = told_pin(page, view);
    if (const auto key = pin_pad(page.ui, {.id = "signin.pin",
                                           .entered = view.entered,
                                           .length = kMostPin,
                                           .message = message,
                                           .is_wrong = view.problem.has_value(),
                                           .erase_label = page.words.text("action.clear"),
                                           .enter_label = page.words.text("action.open"),
                                           .hides_message = is_beside,
                                           .taken = is_beside ? page.ui.theme().space(30) : 0},
                               {"open", Icon::Unlock}))
        page.tablet.press_pin(*key);
}

void give_words(const TabletPage& page, const SignInView& view)
{
    auto& ui = page.ui;
    auto& tablet = page.tablet;
    const bool is_taking_back = tablet.place() == TabletPlace::TakeBack;
    why_no_pin(page, view.pin.state);
    std::string problem;
    if (view.problem)
        problem = *view.problem == platform::ErrorKind::WrongKey ? page.say("signin.wrong")
                                                                  : told_sign_in(page, view);
    auto typed = field(ui, {.id = "signin.secret",
                            .label = page.words.text("signin.secret"),
                            .value = tablet.secret(),
                            .kind = FieldKind::Secret,
                            .most = 256,
                            .error = problem,
                            .icon = Icon::Key});
    take(tablet.secret(), typed);
    const bool is_submitted = typed && typed->is_submitted;
    space(ui, ui.is_pressed() ? 0 : 2);
    const auto enter = [&] { is_taking_back ? tablet.end_visit() : tablet.unlock(); };
    if (button(ui, {.id = "signin.open", .label = page.words.text("signin.open"), .kind = ButtonKind::Primary, .icon = Icon::Unlock,
                    .is_wide = true, .is_large = !ui.is_pressed()}) ||
        is_submitted)
        enter();
}

/// The ways out, and to the other way in.
void other_ways(const TabletPage& page, const SignInView& view, bool is_beside)
{
    auto& ui = page.ui;
    auto& tablet = page.tablet;
    // Below a pad or a field they are in its middle; below words they begin where the words do.
    const bool is_wide = !is_beside;
    if (view.pin.state == PinState::Ready) {
        const auto label = page.words.text(view.by_pin ? "signin.words" : "signin.by-pin");
        if (button(ui, {.id = view.by_pin ? "signin.words" : "signin.by-pin", .label = label, .kind = ButtonKind::Quiet, .is_wide = is_wide})) {
            if (view.by_pin)
                tablet.use_words();
            else
                tablet.use_pin();
        }
    }
    if (tablet.place() == TabletPlace::TakeBack) {
        if (button(ui, {.id = "takeback.another", .label = page.words.text("handover.another"), .icon = Icon::HandOver, .is_wide = true}))
            tablet.return_to_visit();
    } else if (button(ui, {.id = "signin.other", .label = page.words.text("signin.other"), .kind = ButtonKind::Quiet, .is_wide = is_wide}))
        tablet.choose_account({});
}

/// Upon a low page the pad has the height of it, and all else stands beside.
bool has_pad_beside(const Ui& ui, const SignInView& view)
{
    return view.by_pin && !ui.is_portrait() && ui.lines() < kLinesForBrand;
}

/// Who is meant, and her PIN or her words.
void give_secret(const TabletPage& page, const SignInView& view)
{
    auto& ui = page.ui;
    const bool is_taking_back = page.tablet.place() == TabletPlace::TakeBack;
    const bool is_beside = has_pad_beside(ui, view);
    std::unique_ptr<Row> halves;
    if (is_beside)
        halves = std::make_unique<Row>(ui, std::vector<float>{1, 1}, true, 8.F);
    const auto align = view.by_pin && !is_beside ? Align::Centre : Align::Leading;
    heading(ui, is_taking_back ? page.say("handover.taken") : page.words.fill("signin.hello", {{"name", told_name(view.chosen)}}), ui.is_pressed() ? 3 : 1, align);
    if (is_taking_back && !ui.is_pressed())
        text(ui, {.text = page.words.text("handover.return.text"), .paint = Paint::TextQuiet, .align = align});
    if (!ui.is_pressed())
        space(ui, 2);
    if (is_beside) {
        const auto message = told_pin(page, view);
        text(ui, {.text = message, .paint = view.problem ? Paint::Danger : Paint::Text, .id = "signin.pin.message"});
        other_ways(page, view, true);
        halves->next();
        give_pin(page, view, true);
        return;
    }
    if (view.by_pin)
        give_pin(page, view, false);
    else
        give_words(page, view);
    other_ways(page, view, false);
}

void make_account(const TabletPage& page)
{
    auto& ui = page.ui;
    auto& tablet = page.tablet;
    const auto fault = tablet.new_account_fault();
    const bool is_first = tablet.sign_in().accounts.empty();
    heading(ui, page.words.text(is_first ? "signin.first.title" : "signin.add"), 1);
    if (is_first)
        text(ui, {.text = page.words.text("signin.first.text"), .paint = Paint::TextQuiet});
    space(ui, 1);
    const auto fault_text = [&](NewAccountFault of, std::string_view key) {
        return fault == of ? page.say(key) : std::string();
    };
    const auto name_fault = fault_text(NewAccountFault::NoName, "signin.name-needed") +
        fault_text(NewAccountFault::Taken, "signin.name-taken");
    auto name = field(ui, {.id = "account.name", .label = page.words.text("signin.name"), .value = tablet.new_name(), .most = 256, .most_letters = 64,
                           .hint = page.words.text("signin.name.hint"), .error = name_fault, .icon = Icon::Person});
    take(tablet.new_name(), name);
    const auto weak_fault = fault_text(NewAccountFault::TooShort, "signin.too-short") + fault_text(NewAccountFault::OneLetter, "signin.one-letter");
    auto secret = field(ui, {.id = "account.secret", .label = page.words.text("signin.new-secret"), .value = tablet.new_secret(),
                             .kind = FieldKind::Secret, .most = 256, .hint = page.words.text("signin.new-secret.hint"),
                             .error = weak_fault, .icon = Icon::Key});
    take(tablet.new_secret(), secret);
    const auto again_fault = fault_text(NewAccountFault::Different, "signin.different") +
        (fault == NewAccountFault::Storage ? told_problem(page.words, platform::ErrorKind::Io) : std::string());
    auto again = field(ui, {.id = "account.again", .label = page.words.text("signin.again"), .value = tablet.new_again(),
                            .kind = FieldKind::Secret, .most = 256, .error = again_fault, .icon = Icon::Key});
    take(tablet.new_again(), again);
    space(ui, 2);
    if (button(ui, {.id = "account.create", .label = page.words.text("signin.create"), .kind = ButtonKind::Primary, .is_wide = true,
                    .is_large = true}))
        tablet.add_account();
    else if (!is_first &&
             button(ui, {.id = "account.cancel", .label = page.words.text("action.cancel"), .kind = ButtonKind::Quiet, .is_wide = true}))
        tablet.leave_new_account();
}

}

void sign_in_page(const TabletPage& page)
{
    auto& ui = page.ui;
    auto& tablet = page.tablet;
    const auto view = tablet.sign_in();
    ui.page(tablet.place() == TabletPlace::NewAccount ? "account" : view.chosen.empty() ? "signin" : "signin.secret");
    // Her name is tapped: her words come next, and nothing has to be tapped for them.
    if (tablet.take_choice() && !view.by_pin)
        ui.focus("signin.secret");
    const bool is_account = tablet.place() == TabletPlace::NewAccount;
    const auto ask = [&] {
        Card card(ui, "signin.card");
        if (is_account)
            make_account(page);
        else if (view.chosen.empty())
            choose_person(page, view);
        else
            give_secret(page, view);
    };
    if (has_room_for_brand(ui, view, is_account)) {
        backdrop(ui);
        Body body(ui, "body", {.width = 1040, .is_centred = true});
        // Upright, half of the width is too little for either.
        Row halves(ui, {5, 6}, false, 12, ui.is_portrait() ? ui.size().w : 0);
        greeting(page);
        if (ui.is_portrait())
            space(ui, 4);
        halves.next();
        ask();
        return;
    }
    Body body(ui, "body", {.width = has_pad_beside(ui, view) ? 1040.F : 720.F, .is_centred = true});
    ask();
}

}
