#pragma once

#include "platform/crypto/hash.h"
#include "sync/wire/identity.h"

#include <vector>

namespace kerbside::sync {

using platform::Hash256;

/// What names one submission for ever: the interview, and how often it was edited after being sent.
struct EnvelopeKey {
    Uuid instance_id;
    std::uint32_t revision = 1;
    friend auto operator<=>(const EnvelopeKey&, const EnvelopeKey&) = default;
};

inline constexpr std::size_t kMaxEnvelopeBytes = (1U << 20) + 64 * 1024;
inline constexpr std::size_t kMaxFormId = 200;
inline constexpr std::size_t kMaxFormVersion = 100;
inline constexpr std::size_t kSealedDataKeyBytes = 32 + platform::kSealOverhead;

/// What stands in clear on the outside.
struct EnvelopeHeader {
    EnvelopeKey key;
    DeviceId device;
    std::uint64_t epoch = 0; ///< of the keyset that it was sealed with
    Day day = 0;
    std::uint8_t bucket = 0; ///< log2 of the padded length of the first compartment
    std::string form_id;
    std::string form_version;
    Hash256 attachment_root{}; ///< zero where there are none
};

struct EnvelopeRecipient {
    Role role;
    KeyId key;
    std::array<std::uint8_t, kSealedDataKeyBytes> sealed_data_key;
};

/// One part with its own readers. `body` points into the bytes that were read.
struct Compartment {
    std::vector<EnvelopeRecipient> recipients;
    std::uint32_t dictionary = 0;
    ByteView body;
};

/// A whole envelope, read; valid while the bytes that were read are. See FORMAT.md.
struct EnvelopeParts {
    EnvelopeHeader header;
    std::vector<Compartment> compartments;
    ByteView header_bytes; ///< what every compartment is bound to
};

/// What names these exact bytes in a receipt.
Hash256 hash_of_envelope(ByteView);

/// Without looking at the signature. Invalid where any part is malformed or over its limit.
Result<EnvelopeParts> read_envelope(ByteView);
Result<EnvelopeHeader> read_header(ByteView);

/// Refused where it is not this device's own or its signature does not hold.
Result<EnvelopeHeader> verify_envelope(ByteView, const VerifyKey& device);

}
