#include "platform/base/direction.h"

#include <algorithm>

namespace kerbside::platform {

namespace {

constexpr std::string_view kFirstStrongIsolate = "\u2068";
constexpr std::string_view kPopIsolate = "\u2069";

unsigned byte_at(std::string_view text, std::size_t at)
{
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

/// U+202A to U+202E and U+2066 to U+2069: three bytes each.
bool is_turn_at(std::string_view text, std::size_t at)
{
    if (byte_at(text, at) != 0xE2)
        return false;
    const unsigned second = byte_at(text, at + 1);
    const unsigned third = byte_at(text, at + 2);
    return (second == 0x80 && third >= 0xAA && third <= 0xAE) || (second == 0x81 && third >= 0xA6 && third <= 0xA9);
}

/// By its first two or three bytes: Hebrew to Arabic Extended, their presentation forms, and the old scripts of the first plane.
bool is_from_right_at(std::string_view text, std::size_t at)
{
    const unsigned first = byte_at(text, at);
    const unsigned second = byte_at(text, at + 1);
    if (first >= 0xD6 && first <= 0xDF)
        return first > 0xD6 || second >= 0x90;
    if (first == 0xE0)
        return second >= 0xA0 && second <= 0xA3;
    if (first == 0xEF)
        return (second == 0xAC && byte_at(text, at + 2) >= 0x9D) || (second >= 0xAD && second <= 0xB7) || (second >= 0xB9 && second <= 0xBB);
    return first == 0xF0 && ((second == 0x90 && byte_at(text, at + 2) >= 0xA0) || second == 0x9E);
}

bool is_letter_from_left_at(std::string_view text, std::size_t at)
{
    const unsigned first = byte_at(text, at);
    const unsigned small = first | 0x20U;
    if (first < 0x80)
        return small >= 'a' && small <= 'z';
    return first >= 0xC3 && first != 0xE2 && !is_from_right_at(text, at);
}

template <typename At> bool any(std::string_view text, At is_at)
{
    for (std::size_t i = 0; i < text.size(); ++i)
        if (is_at(text, i))
            return true;
    return false;
}

template <typename At> std::string without(std::string_view text, At is_at)
{
    std::string kept;
    kept.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        if (is_at(text, i)) {
            i += 3;
            continue;
        }
        kept += text[i++];
    }
    return kept;
}

}

bool is_right_to_left_language(std::string_view tag)
{
    const auto primary = tag.substr(0, tag.find('-'));
    for (const std::string_view rtl : {"ar", "ur", "he", "fa", "ps", "ckb", "yi", "sd", "ug", "dv"})
        if (primary == rtl)
            return true;
    return false;
}

bool has_right_to_left(std::string_view text)
{
    return any(text, is_from_right_at) || any(text, is_turn_at);
}

std::string isolated(std::string_view value, bool is_sentence_right_to_left)
{
    const bool may_differ = is_sentence_right_to_left ? any(value, is_letter_from_left_at) || any(value, is_turn_at) : has_right_to_left(value);
    if (!may_differ)
        return std::string(value);
    return std::string(kFirstStrongIsolate) + without(value, is_turn_at) + std::string(kPopIsolate);
}

std::string set_apart(std::string_view sentence, bool is_beside_right_to_left)
{
    auto apart = isolated(sentence, is_beside_right_to_left);
    int open = 0;
    for (std::size_t at = 0; at < sentence.size() && open >= 0; ++at) {
        if (!is_turn_at(sentence, at))
            continue;
        if (byte_at(sentence, at + 1) == 0x80) // an embedding or an override: none of ours
            return apart;
        open += sentence.substr(at).starts_with(kPopIsolate) ? -1 : 1;
    }
    if (open != 0 || !apart.starts_with(kFirstStrongIsolate))
        return apart;
    return std::string(kFirstStrongIsolate) + std::string(sentence) + std::string(kPopIsolate);
}

std::string without_isolates(std::string_view text)
{
    return without(text, is_turn_at);
}

}
