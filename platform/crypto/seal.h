#pragma once

#include "platform/crypto/secret.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace kerbside::platform {

/// What a sealed box adds to its message (libsodium crypto_box_seal: X25519, XSalsa20-Poly1305).
inline constexpr std::size_t kSealOverhead = 48;

struct SealPublicKey {
    std::array<std::uint8_t, 32> bytes{};
    friend auto operator<=>(const SealPublicKey&, const SealPublicKey&) = default;
};

/// An X25519 private key that opens what was sealed to its public half.
class SealKey {
public:
    static SealKey generate();
    /// Invalid unless `secret` has 32 bytes.
    static Result<SealKey> from_secret(SecretBytes secret);

    const SealPublicKey& public_key() const noexcept { return m_public; }
    /// WrongKey where it was not sealed to this key or was altered.
    Result<SecretBytes> open(ByteView sealed) const;
    const SecretBytes& secret() const noexcept { return m_secret; }

private:
    explicit SealKey(SecretBytes secret);
    SecretBytes m_secret;
    SealPublicKey m_public;
};

/// Nobody but the owner of the key can open it, the sender neither.
Bytes seal_to(const SealPublicKey&, ByteView message);

}
