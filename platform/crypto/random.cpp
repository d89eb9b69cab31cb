#include "platform/crypto/random.h"

#include "platform/crypto/sodium_ready.h"

#include <sodium.h>

namespace kerbside::platform {

void fill_random(std::span<std::uint8_t> bytes)
{
    require_sodium();
    if (!bytes.empty())
        randombytes_buf(bytes.data(), bytes.size());
}

Bytes random_bytes(std::size_t size)
{
    Bytes bytes(size);
    fill_random(bytes);
    return bytes;
}

std::uint32_t random_below(std::uint32_t bound)
{
    require_sodium();
    return randombytes_uniform(bound);
}

}
