#include "app/ui/screens/kiosk_pages.h"

#include "app/session/typed.h"
#include "app/ui/widgets/widgets.h"

#include <memory>
#include <vector>

namespace kerbside::app::ui {

namespace {

void take(std::string& into, const std::optional<FieldEvent>& event)
{
    if (event && event->is_changed)
        into = event->text;
}

std::string fault_text(const KioskPage& page, SetUpFault of, std::string_view key)
{
    return page.kiosk.fault() == of ? page.say(key) : std::string();
}

void choose_form(const KioskPage& page)
{
    auto& ui = page.ui;
    heading(ui, page.words.text("kiosk.setup.form"), 3);
    if (const auto fault = fault_text(page, SetUpFault::Form, "kiosk.setup.need-form"); !fault.empty())
        banner(ui, {.id = "setup.form.message", .label = fault, .tone = Tone::Danger});
    for (const auto& form : page.kiosk.forms()) {
        const auto id = "setup.form." + form.id;
        if (choice(ui, {.id = id, .label = form.title_in(page.words.language()), .is_selected = page.kiosk.set_up().form_id == form.id}))
            page.kiosk.choose_form(form.id);
    }
}

/// Of these pages, not of the survey: first of all, by names that whoever cannot read the rest knows.
void choose_own_language(const KioskPage& page)
{
    auto& ui = page.ui;
    heading(ui, page.words.text("kiosk.setup.own-language"), 3);
    if (const auto chosen = choose_language(ui, "setup.own.", page.words, page.translations))
        page.kiosk.speak(*chosen);
    space(ui, 2);
}

void choose_languages(const KioskPage& page)
{
    auto& ui = page.ui;
    // A form that has no languages asks for none.
    const auto languages = page.kiosk.languages();
    if (languages.empty())
        return;
    heading(ui, page.words.text("kiosk.setup.languages"), 3);
    if (const auto fault = fault_text(page, SetUpFault::Language, "kiosk.setup.need-language"); !fault.empty())
        banner(ui, {.id = "setup.language.message", .label = fault, .tone = Tone::Danger});
    std::vector<std::string> ids;
    for (const auto& language : languages)
        ids.push_back("setup.language." + language.code);
    std::vector<Choice> all;
    for (const auto& language : languages)
        all.push_back({.id = ids[all.size()], .label = page.translations.in(language.code).name(), .is_selected = page.kiosk.set_up().languages.contains(language.code),
                       .kind = ChoiceKind::Checkbox, .language = language.code});
    if (const auto tapped = choices(ui, all, {.least = 220, .most = 2}))
        page.kiosk.toggle_language(languages[*tapped].code);
    space(ui, 2);
}

}

namespace {

/// Of the column, in units.
constexpr float kSetUpWidth = 760;

/// What is missing may be far from the button that was tapped.
void focus_fault(const KioskPage& page)
{
    auto& kiosk = page.kiosk;
    const auto forms = kiosk.forms();
    const auto languages = kiosk.languages();
    if (kiosk.fault() == SetUpFault::Session)
        page.ui.focus("setup.session");
    else if (kiosk.fault() == SetUpFault::Form && !forms.empty())
        page.ui.focus("setup.form." + forms.front().id);
    else if (kiosk.fault() == SetUpFault::Language && !languages.empty())
        page.ui.focus("setup.language." + languages.front().code);
    else if (kiosk.fault() == SetUpFault::Pin || kiosk.fault() == SetUpFault::EasyPin)
        page.ui.focus("setup.pin");
    else
        page.ui.focus("setup.event");
}

/// Staff switch the kiosk off by this: it says what waits, as long as something does.
void told_of_sending(const KioskPage& page)
{
    const auto waiting = page.kiosk.waiting();
    if (waiting == 0 && !page.kiosk.has_ended())
        return;
    std::string told = page.kiosk.has_ended() ? page.say("staff.ended") + "\n" : std::string();
    told += waiting > 0 ? page.words.count("kiosk.waits", waiting) + "\n" + page.say("kiosk.leave-on")
                        : page.say("kiosk.none") + "\n" + page.say("kiosk.may-switch-off");
    banner(page.ui, {.id = "setup.ended", .label = told, .tone = waiting > 0 ? Tone::Warning : Tone::Success});
}

}

void set_up_page(const KioskPage& page, SwitchLesson& lesson)
{
    auto& ui = page.ui;
    auto& kiosk = page.kiosk;
    auto& set_up = kiosk.set_up();
    // What is told after a session stands at its top: it is not found scrolled to where she had filled it in.
    ui.page(kiosk.has_ended() ? "setup.after" : "setup");
    ui.set_roomy(false);
    ui.set_language(page.words.language());
    (void)app_bar(ui, {.id = "setup.bar", .title = page.words.text("kiosk.setup.title"), .subtitle = page.words.text("kiosk.setup.text")});
    const auto move = bottom_bar(ui, {.buttons = {{.id = "setup.start", .label = page.words.text("kiosk.setup.start"), .kind = ButtonKind::Primary,
                                                   .icon = Icon::Forward, .is_wide = true, .icon_trails = true, .is_large = true}}, .width = kSetUpWidth});
    if (move) {
        if (kiosk.begin() == SetUpFault::None)
            return;
        focus_fault(page);
    }
    Body body(ui, "body", {.width = kSetUpWidth});
    space(ui, 3);
    told_of_sending(page);
    if (kiosk.fault() == SetUpFault::Storage)
        banner(ui, {.id = "setup.storage", .label = page.words.text("error.io"), .tone = Tone::Danger});
    choose_own_language(page);
    const auto event_fault = fault_text(page, SetUpFault::Event, "kiosk.setup.need-event");
    take(set_up.event, field(ui, {.id = "setup.event", .label = page.words.text("kiosk.setup.event"), .value = set_up.event, .most = 120,
                                  .hint = page.words.text("kiosk.setup.event.hint"), .error = event_fault, .icon = Icon::Flag}));
    const auto session_fault = fault_text(page, SetUpFault::Session, "kiosk.setup.need-session");
    take(set_up.session, field(ui, {.id = "setup.session", .label = page.words.text("kiosk.setup.session"), .value = set_up.session, .most = 120,
                                    .hint = page.words.text("kiosk.setup.session.hint"), .error = session_fault, .icon = Icon::Time}));
    space(ui, 2);
    choose_form(page);
    space(ui, 2);
    choose_languages(page);
    if (const auto still = toggle(ui, "setup.still", page.words.text("kiosk.setup.still"), set_up.is_still, page.words.text("kiosk.setup.still.hint")))
        set_up.is_still = *still;
    space(ui, 2);
    switch_settings(ui, page.words, setting_store(kiosk), lesson);
    space(ui, 2);
    const auto pin_fault = fault_text(page, SetUpFault::Pin, "kiosk.setup.need-pin") + fault_text(page, SetUpFault::EasyPin, "pin.easy");
    take(set_up.pin, field(ui, {.id = "setup.pin", .label = page.words.text("kiosk.setup.pin"), .value = set_up.pin, .kind = FieldKind::Pin, .most = 8,
                                .hint = page.words.text("kiosk.setup.pin.hint"), .error = pin_fault, .icon = Icon::Key}));
    space(ui, 6);
}

void pin_page(const KioskPage& page)
{
    auto& ui = page.ui;
    auto& kiosk = page.kiosk;
    ui.page("staff.pin");
    ui.set_roomy(ui.is_portrait());
    ui.set_language(page.words.language());
    const auto view = kiosk.pin();
    const auto move = bottom_bar(ui, {.buttons = {{.id = "staff.cancel", .label = page.words.text("staff.back"), .icon = Icon::Back},
                                                  {.id = "staff.help", .label = page.words.text("help.now"), .kind = ButtonKind::Tonal, .icon = Icon::Help}}});
    if (move == 0) {
        kiosk.leave_pin();
        return;
    }
    if (move == 1) {
        kiosk.open_help();
        return;
    }
    const auto seconds = static_cast<std::uint64_t>(view.locked.count());
    constexpr std::uint64_t kInSeconds = 90;
    const auto message = seconds > kInSeconds ? page.words.count("staff.wait", (seconds + 59) / 60)
        : seconds > 0                         ? page.words.count("signin.wait", seconds)
        : view.is_wrong ? page.say("error.wrong-key") : std::string();
    const bool is_wrong = view.is_wrong || seconds > 0;
    // Upon a low page the pad has the height of it, and the words stand beside.
    const bool is_beside = !ui.is_portrait() && ui.lines() < 26;
    Body body(ui, "body", {.width = is_beside ? 1040.F : 520.F, .is_centred = true});
    std::unique_ptr<Row> halves;
    if (is_beside)
        halves = std::make_unique<Row>(ui, std::vector<float>{1, 1}, true, 8.F);
    else
        icon(ui, Icon::Lock, ui.is_portrait() ? 72 : 44, Paint::Primary, Align::Centre);
    heading(ui, page.words.text("staff.title"), 1, is_beside ? Align::Leading : Align::Centre);
    if (is_beside) {
        if (is_wrong)
            text(ui, {.text = message, .paint = Paint::Danger, .id = "staff.message"});
        halves->next();
    } else {
        space(ui, ui.is_portrait() ? 4 : 1);
    }
    if (const auto key = pin_pad(ui, {.id = "staff.pad",
                                      .entered = view.entered,
                                      .length = 8,
                                      .message = message,
                                      .is_wrong = is_wrong,
                                      .is_enabled = seconds == 0,
                                      .erase_label = page.words.text("action.clear"),
                                      .enter_label = page.words.text("action.done"),
                                      .hides_message = is_beside,
                                      .taken = is_beside ? ui.theme().space(18) : 0}))
        kiosk.press(*key);
}

bool staff_page(const KioskPage& page)
{
    auto& ui = page.ui;
    auto& kiosk = page.kiosk;
    ui.page("staff");
    ui.set_roomy(false);
    ui.set_language(page.words.language());
    (void)app_bar(ui, {.id = "staff.bar", .title = page.words.text("staff.menu")});
    Body body(ui, "body", {.width = 680, .is_centred = true});
    const auto& set_up = kiosk.set_up();
    {
        Card card(ui, "staff.card");
        text(ui, {.text = set_up.session, .type = Type::Subheading, .paint = Paint::TextQuiet});
        text(ui, {.text = set_up.event, .type = Type::Display, .id = "staff.event", .is_heading = true});
        space(ui, 2);
        const auto answers = page.words.count("staff.answers", kiosk.answered());
        text(ui, {.text = answers, .type = Type::Heading, .paint = Paint::Primary, .id = "staff.answers"});
    }
    space(ui, 6);
    if (button(ui, {.id = "staff.back", .label = page.words.text("staff.back"), .kind = ButtonKind::Primary, .icon = Icon::Back, .is_wide = true, .is_large = true}))
        kiosk.back_to_visit();
    space(ui, 2);
    if (button(ui, {.id = "staff.end", .label = page.words.text("staff.end"), .kind = ButtonKind::DangerTonal, .icon = Icon::Flag, .is_wide = true, .is_large = true}))
        kiosk.ask_to_end(true);
    text(ui, {.text = page.words.text("staff.end.text"), .type = Type::Small, .paint = Paint::TextQuiet, .align = Align::Centre});
    space(ui, 2);
    const bool leaves = button(ui, {.id = "staff.leave", .label = page.words.text("staff.leave"), .kind = ButtonKind::Quiet, .icon = Icon::Logout, .is_wide = true});
    if (kiosk.asks_to_end()) {
        const auto answer = dialog(ui, {.id = "staff.sure",
                                        .title = page.words.text("staff.end.sure"),
                                        .label = page.words.text("staff.end.text"),
                                        .buttons = {{.id = "staff.sure.no", .label = page.words.text("staff.back"), .icon = Icon::Back},
                                                    {.id = "staff.sure.yes", .label = page.words.text("staff.end"), .kind = ButtonKind::Danger, .icon = Icon::Flag}}});
        if (answer == 1)
            (void)kiosk.end_session();
        else if (answer)
            kiosk.ask_to_end(false);
    }
    return leaves;
}

}
