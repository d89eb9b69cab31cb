#include "app/store/device_store.h"

#include "app/store/schema.h"
#include "app/store/spare.h"
#include "platform/base/log.h"
#include "platform/crypto/hash.h"
#include "platform/storage/transaction.h"

namespace kerbside::app {

namespace {

using platform::as_bytes;
using platform::Database;
using platform::Error;
using platform::ErrorKind;
using platform::OpenOptions;
using platform::Path;
using platform::Result;
using platform::SecretBytes;
using platform::Status;

constexpr std::string_view kSecretName = "device";

Path file_in(const Path& folder)
{
    return folder / "device.db";
}

/// One secret of the keystore gives one key for each use.
SecretBytes key_for(const SecretBytes& secret, std::string_view use)
{
    auto hash = platform::keyed_hash256(secret.view(), as_bytes(use));
    auto key = SecretBytes::copy_of(hash);
    platform::wipe(hash);
    return key;
}

SecretBytes database_key_of(const SecretBytes& secret)
{
    return key_for(secret, "kerbside device.db 1");
}

}

Status DeviceStore::init(const StorePlace& place, std::string_view device_name)
{
    TRY(platform::make_folder(place.folder));
    TRY_ASSIGN(const auto lock, platform::FolderLock::take(place.folder));
    const bool has_file = std::filesystem::exists(file_in(place.folder));
    auto secret = place.keystore.unwrap(kSecretName);
    if (!secret && secret.error().kind != ErrorKind::NotFound)
        return secret.error();
    if (!secret) {
        if (has_file)
            return Error{ErrorKind::Refused, "there is a device here whose key is missing: it is out of service"};
        TRY(place.keystore.create(kSecretName));
        secret = place.keystore.unwrap(kSecretName);
        if (!secret)
            return secret.error();
    }
    TRY_ASSIGN(auto database, Database::open(file_in(place.folder), database_key_of(*secret),
                                             {.existing = OpenOptions::Existing::Allowed, .vfs = place.vfs}));
    const auto parts = device_schema();
    TRY(database.migrate(parts));
    const auto known = DeviceIdentity::load(database);
    if (known)
        return Error{ErrorKind::Refused, "there is a device here already"};
    if (known.error().kind != ErrorKind::NotFound)
        return known.error();
    return DeviceIdentity::create(database, device_name);
}

Result<std::unique_ptr<DeviceStore>> DeviceStore::open(const StorePlace& place, StoreAccess access)
{
    if (!std::filesystem::exists(file_in(place.folder)))
        return Error{ErrorKind::NotFound, "no device in " + place.folder.string()};
    std::optional<platform::FolderLock> lock;
    if (access == StoreAccess::Alone) {
        TRY_ASSIGN(lock, platform::FolderLock::take(place.folder));
    }
    TRY_ASSIGN(const auto secret, place.keystore.unwrap(kSecretName));
    auto database_key = database_key_of(secret);
    if (access == StoreAccess::Alone)
        (void)give_spare(place.folder);
    TRY_ASSIGN(auto database, Database::open(file_in(place.folder), database_key, {.vfs = place.vfs}));
    if (access == StoreAccess::Alone) {
        const auto parts = device_schema();
        TRY(database.migrate(parts));
    }
    TRY_ASSIGN(auto identity, DeviceIdentity::load(database));
    std::unique_ptr<DeviceStore> store(new DeviceStore(place, std::move(lock), std::move(database_key), key_for(secret, "kerbside keyslots 1"),
                                                       std::move(database), std::move(identity)));
    if (access == StoreAccess::Alone)
        TRY(store->drafts().expire(place.clock.now()));
    if (access == StoreAccess::Alone)
        keep_spare(place.folder);
    return store;
}

DeviceStore::DeviceStore(const StorePlace& place, std::optional<platform::FolderLock> lock, SecretBytes database_key, SecretBytes device_secret,
                         Database database, DeviceIdentity identity)
    : m_place(place), m_lock(std::move(lock)), m_database_key(std::move(database_key)), m_database(std::move(database)),
      m_identity(std::make_unique<DeviceIdentity>(std::move(identity))),
      m_accounts(m_database, std::move(device_secret), place.policy, place.clock), m_quick_unlock(place.policy, place.clock),
      m_drafts(m_database), m_forms(m_database), m_settings(m_database)
{
}

Result<Database> DeviceStore::connect() const
{
    return Database::open(file_in(m_place.folder), m_database_key, {.vfs = m_place.vfs});
}

Status DeviceStore::reopen()
{
    // The old connection goes only when the new one is there: its journal must not be recovered twice at once, but a
    // file that cannot be opened now must leave us with something that says so.
    m_is_worn = true;
    TRY_ASSIGN(auto database, connect());
    m_database = std::move(database);
    m_is_worn = false;
    return {};
}

Status DeviceStore::renew()
{
    return m_is_worn ? reopen() : Status{};
}

void DeviceStore::fold_log()
{
    // The log may still hold the draft's encrypted pages. Where the courier is reading it is folded next time.
    const auto done = m_database.checkpoint();
    if (!done && done.error().kind != ErrorKind::Busy)
        platform::log(platform::LogLevel::Warning, done.error().detail);
}

}
