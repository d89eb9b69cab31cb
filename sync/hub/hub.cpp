#include "sync/hub/hub.h"

#include "platform/base/file.h"
#include "platform/storage/transaction.h"

namespace kerbside::sync {

namespace {

using platform::Database;
using platform::SecretBytes;
using platform::Transaction;

constexpr std::string_view kSecret = "hub";

std::string text_of(const Bytes& bytes)
{
    return std::string(platform::as_text(bytes));
}

Result<SecretBytes> database_key(const HubPlace& place)
{
    return place.keystore.unwrap(kSecret);
}

Result<Database> open_database(const platform::Path& folder, const SecretBytes& key, platform::OpenOptions::Existing existing)
{
    TRY_ASSIGN(auto db, Database::open(folder / "hub.db", key, {.existing = existing}));
    TRY(db.migrate(std::array{hub_schema()}));
    return db;
}

/// The signing key and the TLS identity, in one commit: a hub has all of them or none.
Status make_keys(Database& db)
{
    TRY_ASSIGN(const auto tls, platform::make_tls_identity(platform::kHubServerName));
    const auto key = SigningKey::generate();
    HubStore store(db);
    TRY_ASSIGN(auto transaction, Transaction::begin(db));
    TRY(store.set_setting(transaction, "signing_seed", key.seed().view()));
    TRY(store.set_setting(transaction, "tls_authority", platform::as_bytes(tls.authority)));
    TRY(store.set_setting(transaction, "tls_certificate", platform::as_bytes(tls.certificate)));
    TRY(store.set_setting(transaction, "tls_key", platform::as_bytes(tls.key)));
    return transaction.commit();
}

Result<SigningKey> signing_key(const HubStore& store)
{
    TRY_ASSIGN(auto seed, store.setting("signing_seed"));
    auto secret = SecretBytes::copy_of(seed);
    platform::wipe(seed);
    return SigningKey::from_seed(std::move(secret));
}

Result<platform::TlsIdentity> tls_identity(const HubStore& store)
{
    TRY_ASSIGN(const auto authority, store.setting("tls_authority"));
    TRY_ASSIGN(const auto certificate, store.setting("tls_certificate"));
    TRY_ASSIGN(const auto key, store.setting("tls_key"));
    return platform::TlsIdentity{text_of(authority), text_of(certificate), text_of(key)};
}

Result<HubIdentity> identity_of(const HubStore& store, const SigningKey& key)
{
    TRY_ASSIGN(const auto tls, tls_identity(store));
    HubIdentity identity;
    identity.verify_key = key.public_key();
    identity.tls_authority = tls.authority;
    TRY_ASSIGN(identity.tls_pin, platform::public_key_pin(tls.certificate));
    const auto address = store.setting("address");
    if (!address && address.error().kind != ErrorKind::NotFound)
        return address.error();
    if (address)
        identity.address = text_of(*address);
    return identity;
}

/// Who sits at the hub says to which partnership it belongs: the first keyset is believed, a later one must follow it.
Status take_keyset(Database& db, const Bytes& bytes, const VerifyKey& own)
{
    HubStore store(db);
    TRY_ASSIGN(const auto keyset, decode_keyset(bytes));
    if (!keyset.has_hub(own))
        return Error{ErrorKind::Refused, "the keyset does not name this hub"};
    const auto held = store.setting("keyset");
    if (held && *held == bytes)
        return {};
    if (held) {
        TRY_ASSIGN(const auto current, decode_keyset(*held));
        TRY(succeeds(keyset, current));
    } else if (held.error().kind != ErrorKind::NotFound) {
        return held.error();
    }
    TRY_ASSIGN(auto transaction, Transaction::begin(db));
    TRY(store.set_setting(transaction, "keyset", bytes));
    return transaction.commit();
}

}

Result<HubIdentity> Hub::init(const HubPlace& place, const InitOptions& options)
{
    if (options.address.size() > 255)
        return Error{ErrorKind::Invalid, "the address is too long"};
    TRY(platform::make_folder(place.folder));
    TRY_ASSIGN(const auto lock, platform::FolderLock::take(place.folder));
    // A missing key never starts a fresh hub over an old one.
    const bool is_there = std::filesystem::exists(place.folder / "hub.db");
    auto key = database_key(place);
    if (!key && key.error().kind == ErrorKind::NotFound && !is_there) {
        TRY(place.keystore.create(kSecret));
        key = database_key(place);
    }
    if (!key)
        return key.error();
    TRY_ASSIGN(auto db, open_database(place.folder, *key, platform::OpenOptions::Existing::Allowed));
    HubStore store(db);
    const auto seed = store.setting("signing_seed");
    if (!seed && seed.error().kind != ErrorKind::NotFound)
        return seed.error();
    if (!seed)
        TRY(make_keys(db));
    if (!options.address.empty()) {
        TRY_ASSIGN(auto transaction, Transaction::begin(db));
        TRY(store.set_setting(transaction, "address", platform::as_bytes(options.address)));
        TRY(transaction.commit());
    }
    TRY_ASSIGN(const auto signing, signing_key(store));
    if (!options.keyset.empty())
        TRY(take_keyset(db, options.keyset, signing.public_key()));
    TRY_ASSIGN(auto identity, identity_of(store, signing));
    TRY(platform::write_file(place.folder / "hub.id", encode_hub_identity(identity, signing), platform::FileMode::Shared));
    return identity;
}

Result<std::unique_ptr<Hub>> Hub::open(const HubPlace& place)
{
    TRY_ASSIGN(auto lock, platform::FolderLock::take(place.folder));
    TRY_ASSIGN(auto key, database_key(place));
    TRY_ASSIGN(auto db, open_database(place.folder, key, platform::OpenOptions::Existing::Required));
    const HubStore store(db);
    TRY_ASSIGN(auto signing, signing_key(store));
    std::unique_ptr<Hub> hub(new Hub);
    hub->m_lock = std::move(lock);
    TRY_ASSIGN(hub->m_identity, identity_of(store, signing));
    TRY_ASSIGN(hub->m_tls, tls_identity(store));
    const auto open_again = [folder = place.folder, shared = std::make_shared<SecretBytes>(std::move(key))] {
        return open_database(folder, *shared, platform::OpenOptions::Existing::Required);
    };
    hub->m_intake = std::make_unique<Intake>(open_again, place.clock, std::move(signing));
    return hub;
}

Result<std::unique_ptr<Listener>> Hub::listen(const ListenerOptions& options)
{
    return Listener::start(*m_intake, m_tls, options);
}

}
