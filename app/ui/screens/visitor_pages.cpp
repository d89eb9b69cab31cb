#include "app/ui/screens/visitor_pages.h"

#include "app/ui/screens/question_widgets.h"
#include "app/ui/widgets/widgets.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kerbside::app::ui {

namespace {

Button help_button(const VisitorPage& page)
{
    return {.id = "visit.help", .label = page.words.text("help.now"), .kind = ButtonKind::Tonal, .icon = Icon::Help};
}

/// At the top of every page after the first: what this is, and help.
void bar(const VisitorPage& page, std::optional<float> done)
{
    const auto tapped = app_bar(page.ui, {.id = "visit.bar",
                                          .title = page.visitor.plan().form.title,
                                          .trailing = {{.id = "visit.help", .icon = Icon::Help, .label = page.say("help.now"), .show_label = true}},
                                          .progress = done});
    if (tapped)
        page.visitor.open_help();
}

StaffCall attract(const VisitorPage& page)
{
    auto& ui = page.ui;
    auto& visitor = page.visitor;
    backdrop(ui);
    auto staff = StaffCall::No;
    const bool is_kiosk = visitor.plan().returns_to_attract;
    const auto staff_label = page.say(is_kiosk ? "attract.staff" : "handover.return");
    const auto move = bottom_bar(ui, {.buttons = {{.id = "visit.staff", .label = staff_label, .kind = ButtonKind::Quiet, .icon = Icon::Lock}, help_button(page)}});
    if (move == 0)
        staff = StaffCall::Yes;
    else if (move == 1)
        visitor.open_help();
    Body body(ui, "body", {.width = 760, .is_centred = true});
    brand_mark(ui, 120, Align::Centre);
    space(ui, 6);
    heading(ui, page.words.text("attract.title"), 0, Align::Centre);
    text(ui, {.text = page.words.text("attract.text"), .type = Type::Heading, .paint = Paint::TextQuiet, .align = Align::Centre});
    space(ui, 10);
    if (button(ui, {.id = "visit.start", .label = page.words.text("attract.start"), .kind = ButtonKind::Primary, .icon = Icon::Forward, .is_wide = true,
                    .icon_trails = true, .is_large = true}))
        visitor.start();
    space(ui, 4);
    const auto minutes = std::to_string(visitor.plan().form.minutes > 0 ? visitor.plan().form.minutes : 3);
    text(ui, {.text = page.words.fill("attract.minutes", {{"minutes", minutes}}), .paint = Paint::TextQuiet, .align = Align::Centre});
    space(ui, 4);
    std::string names;
    for (const auto& language : visitor.plan().languages)
        names += (names.empty() ? "" : "   ·   ") + page.translations.in(language.code).name();
    if (visitor.plan().languages.size() > 1)
        text(ui, {.text = names, .type = Type::Strong, .paint = Paint::Primary, .align = Align::Centre});
    return staff;
}

void language(const VisitorPage& page)
{
    auto& ui = page.ui;
    auto& visitor = page.visitor;
    bar(page, 0.F);
    const auto move = bottom_bar(ui, {.buttons = {{.id = "visit.back", .label = page.words.text("action.back"), .icon = Icon::Back}}});
    if (move) {
        visitor.back();
        return;
    }
    Body body(ui, "body", {.width = 760, .is_centred = true});
    icon(ui, Icon::Language, 72, Paint::Primary, Align::Centre);
    space(ui, 2);
    // In every language that is offered, each in its own script.
    for (const auto& offered : visitor.plan().languages)
        text(ui, {.text = page.translations.in(offered.code).text("language.title"), .type = Type::Subheading,
                  .paint = offered.code == visitor.language() ? Paint::Text : Paint::TextQuiet, .align = Align::Centre});
    space(ui, 6);
    for (const auto& offered : visitor.plan().languages) {
        const auto id = "visit.language." + offered.code;
        if (button(ui, {.id = id, .label = page.translations.in(offered.code).name(), .is_wide = true, .is_large = true}))
            visitor.choose_language(offered.code);
    }
}

void notice(const VisitorPage& page)
{
    static constexpr std::array<std::pair<std::string_view, Icon>, 5> kPoints = {{
        {"notice.who", Icon::People},
        {"notice.name", Icon::EyeOff},
        {"notice.choice", Icon::Undo},
        {"notice.locked", Icon::Lock},
        {"notice.live", Icon::Help},
    }};
    auto& ui = page.ui;
    auto& visitor = page.visitor;
    bar(page, 0.04F);
    const auto move = bottom_bar(ui, {.buttons = {{.id = "visit.not-now", .label = page.words.text("notice.no")},
                                                  {.id = "visit.accept", .label = page.words.text("notice.yes")}},
                                      .is_even = true});
    if (move == 0) {
        visitor.decline_notice();
        return;
    }
    if (move == 1) {
        visitor.accept_notice();
        return;
    }
    Body body(ui, "body", {.width = 820, .is_centred = true});
    heading(ui, page.words.text("notice.title"), 0);
    space(ui, 4);
    const auto point = [&](Icon picture, std::string_view words) {
        Row row(ui, {1, 9}, true, 4);
        icon(ui, picture, 44, Paint::Primary);
        row.next();
        text(ui, {.text = words, .type = Type::Subheading});
    };
    const auto own = visitor.notice();
    for (const auto& words : own) {
        point(Icon::Check, words);
        space(ui, 4);
    }
    if (own.empty())
        for (const auto& [key, picture] : kPoints) {
            point(picture, page.words.text(key));
            space(ui, 4);
        }
}

void survey(const VisitorPage& page)
{
    auto& ui = page.ui;
    auto& visitor = page.visitor;
    auto& interview = *visitor.interview();
    const auto view = interview.page();
    ui.page(view.id);
    bar(page, static_cast<float>(view.index + 1) / static_cast<float>(view.count + 1));
    const bool sends = visitor.sends_next();
    const bool may_skip = std::none_of(view.questions.begin(), view.questions.end(), [](const QuestionView& question) { return question.is_required; });
    const auto next = page.say(sends ? "survey.send" : view.is_answered || !may_skip ? "action.next" : "action.skip");
    const bool is_note = view.questions.size() == 1 && view.questions.front().kind == AnswerKind::Note;
    // Back, stop and go on weigh the same: nobody is pushed along.
    const auto move = bottom_bar(ui, {.buttons = {{.id = "visit.back", .label = page.words.text("action.back"), .icon = Icon::Back},
                                                  {.id = "visit.stop", .label = page.words.text("action.stop"), .icon = Icon::Close},
                                                  {.id = "visit.next", .label = next, .icon = sends ? Icon::Send : Icon::Forward, .icon_trails = true}},
                                      .is_even = true});
    if (move == 0) {
        visitor.back();
        return;
    }
    if (move == 1) {
        visitor.ask_to_stop();
        return;
    }
    if (move == 2) {
        visitor.next();
        return;
    }
    Body body(ui, "body", {.width = 860, .is_centred = is_note});
    space(ui, 3);
    if (visitor.has_failed())
        banner(ui, {.id = "visit.failed", .label = page.words.text("survey.failed"), .tone = Tone::Danger});
    ask({ui, interview, page.words, visitor.plan().environment, [](bool) {}, true}, view);
    space(ui, 6);
}

void end(const VisitorPage& page)
{
    auto& ui = page.ui;
    auto& visitor = page.visitor;
    bar(page, 1.F);
    const auto move = bottom_bar(ui, {.buttons = {{.id = "visit.back", .label = page.words.text("action.back"), .icon = Icon::Back},
                                                  {.id = "visit.stop", .label = page.words.text("action.stop"), .icon = Icon::Close},
                                                  {.id = "visit.send", .label = page.words.text("survey.send"), .icon = Icon::Send, .icon_trails = true}},
                                      .is_even = true});
    if (move == 0)
        visitor.back();
    else if (move == 1)
        visitor.ask_to_stop();
    else if (move == 2)
        visitor.send();
    Body body(ui, "body", {.width = 700, .is_centred = true});
    icon(ui, Icon::Send, 88, Paint::Primary, Align::Centre);
    space(ui, 2);
    heading(ui, page.words.text("survey.end.title"), 0, Align::Centre);
    text(ui, {.text = page.words.text("survey.end.text"), .type = Type::Subheading, .paint = Paint::TextQuiet, .align = Align::Centre});
    if (visitor.has_failed())
        banner(ui, {.id = "visit.failed", .label = page.words.text("survey.failed"), .tone = Tone::Danger});
}

StaffCall thanks(const VisitorPage& page)
{
    auto& ui = page.ui;
    auto& visitor = page.visitor;
    auto staff = StaffCall::No;
    const bool is_kiosk = visitor.plan().returns_to_attract;
    backdrop(ui);
    std::vector<Button> buttons = {help_button(page)};
    if (is_kiosk)
        buttons.push_back({.id = "visit.done", .label = page.words.text("action.done"), .icon = Icon::Check});
    else {
        buttons.push_back({.id = "visit.another", .label = page.words.text("handover.another"), .icon = Icon::Person});
        buttons.push_back({.id = "visit.staff", .label = page.words.text("handover.return"), .kind = ButtonKind::Primary, .icon = Icon::Lock});
    }
    const auto move = bottom_bar(ui, {.buttons = buttons, .is_even = true});
    if (move == 0)
        visitor.open_help();
    else if (move == 1)
        visitor.wipe();
    else if (move == 2)
        staff = StaffCall::Yes;
    Body body(ui, "body", {.width = 760, .is_centred = true});
    icon(ui, Icon::Celebrate, 112, Paint::Primary, Align::Centre);
    space(ui, 4);
    heading(ui, page.words.text("thanks.title"), 0, Align::Centre);
    text(ui, {.text = page.words.text("thanks.text"), .type = Type::Subheading, .paint = Paint::TextQuiet, .align = Align::Centre});
    if (const auto roughly = visitor.answered_roughly(); is_kiosk && roughly > 0) {
        const auto count = std::to_string(roughly);
        space(ui, 4);
        text(ui, {.text = page.words.fill("thanks.many", {{"count", count}}), .type = Type::Strong, .align = Align::Centre, .id = "thanks.many"});
    }
    space(ui, 8);
    Card card(ui, "thanks.worry", Paint::PrimarySoft);
    text(ui, {.text = page.words.text("thanks.worry"), .type = Type::Strong, .paint = Paint::OnPrimarySoft, .align = Align::Centre});
    text(ui, {.text = page.words.text("help.childline.number"), .type = Type::Heading, .paint = Paint::OnPrimarySoft, .align = Align::Centre});
    text(ui, {.text = page.words.text("help.childline"), .paint = Paint::OnPrimarySoft, .align = Align::Centre});
    return staff;
}

}

StaffCall visitor_page(const VisitorPage& page)
{
    auto& ui = page.ui;
    auto& visitor = page.visitor;
    ui.set_language(page.words.language());
    auto staff = StaffCall::No;
    const auto place = visitor.place();
    if (visitor.cover() == VisitorCover::Help) {
        help_cover(page);
        return staff;
    }
    static constexpr std::array<std::string_view, 6> kPages = {"visit.attract", "visit.language", "visit.notice",
                                                               "visit.survey",  "visit.end",      "visit.thanks"};
    if (place != VisitorPlace::Survey)
        ui.page(kPages[static_cast<std::size_t>(place)]);
    switch (place) {
    case VisitorPlace::Attract:
        staff = attract(page);
        break;
    case VisitorPlace::Language:
        language(page);
        break;
    case VisitorPlace::Notice:
        notice(page);
        break;
    case VisitorPlace::Survey:
        survey(page);
        break;
    case VisitorPlace::End:
        end(page);
        break;
    case VisitorPlace::Thanks:
        staff = thanks(page);
        break;
    }
    if (visitor.cover() == VisitorCover::Stop)
        stop_cover(page);
    else if (visitor.cover() == VisitorCover::Idle)
        idle_cover(page);
    return staff;
}

}
