#pragma once

#include "platform/crypto/stream.h"
#include "sync/wire/envelope.h"

namespace kerbside::sync {

// What the reader and the maker of envelopes share; not for other rooms.

inline constexpr Magic kEnvelopeMagic{'K', 'B', 'E', 'N'};
inline constexpr std::uint8_t kSmallestBucket = 8; ///< 256 bytes
inline constexpr std::uint8_t kLargestBucket = 20; ///< 1 MiB
inline constexpr std::uint8_t kMaxCompartments = 4;
inline constexpr std::uint8_t kMaxRecipients = 16;

void write_header(Writer&, const EnvelopeHeader&);

}
