#include "platform/crypto/hash.h"

#include "platform/crypto/sodium_ready.h"

#include <cassert>

#include <sodium.h>

namespace kerbside::platform {

Hash256 hash256(ByteView message)
{
    require_sodium();
    Hash256 out{};
    crypto_generichash(out.data(), out.size(), message.data(), message.size(), nullptr, 0);
    return out;
}

Hash256 keyed_hash256(ByteView key, ByteView message)
{
    require_sodium();
    assert(key.size() >= crypto_generichash_KEYBYTES_MIN && key.size() <= crypto_generichash_KEYBYTES_MAX);
    Hash256 out{};
    crypto_generichash(out.data(), out.size(), message.data(), message.size(), key.data(), key.size());
    return out;
}

}
