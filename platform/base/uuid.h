#pragma once

#include "platform/base/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kerbside::platform {

/// A UUID (RFC 9562), 16 bytes in network order.
class Uuid {
public:
    Uuid() = default;
    explicit Uuid(const std::array<std::uint8_t, 16>& bytes) : m_bytes(bytes) {}

    /// Version 4 from the operating system's random numbers.
    static Uuid random();
    /// Takes 36 characters, with or without `uuid:` before them.
    static Result<Uuid> parse(std::string_view);

    const std::array<std::uint8_t, 16>& bytes() const noexcept { return m_bytes; }
    /// 36 characters, lower case.
    std::string text() const;
    /// `uuid:` and the 36 characters: the form of an instanceID (OpenRosa metadata).
    std::string instance_id() const { return "uuid:" + text(); }

    friend auto operator<=>(const Uuid&, const Uuid&) = default;

private:
    std::array<std::uint8_t, 16> m_bytes{};
};

}
