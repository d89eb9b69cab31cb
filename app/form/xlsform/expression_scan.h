#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app::xlsform {

/// Walks along an XPath expression and knows what the place where it stands lies in. Quoted texts are passed over;
/// an expression that is not well-formed gives some answer, never a crash.
class ExpressionScan {
public:
    explicit ExpressionScan(std::string_view text) : m_text(text) {}

    /// Forward only.
    void advance(std::size_t to);
    bool in_predicate() const;
    /// Whether this is an argument of indexed-repeat() that names nodes: the 1st, 2nd, 4th or 6th.
    bool wants_absolute() const;

private:
    struct Level {
        char opened;
        bool indexed_repeat;
        std::size_t argument;
    };

    std::string_view m_text;
    std::size_t m_at = 0;
    char m_quote = '\0';
    std::vector<Level> m_levels;
};

/// `instance('…')/…` with its predicates, as it may stand within a label. Needs a path after the parentheses.
bool find_instance_expression(std::string_view text, std::size_t from, std::size_t& begin, std::size_t& end);

/// Whether a default is to be computed (ODK XForms §dynamic defaults): it has a reference, a call, an operator of
/// arithmetic or a predicate in it. The hyphens of dates and places do not count in questions of such types.
bool is_dynamic_default(std::string_view text, std::string_view bind_type);

/// The first arguments of the pulldata() calls, where they are literals.
std::vector<std::string> pulldata_files(std::string_view expression);

/// The name of a search() in an appearance, or an empty text.
bool has_search(std::string_view appearance);

}
