#pragma once

#include "sync/wire/device_certificate.h"
#include "sync/wire/envelope.h"

#include <span>
#include <vector>

namespace kerbside::sync {

inline constexpr std::size_t kMaxBatchEnvelopes = 100;
inline constexpr std::size_t kMaxBatchEnvelopeBytes = 4U << 20;
inline constexpr std::size_t kMaxBatchBytes = kMaxBatchEnvelopeBytes + 8 * 1024;

/// A place in the hub's chain: its highest serial number, and the hash over everything up to it (FORMAT.md).
struct HubMark {
    std::uint64_t serial = 0;
    Hash256 head{};
    friend bool operator==(const HubMark&, const HubMark&) = default;
};

/// One request of a device: envelopes as they are, or none, which only asks how far the hub and the desk are.
/// The views point into the bytes that were read.
struct Batch {
    HubMark seen; ///< what the last receipt told this device; zero at first
    DeviceCertificate certificate;
    ByteView certificate_bytes;
    std::vector<ByteView> envelopes;
};

/// Refused where there are too many or they are too large together.
Result<Bytes> encode_batch(const HubMark& seen, ByteView certificate, std::span<const ByteView> envelopes,
                           const SigningKey& device);

/// Invalid where it is malformed, Refused where it is not signed with the key of its certificate. The envelopes are not
/// looked into, so that a bad one does not hold up the others.
Result<Batch> decode_batch(ByteView);

/// BLAKE2b-256 over the whole batch: binds the answer to it, and in hexadecimal is the Idempotency-Key.
Hash256 hash_of_batch(ByteView);

}
