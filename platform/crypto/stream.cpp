#include "platform/crypto/stream.h"

#include "platform/crypto/sodium_ready.h"

#include <algorithm>
#include <cassert>

#include <sodium.h>

namespace kerbside::platform {

static_assert(kStreamKeyBytes == crypto_secretstream_xchacha20poly1305_KEYBYTES);
static_assert(kStreamHeaderBytes == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
static_assert(kStreamChunkOverhead == crypto_secretstream_xchacha20poly1305_ABYTES);

std::size_t stream_size(std::size_t plain) noexcept
{
    const auto chunks = plain == 0 ? 1 : (plain + kStreamChunkBytes - 1) / kStreamChunkBytes;
    return kStreamHeaderBytes + plain + chunks * kStreamChunkOverhead;
}

Bytes encrypt_stream(const SecretBytes& key, ByteView plain, ByteView about)
{
    require_sodium();
    assert(key.size() == kStreamKeyBytes);
    Bytes out(stream_size(plain.size()));
    crypto_secretstream_xchacha20poly1305_state state;
    crypto_secretstream_xchacha20poly1305_init_push(&state, out.data(), key.view().data());
    auto* to = out.data() + kStreamHeaderBytes;
    auto with = about;
    do {
        const auto chunk = plain.first(std::min(plain.size(), kStreamChunkBytes));
        plain = plain.subspan(chunk.size());
        const auto tag = static_cast<unsigned char>(
            plain.empty() ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
        unsigned long long wrote = 0;
        crypto_secretstream_xchacha20poly1305_push(&state, to, &wrote, chunk.data(), chunk.size(), with.data(), with.size(), tag);
        to += wrote;
        with = {};
    } while (!plain.empty());
    sodium_memzero(&state, sizeof state);
    return out;
}

Result<SecretBytes> decrypt_stream(const SecretBytes& key, ByteView stream, ByteView about)
{
    require_sodium();
    assert(key.size() == kStreamKeyBytes);
    const Error wrong{ErrorKind::WrongKey, "the encrypted stream does not open"};
    if (stream.size() < kStreamHeaderBytes + kStreamChunkOverhead)
        return Error{ErrorKind::Invalid, "too short for an encrypted stream"};
    const auto body = stream.size() - kStreamHeaderBytes;
    const auto chunks = (body + kStreamChunkBytes + kStreamChunkOverhead - 1) / (kStreamChunkBytes + kStreamChunkOverhead);
    if (body < chunks * kStreamChunkOverhead)
        return Error{ErrorKind::Invalid, "an encrypted stream of an impossible length"};
    SecretBytes out(body - chunks * kStreamChunkOverhead);
    crypto_secretstream_xchacha20poly1305_state state;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&state, stream.data(), key.view().data()) != 0)
        return wrong;
    auto rest = stream.subspan(kStreamHeaderBytes);
    auto* to = out.writable().data();
    auto with = about;
    bool is_good = true;
    while (is_good && !rest.empty()) {
        const auto chunk = rest.first(std::min(rest.size(), kStreamChunkBytes + kStreamChunkOverhead));
        rest = rest.subspan(chunk.size());
        unsigned char tag = 0;
        unsigned long long wrote = 0;
        is_good = chunk.size() >= kStreamChunkOverhead &&
                  crypto_secretstream_xchacha20poly1305_pull(&state, to, &wrote, &tag, chunk.data(), chunk.size(),
                                                             with.data(), with.size()) == 0 &&
                  (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) == rest.empty();
        to += wrote;
        with = {};
    }
    sodium_memzero(&state, sizeof state);
    if (!is_good)
        return wrong;
    return out;
}

}
