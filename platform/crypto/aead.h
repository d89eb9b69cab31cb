#pragma once

#include "platform/crypto/secret.h"

#include <cstddef>

namespace kerbside::platform {

inline constexpr std::size_t kAeadKeyBytes = 32;

/// XChaCha20-Poly1305 under a random nonce, which comes first. `about` is authenticated and not stored: who opens it
/// must say the same, so that a row moved to another place does not open there.
Bytes encrypt(const SecretBytes& key, ByteView plain, ByteView about);

/// WrongKey where the key or `about` is another or the bytes were altered.
Result<SecretBytes> decrypt(const SecretBytes& key, ByteView sealed, ByteView about);

}
