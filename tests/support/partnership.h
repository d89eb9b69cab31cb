#pragma once

#include "sync/wire/card.h"
#include "sync/wire/sealing.h"

namespace kerbside::test {

/// A partnership made in memory: root, desk, hub, one sealing key a role, and one certified device.
struct Partnership {
    platform::SigningKey root = platform::SigningKey::generate();
    platform::SigningKey desk = platform::SigningKey::generate();
    platform::SigningKey hub = platform::SigningKey::generate();
    platform::SealKey data = platform::SealKey::generate();
    platform::SealKey safeguarding = platform::SealKey::generate();
    platform::SealKey mediation = platform::SealKey::generate();
    platform::SealKey recovery = platform::SealKey::generate();
    platform::SigningKey device = platform::SigningKey::generate();
    platform::SealKey device_seal = platform::SealKey::generate();

    sync::Keyset keyset(std::uint64_t epoch = 1) const;
    sync::Bytes keyset_bytes(std::uint64_t epoch = 1) const { return sync::encode_keyset(keyset(epoch), root); }
    /// For this partnership's own device, or for the keys of a request.
    sync::Bytes certificate() const;
    sync::Bytes certificate_for(const platform::VerifyKey&, const platform::SealPublicKey&) const;
    sync::Bytes hub_identity() const;
    sync::Bytes card_for(const sync::EnrolRequest&) const;
    /// Sealed by this partnership's own device.
    sync::Bytes envelope(std::string_view xml, const sync::EnvelopeKey&) const;
};

}
