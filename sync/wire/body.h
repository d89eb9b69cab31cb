#pragma once

#include "platform/crypto/secret.h"
#include "sync/wire/sealing.h"

namespace kerbside::sync {

// The inside of a compartment, before it is encrypted; not for other rooms.

struct PaddedBody {
    platform::SecretBytes bytes;
    std::uint8_t bucket = 0;
};

/// Writes, compresses and pads. Refused above the largest bucket.
Result<PaddedBody> make_body(std::string_view xml, std::span<const Attachment>);

/// Invalid where it is malformed; refuses to take more than kMaxSubmissionBytes.
Result<PlainSubmission> read_body(ByteView padded);

}
