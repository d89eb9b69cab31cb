#include "sync/wire/receipt.h"

namespace kerbside::sync {

namespace {
constexpr Magic kMagic{'K', 'B', 'R', 'C'};
}

std::string_view name_of(Verdict verdict) noexcept
{
    switch (verdict) {
    case Verdict::Stored:
        return "stored";
    case Verdict::Duplicate:
        return "duplicate";
    case Verdict::Conflict:
        return "conflict";
    case Verdict::Rejected:
        return "rejected";
    }
    return "rejected";
}

std::string_view name_of(RejectReason reason) noexcept
{
    switch (reason) {
    case RejectReason::None:
        return "none";
    case RejectReason::Malformed:
        return "malformed";
    case RejectReason::TooLarge:
        return "too large";
    case RejectReason::BadSignature:
        return "bad signature";
    case RejectReason::OtherDevice:
        return "another device's";
    case RejectReason::Revoked:
        return "device revoked";
    case RejectReason::UnknownKeyset:
        return "unknown keyset";
    case RejectReason::TryLater:
        return "try later";
    }
    return "none";
}

Bytes encode_receipt(const Receipt& receipt, const SigningKey& hub)
{
    Writer out(kMagic);
    out.raw(hub.public_key().bytes).raw(receipt.device.bytes).raw(receipt.batch).u64(receipt.answered).u64(receipt.keyset_epoch);
    out.u64(receipt.stored_through).u64(receipt.pulled_through).raw(receipt.head).u8(receipt.is_continuous ? 1 : 0);
    out.u8(static_cast<std::uint8_t>(receipt.items.size()));
    for (const auto& item : receipt.items) {
        out.raw(item.key.instance_id.bytes()).u32(item.key.revision).raw(item.hash);
        out.u8(static_cast<std::uint8_t>(item.verdict)).u8(static_cast<std::uint8_t>(item.reason));
    }
    return sign_and_take(out, hub);
}

Result<Receipt> decode_receipt(ByteView bytes)
{
    if (bytes.size() > kMaxReceiptBytes)
        return Error{ErrorKind::Invalid, "the receipt is too large"};
    Reader in(bytes);
    Receipt receipt;
    in.begin(kMagic);
    receipt.hub.bytes = in.array<32>();
    receipt.device.bytes = in.array<16>();
    receipt.batch = in.array<32>();
    receipt.answered = in.u64();
    receipt.keyset_epoch = in.u64();
    receipt.stored_through = in.u64();
    receipt.pulled_through = in.u64();
    receipt.head = in.array<32>();
    receipt.is_continuous = in.count8(1) == 1;
    for (auto left = in.count8(100); left > 0 && in.is_good(); --left) {
        Receipt::Item item;
        item.key.instance_id = in.uuid();
        item.key.revision = in.u32();
        item.hash = in.array<32>();
        const auto verdict = in.u8();
        const auto reason = in.u8();
        if (verdict < 1 || verdict > 4 || reason > 7) {
            in.fail();
            break;
        }
        item.verdict = static_cast<Verdict>(verdict);
        item.reason = static_cast<RejectReason>(reason);
        receipt.items.push_back(item);
    }
    const auto signed_part = in.so_far();
    const auto signature = in.array<64>();
    TRY(in.finish("receipt"));
    if (!platform::is_signed_by(receipt.hub, signed_part, signature))
        return Error{ErrorKind::Invalid, "the receipt is not signed by its hub"};
    return receipt;
}

Status check_receipt(const Receipt& receipt, const VerifyKey& hub, const DeviceId& device, const Hash256& batch)
{
    if (receipt.hub != hub)
        return Error{ErrorKind::Refused, "the receipt is another hub's"};
    if (receipt.device != device)
        return Error{ErrorKind::Refused, "the receipt is for another device"};
    if (receipt.batch != batch)
        return Error{ErrorKind::Refused, "the receipt answers another batch"};
    return {};
}

}
