#include "app/form/xlsform/text.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace kerbside::app::xlsform {

namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

bool is_ascii_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Decodes one code point and moves past it; 0 for bytes that are no UTF-8.
char32_t next_code_point(std::string_view text, std::size_t& at)
{
    const auto first = static_cast<unsigned char>(text[at++]);
    if (first < 0x80)
        return first;
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
    char32_t point = static_cast<char32_t>(first & (0x3F >> more));
    for (int i = 0; i < more; ++i) {
        if (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80)
            return 0;
        point = (point << 6) | (static_cast<unsigned char>(text[at++]) & 0x3F);
    }
    return more == 0 ? 0 : point;
}

bool between(char32_t c, char32_t low, char32_t high)
{
    return c >= low && c <= high;
}

// XML 1.0 §2.3 [4], without the colon.
bool starts_name(char32_t c)
{
    return c == '_' || between(c, 'a', 'z') || between(c, 'A', 'Z') || between(c, 0xC0, 0xD6) ||
           between(c, 0xD8, 0xF6) || between(c, 0xF8, 0x2FF) || between(c, 0x370, 0x37D) ||
           between(c, 0x37F, 0x1FFF) || between(c, 0x200C, 0x200D) || between(c, 0x2070, 0x218F) ||
           between(c, 0x2C00, 0x2FEF) || between(c, 0x3001, 0xD7FF) || between(c, 0xF900, 0xFDCF) ||
           between(c, 0xFDF0, 0xFFFD) || between(c, 0x10000, 0xEFFFF);
}

// XML 1.0 §2.3 [4a].
bool continues_name(char32_t c)
{
    return starts_name(c) || c == '-' || c == '.' || between(c, '0', '9') || c == 0xB7 || between(c, 0x300, 0x36F) ||
           between(c, 0x203F, 0x2040);
}

/// Damerau-Levenshtein (adjacent letters swapped count once), given up above `limit`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit)
{
    if (a.size() > b.size() + limit || b.size() > a.size() + limit)
        return limit + 1;
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

}

std::string_view trimmed(std::string_view text)
{
    while (true) {
        if (!text.empty() && is_ascii_space(text.front()))
            text.remove_prefix(1);
        else if (text.starts_with(kNoBreakSpace))
            text.remove_prefix(kNoBreakSpace.size());
        else
            break;
    }
    while (true) {
        if (!text.empty() && is_ascii_space(text.back()))
            text.remove_suffix(1);
        else if (text.ends_with(kNoBreakSpace))
            text.remove_suffix(kNoBreakSpace.size());
        else
            return text;
    }
}

bool has_space(std::string_view text)
{
    return std::ranges::any_of(text, is_ascii_space);
}

std::string lower(std::string_view text)
{
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string snake_case(std::string_view text)
{
    std::string out;
    for (const auto word : words(text)) {
        if (!out.empty())
            out += '_';
        out += lower(word);
    }
    return out;
}

std::vector<std::string_view> words(std::string_view text)
{
    std::vector<std::string_view> found;
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && is_ascii_space(text[at]))
            ++at;
        const auto begin = at;
        while (at < text.size() && !is_ascii_space(text[at]))
            ++at;
        if (at > begin)
            found.push_back(text.substr(begin, at - begin));
    }
    return found;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator)
{
    std::vector<std::string_view> parts;
    while (true) {
        const auto at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return parts;
        text.remove_prefix(at + separator.size());
    }
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to)
{
    std::string out;
    while (true) {
        const auto at = text.find(from);
        out += text.substr(0, at);
        if (at == std::string_view::npos)
            return out;
        out += to;
        text.remove_prefix(at + from.size());
    }
}

std::string_view plain_quotes(std::string_view text, std::string& room)
{
    // All of them begin with one of two bytes, so most texts are looked at once.
    if (text.find_first_of("\xC2\xE2") == std::string_view::npos)
        return text;
    room.clear();
    for (std::size_t at = 0; at < text.size();) {
        const auto rest = text.substr(at);
        if (rest.starts_with(kNoBreakSpace)) {
            room += ' ';
            at += 2;
        } else if (rest.starts_with("\xE2\x80\x98") || rest.starts_with("\xE2\x80\x99")) {
            room += '\'';
            at += 3;
        } else if (rest.starts_with("\xE2\x80\x9C") || rest.starts_with("\xE2\x80\x9D")) {
            room += '"';
            at += 3;
        } else {
            room += text[at++];
        }
    }
    return room;
}

std::string single_spaced(std::string_view text)
{
    std::string out;
    for (const char c : text)
        if (c != ' ' || out.empty() || out.back() != ' ')
            out += c;
    return out;
}

bool is_xml_name(std::string_view text)
{
    std::size_t at = 0;
    if (text.empty() || !starts_name(next_code_point(text, at)))
        return false;
    while (at < text.size())
        if (!continues_name(next_code_point(text, at)))
            return false;
    return true;
}

bool is_qualified_name(std::string_view text)
{
    const auto colon = text.find(':');
    if (colon == std::string_view::npos)
        return is_xml_name(text);
    return is_xml_name(text.substr(0, colon)) && is_xml_name(text.substr(colon + 1));
}

bool is_number(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && value - value == 0;
}

bool is_integer(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> known)
{
    // A long word may have more slips in it; beyond that a guess is no help, and a huge cell is not worth the time.
    if (word.empty() || word.size() > 80 || known.size() > 20'000)
        return {};
    const auto asked = snake_case(word);
    const std::size_t limit = asked.size() < 5 ? 1 : asked.size() < 9 ? 2 : 3;
    std::string_view best;
    auto least = limit + 1;
    for (const auto candidate : known) {
        const auto far = distance(asked, snake_case(candidate), limit);
        if (far < least) {
            least = far;
            best = candidate;
        }
    }
    return best;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> known)
{
    const auto best = nearest(word, known);
    return best.empty() ? std::string{} : " Did you mean \"" + std::string(best) + "\"?";
}

Answer yes_or_no(std::string_view text)
{
    const auto word = lower(trimmed(text));
    if (word == "yes" || word == "true" || word == "true()")
        return Answer::Yes;
    return word == "no" || word == "false" || word == "false()" ? Answer::No : Answer::Neither;
}

}
