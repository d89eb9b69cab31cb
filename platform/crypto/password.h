#pragma once

#include "platform/crypto/secret.h"

#include <array>
#include <cstdint>

namespace kerbside::platform {

/// The parameters of Argon2id; they stand beside what they protect.
struct PasswordCost {
    std::uint32_t passes = 0;
    std::uint64_t memory_bytes = 0;
    friend bool operator==(const PasswordCost&, const PasswordCost&) = default;
};

using PasswordSalt = std::array<std::uint8_t, 16>;

PasswordSalt random_salt();

/// What a passphrase must cost who guesses it. The program has one policy, standard(), and none below its floor can
/// be made here: tests define the friend, the program does not.
class PasswordPolicy {
public:
    /// Three passes over 64 MiB, which is also the floor.
    static PasswordPolicy standard();

    /// For what is newly protected.
    const PasswordCost& cost() const noexcept { return m_cost; }

    /// A 32-byte key. Refused where `cost`, as read from a file, is below the floor or above what a device can bear.
    Result<SecretBytes> derive(const SecretBytes& passphrase, const PasswordSalt&, const PasswordCost&) const;

private:
    friend struct WeakPasswordPolicy;
    PasswordPolicy(const PasswordCost& cost, const PasswordCost& floor) : m_cost(cost), m_floor(floor) {}
    PasswordCost m_cost;
    PasswordCost m_floor;
};

}
