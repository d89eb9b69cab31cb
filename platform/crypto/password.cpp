#include "platform/crypto/password.h"

#include "platform/crypto/random.h"
#include "platform/crypto/sodium_ready.h"

#include <sodium.h>

namespace kerbside::platform {

namespace {
constexpr PasswordCost kFloor{3, 64ULL << 20};
constexpr PasswordCost kCeiling{16, 1ULL << 30};
}

static_assert(sizeof(PasswordSalt) == crypto_pwhash_argon2id_SALTBYTES);

PasswordSalt random_salt()
{
    PasswordSalt salt{};
    fill_random(salt);
    return salt;
}

PasswordPolicy PasswordPolicy::standard()
{
    return {kFloor, kFloor};
}

Result<SecretBytes> PasswordPolicy::derive(const SecretBytes& passphrase, const PasswordSalt& salt, const PasswordCost& cost) const
{
    require_sodium();
    if (cost.passes < m_floor.passes || cost.memory_bytes < m_floor.memory_bytes)
        return Error{ErrorKind::Refused, "the password's cost is below the floor"};
    if (cost.passes > kCeiling.passes || cost.memory_bytes > kCeiling.memory_bytes)
        return Error{ErrorKind::Refused, "the password's cost is above what a device can bear"};
    SecretBytes key(32);
    const auto text = passphrase.text();
    if (crypto_pwhash_argon2id(key.writable().data(), key.size(), text.data(), text.size(), salt.data(), cost.passes,
                               cost.memory_bytes, crypto_pwhash_argon2id_ALG_ARGON2ID13) != 0)
        return Error{ErrorKind::Full, "no memory for the password's hash"};
    return key;
}

}
