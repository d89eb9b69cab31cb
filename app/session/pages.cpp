#include "app/session/pages.h"

namespace kerbside::app {

namespace {

bool is_field_list(const Form& form, std::int32_t control)
{
    return control >= 0 && form.controls()[static_cast<std::size_t>(control)].has_appearance("field-list");
}

/// A repeat says so itself, or by the group that an XForm has around it.
bool is_repeated_list(const Form& form, std::int32_t control)
{
    if (control < 0)
        return false;
    const auto& repeat = form.controls()[static_cast<std::size_t>(control)];
    if (repeat.parent < 0)
        return is_field_list(form, control);
    const auto& around = form.controls()[static_cast<std::size_t>(repeat.parent)];
    return is_field_list(form, control) || (around.path == repeat.path && is_field_list(form, repeat.parent));
}

class Planner {
public:
    Planner(const Form& form, const std::vector<OutlineItem>& outline) : m_form(form), m_outline(outline) {}

    std::vector<PagePlan> plan(std::size_t begin, std::size_t end, bool is_one_page)
    {
        if (is_one_page)
            take_list(begin, end);
        else
            take_each(begin, end);
        return std::move(m_pages);
    }

private:
    void take_each(std::size_t begin, std::size_t end)
    {
        for (std::size_t at = begin; at < end; ++at) {
            const auto& item = m_outline[at];
            switch (item.kind) {
            case OutlineKind::Question:
                m_pages.push_back({PageKind::Questions, item.node, item.control, at, {at}, m_titles});
                break;
            case OutlineKind::GroupBegin:
                m_titles.push_back(at);
                if (is_field_list(m_form, item.control)) {
                    take_list(at + 1, item.match);
                    at = item.match;
                    m_titles.pop_back();
                }
                break;
            case OutlineKind::GroupEnd:
                if (!m_titles.empty())
                    m_titles.pop_back();
                break;
            case OutlineKind::RepeatBegin:
                m_pages.push_back({PageKind::Cards, item.node, item.control, at, {}, m_titles});
                at = item.match;
                break;
            default:
                break;
            }
        }
    }

    /// All questions on one page; a repeat among them follows as a page of its own.
    void take_list(std::size_t begin, std::size_t end)
    {
        PagePlan page{PageKind::Questions, {}, -1, begin, {}, m_titles};
        std::vector<PagePlan> cards;
        for (std::size_t at = begin; at < end; ++at) {
            const auto& item = m_outline[at];
            if (item.kind == OutlineKind::Question) {
                page.questions.push_back(at);
            } else if (item.kind == OutlineKind::RepeatBegin) {
                cards.push_back({PageKind::Cards, item.node, item.control, at, {}, m_titles});
                at = item.match;
            }
        }
        if (!page.questions.empty()) {
            const auto& first = m_outline[page.questions.front()];
            page.anchor = first.node;
            page.control = first.control;
            m_pages.push_back(std::move(page));
        }
        m_pages.insert(m_pages.end(), cards.begin(), cards.end());
    }

    const Form& m_form;
    const std::vector<OutlineItem>& m_outline;
    std::vector<std::size_t> m_titles;
    std::vector<PagePlan> m_pages;
};

}

std::vector<PagePlan> pages_of(const Form& form, const std::vector<OutlineItem>& outline, std::optional<NodeRef> inside)
{
    if (!inside)
        return Planner(form, outline).plan(0, outline.size(), false);
    for (std::size_t at = 0; at < outline.size(); ++at)
        if (outline[at].kind == OutlineKind::InstanceBegin && outline[at].node == *inside)
            return Planner(form, outline).plan(at + 1, outline[at].match, is_repeated_list(form, outline[at].control));
    return {};
}

std::vector<NodeRef> cards_around(const std::vector<OutlineItem>& outline, NodeRef node)
{
    std::vector<NodeRef> around;
    for (const auto& item : outline) {
        if (item.kind == OutlineKind::InstanceBegin)
            around.push_back(item.node);
        else if (item.kind == OutlineKind::InstanceEnd && !around.empty())
            around.pop_back();
        else if (item.kind == OutlineKind::Question && item.node == node)
            return around;
    }
    return {};
}

}
