#include "platform/crypto/seal.h"

#include "platform/crypto/sodium_ready.h"

#include <algorithm>
#include <utility>

#include <sodium.h>

namespace kerbside::platform {

static_assert(kSealOverhead == crypto_box_SEALBYTES);

SealKey::SealKey(SecretBytes secret) : m_secret(std::move(secret))
{
    crypto_scalarmult_base(m_public.bytes.data(), m_secret.view().data());
}

SealKey SealKey::generate()
{
    return SealKey(SecretBytes::random(crypto_box_SECRETKEYBYTES));
}

Result<SealKey> SealKey::from_secret(SecretBytes secret)
{
    if (secret.size() != crypto_box_SECRETKEYBYTES)
        return Error{ErrorKind::Invalid, "a sealing key has 32 bytes"};
    return SealKey(std::move(secret));
}

Result<SecretBytes> SealKey::open(ByteView sealed) const
{
    if (sealed.size() < kSealOverhead)
        return Error{ErrorKind::Invalid, "too short for a sealed box"};
    SecretBytes out(sealed.size() - kSealOverhead);
    if (crypto_box_seal_open(out.writable().data(), sealed.data(), sealed.size(), m_public.bytes.data(),
                             m_secret.view().data()) != 0)
        return Error{ErrorKind::WrongKey, "the sealed box does not open"};
    return out;
}

Bytes seal_to(const SealPublicKey& to, ByteView message)
{
    require_sodium();
    Bytes out(message.size() + kSealOverhead);
    // It fails only for a public key of low order, which the keyset's root would have had to sign; the box then stays
    // zero and no key opens it.
    if (crypto_box_seal(out.data(), message.data(), message.size(), to.bytes.data()) != 0)
        std::fill(out.begin(), out.end(), std::uint8_t{0});
    return out;
}

}
