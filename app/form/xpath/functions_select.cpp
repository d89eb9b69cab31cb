#include "app/form/xpath/evaluator.h"
#include "app/form/xpath/function.h"

#include <array>
#include <cmath>

namespace kerbside::app::xpath {

namespace {

/// Calls `take` with each of the words of a select's value, until it says no.
template <typename Take> void words(std::string_view text, Take take)
{
    constexpr std::string_view kSpaces = " \t\r\n";
    std::size_t at = text.find_first_not_of(kSpaces);
    while (at != std::string_view::npos) {
        const auto end = text.find_first_of(kSpaces, at);
        if (!take(text.substr(at, end == std::string_view::npos ? end : end - at)))
            return;
        at = end == std::string_view::npos ? end : text.find_first_not_of(kSpaces, end);
    }
}

std::string_view trimmed(std::string_view text)
{
    std::string_view out;
    words(text, [&](std::string_view word) {
        if (out.empty())
            out = word;
        out = {out.data(), static_cast<std::size_t>(word.data() + word.size() - out.data())};
        return true;
    });
    return out;
}

Value selected(Call& call)
{
    const auto list = call.string(0);
    const auto wanted = call.string(1);
    const auto value = trimmed(wanted);
    // Forms ask selected(., '') to learn that nothing was selected, and the other clients say yes.
    bool found = value.empty() && trimmed(list).empty();
    words(list, [&](std::string_view word) {
        found = word == value;
        return !found;
    });
    return found;
}

/// From 0 (ODK XForms §selected-at).
Value selected_at(Call& call)
{
    const auto list = call.string(0);
    const double wanted = std::trunc(call.number(1));
    std::string out;
    double index = 0;
    words(list, [&](std::string_view word) {
        if (index == wanted)
            out = word;
        index += 1;
        return index <= wanted;
    });
    return out;
}

Value count_selected(Call& call)
{
    double out = 0;
    const auto list = call.string(0);
    words(list, [&](std::string_view) {
        out += 1;
        return true;
    });
    return out;
}

constexpr std::array<Function, 3> kFunctions = {{
    {"selected", 2, 2, selected},
    {"selected-at", 2, 2, selected_at},
    {"count-selected", 1, 1, count_selected},
}};

}

std::span<const Function> select_functions()
{
    return kFunctions;
}

}
