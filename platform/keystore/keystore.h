#pragma once

#include "platform/crypto/secret.h"

#include <string_view>

namespace kerbside::platform {

/// Where the secrets are from which all others are made: as well guarded as the machine can.
class Keystore {
public:
    virtual ~Keystore() = default;

    /// NotFound where there is none: then what it opened is out of service, and nothing is made anew over it.
    virtual Result<SecretBytes> unwrap(std::string_view name) = 0;

    /// 32 new random bytes under that name, durable on return. Refused where there are some.
    virtual Status create(std::string_view name) = 0;

    /// Whether who holds the disk holds the secrets too: the face says so where that is the case.
    virtual bool is_on_the_disk() const = 0;
};

inline constexpr std::size_t kKeystoreSecretBytes = 32;

}
