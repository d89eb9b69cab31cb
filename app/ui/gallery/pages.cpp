#include "app/ui/gallery/pages.h"

#include "app/ui/gallery/answer_pages.h"
#include "app/ui/widgets/poster.h"
#include "app/ui/widgets/widgets.h"

#include <array>

namespace kerbside::app::ui {

namespace {

void type_page(Ui& ui)
{
    app_bar(ui, {.id = "gallery", .title = "Type and colour"});
    Body body(ui);
    heading(ui, "Display: seen first", 0);
    heading(ui, "Title of a page", 1);
    heading(ui, "Heading of a part", 2);
    heading(ui, "Subheading of a card", 3);
    paragraph(ui, "Body text is set large enough to read at arm's length, in Atkinson Hyperlegible Next: 1 l I, 0 O, rn m.");
    caption(ui, "Small print is for what may be skipped: Saved 2 minutes ago");
    paragraph(ui, "Zażółć gęślą jaźń · Não é ação · Щастя, їжак, ґанок");
    paragraph(ui, "தமிழ் · বাংলা ভাষা · हिन्दी · עברית שלום · العربية السلام");
    const std::string language(ui.language());
    ui.set_language("ur");
    paragraph(ui, "آپ کہاں محفوظ محسوس کرتے ہیں؟");
    ui.set_language(language);
    Grid grid(ui, 150, 4);
    for (const auto& [name, tone] : {std::pair{"Draft", Tone::Neutral}, {"3 to send", Tone::Primary}, {"Received", Tone::Success},
                                     {"Waiting", Tone::Warning}, {"Set aside", Tone::Danger}, {"Offline", Tone::Info}}) {
        grid.next();
        badge(ui, std::string("gallery.badge.") + name, name, tone, tone == Tone::Success ? Icon::Check : Icon::None);
    }
}

void buttons_page(Ui& ui)
{
    app_bar(ui, {.id = "gallery", .title = "Buttons and bars", .subtitle = "Detached session · Tuesday", .leading = BarButton{"gallery.back", Icon::Back, "Back"},
                 .trailing = {{.id = "gallery.sync", .icon = Icon::Sync, .label = "Sync", .badge = 3},
                              {.id = "gallery.concern", .icon = Icon::Concern, .label = "Raise a concern", .show_label = true, .is_danger = true}},
                 .progress = 0.4F});
    bottom_bar(ui, {.buttons = {{.id = "gallery.previous", .label = "Back", .icon = Icon::Back},
                                {.id = "gallery.skip", .label = "Skip", .kind = ButtonKind::Quiet},
                                {.id = "gallery.next", .label = "Next", .kind = ButtonKind::Primary, .icon = Icon::Forward, .icon_trails = true}}});
    Body body(ui);
    {
        Grid grid(ui, 200, 3);
        const std::pair<const char*, ButtonKind> kinds[] = {{"Primary", ButtonKind::Primary}, {"Secondary", ButtonKind::Secondary}, {"Tonal", ButtonKind::Tonal},
                                                            {"Quiet", ButtonKind::Quiet}, {"Danger", ButtonKind::Danger}};
        for (const auto& [name, kind] : kinds) {
            grid.next();
            button(ui, {.id = std::string("gallery.button.") + name, .label = name, .kind = kind, .icon = Icon::Send, .is_wide = true});
        }
        grid.next();
        button(ui, {.id = "gallery.button.off", .label = "Not now", .kind = ButtonKind::Primary, .is_enabled = false, .is_wide = true});
    }
    banner(ui, {.id = "gallery.banner.info", .label = "Saved on this tablet. It goes out when there is a network.", .tone = Tone::Info, .icon = Icon::CloudOff});
    banner(ui, {.id = "gallery.banner.ok", .label = "12 answers were received by the hub.", .tone = Tone::Success, .title = "All sent", .action = "Details"});
    banner(ui, {.id = "gallery.banner.warn", .label = "Free text can be read by the partnership. Please write no names.", .tone = Tone::Warning});
    banner(ui, {.id = "gallery.banner.bad", .label = "One answer could not be sent. It is safe here.", .tone = Tone::Danger, .action = "What to do"});
    progress(ui, "gallery.progress", 0.62F, "Sending 31 of 50");
    toggle(ui, "gallery.switch.on", "Gloves", true, "Bigger buttons, further apart");
    toggle(ui, "gallery.switch.off", "Send over mobile data", false);
}

void lists_page(Ui& ui)
{
    app_bar(ui, {.id = "gallery", .title = "Good evening, Ada", .trailing = {{.id = "gallery.settings", .icon = Icon::Settings, .label = "Settings"},
                                                                     {.id = "gallery.lock", .icon = Icon::Lock, .label = "Lock"}}});
    Body body(ui, "body", {.width = 960});
    tile(ui, {.id = "gallery.tile.open", .title = "Street Pastor shift", .subtitle = "Open since 21:40 · 14 conversations", .icon = Icon::Walk, .badge = "Open", .tone = Tone::Neutral, .is_emphasised = true});
    heading(ui, "Start something new", 3);
    {
        Grid grid(ui, 260, 3, 4);
        grid.next();
        tile(ui, {.id = "gallery.tile.session", .title = "Detached session", .subtitle = "Groups met, moods, signposts", .icon = Icon::People});
        grid.next();
        tile(ui, {.id = "gallery.tile.connector", .title = "Community Connector log", .subtitle = "Mediations and tensions", .icon = Icon::Mediation, .badge = "2 due", .tone = Tone::Warning});
        grid.next();
        tile(ui, {.id = "gallery.tile.survey", .title = "Young people's safety survey", .subtitle = "Anonymous. Hand the tablet over.", .icon = Icon::Survey});
    }
    heading(ui, "Drafts", 3);
    list_row(ui, {.id = "gallery.row.draft", .title = "Detached session, Roundshaw", .subtitle = "4 questions left · saved 19:12", .icon = Icon::Draft, .trailing = "Today", .badge = "Draft"});
    list_row(ui, {.id = "gallery.row.sent", .title = "Street Pastor shift, Sutton High Street", .subtitle = "Received by the hub", .icon = Icon::CloudDone, .trailing = "Saturday", .badge = "Received", .tone = Tone::Success});
    list_row(ui, {.id = "gallery.row.off", .title = "Safeguarding concern", .subtitle = "Waits for a network", .icon = Icon::Concern, .badge = "Waiting", .tone = Tone::Danger, .is_enabled = true});
}

void questions_page(Ui& ui)
{
    app_bar(ui, {.id = "gallery", .title = "Safety survey", .leading = BarButton{"gallery.close", Icon::Close, "Close"}, .progress = 0.25F});
    bottom_bar(ui, {.buttons = {{.id = "gallery.previous", .label = "Back"}, {.id = "gallery.skip", .label = "Skip"}, {.id = "gallery.next", .label = "Next"}}, .is_even = true});
    Body body(ui);
    heading(ui, "How safe do you feel after dark?", 1);
    caption(ui, "Choose one. You can skip any question.");
    choice(ui, {.id = "gallery.radio.1", .label = "Very safe"});
    choice(ui, {.id = "gallery.radio.2", .label = "Quite safe", .is_selected = true});
    choice(ui, {.id = "gallery.radio.3", .label = "It depends on who I am with and where, and it is hard to say in one word", .hint = "You can say more on the next page"});
    choice(ui, {.id = "gallery.check.1", .label = "On the bus", .is_selected = true, .kind = ChoiceKind::Checkbox});
    choice(ui, {.id = "gallery.check.2", .label = "In the park", .kind = ChoiceKind::Checkbox});
    Row row(ui, {1, 1, 1, 1, 1});
    for (int i = 1; i <= 5; ++i) {
        if (i > 1)
            row.next();
        choice(ui, {.id = "gallery.likert." + std::to_string(i), .label = std::to_string(i), .is_selected = i == 4, .is_compact = true});
    }
}

void fields_page(Ui& ui)
{
    app_bar(ui, {.id = "gallery", .title = "Entering"});
    Body body(ui);
    field(ui, {.id = "gallery.field.text", .label = "Where did you go?", .value = "Roundshaw, by the shops", .hint = "The area, not an address"});
    field(ui, {.id = "gallery.field.empty", .label = "Team leader", .value = "", .placeholder = "First name", .icon = Icon::Person});
    field(ui, {.id = "gallery.field.secret", .label = "Four words", .value = "correct horse", .kind = FieldKind::Secret, .icon = Icon::Key});
    field(ui, {.id = "gallery.field.error", .label = "How many young people?", .value = "140", .kind = FieldKind::Integer, .error = "That is more than 99. Please check."});
    field(ui, {.id = "gallery.field.note", .label = "What happened?", .value = "They were waiting for the bus and wanted to talk about the\nnew youth club.", .is_multiline = true});
}

void counting_page(Ui& ui)
{
    app_bar(ui, {.id = "gallery", .title = "Tonight's counters", .subtitle = "Sutton High Street · since 21:40", .leading = BarButton{"gallery.back", Icon::Back, "Back"}});
    bottom_bar(ui, {.buttons = {{.id = "gallery.incident", .label = "Add an incident", .icon = Icon::Add}, {.id = "gallery.end", .label = "End the shift", .kind = ButtonKind::Primary}}});
    Body body(ui, "body", {.width = 960});
    {
        Grid grid(ui, 200, 4, 3);
        const std::tuple<const char*, int, Icon> counters[] = {{"Conversations", 14, Icon::Forum}, {"Water", 6, Icon::Water}, {"Flip-flops", 0, Icon::Walk}, {"Bottles cleared", 23, Icon::Delete},
                                                               {"Helped home", 2, Icon::Home}, {"First aid", 0, Icon::Heart}, {"Calmed", 3, Icon::Mediation}, {"Calls to CCTV", 1, Icon::Phone}};
        for (const auto& [name, value, picture] : counters) {
            grid.next();
            tally(ui, {.id = std::string("gallery.tally.") + name, .label = name, .value = value}, picture);
        }
    }
    stepper(ui, {.id = "gallery.stepper", .label = "Size of the group", .value = 5, .hint = "As far as you could see"});
    slider(ui, {.id = "gallery.slider", .label = "How tense was it?", .value = 4, .least_label = "Calm", .most_label = "Very tense"});
}

void pickers_page(Ui& ui)
{
    app_bar(ui, {.id = "gallery", .title = "Days, times, PINs"});
    Body body(ui, "body", {.width = 1200});
    Grid grid(ui, 412, 3, 6);
    grid.next();
    heading(ui, "When was it?", 3);
    date_picker(ui, "gallery.date", Day{2026, 3, 14}, Day{2026, 3, 18});
    grid.next();
    heading(ui, "At what time?", 3);
    time_picker(ui, "gallery.time", TimeOfDay{21, 40}, {22, 5});
    grid.next();
    heading(ui, "Your PIN", 3, Align::Centre);
    pin_pad(ui, {.id = "gallery.pin", .entered = 3, .message = "Three tries left"});
}

void dialog_page(Ui& ui)
{
    lists_page(ui);
    dialog(ui, {.id = "gallery.dialog", .title = "Finish this shift?", .label = "The answers are sealed now and cannot be changed on this tablet. They are sent as soon as there is a network.",
                .buttons = {{.id = "gallery.dialog.no", .label = "Keep editing", .kind = ButtonKind::Quiet}, {.id = "gallery.dialog.yes", .label = "Finish", .kind = ButtonKind::Primary}},
                .icon = Icon::Shield});
}

void sheet_page(Ui& ui)
{
    lists_page(ui);
    Sheet sheet(ui, "gallery.sheet", "Get help now", "Close");
    banner(ui, {.id = "gallery.sheet.banner", .label = "If someone is in danger now, call 999.", .tone = Tone::Danger, .icon = Icon::Phone});
    list_row(ui, {.id = "gallery.sheet.childline", .title = "Childline 0800 1111", .subtitle = "Free, day and night, for everybody under 19", .icon = Icon::Phone, .has_arrow = false});
    list_row(ui, {.id = "gallery.sheet.worker", .title = "The worker in this room", .subtitle = "Show them this page: they will listen", .icon = Icon::Person, .has_arrow = false});
}

void attract_page(Ui& ui)
{
    bottom_bar(ui, {.buttons = {{.id = "gallery.staff", .label = "Staff", .kind = ButtonKind::Quiet, .icon = Icon::Lock},
                                {.id = "gallery.help", .label = "Get help now", .icon = Icon::Help}}});
    Poster poster(ui, "gallery.attract", {.masthead = "Staying safe in Sutton"});
    poster.bubble({.headline = "Do you feel safe here?", .line = "Nobody will know that it was you.", .quiet = "It takes three minutes."});
    poster.is_touched("gallery.touched", "Begin");
    const std::array<Poster::Voice, 4> voices = {{{"gallery.voice.en", "English", "en", true}, {"gallery.voice.pl", "Polski", "pl"},
                                                  {"gallery.voice.ur", "اردو", "ur"}, {"gallery.voice.ta", "தமிழ்", "ta"}}};
    poster.voices(voices);
}

void begin_page(Ui& ui)
{
    Poster poster(ui, "gallery.begin", {.masthead = "Staying safe in Sutton"});
    poster.bubble({.headline = "Do you feel safe here?", .line = "Nobody will know that it was you."});
    poster.start({.id = "gallery.start", .label = "Start"});
}

void thanks_page(Ui& ui)
{
    Poster poster(ui, "gallery.thanks", {.foot = 220});
    poster.bubble({.headline = "Thank you", .line = "What you said counts.", .quiet = "At least 30 people have answered today."});
    Card card(ui, "gallery.worry", Paint::PrimarySoft);
    text(ui, {.text = "Are you worried about something?", .type = Type::Strong, .paint = Paint::OnPrimarySoft, .align = Align::Centre});
    text(ui, {.text = "0800\u00A01111", .type = Type::Title, .paint = Paint::OnPrimarySoft, .align = Align::Centre});
}

void welcome_page(Ui& ui)
{
    backdrop(ui);
    Body body(ui, "body", {.width = 760, .is_centred = true});
    brand_mark(ui, 88);
    space(ui, 4);
    heading(ui, "Which language do you read?", 0);
    space(ui, 2);
    {
        const std::array<BigTile, 4> tiles = {{{.id = "gallery.language.en", .title = "English", .subtitle = "en", .language = "en"},
                                               {.id = "gallery.language.pl", .title = "Polski", .subtitle = "pl", .language = "pl"},
                                               {.id = "gallery.language.uk", .title = "Українська", .subtitle = "uk", .language = "uk"},
                                               {.id = "gallery.language.bn", .title = "বাংলা", .subtitle = "bn", .language = "bn"}}};
        big_tiles(ui, tiles, 160, 2);
    }
    space(ui, 2);
    point(ui, Icon::EyeOff, {"We do not ask for your name."});
    point(ui, Icon::Time, {"It takes three minutes."});
}

void keyboard_page(Ui& ui)
{
    std::vector<std::string> layouts = {std::string(ui.language())};
    for (const auto* other : {"en", "pl", "pt", "uk", "ta", "ur", "ar", "bn"})
        if (layouts.front() != other)
            layouts.emplace_back(other);
    ui.set_keyboard(Keyboard::OnScreen, layouts);
    ui.focus("gallery.field.note");
    app_bar(ui, {.id = "gallery", .title = "Safety survey", .progress = 0.8F});
    bottom_bar(ui, {.buttons = {{.id = "gallery.previous", .label = "Back"}, {.id = "gallery.skip", .label = "Skip"}, {.id = "gallery.next", .label = "Next"}}, .is_even = true});
    Body body(ui);
    field(ui, {.id = "gallery.field.note", .label = "Is there anything else you want to say?", .value = "More lights by the bridge", .is_multiline = true, .hint = "Please write no names."});
}

void idle_page(Ui& ui)
{
    questions_page(ui);
    Sheet sheet(ui, "gallery.idle", "Are you still there?", "Close");
    countdown(ui, "gallery.idle.ring", 0.7F, "21");
    paragraph(ui, "Your answers will be wiped from this screen.", Align::Centre);
    Row row(ui, {1, 1});
    button(ui, {.id = "gallery.idle.stop", .label = "Stop and wipe", .is_wide = true});
    row.next();
    button(ui, {.id = "gallery.idle.stay", .label = "I am still here", .is_wide = true});
}

using Draw = void (*)(Ui&);
constexpr std::array<std::string_view, 24> kNames = {"type", "scripts", "buttons", "lists", "questions", "fields", "counting",
                                                     "pickers", "dialog", "sheet", "attract", "begin", "thanks", "welcome", "keyboard", "idle",
                                                     "choosing", "map", "picking", "ordering", "table", "scales", "dates", "reading"};
constexpr std::array<Draw, 24> kDraw = {type_page, scripts_page, buttons_page, lists_page, questions_page, fields_page, counting_page,
                                        pickers_page, dialog_page, sheet_page, attract_page, begin_page, thanks_page, welcome_page, keyboard_page, idle_page,
                                        choosing_page, map_page, picking_page, ordering_page, table_page, scales_page, dates_page, reading_page};

}

std::span<const std::string_view> gallery_pages()
{
    return kNames;
}

void GalleryPage::draw(Ui& ui)
{
    ui.set_language(m_language);
    ui.page(m_page);
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (kNames[i] == m_page)
            kDraw[i](ui);
}

}
