#include "app/desk/key_file.h"

#include "platform/base/json.h"
#include "platform/crypto/aead.h"

#include <algorithm>
#include <utility>

namespace kerbside::app {

namespace {

using platform::Bytes;
using platform::ByteView;
using platform::Error;
using platform::ErrorKind;
using platform::Json;
using platform::PasswordCost;
using platform::PasswordPolicy;
using platform::PasswordSalt;
using platform::Path;
using platform::Result;
using platform::SealKey;
using platform::SecretBytes;
using platform::SigningKey;
using platform::Status;

using PublicKey = std::array<std::uint8_t, 32>;

constexpr std::array kRoles{std::pair{KeyRole::Root, "root"},
                            std::pair{KeyRole::Desk, "desk"},
                            std::pair{KeyRole::Data, "data"},
                            std::pair{KeyRole::Safeguarding, "safeguarding"},
                            std::pair{KeyRole::Mediation, "mediation"},
                            std::pair{KeyRole::Recovery, "recovery"}};
constexpr std::size_t kSeedBytes = 32;
constexpr std::uint64_t kMaxFile = 4096;
constexpr auto kFormat = "kerbside-key-1";

struct KeyFile {
    PublicKey public_key{};
    PasswordCost cost;
    PasswordSalt salt{};
    Bytes sealed;
};

/// What the sealed secret is bound to: nothing of the file can be swapped for another file's.
std::string about(KeyRole role, const KeyFile& file)
{
    return std::string(kFormat) + "\n" + std::string(name_of(role)) + "\n" + platform::to_hex(file.public_key) + "\n" +
           std::to_string(file.cost.passes) + "\n" + std::to_string(file.cost.memory_bytes) + "\n" +
           platform::to_hex(file.salt);
}

template <std::size_t size> bool fill(std::array<std::uint8_t, size>& into, const std::string& hex)
{
    const auto bytes = platform::from_hex(hex);
    if (!bytes || bytes->size() != size)
        return false;
    std::copy(bytes->begin(), bytes->end(), into.begin());
    return true;
}

Result<KeyFile> read(const Path& folder, KeyRole role)
{
    const Error damaged{ErrorKind::Corrupt, "the key file of " + std::string(name_of(role)) + " is damaged"};
    auto text = platform::read_file(key_path(folder, role), kMaxFile);
    if (!text && text.error().kind == ErrorKind::NotFound)
        return Error{ErrorKind::NotFound, "there is no key of the role " + std::string(name_of(role)) + " here"};
    if (!text)
        return std::move(text).error();
    const auto json = platform::parse_json(*text);
    if (!json || !json->is_object() || platform::text_at(*json, "format") != kFormat ||
        platform::text_at(*json, "role") != name_of(role))
        return damaged;
    KeyFile file;
    const auto sealed = platform::from_hex(platform::text_at(*json, "sealed"));
    if (!sealed || !fill(file.public_key, platform::text_at(*json, "public")) ||
        !fill(file.salt, platform::text_at(*json, "salt")))
        return damaged;
    file.sealed = *sealed;
    const auto passes = json->find("argon2id_passes");
    const auto memory = json->find("argon2id_memory");
    if (passes == json->end() || !passes->is_number_unsigned() || memory == json->end() || !memory->is_number_unsigned())
        return damaged;
    const auto passes_value = passes->get<std::uint64_t>();
    if (passes_value > UINT32_MAX)
        return damaged;
    file.cost = {static_cast<std::uint32_t>(passes_value), memory->get<std::uint64_t>()};
    return file;
}

Result<SecretBytes> unlock(const Path& folder, KeyRole role, const SecretBytes& passphrase,
                           const PasswordPolicy& policy, std::size_t size)
{
    TRY_ASSIGN(const auto file, read(folder, role));
    TRY_ASSIGN(const auto wrapping, policy.derive(passphrase, file.salt, file.cost));
    auto secret = platform::decrypt(wrapping, file.sealed, platform::as_bytes(about(role, file)));
    if (!secret || secret->size() != size)
        return Error{ErrorKind::WrongKey, "the passphrase does not open the key of " + std::string(name_of(role))};
    return secret;
}

SecretBytes part_of(const SecretBytes& secret, std::size_t offset)
{
    return SecretBytes::copy_of(secret.view().subspan(offset, kSeedBytes));
}

Result<PublicKey> public_half(KeyRole role, const SecretBytes& secret)
{
    if (is_sealing(role)) {
        TRY_ASSIGN(const auto key, SealKey::from_secret(part_of(secret, 0)));
        return key.public_key().bytes;
    }
    TRY_ASSIGN(const auto key, SigningKey::from_seed(part_of(secret, 0)));
    return key.public_key().bytes;
}

}

std::string_view name_of(KeyRole role) noexcept
{
    for (const auto& [value, name] : kRoles)
        if (value == role)
            return name;
    return {};
}

std::optional<KeyRole> key_role(std::string_view name) noexcept
{
    for (const auto& [value, known] : kRoles)
        if (name == known)
            return value;
    return std::nullopt;
}

bool is_sealing(KeyRole role) noexcept
{
    return role != KeyRole::Root && role != KeyRole::Desk;
}

Path key_path(const Path& folder, KeyRole role)
{
    return folder / "keys" / (std::string(name_of(role)) + ".key");
}

Status make_key(const Path& folder, KeyRole role, const SecretBytes& passphrase, const PasswordPolicy& policy)
{
    const auto path = key_path(folder, role);
    if (std::error_code none; std::filesystem::exists(path, none) || none)
        return Error{ErrorKind::Refused, "the role " + std::string(name_of(role)) + " has a key already"};
    const auto secret = SecretBytes::random(role == KeyRole::Desk ? 2 * kSeedBytes : kSeedBytes);
    KeyFile file;
    TRY_ASSIGN(file.public_key, public_half(role, secret));
    file.cost = policy.cost();
    file.salt = platform::random_salt();
    TRY_ASSIGN(const auto wrapping, policy.derive(passphrase, file.salt, file.cost));
    file.sealed = platform::encrypt(wrapping, secret.view(), platform::as_bytes(about(role, file)));

    Json json;
    json["format"] = kFormat;
    json["role"] = name_of(role);
    json["public"] = platform::to_hex(file.public_key);
    json["argon2id_passes"] = file.cost.passes;
    json["argon2id_memory"] = file.cost.memory_bytes;
    json["salt"] = platform::to_hex(file.salt);
    json["sealed"] = platform::to_hex(file.sealed);
    TRY(platform::make_folder(path.parent_path()));
    return platform::write_file(path, platform::as_bytes(platform::to_line(json) + "\n"));
}

Result<PublicKey> public_key(const Path& folder, KeyRole role)
{
    TRY_ASSIGN(const auto file, read(folder, role));
    return file.public_key;
}

Result<SigningKey> unlock_root(const Path& folder, const SecretBytes& passphrase, const PasswordPolicy& policy)
{
    TRY_ASSIGN(auto secret, unlock(folder, KeyRole::Root, passphrase, policy, kSeedBytes));
    return SigningKey::from_seed(std::move(secret));
}

Result<DeskKey> unlock_desk(const Path& folder, const SecretBytes& passphrase, const PasswordPolicy& policy)
{
    TRY_ASSIGN(const auto secret, unlock(folder, KeyRole::Desk, passphrase, policy, 2 * kSeedBytes));
    TRY_ASSIGN(auto identity, SigningKey::from_seed(part_of(secret, 0)));
    return DeskKey{std::move(identity), part_of(secret, kSeedBytes)};
}

Result<SealKey> unlock_sealing(const Path& folder, KeyRole role, const SecretBytes& passphrase,
                               const PasswordPolicy& policy)
{
    if (!is_sealing(role))
        return Error{ErrorKind::Invalid, "the role " + std::string(name_of(role)) + " opens no envelopes"};
    TRY_ASSIGN(auto secret, unlock(folder, role, passphrase, policy, kSeedBytes));
    return SealKey::from_secret(std::move(secret));
}

}
