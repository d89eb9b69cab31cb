#pragma once

#include "platform/crypto/seal.h"
#include "platform/crypto/sign.h"
#include "sync/wire/codec.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kerbside::sync {

using platform::SealPublicKey;
using platform::Signature;
using platform::SigningKey;
using platform::VerifyKey;

/// The first 16 bytes of BLAKE2b-256 over a public key: a name that nobody else can take.
struct KeyId {
    std::array<std::uint8_t, 16> bytes{};
    /// 32 hexadecimal digits.
    std::string text() const { return platform::to_hex(bytes); }
    static Result<KeyId> parse(std::string_view);
    friend auto operator<=>(const KeyId&, const KeyId&) = default;
};

/// A device is named by its verify key, a hub by its own.
using DeviceId = KeyId;

KeyId id_of(const VerifyKey&);
KeyId id_of(const SealPublicKey&);

/// Who at the partnership may read: each role has its sealing keys in the keyset.
enum class Role : std::uint8_t { Data = 1, Safeguarding = 2, Mediation = 3, Recovery = 4 };

std::string_view name_of(Role) noexcept;
/// `data`, `safeguarding`, `mediation`, `recovery`; Invalid for any other.
Result<Role> role_named(std::string_view);
/// Reads a role's number; fails the reader for any other.
Role read_role(Reader&);

/// Days since 1970-01-01, in UTC.
using Day = std::uint32_t;

/// Appends the Ed25519 signature over all that was written so far.
Bytes sign_and_take(Writer&, const SigningKey&);

}
