#include "platform/crypto/aead.h"

#include "platform/crypto/sodium_ready.h"

#include <cassert>

#include <sodium.h>

namespace kerbside::platform {

namespace {
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
}

static_assert(kAeadKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

Bytes encrypt(const SecretBytes& key, ByteView plain, ByteView about)
{
    require_sodium();
    assert(key.size() == kAeadKeyBytes);
    Bytes out(kNonce + plain.size() + kTag);
    randombytes_buf(out.data(), kNonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + kNonce, nullptr, plain.data(), plain.size(), about.data(),
                                               about.size(), nullptr, out.data(), key.view().data());
    return out;
}

Result<SecretBytes> decrypt(const SecretBytes& key, ByteView sealed, ByteView about)
{
    require_sodium();
    assert(key.size() == kAeadKeyBytes);
    if (sealed.size() < kNonce + kTag)
        return Error{ErrorKind::Invalid, "too short for an encrypted row"};
    SecretBytes out(sealed.size() - kNonce - kTag);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(out.writable().data(), nullptr, nullptr, sealed.data() + kNonce,
                                                   sealed.size() - kNonce, about.data(), about.size(), sealed.data(),
                                                   key.view().data()) != 0)
        return Error{ErrorKind::WrongKey, "the encrypted row does not open"};
    return out;
}

}
