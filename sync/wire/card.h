#pragma once

#include "sync/wire/device_certificate.h"

namespace kerbside::sync {

/// What `hub init` prints and a card carries: which hub, and how its TLS is known.
struct HubIdentity {
    VerifyKey verify_key;      ///< signs the receipts
    std::string address;       ///< `host:port` to dial; up to 255 bytes
    std::string tls_authority; ///< PEM of the hub's own authority; up to 8 KiB
    std::string tls_pin;       ///< `sha256//…` of its server key; up to 128 bytes
};

Bytes encode_hub_identity(const HubIdentity&, const SigningKey& hub);
/// Invalid where it is malformed or not signed with the key in it.
Result<HubIdentity> decode_hub_identity(ByteView);

/// All that a device needs to belong: the keyset, its certificate, and where the hub is.
struct Card {
    Keyset keyset;
    DeviceCertificate certificate;
    HubIdentity hub;
    Bytes keyset_bytes;      ///< as signed, to be kept
    Bytes certificate_bytes; ///< as signed, to be sent with every batch
    Bytes hub_bytes;         ///< as signed, to be kept
};

inline constexpr std::size_t kMaxCardBytes = 128 * 1024;

/// Sealed to the device's key, so that a photographed card is worth nothing. The parts come as they were signed.
Bytes encode_card(ByteView keyset, ByteView certificate, ByteView hub_identity, const SealPublicKey& device);

/// WrongKey where the card is another device's. Refused where its parts do not belong together: the certificate is for
/// another key, its desk or the hub is not in the keyset, the device is revoked.
Result<Card> decode_card(ByteView, const platform::SealKey& device, const VerifyKey& device_verify_key);

}
