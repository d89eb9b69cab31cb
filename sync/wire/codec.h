#pragma once

#include "platform/base/bytes.h"
#include "platform/base/uuid.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kerbside::sync {

using platform::ByteView;
using platform::Bytes;
using platform::Error;
using platform::ErrorKind;
using platform::Result;
using platform::Status;
using platform::Uuid;

/// The first four bytes of every structure, which also keep a signature over one from being taken for another's.
using Magic = std::array<char, 4>;
inline constexpr std::uint16_t kFormatVersion = 1;

/// Appends numbers of fixed width, little-endian, and length-prefixed bytes.
class Writer {
public:
    Writer() = default;
    /// Begins with the magic and the format's version.
    explicit Writer(const Magic&);

    Writer& u8(std::uint8_t);
    Writer& u16(std::uint16_t);
    Writer& u32(std::uint32_t);
    Writer& u64(std::uint64_t);
    /// Without a length: for what has a fixed size.
    Writer& raw(ByteView);
    /// With a length of 8, 16 or 32 bits before it; what is longer than that length can say is an error of ours.
    Writer& text8(std::string_view);
    Writer& bytes16(ByteView);
    Writer& bytes32(ByteView);

    ByteView view() const noexcept { return m_bytes; }
    Bytes take() { return std::move(m_bytes); }

private:
    Bytes m_bytes;
};

/// Reads them back. The first failure sticks: everything after it is zero or empty, and finish() tells.
class Reader {
public:
    explicit Reader(ByteView bytes) : m_all(bytes), m_rest(bytes) {}

    /// Fails where the magic or the version is another.
    void begin(const Magic&);
    std::uint8_t u8();
    std::uint16_t u16();
    std::uint32_t u32();
    std::uint64_t u64();
    ByteView raw(std::size_t size);
    template <std::size_t size> std::array<std::uint8_t, size> array()
    {
        std::array<std::uint8_t, size> out{};
        const auto from = raw(size);
        for (std::size_t i = 0; i < from.size(); ++i)
            out[i] = from[i];
        return out;
    }
    Uuid uuid() { return Uuid(array<16>()); }
    /// Fails above `limit` bytes, and where it is not UTF-8 or holds a control character.
    std::string text8(std::size_t limit);
    ByteView bytes16(std::size_t limit);
    ByteView bytes32(std::size_t limit);
    /// A number in [0, limit], of the width of its type.
    std::uint8_t count8(std::uint8_t limit);
    std::uint16_t count16(std::uint16_t limit);

    void fail() noexcept { m_is_good = false; }
    bool is_good() const noexcept { return m_is_good; }
    /// What was read so far: what a signature at the end is over.
    ByteView so_far() const noexcept { return m_all.first(m_all.size() - m_rest.size()); }
    std::size_t left() const noexcept { return m_rest.size(); }
    /// Invalid where something failed or bytes are left over; `what` names the structure.
    Status finish(std::string_view what) const;

private:
    std::uint64_t number(std::size_t width);
    ByteView m_all;
    ByteView m_rest;
    bool m_is_good = true;
};

}
