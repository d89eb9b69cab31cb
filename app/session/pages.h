#pragma once

#include "app/session/views.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kerbside::app {

/// A page as places in the outline: a field-list is one page, any other question has its own,
/// a repeat is a page of cards.
struct PagePlan {
    PageKind kind = PageKind::Questions;
    NodeRef anchor;               ///< its first question, or the series' holder
    std::int32_t control = -1;    ///< of the series, or of the first question
    std::size_t begin = 0;        ///< of the series in the outline
    std::vector<std::size_t> questions; ///< indexes into the outline
    std::vector<std::size_t> titles;    ///< of the groups that it lies in
};

/// The pages of the whole form, or of one instance of a repeat where `inside` is given.
/// Empty where `inside` is not there (any more).
std::vector<PagePlan> pages_of(const Form&, const std::vector<OutlineItem>&, std::optional<NodeRef> inside);

/// The repeat instances that `node` lies in, outermost first.
std::vector<NodeRef> cards_around(const std::vector<OutlineItem>&, NodeRef node);

}
