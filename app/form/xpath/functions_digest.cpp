#include "app/form/xpath/function.h"
#include "platform/base/bytes.h"
#include "platform/base/uuid.h"
#include "platform/crypto/digest.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

namespace kerbside::app::xpath {

namespace {

constexpr double kLongestGuid = 4096;

/// XForms 1.1 §7.8.2; the encoding is base64 unless it is named.
Value digest(Call& call)
{
    const std::string text = call.string(0);
    std::string algorithm = call.string(1);
    std::transform(algorithm.begin(), algorithm.end(), algorithm.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    const std::string encoding = call.size() > 2 ? call.string(2) : "base64";
    if (!call.spend(1 + text.size() / 64))
        return "";
    if (encoding != "base64" && encoding != "hex")
        return call.fail("digest() knows the encodings base64 and hex, not '" + encoding + "'");
    const auto bytes = platform::digest(algorithm, platform::as_bytes(text));
    if (!bytes)
        return call.fail("digest() knows MD5, SHA-1, SHA-256, SHA-384 and SHA-512, not '" + algorithm + "'");
    return encoding == "hex" ? platform::to_hex(*bytes) : platform::to_base64(*bytes);
}

/// The bytes of the character at `at`, or 0 where no character of a text begins.
std::size_t character_at(std::string_view text, std::size_t at)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t more = lead < 0x80 ? 0 : lead >= 0xC2 && lead < 0xE0 ? 1 : lead >= 0xE0 && lead < 0xF0 ? 2
                             : lead >= 0xF0 && lead < 0xF5 ? 3 : 4;
    if (more == 4 || at + more >= text.size())
        return 0;
    char32_t point = more == 0 ? lead : lead & (0x3FU >> more);
    for (std::size_t i = 1; i <= more; ++i) {
        const auto next = static_cast<unsigned char>(text[at + i]);
        if ((next & 0xC0U) != 0x80)
            return 0;
        point = (point << 6) | (next & 0x3FU);
    }
    const bool too_long = (more == 2 && point < 0x800) || (more == 3 && point < 0x10000);
    return too_long || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000) || point == 0 ? 0 : more + 1;
}

/// What is no UTF-8, and NUL, becomes U+FFFD.
std::string as_characters(std::string_view bytes)
{
    std::string out;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t size = character_at(bytes, at);
        out += size == 0 ? std::string_view("\xEF\xBF\xBD") : bytes.substr(at, size);
        at += std::max<std::size_t>(size, 1);
    }
    return out;
}

/// The text whose UTF-8 this is, the padding at its end being there or not; empty where it is no base64.
Value base64_decode(Call& call)
{
    std::string encoded = call.string(0);
    if (!call.spend(1 + encoded.size() / 64))
        return "";
    std::erase_if(encoded, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    if (encoded.find('=') == std::string::npos && encoded.size() % 4 > 1)
        encoded.append(4 - encoded.size() % 4, '=');
    const auto bytes = platform::from_base64(encoded);
    return bytes ? as_characters(platform::as_text(*bytes)) : std::string();
}

Value uuid(Call& call)
{
    if (call.size() == 0) {
        std::array<std::uint8_t, 16> bytes{};
        for (std::size_t i = 0; i < bytes.size(); i += 8) {
            std::uint64_t bits = call.random_bits();
            for (std::size_t k = 0; k < 8; ++k, bits >>= 8)
                bytes[i + k] = static_cast<std::uint8_t>(bits);
        }
        bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0FU) | 0x40U);
        bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3FU) | 0x80U);
        return platform::Uuid(bytes).text();
    }
    const double length = call.number(0);
    if (!(length <= kLongestGuid))
        return call.fail("uuid() makes up to 4096 characters");
    if (length < 1)
        return "";
    if (!call.spend(static_cast<std::uint64_t>(length)))
        return "";
    constexpr std::string_view kAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    std::string out(static_cast<std::size_t>(length), '0');
    for (char& c : out)
        c = kAlphabet[static_cast<std::size_t>(call.random_bits() % kAlphabet.size())];
    return out;
}

/// In [0, 1), with all 53 bits that a double holds.
Value random(Call& call)
{
    return std::ldexp(static_cast<double>(call.random_bits() >> 11), -53);
}

constexpr std::array kFunctions = {
    Function{"digest", 2, 3, digest},
    Function{"base64-decode", 1, 1, base64_decode},
    Function{"uuid", 0, 1, uuid, Reads::Random},
    Function{"random", 0, 0, random, Reads::Random},
};

}

std::span<const Function> digest_functions()
{
    return kFunctions;
}

}
