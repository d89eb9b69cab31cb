#include "platform/unicode/seen.h"

#include "platform/unicode/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <utility>

namespace kerbside::platform {

namespace {

enum class Sight { Letter, Blank, Nothing };

constexpr char32_t kNonJoiner = 0x200C;
constexpr char32_t kJoiner = 0x200D;
/// Scripts from here on need the two between their letters, and emoji do; no script before does.
constexpr char32_t kFirstJoined = 0x590;

Sight sight_of(char32_t letter)
{
    switch (letter) {
    case U'\t': case U'\n': case U'\v': case U'\f': case U'\r': case 0x85:
    case 0x115F: case 0x1160: case 0x3164: case 0xFFA0: // Hangul fillers
    case 0x2800:                                        // Braille without a dot
        return Sight::Blank;
    default:
        break;
    }
    const auto* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(letter));
    switch (property->category) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return Sight::Blank;
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CS:
        return Sight::Nothing;
    default:
        return property->ignorable != 0 ? Sight::Nothing : Sight::Letter;
    }
}

struct Letter {
    char32_t code = 0;
    std::string_view bytes;
};

/// The first letter, which goes from `rest`; a byte that is no UTF-8 stands for itself.
Letter take_letter(std::string_view& rest)
{
    utf8proc_int32_t code = 0;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()), static_cast<utf8proc_ssize_t>(rest.size()), &code);
    const Letter letter{size > 0 ? static_cast<char32_t>(code) : U'\uFFFD', rest.substr(0, size > 0 ? static_cast<std::size_t>(size) : 1)};
    rest.remove_prefix(letter.bytes.size());
    return letter;
}

bool is_joined(char32_t letter)
{
    return letter >= kFirstJoined && sight_of(letter) == Sight::Letter;
}

/// Folded letters that the eye takes for another: Cyrillic and Greek for Latin, as small letters or as capitals; the yeh,
/// kaf, heh and digits of Urdu for those of Arabic.
char32_t look_of(char32_t letter)
{
    static constexpr std::array<std::pair<char32_t, char32_t>, 53> kAlike = {{
        {U'\u03B1', U'a'}, {U'\u03B2', U'b'}, {U'\u03B5', U'e'}, {U'\u03B6', U'z'}, {U'\u03B7', U'h'}, {U'\u03B9', U'i'},
        {U'\u03BA', U'k'}, {U'\u03BC', U'm'}, {U'\u03BD', U'v'}, {U'\u03BF', U'o'}, {U'\u03C1', U'p'}, {U'\u03C4', U't'},
        {U'\u03C5', U'y'}, {U'\u03C7', U'x'}, {U'\u0430', U'a'}, {U'\u0432', U'b'}, {U'\u0435', U'e'}, {U'\u043A', U'k'},
        {U'\u043C', U'm'}, {U'\u043D', U'h'}, {U'\u043E', U'o'}, {U'\u0440', U'p'}, {U'\u0441', U'c'}, {U'\u0442', U't'},
        {U'\u0443', U'y'}, {U'\u0445', U'x'}, {U'\u0455', U's'}, {U'\u0456', U'i'}, {U'\u0458', U'j'}, {U'\u04AF', U'y'},
        {U'\u04BB', U'h'}, {U'\u04CF', U'l'}, {U'\u0501', U'd'}, {U'\u051B', U'q'}, {U'\u051D', U'w'}, {U'\u0649', U'\u064A'},
        {U'\u06A9', U'\u0643'}, {U'\u06C1', U'\u0647'}, {U'\u06CC', U'\u064A'}, {U'\u06F0', U'\u0660'}, {U'\u06F1', U'\u0661'},
        {U'\u06F2', U'\u0662'}, {U'\u06F3', U'\u0663'}, {U'\u06F4', U'\u0664'}, {U'\u06F5', U'\u0665'}, {U'\u06F6', U'\u0666'},
        {U'\u06F7', U'\u0667'}, {U'\u06F8', U'\u0668'}, {U'\u06F9', U'\u0669'}, {U'\u0261', U'g'}, {U'\u2018', U'\''}, {U'\u2019', U'\''},
        {U'\u02BC', U'\''},
    }};
    const auto found = std::ranges::find(kAlike, letter, &std::pair<char32_t, char32_t>::first);
    return found == kAlike.end() ? letter : found->second;
}

void append(std::string& out, char32_t letter)
{
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(letter), bytes.data());
    for (int i = 0; i < size; ++i)
        out += static_cast<char>(bytes[static_cast<std::size_t>(i)]);
}

}

Seen seen_of(std::string_view text)
{
    Seen seen;
    std::string_view first;
    bool has_blank = false;
    while (!text.empty()) {
        const auto letter = take_letter(text);
        switch (sight_of(letter.code)) {
        case Sight::Nothing:
            break;
        case Sight::Blank:
            has_blank = !first.empty();
            break;
        case Sight::Letter:
            if (first.empty())
                first = letter.bytes;
            seen.is_one_character = seen.is_one_character && letter.bytes == first;
            seen.bytes += letter.bytes.size() + (has_blank ? 1 : 0);
            has_blank = false;
            break;
        }
    }
    return seen;
}

std::string neat(std::string_view text)
{
    const auto whole = composed(text);
    if (!whole)
        return {};
    std::string out;
    bool has_blank = false;
    char32_t before = 0;
    for (std::string_view rest = *whole; !rest.empty();) {
        const auto letter = take_letter(rest);
        const auto sight = sight_of(letter.code);
        if (sight == Sight::Blank) {
            has_blank = true;
            continue;
        }
        if (sight == Sight::Nothing) {
            auto after = rest;
            const bool is_joint = (letter.code == kJoiner || letter.code == kNonJoiner) && !has_blank && is_joined(before) && !after.empty() &&
                is_joined(take_letter(after).code);
            if (is_joint)
                out += letter.bytes;
            continue;
        }
        if (has_blank && !out.empty())
            out += ' ';
        has_blank = false;
        out += letter.bytes;
        before = letter.code;
    }
    return out;
}

std::string looks_of(std::string_view name)
{
    // As a capital, Greek nu is another letter to the eye than as a small one.
    constexpr char32_t kNu = U'\u039D';
    const auto whole = neat(name);
    std::string seen;
    for (std::string_view rest = whole; !rest.empty();) {
        const auto letter = take_letter(rest);
        append(seen, letter.code == kNu ? U'n' : letter.code);
    }
    const auto plain = folded(seen);
    std::string out;
    for (std::string_view rest = plain; !rest.empty();) {
        const auto letter = take_letter(rest);
        if (sight_of(letter.code) != Sight::Nothing)
            append(out, look_of(letter.code));
    }
    return out;
}

}
