#include "platform/markdown/tags.h"

#include <array>
#include <charconv>
#include <utility>

namespace kerbside::platform {

namespace {

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

void append_utf8(std::string& to, std::uint32_t c)
{
    const auto put = [&](std::uint32_t byte) { to.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (c < 0x80) {
        put(c);
        return;
    }
    const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    put((more == 1 ? 0xC0U : more == 2 ? 0xE0U : 0xF0U) | c >> (6U * static_cast<unsigned>(more)));
    for (int left = more; left-- > 0;)
        put(0x80U | (c >> (6U * static_cast<unsigned>(left)) & 0x3FU));
}

}

Tag tag_of(std::string_view tag)
{
    if (tag.size() < 3)
        return Tag::Unknown;
    const bool is_end = tag[1] == '/';
    std::string name;
    for (auto at = is_end ? 2U : 1U; at < tag.size(); ++at) {
        const char c = tag[at] >= 'A' && tag[at] <= 'Z' ? static_cast<char>(tag[at] + 32) : tag[at];
        if (!is_letter(c))
            break;
        name += c;
    }
    constexpr std::array<std::string_view, 2> kLight{"em", "i"};
    constexpr std::array<std::string_view, 8> kStrong{"strong", "b", "h1", "h2", "h3", "h4", "h5", "h6"};
    constexpr std::array<std::string_view, 9> kNothing{"span", "font", "u", "div", "center", "small", "big", "sub", "sup"};
    const auto is_one_of = [&](const auto& names) {
        for (const auto& each : names)
            if (each == name)
                return true;
        return false;
    };
    if (is_one_of(kNothing))
        return Tag::Nothing;
    if (is_one_of(kLight))
        return is_end ? Tag::LightEnd : Tag::LightBegin;
    if (is_one_of(kStrong))
        return is_end ? Tag::StrongEnd : Tag::StrongBegin;
    if (name == "p")
        return is_end ? Tag::Break : Tag::Nothing;
    return name == "br" ? Tag::Break : Tag::Unknown;
}

std::string entity_text(std::string_view entity)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kNamed{
        {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&nbsp;", "\u00A0"}}};
    for (const auto& [name, text] : kNamed)
        if (name == entity)
            return std::string(text);
    if (!entity.starts_with("&#") || entity.size() < 4)
        return std::string(entity);
    const bool is_hex = entity[2] == 'x' || entity[2] == 'X';
    std::uint32_t number = 0;
    const char* begin = entity.data() + (is_hex ? 3 : 2);
    const char* end = entity.data() + entity.size() - 1;
    const auto read = std::from_chars(begin, end, number, is_hex ? 16 : 10);
    const bool is_character = number >= 0x20 && number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
    if (read.ec != std::errc{} || read.ptr != end || !is_character)
        return std::string(entity);
    std::string text;
    append_utf8(text, number);
    return text;
}

}
