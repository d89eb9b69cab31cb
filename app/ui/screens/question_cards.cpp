#include "app/ui/screens/question_parts.h"

namespace kerbside::app::ui {

namespace {

std::string summary_of(const Words& words, const CardView& card)
{
    std::string line;
    for (const auto& answer : card.answers) {
        // A counter that nobody has touched is no answer to be told by.
        if (answer.text == "0")
            continue;
        line += (line.empty() ? "" : "  ·  ") + told_answer(words, answer);
    }
    return line;
}

struct Sign {
    Icon icon;
    Tone tone;
};

/// Ticked is what is answered, and whole.
Sign sign_of(const CardView& card, bool is_answered)
{
    if (card.missing + card.unfit > 0)
        return {Icon::Edit, Tone::Warning};
    return is_answered ? Sign{Icon::Check, Tone::Success} : Sign{Icon::More, Tone::Neutral};
}

/// "1 answer missing", and what stands there and does not fit: on a card that nobody has begun that is the form's own.
std::string told_faults(const Words& words, const CardView& card, bool is_answered)
{
    auto told = card.missing > 0 ? words.count("repeat.missing", card.missing) : std::string();
    if (card.unfit > 0 && is_answered)
        told += (told.empty() ? "" : "  ·  ") + words.count("repeat.unfit", card.unfit);
    return told;
}

}

void put_cards(Put& put, const PageView& view)
{
    auto& ui = put.asking.ui;
    auto& interview = put.asking.interview;
    const auto& words = put.asking.words;
    const auto stressed = weighted(view.title_stressed);
    heading(ui, view.title, 1, Align::Leading, Paint::Text, stressed);
    space(ui, 2);
    if (view.cards.empty() && view.removed == 0) {
        Card card(ui, view.id + ".none", Paint::Sunken);
        text(ui, {.text = words.text("repeat.none"), .type = Type::Strong});
        text(ui, {.text = words.text("repeat.none.hint"), .type = Type::Small, .paint = Paint::TextQuiet});
    }
    // Where the card was that has gone last, so that it is seen by whoever has tapped there.
    bool is_told = view.removed == 0;
    const auto offers_undo = [&] {
        is_told = true;
        const auto what = view.title + " " + std::to_string(view.removed);
        const auto told = words.fill("repeat.removed", {{"what", what}});
        const auto id = view.id + ".undo";
        if (!banner(ui, {.id = id, .label = told, .tone = Tone::Warning, .icon = Icon::Delete, .action = words.text("form.undo")}))
            return false;
        interview.undo_remove();
        put.asking.changed(false);
        return true;
    };
    for (const auto& card : view.cards) {
        if (!is_told && card.number >= view.removed && offers_undo())
            return;
        const auto title = view.title + " " + std::to_string(card.number);
        const auto summary = summary_of(words, card);
        const auto faults = told_faults(words, card, !summary.empty());
        const auto sign = sign_of(card, !summary.empty());
        const Entry entry{.id = card.id,
                          .title = title,
                          .subtitle = summary.empty() ? words.text("repeat.empty-card") : std::string_view(summary),
                          .icon = sign.icon,
                          .title_weighted = stressed,
                          .badge = faults,
                          .tone = sign.tone};
        const BarButton remove{.id = card.id + ".remove", .icon = Icon::Delete, .label = std::string(words.text("action.remove")) + ": " + title};
        const auto tapped = card.may_remove ? list_row(ui, entry, remove) : list_row(ui, entry) ? RowTap::Row : RowTap::None;
        if (tapped == RowTap::Row) {
            interview.open_card(card.node);
            return;
        }
        if (tapped == RowTap::Button) {
            // The second tap of a double one would take the card that has moved up under the finger.
            if (!ui.is_tapped_again())
                (void)interview.remove_card(card.node);
            put.asking.changed(false);
            return;
        }
    }
    if (!is_told && offers_undo())
        return;
    if (!view.may_add)
        return;
    space(ui, 2);
    const auto label = words.fill(view.cards.empty() ? "repeat.add" : "repeat.add-more", {{"what", view.title}});
    const auto id = view.id + ".add";
    if (button(ui, {.id = id, .label = label, .kind = ButtonKind::Tonal, .icon = Icon::Add, .is_wide = true, .is_large = true})) {
        (void)interview.add_card();
        put.asking.changed(false);
    }
}

}
