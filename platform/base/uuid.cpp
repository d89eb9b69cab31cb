#include "platform/base/uuid.h"

#include "platform/base/bytes.h"

#include <algorithm>
#include <cstdlib>
#include <sys/random.h>

namespace kerbside::platform {

Uuid Uuid::random()
{
    std::array<std::uint8_t, 16> bytes{};
    // getrandom() for 16 bytes does not fail on a kernel that has booted; without random numbers nothing is safe.
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        std::abort();
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x40);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
    return Uuid(bytes);
}

Result<Uuid> Uuid::parse(std::string_view text)
{
    if (text.starts_with("uuid:"))
        text.remove_prefix(5);
    const Error invalid{ErrorKind::Invalid, "not a UUID"};
    if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        return invalid;
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (i != 8 && i != 13 && i != 18 && i != 23)
            digits.push_back(text[i]);
    const auto parsed = from_hex(digits);
    if (!parsed)
        return invalid;
    std::array<std::uint8_t, 16> bytes{};
    std::copy(parsed->begin(), parsed->end(), bytes.begin());
    return Uuid(bytes);
}

std::string Uuid::text() const
{
    std::string text = to_hex(m_bytes);
    for (const std::size_t dash : {8U, 13U, 18U, 23U})
        text.insert(dash, 1, '-');
    return text;
}

}
