#include "app/ui/screens/question_parts.h"

#include <algorithm>
#include <utility>

namespace kerbside::app::ui {

namespace {

/// Rows beyond this go in two columns where the page is wide.
constexpr std::size_t kChoicesInColumn = 6;
/// Bytes of a label that stands beside two others on a card, unbroken.
constexpr std::size_t kShort = 10;

std::vector<Choice> choices_of(Put& put, const QuestionView& question)
{
    std::vector<Choice> all;
    for (const auto& view : question.choices)
        all.push_back({.id = view.id,
                       .label = view.label,
                       .is_selected = view.is_selected,
                       .kind = question.kind == AnswerKind::ChooseMany ? ChoiceKind::Checkbox : ChoiceKind::Radio,
                       .hides_mark = question.hides_marks,
                       .weighted = put.weights(view.label_stressed)});
    return all;
}

void take(Put& put, const QuestionView& question, const std::string& value)
{
    put.asking.interview.choose(question.node, value);
    put.asking.changed(false);
    put.advances = put.advances || question.advances;
}

bool has_pictures(const QuestionView& question)
{
    return question.list && question.list->has_pictures();
}

std::optional<std::size_t> pictures(Put& put, const QuestionView& question)
{
    std::vector<PictureChoice> tiles;
    for (const auto& each : choices_of(put, question))
        tiles.push_back({each, put.picture(question.choices[tiles.size()].picture)});
    return picture_choices(put.asking.ui, tiles, {.least = question.columns > 3 ? 140.F : 165.F, .most = question.columns > 0 ? question.columns : 4, .gap_steps = 3, .is_asked = question.columns > 0});
}

ChoiceColumns columns(const QuestionView& question)
{
    std::size_t longest = 0;
    for (const auto& view : question.choices)
        longest = std::max(longest, view.label.size());
    // As many as the form says, unless their words would be broken to pieces.
    constexpr std::size_t kShortWord = 14;
    const float least = question.columns > 0 ? (longest > kShortWord ? 150.F : 100.F) : longest > kShortWord ? 200.F : 140.F;
    // Four of long words make two rows of two, not three and one.
    const int most = question.choices.size() == 4 && longest > kShortWord ? 2 : 4;
    return {.least = least, .most = question.columns > 0 ? question.columns : most, .gap_steps = 2.5F, .is_asked = question.columns > 0};
}

ChoiceColumns in_list(const Put& put, const QuestionView& question)
{
    const bool is_short = std::all_of(question.choices.begin(), question.choices.end(), [](const ChoiceView& each) { return each.label.size() <= kShort; });
    if (put.is_among && !put.asking.is_kiosk && is_short && question.choices.size() <= 3)
        return {.least = 150, .most = 3};
    // A page that lies across is low.
    const bool is_low = put.asking.is_kiosk && !put.asking.ui.is_portrait();
    if (question.choices.size() <= (is_low ? kChoicesInColumn - 2 : kChoicesInColumn))
        return {};
    // At the kiosk the way not to say is the last of a list, and is to be seen with the first.
    return {.least = 320, .most = 2, .narrow = put.asking.is_kiosk ? 270.F : 0.F};
}

void opened(Put& put, const QuestionView& question)
{
    const bool searches = question.look == ChoiceLook::Search || question.look == ChoiceLook::ImageMap;
    const auto prompt = put.say(searches ? "choice.search" : "choice.choose");
    if (opener(put.asking.ui, {.id = question.id, .value = question.chosen, .prompt = prompt, .icon = searches ? Icon::Search : Icon::Down,
                                .value_weighted = put.weights(question.chosen_stressed)}))
        put.asking.interview.open_list(question.node);
}

}

/// The picture with its shapes, and below it what was chosen and all the names, for whom a shape is too small or out of
/// reach. False where there is no such picture.
bool put_image_map(Put& put, const QuestionView& question)
{
    auto& ui = put.asking.ui;
    if (!question.list)
        return false;
    const auto& list = *question.list;
    const auto chosen = list.places(question.value);
    std::vector<std::string> names;
    std::vector<MapArea> areas;
    for (std::uint32_t at = 0; at < list.size(); ++at) {
        names.emplace_back(list.value(at));
        areas.push_back({.id = question.id + "." + names.back(), .label = std::string(list.label(at)), .is_selected = std::find(chosen.begin(), chosen.end(), at) != chosen.end()});
    }
    const auto id = question.id + ".map";
    const ImageMap map{.id = id, .label = question.label, .picture = put.picture(question.picture), .names = names, .areas = areas};
    if (!has_image_map(ui, map))
        return false;
    const auto touched = image_map(ui, map);
    const auto told = question.id + ".chosen";
    const auto line = question.chosen.empty() ? put.say("map.hint") : put.asking.words.fill("map.chosen", {{"what", question.chosen}});
    text(ui, {.text = line, .type = question.chosen.empty() ? Type::Small : Type::Strong, .paint = question.chosen.empty() ? Paint::TextQuiet : Paint::Text, .id = told});
    if (touched)
        take(put, question, names[*touched]);
    if (question.choices.empty()) {
        opened(put, question);
        return true;
    }
    if (const auto tapped = packed_choices(ui, choices_of(put, question)))
        take(put, question, question.choices[*tapped].value);
    return true;
}

namespace {

/// A page that would be blank says why: no choice fits what was answered before.
bool offers_none(const Put& put, const QuestionView& question)
{
    if (!question.list || question.list->size() > 0)
        return false;
    banner(put.asking.ui, {.id = question.id, .label = put.asking.words.text("choice.unfit"), .tone = Tone::Info, .icon = Icon::Info});
    return true;
}

}

void put_choices(Put& put, const QuestionView& question)
{
    auto& ui = put.asking.ui;
    if (offers_none(put, question))
        return;
    if (question.look == ChoiceLook::ImageMap) {
        if (put_image_map(put, question))
            return;
        // Its picture may be one that can be shown and not touched.
        if (const auto id = question.id + ".picture"; !question.picture.empty())
            picture(ui, id, put.picture(question.picture), question.label);
    }
    const bool is_long = question.look == ChoiceLook::ImageMap && question.choices.empty();
    if (is_long || question.look == ChoiceLook::Picker || question.look == ChoiceLook::Search) {
        opened(put, question);
        return;
    }
    std::optional<std::size_t> tapped;
    if (has_pictures(question))
        tapped = pictures(put, question);
    else if (question.look == ChoiceLook::Columns)
        tapped = choices(ui, choices_of(put, question), columns(question));
    else if (question.look == ChoiceLook::Packed)
        tapped = packed_choices(ui, choices_of(put, question));
    else if (question.look == ChoiceLook::Likert)
        tapped = likert(ui, choices_of(put, question));
    else
        tapped = choices(ui, choices_of(put, question), in_list(put, question));
    if (tapped)
        take(put, question, question.choices[*tapped].value);
}

void put_ranking(Put& put, const QuestionView& question)
{
    auto& ui = put.asking.ui;
    if (offers_none(put, question))
        return;
    std::vector<RankRow> rows;
    for (const auto& view : question.choices)
        rows.push_back({view.id, view.label, weighted(view.label_stressed)});
    const auto up = put.say("rank.up");
    const auto down = put.say("rank.down");
    const bool is_answered = !question.value.empty();
    if (const auto move = ranking(ui, {.id = question.id, .rows = rows, .is_answered = is_answered, .up_label = up, .down_label = down})) {
        put.asking.interview.rank(question.node, question.choices[move->from].value, move->to);
        put.asking.changed(false);
        return;
    }
    if (is_answered) {
        if (is_cleared(put, question)) {
            put.asking.interview.answer(question.node, {});
            put.asking.changed(false);
        }
        return;
    }
    const auto id = question.id + ".accept";
    if (button(ui, {.id = id, .label = put.asking.words.text("rank.accept"), .kind = ButtonKind::Tonal, .icon = Icon::Check})) {
        put.asking.interview.accept_order(question.node);
        put.asking.changed(false);
    }
}

namespace {

/// Scales that offer the same: as many as follow one another from `first`.
std::size_t end_of_scales(const PageView& page, std::size_t first)
{
    const auto& questions = page.questions;
    const auto is_alike = [&](const QuestionView& question) {
        return question.table == TablePart::None && question.look == ChoiceLook::Likert && question.section.empty() && question.picture.empty() &&
            question.why.empty() && !has_pictures(question) &&
            std::equal(question.choices.begin(), question.choices.end(), questions[first].choices.begin(), questions[first].choices.end(),
                       [](const ChoiceView& one, const ChoiceView& other) { return one.label == other.label; });
    };
    std::size_t end = first;
    while (end < questions.size() && is_alike(questions[end]))
        ++end;
    return end;
}

}

std::size_t put_table(Put& put, const PageView& page, std::size_t first)
{
    const auto& words = put.asking.words;
    const auto& questions = page.questions;
    std::size_t end = first;
    std::vector<MatrixHead> heads;
    const auto put_heads = [&](const QuestionView& question) {
        for (const auto& view : question.choices)
            heads.push_back({view.label, weighted(view.label_stressed)});
    };
    if (questions[end].table == TablePart::Head)
        put_heads(questions[end++]);
    const auto begin = end;
    if (questions[first].table == TablePart::None) {
        end = end_of_scales(page, first);
        if (end - first < 2)
            return 0;
    }
    while (end < questions.size() && questions[end].table == TablePart::Row)
        ++end;
    std::vector<MatrixRow> rows;
    for (auto at = begin; at < end; ++at) {
        const auto& question = questions[at];
        MatrixRow row{.id = question.id, .label = question.label, .is_many = question.kind == AnswerKind::ChooseMany};
        row.note = note_of(words, question, !(question.is_required && question.value.empty()));
        row.weighted = weighted(question.label_stressed);
        row.note_weighted = stressed_in(question, row.note);
        if (question.fault != Fault::None) {
            row.message = message_of(words, question);
            row.message_weighted = weighted(question.message_stressed);
        }
        for (const auto& view : question.choices)
            row.cells.push_back({view.id, view.label, view.is_selected});
        if (heads.empty())
            put_heads(question);
        rows.push_back(std::move(row));
    }
    if (rows.empty())
        return end - first;
    const auto id = questions[first].id + ".table";
    if (const auto tap = matrix(put.asking.ui, id, heads, rows)) {
        const auto& question = questions[begin + tap->row];
        take(put, question, question.choices[tap->cell].value);
    }
    return end - first;
}

void put_picking(Put& put, const PickingView& view)
{
    auto& interview = put.asking.interview;
    if (!view.list)
        return;
    const auto& list = *view.list;
    const auto rows = view.found ? view.found->size() : list.size();
    const auto place = [&](std::size_t row) { return view.found ? (*view.found)[row] : static_cast<std::uint32_t>(row); };
    constexpr std::size_t kSeenAtOnce = 8;
    const bool searches = list.size() > kSeenAtOnce && !view.is_range;
    std::string note;
    if (view.found)
        note = rows == 0 ? put.say("choice.none") : put.asking.words.count("choice.found", rows);
    const auto find = put.say("choice.search");
    const auto close = put.say("action.close");
    const auto done = view.is_many ? put.say("action.done") : std::string();
    const auto id = view.id + ".pick";
    const auto picked = pick_list(put.asking.ui, {.id = id,
                                                  .title = view.label,
                                                  .typed = view.typed,
                                                  .find_label = find,
                                                  .note = note,
                                                  .done_label = done,
                                                  .close_label = close,
                                                  .rows = rows,
                                                  .is_many = view.is_many,
                                                  .types_first = view.types_first,
                                                  .has_field = searches,
                                                  .begins_at = view.chosen.empty() ? 0 : view.chosen.front(),
                                                  .key = [&](std::size_t row) { return view.id + "." + std::string(list.value(place(row))); },
                                                  .label = [&](std::size_t row) { return list.label(place(row)); },
                                                  .is_chosen = [&](std::size_t row) {
                                                      return std::find(view.chosen.begin(), view.chosen.end(), place(row)) != view.chosen.end();
                                                  },
                                                  .weighted = [&](std::size_t row) { return weighted(list.stressed(place(row))); },
                                                  .title_weighted = put.weights(view.label_stressed)});
    if (picked.typed)
        interview.search_list(*picked.typed);
    if (picked.row) {
        const std::string value(list.value(place(*picked.row)));
        if (view.is_range)
            interview.answer(view.node, value);
        else
            interview.choose(view.node, value);
        put.asking.changed(false);
    }
    if (picked.is_closed || (picked.row && !view.is_many))
        interview.close_list();
}

}
