#include "app/form/xlsform/references.h"

#include "app/form/xlsform/expression_scan.h"
#include "app/form/xlsform/text.h"
#include "platform/xml/writer.h"

#include <algorithm>

namespace kerbside::app::xlsform {

namespace {

constexpr std::string_view kLastSaved = "last-saved#";
/// Short references may stand for long paths, many times over.
constexpr std::size_t kMostWritten = std::size_t{64} << 20;
constexpr std::string_view kLastSavedInstance = "instance('__last-saved')";

}

bool next_reference(std::string_view text, std::size_t from, Reference& found)
{
    found.begin = text.find("${", from);
    if (found.begin == std::string_view::npos)
        return false;
    const auto close = text.find('}', found.begin);
    found.end = close == std::string_view::npos ? text.size() : close + 1;
    auto inside = close == std::string_view::npos ? std::string_view{}
                                                  : text.substr(found.begin + 2, close - found.begin - 2);
    found.last_saved = inside.starts_with(kLastSaved);
    if (found.last_saved)
        inside.remove_prefix(kLastSaved.size());
    found.name = is_qualified_name(inside) ? inside : std::string_view{};
    return true;
}

void check_references(std::string_view text, const Place& place, Problems& problems)
{
    Reference reference;
    for (std::size_t at = 0; next_reference(text, at, reference); at = reference.end)
        if (reference.name.empty())
            problems.error(place, quoted(text.substr(reference.begin, reference.end - reference.begin)) +
                                      " is not a reference: write ${name}, with the name of a question and no spaces in it.");
}

std::string_view sole_reference(std::string_view text)
{
    Reference reference;
    text = trimmed(text);
    if (!next_reference(text, 0, reference) || reference.begin != 0 || reference.end != text.size() ||
        reference.last_saved)
        return {};
    return reference.name;
}

bool has_output(std::string_view label)
{
    std::size_t begin = 0;
    std::size_t end = 0;
    return label.find("${") != std::string_view::npos || find_instance_expression(label, 0, begin, end);
}

Resolver::Resolver(const Draft& draft, Problems& problems) : m_draft(draft), m_problems(problems)
{
    for (std::uint32_t i = 1; i < draft.nodes.size(); ++i)
        if (draft.nodes[i].kind != NodeKind::External)
            m_names[draft.nodes[i].name].push_back(i);
}

std::uint32_t Resolver::node(std::string_view name, const Place& place)
{
    const auto found = m_names.find(name);
    if (found == m_names.end()) {
        if (name == m_draft.root().name)
            return 0;
        std::vector<std::string_view> known;
        if (!m_problems.is_full())
            for (const auto& [other, nodes] : m_names)
                if (m_draft.nodes[nodes[0]].kind != NodeKind::Meta)
                    known.push_back(other);
        std::ranges::sort(known);
        m_problems.error(place, "There is no question, group or repeat named " + quoted(name) + "." +
                                    did_you_mean(name, known));
        return 0;
    }
    if (found->second.size() > 1) {
        std::string rows;
        for (const auto one : found->second)
            rows += (rows.empty() ? "" : ", ") + std::to_string(m_draft.nodes[one].row);
        m_problems.error(place, "${" + std::string(name) + "} could mean several: the name stands in rows " + rows +
                                    ". Give each its own name.");
    }
    return found->second.front();
}

std::string Resolver::path(std::uint32_t target, std::uint32_t context, bool use_current, std::uint32_t levels) const
{
    const auto& nodes = m_draft.nodes;
    // The deepest section that both lie in.
    auto above_target = target == 0 ? 0 : nodes[target].parent;
    auto above_context = levels > 0 ? context : context == 0 ? 0 : nodes[context].parent;
    while (above_target != above_context) {
        if (nodes[above_target].depth >= nodes[above_context].depth)
            above_target = nodes[above_target].parent;
        else
            above_context = nodes[above_context].parent;
    }
    const auto shared = above_target;
    const bool in_one_repeat =
        shared != 0 && (nodes[shared].kind == NodeKind::Repeat || m_draft.repeat_around(shared) != 0);
    if (!in_one_repeat)
        return m_draft.path(target);
    std::string out = use_current ? "current()/" : "";
    const auto steps = nodes[context].depth + levels - nodes[shared].depth;
    for (std::uint32_t i = 0; i < steps; ++i)
        out += i == 0 ? ".." : "/..";
    std::vector<std::string_view> names;
    for (auto step = target; step != shared; step = nodes[step].parent)
        names.push_back(nodes[step].name);
    for (auto name = names.rbegin(); name != names.rend(); ++name)
        out.append("/").append(*name);
    return out;
}

std::string Resolver::resolve(std::string_view text, std::uint32_t context, std::uint32_t levels, const Place& place,
                              Current current, std::uint32_t base)
{
    if (text.find("${") == std::string_view::npos)
        return std::string(text);
    std::string out;
    ExpressionScan scan(text);
    Reference reference;
    std::size_t at = 0;
    while (next_reference(text, at, reference)) {
        out += text.substr(at, reference.begin - at);
        at = reference.end;
        if (reference.name.empty() || m_written > kMostWritten)
            continue;
        const auto target = node(reference.name, place);
        const auto before = out.size();
        scan.advance(reference.begin);
        out += ' ';
        if (reference.last_saved)
            out.append(kLastSavedInstance).append(m_draft.path(target));
        else if (base != 0 && m_draft.is_ancestor(base, target))
            out.append(".").append(m_draft.path(target).substr(m_draft.path(base).size()));
        else if (scan.wants_absolute())
            out += m_draft.path(target);
        else
            out += path(target, context,
                        current == Current::Always || (current == Current::InPredicates && scan.in_predicate()), levels);
        out += ' ';
        m_written += out.size() - before;
        if (m_written > kMostWritten)
            m_problems.error(place, "The references of the form would become too long.");
    }
    out += text.substr(at);
    return out;
}

std::string Resolver::expression(std::string_view text, std::uint32_t context, const Place& place, Current current)
{
    return resolve(text, context, 0, place, current);
}

std::string Resolver::predicate(std::string_view text, std::uint32_t context, std::uint32_t base, const Place& place)
{
    return resolve(text, context, 0, place, Current::Always, base);
}

std::string Resolver::expression_below(std::string_view text, std::uint32_t context, std::uint32_t levels,
                                       const Place& place)
{
    return resolve(text, context, levels, place, Current::InPredicates);
}

void Resolver::write_text(platform::XmlWriter& writer, std::string_view text, std::uint32_t context, const Place& place)
{
    std::size_t at = 0;
    Reference reference;
    bool has_reference = next_reference(text, 0, reference);
    std::size_t begin = 0;
    std::size_t end = 0;
    bool has_instance = find_instance_expression(text, 0, begin, end);
    while (has_reference || has_instance) {
        const bool is_instance = has_instance && (!has_reference || begin < reference.begin);
        const auto from = is_instance ? begin : reference.begin;
        const auto past = is_instance ? end : reference.end;
        if (from > at)
            writer.text(text.substr(at, from - at));
        writer.open("output");
        writer.attribute("value", resolve(text.substr(from, past - from), context, 0, place, Current::InPredicates));
        writer.close();
        at = past;
        if (has_reference && reference.begin < at)
            has_reference = next_reference(text, at, reference);
        if (has_instance && begin < at)
            has_instance = find_instance_expression(text, at, begin, end);
    }
    if (at < text.size())
        writer.text(text.substr(at));
}

}
