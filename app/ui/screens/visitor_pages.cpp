#include "app/ui/screens/visitor_pages.h"

#include "app/ui/screens/question_widgets.h"
#include "app/ui/widgets/poster.h"
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
AppBar bar_of(const VisitorPage& page, std::optional<float> done)
{
    return {.id = "visit.bar",
            // Help keeps its words; where both do not fit, the name of the form gives way.
            .title = page.ui.is_narrow() ? std::string_view() : std::string_view(page.visitor.plan().form.title_in(page.words.language())),
            .trailing = {{.id = "visit.help", .icon = Icon::Help, .label = page.say("help.now"), .show_label = true}},
            .progress = done};
}

void bar(const VisitorPage& page, std::optional<float> done)
{
    if (app_bar(page.ui, bar_of(page, done)))
        page.visitor.open_help();
}

StaffCall attract(const VisitorPage& page)
{
    auto& ui = page.ui;
    auto& visitor = page.visitor;
    auto staff = StaffCall::No;
    const bool is_kiosk = visitor.plan().returns_to_attract;
    const auto staff_label = page.say(is_kiosk ? "attract.staff" : "handover.return");
    // It says the same in one language after another, each with its own letters; what stands where does not change.
    const auto& offered = visitor.plan().languages;
    const auto step = visitor.attract_step();
    const auto& words = page.words;
    const bool is_turned = ui.is_right_to_left();
    ui.set_language(offered.empty() ? words.language() : std::string_view(offered.front().code));
    const std::string first(ui.language());
    const bool is_swapped = is_turned != ui.is_right_to_left();
    ui.set_language(words.language());
    std::vector<Button> buttons = {{.id = "visit.staff", .label = staff_label, .kind = ButtonKind::Quiet, .icon = Icon::Lock}, help_button(page)};
    if (is_swapped)
        std::swap(buttons.front(), buttons.back());
    if (const auto move = bottom_bar(ui, {.buttons = buttons})) {
        if ((*move == 0) != is_swapped)
            staff = StaffCall::Yes;
        else
            visitor.open_help();
    }
    ui.set_language(first);
    Poster poster(ui, "visit.attract", {.masthead = visitor.plan().form.title_in(words.language())});
    const std::string reading(ui.language());
    ui.set_language(words.language());
    // How long it takes is said where the form says it.
    const auto minutes = visitor.plan().form.minutes;
    const auto quiet = minutes > 0 ? words.fill("attract.minutes", {{"minutes", std::to_string(minutes)}}) : std::string(words.text("attract.anonymous"));
    poster.bubble({.headline = words.text("attract.title"), .line = words.text("attract.text"), .quiet = quiet});
    const bool is_asked = offered.size() > 1;
    const bool begins = is_asked ? poster.is_touched("visit.start", words.text("attract.start")) : poster.start({.id = "visit.start", .label = words.text("attract.start")});
    // Keys begin as well, before anything is chosen by them.
    if (begins || ui.pressed("Enter") || ui.pressed("Space"))
        visitor.start();
    // Whoever touches a language is in it; a touch beside them leads to the page that asks for it.
    std::vector<Poster::Voice> voices;
    for (std::size_t at = 0; is_asked && at < offered.size(); ++at)
        voices.push_back({"visit.language." + offered[at].code, page.translations.in(offered[at].code).name(), offered[at].code, at == step});
    if (const auto taken = poster.voices(voices))
        visitor.choose_language(offered[*taken].code);
    ui.set_language(reading);
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
    // As many as are offered fill the page; each says in its own script what is asked.
    const auto& offered = visitor.plan().languages;
    const int columns = ui.is_portrait() || offered.size() <= 4 ? 2 : offered.size() <= 6 ? 3 : 4;
    const auto rows = (offered.size() + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns);
    constexpr float kAround = 96;
    constexpr float kGap = 16;
    const float height = (room(ui) - kAround) / static_cast<float>(std::max<std::size_t>(rows, 1)) - kGap;
    Body body(ui, "body", {.is_wide = true, .is_centred = true});
    std::vector<std::string> ids;
    for (const auto& each : offered)
        ids.push_back("visit.language." + each.code);
    std::vector<BigTile> tiles;
    for (const auto& each : offered) {
        const auto& words = page.translations.in(each.code);
        tiles.push_back({.id = ids[tiles.size()], .title = words.name(), .subtitle = words.text("language.title"), .language = each.code, .height = std::clamp(height, 72.F, 190.F)});
    }
    if (const auto taken = big_tiles(ui, tiles, 140, columns))
        visitor.choose_language(offered[*taken].code);
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
    /// A form's own words come in the same order: who reads it, what may be done, where help is.
    static constexpr std::array<Icon, 3> kOwn = {Icon::People, Icon::Undo, Icon::Help};
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
    const auto title = page.words.text("notice.title");
    const auto notes = visitor.notice();
    std::vector<Reminder> own;
    for (const auto& note : notes)
        own.push_back({note.text, weighted(note.stressed)});
    const float gap = ui.is_portrait() ? 8 : 4;
    const auto [level, type] = look_for_points(ui, title, own, gap);
    heading(ui, title, level);
    space(ui, level == 0 ? 6 : 2);
    for (std::size_t at = 0; at < own.size(); ++at) {
        if (at > 0)
            space(ui, gap);
        point(ui, kOwn[std::min(at, kOwn.size() - 1)], own[at], type);
    }
    if (own.empty())
        for (const auto& [key, picture] : kPoints) {
            // Nothing is promised that the form does not keep.
            const bool is_too_much = key == "notice.choice" && visitor.needs_answers();
            point(ui, picture, {page.words.text(is_too_much ? "notice.stop" : key)}, ui.is_portrait() ? Type::Heading : Type::Subheading);
            space(ui, ui.is_portrait() ? 6 : 3);
        }
}

