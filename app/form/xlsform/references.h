#pragma once

#include "app/form/xlsform/model.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kerbside::platform {
class XmlWriter;
}

namespace kerbside::app::xlsform {

/// A `${name}` or `${last-saved#name}` within a text.
struct Reference {
    std::size_t begin = 0;
    std::size_t end = 0; ///< past the `}`
    std::string_view name;
    bool last_saved = false;
};

/// The next reference at or after `from`. `name` is empty for one that is malformed.
bool next_reference(std::string_view text, std::size_t from, Reference&);

/// Reports those that are malformed: `${}`, `${a b}`, one that never ends.
void check_references(std::string_view text, const Place&, Problems&);

/// The name, where the whole text is one reference to a question of this form; else empty.
std::string_view sole_reference(std::string_view text);

/// Whether a label must be drawn anew as answers change: it has a reference or reads `instance('…')/…`.
bool has_output(std::string_view label);

enum class Current { Never, InPredicates, Always };

/// Turns references into paths, once all nodes are known.
class Resolver {
public:
    Resolver(const Draft& draft, Problems& problems);

    /// References become paths as seen from `context`: relative where both lie in one repeat (with `current()/`
    /// where a predicate would change the context), else absolute.
    std::string expression(std::string_view text, std::uint32_t context, const Place&, Current = Current::InPredicates);
    /// A predicate over the instances of `base` (a repeat or a group in one): what lies in it is read from `.`.
    std::string predicate(std::string_view text, std::uint32_t context, std::uint32_t base, const Place&);
    /// The same for a node below `context` (`meta/entity/label`): so many more steps up.
    std::string expression_below(std::string_view text, std::uint32_t context, std::uint32_t levels, const Place&);

    /// Writes a label: references and `instance('…')/…` expressions become <output>.
    void write_text(platform::XmlWriter&, std::string_view text, std::uint32_t context, const Place&);

    /// The node of that name; reports one that is not there or is there twice, and gives 0.
    std::uint32_t node(std::string_view name, const Place&);
    /// A path to `target` as seen from `context`, without spaces around it.
    std::string path(std::uint32_t target, std::uint32_t context, bool use_current, std::uint32_t levels = 0) const;

private:
    std::string resolve(std::string_view text, std::uint32_t context, std::uint32_t levels, const Place&, Current,
                        std::uint32_t base = 0);

    const Draft& m_draft;
    Problems& m_problems;
    std::size_t m_written = 0; ///< bytes of paths that references have become
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> m_names;
};

}
