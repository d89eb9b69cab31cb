#pragma once

#include "platform/base/file.h"
#include "platform/crypto/password.h"
#include "platform/crypto/seal.h"
#include "platform/crypto/sign.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kerbside::app {

/// The partnership's private keys, by what they may do. Each lies in a file of its own under its own passphrase,
/// so that each can be kept by somebody else, and the root's and recovery's off every network.
enum class KeyRole : std::uint8_t {
    Root,         ///< signs the keyset
    Desk,         ///< certifies devices, asks the hub, keeps the desk's database
    Data,         ///< these four open what was sealed to them
    Safeguarding,
    Mediation,
    Recovery,
};

std::string_view name_of(KeyRole) noexcept;
std::optional<KeyRole> key_role(std::string_view name) noexcept;
bool is_sealing(KeyRole) noexcept;

/// `FOLDER/keys/ROLE.key`.
platform::Path key_path(const platform::Path& folder, KeyRole);

/// The desk's own key opens two things: its identity and its database.
struct DeskKey {
    platform::SigningKey identity;
    platform::SecretBytes database;
};

/// Makes the key and its file. Refused where the role has a key already: nothing is ever overwritten.
platform::Status make_key(const platform::Path& folder, KeyRole, const platform::SecretBytes& passphrase,
                          const platform::PasswordPolicy&);

/// The public half, which needs no passphrase. NotFound where the role has no key here. It is believed only as far
/// as the folder is; the keyset's signature is what others rest on.
platform::Result<std::array<std::uint8_t, 32>> public_key(const platform::Path& folder, KeyRole);

/// WrongKey where the passphrase is another or the file was altered; Refused where its cost is below the floor.
platform::Result<platform::SigningKey> unlock_root(const platform::Path& folder, const platform::SecretBytes& passphrase,
                                                   const platform::PasswordPolicy&);
platform::Result<DeskKey> unlock_desk(const platform::Path& folder, const platform::SecretBytes& passphrase,
                                      const platform::PasswordPolicy&);
platform::Result<platform::SealKey> unlock_sealing(const platform::Path& folder, KeyRole,
                                                   const platform::SecretBytes& passphrase,
                                                   const platform::PasswordPolicy&);

}
