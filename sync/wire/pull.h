#pragma once

#include "sync/wire/chain.h"

#include <vector>

namespace kerbside::sync {

inline constexpr std::size_t kMaxPullEntries = 500;
inline constexpr std::size_t kMaxPullBytes = 8U << 20;

/// The hub's answer to `GET /v1/envelopes`: what follows one mark in its chain, in the chain's order.
/// The views point into the bytes that were read.
struct PullPage {
    struct Entry {
        std::uint64_t serial = 0;
        std::uint16_t certificate = 0; ///< index into `certificates`: of the device that sent it
        ByteView envelope;
    };

    HubMark after;           ///< what was asked for
    std::uint64_t last = 0;  ///< the hub's highest serial number: above the last entry's, and there is more
    std::vector<ByteView> certificates;
    std::vector<Entry> entries;

    /// Where the next page begins: the last entry's place in the chain, or `after` where there is none.
    HubMark through;
};

/// Signed by the hub. Refused above the limits. `through` is reckoned, not read.
Result<Bytes> encode_pull(const PullPage&, const SigningKey& hub);

/// Invalid where it is malformed, not signed by `hub`, or where the entries are not the next links of the chain after
/// `after`. The envelopes' own signatures are the caller's to verify (verify_envelope, check_certificate).
Result<PullPage> decode_pull(ByteView, const VerifyKey& hub, const HubMark& after);

}
