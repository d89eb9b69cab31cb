#include "app/form/xpath/evaluator.h"
#include "app/form/xpath/function.h"
#include "app/form/xpath/utf8.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace kerbside::app::xpath {

namespace {

Value string_of(Call& call)
{
    return call.size() == 0 ? Value(call.text_of(call.evaluator().focus())) : Value(call.string(0));
}

/// Every argument; of a node-set every node (ODK XForms §concat).
Value concat(Call& call)
{
    std::string out;
    for (std::size_t i = 0; i < call.size(); ++i) {
        if (call.is_nodes(i)) {
            for (const Node node : call.nodes(i))
                out += call.text_of(node);
        } else {
            out += call.string(i);
        }
        if (!call.spend(1 + out.size() / 16))
            break;
    }
    return out;
}

Value join(Call& call)
{
    const std::string separator = call.string(0);
    std::string out;
    bool first = true;
    const auto add = [&](const std::string& text) {
        if (!first)
            out += separator;
        first = false;
        out += text;
    };
    for (std::size_t i = 1; i < call.size(); ++i) {
        if (call.is_nodes(i)) {
            for (const Node node : call.nodes(i))
                add(call.text_of(node));
        } else {
            add(call.string(i));
        }
        if (!call.spend(1 + out.size() / 64))
            break;
    }
    return out;
}

Value starts_with(Call& call)
{
    return call.string(0).starts_with(call.string(1));
}
Value ends_with(Call& call)
{
    return call.string(0).ends_with(call.string(1));
}
Value contains(Call& call)
{
    return call.string(0).find(call.string(1)) != std::string::npos;
}

Value substring_before(Call& call)
{
    const auto text = call.string(0);
    const auto at = text.find(call.string(1));
    return at == std::string::npos ? std::string{} : text.substr(0, at);
}
Value substring_after(Call& call)
{
    const auto text = call.string(0);
    const auto part = call.string(1);
    const auto at = text.find(part);
    return at == std::string::npos ? std::string{} : text.substr(at + part.size());
}

/// The characters whose number, counted from `first`, is at least `from` and less than `end`.
std::string slice(std::string_view text, double first, double from, double end)
{
    std::string out;
    double position = first;
    for (std::size_t at = 0; at < text.size(); position += 1) {
        const auto size = utf8_size(text, at);
        if (position >= from && position < end)
            out.append(text, at, size);
        at += size;
    }
    return out;
}

/// XPath 1.0 §4.2: positions from 1, rounded; a character where round(from) <= position < round(from) + round(length).
Value substring(Call& call)
{
    const auto text = call.string(0);
    const auto rounded = [](double number) { return std::floor(number + 0.5); };
    const double from = rounded(call.number(1));
    const double end = call.size() > 2 ? from + rounded(call.number(2)) : HUGE_VAL;
    return slice(text, 1, from, end);
}

/// ODK XForms §substr: from 0, the end not included, negative counts from the end.
Value substr(Call& call)
{
    const auto text = call.string(0);
    const auto length = static_cast<double>(utf8_length(text));
    const auto place = [&](double number) {
        if (std::isnan(number))
            return 0.0;
        number = std::trunc(number);
        return std::clamp(number < 0 ? length + number : number, 0.0, length);
    };
    const double from = place(call.number(1));
    const double end = call.size() > 2 ? place(call.number(2)) : length;
    return slice(text, 0, from, end);
}

Value string_length(Call& call)
{
    const auto text = call.size() == 0 ? call.text_of(call.evaluator().focus()) : call.string(0);
    return static_cast<double>(utf8_length(text));
}

Value normalize_space(Call& call)
{
    const auto text = call.size() == 0 ? call.text_of(call.evaluator().focus()) : call.string(0);
    std::string out;
    bool gap = false;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            gap = !out.empty();
            continue;
        }
        if (gap)
            out += ' ';
        gap = false;
        out += c;
    }
    return out;
}

Value translate(Call& call)
{
    const auto text = call.string(0);
    const auto from_letters = call.string(1);
    const auto to_letters = call.string(2);
    const auto from = utf8_split(from_letters);
    const auto to = utf8_split(to_letters);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto size = utf8_size(text, at);
        const auto letter = std::string_view(text).substr(at, size);
        at += size;
        const auto found = std::find(from.begin(), from.end(), letter);
        if (found == from.end())
            out += letter;
        else if (static_cast<std::size_t>(found - from.begin()) < to.size())
            out += to[static_cast<std::size_t>(found - from.begin())];
        if (!call.spend(1 + from.size() / 16))
            break;
    }
    return out;
}

/// The whole of the text has to match, as in Java; RE2 never backtracks.
Value regex(Call& call)
{
    const auto text = call.string(0);
    const auto* pattern = call.evaluator().pattern(call.string(1));
    if (pattern == nullptr)
        return call.fail("regex(): the pattern is none that can be matched in bounded time");
    if (!call.spend(1 + text.size() / 16))
        return false;
    return RE2::FullMatch(text, *pattern);
}

constexpr std::array<Function, 14> kFunctions = {{
    {"string", 0, 1, string_of, Reads::Context},
    {"concat", 0, kAnyNumber, concat},
    {"join", 1, kAnyNumber, join},
    {"starts-with", 2, 2, starts_with},
    {"ends-with", 2, 2, ends_with},
    {"contains", 2, 2, contains},
    {"substring-before", 2, 2, substring_before},
    {"substring-after", 2, 2, substring_after},
    {"substring", 2, 3, substring},
    {"substr", 2, 3, substr},
    {"string-length", 0, 1, string_length, Reads::Context},
    {"normalize-space", 0, 1, normalize_space, Reads::Context},
    {"translate", 3, 3, translate},
    {"regex", 2, 2, regex},
}};

}

std::span<const Function> string_functions()
{
    return kFunctions;
}

}
