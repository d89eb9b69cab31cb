#include "sync/wire/card.h"

namespace kerbside::sync {

namespace {
constexpr Magic kHub{'K', 'B', 'H', 'I'};
constexpr Magic kInner{'K', 'B', 'C', 'A'};
constexpr Magic kOuter{'K', 'B', 'C', 'S'};
constexpr std::size_t kMaxHubBytes = 10 * 1024;
constexpr std::size_t kMaxPem = 8192;
}

Bytes encode_hub_identity(const HubIdentity& identity, const SigningKey& hub)
{
    Writer out(kHub);
    out.raw(hub.public_key().bytes).text8(identity.address).bytes16(platform::as_bytes(identity.tls_authority));
    out.text8(identity.tls_pin);
    return sign_and_take(out, hub);
}

Result<HubIdentity> decode_hub_identity(ByteView bytes)
{
    Reader in(bytes);
    HubIdentity identity;
    in.begin(kHub);
    identity.verify_key.bytes = in.array<32>();
    identity.address = in.text8(255);
    identity.tls_authority = platform::as_text(in.bytes16(kMaxPem));
    identity.tls_pin = in.text8(128);
    const auto signed_part = in.so_far();
    const auto signature = in.array<64>();
    TRY(in.finish("hub identity"));
    if (!platform::is_signed_by(identity.verify_key, signed_part, signature))
        return Error{ErrorKind::Invalid, "the hub identity is not signed with its own key"};
    return identity;
}

Bytes encode_card(ByteView keyset, ByteView certificate, ByteView hub_identity, const SealPublicKey& device)
{
    Writer inner(kInner);
    inner.bytes32(keyset).bytes16(certificate).bytes16(hub_identity);
    Writer outer(kOuter);
    outer.raw(platform::seal_to(device, inner.view()));
    return outer.take();
}

Result<Card> decode_card(ByteView bytes, const platform::SealKey& device, const VerifyKey& device_verify_key)
{
    if (bytes.size() > kMaxCardBytes)
        return Error{ErrorKind::Invalid, "the card is too large"};
    Reader outer(bytes);
    outer.begin(kOuter);
    if (!outer.is_good())
        return Error{ErrorKind::Invalid, "not a card"};
    TRY_ASSIGN(const auto opened, device.open(outer.raw(outer.left())));

    Card card;
    Reader in(opened.view());
    in.begin(kInner);
    const auto keyset = in.bytes32(kMaxKeysetBytes);
    const auto certificate = in.bytes16(kMaxCertificateBytes);
    const auto hub = in.bytes16(kMaxHubBytes);
    TRY(in.finish("card"));
    TRY_ASSIGN(card.keyset, decode_keyset(keyset));
    TRY_ASSIGN(card.certificate, decode_certificate(certificate));
    TRY_ASSIGN(card.hub, decode_hub_identity(hub));
    TRY(check_certificate(card.certificate, card.keyset));
    if (card.certificate.verify_key != device_verify_key || card.certificate.seal_key != device.public_key())
        return Error{ErrorKind::Refused, "the card certifies another device"};
    if (!card.keyset.has_hub(card.hub.verify_key))
        return Error{ErrorKind::Refused, "the card names a hub that the keyset does not know"};
    card.keyset_bytes.assign(keyset.begin(), keyset.end());
    card.certificate_bytes.assign(certificate.begin(), certificate.end());
    card.hub_bytes.assign(hub.begin(), hub.end());
    return card;
}

}
