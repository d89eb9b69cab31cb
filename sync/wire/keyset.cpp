#include "sync/wire/keyset.h"

#include <algorithm>

namespace kerbside::sync {

namespace {
constexpr Magic kMagic{'K', 'B', 'K', 'S'};
constexpr std::size_t kMaxName = 128;
}

std::vector<SealPublicKey> Keyset::keys_of(Role role) const
{
    std::vector<SealPublicKey> keys;
    for (const auto& each : sealing)
        if (each.role == role)
            keys.push_back(each.key);
    return keys;
}

bool Keyset::has_hub(const VerifyKey& key) const
{
    return std::ranges::find(hubs, key) != hubs.end();
}

bool Keyset::has_desk(const VerifyKey& key) const
{
    return std::ranges::find(desks, key) != desks.end();
}

bool Keyset::is_revoked(const DeviceId& device) const
{
    return std::ranges::find(revoked, device) != revoked.end();
}

Bytes encode_keyset(const Keyset& keyset, const SigningKey& root)
{
    Writer out(kMagic);
    out.u64(keyset.epoch).raw(root.public_key().bytes).text8(keyset.partnership).u32(keyset.issued);
    out.u8(static_cast<std::uint8_t>(keyset.sealing.size()));
    for (const auto& each : keyset.sealing)
        out.u8(static_cast<std::uint8_t>(each.role)).raw(each.key.bytes);
    out.u8(static_cast<std::uint8_t>(keyset.hubs.size()));
    for (const auto& key : keyset.hubs)
        out.raw(key.bytes);
    out.u8(static_cast<std::uint8_t>(keyset.desks.size()));
    for (const auto& key : keyset.desks)
        out.raw(key.bytes);
    out.u16(static_cast<std::uint16_t>(keyset.revoked.size()));
    for (const auto& device : keyset.revoked)
        out.raw(device.bytes);
    return sign_and_take(out, root);
}

Result<Keyset> decode_keyset(ByteView bytes)
{
    if (bytes.size() > kMaxKeysetBytes)
        return Error{ErrorKind::Invalid, "the keyset is too large"};
    Reader in(bytes);
    Keyset keyset;
    in.begin(kMagic);
    keyset.epoch = in.u64();
    keyset.root.bytes = in.array<32>();
    keyset.partnership = in.text8(kMaxName);
    keyset.issued = in.u32();
    for (auto left = in.count8(16); left > 0 && in.is_good(); --left) {
        const auto role = read_role(in);
        keyset.sealing.push_back({role, SealPublicKey{in.array<32>()}});
    }
    for (auto left = in.count8(16); left > 0 && in.is_good(); --left)
        keyset.hubs.push_back(VerifyKey{in.array<32>()});
    for (auto left = in.count8(32); left > 0 && in.is_good(); --left)
        keyset.desks.push_back(VerifyKey{in.array<32>()});
    for (auto left = in.count16(4096); left > 0 && in.is_good(); --left)
        keyset.revoked.push_back(DeviceId{in.array<16>()});
    const auto signed_part = in.so_far();
    const auto signature = in.array<64>();
    TRY(in.finish("keyset"));
    if (!platform::is_signed_by(keyset.root, signed_part, signature))
        return Error{ErrorKind::Invalid, "the keyset is not signed by its root"};
    return keyset;
}

Status succeeds(const Keyset& next, const Keyset& current)
{
    if (next.root != current.root)
        return Error{ErrorKind::Refused, "the keyset is of another partnership"};
    if (next.epoch <= current.epoch)
        return Error{ErrorKind::Refused, "the keyset is not newer than the one that is held"};
    return {};
}

}
