#include "platform/unicode/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <vector>

namespace kerbside::platform {

namespace {

/// Letters that Unicode does not take apart, though a reader who types looks for the plain one.
char32_t plain_letter(char32_t letter)
{
    switch (letter) {
    case U'\u0142': return U'l';
    case U'\u00F8': return U'o';
    case U'\u0111': return U'd';
    case U'\u0131': return U'i';
    default: return letter;
    }
}

bool is_accent(char32_t letter)
{
    return (letter >= 0x300 && letter <= 0x36F) || (letter >= 0x64B && letter <= 0x65F) || letter == 0x670 || letter == 0x640;
}

bool is_apart(char32_t letter)
{
    if (letter < 0x80)
        return !((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z'));
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(letter))) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
        return true;
    default:
        return false;
    }
}

/// Words are parted by one space, and one stands before the first.
void put(std::string& out, std::size_t begin, char32_t letter)
{
    if (letter == U'\'' || letter == U'\u2019')
        return; // O'Neill is looked for as oneill
    if (is_apart(letter)) {
        if (out.size() > begin + 1 && out.back() != ' ')
            out += ' ';
        return;
    }
    if (letter < 0x80) {
        out += static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
        return;
    }
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(letter), bytes.data());
    for (int i = 0; i < size; ++i)
        out += static_cast<char>(bytes[static_cast<std::size_t>(i)]);
}

utf8proc_ssize_t signed_size(std::string_view text)
{
    return static_cast<utf8proc_ssize_t>(text.size());
}

const utf8proc_uint8_t* bytes_of(std::string_view text)
{
    return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

}

void append_folded(std::string& out, std::string_view text)
{
    const auto begin = out.size();
    out += ' ';
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            put(out, begin, byte);
            ++at;
            continue;
        }
        utf8proc_int32_t letter = 0;
        const auto size = utf8proc_iterate(bytes_of(text) + at, signed_size(text.substr(at)), &letter);
        if (size <= 0) {
            ++at;
            continue;
        }
        at += static_cast<std::size_t>(size);
        std::array<utf8proc_int32_t, 20> parts{};
        int boundary = 0;
        const auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
        const auto count = utf8proc_decompose_char(letter, parts.data(), static_cast<utf8proc_ssize_t>(parts.size()), options, &boundary);
        for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(count, static_cast<utf8proc_ssize_t>(parts.size())); ++i)
            if (const auto one = static_cast<char32_t>(parts[static_cast<std::size_t>(i)]); !is_accent(one))
                put(out, begin, plain_letter(one));
    }
    if (out.size() > begin + 1 && out.back() == ' ')
        out.pop_back();
}

std::string folded(std::string_view text)
{
    std::string out;
    append_folded(out, text);
    return out.substr(1);
}

char32_t capital_of(char32_t letter)
{
    return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(letter)));
}

std::string begun(std::string_view text)
{
    utf8proc_int32_t first = 0;
    const auto size = utf8proc_iterate(bytes_of(text), signed_size(text), &first);
    if (size <= 0)
        return std::string(text);
    std::array<utf8proc_uint8_t, 4> letter{};
    const auto length = utf8proc_encode_char(utf8proc_totitle(first), letter.data());
    std::string out(reinterpret_cast<const char*>(letter.data()), static_cast<std::size_t>(length));
    out.append(text.substr(static_cast<std::size_t>(size)));
    return out;
}

std::optional<std::string> composed(std::string_view text)
{
    // In memory of our own, which is overwritten when it is given back: utf8proc's would not be.
    constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    auto size = utf8proc_decompose(bytes_of(text), signed_size(text), nullptr, 0, kOptions);
    if (size < 0)
        return {};
    std::vector<utf8proc_int32_t> letters(static_cast<std::size_t>(size) + 1);
    size = utf8proc_decompose(bytes_of(text), signed_size(text), letters.data(), size, kOptions);
    if (size >= 0)
        size = utf8proc_reencode(letters.data(), size, kOptions);
    if (size < 0)
        return {};
    return std::string(reinterpret_cast<const char*>(letters.data()), static_cast<std::size_t>(size));
}

}
