#pragma once

#include "app/session/search.h"
#include "app/session/views.h"
#include "app/ui/screens/tablet_pages.h"

#include <string>
#include <string_view>

namespace kerbside::app::ui {

/// A review that is longer than a page is searched as one types: by the words of questions, answers, groups and cards.
class RowFinder {
public:
    /// Draws the field `id` where there is enough to look through, and how many have what was typed, under `<id>.count`, or
    /// that none has, under `<id>.none`. What is typed is kept in `typed`.
    RowFinder(const TabletPage&, const ReviewView&, std::string_view id, std::string& typed);

    /// The row has every word that was typed, or nothing was typed.
    bool has(const ReviewRow&) const;

private:
    const TabletPage& m_page;
    std::string m_id;
    Search m_wanted{{}};
};

/// The heading of the group that this row lies in, where it is another than that of the row before it.
void group_heading(const TabletPage&, const ReviewRow&, std::string& before, int level);

}
