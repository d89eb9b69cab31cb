#include "tests/support/partnership.h"

namespace kerbside::test {

using namespace sync;

Keyset Partnership::keyset(std::uint64_t epoch) const
{
    Keyset keyset;
    keyset.epoch = epoch;
    keyset.root = root.public_key();
    keyset.partnership = "Violence Reduction Partnership";
    keyset.issued = 20526;
    keyset.sealing = {{Role::Data, data.public_key()},
                      {Role::Safeguarding, safeguarding.public_key()},
                      {Role::Mediation, mediation.public_key()},
                      {Role::Recovery, recovery.public_key()}};
    keyset.hubs = {hub.public_key()};
    keyset.desks = {desk.public_key()};
    return keyset;
}

Bytes Partnership::certificate() const
{
    return certificate_for(device.public_key(), device_seal.public_key());
}

Bytes Partnership::certificate_for(const VerifyKey& verify_key, const SealPublicKey& seal_key) const
{
    DeviceCertificate certificate;
    certificate.verify_key = verify_key;
    certificate.seal_key = seal_key;
    certificate.name = "tablet 1";
    certificate.issued = 20526;
    return encode_certificate(certificate, desk);
}

Bytes Partnership::hub_identity() const
{
    HubIdentity identity;
    identity.address = "127.0.0.1:8443";
    identity.tls_authority = "-----BEGIN CERTIFICATE-----\n";
    identity.tls_pin = "sha256//AAAA";
    return encode_hub_identity(identity, hub);
}

Bytes Partnership::card_for(const EnrolRequest& request) const
{
    return encode_card(keyset_bytes(), certificate_for(request.verify_key, request.seal_key), hub_identity(), request.seal_key);
}

Bytes Partnership::envelope(std::string_view xml, const EnvelopeKey& key) const
{
    SealOrder order;
    order.key = key;
    order.form_id = "street-pastor-shift";
    order.form_version = "1";
    order.day = 20526;
    auto sealed = seal_envelope(order, xml, {}, keyset(), device);
    return sealed ? std::move(*sealed) : Bytes{};
}

}
