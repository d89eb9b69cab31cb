#include "app/ui/screens/row_finder.h"

#include "app/session/typed.h"
#include "app/ui/screens/question_widgets.h"

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
    if (const auto event = field(page.ui, {.id = m_id, .label = {}, .value = typed, .most = 64, .placeholder = prompt, .icon = Icon::Search}); event && event->is_changed)
        typed = event->text;
    m_wanted = Search(typed);
}

bool RowFinder::has(const ReviewRow& row) const
{
    return m_wanted.is_empty() || m_wanted.finds(row.group + " " + row.answer.label + " " + told_answer(m_page.words, row.answer));
}

void RowFinder::tell_none() const
{
    const auto id = m_id + ".none";
    text(m_page.ui, {.text = m_page.words.text("choice.none"), .paint = Paint::TextQuiet, .id = id});
}

void group_heading(const TabletPage& page, const ReviewRow& row, std::string& before, int level)
{
    if (row.group == before)
        return;
    // What lies in no group any more stands apart from the group above it.
    space(page.ui, row.group.empty() ? 6 : 3);
    if (!row.group.empty())
        heading(page.ui, row.group, level, Align::Leading, Paint::Text, weighted(row.group_stressed));
    before = row.group;
}

}
