#include "app/ui/screens/row_finder.h"

#include "app/session/typed.h"
#include "app/ui/screens/question_widgets.h"

#include <algorithm>

namespace kerbside::app::ui {

namespace {

/// As many rows as a page shows.
constexpr std::size_t kGlance = 10;

}

RowFinder::RowFinder(const TabletPage& page, const ReviewView& review, std::string_view id, std::string& typed) : m_page(page), m_id(id)
{
    if (review.rows.size() <= kGlance) {
        wipe_text(typed);
        return;
    }
    const auto prompt = page.say("outline.search");
    if (const auto event = field(page.ui, {.id = m_id, .label = {}, .value = typed, .most = 64, .placeholder = prompt, .icon = Icon::Search, .finds = true}); event && event->is_changed)
        typed = event->text;
    m_wanted = Search(typed);
    if (m_wanted.is_empty())
        return;
    const auto found = static_cast<std::uint64_t>(std::count_if(review.rows.begin(), review.rows.end(), [&](const ReviewRow& row) { return has(row); }));
    const auto told = m_id + (found > 0 ? ".count" : ".none");
    text(page.ui, {.text = found > 0 ? page.words.count("choice.found", found) : page.say("choice.none"), .type = found > 0 ? Type::Small : Type::Body, .paint = Paint::TextQuiet, .id = told});
}

bool RowFinder::has(const ReviewRow& row) const
{
    return m_wanted.is_empty() || m_wanted.finds(row.group + " " + row.answer.label + " " + told_answer(m_page.words, row.answer));
}

void group_heading(const TabletPage& page, const ReviewRow& row, std::string& before, int level)
{
    if (row.group == before)
        return;
    before = row.group;
    // Where the keyboard leaves little of a page, what is found has it.
    if (page.ui.is_pressed())
        return;
    // What lies in no group any more stands apart from the group above it.
    space(page.ui, row.group.empty() ? 6 : 3);
    if (!row.group.empty())
        heading(page.ui, row.group, level, Align::Leading, Paint::Text, weighted(row.group_stressed));
}

}
