#include "app/ui/gallery/answer_pages.h"

#include "app/ui/widgets/answers.h"

#include <array>

namespace kerbside::app::ui {

namespace {

constexpr std::array<const char*, 4> kAnswers = {"Very safe", "Quite safe", "It depends", "Not safe"};
constexpr std::array<const char*, 5> kMoods = {"Calm", "Lively and loud", "Tense", "Sad", "Angry"};

std::vector<Choice> choices(std::vector<std::string>& ids, const char* name, std::span<const char* const> labels, std::size_t chosen, ChoiceKind kind)
{
    ids.reserve(ids.size() + labels.size());
    std::vector<Choice> all;
    for (std::size_t at = 0; at < labels.size(); ++at) {
        ids.push_back(std::string("gallery.") + name + "." + std::to_string(at + 1));
        all.push_back({.id = ids.back(), .label = labels[at], .is_selected = at == chosen, .kind = kind});
    }
    return all;
}

const PictureFiles kNoFiles = [](std::string_view) { return platform::Error{platform::ErrorKind::NotFound, "the gallery has no pictures"}; };

const PictureFiles kHall = [](std::string_view) {
    return platform::Result<std::string>("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 400 200'><rect width='400' height='200' fill='#f6f1e6'/>"
                                         "<g fill='#d9e6e2' stroke='#333' stroke-width='2'><path id='stage' d='M30 30H230C250 30 250 90 230 90H30Z'/>"
                                         "<rect id='kitchen' x='280' y='20' width='100' height='80'/><circle id='table' cx='120' cy='145' r='38'/></g></svg>");
};

std::vector<std::string> months()
{
    return {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
}

void bar(Ui& ui, std::string_view title)
{
    app_bar(ui, {.id = "gallery", .title = title, .leading = BarButton{"gallery.close", Icon::Close, "Close"}, .progress = 0.5F});
}

}

void choosing_page(Ui& ui)
{
    bar(ui, "Choosing");
    Body body(ui, "body", {.width = 880});
    std::vector<std::string> ids;
    ids.reserve(32);
    heading(ui, "I feel safe after dark", 3);
    likert(ui, choices(ids, "likert", kAnswers, 1, ChoiceKind::Radio));
    heading(ui, "How was the mood?", 3);
    packed_choices(ui, choices(ids, "packed", kMoods, 1, ChoiceKind::Radio));
    heading(ui, "What did you see?", 3);
    packed_choices(ui, choices(ids, "packed-many", kMoods, 2, ChoiceKind::Checkbox));
    heading(ui, "Which street?", 3);
    opener(ui, {.id = "gallery.opener.empty", .value = {}, .prompt = "Type to search", .icon = Icon::Search});
    opener(ui, {.id = "gallery.opener.full", .value = "The high street, by the shops", .prompt = "Choose from the list"});
    heading(ui, "Which of these is it?", 3);
    std::vector<PictureChoice> pictures;
    for (std::size_t at = 0; at < 3; ++at) {
        ids.push_back("gallery.picture." + std::to_string(at + 1));
        pictures.push_back({.choice = {.id = ids.back(), .label = kAnswers[at], .is_selected = at == 1}, .picture = {"gallery", at == 2 ? "missing.png" : "hall.svg", at == 2 ? &kNoFiles : &kHall}});
    }
    picture_choices(ui, pictures, {.least = 165, .most = 4, .gap_steps = 3});
}

void map_page(Ui& ui)
{
    bar(ui, "Choosing in a picture");
    Body body(ui, "body", {.width = 880});
    const std::array<std::string, 3> names = {"stage", "kitchen", "table"};
    const std::array<const char*, 3> labels = {"The stage", "The kitchen", "The round table"};
    std::vector<MapArea> areas;
    for (std::size_t at = 0; at < names.size(); ++at)
        areas.push_back({.id = "gallery.map." + names[at], .label = labels[at], .is_selected = at == 0});
    heading(ui, "Where in the hall was it loud?", 3);
    image_map(ui, {.id = "gallery.hall", .label = "The hall", .picture = {"gallery", "hall.svg", &kHall}, .names = names, .areas = areas});
    std::vector<std::string> ids;
    ids.reserve(8);
    packed_choices(ui, choices(ids, "spots", labels, 0, ChoiceKind::Checkbox));
    heading(ui, "Without boxes to tick", 3);
    std::vector<Choice> bare;
    for (std::size_t at = 0; at < 3; ++at) {
        ids.push_back("gallery.bare." + std::to_string(at + 1));
        bare.push_back({.id = ids.back(), .label = labels[at], .is_selected = at == 1, .hides_mark = true});
    }
    choices(ui, bare, {.least = 165, .most = 3, .gap_steps = 3});
}

void picking_page(Ui& ui)
{
    bar(ui, "A list to search");
    Body body(ui);
    heading(ui, "Which street?", 1);
    static constexpr std::array<std::string_view, 5> kStreets = {"Oak Avenue", "Oak Street", "Oak Lane", "Oakfield Road, by the old bridge over the river", "Great Oak Way"};
    pick_list(ui, {.id = "gallery.pick",
                   .title = "Which streets did you walk?",
                   .typed = "oak",
                   .find_label = "Type to search",
                   .note = "24 found",
                   .done_label = "Done",
                   .close_label = "Close",
                   .rows = 24,
                   .is_many = true,
                   .key = [](std::size_t row) { return "gallery.pick." + std::to_string(row); },
                   .label = [](std::size_t row) { return kStreets[row % kStreets.size()]; },
                   .is_chosen = [](std::size_t row) { return row == 1; }});
}

void ordering_page(Ui& ui)
{
    bar(ui, "Putting in order");
    Body body(ui);
    const std::array<RankRow, 4> rows = {{{"gallery.rank.lights", "More lights"}, {"gallery.rank.people", "More people about"},
                                          {"gallery.rank.bus", "Later buses, all through the week and on both nights of the weekend"}, {"gallery.rank.adult", "An adult to talk to"}}};
    heading(ui, "What matters most?", 1);
    ranking(ui, {.id = "gallery.rank", .rows = rows, .is_answered = true, .up_label = "Move up", .down_label = "Move down"});
    heading(ui, "Not ordered yet", 3);
    const std::array<RankRow, 2> two = {{{"gallery.rank2.a", "First"}, {"gallery.rank2.b", "Second"}}};
    ranking(ui, {.id = "gallery.rank2", .rows = two, .up_label = "Move up", .down_label = "Move down"});
}

void table_page(Ui& ui)
{
    bar(ui, "A table");
    Body body(ui, "body", {.width = 880});
    heading(ui, "How safe is it …", 1);
    std::vector<MatrixHead> heads;
    for (const auto* answer : kAnswers)
        heads.push_back({.label = answer});
    std::vector<MatrixRow> rows;
    for (const auto* label : {"on the bus", "in the park", "on the way home, when nobody else is about"}) {
        MatrixRow row{.id = "gallery.row." + std::to_string(rows.size() + 1), .label = label};
        for (std::size_t at = 0; at < kAnswers.size(); ++at)
            row.cells.push_back({row.id + "." + std::to_string(at + 1), kAnswers[at], at == rows.size() && rows.size() < 2});
        rows.push_back(std::move(row));
    }
    rows.back().note = "Needed";
    rows.back().message = "Please answer this one.";
    matrix(ui, "gallery.table", heads, rows);
}

void scales_page(Ui& ui)
{
    bar(ui, "Scales");
    Body body(ui, "body", {.width = 960});
    Row row(ui, {1, 1}, false, 8);
    heading(ui, "How good was the evening?", 3);
    rating(ui, {.id = "gallery.stars", .label = "How good was the evening?", .steps = 4, .place = 2, .value = "3 of 5"});
    rating(ui, {.id = "gallery.stars.none", .label = "And the night?", .steps = 4});
    slider(ui, {.id = "gallery.tenths", .label = "How tense was it?", .least = 0, .most = 10, .value = 7, .least_label = "0", .most_label = "1", .shown = "0.7", .hides_label = true});
    const std::array<ScaleMark, 3> marks = {{{0, "Quiet"}, {5, "As in a street"}, {10, "Too loud to talk"}}};
    slider(ui, {.id = "gallery.marked", .label = "How loud was it?", .least = 0, .most = 10, .least_label = "0", .most_label = "10", .hides_label = true, .marks = marks, .rest = 5.0});
    row.next();
    heading(ui, "How warm was it?", 3);
    upright_slider(ui, {.id = "gallery.upright", .label = "How warm was it?", .steps = 9, .place = 5, .value = "15", .least_label = "-10", .most_label = "35"});
}

void dates_page(Ui& ui)
{
    bar(ui, "Years, months, days");
    Body body(ui, "body", {.width = 1000});
    {
        Grid grid(ui, 380, 2, 6);
        grid.next();
        heading(ui, "In which year?", 3);
        year_picker(ui, "gallery.year", 2015, 2026, {.before = "Earlier years", .after = "Later years"});
        grid.next();
        heading(ui, "Since which month?", 3);
        month_picker(ui, "gallery.month", Day{2026, 11, 1}, Day{2026, 3, 14}, {.months = months(), .before = "Year before", .after = "Year after"});
    }
    heading(ui, "When were you born?", 3);
    parts_picker(ui, "gallery.parts", Day{2009, 9, 13}, Day{2026, 3, 14},
                 {.day = "Day", .month = "Month", .year = "Year", .more = "One more", .less = "One less", .months = months(), .today = "Today"});
}

void reading_page(Ui& ui)
{
    bar(ui, "Reading");
    Body body(ui);
    heading(ui, "What do they call you here?", 1);
    picture(ui, "gallery.label-picture", {"gallery", "street.jpg", &kNoFiles, "This picture cannot be shown. The question can be answered without it."}, "A street at night");
    disclosure(ui, "gallery.why", "Why am I asked this?", "So that we know how to speak to you. It is not sent to anybody else.", false);
    disclosure(ui, "gallery.why.open", "Why am I asked this?", "So that we know how to speak to you. It is not sent to anybody else, and nobody can tell who you are.", true);
    link(ui, {.id = "gallery.link", .address = "https://www.example.org/safety/in/the/evening", .note = "This page does not open here. Note the address.", .action = "Copy the address"});
    banner(ui, {.id = "gallery.lack", .label = "This app cannot take pictures yet. You can go on without one.", .tone = Tone::Info, .icon = Icon::EyeOff});
    banner(ui, {.id = "gallery.undo", .label = "Child 1 was removed.", .tone = Tone::Warning, .icon = Icon::Delete, .action = "Undo"});
}

}
