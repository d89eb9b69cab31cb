#pragma once

#include "platform/crypto/secret.h"

#include <array>
#include <cstdint>

namespace kerbside::platform {

/// Ed25519 (RFC 8032).
using Signature = std::array<std::uint8_t, 64>;

struct VerifyKey {
    std::array<std::uint8_t, 32> bytes{};
    friend auto operator<=>(const VerifyKey&, const VerifyKey&) = default;
};

/// An Ed25519 private key, kept as its 32-byte seed in locked memory.
class SigningKey {
public:
    static SigningKey generate();
    /// Invalid unless `seed` has 32 bytes.
    static Result<SigningKey> from_seed(SecretBytes seed);

    const VerifyKey& public_key() const noexcept { return m_public; }
    Signature sign(ByteView message) const;
    const SecretBytes& seed() const noexcept { return m_seed; }

private:
    explicit SigningKey(SecretBytes seed);
    SecretBytes m_seed;
    SecretBytes m_secret;
    VerifyKey m_public;
};

bool is_signed_by(const VerifyKey&, ByteView message, const Signature&);

}
