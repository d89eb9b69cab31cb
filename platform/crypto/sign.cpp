#include "platform/crypto/sign.h"

#include "platform/crypto/sodium_ready.h"

#include <utility>

#include <sodium.h>

namespace kerbside::platform {

SigningKey::SigningKey(SecretBytes seed) : m_seed(std::move(seed)), m_secret(crypto_sign_SECRETKEYBYTES)
{
    crypto_sign_seed_keypair(m_public.bytes.data(), m_secret.writable().data(), m_seed.view().data());
}

SigningKey SigningKey::generate()
{
    return SigningKey(SecretBytes::random(crypto_sign_SEEDBYTES));
}

Result<SigningKey> SigningKey::from_seed(SecretBytes seed)
{
    if (seed.size() != crypto_sign_SEEDBYTES)
        return Error{ErrorKind::Invalid, "a signing key has 32 bytes"};
    return SigningKey(std::move(seed));
}

Signature SigningKey::sign(ByteView message) const
{
    Signature out{};
    crypto_sign_detached(out.data(), nullptr, message.data(), message.size(), m_secret.view().data());
    return out;
}

bool is_signed_by(const VerifyKey& key, ByteView message, const Signature& signature)
{
    require_sodium();
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.bytes.data()) == 0;
}

}
