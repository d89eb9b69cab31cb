#include "app/store/device_identity.h"

#include "platform/storage/transaction.h"

namespace kerbside::app {

using platform::Database;
using platform::Error;
using platform::ErrorKind;
using platform::Result;
using platform::SecretBytes;
using platform::Status;
using platform::Transaction;

Status DeviceIdentity::create(Database& database, std::string_view name)
{
    const auto signing = platform::SigningKey::generate();
    const auto seal = platform::SealKey::generate();
    TRY_ASSIGN(auto transaction, Transaction::begin(database));
    TRY_ASSIGN(auto write, database.prepare("INSERT INTO store_device (only, name, signing_seed, seal_secret) VALUES (1, ?, ?, ?)"));
    TRY(write.bind(name, signing.seed().view(), seal.secret().view()).run());
    return transaction.commit();
}

Result<DeviceIdentity> DeviceIdentity::load(Database& database)
{
    TRY_ASSIGN(auto read, database.prepare("SELECT name, signing_seed, seal_secret, keyset, certificate, hub FROM store_device"));
    TRY_ASSIGN(const bool is_there, read.step());
    if (!is_there)
        return Error{ErrorKind::NotFound, "the device has no identity"};
    const auto secret = [&](int column) {
        auto bytes = read.bytes(column);
        auto kept = SecretBytes::copy_of(bytes);
        platform::wipe(bytes);
        return kept;
    };
    TRY_ASSIGN(auto signing, platform::SigningKey::from_seed(secret(1)));
    TRY_ASSIGN(auto seal, platform::SealKey::from_secret(secret(2)));
    DeviceIdentity identity(std::move(signing), std::move(seal), read.text(0));
    if (read.is_null(3) || read.is_null(4) || read.is_null(5))
        return identity;
    sync::Card card;
    card.keyset_bytes = read.bytes(3);
    card.certificate_bytes = read.bytes(4);
    TRY_ASSIGN(card.keyset, sync::decode_keyset(card.keyset_bytes));
    TRY_ASSIGN(card.certificate, sync::decode_certificate(card.certificate_bytes));
    TRY_ASSIGN(card.hub, sync::decode_hub_identity(read.bytes(5)));
    identity.m_belonging = std::move(card);
    return identity;
}

sync::Bytes DeviceIdentity::request() const
{
    sync::EnrolRequest request;
    request.seal_key = m_seal.public_key();
    request.name = m_name;
    return sync::encode_request(request, m_signing);
}

Status DeviceIdentity::enrol(Database& database, sync::ByteView bytes)
{
    TRY_ASSIGN(auto card, sync::decode_card(bytes, m_seal, m_signing.public_key()));
    if (m_belonging) {
        if (card.keyset.root != m_belonging->keyset.root)
            return Error{ErrorKind::Refused, "the card is of another partnership"};
        if (card.keyset.epoch < m_belonging->keyset.epoch)
            return Error{ErrorKind::Refused, "the card is older than what the device knows already"};
    }
    TRY_ASSIGN(auto transaction, Transaction::begin(database));
    TRY_ASSIGN(auto write, database.prepare("UPDATE store_device SET keyset = ?, certificate = ?, hub = ?"));
    TRY(write.bind(card.keyset_bytes, card.certificate_bytes, card.hub_bytes).run());
    TRY(transaction.commit());
    m_belonging = std::move(card);
    return {};
}

Status DeviceIdentity::adopt_keyset(Database& database, sync::ByteView bytes)
{
    if (!m_belonging)
        return Error{ErrorKind::Refused, "the device belongs to no partnership"};
    TRY_ASSIGN(auto keyset, sync::decode_keyset(bytes));
    TRY(sync::succeeds(keyset, m_belonging->keyset));
    TRY_ASSIGN(auto transaction, Transaction::begin(database));
    TRY_ASSIGN(auto write, database.prepare("UPDATE store_device SET keyset = ?"));
    TRY(write.bind(bytes).run());
    TRY(transaction.commit());
    m_belonging->keyset = std::move(keyset);
    m_belonging->keyset_bytes.assign(bytes.begin(), bytes.end());
    return {};
}

}