void survey(const VisitorPage& page)
{
    auto& ui = page.ui;
    auto& visitor = page.visitor;
    auto& interview = *visitor.interview();
    // Whom the warning has interrupted in a word has not left it.
    if (visitor.cover() != VisitorCover::Idle)
        notice_left_field(ui, interview);
    const auto view = interview.page();
    ui.page(view.id);
    // Before the first answers say which questions follow, few are known of: the bar never starts half full.
    constexpr int kPagesInMinute = 5;
    const bool sends = visitor.sends_next();
    const bool may_skip = std::none_of(view.questions.begin(), view.questions.end(), [](const QuestionView& question) { return question.is_required; });
    const auto next = page.say(view.is_empty ? "action.done" : sends ? "survey.send" : view.is_answered || !may_skip ? "action.next" : "action.skip");
    const auto next_icon = view.is_empty ? Icon::Check : sends ? Icon::Send : Icon::Forward;
    auto head = bar_of(page, interview.done(static_cast<std::size_t>(std::max(0, visitor.plan().form.minutes * kPagesInMinute))));
    // Back, stop and go on weigh the same, while somebody types too: nobody is pushed along.
    const std::array above{BarButton{.id = "visit.back", .icon = Icon::Back, .label = page.say("action.back"), .is_way = true},
                           BarButton{.id = "visit.stop", .icon = Icon::Close, .label = page.say("action.stop"), .is_way = true},
                           BarButton{.id = "visit.next", .icon = next_icon, .label = next, .is_main = true}};
    const auto told_above = bar_of_typing(ui, view, above, head);
    const auto in_bar = app_bar(ui, head);
    if (in_bar == 0)
        visitor.open_help();
    const std::vector<Button> ways{{.id = "visit.back", .label = page.words.text("action.back"), .icon = Icon::Back},
                                   {.id = "visit.stop", .label = page.words.text("action.stop"), .icon = Icon::Close},
                                   {.id = "visit.next", .label = next, .icon = next_icon, .icon_trails = true}};
    const auto move = bottom_bar(ui, {.buttons = ways, .is_even = true});
    if (move == 0 || in_bar == 1) {
        visitor.back();
        return;
    }
    if (move == 1 || in_bar == 2) {
        visitor.ask_to_stop();
        return;
    }
    if (move == 2 || in_bar == 3) {
        visitor.next();
        if (visitor.place() == VisitorPlace::Survey && visitor.interview())
            look_at_fault(ui, *visitor.interview());
        return;
    }
    // What does not fill the page stands in its middle, where eyes and hands are, with targets as large as there is room.
    const bool is_alone = view.questions.size() == 1;
    ui.set_roomy(is_alone && view.questions.front().choices.size() <= 8U);
    Body body(ui, "body", {.width = 860, .is_centred = true, .begins_lower = true});
    if (visitor.has_failed())
        banner(ui, {.id = "visit.failed", .label = page.words.text("survey.failed"), .tone = Tone::Danger});
    if (is_alone && view.questions.front().kind == AnswerKind::Note && view.questions.front().picture.empty() && view.questions.front().why.empty() &&
        view.questions.front().fault == Fault::None) {
        const auto& said = view.questions.front();
        const auto id = said.id + ".card";
        const auto [paint, ink] = said.urgency == Urgency::Danger    ? std::pair(Paint::DangerSoft, Paint::OnDangerSoft)
                                  : said.urgency == Urgency::Warning ? std::pair(Paint::WarningSoft, Paint::OnWarningSoft)
                                                                     : std::pair(Paint::PrimarySoft, Paint::OnPrimarySoft);
        Card card(ui, id, paint);
        icon(ui, said.urgency != Urgency::None ? Icon::Warning : sends ? Icon::Send : Icon::Info, 64, ink);
        space(ui, 3);
        text(ui, {.text = said.label, .type = Type::Title, .paint = ink, .id = said.id, .is_heading = true, .weighted = weighted(said.label_stressed)});
        if (!said.hint.empty())
            text(ui, {.text = said.hint, .paint = ink, .weighted = weighted(said.hint_stressed)});
        return;
    }
    ask({.ui = ui,
         .interview = interview,
         .words = page.words,
         .environment = visitor.plan().environment,
         .changed = [](bool) {},
         .is_kiosk = true,
         .advance = [&visitor] { visitor.next(); },
         .told = told_above},
        view);
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
    std::vector<Button> buttons = {help_button(page)};
    if (is_kiosk)
        buttons.push_back({.id = "visit.done", .label = page.words.text("action.done"), .icon = Icon::Check});
    else {
        buttons.push_back({.id = "visit.another", .label = page.words.text("handover.another"), .icon = Icon::HandOver});
        buttons.push_back({.id = "visit.staff", .label = page.words.text("handover.return"), .kind = ButtonKind::Primary, .icon = Icon::Lock});
    }
    const auto move = bottom_bar(ui, {.buttons = buttons, .is_even = true});
    if (move == 0)
        visitor.open_help();
    else if (move == 1)
        visitor.wipe();
    else if (move == 2)
        staff = StaffCall::Yes;
    Poster poster(ui, "visit.thanks", {.masthead = visitor.plan().form.title_in(page.words.language()), .foot = 220});
    // It is rounded down: so many at least, and nothing below ten.
    const auto roughly = is_kiosk ? visitor.answered_roughly() : 0;
    const auto many = roughly > 0 ? page.words.count("thanks.many", roughly) : std::string();
    poster.bubble({.headline = page.words.text("thanks.title"), .line = page.words.text("thanks.text"), .quiet = many, .quiet_id = "thanks.many"});
    Card card(ui, "thanks.worry", Paint::PrimarySoft);
    text(ui, {.text = page.words.text("thanks.worry"), .type = Type::Strong, .paint = Paint::OnPrimarySoft, .align = Align::Centre});
    text(ui, {.text = page.words.text("help.childline.number"), .type = Type::Title, .paint = Paint::OnPrimarySoft, .align = Align::Centre});
    text(ui, {.text = page.words.text("help.childline"), .paint = Paint::OnPrimarySoft, .align = Align::Centre});
    return staff;
}

}

std::vector<std::string> keyboard_layouts(std::string_view language, const Visitor* visitor)
{
    std::vector<std::string> layouts = {std::string(language)};
    const auto add = [&](std::string_view other) {
        if (std::find(layouts.begin(), layouts.end(), other) == layouts.end())
            layouts.emplace_back(other);
    };
    add("en");
    if (visitor != nullptr)
        for (const auto& offered : visitor->plan().languages)
            add(offered.code);
    return layouts;
}

StaffCall visitor_page(const VisitorPage& page)
{
    auto& ui = page.ui;
    auto& visitor = page.visitor;
    ui.set_language(page.words.language());
    ui.set_roomy(false);
    auto staff = StaffCall::No;
    const auto place = visitor.place();
    if (visitor.is_help_open()) {
        help_cover(page);
        if (visitor.cover() == VisitorCover::Idle)
            idle_cover(page);
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
