#pragma once

#include "sync/wire/envelope.h"

#include <vector>

namespace kerbside::sync {

/// What the hub says of one envelope. Only Stored and Duplicate mean that it has these bytes on its disk.
enum class Verdict : std::uint8_t { Stored = 1, Duplicate = 2, Conflict = 3, Rejected = 4 };

enum class RejectReason : std::uint8_t {
    None = 0,
    Malformed = 1,
    TooLarge = 2,
    BadSignature = 3,
    OtherDevice = 4,
    Revoked = 5,
    UnknownKeyset = 6,
    TryLater = 7, ///< the hub could not store it now
};

std::string_view name_of(Verdict) noexcept;
std::string_view name_of(RejectReason) noexcept;

/// The hub's signed answer to one batch.
struct Receipt {
    struct Item {
        EnvelopeKey key; ///< zero where the envelope could not be read: then the hash alone names it
        Hash256 hash{};
        Verdict verdict = Verdict::Rejected;
        RejectReason reason = RejectReason::None;
    };

    VerifyKey hub;
    DeviceId device;
    Hash256 batch{};                     ///< of the batch that it answers
    std::uint64_t answered = 0;          ///< seconds since 1970, by the hub's clock
    std::uint64_t keyset_epoch = 0;      ///< of the hub's keyset: higher than ours, and a newer one can be fetched
    std::uint64_t stored_through = 0;    ///< the hub's highest serial number at this answer
    std::uint64_t pulled_through = 0;    ///< the desk has everything up to it on its own disk
    Hash256 head{};                      ///< the hub's chain up to `stored_through`, see FORMAT.md
    bool is_continuous = true;           ///< the mark that the batch brought is in the hub's chain: it was not set back
    std::vector<Item> items;             ///< up to 100, in the order of the batch
};

inline constexpr std::size_t kMaxReceiptBytes = 16 * 1024;

Bytes encode_receipt(const Receipt&, const SigningKey& hub);

/// Invalid where it is malformed or not signed by the hub that it names. Whether that hub is in the keyset, and whether
/// it answers our batch, is check_receipt().
Result<Receipt> decode_receipt(ByteView);

/// Refused where it is another hub's, another device's or another batch's answer.
Status check_receipt(const Receipt&, const VerifyKey& hub, const DeviceId& device, const Hash256& batch);

}
