#include "app/form/xpath/evaluator.h"
#include "app/form/xpath/function.h"

#include <array>

namespace kerbside::app::xpath {

namespace {

Value boolean_of(Call& call)
{
    return call.boolean(0);
}
Value negation(Call& call)
{
    return !call.boolean(0);
}
Value always(Call&)
{
    return true;
}
Value never(Call&)
{
    return false;
}

Value from_string(Call& call)
{
    const auto text = call.string(0);
    return text == "true" || text == "1";
}

/// Only the branch that is taken is evaluated.
Value either(Call& call)
{
    return call.value(call.boolean(0) ? 1 : 2);
}

Value coalesce(Call& call)
{
    for (std::size_t i = 0; i + 1 < call.size(); ++i) {
        auto value = call.value(i);
        if (!call.evaluator().to_string(value).empty())
            return value;
    }
    return call.value(call.size() - 1);
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// XPath 1.0 §4.3: the nearest xml:lang, or a sublanguage of what is asked for.
Value lang(Call& call)
{
    std::string wanted = call.string(0);
    for (char& c : wanted)
        c = lower(c);
    const Node focus = call.evaluator().focus();
    const Document& tree = call.evaluator().document(focus);
    for (NodeId at = focus.id; at != kNoNode; at = tree.parent(at)) {
        if (tree.kind(at) != NodeKind::Element)
            continue;
        for (NodeId attribute = tree.first_attribute(at); attribute != kNoNode; attribute = tree.next(attribute)) {
            const NameId name = tree.name(attribute);
            if (tree.names().prefix(name) != "xml" || tree.names().local(name) != "lang")
                continue;
            std::string found(tree.own_text(attribute));
            for (char& c : found)
                c = lower(c);
            return found.starts_with(wanted) && (found.size() == wanted.size() || found[wanted.size()] == '-');
        }
    }
    return false;
}

constexpr std::array<Function, 8> kFunctions = {{
    {"boolean", 1, 1, boolean_of},
    {"not", 1, 1, negation},
    {"true", 0, 0, always},
    {"false", 0, 0, never},
    {"boolean-from-string", 1, 1, from_string},
    {"if", 3, 3, either},
    {"coalesce", 2, kAnyNumber, coalesce},
    {"lang", 1, 1, lang, Reads::Context},
}};

}

std::span<const Function> boolean_functions()
{
    return kFunctions;
}

}
