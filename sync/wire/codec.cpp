#include "sync/wire/codec.h"

#include <cassert>
#include <utility>

namespace kerbside::sync {

namespace {

/// Well-formed UTF-8 (Unicode 3.9, table 3-7) without C0 controls.
bool is_plain_text(ByteView bytes)
{
    for (std::size_t at = 0; at < bytes.size();) {
        const auto lead = bytes[at++];
        if (lead < 0x20 || lead == 0x7f)
            return false;
        if (lead < 0x80)
            continue;
        int more = 0;
        std::uint8_t low = 0x80;
        std::uint8_t high = 0xbf;
        if (lead >= 0xc2 && lead <= 0xdf)
            more = 1;
        else if ((lead & 0xf0) == 0xe0)
            more = 2;
        else if (lead >= 0xf0 && lead <= 0xf4)
            more = 3;
        else
            return false;
        if (lead == 0xe0)
            low = 0xa0;
        else if (lead == 0xed)
            high = 0x9f;
        else if (lead == 0xf0)
            low = 0x90;
        else if (lead == 0xf4)
            high = 0x8f;
        for (; more > 0; --more) {
            if (at == bytes.size() || bytes[at] < low || bytes[at] > high)
                return false;
            ++at;
            low = 0x80;
            high = 0xbf;
        }
    }
    return true;
}

}

Writer::Writer(const Magic& magic)
{
    for (const char letter : magic)
        u8(static_cast<std::uint8_t>(letter));
    u16(kFormatVersion);
}

Writer& Writer::u8(std::uint8_t value)
{
    m_bytes.push_back(value);
    return *this;
}

Writer& Writer::u16(std::uint16_t value)
{
    return u8(static_cast<std::uint8_t>(value)).u8(static_cast<std::uint8_t>(value >> 8));
}

Writer& Writer::u32(std::uint32_t value)
{
    return u16(static_cast<std::uint16_t>(value)).u16(static_cast<std::uint16_t>(value >> 16));
}

Writer& Writer::u64(std::uint64_t value)
{
    return u32(static_cast<std::uint32_t>(value)).u32(static_cast<std::uint32_t>(value >> 32));
}

Writer& Writer::raw(ByteView bytes)
{
    m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    return *this;
}

Writer& Writer::text8(std::string_view text)
{
    assert(text.size() <= 0xff);
    return u8(static_cast<std::uint8_t>(text.size())).raw(platform::as_bytes(text));
}

Writer& Writer::bytes16(ByteView bytes)
{
    assert(bytes.size() <= 0xffff);
    return u16(static_cast<std::uint16_t>(bytes.size())).raw(bytes);
}

Writer& Writer::bytes32(ByteView bytes)
{
    assert(bytes.size() <= 0xffffffff);
    return u32(static_cast<std::uint32_t>(bytes.size())).raw(bytes);
}

void Reader::begin(const Magic& magic)
{
    for (const char letter : magic)
        if (u8() != static_cast<std::uint8_t>(letter))
            fail();
    if (u16() != kFormatVersion)
        fail();
}

ByteView Reader::raw(std::size_t size)
{
    if (!m_is_good || size > m_rest.size()) {
        m_is_good = false;
        return {};
    }
    const auto out = m_rest.first(size);
    m_rest = m_rest.subspan(size);
    return out;
}

std::uint64_t Reader::number(std::size_t width)
{
    std::uint64_t value = 0;
    const auto bytes = raw(width);
    for (std::size_t i = bytes.size(); i > 0; --i)
        value = value << 8 | bytes[i - 1];
    return value;
}

std::uint8_t Reader::u8()
{
    return static_cast<std::uint8_t>(number(1));
}

std::uint16_t Reader::u16()
{
    return static_cast<std::uint16_t>(number(2));
}

std::uint32_t Reader::u32()
{
    return static_cast<std::uint32_t>(number(4));
}

std::uint64_t Reader::u64()
{
    return number(8);
}

std::string Reader::text8(std::size_t limit)
{
    const auto size = u8();
    if (size > limit)
        fail();
    const auto bytes = raw(size);
    if (!is_plain_text(bytes)) {
        fail();
        return {};
    }
    return std::string(platform::as_text(bytes));
}

ByteView Reader::bytes16(std::size_t limit)
{
    const auto size = u16();
    if (size > limit)
        fail();
    return raw(size);
}

ByteView Reader::bytes32(std::size_t limit)
{
    const auto size = u32();
    if (size > limit)
        fail();
    return raw(size);
}

std::uint8_t Reader::count8(std::uint8_t limit)
{
    const auto count = u8();
    if (count > limit)
        fail();
    return m_is_good ? count : std::uint8_t{0};
}

std::uint16_t Reader::count16(std::uint16_t limit)
{
    const auto count = u16();
    if (count > limit)
        fail();
    return m_is_good ? count : std::uint16_t{0};
}

Status Reader::finish(std::string_view what) const
{
    if (!m_is_good)
        return Error{ErrorKind::Invalid, "malformed " + std::string(what)};
    if (!m_rest.empty())
        return Error{ErrorKind::Invalid, "bytes left over after the " + std::string(what)};
    return {};
}

}
