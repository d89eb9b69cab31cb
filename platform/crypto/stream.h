#pragma once

#include "platform/crypto/secret.h"

#include <cstddef>

namespace kerbside::platform {

inline constexpr std::size_t kStreamKeyBytes = 32;
/// A stream's header of 24 bytes and, for each chunk, 17 bytes.
inline constexpr std::size_t kStreamHeaderBytes = 24;
inline constexpr std::size_t kStreamChunkOverhead = 17;
/// Plain bytes in every chunk but the last, which may have fewer.
inline constexpr std::size_t kStreamChunkBytes = 65536;

/// How long the encryption of `plain` bytes is.
std::size_t stream_size(std::size_t plain) noexcept;

/// libsodium secretstream (XChaCha20-Poly1305): header, then chunks of 64 KiB, the last tagged FINAL;
/// `about` is authenticated with the first chunk. An empty message is one empty chunk.
Bytes encrypt_stream(const SecretBytes& key, ByteView plain, ByteView about);

/// WrongKey where the key is another or the bytes were altered, cut off or lengthened.
Result<SecretBytes> decrypt_stream(const SecretBytes& key, ByteView stream, ByteView about);

}
