#include "platform/unicode/seen.h"

#include "platform/unicode/unicode.h"

#include <utf8proc.h>

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

}
