#pragma once

#include "platform/storage/database.h"
#include "sync/wire/card.h"

#include <optional>
#include <string>
#include <string_view>

namespace kerbside::app {

/// Who this device is, and whom it belongs to once a desk has certified it.
class DeviceIdentity {
public:
    /// Makes the device's keys. Refused where it has some.
    static platform::Status create(platform::Database&, std::string_view name);
    /// NotFound where create() was never done.
    static platform::Result<DeviceIdentity> load(platform::Database&);

    sync::DeviceId id() const { return sync::id_of(m_signing.public_key()); }
    const platform::SigningKey& signing_key() const noexcept { return m_signing; }
    const std::string& name() const noexcept { return m_name; }

    /// The public keys, for the desk.
    sync::Bytes request() const;

    /// Takes what the desk certified. WrongKey: another device's card. Refused: another partnership's than the first,
    /// or an older keyset than the one that is held.
    platform::Status enrol(platform::Database&, sync::ByteView card);

    /// A newer keyset that came by the hub. Refused where it may not take the place of the one that is held.
    platform::Status adopt_keyset(platform::Database&, sync::ByteView keyset);

    bool is_enrolled() const noexcept { return m_belonging.has_value(); }
    /// What the card said, with the newest keyset; only where is_enrolled().
    const sync::Card& belonging() const { return *m_belonging; }

private:
    DeviceIdentity(platform::SigningKey signing, platform::SealKey seal, std::string name)
        : m_signing(std::move(signing)), m_seal(std::move(seal)), m_name(std::move(name))
    {
    }
    platform::SigningKey m_signing;
    platform::SealKey m_seal;
    std::string m_name;
    std::optional<sync::Card> m_belonging;
};

}
