#include "tests/demo/spellings.h"

#include <algorithm>
#include <cstdint>
#include <functional>

namespace kerbside::test {

namespace {

std::u32string decode(std::string_view utf8)
{
    std::u32string points;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t index = 1; index < length && at + index < utf8.size(); ++index)
            point = (point << 6) | (static_cast<unsigned char>(utf8[at + index]) & 0x3FU);
        points += point;
        at += length;
    }
    return points;
}

std::string utf16(std::string_view utf8, bool is_little)
{
    std::string bytes;
    const auto add = [&](char32_t unit) {
        const auto high = static_cast<char>(unit >> 8);
        const auto low = static_cast<char>(unit & 0xFFU);
        bytes += is_little ? low : high;
        bytes += is_little ? high : low;
    };
    for (auto point : decode(utf8)) {
        if (point < 0x10000) {
            add(point);
            continue;
        }
        point -= 0x10000;
        add(0xD800 + (point >> 10));
        add(0xDC00 + (point & 0x3FFU));
    }
    return bytes;
}

std::string hex(std::string_view text, const char* digits)
{
    std::string out;
    for (const char c : text) {
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 0x0FU];
    }
    return out;
}

/// `before` bytes of something else stand in front of it.
std::string base64(std::string_view text, std::size_t before, std::string_view last_two)
{
    const std::string digits =
        std::string("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") + std::string(last_two);
    std::string whole(before, '\0');
    whole += text;
    std::string out;
    for (std::size_t at = 0; at + 3 <= whole.size(); at += 3) {
        std::uint32_t three = 0;
        for (std::size_t index = 0; index < 3; ++index)
            three = (three << 8) | static_cast<unsigned char>(whole[at + index]);
        for (int shift = 18; shift >= 0; shift -= 6)
            out += digits[(three >> shift) & 0x3FU];
    }
    const std::size_t unsure = before == 0 ? 0 : before + 1;
    return out.substr(std::min(unsure, out.size()));
}

}

std::vector<Spelling> spellings_of(std::string_view text)
{
    std::vector<Spelling> all{{"UTF-8", std::string(text)},
                              {"UTF-16", utf16(text, true)},
                              {"UTF-16", utf16(text, false)},
                              {"hexadecimal", hex(text, "0123456789abcdef")},
                              {"hexadecimal", hex(text, "0123456789ABCDEF")}};
    for (std::size_t before = 0; before < 3; ++before)
        for (const auto* last_two : {"+/", "-_"})
            all.push_back({"base64", base64(text, before, last_two)});
    return all;
}

std::string_view find_spelling(std::string_view bytes, const std::vector<Spelling>& spellings)
{
    for (const auto& spelling : spellings) {
        const std::boyer_moore_horspool_searcher searcher(spelling.bytes.begin(), spelling.bytes.end());
        if (std::search(bytes.begin(), bytes.end(), searcher) != bytes.end())
            return spelling.name;
    }
    return {};
}

}
